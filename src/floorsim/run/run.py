"""One run: a scenario, a seed and the decisions taken. Everything else is computed from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from pydantic import ValidationError

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kind_named
from floorsim.desk.desk import Desk
from floorsim.desk.spelled import spelled_out
from floorsim.desk.view import FloorView
from floorsim.errors import DecisionRefused, RunError
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.demand.redraw import Redraw
from floorsim.floor.floor import Floor
from floorsim.floor.ledger import Ledger
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.document import Document
from floorsim.wording.sentences import shown
from floorsim.wording.times import clock


class Taken(NamedTuple):
    """A decision as it was taken: its place in the run, when (seconds), which kind, its arguments."""

    seq: int
    at_s: float
    kind: str
    arguments: dict[str, Any]


class NotTaken(NamedTuple):
    """A decision that a replay could not take, and why, in a sentence."""

    taken: Taken
    reason: str


class Journal(Protocol):
    """Where decisions are kept before they act."""

    def record(self, seq: int, at_s: float, kind: str, arguments: dict[str, Any]) -> None:
        """Stores a decision durably. Raises when it cannot; the decision is then not taken."""


class Run:
    """The only way to a floor: advance, decide, observe.

    `advance` may be called in any slices with the same result. `names` shows agents by name and changes
    nothing else. `redraw` gives the run another future from a moment on; such a run is never stored.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        *,
        names: Mapping[str, str] | None = None,
        journal: Journal | None = None,
        redraw: Redraw | None = None,
    ) -> None:
        self.scenario = scenario
        self.seed = seed
        self.journal = journal
        self.redraw = redraw
        self.floor = Floor(scenario, seed, redraw)
        self.desk = Desk(self.floor, names or {})
        self.taken: list[Taken] = []
        self.not_taken: list[NotTaken] = []
        """Decisions of a replay that had become impossible."""

    @property
    def now_s(self) -> float:
        """The simulated time, seconds since midnight before day 1."""
        return self.floor.now

    @property
    def start_s(self) -> float:
        """When the floor starts; play begins at `scenario.play_from_s`."""
        return self.floor.start_s

    @property
    def end_s(self) -> float:
        """When the run ends."""
        return self.floor.end_s

    @property
    def ended(self) -> bool:
        """Whether the end has been reached."""
        return self.floor.ended

    @property
    def compiled(self) -> CompiledFloor:
        """The scenario as the floor takes it: with the ledger, what figures and scores are read from."""
        return self.floor.compiled

    @property
    def ledger(self) -> Ledger:
        """Everything that happened so far."""
        return self.floor.ledger

    def advance(self, to_s: float) -> None:
        """Runs the floor up to a time; not beyond its end."""
        self.desk.before_change()
        self.floor.advance(to_s)

    def advance_to_end(self) -> None:
        """Runs the floor to its end."""
        self.advance(self.end_s)

    def decide(self, decision: Decision, number: int | None = None) -> Taken:
        """Takes a decision now: stored first, then begun as soon as the supervisor is free.

        `number` is its number in this run, by which `withdraw` names it; None gives it the next one.

        Raises:
            DecisionRefused: it is not possible; the text says why.
            ValueError: the number belongs to another decision of this run.
        """
        if number is not None and any(one.seq == number for one in self.taken):
            raise ValueError(f"there is a decision {number} in this run already")
        reason = self.desk.why_not(decision)
        if reason is not None:
            raise DecisionRefused(reason)
        seq = self._next_seq() if number is None else number
        return self._take(decision.definite(self.desk.workspace), seq)

    def decide_if_possible(self, decision: Decision) -> bool:
        """Takes a decision now, as `decide` does, if it is possible; gives whether it was."""
        if not self.desk.is_possible(decision):
            return False
        self._take(decision.definite(self.desk.workspace), self._next_seq())
        return True

    def decide_again(self, decision: Decision, taken: Taken) -> None:
        """Takes a decision of another run, under its number there; an impossible one is recorded."""
        reason = self.desk.why_not(decision)
        if reason is None:
            self._take(decision.definite(self.desk.workspace), taken.seq)
        else:
            self.desk.before_change()
            self.not_taken.append(NotTaken(taken, reason))
            self.desk.note_not_taken(decision, taken.seq, taken.arguments, reason)

    def _next_seq(self) -> int:
        return 1 + max((one.seq for one in self.taken), default=-1)

    def _take(self, decision: Decision, seq: int) -> Taken:
        arguments = decision.model_dump(mode="json", by_alias=True, exclude_unset=True)
        taken = Taken(seq, self.now_s, decision.kind, arguments)
        if self.journal is not None:
            self.journal.record(*taken)
        self.taken.append(taken)
        self.desk.before_change()
        self.desk.accept(decision, taken.seq, taken.arguments)
        return taken

    def last_taken_now(self) -> Taken | None:
        """The last decision, if it was taken at this very moment: nothing has been built on it yet."""
        last = self.taken[-1] if self.taken and not self.ended else None
        return last if last is not None and last.at_s == self.now_s else None

    def words_of(self, taken: Taken) -> str:
        """What a decision of this run is, in words without a subject: "moving Ben to chat"."""
        workspace = self.desk.workspace
        return workspace.orders[f"decision:{taken.seq}"].decision.doing(workspace)

    def spelled_out(self, taken: Taken) -> str:
        """What a decision of this run is, with what was chosen for it, to tell it from others of its kind."""
        workspace = self.desk.workspace
        return spelled_out(workspace, workspace.orders[f"decision:{taken.seq}"].decision)

    def without_last(self) -> Run:
        """The run as it would stand now without the last decision, without a journal.

        A run is its scenario, seed and decisions, so it is computed again: nothing of the decision is left.
        """
        names = self.desk.consequences.names
        return replay(self.scenario, self.seed, self.taken[:-1], until_s=self.now_s, names=names)

    def fork(self, at_s: float, *, redraw: int | None = None, keep: frozenset[str] = frozenset()) -> Run:
        """A run with the same past up to a time, in which this run's later decisions are not taken.

        It is computed again; nothing is shared with this one. `redraw` is the seed of a future drawn anew;
        None goes on to the same future. `keep` names customers (`voice-12`) who come as they came.
        """
        past = [taken for taken in self.taken if taken.at_s < at_s]
        future = None if redraw is None else Redraw(redraw, at_s, keep)
        names = self.desk.consequences.names
        return replay(self.scenario, self.seed, past, until_s=at_s, names=names, redraw=future)

    def observe(self) -> FloorView:
        """What the supervisor sees now. Looking changes nothing."""
        return self.desk.observe()


