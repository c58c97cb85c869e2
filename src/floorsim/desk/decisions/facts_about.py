"""What one decides on about a person, a channel, a case or oneself; facts.py has what is about the floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from floorsim.desk.cases.case import Case
from floorsim.desk.cases.case_facts import fact_lines
from floorsim.desk.decisions.agent_facts import agent_facts
from floorsim.desk.decisions.agents_agenda import coming_item, no_rest_words
from floorsim.desk.decisions.deeds import hard_contacts, nominations
from floorsim.desk.decisions.due_process import pattern_of, record_words
from floorsim.desk.decisions.facts import channel_view, queue_line
from floorsim.desk.decisions.people_facts import PEOPLE_FACTS
from floorsim.desk.improving.driver_figures import driver_figures
from floorsim.desk.improving.words import change_lines
from floorsim.floor.quality.yardstick import CLEAR_ITEMS, disputed
from floorsim.scenario.effects.world import Cause
from floorsim.wording.numbers import counted, money, percent
from floorsim.wording.times import clock_from, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

MOST_PEOPLE: Final = 3
"""Of more people than this nothing is told one by one (D: what a form has room for)."""
REVIEW_LINES: Final = 2
"""Lines of somebody's reviews, the most telling (D)."""


def queue_facts(desk: Workspace, channels: Iterable[str]) -> Iterator[str]:
    """Each channel as it stands."""
    views = (channel_view(desk, id) for id in channels)
    yield from (queue_line(view) for view in views if view is not None)


def case_facts(desk: Workspace, case: Case) -> Iterator[str]:
    """What is known of the customer, or who it is from and about what; and until when an answer counts."""
    if case.facts is not None:
        yield from fact_lines(case.facts, desk.budget.currency)
    else:
        yield f"{case.sender}: {case.subject}"
    if case.deadline_s is not None:
        yield f"due {clock_from(case.deadline_s, desk.now)}"


def about_people(desk: Workspace, people: Sequence[Agent], line: str) -> tuple[str, ...]:
    """What a kind says of somebody, then their next break."""
    about = Cause("", agents=tuple(agent.id for agent in people))
    return (*([line] if line else ()), *_breaks(desk, about))


def _people(desk: Workspace, about: Cause) -> list[Agent]:
    found = [one for one in (desk.agent(id) for id in about.agents) if one is not None]
    return found if len(found) <= MOST_PEOPLE else []


def _named(desk: Workspace, about: Cause, agent: Agent, words: str) -> str:
    return f"{desk.name(agent)}: {words}" if len(about.agents) > 1 else words


def _reviews(desk: Workspace, about: Cause) -> Iterator[str]:
    for agent in _people(desk, about):
        for line in agent_facts(desk, agent).lines[:REVIEW_LINES]:
            yield _named(desk, about, agent, line)


def _last_coached(desk: Workspace, about: Cause) -> Iterator[str]:
    for agent in _people(desk, about):
        yield _named(desk, about, agent, agent_facts(desk, agent).coached)


def _breaks(desk: Workspace, about: Cause) -> Iterator[str]:
    for agent in _people(desk, about):
        item = coming_item(desk, agent, ("break", "lunch"))
        coming = "no break to come" if item is None else f"{item.activity} {time_of_day(item.start_s)}"
        rest = no_rest_words(desk, agent)
        yield _named(desk, about, agent, f"{coming}, {rest}" if rest else coming)


def _queue(desk: Workspace, about: Cause) -> Iterator[str]:
    yield from queue_facts(desk, about.channels or [one.id for one in desk.floor.channels if one.live])


def _case(desk: Workspace, about: Cause) -> Iterator[str]:
    case = desk.cases.book.cases.get(about.case)
    if case is not None:
        yield from case_facts(desk, case)


