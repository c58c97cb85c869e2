"""What one decides on about people: what can be noticed, attendance, the figures of somebody's work."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.desk.consequences import minds
from floorsim.desk.decisions.spoken_to import last_word_s
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.effects.world import Cause
from floorsim.units import DAY_S, MINUTE_S
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import in_minutes, span, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact import Contact
    from floorsim.scenario.models.staff import Agent as AgentText

LATE_FROM_S: Final = MINUTE_S
"""From so much after the start of a shift somebody counts as late (D)."""
MOST_LINES: Final = 3
"""Lines of one fact at most (D)."""


class Attended(NamedTuple):
    """How a shift of the plan began."""

    day: int
    late_s: float
    """Seconds after its start; 0 on time, -1 absent."""


def attended(agent: Agent, now_s: float) -> list[Attended]:
    """The shifts of the plan that have begun in this run, in order; one still awaited is left out."""
    found, entries = [], agent.log.entries
    for start_s, end_s in agent.shifts:
        first = bisect_left(entries, (start_s,)) if start_s <= now_s else len(entries)
        came = next((one for one in islice(entries, first, None) if one[1] != OFF), None)
        if came is None or came[0] >= end_s:
            continue
        late_s = came[0] - start_s if came[0] - start_s >= LATE_FROM_S else 0.0
        found.append(Attended(int(start_s // DAY_S), -1.0 if came[1] == ABSENT else late_s))
    return found


def attendance_words(agent: Agent, now_s: float) -> str:
    """Somebody's adherence log: late starts with their minutes, absences, of how many shifts."""
    shifts = attended(agent, now_s)
    late = [in_minutes(60.0 * round(one.late_s / 60.0)) for one in shifts if one.late_s > 0.0]
    absent = len([one for one in shifts if one.late_s < 0.0])
    parts = [f"late {counted(len(late), 'time')} in {counted(len(shifts), 'shift')}"]
    if late:
        parts[0] += f": {', '.join(late[-MOST_LINES:])}"
    if absent:
        parts.append(f"absent {counted(absent, 'time')}")
    return ", ".join(parts)


def is_late(desk: Workspace, agent: Agent) -> bool:
    """Whether somebody came late in this run, or has a habit of it or a pattern on record before it."""
    written = written_agent(desk, agent)
    before = agent.late is not None or (written is not None and written.pattern is not None)
    return before or any(one.late_s > 0.0 for one in attended(agent, desk.now))


def written_agent(desk: Workspace, agent: Agent) -> AgentText | None:
    """What the scenario says of somebody whom it lists; None of others."""
    return next((one for one in desk.floor.scenario.floor.agents if one.id == agent.id), None)


def _people(desk: Workspace, about: Cause) -> list[Agent]:
    return [one for one in (desk.agent(id) for id in about.agents) if one is not None]


def _attendance(desk: Workspace, about: Cause) -> Iterator[str]:
    for agent in _people(desk, about):
        yield attendance_words(agent, desk.now)


def _late_before(desk: Workspace, about: Cause) -> Iterator[str]:
    """What was on record before these days, and how the others keep it."""
    for agent in _people(desk, about):
        written = written_agent(desk, agent)
        if written is not None and written.pattern is not None:
            yield f"before: {written.pattern}"
    others = [one for one in desk.floor.agents if one.id not in about.agents]
    shifts = [one for agent in others for one in attended(agent, desk.now)]
    late = len([one for one in shifts if one.late_s > 0.0])
    yield f"the others: late {counted(late, 'time')} in {counted(len(shifts), 'shift')}"


def _noticed(desk: Workspace, about: Cause) -> Iterator[str]:
    """What can be seen of somebody, and what the supervisor knows of them."""
    people = _people(desk, about)
    yield from minds.noticed(people)[:MOST_LINES]
    yield from (agent.note for agent in people if agent.note is not None)


def _noticed_in_team(desk: Workspace, about: Cause) -> Iterator[str]:
    here = [agent for agent in desk.floor.agents if not agent.resigned]
    yield from minds.noticed(here)[:MOST_LINES]


def _signs(desk: Workspace, about: Cause) -> Iterator[str]:
    """What the figures of the team show so far."""
    shifts = [one for agent in desk.floor.agents for one in attended(agent, desk.now)]
    late = len([one for one in shifts if one.late_s > 0.0])
    absent = len([one for one in shifts if one.late_s < 0.0])
    left = len(desk.floor.ledger.resigned)
    yield (
        f"{counted(len(shifts), 'shift')} so far: {counted(absent, 'absence')}, "
        f"{counted(late, 'late start')}, {left} left for good"
    )


def _record(desk: Workspace, about: Cause) -> Iterator[str]:
    """What somebody has done in this run beside the team: contacts, handle time, who came back."""
    done = [one for one in desk.floor.ledger.finished if one.agent >= 0]
    for agent in _people(desk, about):
        own = [one for one in done if one.agent == agent.index]
        if not own:
            yield "no contacts yet in these days"
            continue
        yield (
            f"{counted(len(own), 'contact')}, {span(_mean_s(own))} each (team {span(_mean_s(done))}), "
            f"first-contact resolution {percent(desk.reports.first_contact_resolution(agent.index))} "
            f"(team {percent(desk.reports.first_contact_resolution())})"
        )


def _mean_s(contacts: list[Contact]) -> float:
    return fsum(one.talk_s + one.hold_s + one.after_contact_s for one in contacts) / len(contacts)


def _last_word(desk: Workspace, about: Cause) -> Iterator[str]:
    for agent in _people(desk, about):
        since_s = last_word_s(desk, agent)
        heard = since_s > agent.logged_in_s
        yield f"your last word {time_of_day(since_s)}" if heard else "no word from you today"


def _pulse(desk: Workspace, about: Cause) -> Iterator[str]:
    """What the last survey of the team said, if there was one."""
    yield from desk.consequences.surveys[-1:]


PEOPLE_FACTS: Final[Mapping[str, Callable[[Workspace, Cause], Iterator[str]]]] = {
    "attendance": _attendance,
    "late_before": _late_before,
    "noticed": _noticed,
    "noticed_in_team": _noticed_in_team,
    "signs": _signs,
    "record": _record,
    "last_word": _last_word,
    "pulse": _pulse,
}
"""Facts about people, by the name that content gives."""
