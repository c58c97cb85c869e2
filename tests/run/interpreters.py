"""Other Python interpreters on this machine, each with the packages that a run needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MINORS = tuple(minor for minor in range(11, 16) if minor != sys.version_info.minor)
"""Minor versions of Python 3 to look for, from the lowest that `pyproject.toml` allows."""
NEEDED = ("numpy", "pydantic", "pyyaml", "simpy")
"""The distributions that a run imports."""
INSTALL_S = 300.0
"""Longest time that installing them may take."""


def interpreter(minor: int) -> Path | None:
    """A Python 3 of this minor version: in PATH, or one that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = sorted(kept.glob(f"3.{minor}.*/bin/python3.{minor}"))
    named = shutil.which(f"python3.{minor}")
    for path in [*found, *([Path(named)] if named else [])]:
        if _says(path, "import sys; print(sys.version_info[1])") == str(minor):
            return path
    return None


def with_packages(python: Path, folder: Path) -> Path | None:
    """This interpreter, or one of a new environment in `folder`, that can import what a run needs; None when
    the packages are not to be had."""
    own = folder / "bin" / "python"
    for path in (python, own):
        if _can_run(path):
            return path
    wanted = [line for line in _dependencies() if line.split(">")[0] in NEEDED]
    try:
        subprocess.run([python, "-m", "venv", folder], check=True, capture_output=True, timeout=INSTALL_S)
        install: list[str | Path] = [own, "-m", "pip", "install", "--quiet", *wanted]
        subprocess.run(install, check=True, capture_output=True, timeout=INSTALL_S)
    except (OSError, subprocess.SubprocessError):
        return None
    return own if _can_run(own) else None


def _dependencies() -> list[str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found: list[str] = tomllib.loads(text)["project"]["dependencies"]
    return found


def _can_run(python: Path) -> bool:
    return _says(python, "import numpy, pydantic, simpy, yaml; print('yes')") == "yes"


def _says(python: Path, program: str) -> str:
    try:
        done = subprocess.run([python, "-c", program], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()
