"""The people of a run: who they are, which hours they work, in which state of mind they start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.people.handling import refresh
from floorsim.floor.people.nesting import NESTING
from floorsim.floor.people.start_state import UNIFORMS_PER_PERSON, deal, new_wellbeing
from floorsim.floor.people.steps import STEPS
from floorsim.floor.people.wellbeing import Wellbeing
from floorsim.floor.queues import Pool
from floorsim.floor.records import AgentRecord, PlannedActivity
from floorsim.floor.shared import shared_by_runs_of
from floorsim.floor.states import ACTIVITY_STATES, READY, TRAINING
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.staff import Agent as AgentText
from floorsim.scenario.models.staff import Group, PeopleProfile, Shift
from floorsim.scenario.routing_rules import begins_s, generated_ids, generated_size, logged_into
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

SUPERVISOR_SKILL = 0.9
"""The supervisor's own skill on a contact, 0-1 (D: a good veteran's)."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An activity of somebody's plan. Times are seconds since midnight before day 1."""

    activity: str
    state: int
    start_s: float
    length_s: float
    title: str | None
    driver: str | None
    skill: str | None = None
    """Training: the skill that it gives (new_skills.py)."""

    @classmethod
    def of(cls, item: AgendaItem) -> PlannedItem:
        """The plan of an activity that stands on an agenda."""
        return cls(
            item.activity, item.state, item.start_s, item.length_s, item.title, item.driver, item.skill
        )

    def item(self) -> AgendaItem:
        """The activity on the agenda of one run, where it may be moved."""
        item = AgendaItem(self.activity, self.state, self.start_s, self.length_s, self.title)
        item.planned = True
        item.driver, item.skill = self.driver, self.skill
        return item


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day of somebody's plan: a shift, and the activities that are part of it."""

    start_s: float
    end_s: float
    items: tuple[PlannedItem, ...] = ()


@dataclass(slots=True)
class Hours:
    """Somebody's planned presence, and what is planned within it, both in order of writing."""

    shifts: list[tuple[float, float]] = field(default_factory=list)
    items: list[PlannedItem] = field(default_factory=list)
    leave: dict[int, DayPlan] = field(default_factory=dict)
    """Days of approved leave (0 is the first), with what would be worked on them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One agent as the scenario alone has them."""

    id: str
    name: str | None
    note: str | None
    remote: bool
    group: int
    """Index."""
    profile_name: str
    profile: PeopleProfile
    """What the scenario says of the person, their own values in it."""
    nesting: bool
    late: float | None
    standby: frozenset[int]
    """Days of standby; 0 is the first."""
    overtime_willing: bool | None
    """None: by the profile's chance of it."""
    skills: frozenset[str]
    proficiency: dict[int, float]
    on: tuple[int, ...]
    hours: Hours
    plan: tuple[PlannedActivity, ...]
    record: AgentRecord


def places_of(compiled: CompiledFloor) -> list[Place]:
    """Listed agents first, in the order written, then the generated ones group by group."""
    return shared_by_runs_of(compiled.scenario).once("roster", lambda: _places(compiled))


def build(floor: Floor) -> list[Agent]:
    """The agents of a run, one in each place."""
    return [_agent(floor, index, place) for index, place in enumerate(places_of(floor.compiled))]


def _places(compiled: CompiledFloor) -> list[Place]:
    scenario = compiled.scenario
    places: list[Place] = []
    dealt: dict[str, int] = {}
    for text in scenario.floor.agents:
        places.append(_place(compiled, text.id, text.group, text, dealt, 0))
    ids = iter(generated_ids(scenario))
    for group_id, group in scenario.floor.groups.items():
        count = generated_size(group)
        mix = group.mix or scenario.people.mix
        profiles = deal(mix, count) if mix else [""] * count
        for place in range(count):
            places.append(_place(compiled, next(ids), group_id, None, dealt, place, profiles[place]))
    return places


def supervisor(floor: Floor) -> Agent:
    """The supervisor as one who can take a contact: veteran, fresh, outside every pool."""
    supervisor = Agent(
        floor, -2, "you", -1, Wellbeing(floor.book, [SUPERVISOR_SKILL] * len(STEPS), now_s=floor.start_s)
    )
    refresh(supervisor.wellbeing)
    supervisor.is_supervisor = True
    supervisor.pool = Pool(("you",), -1, random=False)
    return supervisor


