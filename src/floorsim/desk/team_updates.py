"""Posts to the team during an incident, and the promise of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.desk.effects import move_morale
from floorsim.desk.inbox import Item
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

POST_MORALE: Final = 0.01
"""Morale that the first post with the time of the next one gives everyone (D: clear word, no rumours)."""
BROKEN_MORALE: Final = -0.02
"""Morale that a promised update which does not come costs everyone (D)."""
BROKEN_TRUST: Final = -0.02
"""Trust that it costs (D)."""


class TeamUpdates:
    """What the team was told to expect from the supervisor."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.posts = 0
        self.cheered = False
        self.due: Item | None = None

    def posted(self, next_update_s: float | None, *, about_something: bool) -> None:
        """A post is out: it keeps the promise of an update, and may give the next one."""
        desk = self.desk
        self.posts += 1
        if self.due is not None and self.due.state == "open":
            desk.inbox.settle(self.due, "posted")
            desk.inbox.note(self.due.id, "kept")
        self.due = None
        if next_update_s is None:
            return
        if about_something and not self.cheered:
            self.cheered = True
            move_morale(desk.floor.agents, POST_MORALE)
        due_s = desk.now + next_update_s
        self.due = Item(
            id=f"update-{self.posts}",
            kind="promise",
            sender="you",
            subject=f"Next word to the team by {time_of_day(due_s)}",
            text="You told the team when they hear from you next. Another incident post keeps it, even one "
            "that says that nothing is new.",
            deadline_s=due_s,
            on_missed=self._broken,
        )
        desk.inbox.arrive(self.due)

    def _broken(self) -> None:
        move_morale(self.desk.floor.agents, BROKEN_MORALE)
        self.desk.move_trust(BROKEN_TRUST)
        self.desk.say("the update you promised the team has not come", "effect")