def _promises(desk: Workspace, about: Cause) -> Iterator[str]:
    cases = desk.cases.book.cases.values()
    made = [one for one in cases if one.category == "promise" and one.state == "open"]
    due = [one.deadline_s for one in made if one.deadline_s is not None]
    first = f", the first by {clock_from(min(due), desk.now)}" if due else ""
    yield f"{counted(len(made), 'promise')} to keep{first}"


def _budget(desk: Workspace, about: Cause) -> Iterator[str]:
    budget = desk.budget
    if budget.overtime_s:
        yield f"{in_minutes(budget.overtime_left_s)} of {in_minutes(budget.overtime_s)} overtime left"
    if budget.money is not None:
        left = money(budget.money - budget.money_spent, budget.currency)
        yield f"{left} of {money(budget.money, budget.currency)} left"


def _own_time(desk: Workspace, about: Cause) -> Iterator[str]:
    waiting = len(desk.calendar.queue)
    yield f"{counted(waiting, 'piece')} of your own work queued" if waiting else "nothing of yours is queued"


def _yardsticks(desk: Workspace, about: Cause) -> Iterator[str]:
    """How reviewers differ: the means of the analysts, one's own drift, the last session."""
    reviews = desk.floor.reviews
    means = reviews.by_analyst()
    if means:
        yield "; ".join(f"analyst {one}: {mean:.0f} in {counted(n, 'review')}" for one, n, mean in means)
    drift = reviews.drift()
    if drift is not None:
        yield f"your {counted(drift.n, 'score')}: {drift.mean:+.0f} on average, off by {drift.off:.0f}"
    held = desk.floor.ledger.calibrations
    yield f"last calibrated {clock_from(held[-1].at_s, desk.now)}" if held else "not calibrated today"


def _formal_record(desk: Workspace, about: Cause) -> Iterator[str]:
    """Which formal steps are on record, where there is something that one would be about."""
    for agent in _people(desk, about):
        if pattern_of(desk, agent) is not None:
            yield _named(desk, about, agent, record_words(desk, agent))


def _rubric(desk: Workspace, about: Cause) -> Iterator[str]:
    """How long the rubric is, and how many reviews are disputed."""
    items = desk.floor.reviews.items()
    yield f"{items} questions a review; agents dispute {percent(disputed(items))}"
    yield f"{CLEAR_ITEMS} questions are clear" if items > CLEAR_ITEMS else "it is clear as it is"


def driver_facts(desk: Workspace, driver: str) -> list[str]:
    """What a driver brings and costs, what goes wrong on it, who can act, and what is under way for it."""
    row = next((one for one in driver_figures(desk.floor) if one.id == driver), None)
    if row is None:
        return []
    change = "" if row.change is None else f", {100 * row.change:+.0f}% on the week before"
    error = f"{row.error} missed in {row.error_reviews} of {row.reviews} reviews" if row.error else ""
    handed = f", {percent(row.transfer_share)} handed on" if row.transfer_share else ""
    lines = [
        f"{row.title}: {row.contacts} contacts in 7 days{change}",
        f"{row.hours:.0f} h of handling, {percent(row.share)} of all",
        f"{percent(row.repeat_share)} had contacted about it before{handed}"
        + (f"; {error}" if error else ""),
        f"owner of the cause: {row.owner or 'not known'}; {percent(row.fixable)} of it could be avoided",
    ]
    for one in desk.improving.changes:
        if one.driver == driver:
            lines += change_lines(desk.improving, one)
    return lines


FACTS_ABOUT: Final[Mapping[str, Callable[[Workspace, Cause], Iterator[str]]]] = {
    "reviews": _reviews,
    "last_coached": _last_coached,
    "breaks": _breaks,
    "hard_contacts": hard_contacts,
    "nominations": nominations,
    "queue": _queue,
    "case": _case,
    "promises": _promises,
    "budget": _budget,
    "own_time": _own_time,
    "yardsticks": _yardsticks,
    "rubric": _rubric,
    "formal_record": _formal_record,
    **PEOPLE_FACTS,
}
"""Facts about whom or what a decision is about, by the name that content gives."""
