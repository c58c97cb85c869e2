"""The queues: each channel's service level against its target, who waits, staff, and how the day will end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView, TargetView
from floorsim.present.agent_states import is_live, level_look, wait_role
from floorsim.present.glyphs import sparkline
from floorsim.present.row import Role, Row, Span, fit, row_of
from floorsim.scenario.models.channels import ServiceLevelFormula
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import NOTHING, counted, exact_percent, percent
from floorsim.wording.times import age, clock_from, span, within

FURTHER = (("ASA", 7), ("AHT", 7), ("busy", 6))
"""Columns of handling, and their widths: as many as there is room for stand at the right."""

NAME, LONGEST_NAME = 6, 16
"""Cells of a channel's name: at least, and at most where there is room."""

STAFF = 17
"""Cells of the agents against the need at the left, and of those who left or are late at the right."""


def queue_rows(
    view: FloorView,
    width: int,
    *,
    active: bool = False,
    cursor: int | None = None,
    rows: int | None = None,
    letters: Sequence[str] = (),
) -> list[Row]:
    """Return the panel: heading, one row per channel, and what is switched on or owed if anything is.

    `rows` is the height there is; channels that do not fit are counted, and come into sight with the cursor.
    `letters` stand before the channels in sight and go to them.
    """
    name, further = _room(view, width)
    lines = [_heading(width, name, further, active)]
    first, room = in_view(view, rows, cursor if active else None)
    for place, channel in enumerate(view.channels[first : first + room], start=first):
        chosen = active and place == cursor
        letter = letters[place - first] if place - first < len(letters) else ""
        lines.append(_row(channel, width, name, further, chosen, letter))
    if noted := _noted(view, len(view.channels) - room):
        lines.append(noted.padded(width))
    return lines


def wanted_rows(view: FloorView, most_channels: int) -> int:
    """Return the rows that the panel takes with so many channels in sight at most."""
    shown = min(len(view.channels), most_channels)
    return 1 + shown + (_noted(view, len(view.channels) - shown) is not None)


def in_view(view: FloorView, rows: int | None, cursor: int | None) -> tuple[int, int]:
    """Return the first channel in sight and how many are, in so many rows with the heading."""
    count = len(view.channels)
    room = count if rows is None else max(min(count, rows - 1), 1)
    if rows is not None and rows - 1 - room < (_noted(view, count - room) is not None):
        room = max(room - 1, 1)
    return max((cursor or 0) - room + 1, 0), room


def _room(view: FloorView, width: int) -> tuple[int, int]:
    """Return the cells of the names and how many further columns stand at the right."""
    spare = width - 80
    longest = max((cell_len(channel.title) for channel in view.channels), default=NAME)
    name = max(min(longest, NAME + max(spare, 0), LONGEST_NAME), NAME)
    left = spare - (name - NAME)
    return name, sum(taken <= left for taken in accumulate(wide for _, wide in FURTHER))


def _heading(width: int, name: int, further: int, active: bool) -> Row:
    columns = (
        f"{'today, target':<14}{'30 min':<8}{'waiting':>8}{'longest':>8} {'on/need abandoned':<{STAFF}} "
        f"{'ends at':<11}"
    )
    columns += "".join(f"{words:>{wide}}" for words, wide in FURTHER[:further])
    # The title takes the cells of the names and the level's symbol.
    stroke, role = ("━", Role.ACCENT) if active else ("─", Role.RULE)
    return row_of(
        (stroke, role),
        (" 1 Queues", Role.TITLE if active else Role.STRONG),
        (" " * (name - NAME), Role.TEXT),
        ("  " + columns, Role.DIM),
    ).padded(width)


def _row(channel: ChannelView, width: int, name: int, further: int, chosen: bool, letter: str) -> Row:
    look = level_look(channel.service_level, channel.target_share)
    recent = level_look(channel.service_level_recent, channel.target_share)
    word = look.word if channel.service_level is not None else ""
    spans: list[Span] = [
        ("▸" if chosen else letter or " ", Role.ACCENT),
        (fit(channel.title, name), Role.STRONG),
        (f"{look.glyph}{percent(channel.service_level):>4} {fit(word, 5)}", look.role),
        (f" {fit(_target(channel), 6)}", Role.DIM),
        (f"{percent(channel.service_level_recent):>5} ", recent.role),
        (fit(sparkline(channel.trend, 0.0, 1.0), 6), recent.role),
        *_waiting(channel),
        (f" {fit(ends_words(channel), 11)}", _end_role(channel)),
    ]
    spans += _handling(channel)[:further]
    return Row(tuple(spans)).padded(width).as_selected(chosen)


def _target(channel: ChannelView) -> str:
    return f"{channel.target_share * 100:.0f}/{within(channel.target_within_s)}"


