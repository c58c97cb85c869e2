"""Cross-training: a skill new to somebody, weak at first, growing with the contacts that they take."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final

from floorsim.floor.people.concerns import note
from floorsim.units import HOUR_S

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

FIRST: Final = 0.3
PER_HOUR: Final = 0.1
"""Proficiency right after a cross-training: this, and so much for each hour of it (D: after four hours .7,
from which nobody hands a contact back)."""
TOP: Final = 0.9
"""Proficiency to which it grows (D: as that of colleagues who have always done it)."""
CONTACTS: Final = 60.0
"""Contacts over which all but a third of the way there is gone (D)."""
LEARNT: Final = "new_skill"
"""What records of it are called."""


def take_up(floor: Floor, agent: Agent, skill: str, length_s: float) -> None:
    """The agent holds the skill from now on, as well as so long a training gives it, or as before."""
    first = min(TOP, FIRST + PER_HOUR * length_s / HOUR_S)
    queues = [queue for queue in floor.queues if queue.skill == skill]
    new = tuple(queue.index for queue in queues if queue.index not in agent.proficiency)
    known = agent.proficiency
    agent.skills |= {skill}
    agent.proficiency = known | {one.index: max(first, known.get(one.index, 0.0)) for one in queues}
    agent.new_queues += tuple(index for index in new if index not in agent.new_queues)
    note(floor, LEARNT, agent, first, skill, "training")


def practised(floor: Floor, day: int) -> None:
    """Once a day: proficiency grows with the contacts of the day that has ended."""
    for agent in floor.agents:
        if not agent.new_queues:
            continue
        done = _contacts(floor, agent, floor.day_begins_at(day - 1))
        grown = {
            queue: TOP - (TOP - agent.proficiency[queue]) * exp(-done.count(queue) / CONTACTS)
            for queue in agent.new_queues
            if agent.proficiency[queue] < TOP
        }
        agent.proficiency = agent.proficiency | grown


def _contacts(floor: Floor, agent: Agent, since_s: float) -> list[int]:
    """The queue of every contact that the agent has finished since then."""
    found = []
    for contact in reversed(floor.ledger.finished):
        if contact.wrapped_s < since_s:
            break
        if contact.agent == agent.index:
            found.append(contact.queue)
    return found


def thin(floor: Floor) -> list[tuple[str, list[Agent]]]:
    """Queues that fewer than two people can serve, by title, each with those who can."""
    here = [agent for agent in floor.agents if not agent.resigned]
    able = [(queue.title, [one for one in here if queue.index in one.proficiency]) for queue in floor.queues]
    return [(title, people) for title, people in able if len(people) < 2]
