"""A run and a library made by hand: they answer as told and note what was asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidationError

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.order import Order
from floorsim.desk.decisions.pickers import AgentsPicker, CasePicker, ChannelPicker
from floorsim.desk.decisions.workspace import Workspace
from floorsim.desk.improving.views import DriverSheet
from floorsim.desk.quality.views import AgentRecordView, ContactRow, ContactView, DriverRow, QualityView
from floorsim.desk.reports.view import ReportView
from floorsim.desk.view import CalendarRow, FloorView, MessageView
from floorsim.errors import RunError, ScenarioError
from floorsim.floor.rostering.days_ahead import DayAhead
from floorsim.play.hints import Hint
from floorsim.play.workbench.bench import Bench
from floorsim.present.briefing import Briefing
from floorsim.present.day_views import EveningView, MorningView
from floorsim.present.entries import Coming, Drill, Proposal, RunEntry, ScenarioEntry, Standing
from floorsim.present.fault_words import field_faults
from floorsim.present.quote import Choosable, Quote
from floorsim.present.result_view import (
    ChannelResult,
    ResultView,
    ScorePart,
    ScoreView,
)
from floorsim.scenario.values.units import Seconds, TimeOfDay
from floorsim.wording.score_names import TEAM_WELLBEING
from tests.present.floor_views import NINE, NOW, a_floor
from tests.present.roster_views import a_day
from tests.tui.scripted_review import ScriptedReview


class Scripted(Decision):
    """A decision that is only ever shown and taken, on no desk."""

    def why_not(self, desk: Workspace) -> str | None:
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        return f"you did {self.kind}"

    def doing(self, desk: Workspace) -> str:
        return f"doing {self.kind}"


class Move(Scripted):
    """Some agents, a channel, a time."""

    kind: ClassVar[str] = "move_agents"
    codes: ClassVar[tuple[str, ...]] = ("A1",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Move agents between channels"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "m", "agent": "m"}
    minutes: ClassVar[float] = 2
    effect_now: ClassVar[str] = "the channel gains people after they have switched, one to three minutes"
    effect_later: ClassVar[str] = "their own queue ages; they must be sent back"

    agents: Annotated[
        tuple[str, ...],
        AgentsPicker(),
        Field(min_length=1, description="Who moves."),
    ]
    to: Annotated[str, ChannelPicker(), Field(description="The channel they log into.")]
    until: Annotated[TimeOfDay | None, Field(description="When they return by themselves.")] = None


class ChatCap(Scripted):
    """A number in a range."""

    kind: ClassVar[str] = "chat_cap"
    codes: ClassVar[tuple[str, ...]] = ("A4",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Chats at once"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "c"}
    minutes: ClassVar[float] = 1
    effect_now: ClassVar[str] = "the queue falls"
    effect_later: ClassVar[str] = "chats take longer and fewer are solved"

    cap: Annotated[int, Field(ge=1, le=4, description="Chats one agent may hold.")]


class Post(Scripted):
    """Literal choices, a flag, a duration."""

    kind: ClassVar[str] = "team_post"
    codes: ClassVar[tuple[str, ...]] = ("E2",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Post to the team"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"floor": "p"}
    minutes: ClassVar[float] = 3
    effect_now: ClassVar[str] = "fewer questions"
    effect_later: ClassVar[str] = "trust"

    content: Literal["facts", "facts_and_next_update", "flood"]
    pin: bool = False
    next_update: Seconds | None = None


class Answer(Scripted):
    """An answer to a message."""

    kind: ClassVar[str] = "answer"
    codes: ClassVar[tuple[str, ...]] = ("E9",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Answer a message"
    minutes: ClassVar[float] = 1
    effect_now: ClassVar[str] = "the message is answered"
    effect_later: ClassVar[str] = "as it says"

    message: Annotated[str, CasePicker()]
    choice: str


class Withdraw(Scripted):
    """Taking back what is queued."""

    kind: ClassVar[str] = "withdraw"
    codes: ClassVar[tuple[str, ...]] = ("I2",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Withdraw a queued decision"
    acts_on: ClassVar[ActsOn] = "own_work"
    minutes: ClassVar[float] = 0
    effect_now: ClassVar[str] = "it is not done"
    effect_later: ClassVar[str] = "nothing"

    decision: int


class DoFirst(Scripted):
    """Putting what is queued first, or doing it now."""

    kind: ClassVar[str] = "do_first"
    codes: ClassVar[tuple[str, ...]] = ("I4",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Do a queued decision first"
    acts_on: ClassVar[ActsOn] = "own_work"
    minutes: ClassVar[float] = 0
    effect_now: ClassVar[str] = "it is begun before the rest"
    effect_later: ClassVar[str] = "the rest is later"

    decision: int
    now: bool = False
    note: bool = False


class StopOwnTask(Scripted):
    """Breaking off what is in hand."""

    kind: ClassVar[str] = "stop_own_task"
    codes: ClassVar[tuple[str, ...]] = ("I3",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Break off what you are doing"
    acts_on: ClassVar[ActsOn] = "own_work"
    minutes: ClassVar[float] = 0
    effect_now: ClassVar[str] = "you get up"
    effect_later: ClassVar[str] = "nothing"


class FixedDuty(Scripted):
    """What becomes of a duty."""

    kind: ClassVar[str] = "fixed_duty"
    codes: ClassVar[tuple[str, ...]] = ("I6",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "A fixed duty"
    acts_on: ClassVar[ActsOn] = "own_work"
    minutes: ClassVar[float] = 0
    effect_now: ClassVar[str] = "it is as you said"
    effect_later: ClassVar[str] = "nothing"

    duty: str
    how: str
    minutes_of: int = Field(default=15, alias="minutes")


class Batch(Scripted):
    """Like work together."""

    kind: ClassVar[str] = "batch_work"
    codes: ClassVar[tuple[str, ...]] = ("H8",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Do like work together"
    acts_on: ClassVar[ActsOn] = "own_work"
    minutes: ClassVar[float] = 0
    effect_now: ClassVar[str] = "less switching"
    effect_later: ClassVar[str] = "nothing"

    decision: int | None = None


OWN_WORK = (Withdraw, DoFirst, StopOwnTask, FixedDuty, Batch)
"""Kinds about the supervisor's own work, for sessions that have them."""

