"""A copy of the program's source in which the files of a guide stand where the guide says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_COPIED = ("src", "data", "scenarios", "docs", "tests", "benchmarks")
_BLOCK = re.compile(r"^```(\w+) ([\w/.-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class SourceCopy:
    """The source in a folder of its own.

    Args:
        folder: where; it must not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in _COPIED:
            shutil.copytree(ROOT / name, folder / name)
        for name in ("pyproject.toml", "README.md"):
            shutil.copy2(ROOT / name, folder / name)

    def write(self, guide: str) -> list[str]:
        """Writes every block of a guide that names a file, and gives the files in order.

        A block of another language than diff is the whole of a new file, written word for word. A `diff`
        block changes a file that is there: lines with `-` go, lines with `+` come, and every part between
        `@@` lines must stand in the file exactly once.
        """
        files = []
        for language, name, text in _BLOCK.findall(guide):
            file = self.folder / name
            if language == "diff":
                file.write_text(_changed(file.read_text(encoding="utf-8"), text, name), encoding="utf-8")
            else:
                assert not file.exists(), f"{name} is there already"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            files.append(name)
        return files

    def run(self, *arguments: str) -> None:
        """Runs Python in the copy, and fails with what it printed unless it ends with 0."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder / "src")}
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def _changed(text: str, diff: str, name: str) -> str:
    for part in re.split(r"^@@.*\n", diff, flags=re.MULTILINE):
        lines = part.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if not line.startswith("+"))
        after = "".join(line[1:] for line in lines if not line.startswith("-"))
        if before:
            assert text.count(before) == 1, f"{name} does not have exactly once:\n{before}"
            text = text.replace(before, after)
    return text