def _waiting(channel: ChannelView) -> list[Span]:
    """Return how many wait and how long, who serves them against the need, and who left or is late."""
    if is_live(channel):
        longest = span(channel.longest_wait_s) if channel.waiting else NOTHING
        left = str(channel.abandoned + channel.blocked)
        left_role = Role.WARN if channel.abandoned_recent or channel.blocked else Role.TEXT
    else:
        longest = age(channel.oldest_s) if channel.waiting else NOTHING
        left = f"{channel.over_target} late"
        left_role = Role.WARN if channel.over_target else Role.TEXT
    role = wait_role(channel) if channel.waiting else Role.DIM
    staff = staff_words(channel)
    gap = max(STAFF - cell_len(staff) - cell_len(left), 1)
    return [
        (f"{channel.waiting:>5}", role),
        (f"{longest:>8}", role),
        (f" {staff}", Role.BAD if shortage(channel) else Role.TEXT),
        (" " * gap, Role.TEXT),
        (left, left_role),
    ]


def shortage(channel: ChannelView) -> int:
    """Return how many agents are missing on a channel now; 0 where nobody is or none is known."""
    return 0 if channel.needed is None else max(round(channel.needed) - channel.staffed, 0)


def need_words(channel: ChannelView) -> str:
    """Return agents on a channel, and need and shortage where they are known: `9 on, need 16, short 7`."""
    if channel.needed is None:
        return f"{channel.staffed} on"
    short = shortage(channel)
    return f"{channel.staffed} on, need {channel.needed:.0f}" + (f", short {short}" if short else "")


def staff_words(channel: ChannelView) -> str:
    """Return agents on a channel against the need: `9/16 short 7`, or `3 on` where no need is worked out."""
    if channel.needed is None:
        return f"{channel.staffed} on"
    short = shortage(channel)
    return f"{channel.staffed}/{channel.needed:.0f}" + (f" short {short}" if short else "")


def ends_words(channel: ChannelView) -> str:
    """Return where the day will end if nothing changes: `68% 55–79`; without a band once that is certain."""
    if channel.lands_at is None:
        return NOTHING
    low, middle, high = channel.lands_at
    if high - low < CERTAIN:
        return f"{percent(middle):>4}"
    return f"{percent(middle):>4} {low * 100:.0f}–{high * 100:.0f}"


CERTAIN = 0.005
"""A band narrower than this is none (D: it would show the same percentage twice)."""


def _end_role(channel: ChannelView) -> Role:
    return (
        Role.DIM if channel.lands_at is None else level_look(channel.lands_at[1], channel.target_share).role
    )


def _handling(channel: ChannelView) -> list[Span]:
    return [
        (f"{span(channel.asa_s):>7}", Role.TEXT),
        (f"{span(channel.aht_s):>7}", Role.TEXT),
        (f"{percent(channel.occupancy):>6}", Role.TEXT),
    ]


def _noted(view: FloorView, hidden: int) -> Row | None:
    """Return what is switched on or owed and how many channels are out of sight; None if there is nothing."""
    spans: list[Span] = []
    if hidden:
        spans += [(f"{hidden} more channels", Role.DIM), ("   ", Role.TEXT)]
    for channel in view.channels:
        for words, role in switched_on(channel, view.now_s):
            spans += [(f"{channel.title} ", Role.DIM), (words, role), ("   ", Role.TEXT)]
    return Row(((" ", Role.TEXT), *spans[:-1])) if spans else None


def switched_on(channel: ChannelView, now_s: float) -> list[Span]:
    """Return what the supervisor has switched on for a channel and what is owed to its customers."""
    spans: list[Span] = []
    if channel.announcement:
        spans.append((f"says: {ANNOUNCEMENTS.get(channel.announcement, channel.announcement)}", Role.ACCENT))
    if channel.callbacks_on or channel.callbacks_owed:
        late = f", {channel.callbacks_overdue} late" if channel.callbacks_overdue else ""
        on = "callbacks on" if channel.callbacks_on else "callbacks"
        spans.append((f"{on}, {channel.callbacks_owed} owed{late}", Role.WARN if late else Role.ACCENT))
    for one in channel.targets:
        if one.kind == "regulated":
            look = level_look(one.service_level, one.share)
            spans.append((f"{look.glyph} {target_words(one)}", look.role))
    if channel.dialled is not None:
        done = channel.dialled
        words = f"{counted(done.calls, 'call')} made, {done.reached} reached, {done.left} of the list left"
        spans.append((words, Role.TEXT))
    if channel.due_s is not None:
        spans.append((f"{channel.due} due by {clock_from(channel.due_s, now_s)}", Role.TEXT))
    return spans


def target_words(one: TargetView) -> str:
    """Return a target beside the channel's: `Ley 10/2025 94%, 95% in 3m`."""
    asked = f"{exact_percent(one.share)} in {within(one.within_s)}"
    return f"{one.title} {percent(one.service_level)}, {asked}"


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
    return f"{sentence} Counted as missed: {channel.overdue} still waiting past the target or cut off."


BLIND_TO_WAITING: ServiceLevelFormula = "answered_in_target_over_answered"
"""The formula that counts nobody before they are answered."""