def _place(
    compiled: CompiledFloor,
    id: str,
    group_id: str,
    text: AgentText | None,
    dealt: dict[str, int],
    place: int,
    profile_name: str = "",
) -> Place:
    scenario = compiled.scenario
    group = scenario.floor.groups[group_id]
    index = compiled.group_index[group_id]
    if text is not None and text.profile is not None:
        profile_name = text.profile
    profile = scenario.people.profiles.get(profile_name, PeopleProfile())
    skills, on = dict(group.skills), group.on
    if text is not None:
        written = ("tenure_weeks", "fatigue", "exhaustion", "morale", "temperament")
        own = {name: getattr(text, name) for name in written}
        profile = profile.model_copy(update={name: value for name, value in own.items() if value is not None})
        skills = dict(text.skills) if text.skills is not None else skills
        on = text.on if text.on is not None else on
    proficiency = compiled.proficiency_of(skills)
    known = frozenset(skills)
    channels = tuple(
        compiled.channel_index[channel] for channel in logged_into(compiled.written_queues, known, on)
    )
    hours = Hours()
    _schedule(compiled, hours, index, group, text, dealt, place)
    for day in () if text is None else sorted(set(text.leave)):
        _leave_out(compiled, hours, day - 1)
    _add_one_to_ones(scenario, hours, id)
    if text is not None and text.nesting:
        hours.items.extend(_nesting(hours))
    return Place(
        id=id,
        name=text.name if text is not None else None,
        note=text.note if text is not None else None,
        remote=text is not None and text.remote,
        group=index,
        profile_name=profile_name,
        profile=profile,
        nesting=text is not None and text.nesting,
        late=text.late if text is not None else None,
        standby=frozenset(day - 1 for day in (text.standby if text is not None else ())),
        overtime_willing=text.overtime_willing if text is not None else None,
        skills=known,
        proficiency=proficiency,
        on=channels,
        hours=hours,
        plan=plan_of(hours.shifts, hours.items),
        record=AgentRecord(id, channels, tuple(proficiency), tuple(hours.shifts), scenario.start_s),
    )


def _agent(floor: Floor, index: int, place: Place) -> Agent:
    profile = place.profile
    wellbeing = new_wellbeing(
        floor.book,
        floor.random.few(UNIFORMS_PER_PERSON, "person", place.id),
        now_s=floor.start_s,
        tenure_weeks=profile.tenure_weeks,
        skill=profile.skill,
        pace=profile.pace,
        fatigue=profile.fatigue,
        exhaustion=profile.exhaustion,
        morale=profile.morale,
    )
    agent = Agent(floor, index, place.id, place.group, wellbeing)
    agent.name, agent.note, agent.remote = place.name, place.note, place.remote
    agent.profile = place.profile_name
    agent.temperament = profile.temperament or ""
    agent.late, agent.nesting = place.late, place.nesting
    agent.overtime_willing = (
        place.overtime_willing
        if place.overtime_willing is not None
        else floor.random.few(1, "overtime", place.id)[0] < profile.overtime_willing
    )
    agent.skills = place.skills
    agent.proficiency = place.proficiency
    agent.on = agent.home = place.on
    agent.pool = floor.compiled.pool_for(agent.group, agent.on, agent.skills)
    agent.shifts = list(place.hours.shifts)
    agent.leave = dict(place.hours.leave)
    agent.standby = place.standby
    agent.agenda = [item.item() for item in place.hours.items]
    return agent


