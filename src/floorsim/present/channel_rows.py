"""One channel: the service level with its formula and counts, and every figure."""

from __future__ import annotations

from floorsim.floor.view import ChannelView
from floorsim.present.agent_states import is_live, level_look
from floorsim.present.queue_rows import ends_words, formula_sentence, switched_on, target_words
from floorsim.present.row import Role, Row, fit, joined, row_of, wrapped
from floorsim.wording.numbers import NOTHING, percent, rounded
from floorsim.wording.times import age, span


def channel_rows(channel: ChannelView, width: int, now_s: float) -> list[Row]:
    """Return what is known about a channel, its figures in two columns where there is room."""
    target = f"Target: {percent(channel.target_share)} within {age(channel.target_within_s)}."
    rows = wrapped(formula_sentence(channel), width - 2, Role.STRONG, indent=" ", hang="  ")
    rows += wrapped(target, width - 2, indent=" ")
    for words, role in switched_on(channel, now_s):
        rows += wrapped(words, width - 2, role, indent=" ")
    for one in channel.targets:
        if one.kind != "regulated":
            look = level_look(one.service_level, one.share)
            words = f"{look.glyph} {one.kind.capitalize()} {target_words(one)}"
            rows += wrapped(words, width - 2, look.role, indent=" ")
    rows.append(Row())
    figures = figure_rows(channel)
    half = -(-len(figures) // 2) if width >= 76 else len(figures)
    cell = (width - 2) // (2 if half < len(figures) else 1)
    cells = [
        row_of((fit(f" {label}", cell - 12), Role.DIM), (fit(figure, 10, right=True), Role.TEXT), "  ")
        for label, figure in figures
    ]
    if half == len(figures):
        return [*rows, *cells]
    return [*rows, *(joined(cells[place::half]) for place in range(half))]


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
            ("Wait if joining now", span(channel.expected_wait_s)),
            ("Abandoned", str(channel.abandoned)),
            ("Abandoned, last 30 min", str(channel.abandoned_recent)),
            ("Blocked, all lines busy", str(channel.blocked)),
            ("Deflected by announcement", str(channel.deflected)),
            ("Cut off at closing", str(channel.cut_off)),
            ("Callbacks owed", str(channel.callbacks_owed)),
        ]
    if channel.backlog_ages is not None:
        fresh, day_old, older = channel.backlog_ages
        rows += [
            ("Open, up to 24 h old", str(fresh)),
            ("Open, 24 to 48 h old", str(day_old)),
            ("Open, over 48 h old", str(older)),
            ("Past the target", str(channel.over_target)),
            ("Oldest", age(channel.oldest_s)),
        ]
    rows += [
        ("Service level, last 30 min", percent(channel.service_level_recent)),
        ("End-of-day forecast", ends_words(channel).strip()),
        ("ASA, mean wait answered", span(channel.asa_s)),
        ("AHT, handling per contact", span(channel.aht_s)),
        ("Occupancy, last 30 min", percent(channel.occupancy)),
        ("Arrived / forecast now", f"{channel.arrived_now} / {channel.forecast_now:.0f}"),
        ("Agents on", str(channel.staffed)),
        ("Agents needed now", rounded(channel.needed)),
    ]
    if channel.concurrency_cap > 1:
        rows.append(("Chats at once, at most", str(channel.concurrency_cap)))
    return rows
