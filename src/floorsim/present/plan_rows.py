"""The plan: per interval what was forecast, what arrived, who is needed, who is there."""

from __future__ import annotations

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView, IntervalView
from floorsim.present.agent_states import level_look
from floorsim.present.row import Role, Row, Span, fit
from floorsim.present.scrolling import scrolled
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import percent, rounded
from floorsim.wording.times import time_of_day

PLAN_WIDTH = 39
"""Cells a channel's plan takes."""

_AHEAD = 0.2
"""Arrivals this share over the forecast are shown as a warning (D)."""


def plan_channels(view: FloorView) -> tuple[ChannelView, ...]:
    """Return the channels that have a plan."""
    planned = {interval.channel for interval in view.plan}
    return tuple(channel for channel in view.channels if channel.id in planned)


def plan_rows(
    view: FloorView,
    channel: ChannelView,
    width: int,
    rows: int,
    *,
    active: bool = False,
    top: int | None = None,
    title: str | None = None,
    cursor: float | None = None,
) -> list[Row]:
    """Return one channel's plan in `rows` rows; without `top` the current interval stands third.

    `cursor` is the start of the interval under the cursor.
    """
    intervals = [interval for interval in view.plan if interval.channel == channel.id]
    now = current_place(intervals, view.now_s)
    room = max(rows - 1, 1)
    under = next((place for place, one in enumerate(intervals) if one.start_s == cursor), None)
    first = scrolled(now - 2 if top is None else top, room, len(intervals), under)
    lines = [_heading(title or f"Plan {channel.title}", width, active)]
    for place, interval in enumerate(intervals[first : first + room], start=first):
        chosen = place == under
        row = _row(interval, channel, now=place == now, past=place < now, chosen=chosen)
        lines.append(row.padded(width).as_selected(chosen and active))
    return [row.padded(width) for row in lines]


_COLUMNS = "forecast arrived on/need"
"""What the columns are, each ending where its figures end."""


def _heading(title: str, width: int, active: bool) -> Row:
    """Return the title and, over the figures, what they are."""
    stroke, role = ("━", Role.ACCENT) if active else ("─", Role.RULE)
    shown = fit(title, min(cell_len(title), PLAN_WIDTH - len(_COLUMNS) - 3))
    gap = PLAN_WIDTH - len(_COLUMNS) - 3 - cell_len(shown)
    return Row(
        (
            (f"{stroke} ", role),
            (f"{shown} ", Role.TITLE),
            (f"{stroke * (gap - 1)} " if gap else "", role),
            (_COLUMNS, Role.DIM),
        )
    ).padded(width)


def current_place(intervals: list[IntervalView], now_s: float) -> int:
    """Return the place of the interval that `now_s` is in."""
    started = [place for place, interval in enumerate(intervals) if interval.start_s <= now_s]
    return started[-1] if started else 0


def _row(interval: IntervalView, channel: ChannelView, *, now: bool, past: bool, chosen: bool) -> Row:
    arrived = "" if interval.arrived is None else str(interval.arrived)
    over = interval.arrived is not None and interval.arrived > interval.forecast * (1 + _AHEAD)
    short = interval.needed is not None and interval.staffed < round(interval.needed)
    base = Role.ACCENT if now else Role.DIM if past else Role.TEXT
    look = level_look(interval.service_level, channel.target_share)
    level = "" if interval.service_level is None else f"{look.glyph}{percent(interval.service_level):>4}"
    spans: list[Span] = [
        ("▸" if chosen else " ", Role.ACCENT),
        (f"{time_of_day(interval.start_s):<6}", base),
        (f"{level:<5}", look.role),
        (f"{interval.forecast:>12.0f}", base),
        (f"{arrived:>8}", Role.WARN if over else base),
        (f"{f'{interval.staffed}/{rounded(interval.needed)}':>7}", Role.BAD if short and not past else base),
    ]
    return Row(tuple(spans))


def interval_words(view: FloorView, channel: ChannelView, start_s: float) -> str:
    """Return what one decides on about an interval: forecast, arrived, need, staff, and who is away."""
    one = next((each for each in view.plan if each.channel == channel.id and each.start_s == start_s), None)
    if one is None:
        return ""
    words = [f"forecast {one.forecast:.0f}"]
    if one.arrived is not None:
        words[0] += f", arrived {one.arrived}"
    if one.needed is not None:
        gap = round(one.needed) - one.staffed
        words.append(f"need {one.needed:.0f}, {one.staffed} on" + (f", short {gap}" if gap > 0 else ""))
    if one.service_level is not None:
        words.append(f"service level {percent(one.service_level)}")
    later = (each.start_s for each in view.plan if each.start_s > start_s)
    end_s = min(later, default=view.day_ends_s)
    resting = [
        agent.name.split(" ")[0]
        for agent in view.agents
        if channel.id in agent.on
        and agent.next_activity_s is not None
        and start_s <= agent.next_activity_s < end_s
    ]
    if resting:
        words.append(f"off the floor then: {', '.join(resting[:4])}")
    return " · ".join(words)
