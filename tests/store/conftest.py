import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from floorsim.store import RunStore, open_store
from tests.store.samples import TickingClock

NOBODY = 65534


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "runs.db"


@pytest.fixture
def store(store_file: Path) -> Iterator[RunStore]:
    with open_store(store_file, busy_s=0.05, now=TickingClock()) as opened:
        yield opened


@pytest.fixture
def as_ordinary_user() -> Iterator[Path]:
    """A folder of an ordinary user, as whom the test runs: the superuser may write what is read-only."""
    import filelock  # noqa: F401  the ordinary user may be kept from reading libraries
    import sqlite_utils  # noqa: F401

    import floorsim.store.database
    import floorsim.store.schema  # noqa: F401

    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no user ids")
    folder = Path(tempfile.mkdtemp(prefix="floorsim-test-"))
    was = os.geteuid()
    if was == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(was)
        for place in [folder, *folder.rglob("*")]:
            place.chmod(0o700)
        shutil.rmtree(folder)
