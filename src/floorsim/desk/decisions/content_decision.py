"""A kind of decision that is content: words, answers, minutes and effects come from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from pydantic import AfterValidator, Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.promises import promised
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.facts import FACTS
from floorsim.desk.decisions.facts_about import FACTS_ABOUT
from floorsim.desk.decisions.families.agents import AgentsDecision
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.families.driver import DriverDecision
from floorsim.desk.decisions.families.knowledge import KnowledgeDecision
from floorsim.desk.decisions.families.open_case import OpenCaseDecision
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.later_days import no_later_day
from floorsim.desk.decisions.people_facts import is_late
from floorsim.scenario.conditions.written import Condition
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.concerns import ConcernKind
from floorsim.scenario.values.units import Money, Seconds
from floorsim.units import DAY_S
from floorsim.wording.filled import fill_text
from floorsim.wording.names import both, choose
from floorsim.wording.numbers import how_often
from floorsim.wording.times import clock_from, in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent


VERB_LETTER: Final = r"^[abcefimnoprstvwz]$"
"""A letter that a verb may have: none of those that are reserved."""


def _known_fact(name: str) -> str:
    if name not in FACTS and name not in FACTS_ABOUT:
        raise ValueError(f"there is no fact {name}; {choose(name, [*FACTS, *FACTS_ABOUT])}")
    return name


FactName = Annotated[str, AfterValidator(_known_fact)]


class ContentChoice(Block):
    """One way of doing it."""

    id: Name
    label: Text
    minutes: Annotated[float, Field(ge=0, le=240)] | None = None
    """Supervisor minutes, where they differ from the decision's."""
    money: Money | None = None
    """Money, where it differs from the decision's."""
    effects: tuple[Effect, ...] = ()


class Limit(Block):
    """How often it makes sense in a run: for each person, channel or case, and in all."""

    each: Annotated[int, Field(ge=1)] | None = None
    in_all: Annotated[int, Field(ge=1)] | None = None
    in_a_day: Annotated[int, Field(ge=1)] | None = None
    """For what is worth something again the next day."""
    apart: Annotated[Seconds, Field(gt=0)] | None = None
    """Time before the same makes sense again."""


class DecisionContent(Block):
    """A kind of decision as data/decisions writes it.

    In `doing` and `done`, `{who}`, `{where}`, `{what}` and `{choice}` stand for the people, the channel, the
    contact drivers and the words of the answer. In effects `subject` stands for whom or what it is about.
    """

    kind: Name
    family: Family
    codes: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]\d+$")], ...], Field(min_length=1)]
    """Rows of the decision catalogue that it covers, the main one first."""
    area: Area
    title: Text
    short: str = ""
    """What the key line says, in one to three words; left out, the title."""
    verbs: Mapping[ActsOn, Annotated[str, Field(pattern=VERB_LETTER)]] = Field(default_factory=dict)
    """For each thing on which it can be taken by one letter, the letter."""
    acts_on: ActsOn | None = None
    minutes: Annotated[float, Field(ge=0, le=240)]
    money: Money = 0.0
    hands_on: bool = False
    now: Text
    later: Text
    doing: Text
    done: Text
    question: Text = "How"
    """What the answers answer."""
    choices: tuple[ContentChoice, ...] = ()
    effects: tuple[Effect, ...] = ()
    limit: Limit = Limit()
    facts: tuple[FactName, ...] = ()
    """What one decides on (facts.py, facts_about.py), the most telling first; left out, its family's."""
    over_days: bool = False
    """What it does shows over days: where a scenario has no later day and no concern, it is not offered."""
    only_with: ConcernKind | None = None
    """About a person: only with one on whom this weighs, which is known because they have asked."""
    needs_late: bool = False
    """About a person: only with one who came late in this run, or of whom late starts are on record."""
    when: Condition | None = None
    """It makes sense only while this holds."""
    when_not: Text = "this makes no sense now"
    """What is said while it does not."""
    lasts: Annotated[Seconds, Field(gt=0)] | None = None
    """How long what it does holds, where that ends by itself."""


