"""The world that effects act on and conditions look at: the floor and the desk of one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Protocol

from floorsim.desk.consequences import minds, surveys
from floorsim.desk.consequences.budget import Budget
from floorsim.desk.consequences.log import Log, LogCategory
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.floor.floor import Floor
from floorsim.floor.measures.trust import applied
from floorsim.floor.people import concerns
from floorsim.floor.people.handling import refresh
from floorsim.floor.people.steps import STEPS
from floorsim.floor.people.wellbeing import hostile, settle
from floorsim.floor.records import ComplianceRecord, EffectRecord
from floorsim.floor.rostering.days_ahead import days_left
from floorsim.floor.states import ABSENT, OFF, READY
from floorsim.scenario.conditions.written import Condition
from floorsim.scenario.effects.catalogue.changed_step import ChangedStep, LearnStep
from floorsim.scenario.effects.catalogue.declare_fixed import BELIEVED_S, TOO_EARLY_TRUST
from floorsim.scenario.effects.catalogue.news import News
from floorsim.scenario.effects.catalogue.trust import START_TRUST
from floorsim.scenario.effects.world import CaseVerbs, Cause, ChangeVerbs, Level
from floorsim.scenario.effects.written import Effect, effect
from floorsim.scenario.models.concerns import Concern
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.consequences.rostering import Rostering
    from floorsim.floor.wallboard.wallboard import Wallboard

STEP_RECORDS: Final = (ChangedStep.key, LearnStep.key)
"""Records of what a changed step took from each agent, and of what learning it gave back."""
LEAST_LEARNT: Final = 1e-9
"""Less than this is nothing left to learn: rounding."""


class CaseWork(CaseVerbs, Protocol):
    """The cases of a run, as what happens reaches them."""

    def send_message(self, id: str) -> None:
        """A message of the scenario arrives, unless it has come before."""

    def milestone_reached(self, id: str) -> None:
        """What waits for the milestone is sent."""

    def hear(self, news: News, cause: Cause) -> None:
        """News reaches the inbox."""

    def draw(self, case: str, number: int) -> float | None:
        """A number in [0, 1) that belongs to the case's customer; None where it has none."""

    def pass_on(
        self, dropped: Callable[[float], float], morning_s: float | None = None
    ) -> list[tuple[str, float, bool]]:
        """What is open goes to the next shift; by when it was opened, the chance that it is dropped."""


