"""The plan: per interval what was forecast, what arrived, who is needed, who is there."""

from __future__ import annotations

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView, IntervalView
from floorsim.present.agent_states import level_look
from floorsim.present.row import Role, Row, Span, rule
from floorsim.present.scrolling import scrolled
from floorsim.wording.numbers import NOTHING, percent, rounded
from floorsim.wording.times import clock

PLAN_WIDTH = 38
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
) -> list[Row]:
    """Return one channel's plan in `rows` rows; without `top` the current interval stands third."""
    intervals = [interval for interval in view.plan if interval.channel == channel.id]
    now = current_place(intervals, view.now_s)
    room = max(rows - 2, 1)
    first = scrolled(now - 2 if top is None else top, room, len(intervals))
    lines = [
        rule(title or f"Plan {channel.title}", width, active=active),
        Row(((f"  {'from':<6}{'fcast':>6}{'came':>6}{'need':>6}{'on':>5}{'SL':>6}", Role.DIM),)),
    ]
    for place, interval in enumerate(intervals[first : first + room], start=first):
        lines.append(_row(interval, channel, now=place == now, past=place < now))
    return [row.padded(width) for row in lines]


def current_place(intervals: list[IntervalView], now_s: float) -> int:
    """Return the place of the interval that `now_s` is in."""
    started = [place for place, interval in enumerate(intervals) if interval.start_s <= now_s]
    return started[-1] if started else 0


def _row(interval: IntervalView, channel: ChannelView, *, now: bool, past: bool) -> Row:
    arrived = NOTHING if interval.arrived is None else str(interval.arrived)
    over = interval.arrived is not None and interval.arrived > interval.forecast * (1 + _AHEAD)
    need = rounded(interval.needed)
    short = interval.needed is not None and interval.staffed < round(interval.needed)
    base = Role.STRONG if now else Role.DIM if past else Role.TEXT
    spans: list[Span] = [
        ("▶ " if now else "  ", Role.ACCENT),
        (f"{clock(interval.start_s):<6}", base),
        (f"{interval.forecast:>6.0f}", base),
        (f"{arrived:>6}", Role.WARN if over else base),
        (f"{need:>6}", base),
        (f"{interval.staffed:>5}", Role.BAD if short and not past else base),
        (
            f"{percent(interval.service_level):>6}",
            level_look(interval.service_level, channel.target_share).role,
        ),
    ]
    return Row(tuple(spans))
