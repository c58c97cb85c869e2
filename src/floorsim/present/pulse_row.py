"""The queues in one row, for screens that cover them."""

from __future__ import annotations

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.present.agent_states import is_live, level_look, wait_role
from floorsim.present.row import Role, Row, Span
from floorsim.wording.cells import cell_len, cut
from floorsim.wording.times import span

LONGEST_NAME = 16
"""Cells of a channel's name here; what is longer is cut (D)."""

_APART = " · "


def pulse_row(view: FloorView, width: int) -> Row:
    """Return who waits, how long, and how many agents are short: in words, else in fewer cells.

    Channels for which there is no room are counted.
    """
    whole = [_channel(channel, words=True) for channel in view.channels]
    if sum(cell_len(text) for piece in whole for text, _ in piece) + len(whole) * len(_APART) > width:
        whole = [_channel(channel, words=place == 0) for place, channel in enumerate(view.channels)]
    spans: list[Span] = [(" ", Role.TEXT)]
    left = width - 1
    for place, piece in enumerate(whole):
        if place:
            piece.insert(0, (_APART, Role.RULE))
        hidden = len(view.channels) - place
        note = f"{_APART}{hidden} more"
        size = sum(cell_len(text) for text, _ in piece)
        if size > left - (cell_len(note) if hidden > 1 else 0):
            spans.append((note if place else note.removeprefix(_APART), Role.DIM))
            break
        spans += piece
        left -= size
    return Row(tuple(spans)).padded(width)


def _channel(channel: ChannelView, *, words: bool) -> list[Span]:
    look = level_look(channel.service_level, channel.target_share)
    spans: list[Span] = [
        (f"{cut(channel.title, LONGEST_NAME)} ", Role.STRONG),
        (f"{look.glyph} ", look.role),
    ]
    if not is_live(channel):
        late = channel.over_target
        count = f"{channel.waiting} open, " if words else ""
        return [*spans, (f"{count}{late} late", Role.WARN if late else Role.TEXT)]
    longest = f", {span(channel.longest_wait_s)}" if channel.waiting else ""
    waiting = f"{channel.waiting}{' waiting' if words else ''}{longest}"
    spans.append((waiting, wait_role(channel) if channel.waiting else Role.TEXT))
    short = 0 if channel.needed is None else round(channel.needed) - channel.staffed
    return [*spans, (f", short {short}", Role.BAD)] if short > 0 else spans
