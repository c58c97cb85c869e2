"""The line of keys at the foot of a screen; what does not fit goes from the least needed, help stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events

from floorsim.present.glyphs import GlyphSet
from floorsim.present.key_names import key_name
from floorsim.present.row import Role, Row, Span
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.wording.cells import cell_len


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One key of the bar; `keep` ones are the last to go when the line is short of room.

    `also` is a second key of the same use. `action` runs when the hint is clicked. `dim` says that it does
    nothing at present.
    """

    key: str
    words: str
    action: str | None = None
    keep: bool = False
    dim: bool = False
    also: str = ""

    def keys(self, glyphs: GlyphSet = "unicode") -> str:
        """The key or both, as the reader knows them."""
        return " ".join(key_name(key, glyphs) for key in (self.key, self.also) if key)


class KeyBar(RowPanel):
    """One line of keys and what they do."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; dock: bottom; }"
    raised = True

    def __init__(self, hints: Sequence[KeyHint] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints = tuple(hints)
        self._places: list[tuple[int, int, KeyHint]] = []

    def set_hints(self, hints: Sequence[KeyHint]) -> None:
        """Show other keys; the same keys again cost nothing."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.draw()

    def draw(self) -> None:
        """Lay out the keys that fit."""
        width = self.size.width
        if not width:
            return
        glyphs = self.floorsim.glyphs
        shown = fitting(self._hints, width, glyphs)
        spans: list[Span] = [(" ", Role.TEXT)]
        self._places, at = [], 1
        for place, hint in enumerate(shown):
            gap = "  " if place else ""
            key, words = hint.keys(glyphs), hint.words
            spans += [
                (gap, Role.TEXT),
                (key, Role.DIM if hint.dim else Role.ACCENT),
                (f" {words}", Role.DIM if hint.dim else Role.TEXT),
            ]
            size = cell_len(gap) + cell_len(key) + 1 + cell_len(words)
            self._places.append((at, at + size, hint))
            at += size
        self.show([Row(tuple(spans)).padded(width)])

    async def on_click(self, event: events.Click) -> None:
        for start, end, hint in self._places:
            if start <= event.x < end and hint.action and not hint.dim:
                await self.screen.run_action(hint.action)
                return


def fitting(hints: Sequence[KeyHint], width: int, glyphs: GlyphSet = "unicode") -> list[KeyHint]:
    """Return the hints that fit into `width` cells: from the left, but never without the ones to keep."""
    shown = list(hints)
    while shown and _size(shown, glyphs) > width:
        droppable = [hint for hint in shown if not hint.keep]
        shown.remove(droppable[-1] if droppable else shown[-1])
    return shown


def _size(hints: Sequence[KeyHint], glyphs: GlyphSet) -> int:
    return 2 + sum(cell_len(hint.keys(glyphs)) + 1 + cell_len(hint.words) + 2 for hint in hints)
