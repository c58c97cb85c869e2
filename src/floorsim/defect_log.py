"""The log of a defect of floorsim's own: enough to find it, nothing about a person."""

import os
import platform
import secrets
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from floorsim._version import __version__
from floorsim.errors import UsageError
from floorsim.folders import OWNER_ONLY_FILE, make_private, state_dir


def write_defect_log(defect: BaseException) -> Path | None:
    """Write what led to `defect` into a new file and return its path.

    The file holds versions, the kinds of error and the lines of code they passed through. Left out, since
    names of people, texts or folders may stand in them: messages of errors, values of variables, arguments of
    the command, the folders above each source file.

    It is readable by its owner alone, never a file that is there already, and never at the end of a link.
    Where the state folder cannot be written it lies in a new folder, of a name that nobody can foresee, in
    the temporary folder. Returns None if that cannot be written either.
    """
    report = "\n".join(_report(defect)) + "\n"
    name = f"defect-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}-{secrets.token_hex(4)}.log"
    places: tuple[Callable[[], Path], ...] = (
        lambda: state_dir() / "logs",
        lambda: Path(tempfile.mkdtemp(prefix="floorsim-")),
    )
    for place in places:
        try:
            folder = place()
            make_private(folder)
            _write_new(folder / name, report)
        except (OSError, UsageError):
            continue
        return folder / name
    return None


def defect_words(defect: BaseException, what_it_does: str) -> str:
    """Log a defect that does not end the program, and return what is told of it.

    `what_it_does` goes on after "A defect of floorsim's own", without a full stop.
    """
    log = write_defect_log(defect)
    where = "" if log is None else f" {log} says more; it names nobody."
    return f"A defect of floorsim's own {what_it_does}.{where}"


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises OSError where it is, be it as a link."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags, OWNER_ONLY_FILE), "w", encoding="utf-8") as file:
        file.write(text)


def _report(defect: BaseException) -> Iterator[str]:
    yield f"floorsim {__version__}, Python {platform.python_version()}"
    yield f"{platform.system()} {platform.machine()}"
    chain: list[BaseException] = []
    link: BaseException | None = defect
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    for error in reversed(chain):
        yield ""
        yield f"{type(error).__module__}.{type(error).__qualname__}, raised through:"
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"  {_without_home(frame.filename)}:{frame.lineno} in {frame.name}"
            if frame.line:
                yield f"    {frame.line}"


def _without_home(filename: str) -> str:
    """Return the path below the import folder it was found in, or the bare file name."""
    path = Path(filename)
    roots = [Path(entry) for entry in sys.path if entry and path.is_relative_to(entry)]
    if not roots:
        return path.name
    return path.relative_to(max(roots, key=lambda root: len(root.parts))).as_posix()
