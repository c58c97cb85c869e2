"""A scenario file on the workbench: read, checked and previewed; tried from any moment; proved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from floorsim.desk.decisions.examiner import examiner
from floorsim.desk.decisions.registry import kinds
from floorsim.desk.decisions.script import planned_from
from floorsim.desk.names import display_names
from floorsim.errors import DecisionRefused, FloorsimError, ScenarioError, UsageError
from floorsim.lab.gathering import GivenUpError
from floorsim.lab.processes import Processes
from floorsim.lab.proving.proof import Proof
from floorsim.lab.proving.prove import Progress, prove
from floorsim.play.session import Session
from floorsim.play.workbench.watching import FileWatch, signature_of
from floorsim.present.previewing.change import changes
from floorsim.present.previewing.msel import events_of
from floorsim.present.previewing.preview import preview_of
from floorsim.present.previewing.trainer_notes import trainer_notes
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.view import BenchView, FaultLine, Version
from floorsim.run.run import Run
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.files import read_file
from floorsim.scenario.loader import display_name, find_form, load_every_form
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import MINUTE_S
from floorsim.wording.times import clock

Begin = Callable[[Run], Session]
"""Begins practice from where a run is."""

JOBS: Final = 2
"""Processes that prove a scenario (D): the screen and the editor keep the rest of the machine."""
LONGEST_LINE: Final = 400
"""Characters of a line that are kept beside its fault (D)."""


class FileBench:
    """One file; what it has of older versions is the last valid one."""

    def __init__(self, reference: str, begin: Begin, *, allow_outside: bool = False) -> None:
        """Raises ScenarioError when there is no such file."""
        self._reference = reference
        self._allow_outside = allow_outside
        self._path = find_form(reference)[0]
        self._begin = begin
        self._watch = FileWatch(partial(signature_of, self._path))
        self._view = BenchView(self.file, "")
        self._scenario: Scenario | None = None

    @property
    def file(self) -> str:
        """The file, as a reader would type it."""
        return display_name(self._path)

    def has_changed(self) -> bool:
        """Whether it, or a file beside it, was saved since it was read."""
        return self._watch.has_changed()

    def read(self) -> BenchView:
        """The file as it is now."""
        self._watch.taken()
        saved = _saved(self._path)
        before = self._view
        try:
            loaded = load_every_form(
                self._reference,
                decision_kinds=[kind.kind for kind in kinds()],
                allow_outside=self._allow_outside,
                examiner=examiner,
            )
        except InvalidScenarioError as error:
            self._view = replace(before, saved=saved, faults=tuple(_lines(error.faults)))
        except ScenarioError as error:
            told_of = str(error).removeprefix(f"{self._reference}: ").rstrip(".")
            wrong, _, right = told_of.partition("; ")
            self._view = replace(
                before, saved=saved, faults=(FaultLine(self.file, 0, 0, "", wrong, right, True, ""),)
            )
        else:
            self._view = self._valid(loaded.scenario, tuple(_lines(loaded.warnings)), saved)
        return self._view

    def _valid(self, scenario: Scenario, faults: tuple[FaultLine, ...], saved: str) -> BenchView:
        preview, last = preview_of(scenario), self._view.version
        version = Version(
            saved, preview, tuple(events_of(scenario)), trainer_notes(scenario), bool(scenario.expert)
        )
        self._scenario = scenario
        changed = () if last is None else changes(last.preview, preview)
        return BenchView(self.file, saved, faults, version, changed)

    def lead_up(self, start: StartFrom, cancelled: Callable[[], bool] = lambda: False) -> Run:
        """The last valid version, played up to a moment."""
        scenario = self._last_valid()
        run = Run(scenario, start.seed, names=display_names(scenario, start.seed))
        run.advance(scenario.play_from_s)
        planned = list(planned_from(scenario.expert)) if start.worked else []
        until_s = run.end_s if start.at_s is None else min(max(start.at_s, run.now_s), run.end_s)
        while run.now_s < until_s and not _has_come(run, start.message):
            if cancelled():
                raise GivenUpError
            next_s = min(run.now_s + MINUTE_S, until_s)
            while planned and planned[0].at_s <= next_s:
                one = planned.pop(0)
                run.advance(one.at_s)
                with suppress(DecisionRefused):
                    run.decide(one.decision, one.number)
            run.advance(next_s)
        if start.message is not None and not _has_come(run, start.message):
            who = "after the worked run" if start.worked else "when nobody decides"
            raise UsageError(f"The message {start.message} does not come {who} with seed {start.seed}.")
        if run.ended:
            raise UsageError(f"There is nothing to play from {clock(run.end_s)} on; the run ends then.")
        return run

    def begin(self, led_up: Any) -> Session:
        """Practice from where a run is."""
        return self._begin(led_up)

    def prove(
        self,
        seeds: Sequence[int],
        quick: bool,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Proof:
        """The proof of the last valid version."""
        scenario = self._last_valid()
        with Processes(JOBS, stand_back=True) as pool:
            return prove(scenario, seeds, pool, on_progress, quick=quick, cancelled=cancelled)

    def _last_valid(self) -> Scenario:
        if self._scenario is None:
            raise UsageError(f"{self.file} is not valid yet; put its faults right first.")
        return self._scenario


def _has_come(run: Run, message: str | None) -> bool:
    return message is not None and any(item.id == message for item in run.observe().inbox)


def _saved(file: Path) -> str:
    """When a file was saved, on the reader's own clock."""
    try:
        at_s = file.stat().st_mtime
    except OSError:
        return "–"
    return datetime.fromtimestamp(at_s, UTC).astimezone().strftime("%H:%M:%S")


def _lines(faults: Iterable[Fault]) -> Iterable[FaultLine]:
    """Each fault with the line that it is in."""
    texts: dict[str, list[str]] = {}
    for fault in faults:
        if fault.source not in texts:
            texts[fault.source] = _text(fault.source)
        lines = texts[fault.source]
        text = lines[fault.line - 1][:LONGEST_LINE] if 0 < fault.line <= len(lines) else ""
        path = f"form {fault.form}: {fault.path}" if fault.form else fault.path
        yield FaultLine(
            fault.source, fault.line, fault.column, path, fault.wrong, fault.right,
            fault.severity == "error", text.rstrip(),
        )  # fmt: skip


def _text(source: str) -> list[str]:
    try:
        return read_file(Path(source)).decode("utf-8", errors="replace").splitlines()
    except FloorsimError:
        return []
