"""What the figures were measured on: date, processor, Python, libraries, how busy the machine was."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("floorsim", "simpy", "numpy", "ciw", "salabim")


def machine_facts() -> dict[str, str]:
    """Facts by name, each as text for a person."""
    return {
        "date": date.today().isoformat(),
        "commit": _commit(),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "the floor's loop": _loop(),
        "libraries": ", ".join(f"{name} {_version(name)}" for name in LIBRARIES),
        "load at the start": load(),
    }


def load() -> str:
    """How many programs wanted a core over the last minute, where the system tells."""
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "not known here"


def _processor() -> str:
    """The processor's model; Linux alone names it in a file, elsewhere Python's own word for it does."""
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        for queue in listing.read_text().splitlines():
            if queue.startswith("model name"):
                return queue.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def _loop() -> str:
    from floorsim.floor import clock

    return "plain Python" if Path(clock.__file__).suffix == ".py" else "compiled"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    """The checkout's commit, and whether the code under src has changed since."""
    try:
        commit, changed = _git("rev-parse", "--short", "HEAD"), _git("status", "--porcelain", "--", "../src")
    except (OSError, subprocess.CalledProcessError):
        return "not known: no git checkout here"
    return f"{commit}, with uncommitted changes" if changed else commit


def _git(*arguments: str) -> str:
    here = Path(__file__).parent
    ended = subprocess.run(["git", *arguments], cwd=here, capture_output=True, text=True, check=True)
    return ended.stdout.strip()
