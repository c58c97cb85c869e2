"""One channel: the service level with its formula and counts, every figure, and what can be decided."""

from __future__ import annotations

from typing import ClassVar

from floorsim.desk.decisions.decision import ActsOn
from floorsim.floor.view import ChannelView
from floorsim.present.agent_states import is_live
from floorsim.present.figures import NOTHING, age, percent, rounded, span
from floorsim.present.queue_rows import formula_sentence, lands_words, switched_on
from floorsim.present.row import Role, Row, fit, joined, row_of, wrapped
from floorsim.tui.screens.subject_dialog import SubjectDialog


class ChannelDialog(SubjectDialog):
    """Everything about one channel."""

    HELP_TOPIC = "channel"
    ACTS_ON: ClassVar[ActsOn] = "queue"
    PICK = "channel"

    def _channel(self) -> ChannelView | None:
        view = self.floorsim.view
        channels = view.channels if view else ()
        return next((channel for channel in channels if channel.id == self.subject_id), None)

    def title_words(self) -> str:
        channel = self._channel()
        return f"Figures of {channel.title}" if channel else "Figures"

    def facts(self, width: int) -> list[Row]:
        channel = self._channel()
        if channel is None:
            return []
        target = f"Target: {percent(channel.target_share)} within {age(channel.target_within_s)}."
        lines = wrapped(formula_sentence(channel), width - 2, Role.STRONG, indent=" ", hang="  ")
        lines += wrapped(target, width - 2, indent=" ")
        for words, role in switched_on(channel):
            lines += wrapped(words, width - 2, role, indent=" ")
        lines.append(Row())
        rows = figure_rows(channel)
        half = -(-len(rows) // 2) if width >= 76 else len(rows)
        cell = (width - 2) // (2 if half < len(rows) else 1)
        cells = [
            row_of((fit(f" {label}", cell - 12), Role.DIM), (fit(figure, 10, right=True), Role.TEXT), "  ")
            for label, figure in rows
        ]
        if half == len(rows):
            return [*lines, *cells]
        return [*lines, *(joined(cells[place::half]) for place in range(half))]


def figure_rows(channel: ChannelView) -> list[tuple[str, str]]:
    """Return every figure of a channel with its name, counted from the start of play."""
    rows = [
        ("Offered", str(channel.offered)),
        ("Answered", str(channel.answered)),
        ("In progress", str(channel.in_progress)),
        ("Waiting", str(channel.waiting)),
    ]
    if is_live(channel):
        rows += [
            ("Longest wait now", span(channel.longest_wait_s) if channel.waiting else NOTHING),
            ("Wait if you joined now", span(channel.expected_wait_s)),
            ("Abandoned", str(channel.abandoned)),
            ("Abandoned, last 30 min", str(channel.abandoned_recent)),
            ("Blocked, all lines busy", str(channel.blocked)),
            ("Helped by the announcement", str(channel.deflected)),
            ("Cut off at closing", str(channel.cut_off)),
            ("Callbacks owed", str(channel.callbacks_owed)),
        ]
    if channel.backlog_ages is not None:
        fresh, day_old, older = channel.backlog_ages
        rows += [
            ("Open, up to 24 h old", str(fresh)),
            ("Open, 24 to 48 h old", str(day_old)),
            ("Open, over 48 h old", str(older)),
            ("Over the target", str(channel.over_target)),
            ("Oldest", age(channel.oldest_s)),
        ]
    rows += [
        ("Service level, last 30 min", percent(channel.service_level_recent)),
        ("Day lands at", lands_words(channel)),
        ("ASA, mean wait answered", span(channel.asa_s)),
        ("AHT, handling per contact", span(channel.aht_s)),
        ("Occupancy, last 30 min", percent(channel.occupancy)),
        ("Came this interval / plan", f"{channel.arrived_now} / {channel.forecast_now:.0f}"),
        ("Agents on", str(channel.staffed)),
        ("Agents needed now", rounded(channel.needed)),
    ]
    if channel.concurrency_cap > 1:
        rows.append(("Chats at once, at most", str(channel.concurrency_cap)))
    return rows
