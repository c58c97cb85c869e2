"""The queues: each channel's service level against its target, waiting, longest wait, losses, landing."""

from __future__ import annotations

from itertools import accumulate

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.present.agent_states import is_live, level_look, wait_role
from floorsim.present.glyphs import sparkline
from floorsim.present.row import Role, Row, Span, fit, row_of
from floorsim.scenario.models.channels import ServiceLevelFormula
from floorsim.wording.numbers import NOTHING, percent, rounded
from floorsim.wording.times import age, clock, span, within

FURTHER = (("on/need", 9), ("ASA", 7), ("AHT", 7), ("busy", 6))
"""Columns of staffing and handling, and their widths: as many as there is room for stand at the right."""


def queue_rows(
    view: FloorView, width: int, *, active: bool = False, cursor: int | None = None, rows: int | None = None
) -> list[Row]:
    """Return the panel: heading, one row per channel, staffing against need, and what is switched on.

    `rows` is the height there is; channels that do not fit are counted, and come into sight with the cursor.
    """
    lines = [_heading(width, active)]
    room = len(view.channels) if rows is None else max(min(len(view.channels), rows - 2), 1)
    first = max((cursor or 0) - room + 1, 0) if active else 0
    for place, channel in enumerate(view.channels[first : first + room], start=first):
        lines.append(_row(channel, width).as_selected(active and place == cursor))
    hidden = len(view.channels) - room
    lines.append(_staffing(view, width, hidden))
    return lines


def _columns(width: int) -> tuple[int, int, int]:
    """Return the widths of name, target and landing."""
    return (10, 11, 14) if width >= 86 else (8, 7, 12)


def _room_further(width: int) -> int:
    """Return how many further columns fit beside the usual ones."""
    name, target, landing = _columns(width)
    left = width - (1 + name + 12 + target + 12 + 8 + 8 + 7 + 2 + landing)
    return sum(taken <= left for taken in accumulate(wide for _, wide in FURTHER))


def _heading(width: int, active: bool) -> Row:
    name, target, landing = _columns(width)
    title = fit(" 1 Queues", name + 1)
    columns = (
        f"{'  today':<12} {'target':<{target}} {'last 30 min':<12}{'waiting':>7} {'longest':>7} {'lost':>6}  "
        f"{'lands at':<{landing - 1}}"
    )
    columns += "".join(f"{words:>{wide}}" for words, wide in FURTHER[: _room_further(width)])
    role = Role.ACCENT if active else Role.RULE
    return row_of(("━" if active else "─", role), (title, Role.TITLE), (columns, Role.DIM)).padded(width)


def _row(channel: ChannelView, width: int) -> Row:
    name, target, landing = _columns(width)
    look = level_look(channel.service_level, channel.target_share)
    recent = level_look(channel.service_level_recent, channel.target_share)
    word = look.word if channel.service_level is not None else ""
    spans: list[Span] = [
        (" ", Role.TEXT),
        (fit(channel.title, name), Role.STRONG),
        (f" {look.glyph}{percent(channel.service_level):>4} {fit(word, 6)}", look.role),
        (fit(_target(channel, short=target < 9), target), Role.DIM),
        (f" {percent(channel.service_level_recent):>4} ", recent.role),
        (fit(sparkline(channel.trend, 0.0, 1.0), 6), recent.role),
        *_waiting(channel),
        (f"  {fit(lands_words(channel), landing)}", _landing_role(channel)),
    ]
    spans += _handling(channel)[: _room_further(width)]
    return Row(tuple(spans)).padded(width)


def _target(channel: ChannelView, *, short: bool) -> str:
    sign = "/" if short else "% in "
    return f"{channel.target_share * 100:.0f}{sign}{within(channel.target_within_s)}"


def _waiting(channel: ChannelView) -> list[Span]:
    if is_live(channel):
        longest = span(channel.longest_wait_s) if channel.waiting else NOTHING
        lost = str(channel.abandoned + channel.blocked)
        lost_role = Role.WARN if channel.abandoned_recent or channel.blocked else Role.TEXT
    else:
        longest = age(channel.oldest_s) if channel.waiting else NOTHING
        lost = f"{channel.over_target} late"
        lost_role = Role.WARN if channel.over_target else Role.TEXT
    role = wait_role(channel) if channel.waiting else Role.DIM
    return [(f" {channel.waiting:>7}", role), (f" {longest:>7}", role), (f" {lost:>6}", lost_role)]


