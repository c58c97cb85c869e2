"""What decisions about an item of the inbox share: it must be there, open, and in time."""

from __future__ import annotations

from abc import abstractmethod
from math import inf
from typing import TYPE_CHECKING, Final, Self

from floorsim.desk.decision import Decision
from floorsim.desk.inbox import Item
from floorsim.scenario.wording import choose, nearest, shown
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

NEXT: Final = "next"
"""Instead of an item's id: the most pressing one. Lists of planned decisions cannot know every id."""


class ItemDecision(Decision):
    """A decision that settles an item of the inbox by one of its choices."""

    message: str
    choice: str

    @classmethod
    @abstractmethod
    def fits(cls, item: Item) -> bool:
        """Whether items like this are settled by this kind of decision."""

    @classmethod
    def seen(cls, desk: Desk) -> dict[str, Item]:
        """Items that the supervisor has had the chance to read, by id."""
        blind_since_s = desk.own_time.blind_since_s
        return {
            id: item
            for id, item in desk.inbox.items.items()
            if cls.fits(item) and (blind_since_s is None or item.at_s <= blind_since_s)
        }

    @classmethod
    def waiting(cls, desk: Desk) -> list[Item]:
        """Items of the kind that want an answer, the most pressing first."""
        found = [item for item in cls.seen(desk).values() if item.state == "open" and not item.in_hand]
        return sorted(found, key=lambda item: item.deadline_s if item.deadline_s is not None else inf)

    def definite(self, desk: Desk) -> Self:
        """`next` is the most pressing item that has this choice and is not about to be answered."""
        if self.message != NEXT:
            return self
        for item in self.waiting(desk):
            meant = self.model_copy(update={"message": item.id})
            if item.choice(self.choice) is not None and not meant._queued(desk):
                return meant
        return self

    def item(self, desk: Desk) -> Item | None:
        """The item meant, or None."""
        return desk.inbox.items.get(self.message)

    def why_not(self, desk: Desk) -> str | None:
        """The item must be open, the choice one of its own, and there must be time for it."""
        seen = self.seen(desk)
        if self.message == NEXT:
            return f"no {self._thing()} waits that can be answered with {shown(self.choice)}"
        item = seen.get(self.message)
        if item is None:
            near = nearest(self.message, seen)
            return f"your inbox has no {self._thing()} {shown(self.message)}" + (
                f"; did you mean {near}?" if near else ""
            )
        if item.choice(self.choice) is None:
            right = choose(self.choice, [one.id for one in item.choices])
            return f"{shown(self.choice)} is no answer to it; {right}"
        if self._queued(desk):
            return "you are about to answer it already; withdraw that first if you think otherwise"
        return self._settled(item) or self._in_time(desk, item)

    def why_not_any_more(self, desk: Desk) -> str | None:
        """By the time the supervisor gets to it, it may be settled."""
        item = self.item(desk)
        return "it is gone" if item is None else self._settled(item)

    def turn_to(self, desk: Desk) -> None:
        """From here on it counts as answered in time."""
        item = self.item(desk)
        assert item is not None
        item.in_hand = True

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
            return f"the time for an answer ended at {time_of_day(item.deadline_s or 0.0)}"
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
        due, free = time_of_day(item.deadline_s), time_of_day(starts_s)
        if due == free:
            due, free = (time_of_day(at_s, seconds=True) for at_s in (item.deadline_s, starts_s))
        return f"it is due by {due}, and you are not free before {free}"

    def _thing(self) -> str:
        return "message"
