"""The people of a run: who they are, which hours they work, in which state of mind they start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.people.handling import refresh
from floorsim.floor.people.start_state import UNIFORMS_PER_PERSON, deal, new_wellbeing
from floorsim.floor.people.steps import STEPS
from floorsim.floor.people.wellbeing import Wellbeing
from floorsim.floor.queues import Pool
from floorsim.floor.records import AgentRecord, PlannedActivity
from floorsim.floor.states import ACTIVITY_STATES, READY
from floorsim.scenario.models.staff import Agent as AgentText
from floorsim.scenario.models.staff import Group, PeopleProfile, Shift
from floorsim.scenario.routing_rules import begins_s, generated_ids, generated_size, logged_into
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

SUPERVISOR_SKILL = 0.9
"""The supervisor's own skill on a contact, 0-1 (D: a good veteran's)."""


def build(floor: Floor) -> list[Agent]:
    """Listed agents first, in the order written, then the generated ones group by group."""
    scenario = floor.scenario
    agents: list[Agent] = []
    dealt: dict[str, int] = {}
    for text in scenario.floor.agents:
        group = scenario.floor.groups[text.group]
        agents.append(_agent(floor, len(agents), text.id, text.group, group, text, dealt, 0))
    ids = iter(generated_ids(scenario))
    for group_id, group in scenario.floor.groups.items():
        count = generated_size(group)
        mix = group.mix or scenario.people.mix
        profiles = deal(mix, count) if mix else [""] * count
        for place in range(count):
            agents.append(
                _agent(floor, len(agents), next(ids), group_id, group, None, dealt, place, profiles[place])
            )
    return agents


def supervisor(floor: Floor) -> Agent:
    """The supervisor as one who can take a contact: veteran, fresh, outside every pool."""
    supervisor = Agent(
        floor, -2, "you", -1, Wellbeing(floor.book, [SUPERVISOR_SKILL] * len(STEPS), now_s=floor.start_s)
    )
    refresh(supervisor.wellbeing)
    supervisor.is_supervisor = True
    supervisor.pool = Pool(("you",), -1, random=False)
    return supervisor


def _agent(
    floor: Floor,
    index: int,
    id: str,
    group_id: str,
    group: Group,
    text: AgentText | None,
    dealt: dict[str, int],
    place: int,
    profile_name: str = "",
) -> Agent:
    if text is not None and text.profile is not None:
        profile_name = text.profile
    profile = floor.scenario.people.profiles.get(profile_name, PeopleProfile())
    agent = Agent(
        floor, index, id, floor.compiled.group_index[group_id], _wellbeing(floor, id, profile, text)
    )
    agent.profile = profile_name
    skills = dict(group.skills)
    on = group.on
    agent.overtime_willing = floor.random.few(1, "overtime", id)[0] < profile.overtime_willing
    if text is not None:
        agent.name = text.name
        agent.note = text.note
        skills = dict(text.skills) if text.skills is not None else skills
        on = text.on if text.on is not None else on
        if text.overtime_willing is not None:
            agent.overtime_willing = text.overtime_willing
    agent.skills = frozenset(skills)
    compiled = floor.compiled
    agent.proficiency = compiled.proficiency_of(skills)
    channels = logged_into(compiled.written_queues, agent.skills, on)
    agent.on = tuple(compiled.channel_index[channel] for channel in channels)
    agent.home = agent.on
    agent.pool = compiled.pool_for(agent.group, agent.on, agent.skills)
    _schedule(floor, agent, group, text, dealt, place)
    return agent


def _wellbeing(floor: Floor, id: str, profile: PeopleProfile, text: AgentText | None) -> Wellbeing:
    def own(written: float | None, usual: float) -> float:
        return usual if written is None else written

    return new_wellbeing(
        floor.book,
        floor.random.few(UNIFORMS_PER_PERSON, "person", id),
        now_s=floor.start_s,
        tenure_weeks=own(text.tenure_weeks if text else None, profile.tenure_weeks),
        skill=profile.skill,
        pace=profile.pace,
        fatigue=own(text.fatigue if text else None, profile.fatigue),
        exhaustion=own(text.exhaustion if text else None, profile.exhaustion),
        morale=own(text.morale if text else None, profile.morale),
    )


def _schedule(
    floor: Floor, agent: Agent, group: Group, text: AgentText | None, dealt: dict[str, int], place: int
) -> None:
    scenario = floor.scenario
    opening = floor.compiled.hours
    days = [day for day in range(scenario.floor.days) if opening.on(day) is not None]
    if group.staffing and text is None:
        ends = [step.start for step in group.staffing[1:]]
        ends.append(scenario.floor.closes + scenario.floor.run_on)
        for day in days:
            for step, end_s in zip(group.staffing, ends, strict=True):
                if step.agents > place:
                    _add_hours(agent, day * DAY_S + step.start, day * DAY_S + end_s)
        return
    name = text.shift if text is not None and text.shift is not None else None
    if name is None and group.shifts:
        turn = dealt.get("group " + str(agent.group), 0)
        dealt["group " + str(agent.group)] = turn + 1
        name = group.shifts[turn % len(group.shifts)]
    if name is None:
        for day in days:
            opens_s, closes_s = opening.on(day) or (0.0, 0.0)
            _add_hours(agent, day * DAY_S + opens_s, day * DAY_S + closes_s + scenario.floor.run_on)
        return
    shift = scenario.floor.shifts[name]
    turn = dealt.get(name, 0)
    dealt[name] = turn + 1
    # A shift that lists its days is worked on them, open or not; one that lists none, on open days.
    for day in [number - 1 for number in sorted(set(shift.days))] or days:
        if day < scenario.floor.days:
            agent.shifts.append((day * DAY_S + shift.start, day * DAY_S + shift.end))
            _add_activities(agent, shift, day, turn)


def _add_hours(agent: Agent, start_s: float, end_s: float) -> None:
    """Adds presence, joined to the one before where they touch."""
    if agent.shifts and agent.shifts[-1][1] >= start_s:
        agent.shifts[-1] = (agent.shifts[-1][0], end_s)
    else:
        agent.shifts.append((start_s, end_s))


def _add_activities(agent: Agent, shift: Shift, day: int, turn: int) -> None:
    for activity in shift.activities:
        state = ACTIVITY_STATES[activity.kind]
        start_s = begins_s(shift, activity, turn)
        item = AgendaItem(activity.kind, state, day * DAY_S + start_s, activity.length, activity.title)
        item.planned = True
        item.driver = activity.driver
        agent.agenda.append(item)


def plan_of(agent: Agent) -> tuple[PlannedActivity, ...]:
    """The agent's plan as the ledger keeps it: ready in the shift, but for the activities."""
    plan: list[PlannedActivity] = []
    for start_s, end_s in agent.shifts:
        at_s = start_s
        inside = [item for item in agent.agenda if start_s <= item.start_s < end_s]
        for item in sorted(inside, key=lambda item: item.start_s):
            if item.start_s > at_s:
                plan.append(PlannedActivity(READY, at_s, item.start_s))
            plan.append(PlannedActivity(item.state, item.start_s, item.start_s + item.length_s))
            at_s = max(at_s, item.start_s + item.length_s)
        if at_s < end_s:
            plan.append(PlannedActivity(READY, at_s, end_s))
    return tuple(plan)


def record_of(agent: Agent, joined_s: float) -> AgentRecord:
    """The agent as the ledger keeps it."""
    return AgentRecord(agent.id, agent.home, tuple(agent.proficiency), tuple(agent.shifts), joined_s)
