"""Answering a message of the inbox: its choices, their minutes and effects are the scenario's."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from floorsim.desk.decision import Area, Decision, register
from floorsim.desk.fields import pick
from floorsim.desk.inbox import Item
from floorsim.desk.wording import clock
from floorsim.scenario.wording import choose, nearest

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk


class ItemDecision(Decision):
    """A decision that settles an item of the inbox by one of its choices."""

    message: str
    choice: str

    @classmethod
    def fits(cls, item: Item) -> bool:
        """Whether items like this are settled by this kind of decision."""
        raise NotImplementedError

    @classmethod
    def seen(cls, desk: Desk) -> dict[str, Item]:
        """Items that the supervisor has had the chance to read, by id."""
        blind_since_s = desk.own_time.blind_since_s
        return {
            id: item
            for id, item in desk.inbox.items.items()
            if cls.fits(item) and (blind_since_s is None or item.at_s <= blind_since_s)
        }

    def item(self, desk: Desk) -> Item | None:
        """The item meant, or None."""
        return desk.inbox.items.get(self.message)

    def why_not(self, desk: Desk) -> str | None:
        """The item must be open, the choice one of its own, and there must be time for it."""
        seen = self.seen(desk)
        item = seen.get(self.message)
        if item is None:
            near = nearest(self.message, seen)
            return f"your inbox has no {self._thing()} {self.message}" + (
                f"; did you mean {near}?" if near else ""
            )
        if item.choice(self.choice) is None:
            return (
                f"{self.choice} is no answer to it; {choose(self.choice, [one.id for one in item.choices])}"
            )
        if self._queued(desk):
            return "you are about to answer it already; withdraw that first if you think otherwise"
        return self._settled(item) or self._in_time(desk, item)

    def why_not_any_more(self, desk: Desk) -> str | None:
        """By the time the supervisor gets to it, it may be settled."""
        item = self.item(desk)
        return "it is gone" if item is None else self._settled(item)

    def begin(self, desk: Desk) -> str | None:
        """From here on it counts as answered in time."""
        item = self.item(desk)
        assert item is not None
        reason = self._settled(item)
        if reason is None:
            item.in_hand = True
        return reason

    def doing(self, desk: Desk) -> str:
        """Whom the answer is for."""
        item = self.item(desk)
        return f"answering {item.sender}" if item is not None else "answering a message"

    def _settle(self, desk: Desk) -> Item:
        item = self.item(desk)
        assert item is not None
        desk.inbox.settle(item, self.choice)
        item.on_answer(self.choice)
        return item

    def _queued(self, desk: Desk) -> bool:
        current = desk.own_time.current
        tasks = [*desk.own_time.queue, *([current] if current is not None else [])]
        return any(
            isinstance(task.decision, ItemDecision) and task.decision.message == self.message
            for task in tasks
        )

    def _settled(self, item: Item) -> str | None:
        if item.state == "missed":
            return f"the time for an answer ended at {clock(item.deadline_s or 0.0)}"
        if item.state == "answered":
            return "it is answered already"
        return None if item.state == "open" else "it needs no answer"

    def _in_time(self, desk: Desk, item: Item) -> str | None:
        if item.deadline_s is None:
            return None
        starts_s = desk.timing(self).starts_s
        current = desk.own_time.current
        if starts_s <= item.deadline_s or (current is not None and current.open_ended):
            return None
        return f"it is due by {clock(item.deadline_s)}, and you are not free before {clock(starts_s)}"

    def _thing(self) -> str:
        return "message"


@register
class Answer(ItemDecision):
    """Answer a message, or keep a promise that stands in the inbox."""

    kind: ClassVar[str] = "answer"
    code: ClassVar[str] = "I1"
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Answer a message"
    key: ClassVar[str | None] = "a"
    minutes: ClassVar[float] = 1.0
    effect_now: ClassVar[str] = "The sender has your answer."
    effect_later: ClassVar[str] = "What you said or promised is remembered."
    always_allowed: ClassVar[bool] = True

    message: str = Field(description="Which message", json_schema_extra=pick("message"))
    choice: str = Field(description="Your answer", json_schema_extra=pick("answer"))

    @classmethod
    def fits(cls, item: Item) -> bool:
        """Messages and promises that have choices."""
        return item.kind in ("message", "promise") and bool(item.choices)

    @classmethod
    def why_none(cls, desk: Desk) -> str | None:
        """There must be something to answer."""
        waiting = any(item.state == "open" for item in cls.seen(desk).values())
        return None if waiting else "no message waits for an answer"

    def cost_minutes(self, desk: Desk) -> float:
        """The minutes of the choice."""
        item = self.item(desk)
        choice = item.choice(self.choice) if item is not None else None
        return choice.minutes if choice is not None else desk.minutes_for(self.kind, self.minutes)

    def takes_hands(self) -> bool:
        """A call that was promised takes the supervisor whole."""
        return self.message.startswith("promise-")

    def carry_out(self, desk: Desk) -> str:
        """The choice's effects, and what the sender says to it."""
        item = self._settle(desk)
        choice = item.choice(self.choice)
        label = choice.label if choice is not None else self.choice
        if item.kind == "promise":
            return f"you kept your promise: {item.subject}"
        return f"you answered {item.sender}: {label}"
