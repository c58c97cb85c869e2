"""How a field of a decision is filled in: what may be chosen now, and why some of it can't be."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any, ClassVar, Final

from pydantic import BeforeValidator

from floorsim.floor.rostering.days_ahead import days_left
from floorsim.scenario.values.units import format_time
from floorsim.wording.times import clock_from, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.workspace import Workspace

ONE_OR_MORE: Final = BeforeValidator(lambda written: (written,) if isinstance(written, str) else written)
"""One value written alone stands for a list of it."""
QUARTER_S: Final = 15 * 60.0
TIMES: Final = 16
"""Quarter hours offered as a time to come (D: four hours)."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a field, as the decision takes it; `why_not` says why it can't be chosen now."""

    value: Any
    label: str
    why_not: str | None = None
    detail: str = ""
    """What helps to choose."""
    now: bool = False
    """It is what holds now: a form begins with it."""


@dataclass(frozen=True, kw_only=True)
class Picker(ABC):
    """How one field is filled in. It stands in the annotation; forms, help and documentation read it."""

    takes: ClassVar[str]
    """What is picked, in a word."""
    several: ClassVar[bool] = False
    """Whether more than one value may be picked."""
    label: str | None = None
    """Its name on a form; None: the field's own."""
    hint: str | None = None
    """What a form says of it, where the description speaks to those who write the field down."""
    none: str | None = None
    """Words for leaving the field out; None where it can't be."""
    also: Mapping[str, str] = field(default_factory=dict)
    """Values beyond what is picked from, with their words."""

    def offer(self, desk: Workspace, kind: type[Decision]) -> list[Option]:
        """What the field may be set to now, best first where there is an order; empty means free entry.

        Leaving out a field that may be left out is not among them.
        """
        return [*self.options(desk, kind), *(Option(value, words) for value, words in self.also.items())]

    @abstractmethod
    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """What is picked from."""


@dataclass(frozen=True, kw_only=True)
class AgentPicker(Picker):
    """One agent, those who can be chosen first."""

    takes: ClassVar[str] = "agent"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Everyone, with what their kind of decision says of them."""
        options = [
            Option(
                agent.id,
                desk.name(agent),
                kind.agent_out_of_reach(desk, agent),
                kind.about_agent(desk, agent),
            )
            for agent in desk.floor.agents
        ]
        return sorted(options, key=lambda option: option.why_not is not None)


@dataclass(frozen=True, kw_only=True)
class AgentsPicker(AgentPicker):
    """Several agents, or all where the field allows it."""

    takes: ClassVar[str] = "agents"
    several: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ChannelPicker(Picker):
    """One channel."""

    takes: ClassVar[str] = "channel"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Every channel, with why it can't be chosen."""
        for channel in desk.floor.channels:
            about = kind.about_channel(desk, channel)
            yield Option(channel.id, channel.title, kind.channel_why_not(desk, channel), about)


@dataclass(frozen=True, kw_only=True)
class ChoicePicker(Picker):
    """One of a few named values, each with its words."""

    takes: ClassVar[str] = "choice"
    labels: Mapping[Any, str]
    whole: bool = True
    """Whether a label says by itself what was chosen; not where another field's number ends it."""

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """The values in the order in which they are written."""
        for value, label in self.labels.items():
            yield Option(value, label, detail=kind.about_choice(desk, value))


@dataclass(frozen=True, kw_only=True)
class FlagPicker(Picker):
    """Yes or no, where no is what is usually meant: nobody who picks by chance or tries out says yes."""

    takes: ClassVar[str] = "yes or no"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Both."""
        yield Option(False, "no")
        yield Option(True, "yes")


@dataclass(frozen=True, kw_only=True)
class DriversPicker(Picker):
    """Contact drivers, several."""

    takes: ClassVar[str] = "drivers"
    several: ClassVar[bool] = True

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Every driver of the floor."""
        for id in desk.floor.compiled.drivers:
            yield Option(id, desk.floor.scenario.driver_title(id))


