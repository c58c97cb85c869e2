"""What is really loaded, seen in fresh processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ["textual", "rich", "simpy", "click", "sqlite_utils", "numpy", "pydantic", "yaml", "faker"]

IMPORT_THE_PACKAGE = "import floorsim"
ASK_THE_VERSION = "from floorsim.__main__ import main; assert main(['--version']) == 0"

IMPORT_ALL_BUT_THE_SCREEN = """
import importlib, json, pkgutil, sys
import floorsim

names = [m.name for m in pkgutil.walk_packages(floorsim.__path__, "floorsim.", onerror=print)
         if m.name.split(".")[1] != "tui"]
loaders = {}
for name in names:
    importlib.import_module(name)
    for library in ("textual", "rich"):
        if library in sys.modules:
            loaders.setdefault(library, name)
print(json.dumps({"names": names, "loaders": loaders}))
"""


def in_fresh_process(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("program", [IMPORT_THE_PACKAGE, ASK_THE_VERSION])
def test_the_package_and_its_version_load_no_library(program: str) -> None:
    show = "; import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    loaded = json.loads(in_fresh_process(program + show))
    assert "floorsim" in loaded
    assert not set(HEAVY) & set(loaded)


def test_every_module_outside_the_screen_imports_without_textual() -> None:
    seen = json.loads(in_fresh_process(IMPORT_ALL_BUT_THE_SCREEN))
    assert {"floorsim.cli.main", "floorsim.play.session", "floorsim.present.row", "floorsim.scenario"} <= set(
        seen["names"]
    )
    assert seen["loaders"] == {}


LIST_AN_UNFINISHED_RUN = """
import json, sys
from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.run.model_version import MODEL_VERSION
from floorsim.store import open_store

with open_store(sys.argv[1]) as store:
    store.create_run(scenario_id="first-shift", scenario_title="First shift", scenario_text="{}",
                     scenario_digest="sha256:0", model_version=MODEL_VERSION, seed=1)
    (entry,) = StoredRunLibrary(store).runs()
    assert not entry.ended and entry.why_not is None
print(json.dumps(sorted(sys.modules)))
"""


def test_what_home_lists_needs_no_engine(tmp_path: Path) -> None:
    loaded = json.loads(in_fresh_process(LIST_AN_UNFINISHED_RUN, str(tmp_path / "runs.db")))
    assert "floorsim.store.reading" in loaded
    assert not {"simpy", "pydantic", "floorsim.run.run", "floorsim.floor.floor"} & set(loaded)