BRIEFING = Briefing(
    scenario="first-shift",
    title="First shift",
    level=1,
    weekday="tuesday",
    play_from_s=NINE,
    end_s=NINE + 2 * 3600.0,
    text="You lead six people on the phones. Nothing much is meant to happen.",
    objectives=("Find your way around the screen.",),
    channels=("Voice: 80% within 20 s.",),
    team="Six agents in one group.",
    may_do=("Move agents between channels", "Chats at once"),
    limits=("6 hours of overtime.",),
    seed=4711,
)


class ScriptedSession:
    """A run whose clock moves and whose floor stays as given."""

    def __init__(self, view: FloorView | None = None) -> None:
        self.view = view or a_floor()
        self.briefing = BRIEFING
        self.run_id: str | None = "R1"
        self.advanced: list[float] = []
        self.decided: list[Decision] = []
        self.refuse_with: str | None = None
        self.refuse_everything: str | None = None
        self.refuse_choices: dict[str, str] = {}
        self.turning_min = 0.0
        self.quoted: dict[str, Any] = {}
        """What else every quote says."""
        self._decided_now = False
        self.is_test = False
        self.busy = False
        """What is decided waits its turn."""
        self.reflection: tuple[str, ...] = ()
        self.reviewed: ScriptedReview | None = None
        self.closed = False
        self.kept = False
        self.checkpoints: list[float] = []
        self.hints_left: list[Hint] = []
        self.hinted: list[Hint] = []
        self.quarters_passed: list[float] = []
        self.practised_from: float | None = None
        self.read_up_to: dict[str, float] = {}
        self.own_work = False
        """Decisions about the supervisor's own work are known too."""
        self.seen: QualityView | None = None
        self.sheets: tuple[DriverSheet, ...] = ()
        self.contacts_heard: dict[str, ContactView] = {}
        self.records: dict[str, AgentRecordView] = {}
        self.if_first: dict[int, tuple[CalendarRow, ...]] = {}
        self.evening_view: EveningView | None = None
        self.morning_view: MorningView | None = None
        self.evening_words = ""

    @property
    def now_s(self) -> float:
        return self.view.now_s

    @property
    def end_s(self) -> float:
        return self.view.end_s

    @property
    def until_s(self) -> float:
        return min((to_s for _, to_s in self.view.workdays if to_s > self.now_s), default=self.end_s)

    @property
    def next_morning_s(self) -> float | None:
        view, mornings = self.view, [from_s for from_s, _ in self.view.workdays]
        over = bool(mornings) and view.workday[1] <= view.now_s < view.end_s
        return min((at_s for at_s in mornings if at_s > view.now_s), default=None) if over else None

    def evening(self) -> EveningView | None:
        return self.evening_view

    def morning(self) -> MorningView | None:
        return self.morning_view if self.now_s in [from_s for from_s, _ in self.view.workdays] else None

    def save_evening(self, words: str) -> None:
        self.evening_words = words

    @property
    def ended(self) -> bool:
        return self.view.now_s >= self.view.end_s

    def advance(self, to_s: float) -> None:
        self.advanced.append(to_s)
        self._decided_now = False
        self.view = replace(self.view, now_s=to_s, ended=to_s >= self.view.end_s)

    def observe(self) -> FloorView:
        return self.view

    def kinds(self) -> Sequence[type[Decision]]:
        return (Move, ChatCap, Post, Answer, *(OWN_WORK if self.own_work else ()))

    def minutes_of(self, kind: type[Decision]) -> float:
        return kind.minutes

    def why_not(self, kind: type[Decision]) -> str | None:
        return self.refuse_everything or ("there is no chat queue" if kind is ChatCap else None)

    def why_not_with(self, kind: type[Decision], acts_on: ActsOn, id: str) -> str | None:
        agent = next((agent for agent in self.view.agents if agent.id == id), None)
        return f"{agent.name} is absent" if agent is not None and agent.state == "absent" else None

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        if field == "agents":
            return [
                Choosable(agent.id, agent.name, "is absent" if agent.state == "absent" else None)
                for agent in self.view.agents
            ]
        if field == "to":
            return [Choosable(channel.id, channel.title) for channel in self.view.channels]
        return ()

    def reasons(
        self, kind: type[Decision], arguments: Mapping[str, Any], field: str
    ) -> Mapping[Any, str | None]:
        return {
            agent.id: "is absent"
            if agent.state == "absent"
            else f"is on {arguments['to']} already"
            if arguments.get("to") in agent.on
            else None
            for agent in self.view.agents
        }

    def quote(self, kind: type[Decision], arguments: Mapping[str, Any]) -> Quote:
        try:
            decision = kind.model_validate(dict(arguments))
        except ValidationError as wrong:
            return Quote(minutes=kind.minutes, currency="EUR", faults=field_faults(wrong))
        done_s = NOW + (kind.minutes + self.turning_min) * 60
        quote = Quote(kind.minutes, 30.0, "EUR", NOW, done_s, self.refuse_with, {}, decision)
        return replace(quote, **self.quoted)

    def answer(self, message: MessageView, choice: str) -> Quote:
        quote = self.quote(Answer, {"message": message.id, "choice": choice})
        return replace(quote, why_not=self.refuse_choices.get(choice, quote.why_not))

    def quality(self) -> QualityView:
        return self.seen or a_quality_view()

    def schedule(self, day: int) -> DayAhead:
        return a_day(self.view, day)

    def contact(self, key: str) -> ContactView | None:
        return self.contacts_heard.get(key)

    def agent_record(self, agent: str) -> AgentRecordView | None:
        return self.records.get(agent, AgentRecordView((), (), (), ()))

    def contacts(self) -> Sequence[ContactRow]:
        return [view.row for view in self.contacts_heard.values()]

    def contact_drivers(self) -> Sequence[DriverSheet]:
        return self.sheets

    def report(self, arguments: Mapping[str, Any]) -> ReportView | None:
        return None

    def drivers(self) -> Sequence[DriverRow]:
        return (DriverRow("login", "Cannot log in", 41), DriverRow("billing", "Question about a bill", 12))

    def answering(self) -> Set[str]:
        given = {one.message for one in self.decided if isinstance(one, Answer)}
        return {item.id for item in self.view.inbox if item.id in given and item.state == "open"}

    def mark_read(self, message: MessageView) -> None:
        self.read_up_to[message.id] = message.at_s

    def coming_if_first(self, decision: int) -> Sequence[CalendarRow]:
        return self.if_first.get(decision, self.view.own_time.coming)

    def decide(self, decision: Decision) -> None:
        if self.refuse_with:
            raise RunError(self.refuse_with)
        self.decided.append(decision)
        self._decided_now = True
        if isinstance(decision, Answer) and not self.busy:
            inbox = tuple(
                replace(item, state="answered", answer=decision.choice)
                if item.id == decision.message
                else item
                for item in self.view.inbox
            )
            self.view = replace(self.view, inbox=inbox)

    def can_undo(self) -> str | None:
        return f"doing {self.decided[-1].kind}" if self._decided_now else None

    def undo(self) -> str | None:
        if not self._decided_now:
            return None
        self._decided_now = False
        return f"Undone: doing {self.decided.pop().kind}."

    def hint(self) -> Hint | None:
        if self.hints_left:
            self.hinted.append(self.hints_left.pop(0))
            return self.hinted[-1]
        return None

    def quarters(self) -> Sequence[float]:
        return self.quarters_passed

    def practise_from(self, at_s: float) -> ScriptedSession:
        self.practised_from = at_s
        return ScriptedSession()

    def result(self) -> ResultView:
        return replace(a_result(), reflection=self.reflection)

    def review(self) -> ScriptedReview:
        if self.reviewed is None:
            self.reviewed = ScriptedReview(self.result())
        return self.reviewed

    def save_reflection(self, answers: Sequence[str]) -> None:
        self.reflection = tuple(answers)
        self.review().told = self.result()

    def keep_result(self) -> None:
        self.kept = True

    def checkpoint(self) -> None:
        self.checkpoints.append(self.now_s)

    def close(self) -> None:
        self.closed = True


