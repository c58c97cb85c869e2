"""What stands beside the floor on a wide terminal: trends, the agent under the cursor, standing."""

from __future__ import annotations

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.present.agent_states import is_live
from floorsim.present.glyphs import sparkline
from floorsim.present.row import Role, Row, fit, row_of, rule


def trend_rows(view: FloorView, width: int) -> list[Row]:
    """Return for each channel the last half hour: contacts waiting and service level per five minutes."""
    rows = [rule("Last 30 min, per 5 min", width)]
    for channel in view.channels:
        most = max((*channel.waiting_trend, 1))
        word = "waiting" if is_live(channel) else "open"
        rows.append(
            row_of(
                " ",
                (fit(channel.title, 8), Role.STRONG),
                (f"{word} ", Role.DIM),
                (fit(sparkline(tuple(map(float, channel.waiting_trend)), 0.0, float(most)), 6), Role.WARN),
                (f" {_ends(channel)}", Role.TEXT),
            ).padded(width)
        )
    return rows


def _ends(channel: ChannelView) -> str:
    if not channel.waiting_trend:
        return f"{channel.waiting} now"
    return f"{channel.waiting_trend[0]}, now {channel.waiting}"
