"""The people of a run: who they are, which hours they work, in which state of mind they start."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.bell import Bell
from floorsim.floor.handling import refresh
from floorsim.floor.ledger import PlannedActivity
from floorsim.floor.mind import Mind
from floorsim.floor.service import on_done
from floorsim.floor.states import ACTIVITY_STATES, BREAK, LUNCH, READY
from floorsim.scenario.models.staff import Agent as AgentText
from floorsim.scenario.models.staff import Group, PeopleProfile, Shift

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

DAY_S = 86400.0
LEARNING_WEEKS = 13.0
"""E-fold of a new hire's extra handling time, weeks (performance +64% in the first year, De Grip et al. 2016)."""
SKILL_LOST_WHEN_NEW = 0.5
"""Part of a person's skill that is not there yet on the first day (D)."""
STEP_SPREAD = 0.12
"""Half-width of the personal strengths and weaknesses over rubric steps (D)."""
RUBRIC_STEPS = 6


def build(floor: Floor) -> list[Agent]:
    """Listed agents first, in the order written, then the generated ones group by group."""
    scenario = floor.scenario
    agents: list[Agent] = []
    dealt: dict[str, int] = {}
    for text in scenario.floor.agents:
        group = scenario.floor.groups[text.group]
        agents.append(_agent(floor, len(agents), text.id, text.group, group, text, dealt, 0))
    to_come = sum(group.count or _most(group) for group in scenario.floor.groups.values())
    width = 2 if to_come < 100 else len(str(to_come))
    taken = {agent.id for agent in agents}
    number = 0
    for group_id, group in scenario.floor.groups.items():
        for place in range(group.count or _most(group)):
            number += 1
            while (id := f"A{number:0{width}d}") in taken:
                number += 1
            agents.append(_agent(floor, len(agents), id, group_id, group, None, dealt, place))
    return agents


def supervisor(floor: Floor) -> Agent:
    """The supervisor as one who can take a contact: veteran, fresh, outside every pool."""
    you = Agent(floor, -2, "you", -1, Mind(floor.book, [0.9] * RUBRIC_STEPS, now_s=floor.start_s))
    refresh(you.mind)
    you.is_you = True
    you.service = Bell(floor.env, on_done, you)
    you.pool = next(iter(floor.layout.pools.values()))
    return you


def _most(group: Group) -> int:
    return max((step.agents for step in group.staffing), default=0)


def _agent(
    floor: Floor,
    index: int,
    id: str,
    group_id: str,
    group: Group,
    text: AgentText | None,
    dealt: dict[str, int],
    place: int,
) -> Agent:
    profile_name, profile = _profile(floor, id, group, text)
    agent = Agent(floor, index, id, floor.layout.group_index[group_id], _mind(floor, id, profile, text))
    agent.profile = profile_name
    agent.service = Bell(floor.env, on_done, agent)
    agent.tenure_weeks = profile.tenure_weeks
    skills = dict(group.skills)
    on = group.on
    willing = floor.luck.uniforms(1, "overtime", id)[0] < profile.overtime_willing
    agent.overtime_willing = bool(willing)
    if text is not None:
        agent.name = text.name
        agent.note = text.note
        skills = dict(text.skills) if text.skills is not None else skills
        on = text.on if text.on is not None else on
        if text.tenure_weeks is not None:
            agent.tenure_weeks = text.tenure_weeks
        if text.overtime_willing is not None:
            agent.overtime_willing = text.overtime_willing
    agent.skills = frozenset(skills)
    layout = floor.layout
    agent.proficiency = {line.index: skills[line.skill] for line in layout.lines if line.skill in skills}
    if on:
        agent.on = tuple(layout.channel_index[channel] for channel in on)
    else:
        agent.on = tuple(dict.fromkeys(layout.lines[line].channel for line in agent.proficiency))
    agent.home = agent.on
    agent.pool = layout.pool_for(agent.group, agent.on, agent.skills)
    _schedule(floor, agent, group, text, dealt, place)
    return agent


def _profile(floor: Floor, id: str, group: Group, text: AgentText | None) -> tuple[str, PeopleProfile]:
    people = floor.scenario.people
    if text is not None and text.profile is not None:
        return text.profile, people.profiles.get(text.profile, PeopleProfile())
    mix = group.mix or people.mix
    if not mix:
        return "", PeopleProfile()
    point = floor.luck.uniforms(1, "profile", id)[0] * sum(mix.values())
    for name, weight in mix.items():
        point -= weight
        if point < 0:
            break
    return name, people.profiles.get(name, PeopleProfile())


def _mind(floor: Floor, id: str, profile: PeopleProfile, text: AgentText | None) -> Mind:
    tenure = text.tenure_weeks if text is not None and text.tenure_weeks is not None else profile.tenure_weeks
    newness = exp(-tenure / LEARNING_WEEKS)
    spread = floor.luck.uniforms(RUBRIC_STEPS, "strengths", id)
    settled = [min(1.0, max(0.05, profile.skill + STEP_SPREAD * (2.0 * u - 1.0))) for u in spread.tolist()]
    steps = [skill * (1.0 - SKILL_LOST_WHEN_NEW * newness) for skill in settled]

    def own(written: float | None, usual: float) -> float:
        return usual if written is None else written

    mind = Mind(
        floor.book,
        steps,
        now_s=floor.start_s,
        fatigue=own(text.fatigue if text else None, profile.fatigue),
        exhaustion=own(text.exhaustion if text else None, profile.exhaustion),
        morale=own(text.morale if text else None, profile.morale),
    )
    mind.veteran_skill = sum(settled) / len(settled)
    mind.pace = profile.pace
    mind.tenure_weeks = tenure
    mind.newness = newness
    refresh(mind)
    return mind


def _schedule(
    floor: Floor, agent: Agent, group: Group, text: AgentText | None, dealt: dict[str, int], place: int
) -> None:
    scenario = floor.scenario
    days = range(scenario.floor.days)
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
            _add_hours(
                agent,
                day * DAY_S + scenario.floor.opens,
                day * DAY_S + scenario.floor.closes + scenario.floor.run_on,
            )
        return
    shift = scenario.floor.shifts[name]
    turn = dealt.get(name, 0)
    dealt[name] = turn + 1
    for day in days:
        if not shift.days or day + 1 in shift.days:
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
        start_s = activity.at
        if state in (BREAK, LUNCH):
            start_s = min(start_s + turn * shift.stagger, shift.end - activity.length)
        item = AgendaItem(activity.kind, state, day * DAY_S + start_s, activity.length, activity.title)
        item.planned = True
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
