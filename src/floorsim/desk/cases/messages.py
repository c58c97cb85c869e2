"""The scenario's messages and milestones: sent by the clock, on a condition, after a milestone.

Conditions are looked at once a minute of the simulation's clock from the start of play, and only while a
message or milestone still waits for one.
"""

from __future__ import annotations

from typing import Final

from floorsim.desk.cases.case import Case
from floorsim.desk.cases.case_book import CaseBook
from floorsim.scenario.conditions.condition_type import Watch
from floorsim.scenario.models.events import Message, Role, Turn

LOOK_EVERY_S: Final = 60.0
"""How often conditions are looked at (D)."""


class Messages:
    """What the scenario has to say in this run, and what of it has been said."""

    def __init__(self, book: CaseBook) -> None:
        self.book = book
        self.consequences = book.consequences
        self.floor = book.floor
        self._all = {message.id: message for message in self.floor.scenario.messages}
        self._sent: set[str] = set()
        self._watched: list[tuple[str, Watch]] = []
        self._milestones: list[tuple[str, Watch]] = []

    def set_up(self) -> None:
        """Sets the timers of everything that comes by the clock, and the first look at conditions."""
        for message in self._all.values():
            if message.at is not None:
                self._send_at(message.id, message.at)
            if message.if_not_by is not None:
                self._send_at(message.id, message.if_not_by)
            if message.when is not None:
                self._watched.append((message.id, message.when.watch(self.consequences)))
        for milestone in self.floor.scenario.milestones:
            if milestone.when is not None:
                self._milestones.append((milestone.id, milestone.when.watch(self.consequences)))
        if self._watched or self._milestones:
            self.floor.at(self.floor.play_from_s, self._look)

    def send(self, id: str) -> None:
        """The message arrives now, unless it has come before: as a case, or as a turn of an earlier one."""
        if id in self._sent:
            return
        self._sent.add(id)
        message = self._all[id]
        earlier = self.book.cases.get(message.thread or "")
        if earlier is not None:
            self.book.when_free(earlier, lambda: self._take_up(earlier, message))
            return
        self.book.open(self._case(message), message.text)
        self.consequences.say(f"{message.sender}: {message.subject}", "news")

    def milestone_reached(self, id: str) -> None:
        """What waits for the milestone is sent after its delay."""
        for message in self._all.values():
            if message.after == id:
                self._send_at(message.id, self.floor.now + message.delay)

    def settle_by(self, kind: str) -> None:
        """A decision of this kind was carried out: it answers the open cases that say it does."""
        for case in list(self.book.cases.values()):
            if case.settled_by == kind and case.state == "open":
                self.book.settle_by(case, kind)

    def _take_up(self, earlier: Case, message: Message) -> None:
        """The message is what is said next in an earlier case, by whoever writes it."""
        later = self._case(message)
        for part in ("sender", "role", "subject", "channel", "in_order", "missed_words", "settled_by"):
            setattr(earlier, part, getattr(later, part))
        earlier.agent, earlier.driver = later.agent or earlier.agent, later.driver or earlier.driver
        earlier.more = {**earlier.more, **message.turns}
        earlier.levels = {**message.levels, **earlier.levels}
        turn = Turn.model_construct(
            text=message.text,
            choices=message.choices,
            deadline=message.deadline,
            if_missed=message.if_missed,
        )
        self.book.go_on(earlier, turn, event="reopened")
        self.consequences.say(f"{message.sender}: {message.subject}", "news")

    def _case(self, message: Message) -> Case:
        return Case(
            id=message.id,
            category="message",
            sender=message.sender,
            role=message.role or self._role_of(message.sender),
            agent=message.agent,
            driver=message.driver,
            subject=message.subject,
            channel=message.channel,
            choices=message.choices,
            in_order=message.in_order,
            more=message.turns,
            levels=dict(message.levels),
            deadline_s=None if message.deadline is None else self.floor.now + message.deadline,
            if_missed=message.if_missed,
            missed_words=f"{message.sender} got no answer in time: {message.subject}",
            settled_by=message.settled_by,
        )

    def _role_of(self, sender: str) -> Role | None:
        """An agent's name says who writes; others are told by the scenario."""
        return "agent" if sender in self.consequences.names.values() else None

    def _send_at(self, id: str, at_s: float) -> None:
        self.floor.at(at_s, lambda: self.send(id))

    def _look(self) -> None:
        reached = self.consequences.milestones
        for id, holds in self._milestones:
            if id not in reached and holds():
                self.consequences.reach(id)
        for id, holds in self._watched:
            if id not in self._sent and holds():
                self.send(id)
        self._milestones = [(id, holds) for id, holds in self._milestones if id not in reached]
        self._watched = [(id, holds) for id, holds in self._watched if id not in self._sent]
        if self._milestones or self._watched:
            self.floor.at(self.floor.now + LOOK_EVERY_S, self._look)