@dataclass(frozen=True, kw_only=True)
class DriverPicker(Picker):
    """One contact driver, those that can be chosen first."""

    takes: ClassVar[str] = "driver"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Every driver of the floor, with why it can't be chosen."""
        of_kind: Any = kind
        options = [
            Option(id, desk.floor.scenario.driver_title(id), of_kind.driver_why_not(desk, id))
            for id in desk.floor.compiled.drivers
        ]
        return sorted(options, key=lambda option: option.why_not is not None)


@dataclass(frozen=True, kw_only=True)
class CasePicker(Picker):
    """A case that wants an answer, the most pressing first."""

    takes: ClassVar[str] = "message"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Cases that this kind of decision is about."""
        for case in sorted(kind.cases(desk), key=lambda case: case.deadline_s or inf):
            due = f" (due {clock_from(case.deadline_s, desk.now)})" if case.deadline_s is not None else ""
            yield Option(case.id, f"{case.sender}: {case.subject}{due}")


@dataclass(frozen=True, kw_only=True)
class AnswerPicker(Picker):
    """One of the answers of a case."""

    takes: ClassVar[str] = "answer"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Those of every open case; if there are several the label says whose answer it is."""
        cases = sorted(kind.cases(desk), key=lambda case: case.deadline_s or inf)
        for case in cases:
            whose = f"{case.sender}: " if len(cases) > 1 else ""
            for choice in case.choices:
                yield Option(choice.id, f"{whose}{choice.label} ({in_minutes(60.0 * choice.minutes)})")


@dataclass(frozen=True, kw_only=True)
class NumberPicker(Picker):
    """A number, with those that a form offers."""

    takes: ClassVar[str] = "number"
    steps: tuple[int, ...]

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """The steps, the one that holds now marked."""
        now = kind.present_number(desk)
        for step in self.steps:
            label = self.words(step)
            yield Option(step, f"now {label}" if step == now else label, now=step == now)

    def words(self, step: int) -> str:
        """How a step reads."""
        return str(step)


@dataclass(frozen=True, kw_only=True)
class MinutesPicker(NumberPicker):
    """A length in minutes, with those that a form offers."""

    takes: ClassVar[str] = "minutes"

    def words(self, step: int) -> str:
        """In minutes."""
        return in_minutes(60.0 * step)


@dataclass(frozen=True, kw_only=True)
class QueuedPicker(Picker):
    """A decision that waits for the supervisor."""

    takes: ClassVar[str] = "queued"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """In the order in which they will be done."""
        for order in desk.queued():
            yield Option(order.seq, order.decision.doing(desk))


@dataclass(frozen=True, kw_only=True)
class DayPicker(Picker):
    """A day of the run by its number, from the present one or from the next one on."""

    takes: ClassVar[str] = "day"
    today: bool = False

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """The days left, by their weekdays; the present one where it can't be chosen and none is left."""
        days = days_left(desk.floor)
        if not days and not self.today:
            words = desk.consequences.rosters.day_words(days.start - 1)
            yield Option(days.start, words, "no day of this scenario is left to plan")
        for day in range(days.start - self.today, days.stop):
            yield Option(day + 1, desk.consequences.rosters.day_words(day))


@dataclass(frozen=True, kw_only=True)
class TimePicker(Picker):
    """A time of day to come."""

    takes: ClassVar[str] = "time"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """The quarter hours of the next few hours."""
        first_s = (desk.now // QUARTER_S + 1) * QUARTER_S
        for number in range(TIMES):
            at_s = first_s + number * QUARTER_S
            yield Option(format_time(at_s), time_of_day(at_s))


def picker_of(kind: type[Decision], field_name: str) -> Picker:
    """How a field of a kind of decision is filled in.

    Raises KeyError when the kind has no such field, or says nothing of how it is filled in.
    """
    for part in kind.model_fields[field_name].metadata:
        if isinstance(part, Picker):
            return part
    raise KeyError(f"{kind.kind}.{field_name} has no picker")


def options_for(desk: Workspace, kind: type[Decision], field_name: str) -> list[Option]:
    """What a field may be set to now, best first where there is an order; empty means free entry.

    Raises KeyError when the kind has no such field.
    """
    return picker_of(kind, field_name).offer(desk, kind)