def replay(
    scenario: Scenario,
    seed: int,
    decisions: list[Taken],
    *,
    until_s: float | None = None,
    names: Mapping[str, str] | None = None,
    redraw: Redraw | None = None,
    looking: Callable[[Run, Taken], object] | None = None,
) -> Run:
    """The run that these three give, up to a time (default: up to the last decision taken).

    A decision that is not possible is not taken; `not_taken` of the run names it with the reason. In a replay
    of a run as it was there is none. `looking` is called before each decision, to see what it was taken in.

    Raises:
        RunError: a decision is of no known kind, or its arguments are not those of its kind.
    """
    run = Run(scenario, seed, names=names, redraw=redraw)
    for taken in decisions:
        if until_s is not None and taken.at_s > until_s:
            break
        run.advance(taken.at_s)
        if looking is not None:
            looking(run, taken)
        run.decide_again(_read(taken), taken)
    if until_s is not None:
        run.advance(until_s)
    return run


def _read(taken: Taken) -> Decision:
    kind = kind_named(taken.kind)
    which = f"Decision {taken.seq + 1} of this run, taken at {clock(taken.at_s)}, cannot be read"
    if kind is None:
        raise RunError(f"{which}: there is no decision {shown(taken.kind)}.")
    try:
        return kind.model_validate(taken.arguments)
    except ValidationError as error:
        fault = faults_from_validation(error, Document(taken.arguments, {}, ""), kind)[0]
        where = f"{fault.path}: " if fault.path else ""
        raise RunError(f"{which}: {taken.kind}: {where}{fault.wrong}.") from error
