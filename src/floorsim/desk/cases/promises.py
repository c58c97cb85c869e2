"""What the supervisor owes by a time: calls to customers, the next word to the team."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from floorsim.desk.cases.case import SUPERVISOR, Case
from floorsim.desk.cases.case_book import CaseBook
from floorsim.desk.cases.template import CaseChoice, case_template
from floorsim.scenario.effects.catalogue.promise import PromiseMade
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.effects.written import Effect
from floorsim.wording.times import clock_from, time_of_day

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

UPDATE: Final = "update-"
"""Beginning of the ids of promised words to the team."""
POST: Final = "incident_post"
"""The kind of decision that is a word to the team."""


class Promises:
    """Opens promises as cases, and keeps those to the team."""

    def __init__(self, book: CaseBook) -> None:
        self.book = book
        self.floor = book.floor

    def make(self, promise: PromiseMade, cause: Cause) -> None:
        """A promise by an effect: the supervisor keeps it by answering its case in time."""
        due_s = self.floor.now + promise.within
        about = self.book.cases.get(cause.case)
        keep = CaseChoice(
            id="call",
            label=promise.label,
            minutes=promise.minutes,
            hands_on=promise.hands_on,
            effects=promise.if_kept,
            doing=promise.doing,
            done=f"you kept your promise: {_due(promise.subject, due_s, self.floor.now)}",
        )
        self.book.open(
            Case(
                id=self._id(cause, about),
                category="promise",
                sender=SUPERVISOR,
                subject=_due(promise.subject, due_s, self.floor.now),
                channel="phone",
                choices=(keep,) if promise.answerable else (),
                deadline_s=due_s,
                if_missed=promise.if_broken,
                settled_by=promise.kept_by,
                to_the_team=promise.to_the_team,
                kept_by=None if promise.answerable else promise.kept_by,
                agent=_agent(cause) if about is None else about.agent,
                driver=None if about is None else about.driver,
                contact=None if about is None else about.contact,
                about=about,
            ),
            _due(promise.text, due_s, self.floor.now),
        )

    def to_team(self, within_s: float) -> None:
        """The team is promised the next word within this time."""
        due_s = self.floor.now + within_s
        id = f"{UPDATE}{time_of_day(due_s)}"
        if id in self.book.cases:
            id = self.book.free_id(f"{UPDATE}{time_of_day(self.floor.now)}-{time_of_day(due_s)}")
        template = case_template("team_update").filled({"due": time_of_day(due_s)})
        self.book.open(
            Case(
                id=id,
                category="promise",
                sender=template.sender,
                subject=template.subject,
                deadline_s=due_s,
                if_missed=template.if_missed,
                kept_by=POST,
            ),
            template.text,
        )

    def word_to_team(self) -> None:
        """The team has heard from the supervisor: what was promised of it is kept."""
        for case in self.book.cases.values():
            if case.id.startswith(UPDATE) and case.state == "open":
                self.book.settle(case, "posted", "kept")

    def _id(self, cause: Cause, about: Case | None) -> str:
        """By the case that it comes from, else by what brought it about; and the occasion."""
        first = "promise-" + (
            about.id.removeprefix("escalation-") if about is not None else cause.id.replace(":", "-")
        )
        return self.book.free_id(first)


def _agent(cause: Cause) -> str | None:
    """The one agent whom a cause is about, or None."""
    return cause.agents[0] if len(cause.agents) == 1 else None


def promised(floor: Floor, effects: Iterable[Effect], from_s: float) -> list[str]:
    """What effects promise that come about at a time, each with its own; it is said of those that are due
    when the supervisor has gone home."""
    found = []
    for one in effects:
        if isinstance(made := one.body, PromiseMade):
            due_s = from_s + made.within
            gone = "" if floor.is_led(due_s) else ", when you have gone home"
            found.append(f"{_due(made.subject, due_s, from_s)}{gone}")
    return found


def _due(text: str, due_s: float, now_s: float) -> str:
    return text.replace("{due}", clock_from(due_s, now_s))
