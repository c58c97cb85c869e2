"""What the screens of all conversations do: the keys for choosing, saying, the evidence and going back."""

from __future__ import annotations

from typing import Final, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen

from floorsim.present.answer_rows import number_of
from floorsim.tui.rows.conversation import Conversation
from floorsim.tui.rows.quiet_keys import PAGES, SCROLL, quiet_keys
from floorsim.tui.screens.base_screen import Shared

SIDE_BY_SIDE: Final = [(0, "-narrow"), (110, "-side")]
"""Columns from which the evidence stands beside what is said."""
TALKING: Final[list[BindingType]] = [
    Binding("e", "evidence", "Look at the evidence, and back", id="talk.evidence"),
    *(Binding(str(number), f"choose({number})", f"Say {number}", show=False) for number in range(1, 10)),
    *quiet_keys(PAGES | SCROLL, priority=True),
]
"""The keys of every conversation, beside enter, which goes on to different things."""


class Conversing(Shared):
    """Mixed into the screens of conversations: a digit chooses, enter or the same digit says it."""

    def draw(self) -> None:
        """Draw all of the screen."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Tell the reader something; an empty sentence takes away what was told."""
        raise NotImplementedError

    def utter(self, choice: str) -> None:
        """Say one of the choices."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Go on from a conversation that is over."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Do what esc does while nothing is chosen."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.later(self.draw)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self.draw)

    def on_screen_resume(self) -> None:
        self.later(self.draw)

    @property
    def conversation(self) -> Conversation:
        """The conversation's part of the screen."""
        return cast("Screen[None]", self).query_one(Conversation)

    def action_choose(self, number: int) -> None:
        """Choose what to say; the same digit again says it."""
        talk = self.conversation
        if number > len(talk.choices):
            self.tell("There is nothing of this number to say.")
        elif talk.ready == talk.choices[number - 1].id:
            self.action_say()
        else:
            talk.ready = talk.choices[number - 1].id
            self.tell("")
            self.draw()

    def action_say(self) -> None:
        """Say what is chosen; go on where it is over."""
        talk = self.conversation
        if talk.over:
            self.go_on()
        elif talk.ready is None or number_of(talk.ready, talk.choices) is None:
            talk.ready = None
            self.tell("Press the number of what you want to say first.")
        else:
            self.utter(talk.ready)

    def said(self) -> None:
        """Show what has been said, and choose anew."""
        self.conversation.ready, self.conversation.at_evidence = None, False
        self.draw()

    def action_evidence(self) -> None:
        """Turn to the evidence, or back to what was said."""
        self.conversation.at_evidence = not self.conversation.at_evidence
        self.draw()

    def action_back(self) -> None:
        """Leave what is chosen; then whatever the screen leaves."""
        if self.conversation.ready is None:
            self.go_back()
        else:
            self.conversation.ready = None
            self.draw()

    def action_page(self, step: int) -> None:
        self.conversation.scrolled.action_page(step)

    def action_scroll_by(self, rows: int) -> None:
        self.conversation.scrolled.action_scroll_by(rows)
