"""What reaches the supervisor and may want an answer: messages, escalations, promises that are due, news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from floorsim.desk.view import ChoiceView, MessageView
from floorsim.floor.records import UNSET, CaseEvent, CaseRecord

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

ItemKind = Literal["message", "escalation", "promise", "news"]
ItemState = Literal["open", "answered", "missed", "information"]


@dataclass(slots=True, eq=False)
class Item:
    """One item of the inbox. Times are seconds since midnight before day 1."""

    id: str
    kind: ItemKind
    sender: str
    subject: str
    text: str
    channel: str = "chat"
    choices: tuple[ChoiceView, ...] = ()
    deadline_s: float | None = None
    """Answered when the supervisor has begun on the answer by then."""
    agent: str | None = None
    """Agent whose customer it is about."""
    about: str = ""
    """The customer's contact, the message or the person it is about, by id."""
    at_s: float = -1.0
    state: ItemState = "open"
    answer: str | None = None
    in_hand: bool = False
    """The supervisor is answering it right now."""
    on_answer: Callable[[str], None] = field(default=lambda choice: None)
    """What a choice does, when the minutes for it are spent."""
    on_missed: Callable[[], None] = field(default=lambda: None)

    def choice(self, id: str) -> ChoiceView | None:
        """The choice of this id, or None."""
        return next((choice for choice in self.choices if choice.id == id), None)


class Inbox:
    """Every item that has arrived, in order of arrival."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.items: dict[str, Item] = {}
        self._shown: list[MessageView] = []
        self._places: dict[str, int] = {}

    def arrive(self, item: Item) -> None:
        """The item reaches the supervisor now. Raises ValueError when there is one of that id already."""
        if item.id in self.items:
            raise ValueError(f"the inbox has an item {item.id} already")
        item.at_s = self.floor.now
        self.items[item.id] = item
        due_s = UNSET if item.deadline_s is None else item.deadline_s
        self.floor.ledger.cases.append(CaseRecord(item.id, item.kind, item.at_s, due_s, item.about))
        if not item.choices and item.deadline_s is None:
            item.state = "information"
        elif item.deadline_s is not None:
            self.floor.at(item.deadline_s, lambda: self._time_is_up(item))
        self._places[item.id] = len(self._shown)
        self._shown.append(_view(item))

    def settle(self, item: Item, answer: str) -> None:
        """The item is answered; what the answer does is the caller's."""
        item.in_hand = False
        if item.state != "open":
            return
        item.state = "answered"
        item.answer = answer
        self.note(item.id, "answered", answer)
        self._shown[self._places[item.id]] = _view(item)

    def miss(self, item: Item) -> None:
        """The time for an answer is over, and nobody has given one."""
        if item.state != "open":
            return
        item.state = "missed"
        self.note(item.id, "missed")
        self._shown[self._places[item.id]] = _view(item)
        item.on_missed()

    def read(self, before_s: float | None = None) -> tuple[MessageView, ...]:
        """Every item; with `before_s` only those that had arrived by then."""
        if before_s is None:
            return tuple(self._shown)
        return tuple(view for view in self._shown if view.at_s <= before_s)

    def _time_is_up(self, item: Item) -> None:
        if not item.in_hand:
            self.miss(item)

    def note(self, id: str, event: str, choice: str = "") -> None:
        """The ledger keeps a step of a case."""
        self.floor.ledger.case_events.append(CaseEvent(self.floor.now, id, event, choice))


def _view(item: Item) -> MessageView:
    return MessageView(
        id=item.id,
        at_s=item.at_s,
        sender=item.sender,
        subject=item.subject,
        text=item.text,
        channel=item.channel,
        choices=item.choices,
        deadline_s=item.deadline_s,
        state=item.state,
        answer=item.answer,
        kind=item.kind,
        agent=item.agent,
    )
