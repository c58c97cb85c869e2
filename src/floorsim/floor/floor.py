"""The floor: everything that runs on one SimPy clock."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from math import inf
from typing import TYPE_CHECKING

from floorsim.floor import activity_log, agenda, duty, leaving, next_work, roster, shift_end, waiting
from floorsim.floor.agent import Agent
from floorsim.floor.arrival_feed import ArrivalFeed
from floorsim.floor.bot import BotRule
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.clock import Clock, Timer
from floorsim.floor.collector import collector_paused
from floorsim.floor.compiled_floor import compiled_for_run
from floorsim.floor.contact import OUTBOUND, UNSET, Contact
from floorsim.floor.contact_types import ContactType
from floorsim.floor.demand.arrivals import Arrivals, first_contacts
from floorsim.floor.dialer import Dialer
from floorsim.floor.help_desk import HelpDesk
from floorsim.floor.incidents import Incidents
from floorsim.floor.ledger import Ledger
from floorsim.floor.modifiers import Modifiers
from floorsim.floor.people import days, nesting, new_skills
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.wellbeing import Wellbeing, settle
from floorsim.floor.queues import WaitingQueue
from floorsim.floor.records import WellbeingNote
from floorsim.floor.shared import shared_by_runs_of
from floorsim.floor.states import OFF
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.pods import titles_of
from floorsim.sums import whole_sum
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.demand.redraw import Redraw
    from floorsim.floor.quality.review_book import ReviewBook
    from floorsim.scenario.effects.world import Cause
    from floorsim.scenario.effects.written import Effect

NOBODY_WAIT_S = 3600.0
"""The wait expected of a line that nobody at work serves (D: longer than anyone would be told)."""


class Floor:
    """One simulated contact floor. Times are seconds since midnight before day 1.

    The same scenario and seed give the same ledger in whatever slices `advance` is called; what the
    supervisor does between slices is the only other input. `redraw` gives the same past another future.
    """

    @collector_paused()
    def __init__(self, scenario: Scenario, seed: int, redraw: Redraw | None = None) -> None:
        self.scenario = scenario
        self.seed = seed
        self.random = RandomStreams(seed)
        self.compiled = compiled_for_run(scenario)
        self.start_s = scenario.start_s
        self.workdays = scenario.workdays
        """When the supervisor is at work: once, or on every open day."""
        self.play_from_s = scenario.play_from_s
        self.end_s = scenario.end_s
        self.env = Clock(self.start_s)
        self.ledger = Ledger(seed=seed, until_s=self.start_s)
        self.channels = self.compiled.channels
        self.queues = self.compiled.queues
        self.streams = list(scenario.demand.streams.values())
        self.bots = {
            index: BotRule(stream.bot) for index, stream in enumerate(self.streams) if stream.bot is not None
        }
        """Bots before the queues, by the index of their stream."""
        self.people = scenario.people.model == "on"
        self.support = scenario.people.support
        self.repeat_factor = 1.0
        """Factor on the chance that an unresolved customer comes back."""
        self.staffed = [0] * len(self.channels)
        """Agents at work per channel."""
        self.warm: dict[int, Agent] = {}
        """Contact id of a warm hand-over to the agent who stays on the line for it."""
        self.misrouted: dict[int, int] = {}
        """Contact id, in hand with somebody without the skill, to the index of the queue it goes back to."""
        self.told_until: dict[int, float] = {}
        """Contact id of an open message to the time by which its customer was told to have an answer."""
        self.help_desk = HelpDesk()
        """Colleagues whom agents can ask, and what was asked."""
        self.on_manager: list[Callable[[Agent, Contact, float], None]] = []
        self.on_effect: list[Callable[[Effect, Cause], None]] = []
        """Who applies an incident's effects that reach beyond the floor."""
        self.on_supervisor_free: Callable[[float], None] | None = None
        self.idle_leave_first = frozenset(
            self.compiled.group_index[id]
            for id, group in scenario.floor.groups.items()
            if group.leaves == "idle"
        )
        """Groups (indexes) of which the idle go first when their staffing falls."""
        self.leaving: list[Agent] = []
        """Of those groups: agents who are to go home and still have a contact in hand."""
        self.goes_instead = agenda.goes_instead
        self.dialers: list[Dialer] = []
        """Who calls customers out of a list while agents are idle."""
        self.on_chat_done = next_work.on_chat_done
        """What follows a chat, for chats.py, which stands below the room that knows."""
        self._attempts: dict[int, int] = {}
        self._followers: list[int] = []
        """Ids of contacts made on the way, in order."""
        self.stayed_away: list[int] = []
        """For each customer who had no need to contact any more, the id of the next contact, in order."""
        self.book = SkillBook(self.ledger.skills)
        self.agents = roster.build(self)
        self.agents_at_start = len(self.agents)
        """Those after them in the list are new hires."""
        self.agent_by_id = {agent.id: agent for agent in self.agents}
        """New hires are added as they join."""
        self.supervisor = roster.supervisor(self)
        for agent in (*self.agents, self.supervisor):
            agent.service = Timer(self.env, next_work.on_service_done, agent)
        self.ledger.states = [agent.log for agent in self.agents]
        places = roster.places_of(self.compiled)
        self.ledger.planned = [place.plan for place in places]
        self.ledger.agents = [place.record for place in places]
        self.activities_of = [0] * len(self.agents)
        """Per agent, activities that stand in the ledger."""
        for agent in self.agents:
            for item in agent.agenda:
                activity_log.enter(self, agent, item)
        self.modifiers = Modifiers(self)
        self.incidents = Incidents(self)
        for agent in self.agents:
            agenda.set_up(self, agent)
        for channel in self.channels:
            if channel.spec.at_close == "disconnect":
                for day in range(scenario.floor.days):
                    if (hours := channel.hours.on(day)) is not None:
                        self.at(day * DAY_S + hours[1], partial(waiting.disconnect, self, channel))
        self.nesting_scores: dict[int, list[float]] = {}
        """Scores of the mock contacts, 0-100, of those who are or were in nesting, by index."""
        nesting.set_up(self)
        days.set_up(self)
        self.at(self.play_from_s, self.note_everyones_wellbeing)
        self._kept: dict[int, int] = {}
        """Place of a customer who came in spite of a redraw, to the place in the run as it was."""
        self.arrival_feed = ArrivalFeed(self, self._first_contacts(redraw))
        self.dialers = [
            Dialer(self, index, stream.dialer)
            for index, stream in enumerate(self.streams)
            if stream.dialer is not None
        ]
        self.ended = False

    def _first_contacts(self, redraw: Redraw | None) -> Arrivals:
        if redraw is None:
            return first_contacts(self.compiled, self.seed, self.end_s)
        from floorsim.floor.demand.redraw import redrawn_arrivals

        redrawn = redrawn_arrivals(self.compiled, self.seed, redraw, self.end_s)
        self._kept = redrawn.kept
        self.at(redraw.from_s, partial(self._draw_anew, redraw.seed))
        return redrawn.arrivals

    def _draw_anew(self, seed: int) -> None:
        self.random = RandomStreams(seed)
        for dialer in self.dialers:
            dialer.draw()

    @cached_property
    def reviews(self) -> ReviewBook:
        """Quality reviews as far as they are written; made when somebody first asks."""
        from floorsim.floor.quality.review_book import ReviewBook

        # By the run's own draws, in a redrawn future too: analysts and what they wrote before stay the same.
        return ReviewBook(self.compiled, self.ledger, RandomStreams(self.seed), lambda: self.now)

    @cached_property
    def crew_titles(self) -> Mapping[str, str]:
        """Agents' ids to the title of their pod, or of their group where it is not divided."""
        return shared_by_runs_of(self.scenario).once("crew titles", lambda: titles_of(self.scenario))

    @property
    def now(self) -> float:
        """The simulated time."""
        return float(self.env.now)

    def day_of(self, at_s: float) -> int:
        """The day of the run to which a moment belongs; 0 is the first."""
        return self.compiled.hours.day_of(at_s)

    def day_begins_at(self, day: int) -> float:
        """When a day of the run (0 is the first) begins: at midnight, unless the floor is open past it."""
        return day * DAY_S + self.compiled.hours.day_begins_s

    def is_led(self, at_s: float) -> bool:
        """Whether the supervisor of this run is at work at a moment; at other times others lead the floor."""
        return at_s >= self.end_s or any(from_s <= at_s < to_s for from_s, to_s in self.workdays)

    def next_workday_s(self) -> float | None:
        """When the supervisor, who is not at work now, comes back; None when at work, or never again."""
        if self.is_led(self.now):
            return None
        return next(from_s for from_s, _ in self.workdays if from_s > self.now)

    def day_ends_s(self, at_s: float) -> float:
        """When the working day of a moment is over, or the next one where it lies between two."""
        return next((to_s for _, to_s in self.workdays if at_s < to_s), self.end_s)

    def workday_with(self, from_s: float, to_s: float) -> tuple[float, float] | None:
        """The working day of the supervisor into which a stretch of time falls; the last one has no end."""
        days = (*self.workdays[:-1], (self.workdays[-1][0], inf))
        return next((day for day in days if day[0] < to_s and from_s < day[1]), None)

    def advance(self, to_s: float) -> None:
        """Runs the floor up to a time (not beyond its end); a time already past does nothing."""
        to_s = min(to_s, self.end_s)
        if to_s > self.env.now:
            with collector_paused():
                self.env.run_to(to_s)
            self.ledger.until_s = self.now
        if self.env.now >= self.end_s and not self.ended:
            self.ended = True
            for agent in self.agents:
                if self.people and agent.shift_end_s is not None and agent.shift_end_s <= self.end_s:
                    shift_end.shift_is_over(self, agent, self.now)
                else:
                    self.note_as_it_is(agent)

    def at(self, at_s: float, what: Callable[[], None]) -> None:
        """Calls something at a time; at once on the clock if the time is past."""
        Timer(self.env, _call, what).after(max(0.0, at_s - self.env.now))

    def admit(self, contact: Contact, now: float) -> None:
        """A contact made on the way (redial, repeat, transfer, chase) enters the ledger and arrives."""
        contact.id = len(self.ledger.contacts)
        self.ledger.contacts.append(contact)
        self._followers.append(contact.id)
        waiting.arrive(self, contact, now)

    def draws_for(self, root: int, attempt: int, n: int) -> tuple[float, ...]:
        """Random numbers of a follow-up of first contact `root`: the same however many others came back
        before it, since first contacts are counted without the follow-ups between them, and with those
        who stayed away. A customer who was called has them by the place in the dialer's list."""
        if self.dialers and (called := self.ledger.contacts[root]).origin == OUTBOUND:
            return self.random.few(n, "called", called.type.stream_id, called.number, attempt)
        place = root - bisect_left(self._followers, root) + bisect_right(self.stayed_away, root)
        if place in self._kept:
            return RandomStreams(self.seed).child(self._kept[place], attempt, n)
        return self.random.child(place, attempt, n)

    def next_attempt(self, root: int) -> int:
        """Numbers the follow-ups of a first contact: 1, 2, ..."""
        number = self._attempts.get(root, 0) + 1
        self._attempts[root] = number
        return number

    def expected_wait_s(self, queue: WaitingQueue, before: int) -> float:
        """Estimated wait of a customer with so many `before` in the line, over what the floor clears."""
        channel = self.channels[queue.channel]
        agents = 0
        for rank in queue.pools:
            for pool in rank:
                agents += pool.on_floor
        least_s = 0.0
        if not agents and queue.later:
            least_s = queue.later[0][0]
            agents = whole_sum(pool.on_floor for _, _, pool in queue.later)
        if not agents:
            return NOBODY_WAIT_S
        together = agents * channel.cap**channel.exponent if channel.cap > 1 else agents
        return max(least_s, (before + 1) * channel.mean_handle_s / together)

    def has_known_issue(self, kind: ContactType) -> bool:
        """Whether an incident going on makes this driver harder to resolve."""
        return kind.driver_id in self.modifiers.resolvable_drivers_broken()

    def next_opening(self, channel: int, at_s: float) -> float:
        """The time itself when the channel is open then, else soon after the next opening."""
        return self.channels[channel].hours.when_open_s(at_s)

    def practise(self, wellbeing: Wellbeing) -> None:
        """A contact handled after coaching brings some of the gain that is still to come."""
        from floorsim.floor.people.learning import on_contact

        on_contact(wellbeing)

    def note_everyones_wellbeing(self) -> None:
        """Keeps everyone's state of mind in the ledger (for scores and debrief, never for the wallboard)."""
        for agent in self.agents:
            self.note_as_it_is(agent)

    def note_as_it_is(self, agent: Agent) -> None:
        """Keeps one agent's state of mind as it is now, in or out of a shift."""
        hard = UNSET
        if self.people:
            settle(agent.wellbeing, self.now)
            if agent.shift_end_s is not None:
                hard = shift_end.strain_so_far(self, agent, self.now)
        self.note_wellbeing(agent, hard)

    def note_wellbeing(self, agent: Agent, strain: float) -> None:
        """Keeps one agent's state of mind in the ledger, with the strain of the shift (UNSET off shift)."""
        wellbeing = agent.wellbeing
        self.ledger.wellbeing_notes.append(
            WellbeingNote(
                self.now,
                agent.index,
                wellbeing.fatigue,
                wellbeing.exhaustion,
                wellbeing.morale,
                wellbeing.newness,
                strain,
            )
        )

    def take_up_skill(self, agent: Agent, skill: str, length_s: float) -> None:
        """The agent has had so much training in a skill and holds it from now on."""
        new_skills.take_up(self, agent, skill, length_s)
        self._join_pool(agent)

    def release(self, agent: Agent, on: tuple[int, ...]) -> None:
        """A new hire leaves nesting and takes contacts of these channels (indexes) from now on."""
        agent.nesting = agent.mentored = False
        if agent.on != on:
            agent.on = agent.home = on
            activity_log.note_login(self, agent)
            self._join_pool(agent)
        if agent.now_item is not None and agent.now_item.activity == nesting.NESTING:
            next_work.finish_item(self, agent, agent.now_item, self.now)

    def _join_pool(self, agent: Agent) -> None:
        """The pool of whoever is off the queues follows from their channels and skills."""
        pools = len(self.compiled.pools)
        agent.pool = self.compiled.pool_for(agent.group, agent.on, agent.skills)
        if len(self.compiled.pools) > pools:
            waiting.call_late_help(self, agent.pool)

    def resign(self, agent: Agent) -> None:
        """The agent leaves for good; somebody new follows."""
        leaving.resign(self, agent)

    def supervisor_is_free(self, now: float) -> None:
        """The supervisor has finished a contact."""
        duty.set_state(self.supervisor, OFF, -1, now)
        if self.on_supervisor_free is not None:
            self.on_supervisor_free(now)


def _call(timer: Timer, now: float) -> None:
    timer.subject()
