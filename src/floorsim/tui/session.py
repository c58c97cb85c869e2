"""What the screens ask of a run being played, and of the shelf of scenarios and runs behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView, MessageView
from floorsim.tui.result_view import ResultView

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the trainee reads before the clock starts."""

    scenario: str
    title: str
    level: int
    weekday: str
    play_from_s: float
    end_s: float
    text: str
    objectives: tuple[str, ...]
    channels: tuple[str, ...]
    """Each channel with its target, in words."""
    team: str
    may_do: tuple[str, ...]
    """Titles of the decisions that are allowed."""
    limits: tuple[str, ...]
    """What may be spent: overtime, money."""
    notes: tuple[str, ...] = ()
    seed: int = 0
    reference: str = ""
    """The name or path under which the scenario was asked for."""
    loaded: Scenario | None = field(default=None, repr=False)
    """The scenario as it was read and checked for this briefing: what starts is what was briefed."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """One value a form's field may take; `why_not` says why this one can't be chosen now."""

    value: Any
    label: str
    why_not: str | None = None
    detail: str = ""
    """What helps to choose; stands behind the label."""
    now: bool = False
    """It is what holds now: a form begins with it unless something else is filled in."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a decision would cost and when it would act, or why it can't be taken."""

    minutes: float | None = None
    money: float = 0.0
    currency: str = ""
    starts_s: float | None = None
    """When the supervisor can start on it."""
    done_s: float | None = None
    """When the supervisor's minutes are spent and the effect begins."""
    why_not: str | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    """Per field, what is wrong with what was entered."""
    decision: Decision | None = None


class Session(Protocol):
    """One run being played."""

    @property
    def briefing(self) -> Briefing: ...

    @property
    def run_id(self) -> str | None:
        """The stored run's id; None while nothing is stored."""

    @property
    def now_s(self) -> float: ...

    @property
    def end_s(self) -> float: ...

    @property
    def ended(self) -> bool: ...

    def advance(self, to_s: float) -> None:
        """Let the floor run until this moment."""

    def observe(self) -> FloorView: ...

    def kinds(self) -> Sequence[type[Decision]]:
        """Every kind of decision this scenario knows, in the catalogue's order."""

    def minutes_of(self, kind: type[Decision]) -> float:
        """Supervisor minutes the kind usually takes here."""

    def why_not(self, kind: type[Decision]) -> str | None:
        """Why no decision of this kind is possible now, or None."""

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        """What a field may be set to now; empty for free entry."""

    def reasons(
        self, kind: type[Decision], arguments: Mapping[str, Any], field: str
    ) -> Mapping[Any, str | None]:
        """Why each agent can't be chosen as the rest of the form stands, by id; None if they can."""

    def quote(self, kind: type[Decision], arguments: Mapping[str, Any]) -> Quote:
        """Price a decision as the form stands."""

    def answer(self, message: MessageView, choice: str) -> Quote:
        """Price one answer to a message of the inbox."""

    def answering(self) -> Set[str]:
        """Ids of the inbox's open items whose answer has been decided on and is not given yet."""

    def decide(self, decision: Decision) -> None:
        """Take a decision. Raises FloorsimError with the reason when it is refused."""

    def result(self) -> ResultView:
        """The scores and the course of an ended run."""

    def save_reflection(self, answers: Sequence[str]) -> None:
        """Note what the trainee wrote before seeing the scores."""

    def keep_result(self) -> None:
        """Store the result with the reflection. Raises FloorsimError when it can't be stored."""

    def checkpoint(self) -> None:
        """Store how far the run has come; cheap enough for every tick."""

    def close(self) -> None:
        """Save where the run stands and let go of it."""


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """One scenario on the home screen."""

    id: str
    title: str
    level: int
    minutes: float
    """Simulated minutes of play."""
    summary: str


@dataclass(frozen=True, slots=True)
class RunCard:
    """One stored run on the home screen."""

    id: str
    scenario: str
    title: str
    seed: int
    started: str
    """When it was started, for the reader."""
    now_s: float
    ended: bool
    overall: float | None
    why_not: str | None = None
    """Why it can't be opened, e.g. another version of the model made it."""


class Shelf(Protocol):
    """The scenarios and the stored runs."""

    def scenarios(self) -> Sequence[ScenarioCard]: ...

    def runs(self) -> Sequence[RunCard]:
        """Stored runs, newest first."""

    def brief(self, scenario: str, seed: int | None) -> Briefing:
        """Return what to read before a run; without a seed one is drawn."""

    def start(self, briefing: Briefing) -> Session:
        """Start the run that was briefed, and store that it began."""

    def resume(self, run_id: str | None) -> Session:
        """Open an unfinished run where it was left; None means the latest one."""

    def result(self, run_id: str) -> ResultView:
        """The scores and the course of a stored run that has ended."""