class Consequences:
    """Applies effects, with their records, and answers what conditions ask.

    Args:
        floor: what runs.
        names: agents' names by id, as they are shown; they change nothing else.
    """

    cases: CaseWork
    changes: ChangeVerbs

    def __init__(self, floor: Floor, names: Mapping[str, str]) -> None:
        self.floor = floor
        self.names = names
        self.log = Log()
        self.budget = Budget(floor.scenario)
        self.trust = START_TRUST
        self.roles: dict[str, str] = {}
        """Agents who were asked to be `peer_coach`, `buddy` or `deputy`, by id."""
        self.surveys: list[str] = []
        """What surveys of the team have said, in words, in order."""
        self.milestones: dict[str, float] = {}
        """Milestones reached: id to time in seconds."""
        self.decided: dict[str, float] = {}
        """Kinds of decision that have taken effect: name to the time of the latest, seconds."""
        floor.on_effect.append(lambda one, cause: self.apply((one,), cause))
        minds.set_up(self)

    @property
    def now_s(self) -> float:
        """The simulated time, seconds since midnight before day 1."""
        return float(self.floor.now)

    @cached_property
    def wallboard(self) -> Wallboard:
        """The figures and people as everyone can see them."""
        from floorsim.floor.wallboard.wallboard import Wallboard

        return Wallboard(self.floor)

    @cached_property
    def rosters(self) -> Rostering:
        """The roster of the days to come, and its changes."""
        from floorsim.desk.consequences.rostering import Rostering

        return Rostering(self)

    def agent(self, id: str) -> Agent | None:
        """The agent of this id, or None."""
        return self.floor.agent_by_id.get(id)

    def name(self, agent: Agent) -> str:
        """The agent as people call them."""
        return self.names.get(agent.id) or agent.name or agent.id

    # Applying

    def apply(self, effects: Sequence[Effect], cause: Cause) -> None:
        """Applies effects in the order in which they are written."""
        for one in effects:
            one.type.apply(one.body, self, cause)

    def apply_later(self, after_s: float, effects: Sequence[Effect], cause: Cause) -> None:
        """The same after a time, if the run lasts so long."""
        at_s = self.now_s + after_s
        if at_s < self.floor.end_s:
            self.floor.at(at_s, lambda: self.apply(effects, cause))

    def bring_about(self, key: str, body: Any, cause: Cause) -> None:
        """Applies one effect of the catalogue, its value as a file would write it."""
        self.apply((effect(key, body),), cause)

    def move_morale(self, agents: Sequence[Agent], by: float, cause: Cause) -> None:
        """The effect `morale` on these agents; on nobody when the list is empty."""
        if agents:
            self.bring_about("morale", {"agents": tuple(agent.id for agent in agents), "by": by}, cause)

    def record(self, what: str, whom: str, amount: float, detail: str, cause: Cause) -> None:
        """Writes the consequence into the ledger."""
        self.floor.ledger.effects.append(EffectRecord(self.now_s, what, whom, amount, detail, cause.id))

    def say(self, text: str, category: LogCategory) -> None:
        """Writes a line into the log, now."""
        self.log.say(self.now_s, text, category)

    # The supervisor's standing and means

    def change_trust(self, by: float) -> float:
        """Moves leadership's trust, within 0-1; gives the change that there was room for."""
        amount = applied(self.trust, by)
        self.trust += amount
        return amount

    def grant_overtime(self, length_s: float) -> None:
        """Adds agent time to the overtime budget."""
        self.budget.grant_overtime(length_s)

    def spend(self, money: float) -> None:
        """Money is spent, in the scenario's currency."""
        self.budget.spend(money, 0.0)

    def breach(self, words: str, instead: str) -> None:
        """A compliance breach, which fails the gate; `instead` would have passed."""
        self.floor.ledger.compliance.append(ComplianceRecord(self.now_s, words, instead))

    # People

    def change_level(self, level: Level, agents: Sequence[str], by: float) -> list[tuple[str, float]]:
        """Moves a state of the agents (none named: of everyone), within 0-1; gives each one's change."""
        changes = []
        for agent in self._named(agents):
            state = agent.wellbeing
            if level == "fatigue":
                settle(state, self.now_s)
            before = float(getattr(state, level))
            amount = applied(before, by)
            setattr(state, level, before + amount)
            changes.append((agent.id, amount))
        return changes

    def change_skill(
        self, agents: Sequence[str], step: str, by: float, lacking: float = 0.0
    ) -> list[tuple[str, float]]:
        """Moves the agents' skill at a step of the rubric by so much, and by this part of what is lacking,
        within 0-1; gives each one's change."""
        changes, place = [], STEPS.index(step)
        for agent in self._named(agents):
            state = agent.wellbeing
            before = state.step_skill[place]
            after = min(1.0, max(0.0, before + by + lacking * (1.0 - before)))
            steps = [*state.step_skill]
            steps[place] = after
            state.step_skill = steps
            state.skill += (after - before) / len(STEPS)
            state.skill_key = state.book.note(steps)
            refresh(state)
            changes.append((agent.id, after - before))
        return changes

    def unlearnt(self, step: str) -> dict[str, float]:
        """Skill, 0-1, that a change of a step took from each agent who does not know the new way yet."""
        lacking: dict[str, float] = {}
        for record in self.floor.ledger.effects:
            if record.what in STEP_RECORDS and record.detail == step:
                lacking[record.whom] = lacking.get(record.whom, 0.0) - record.amount
        return {agent: by for agent, by in lacking.items() if by > LEAST_LEARNT}

    def relearn(self, agents: Sequence[str], step: str) -> list[tuple[str, float]]:
        """The agents (none named: everyone) know how a changed step goes now; gives what each got back, 0-1,
        of those who did not know it."""
        lacking = self.unlearnt(step)
        learning = [agent.id for agent in self._named(agents) if agent.id in lacking]
        return [change for agent in learning for change in self.change_skill((agent,), step, lacking[agent])]

    def hard_contacts(self) -> Mapping[str, int]:
        """Per agent who has any: hostile customers since play began whose matter the agent settled."""
        found: Counter[str] = Counter()
        for contact in self.floor.ledger.finished:
            settled = contact.hostile and contact.resolved and contact.agent >= 0
            if settled and contact.answered_s >= self.floor.play_from_s:
                found[self.floor.agents[contact.agent].id] += 1
        return found

    def hostile_contact(self, agents: Sequence[str]) -> None:
        """The agents have just had a hostile contact, with what that does to them."""
        if self.floor.people:
            for agent in self._named(agents):
                hostile(agent.wellbeing, self.now_s, self.floor.support)

    def relieve(self, agents: Sequence[str], part: float) -> list[str]:
        """So much of a hostile contact is taken off these agents; gives those who had one."""
        states = [(agent.id, agent.wellbeing) for agent in self._named(agents) if agents]
        relieved = [(id, state) for id, state in states if state.hostile_contacts > 0]
        for _, state in relieved:
            state.hostile_contacts = max(0.0, state.hostile_contacts - part)
        return [id for id, _ in relieved]

    def begin_concern(self, concern: Concern, agents: Sequence[str]) -> list[tuple[str, float]]:
        """It weighs on the agents (none named: on everyone); gives the change of each one's log odds of
        resigning."""
        return [(agent.id, concerns.begin(agent.wellbeing, concern)) for agent in self._named(agents)]

    def ease_concern(self, kind: str, agents: Sequence[str], by: float) -> list[tuple[str, float, float]]:
        """Takes a part of a concern away; of those who had it the part, and the change of their log odds of
        resigning."""
        eased = [(agent.id, *concerns.ease(agent.wellbeing, kind, by)) for agent in self._named(agents)]
        return [one for one in eased if one[1] > 0.0]

    def change_leaning(self, agents: Sequence[str], because: str, log_odds: float) -> list[tuple[str, float]]:
        """Moves the agents' log odds of resigning, once for each reason; gives each one's change."""
        people = self._named(agents)
        return [(agent.id, concerns.lean(agent.wellbeing, because, log_odds)) for agent in people]

    def change_lateness(self, agents: Sequence[str], times: float) -> list[str]:
        """Multiplies the agents' chance of coming late, which was talked about; gives who they are."""
        for agent in self._named(agents):
            agent.wellbeing.late_times *= times
            agent.wellbeing.spoken_of_late_s = self.now_s
        return [agent.id for agent in self._named(agents)]

    def hear_out(self, agents: Sequence[str]) -> list[str]:
        """What the agents say when they are asked what is on their mind, of several who say the same one."""
        return minds.said(self, self._named(agents))

    def survey(self, response: float, *, watched: bool) -> int:
        """The team's answers to a survey come in; gives how many answered."""
        return surveys.hold(self, response, watched=watched)

    def send_away(self, agent: str, until_s: float | None) -> bool:
        """The agent leaves the floor until a time or for good; False when there is none, or not at work."""
        who = self.agent(agent)
        if who is None or who.state in (OFF, ABSENT) or who.shift_end_s is None:
            return False
        interventions.send_away(self.floor, who, until_s)
        goes = "goes home" if until_s is None else f"leaves the floor until {time_of_day(until_s)}"
        self.say(f"{self.name(who)} {goes}", "floor")
        return True

    def bring_back(self, agent: str) -> bool:
        """An agent who is away, or about to be, works on; False when there is none, or not away."""
        who, back = self.agent(agent), False
        if who is None:
            return False
        if who.now_item is not None and who.now_item.activity == "away":
            interventions.bring_back(self.floor, who)
            self.say(f"{self.name(who)} is back", "floor")
            back = True
        for item in [item for item in who.due if item.activity == "away"]:
            interventions.cancel_item(self.floor, who, item)
            back = True
        return back

    # Customers and the floor

    def announce(self, channels: Sequence[str], message: str | None) -> list[str]:
        """What waiting customers hear (None: nothing), on these live channels or on all; gives their ids."""
        heard = [
            channel
            for channel in self.floor.channels
            if channel.live and (not channels or channel.id in channels)
        ]
        for channel in heard:
            interventions.announce(self.floor, channel, message)
        return [channel.id for channel in heard]

    def change_repeats(self, times: float) -> None:
        """Multiplies the chance that an unresolved customer comes back, from now on."""
        self.floor.repeat_factor *= times

    def calibrate(self, blind: bool) -> None:
        """Reviewers compare notes; `blind` when each scored alone before talking."""
        interventions.calibrate(self.floor, blind)

    def guide(self, drivers: Sequence[str]) -> None:
        """The team knows from now on how to handle contacts of these drivers."""
        self.floor.modifiers.guide(tuple(drivers))

    def declare_fixed(self, drivers: Sequence[str], cause: Cause) -> list[str]:
        """Customers are told that these drivers are fixed; gives those that are not: that is found out."""
        early = self.floor.modifiers.tell_fixed(tuple(drivers))
        if early:
            self.floor.at(self.now_s + BELIEVED_S, lambda: self._not_fixed(early, cause))
        return early

    def _not_fixed(self, drivers: list[str], cause: Cause) -> None:
        """Customers have tried in vain for a while; a fix that came meanwhile costs nothing."""
        if self.floor.modifiers.no_longer_told_fixed(drivers):
            self.bring_about("trust", TOO_EARLY_TRUST, cause)
            self.say("customers say that it is not fixed, as they were told", "effect")

    def hold(self, key: str, body: Any, until_s: float | None, cause: Cause) -> None:
        """A lasting effect holds from now until a time, or to the end of the run."""
        modifiers = self.floor.modifiers
        held = modifiers.begin(key, body, self.floor.end_s if until_s is None else until_s, cause.id)
        if until_s is not None and until_s < self.floor.end_s:
            self.floor.at(until_s, lambda: modifiers.end(held))

    # The scenario's story

    def send_message(self, id: str) -> None:
        """A message of the scenario arrives, unless it has come before."""
        self.cases.send_message(id)

    def reach(self, milestone: str) -> None:
        """The milestone is reached, unless it was before; what follows it is sent after its delay."""
        if milestone not in self.milestones:
            self.milestones[milestone] = self.now_s
            self.cases.milestone_reached(milestone)

    def hear(self, news: News, cause: Cause) -> None:
        """News reaches the supervisor, unless only leadership knows it."""
        if news.known_to != "leadership":
            self.cases.hear(news, cause)

    def draw(self, cause: Cause, number: int) -> float:
        """A number in [0, 1) that belongs to the cause's case, or to the cause, whatever else is decided."""
        own = self.cases.draw(cause.case, number) if cause.case else None
        if own is not None:
            return own
        return float(self.floor.random.uniforms(number + 1, "chance", cause.draws_of or cause.id)[number])

    # Conditions

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds now."""
        return condition.watch(self)()

    def carried_out(self, kind: str) -> bool:
        """Whether a decision of this kind has taken effect."""
        return kind in self.decided

    def has_reached(self, milestone: str) -> bool:
        """Whether the milestone has been reached."""
        return milestone in self.milestones

    def is_going_on(self, incident: str) -> bool:
        """Whether the incident is going on."""
        return any(one.id == incident for one in self.floor.incidents.going_on)

    def days_ahead(self) -> int:
        """How many days of the run come after the present one."""
        return len(days_left(self.floor))

    def can_resolve_everything(self) -> bool:
        """Whether no incident makes a driver harder to resolve."""
        return not self.floor.modifiers.resolvable_drivers_broken()

    def state_of_mind(self, state: str, agents: Sequence[str]) -> float:
        """Mean morale, exhaustion or fatigue of the agents (none named: of everyone), 0-1."""
        return minds.mean_state(self._named(agents), state, self.now_s)

    def has_concern(self, kind: str, agents: Sequence[str]) -> bool:
        """Whether a concern weighs on one of the agents (none named: on anybody)."""
        return any(kind in agent.wellbeing.concerns for agent in self._named(agents) if not agent.resigned)

    def measure(self, name: str, channel: str) -> float | None:
        """A figure of a channel as the wallboard shows it; None where there is none yet."""
        floor = self.floor
        index = floor.compiled.channel_index[channel]
        if name == "ready":
            return len([one for one in floor.agents if one.state == READY and index in one.on])
        board = self.wallboard
        figures = {
            "waiting": board.waiting,
            "longest_wait_s": board.longest_wait_s,
            "open": board.open_contacts,
            "abandoned": board.abandoned,
            "service_level": board.service_level,
            "occupancy": board.occupancy,
        }
        return figures[name](index)

    def _named(self, agents: Sequence[str]) -> list[Agent]:
        """Those named, or everyone, in the order of the floor."""
        if not agents:
            return list(self.floor.agents)
        found = [agent for id in dict.fromkeys(agents) if (agent := self.agent(id)) is not None]
        return sorted(found, key=attrgetter("index"))