def _schedule(
    compiled: CompiledFloor,
    hours: Hours,
    group_index: int,
    group: Group,
    text: AgentText | None,
    dealt: dict[str, int],
    place: int,
) -> None:
    scenario = compiled.scenario
    opening = compiled.hours
    days = [day for day in range(scenario.floor.days) if opening.on(day) is not None]
    if group.staffing and text is None:
        ends = [step.start for step in group.staffing[1:]]
        ends.append(scenario.floor.closes + scenario.floor.run_on)
        present = group.present_by_step() if any(step.leave for step in group.staffing) else None
        for day in days:
            for number, (step, end_s) in enumerate(zip(group.staffing, ends, strict=True)):
                if step.agents > place if present is None else place in present[number]:
                    _add_hours(hours, day * DAY_S + step.start, day * DAY_S + end_s)
        return
    name = text.shift if text is not None and text.shift is not None else None
    if name is None and group.shifts:
        turn = dealt.get("group " + str(group_index), 0)
        dealt["group " + str(group_index)] = turn + 1
        name = group.shifts[turn % len(group.shifts)]
    if name is None:
        for day in days:
            opens_s, closes_s = opening.on(day) or (0.0, 0.0)
            _add_hours(hours, day * DAY_S + opens_s, day * DAY_S + closes_s + scenario.floor.run_on)
        return
    shift = scenario.floor.shifts[name]
    turn = dealt.get(name, 0)
    dealt[name] = turn + 1
    # A shift that lists its days is worked on them, open or not; one that lists none, on open days.
    for day in [number - 1 for number in sorted(set(shift.days))] or days:
        if day < scenario.floor.days:
            worked = day_plan(shift, day, turn)
            hours.shifts.append((worked.start_s, worked.end_s))
            hours.items.extend(worked.items)


def _add_hours(hours: Hours, start_s: float, end_s: float) -> None:
    """Adds presence, joined to the one before where they touch."""
    shifts = hours.shifts
    if shifts and shifts[-1][1] >= start_s:
        shifts[-1] = (shifts[-1][0], end_s)
    else:
        shifts.append((start_s, end_s))


def _leave_out(compiled: CompiledFloor, hours: Hours, day: int) -> None:
    """The day is one of leave: what would be worked on it is no part of the plan."""
    worked = [shift for shift in hours.shifts if compiled.hours.day_of(shift[0]) == day]
    if worked:
        start_s, end_s = worked[0]
        items = tuple(item for item in hours.items if start_s <= item.start_s < end_s)
        hours.leave[day] = DayPlan(start_s, end_s, items)
        hours.shifts.remove(worked[0])
        hours.items = [item for item in hours.items if item not in items]


def day_plan(shift: Shift, day: int, turn: int) -> DayPlan:
    """A shift of the scenario as the agent of this turn (from 0) works it on a day (0 is the first)."""
    midnight_s = day * DAY_S
    items = tuple(
        PlannedItem(
            activity.kind,
            ACTIVITY_STATES[activity.kind],
            midnight_s + begins_s(shift, activity, turn),
            activity.length,
            activity.title,
            activity.driver,
        )
        for activity in shift.activities
        if activity.is_on(day + 1)
    )
    return DayPlan(midnight_s + shift.start, midnight_s + shift.end, items)


def _add_one_to_ones(scenario: Scenario, hours: Hours, agent: str) -> None:
    """Those that the supervisor's own plan has with the agent, on days on which the agent is there."""
    for duty in scenario.supervisor.duties:
        if duty.kind != "one_to_one" or duty.agent != agent:
            continue
        for day in [number - 1 for number in duty.days] or range(scenario.floor.days):
            start_s = day * DAY_S + duty.at
            if any(from_s <= start_s and start_s + duty.length <= to_s for from_s, to_s in hours.shifts):
                state = ACTIVITY_STATES[duty.kind]
                hours.items.append(PlannedItem(duty.kind, state, start_s, duty.length, duty.title, None))


def _nesting(hours: Hours) -> list[PlannedItem]:
    """Beside a trainer whenever nothing else is planned."""
    free = [one for one in plan_of(hours.shifts, hours.items) if one.state == READY]
    return [
        PlannedItem(NESTING, TRAINING, one.start_s, one.end_s - one.start_s, "Nesting", None) for one in free
    ]


def plan_of(
    shifts: Sequence[tuple[float, float]], items: Sequence[PlannedItem | AgendaItem]
) -> tuple[PlannedActivity, ...]:
    """Somebody's plan as the ledger keeps it: ready in the shift, but for the activities."""
    plan: list[PlannedActivity] = []
    for start_s, end_s in shifts:
        at_s = start_s
        inside = [item for item in items if start_s <= item.start_s < end_s]
        for item in sorted(inside, key=lambda item: item.start_s):
            if item.start_s > at_s:
                plan.append(PlannedActivity(READY, at_s, item.start_s))
            plan.append(PlannedActivity(item.state, item.start_s, item.start_s + item.length_s))
            at_s = max(at_s, item.start_s + item.length_s)
        if at_s < end_s:
            plan.append(PlannedActivity(READY, at_s, end_s))
    return tuple(plan)