def a_quality_view() -> QualityView:
    """Nothing reviewed by the supervisor yet."""
    return QualityView((), (), None, ((1, 4, 84.0), (2, 5, 91.0)), None, False, 18, 0.04, ())


def a_result() -> ResultView:
    """A run that went badly in its middle."""
    start, end = NINE, NINE + 2 * 3600.0
    return ResultView(
        title="Login outage",
        scenario="login-outage",
        seed=7,
        run_id="R1",
        start_s=start,
        end_s=end,
        overall=58.0,
        reference_overall=74.0,
        scores=(
            ScoreView(
                "Service level",
                55.2,
                (
                    ScorePart(
                        "Voice: answered in time",
                        "61% in 20 s, target 80%",
                        61.0,
                        "By the formula.",
                        84.0,
                        "78%",
                        id="voice.in_target",
                    ),
                    ScorePart("Chat: answered in time", "70% in 1 min, target 80%", 70.0),
                ),
                71.0,
            ),
            ScoreView("Quality", 66.0, (ScorePart("Resolved at once", "72%", 72.0),), 75.0),
            ScoreView(TEAM_WELLBEING, 38.0, (ScorePart("Breaks owed", "3", None),), 76.0),
        ),
        gates=("An agent was left alone after abuse.",),
        channels=(
            ChannelResult(
                "voice",
                "Voice",
                0.8,
                "answered within 20 s over answered plus abandoned after 20 s",
                (("Offered", "118", "112"), ("Abandoned", "19", "8")),
            ),
            ChannelResult("chat", "Chat", 0.8, "the same", (("Offered", "60", "60"),)),
        ),
        people=(("Mean fatigue at the end", "0.61", "0.44"),),
        questions=("What would you have told the director?",),
    )


