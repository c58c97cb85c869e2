from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def quick_disk() -> Iterator[None]:
    """Sittings of tests need not outlast a loss of power; tests/desktest/chain has what is tried of that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("floorsim.desktest.chain.disk.os.fsync", lambda descriptor: None)
        yield
