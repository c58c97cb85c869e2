"""From what a candidate was given to the sitting: by an admission, or without one as practice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from floorsim.desktest.chain.clocks import CLOCKS, Clocks
from floorsim.desktest.chain.disk import write_new
from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.chain.log import ChainedLog, read_lines
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.content import Package
from floorsim.desktest.package.loader import SEALED, load_desk_test
from floorsim.desktest.package.sealed import refuse_to_take, seal, sealed_from_text
from floorsim.desktest.programme.admission import looks_like_admission, read_admission
from floorsim.desktest.proof.result import BrokenResultError, course_of, seal_result
from floorsim.desktest.sitting.course import Course
from floorsim.desktest.sitting.places import sittings_dir
from floorsim.errors import FloorsimError, UsageError
from floorsim.play.desk_test.opening import LOG, open_in
from floorsim.play.desk_test.stored_sitting import StoredSitting
from floorsim.scenario.files import read_file, told

KEY: Final = "key"
UNSEALED: Final = "unsealed"
"""Files in a sitting's folder; the last is there until the result is sealed."""


@dataclass(frozen=True)
class Admitted:
    """What a sitting is opened with."""

    key: SittingKey
    package_text: str
    package: Package
    accommodations: Accommodations
    practice: bool


def open_sitting(
    reference: str, results: Path, *, rehearsal: bool = False, clocks: Clocks = CLOCKS
) -> StoredSitting:
    """The sitting of an admission, or of a desk test that may be taken without one.

    One that was interrupted goes on, whatever its admission's last day.

    Args:
        reference: the file of an admission or of a sealed desk test, or a desk test's id or path.
        results: the folder for the sealed result.
        rehearsal: let a form that is no practice form be taken without an admission, as practice.
        clocks: the machine's clocks.

    Raises:
        UsageError: it may not be taken so; the sentence says what to do.
        ScenarioError: there is no such desk test, or it is damaged.
        FloorsimError: its log was changed by something else.
        StoreError: it can't be read or written, or it is open in another floorsim.
    """
    today = clocks.wall().astimezone().date()
    file = Path(reference)
    if looks_like_admission(file):
        admission = read_admission(file)
        found = Admitted(
            admission.key, admission.package_text, admission.package, admission.accommodations, False
        )
        why_not = admission.why_not(today)
    else:
        found, why_not = _without_admission(file, reference, rehearsal), None
    folder = sittings_dir() / found.key.sitting
    _refuse(found.package, _course(folder / LOG, found.package), today, why_not)
    if not (folder / LOG).exists():
        _prepare(folder, found)

    def seal_log(log: ChainedLog) -> Path:
        sealed = seal_result(log, found.key, found.package_text, results)
        with suppress(OSError):
            (folder / UNSEALED).unlink(missing_ok=True)
        return sealed

    return open_in(
        folder,
        found.key.sitting,
        found.package,
        found.accommodations,
        seal_log,
        practice=found.practice,
        clocks=clocks,
    )


def _course(log: Path, package: Package) -> Course:
    """Where a sitting stands. Raises FloorsimError where its log was changed and its chain computed anew."""
    try:
        return course_of(read_lines(log), package)
    except BrokenResultError as broken:
        raise FloorsimError(f"{log} was changed by something other than floorsim. {broken}") from None


def _refuse(package: Package, course: Course, today: date, why_not: str | None) -> None:
    """Raises UsageError where it may not be begun any more, or not be played by this version."""
    if course.finished or course.withdrawn:
        return
    if course.attempts:
        refuse_to_take(package, date.min)
        return
    refuse_to_take(package, today)
    if why_not is not None:
        raise UsageError(why_not)


def _without_admission(file: Path, reference: str, rehearsal: bool) -> Admitted:
    """A desk test by itself, with the key of its sitting that was interrupted, or a new one."""
    sealed = read_file(file) if file.name.endswith(SEALED) else seal(load_desk_test(reference)).encode()
    package = sealed_from_text(sealed, told(file))
    if not package.test.practice and not rehearsal:
        raise UsageError(
            f"{package.test.title} is taken with an admission; ask whoever runs the test for yours. To only "
            "try it, add --rehearsal: the result then says that it is practice."
        )
    key = next(_interrupted(package), None) or SittingKey.new()
    return Admitted(key, sealed.decode(), package, Accommodations(), True)


def _interrupted(package: Package) -> Iterator[SittingKey]:
    """The keys of sittings of a desk test without an admission that are not over and sealed, the latest
    first."""
    logs = sorted(sittings_dir().glob(f"*/{LOG}"), key=lambda log: log.stat().st_mtime, reverse=True)
    for log in logs:
        try:
            course = Course(read_lines(log))
        except (FloorsimError, KeyError, IndexError, TypeError):
            continue  # it is another's, and says so when that one is opened
        opened = course.opened or {}
        same = opened.get("package") == package.digest and opened.get("practice")
        over = course.withdrawn or (course.finished and not (log.parent / UNSEALED).exists())
        if same and not over and (log.parent / KEY).exists():
            yield SittingKey.read(log.parent / KEY)


def _prepare(folder: Path, found: Admitted) -> None:
    """Put its files in a new sitting's folder. What an attempt that failed left there stays."""
    if not (folder / KEY).exists():
        found.key.write(folder / KEY)
    if not (folder / UNSEALED).exists():
        write_new(folder / UNSEALED, b"")
