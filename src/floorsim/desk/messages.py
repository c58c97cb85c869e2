"""The scenario's messages and milestones: sent by the clock, on a condition, after a milestone.

Conditions are looked at once a minute of the simulation's clock from the start of play, and only while a
message or milestone still waits for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.desk import effects
from floorsim.desk.conditions import Watch, watch
from floorsim.desk.inbox import Item
from floorsim.desk.view import ChoiceView
from floorsim.scenario.models.events import Message, News

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

LOOK_EVERY_S: Final = 60.0
"""How often conditions are looked at (D)."""


class Messages:
    """What the scenario has to say in this run, and how far the run has come."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        scenario = desk.floor.scenario
        self.reached: dict[str, float] = {}
        """Milestones reached: id to time in seconds."""
        self._all: dict[str, Message] = {message.id: message for message in scenario.messages}
        self._sent: set[str] = set()
        self._watched: list[tuple[str, Watch]] = []
        self._milestones: list[tuple[str, Watch]] = []

    def set_up(self) -> None:
        """Sets the bells of everything that comes by the clock, and the first look at conditions."""
        desk = self.desk
        for message in self._all.values():
            if message.at is not None:
                self._send_at(message.id, message.at)
            if message.if_not_by is not None:
                self._send_at(message.id, message.if_not_by)
            if message.when is not None:
                self._watched.append((message.id, watch(desk, message.when)))
        for milestone in desk.floor.scenario.milestones:
            if milestone.when is not None:
                self._milestones.append((milestone.id, watch(desk, milestone.when)))
        if self._watched or self._milestones:
            desk.floor.at(desk.floor.play_from_s, self._look)
        desk.floor.on_news.append(self.on_news)

    def send(self, id: str) -> None:
        """The message arrives now, unless it has come before."""
        if id in self._sent:
            return
        self._sent.add(id)
        message = self._all[id]
        item = Item(
            id=id,
            kind="message",
            sender=message.sender,
            subject=message.subject,
            text=message.text,
            channel=message.channel,
            choices=tuple(ChoiceView(choice.id, choice.label, choice.minutes) for choice in message.choices),
            deadline_s=None if message.deadline is None else self.desk.now + message.deadline,
            on_answer=lambda choice: self._answered(message, choice),
            on_missed=lambda: self._missed(message),
        )
        self.desk.inbox.arrive(item)
        self.desk.say(f"{message.sender}: {message.subject}", "news")

    def reach(self, id: str) -> None:
        """The milestone is reached, unless it was before; what follows it is sent after its delay."""
        if id in self.reached:
            return
        self.reached[id] = self.desk.now
        for message in self._all.values():
            if message.after == id:
                self._send_at(message.id, self.desk.now + message.delay)

    def settle_by(self, kind: str) -> None:
        """A decision of this kind was carried out: it answers the open messages that say it does."""
        for id in sorted(self._sent):
            item = self.desk.inbox.items[id]
            if self._all[id].settled_by == kind and item.state == "open":
                self.desk.inbox.settle(item, kind)

    def on_news(self, news: News, at_s: float) -> None:
        """News of an incident as it is told, true or not; what only leadership knows does not reach you."""
        if news.known_to == "leadership":
            return
        desk = self.desk
        sender = news.sender or ("Customers say" if news.known_to == "customers" else "Team chat")
        number = 1 + sum(item.kind == "news" for item in desk.inbox.items.values())
        desk.inbox.arrive(Item(f"news-{number}", "news", sender, news.text, news.text))
        desk.say(f"{sender}: {news.text}", "news")

    def _send_at(self, id: str, at_s: float) -> None:
        self.desk.floor.at(at_s, lambda: self.send(id))

    def _look(self) -> None:
        for id, holds in self._milestones:
            if id not in self.reached and holds():
                self.reach(id)
        for id, holds in self._watched:
            if id not in self._sent and holds():
                self.send(id)
        self._milestones = [(id, holds) for id, holds in self._milestones if id not in self.reached]
        self._watched = [(id, holds) for id, holds in self._watched if id not in self._sent]
        if self._milestones or self._watched:
            self.desk.floor.at(self.desk.now + LOOK_EVERY_S, self._look)

    def _answered(self, message: Message, id: str) -> None:
        choice = next(choice for choice in message.choices if choice.id == id)
        effects.apply(self.desk, choice.effects)
        if choice.reply is not None:
            self.desk.say(f"{message.sender}: {choice.reply}", "effect")

    def _missed(self, message: Message) -> None:
        self.desk.say(f"{message.sender} got no answer in time: {message.subject}", "effect")
        effects.apply(self.desk, message.if_missed)