class ScriptedLibrary:
    """Two scenarios and as many runs as given."""

    def __init__(self, session: ScriptedSession | None = None, runs: Sequence[RunEntry] = ()) -> None:
        self.session = session or ScriptedSession()
        self.entries = tuple(runs)
        self.seeds: list[int | None] = []
        self.forms: tuple[str, ...] = ()
        self.standing: dict[str, Standing] = {}
        self.reviewed: ScriptedReview | None = None
        self.next = Coming(Proposal("first-shift", "First shift", "Start here: it is the easiest."))
        self.drilled: Drill | None = None
        self.files: tuple[str, ...] = ()
        self.benches: dict[str, Bench] = {}

    def scenarios(self) -> Sequence[ScenarioEntry]:
        return (
            ScenarioEntry("login-outage", "Login outage", 2, 120.0, "Nobody can log in; everybody calls."),
            ScenarioEntry("first-shift", "First shift", 1, 60.0, "A quiet hour to learn the screen."),
        )

    def runs(self) -> Sequence[RunEntry]:
        return self.entries

    def standings(self) -> Mapping[str, Standing]:
        return self.standing

    def coming(self) -> Coming:
        return self.next

    def drill(self, drill: Drill) -> ScriptedSession:
        self.drilled = drill
        return self.session

    def delete(self, run_id: str) -> None:
        self.entries = tuple(entry for entry in self.entries if entry.id != run_id)

    def brief(self, scenario: str, seed: int | None) -> Briefing:
        self.seeds.append(seed)
        drawn = seed if seed is not None else 4711 + len(self.seeds)
        return replace(BRIEFING, scenario=scenario, reference=scenario, seed=drawn, forms=self.forms)

    def start(self, briefing: Briefing) -> ScriptedSession:
        return self.session

    def resume(self, run_id: str | None) -> ScriptedSession:
        return self.session

    def own_files(self) -> Sequence[str]:
        return self.files

    def workbench(self, reference: str) -> Bench:
        if reference in self.benches:
            return self.benches[reference]
        raise ScenarioError(f"{reference}: there is no such file.")

    def review(self, run_id: str) -> ScriptedReview:
        return self.reviewed or ScriptedReview(a_result())


class HandClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


UNFINISHED = RunEntry("R1", "login-outage", "Login outage", 7, "2026-11-21 09:12", NOW, False, None)
FINISHED = RunEntry("R2", "first-shift", "First shift", 11, "2026-11-20 16:40", NOW, True, 64.2)
FROM_ANOTHER_VERSION = RunEntry(
    "R3", "first-shift", "First shift", 12, "2026-11-20 16:40", NOW, False, None, "Another model made run R3."
)
