"""A form's field that is chosen from a list: one value or several, each with why it is or isn't possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual import events
from textual.message import Message

from floorsim.present.quote import Choosable
from floorsim.present.reasons import by_reason, common_reason, reason_of
from floorsim.present.row import Role, Row, Span, fit
from floorsim.present.scrolling import in_sight, scrolled
from floorsim.tui.rows.quiet_keys import PAGES, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.wording.cells import cell_len

LONGEST_LIST = 8
"""Rows that a list of several values asks for at least, when there are as many."""

LONGEST_LABEL = 20
"""Cells of a label that has something long behind it (D)."""

MARK_CELLS = 4
"""Cells of the mark before a label."""


class PickField(RowPanel, can_focus=True):
    """Options in a row when they fit, else in a list; what can't be chosen is dimmed with its reason."""

    DEFAULT_CSS = "PickField { width: 1fr; height: 1; }"

    BINDINGS = quiet_keys(
        {
            "up": "move(-1, 'up')",
            "down": "move(1, 'down')",
            "left": "move(-1, 'left')",
            "right": "move(1, 'right')",
            "space": "choose",
        }
        | PAGES
    )

    class Changed(Message):
        """Another value is chosen."""

    def __init__(
        self,
        options: Sequence[Choosable],
        *,
        many: bool,
        chosen: Iterable[Any] = (),
        unit: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.many = many
        self.unit = unit
        self.options = tuple(
            sorted(options, key=lambda option: option.why_not is not None) if many else options
        )
        allowed = {option.value for option in self.options if option.why_not is None}
        self.chosen = dict.fromkeys(value for value in chosen if value in allowed)
        """The values chosen, in a dict so that two thousand are looked up at once."""
        self._cursor = next(
            (place for place, option in enumerate(self.options) if option.value in self.chosen), 0
        )
        """Place of the option under the cursor: of a line that shows several, the first."""
        if not many and not self.chosen:
            possible = [place for place, option in enumerate(self.options) if option.why_not is None]
            first = next((place for place in possible if self.options[place].now), next(iter(possible), None))
            if first is not None:
                self._cursor = first
                self.chosen = {self.options[first].value: None}
        self._longest = max((cell_len(option.label) for option in self.options), default=0)
        self._longest_detail = max((cell_len(option.detail) for option in self.options), default=0)
        self._lines: list[tuple[int, ...]] = []
        """Places of the options that each line of the list shows: one, or all that share a reason."""
        self._fold()
        self._order = {option.value: place for place, option in enumerate(options)}
        self._top = 0
        self._places: list[tuple[int, int, int]] = []

    def _fold(self) -> None:
        """Make one line of options that are not possible for one reason, where there are many."""
        # One that is chosen and can't be any more stays a line of its own, to be dropped.
        shown = [
            replace(option, why_not=None) if option.value in self.chosen else option
            for option in self.options
        ]
        self._lines = [tuple(places) for places in by_reason(shown)]

    def _line(self) -> int:
        """Return the line that the cursor is in."""
        return next((number for number, places in enumerate(self._lines) if self._cursor in places), 0)

    @property
    def in_a_row(self) -> bool:
        """Whether the options stand side by side."""
        return self._fits_in_a_row(self.size.width)

    def _fits_in_a_row(self, width: int) -> bool:
        possible = all(option.why_not is None for option in self.options)
        needed = sum(cell_len(option.label) + 4 for option in self.options) + cell_len(self.unit)
        return not self.many and possible and needed <= width

    def wanted_height(self, width: int) -> int:
        """Return the rows that show the options well in so many columns."""
        return 1 if self._fits_in_a_row(width) else min(len(self._lines), LONGEST_LIST) or 1

    @property
    def value(self) -> Any:
        """What is chosen: a tuple if there may be several, else one value or None."""
        if self.many:
            return tuple(option.value for option in self.options if option.value in self.chosen)
        return next(iter(self.chosen), None)

    @property
    def remark(self) -> str | None:
        """Why the option under the cursor can't be chosen."""
        if not self.options or not self.has_focus:
            return None
        option = self.options[self._cursor]
        return reason_of(option) if option.why_not else None

    def pick(self, value: Any) -> None:
        """Choose one value."""
        self._cursor = next(place for place, option in enumerate(self.options) if option.value == value)
        self.chosen = {value: None}
        self.draw()

    def set_reasons(self, reasons: Mapping[Any, str | None]) -> None:
        """Say anew why each option can't be chosen; away from the cursor, possible ones first."""
        options = [
            replace(option, why_not=reasons.get(option.value, option.why_not)) for option in self.options
        ]
        if not self.has_focus:
            options.sort(key=self._rank)
            self._cursor = self._top = 0
        if tuple(options) != self.options:
            self.options = tuple(options)
            self._fold()
            self.draw()

    def _rank(self, option: Choosable) -> tuple[bool, bool, int]:
        chosen = option.value in self.chosen
        return not chosen, option.why_not is not None, self._order[option.value]

    def draw(self) -> None:
        """Show the options at the present size."""
        if not self.size.height:
            return
        if not self.options:
            self.show([Row((("nothing to choose from now", Role.DIM),))])
        elif self.in_a_row:
            self.show([self._row()])
        else:
            self.show(self._list())

    def _row(self) -> Row:
        spans: list[Span] = []
        self._places, at = [], 0
        for place, option in enumerate(self.options):
            chosen = option.value in self.chosen
            text = f"{'●' if chosen else '○'} {option.label}"
            role = Role.ACCENT if chosen and self.has_focus else Role.STRONG if chosen else Role.DIM
            spans += [(text, role), ("  ", Role.TEXT)]
            self._places.append((at, at + cell_len(text), place))
            at += cell_len(text) + 2
        return Row((*spans, (self.unit, Role.DIM)))

    def _list(self) -> list[Row]:
        height, width = self.size.height, self.size.width
        line = self._line()
        self._top = scrolled(self._top, height, len(self._lines), line)
        rows = [Row()] * len(self._lines)
        for number in range(self._top, min(self._top + height, len(rows))):
            places = self._lines[number]
            under_cursor = self.has_focus and number == line
            option = self.options[places[0]]
            if len(places) > 1:
                words = f" –  {len(places)} not possible: {common_reason(option)}"
                rows[number] = Row(((words, Role.DIM),), under_cursor)
            else:
                rows[number] = self._option(option, under_cursor)
        return in_sight(rows, self._top, height, width)

    def _option(self, option: Choosable, under_cursor: bool) -> Row:
        chosen = option.value in self.chosen
        if option.why_not is not None and chosen:
            spans: tuple[Span, ...] = ((f"[x] {reason_of(option)}", Role.WARN),)
        elif option.why_not is not None:
            spans = ((f" –  {reason_of(option)}", Role.DIM),)
        elif self.many:
            mark = self._mark(option)
            spans = ((f"{mark} {self._words(option)}", Role.STRONG if chosen else Role.TEXT),)
        else:
            mark = " ● " if chosen else " ○ "
            spans = ((f"{mark} {self._words(option)}", Role.STRONG if chosen else Role.TEXT),)
        return Row(spans, under_cursor)

    def _mark(self, option: Choosable) -> str:
        return "[x]" if option.value in self.chosen else "[ ]"

    def _words(self, option: Choosable) -> str:
        if not option.detail:
            return option.label
        beside = self.size.width - MARK_CELLS - self._longest_detail - 2
        label = fit(option.label, min(self._longest, max(LONGEST_LABEL, beside)))
        return f"{label}  {option.detail}"

    def action_move(self, step: int, key: str) -> None:
        """Move the cursor; with one value to choose, choosing follows it."""
        if (key in ("up", "down")) == self.in_a_row:
            if key in ("up", "down"):
                (self.screen.focus_next if step > 0 else self.screen.focus_previous)()
            return
        line = self._line() + step if not self.in_a_row else self._cursor + step
        if not 0 <= line < (len(self.options) if self.in_a_row else len(self._lines)):
            (self.screen.focus_next if step > 0 else self.screen.focus_previous)()
            return
        self._go(line if self.in_a_row else self._lines[line][0])

    def _go(self, place: int) -> None:
        self._cursor = place
        option = self.options[place]
        if not self.many and option.why_not is None:
            self.chosen = {option.value: None}
        self.draw()
        self.post_message(self.Changed())

    def action_page(self, step: int) -> None:
        line = self._line() + step * max(self.size.height - 1, 1)
        self._go(self._lines[max(min(line, len(self._lines) - 1), 0)][0])

    def action_choose(self) -> None:
        """Choose the option under the cursor, or drop it again."""
        if not self.options:
            return
        option = self.options[self._cursor]
        if self.many and option.value in self.chosen:
            del self.chosen[option.value]
        elif self.many and option.why_not is None:
            self.chosen[option.value] = None
        elif option.why_not is None:
            self.chosen = {option.value: None}
        self.draw()
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        if self.in_a_row:
            for start, end, place in self._places:
                if start <= event.x < end:
                    self._go(place)
            return
        line = self._top + int(event.y)
        if line < len(self._lines):
            self._cursor = self._lines[line][0]
            self.action_choose()