def lands_words(channel: ChannelView) -> str:
    """Return where the day will land if nothing changes: `68% 55–79`."""
    if channel.lands_at is None:
        return NOTHING
    low, middle, high = channel.lands_at
    return f"{percent(middle)} {low * 100:.0f}–{high * 100:.0f}"


def _landing_role(channel: ChannelView) -> Role:
    return (
        Role.DIM if channel.lands_at is None else level_look(channel.lands_at[1], channel.target_share).role
    )


def _handling(channel: ChannelView) -> list[Span]:
    need = rounded(channel.needed)
    short = channel.needed is not None and channel.staffed < round(channel.needed)
    return [
        (f"{f'{channel.staffed}/{need}':>9}", Role.BAD if short else Role.TEXT),
        (f"{span(channel.asa_s):>7}", Role.TEXT),
        (f"{span(channel.aht_s):>7}", Role.TEXT),
        (f"{percent(channel.occupancy):>6}", Role.TEXT),
    ]


def _staffing(view: FloorView, width: int, hidden: int) -> Row:
    """Return agents against need, the shortest channel first, then what is switched on or owed."""
    spans: list[Span] = [(" ", Role.TEXT)]
    if hidden:
        spans.append((f"{hidden} more channels   ", Role.DIM))
    needed = [
        (round(channel.needed) - channel.staffed, channel)
        for channel in view.channels
        if channel.needed is not None
    ]
    for gap, channel in sorted(needed, key=lambda pair: -max(pair[0], 0)):
        words = f"{channel.title}: {channel.staffed} on, need {channel.needed:.0f}"
        if gap > 0:
            spans += [(f"{words}, ", Role.TEXT), (f"short {gap}", Role.BAD)]
        else:
            spans.append((words, Role.TEXT))
        spans.append(("   ", Role.TEXT))
    for channel in view.channels:
        for words, role in switched_on(channel):
            spans += [(f"{channel.title} ", Role.DIM), (words, role), ("   ", Role.TEXT)]
    return Row(tuple(spans)).padded(width)


def switched_on(channel: ChannelView) -> list[Span]:
    """Return what the supervisor has switched on for a channel and what is owed to its customers."""
    spans: list[Span] = []
    if channel.announcement:
        spans.append((f"says: {ANNOUNCEMENTS.get(channel.announcement, channel.announcement)}", Role.ACCENT))
    if channel.callbacks_on or channel.callbacks_owed:
        late = f", {channel.callbacks_overdue} late" if channel.callbacks_overdue else ""
        on = "callbacks on" if channel.callbacks_on else "callbacks"
        spans.append((f"{on}, {channel.callbacks_owed} owed{late}", Role.WARN if late else Role.ACCENT))
    if channel.due_s is not None:
        spans.append((f"{channel.due} due by {clock(channel.due_s)}", Role.TEXT))
    return spans


ANNOUNCEMENTS = {
    "honest_range": "honest wait",
    "optimistic": "short wait",
    "known_issue": "known issue",
}
"""What waiting customers hear, in a few words."""


def formula_sentence(channel: ChannelView) -> str:
    """Return the service level with its formula and both counts, so that no percentage stands unexplained."""
    top, bottom = channel.service_level_counts
    figure = f"{top} / {bottom} = {percent(channel.service_level)}" if bottom else "nothing to count yet"
    sentence = f"Service level of {channel.title} is {channel.formula_words}: {figure}."
    if not channel.overdue or channel.formula == BLIND_TO_WAITING:
        return sentence
    return f"{sentence} Below the line, as missed: {channel.overdue} who still wait too long or were cut off."


BLIND_TO_WAITING: ServiceLevelFormula = "answered_in_target_over_answered"
"""The formula that counts nobody before they are answered."""
