"""Shipped content is found in a source checkout and in an installed wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from floorsim import content
from floorsim.errors import FloorsimError

REPOSITORY = Path(__file__).parents[1]
KINDS: list[content.ContentKind] = ["scenarios", "data"]


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_checkout_uses_the_folders_at_its_root(kind: content.ContentKind) -> None:
    assert content.content_dir(kind) == REPOSITORY / kind


def test_a_wheel_carries_the_same_files_and_finds_them(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(REPOSITORY)).build(directory=str(tmp_path / "dist"), versions=["standard"])
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    for kind in KINDS:
        program = (
            f"import sys; sys.path.insert(0, {str(installed)!r}); "
            f"from floorsim.content import content_dir; print(content_dir({kind!r}))"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        found = Path(done.stdout.strip())
        assert found.is_relative_to(installed)
        assert files_below(found) == files_below(REPOSITORY / kind)


def test_an_installation_without_content_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = tmp_path / "lib" / "python" / "floorsim"
    bare.mkdir(parents=True)
    monkeypatch.setattr("importlib.resources.files", lambda package: bare)
    with pytest.raises(FloorsimError, match="lacks its scenarios folder"):
        content.content_dir("scenarios")
