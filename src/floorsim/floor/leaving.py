"""Who resigns is gone, and after the time it takes to find and train somebody a new hire takes the place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from floorsim.floor import activity_log, agenda, next_work, roster
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.clock import Timer
from floorsim.floor.people.start_state import UNIFORMS_PER_PERSON, new_wellbeing
from floorsim.floor.records import AgentRecord, ResignationRecord
from floorsim.scenario.models.staff import PeopleProfile

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

PROFILE: Final = "new_hire"
"""The scenario's profile of that name says who new hires are, apart from their tenure."""
USUAL: Final = PeopleProfile(exhaustion=0.15, morale=0.7)
"""Who they are when there is no such profile (D: rested and keen)."""


def resign(floor: Floor, agent: Agent) -> None:
    """The agent does not come back; a new hire begins on the first shift after the lead time."""
    agent.resigned = True
    floor.ledger.resigned.append(ResignationRecord(floor.now, agent.index))
    begins_s = floor.now + floor.scenario.people.replaced_after
    if begins_s < floor.end_s:
        floor.at(begins_s, partial(_begin, floor, agent))


def _begin(floor: Floor, leaver: Agent) -> None:
    """Somebody new, on their first day, with the leaver's group, channels and hours."""
    number = 1 + len(floor.agents) - floor.agents_at_start
    taken = {agent.id for agent in floor.agents}
    id = next(id for n in range(number, number + len(taken) + 1) if (id := f"new-hire-{n}") not in taken)
    profile = floor.scenario.people.profiles.get(PROFILE, USUAL)
    wellbeing = new_wellbeing(
        floor.book,
        floor.random.few(UNIFORMS_PER_PERSON, "person", id),
        now_s=floor.now,
        tenure_weeks=0.0,
        skill=profile.skill,
        pace=profile.pace,
        fatigue=profile.fatigue,
        exhaustion=profile.exhaustion,
        morale=profile.morale,
    )
    hire = Agent(floor, len(floor.agents), id, leaver.group, wellbeing)
    hire.name = f"New hire {number}"
    hire.profile = PROFILE
    hire.overtime_willing = floor.random.few(1, "overtime", id)[0] < profile.overtime_willing
    hire.skills = leaver.skills
    hire.proficiency = dict(leaver.proficiency)
    hire.on = hire.home = leaver.home
    hire.pool = floor.compiled.pool_for(hire.group, hire.on, hire.skills)
    hire.shifts = [shift for shift in leaver.shifts if shift[0] >= floor.now]
    hire.agenda = [_own(item) for item in leaver.agenda if item.planned and item.planned_s >= floor.now]
    hire.service = Timer(floor.env, next_work.on_service_done, hire)
    floor.agents.append(hire)
    floor.agent_by_id[id] = hire
    floor.activities_of.append(0)
    floor.ledger.states.append(hire.log)
    floor.ledger.planned.append(roster.plan_of(hire.shifts, hire.agenda))
    floor.ledger.agents.append(
        AgentRecord(id, hire.home, tuple(hire.proficiency), tuple(hire.shifts), floor.now)
    )
    for item in hire.agenda:
        activity_log.enter(floor, hire, item)
    agenda.set_up(floor, hire)
    floor.note_as_it_is(hire)


def _own(item: AgendaItem) -> AgendaItem:
    """The same activity of the plan, for somebody else."""
    own = AgendaItem(item.activity, item.state, item.planned_s, item.length_s, item.title)
    own.planned = True
    own.driver = item.driver
    return own
