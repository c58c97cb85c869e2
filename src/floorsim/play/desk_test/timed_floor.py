"""The live floor of a desk test: at the time of the exercise, with its decisions in the sitting's log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.names import display_names
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.play.live_session import LiveSession
from floorsim.run.run import Run, Taken, replay
from floorsim.scenario.models.scenario import Scenario

Record = Callable[[int, float, str, dict[str, Any]], None]


class FloorJournal:
    """Keeps decisions in the sitting's log; what was read of the inbox is not kept beyond the program."""

    run_id = None

    def __init__(self, record: Record) -> None:
        self._record = record

    def record(self, seq: int, at_s: float, kind: str, arguments: dict[str, Any]) -> None:
        self._record(seq, at_s, kind, arguments)

    def save_clock(self, clock_s: float) -> None:
        """The log's beats say how far it is."""

    def save_read(self, read_up_to: Mapping[str, float]) -> None:
        """A message that was read is unread after a restart."""

    def read_up_to(self) -> dict[str, float]:
        return {}

    def close(self) -> None:
        """The log is closed with the sitting."""


class TimedFloor(LiveSession):
    """A run that is where the exercise's clock says, whoever asks for something else.

    Args:
        run: the run, with what was decided before.
        record: keeps a decision in the log. Raises FloorsimError when it can't; it is then not taken.
        due_s: where the floor is by the exercise's clock, simulated seconds since midnight before day 1.
        may_act: raises FloorsimError when nothing can be decided now.
    """

    def __init__(
        self, run: Run, record: Record, due_s: Callable[[], float], may_act: Callable[[], object]
    ) -> None:
        super().__init__(run, FloorJournal(record), None)
        self._due_s = due_s
        self._may_act = may_act

    def follow(self) -> None:
        """Let the floor run up to where the exercise's clock is."""
        super().advance(self._due_s())

    def advance(self, to_s: float) -> None:
        """Let the floor run until this moment, and no further than the exercise's clock is."""
        super().advance(min(to_s, self._due_s()))

    def decide(self, decision: Decision) -> None:
        """Take a decision at the moment that the clock shows by now, whatever was shown last."""
        self._may_act()
        self.follow()
        super().decide(decision)


def run_with(
    exercise: LiveFloor, scenario: Scenario, decisions: Sequence[Taken], until_s: float | None
) -> Run:
    """The floor of an exercise with what was decided on it, up to a time; to its end without one."""
    names = display_names(scenario, exercise.seed)
    until_s = scenario.end_s if until_s is None else until_s
    return replay(scenario, exercise.seed, list(decisions), until_s=until_s, names=names)


def moment_of(scenario: Scenario, share: float) -> float:
    """The moment of the floor when a share of the exercise's time has passed; nights take none of it."""
    left_s = share * scenario.played_s
    for from_s, to_s in scenario.workdays:
        if share < 1 and left_s < to_s - from_s:
            return from_s + left_s
        left_s -= to_s - from_s
    return scenario.end_s
