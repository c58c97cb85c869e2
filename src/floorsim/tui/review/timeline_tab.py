"""The timeline, minute by minute, and the reference's run to predict decision by decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from floorsim.debrief.timeline import Timeline
from floorsim.debrief.walk import Stop
from floorsim.present.course_rows import chart_rows, decision_rows, mark_steps, told_rows
from floorsim.present.review_notes import Solved
from floorsim.present.row import Role, Row, row_of
from floorsim.present.walk_rows import walk_rows
from floorsim.tui.review.moments_tab import MOST_SURE
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyHint


class TimelineTab(Tab[ReviewWork]):
    """Charts over what happened at the cursor; `w` walks through the reference's run instead."""

    TITLE: ClassVar[str] = "timeline"

    def __init__(self, *of: object, show_decision: Callable[[int], None]) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self._show_decision = show_decision
        self.cursor = 0
        self.walking = False
        self.stop = 0
        self.chosen: int | None = None
        self.answers = dict(self.work.source.notes.walked)

    @property
    def timeline(self) -> Timeline | None:
        """The course of the run, once it is known."""
        return None if self.work.story is None else self.work.story.timeline

    @property
    def stops(self) -> Sequence[Stop]:
        """The decisions of the reference."""
        return () if self.work.story is None else self.work.story.walk

    def page(self, width: int, height: int) -> Page:
        timeline = self.timeline
        if timeline is None:
            return Page([row_of((" Reading what happened …", Role.DIM))])
        if self.walking:
            name = timeline.reference_name or "reference"
            return Page(walk_rows(self.stops, self.stop, name, self.answers, self.chosen, width))
        charts = chart_rows(timeline, self.cursor, width, height)
        told = told_rows(timeline, self.cursor, width)
        room = height - len(charts) - len(told)
        return Page([*told, *decision_rows(timeline, self.cursor, width, room)], charts)

    def hints(self) -> Sequence[KeyHint]:
        if not self.walking:
            return (
                KeyHint("left", "1 min", also="right", keep=True),
                KeyHint("n", "next mark", "following(1)", also="p"),
                KeyHint("enter", "effect", "enter"),
                KeyHint("w", "predict", "letter('walk')", dim=not self.stops),
            )
        if self._answered():
            return (
                KeyHint("n", "next decision", "following(1)", also="p", keep=True),
                KeyHint("w", "timeline", "letter('walk')"),
            )
        return (
            KeyHint("1–5", "sure", keep=True)
            if self.chosen is not None
            else KeyHint(f"1–{len(self.stops[self.stop].options)}", "predict", keep=True),
            KeyHint("p", "pass", "following(-1)"),
            KeyHint("w", "timeline", "letter('walk')"),
        )

    def _answered(self) -> bool:
        return bool(self.stops) and str(self.stops[self.stop].move.seq) in self.answers

    def across(self, step: int) -> bool:
        if self.timeline is None or self.walking:
            return False
        self.cursor = max(min(self.cursor + step, self.timeline.steps - 1), 0)
        return True

    def following(self, step: int) -> None:
        if self.walking:
            self._next_stop(step)
            return
        if self.timeline is None:
            return
        marks = mark_steps(self.timeline)
        onward = [mark for mark in marks if (mark > self.cursor if step > 0 else mark < self.cursor)]
        if onward:
            self.cursor = onward[0] if step > 0 else onward[-1]

    def _next_stop(self, step: int) -> None:
        if step < 0 and not self._answered():
            self._answer(Solved(None, None))
        elif self._answered():
            self.stop = max(min(self.stop + step, len(self.stops) - 1), 0)
            self.chosen = None

    def digit(self, number: int) -> bool:
        if not self.walking or self._answered():
            return False
        stop = self.stops[self.stop]
        if self.chosen is None:
            if number <= len(stop.options):
                self.chosen = number - 1
        elif number <= MOST_SURE:
            self._answer(Solved(stop.options[self.chosen], number))
        return True

    def _answer(self, solved: Solved) -> None:
        self.answers[str(self.stops[self.stop].move.seq)] = solved
        self.chosen = None
        source = self.work.source
        source.save_notes(replace(source.notes, walked=dict(self.answers)))

    def letter(self, name: str) -> None:
        if name == "walk" and self.stops:
            self.walking, self.chosen = not self.walking, None
            if self.walking:
                answered = [str(stop.move.seq) in self.answers for stop in self.stops]
                self.stop = answered.index(False) if False in answered else 0

    def back(self) -> bool:
        if self.chosen is not None:
            self.chosen = None
            return True
        was, self.walking = self.walking, False
        return was

    def enter(self) -> None:
        """Open the decision that was ordered or acted at the cursor."""
        timeline = self.timeline
        if timeline is None or self.walking:
            return
        from_s = timeline.at_s(self.cursor)
        for move in timeline.yours:
            times = (move.ordered_s, move.acted_s)
            if any(at_s is not None and from_s <= at_s < timeline.ends_s(self.cursor) for at_s in times):
                self._show_decision(move.seq)
                return

    def beside(self, width: int) -> Sequence[Row]:
        return ()