class ContentDecision(Decision):
    """What kinds of content have in common; the class of each is made by content.py."""

    content: ClassVar[DecisionContent]

    def __reduce__(self) -> tuple[Any, ...]:
        """Goes to another process as its name and arguments: its class has no module to be found in."""
        from floorsim.desk.decisions.registry import decision_from

        return decision_from, (self.kind, self.model_dump(mode="json", by_alias=True, exclude_unset=True))

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """What it waits for must hold, and its number not be used up."""
        content = cls.content
        if content.over_days and (reason := no_later_day(desk)) is not None:
            return reason
        if content.needs_late and not any(is_late(desk, agent) for agent in desk.floor.agents):
            return "nobody has come late"
        if content.only_with is not None and not desk.consequences.has_concern(content.only_with, ()):
            return content.when_not
        if content.when is not None and not desk.consequences.holds(content.when):
            return content.when_not
        most = content.limit.in_all
        if most is not None and len(_orders(desk, cls.kind)) >= most:
            return f"you have done this {how_often(most)}, and more would do no good"
        daily = content.limit.in_a_day
        if daily is not None and len([one for one in _orders(desk, cls.kind) if _today(desk, one)]) >= daily:
            return f"you have done this {how_often(daily)} today, and more would do no good"
        apart_s = content.limit.apart
        if apart_s is not None and (orders := _orders(desk, cls.kind)):
            again_s = orders[-1].accepted_s + apart_s
            if desk.now < again_s:
                return f"you have just done this; it makes sense again from {clock_from(again_s, desk.now)}"
        return super().why_none(desk)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """They must have asked, where it is about what somebody asked for."""
        kind = cls.content.only_with
        if kind is not None and kind not in agent.wellbeing.concerns:
            return f"{desk.name(agent)} has asked for nothing of the kind"
        if cls.content.needs_late and not is_late(desk, agent):
            return f"{desk.name(agent)} has not come late"
        return super().agent_out_of_reach(desk, agent)

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """Its minutes, where the answers differ in them."""
        choice = next(one for one in cls.content.choices if one.id == value)
        return "" if choice.minutes is None else in_minutes(60.0 * choice.minutes)

    def chosen(self) -> ContentChoice | None:
        """The answer taken, or None where there are none."""
        answer = getattr(self, "choice", None)
        return next((one for one in self.content.choices if one.id == answer), None)

    def cost_minutes(self, desk: Workspace) -> float:
        """The answer's minutes, or the decision's; the scenario's own cost goes before both."""
        choice = self.chosen()
        usual = self.content.minutes if choice is None or choice.minutes is None else choice.minutes
        return desk.minutes_for(self.kind, usual)

    def cost_money(self, desk: Workspace) -> float:
        """The answer's money, or the decision's; the scenario's own cost goes before both."""
        choice = self.chosen()
        usual = self.content.money if choice is None or choice.money is None else choice.money
        return desk.money_for(self.kind, usual)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Those that the file names, or its family's."""
        if not self.content.facts:
            return super().facts(desk)
        about = self.about(desk, Cause(""))
        named = (
            FACTS[one](desk) if one in FACTS else FACTS_ABOUT[one](desk, about) for one in self.content.facts
        )
        return [line for lines in named for line in lines]

    def owed(self, desk: Workspace) -> Sequence[str]:
        """The promises among its effects, counted from when it acts."""
        choice = self.chosen()
        effects = (*self.content.effects, *(() if choice is None else choice.effects))
        return promised(desk.floor, effects, self.timing(desk).done_s)

    def why_not(self, desk: Workspace) -> str | None:
        """What its family asks for, and no more of the same than makes sense."""
        reason = super().why_not(desk)  # type: ignore[safe-super]
        most = self.content.limit.each
        if reason is not None or most is None:
            return reason
        about = self.about(desk, Cause(""))
        before = [
            one for one in _orders(desk, self.kind) if _same(one.decision.about(desk, Cause("")), about)
        ]
        if len(before) < most:
            return None
        return f"you have done this already: {self._words(desk, self.content.done)}"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The effects of the decision, then those of the answer."""
        choice, cause = self.chosen(), self.about(desk, order.cause())
        desk.consequences.record(self.kind, "", 0.0, "" if choice is None else choice.id, cause)
        desk.consequences.apply(self.content.effects, cause)
        if choice is not None:
            desk.consequences.apply(choice.effects, cause)
        return self._words(desk, self.content.done)

    def ends_s(self, desk: Workspace) -> float | None:
        """What the file says, from when it acts."""
        return None if self.content.lasts is None else self.timing(desk).done_s + self.content.lasts

    def doing(self, desk: Workspace) -> str:
        """As the file says it."""
        return self._words(desk, self.content.doing)

    def about(self, desk: Workspace, cause: Cause) -> Cause:
        """The cause with whom or what this decision is about."""
        agents: tuple[str, ...] = ()
        channels: tuple[str, ...] = ()
        drivers: tuple[str, ...] = ()
        case = ""
        if isinstance(self, AgentsDecision):
            agents = tuple(agent.id for agent in self.possible(desk))
        elif isinstance(self, PersonDecision):
            agents = (self.agent,)
        elif isinstance(self, ChannelDecision):
            channels = (self.channel,)
        elif isinstance(self, KnowledgeDecision):
            drivers = self.drivers
        elif isinstance(self, DriverDecision):
            drivers = (self.driver,)
        elif isinstance(self, OpenCaseDecision):
            case, agent = self.message, self.case(desk).agent
            agents = () if agent is None else (agent,)
            contact = self.case(desk).contact
            drivers = () if contact is None else (contact.type.driver_id,)
        return Cause(cause.id, agents, channels, drivers, case, cause.draws_of)

    def _words(self, desk: Workspace, text: str) -> str:
        about, choice = self.about(desk, Cause("")), self.chosen()
        people = [desk.name(one) for id in about.agents if (one := desk.agent(id)) is not None]
        words = {
            "who": both(people) or "the team",
            "where": self.where(desk) if isinstance(self, ChannelDecision) else "",
            "what": both(desk.floor.scenario.driver_title(driver).lower() for driver in about.drivers),
            "choice": "" if choice is None else choice.label,
        }
        return fill_text(text, words)


def _today(desk: Workspace, order: Order) -> bool:
    return order.accepted_s // DAY_S == desk.now // DAY_S


def _orders(desk: Workspace, kind: str) -> list[Any]:
    """Decisions of a kind that were carried out, are in hand or wait."""
    return [*desk.taken_before(kind), *(order for order in desk.pending() if order.decision.kind == kind)]


def _same(one: Cause, other: Cause) -> bool:
    return (one.agents, one.channels, one.drivers, one.case) == (
        other.agents,
        other.channels,
        other.drivers,
        other.case,
    )
