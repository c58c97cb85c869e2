"""What stands beside the floor on a wide terminal: trends, schedule, own time, the most pressing case."""

from __future__ import annotations

from collections.abc import Sequence, Set

from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentView, ChannelView
from floorsim.present.agent_states import is_live
from floorsim.present.conversation_rows import conversation_rows
from floorsim.present.glyphs import sparkline
from floorsim.present.inbox_rows import NOTHING_READ, ReadUpTo, in_order
from floorsim.present.own_time_rows import rows_of_today
from floorsim.present.plan_rows import plan_channels
from floorsim.present.row import Role, Row, Span, fit, row_of, rule
from floorsim.present.scrolling import scrolled
from floorsim.present.team_rows import names_of
from floorsim.wording.numbers import rounded
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock_from, minutes, time_of_day

CELL_S = 600.0
"""Time that one cell of the schedule stands for."""

SCHEDULE_NAME = 9
"""Cells of a name beside the schedule."""

_LETTERS = {
    "break": "b",
    "lunch": "L",
    "meeting": "m",
    "training": "t",
    "coaching": "c",
    "back_office": "o",
    "away": "a",
}
"""An activity's letter in the schedule."""


def trend_rows(view: FloorView, width: int) -> list[Row]:
    """Return for each channel the last half hour: contacts waiting per five minutes."""
    rows = [rule("Waiting, last 30 min", width)]
    for channel in view.channels:
        most = max((*channel.waiting_trend, 1))
        rows.append(
            row_of(
                " ",
                (fit(channel.title, 9), Role.STRONG),
                (fit(sparkline(tuple(map(float, channel.waiting_trend)), 0.0, float(most)), 6), Role.WARN),
                (f"  {_ends(channel)}", Role.TEXT),
            ).padded(width)
        )
    return rows


def _ends(channel: ChannelView) -> str:
    word = "waiting" if is_live(channel) else "open"
    if not channel.waiting_trend:
        return f"{channel.waiting} {word}"
    return f"from {channel.waiting_trend[0]} to {channel.waiting} {word}"


def schedule_rows(
    view: FloorView, agents: Sequence[AgentView], width: int, rows: int, *, cursor: str | None = None
) -> list[Row]:
    """Return for each agent when they are on the floor from now on, with what they do next; then the need.

    A cell is ten minutes: a line on the floor, a letter for an activity, a dot after the shift.
    """
    start_s = view.now_s // (3 * CELL_S) * (3 * CELL_S)
    cells = width - SCHEDULE_NAME - 2
    channel, foot = _need_rows(view, start_s, cells, width)
    title = f"Schedule, need on {channel}" if channel else "Schedule"
    room = max(rows - 2 - len(foot), 1)
    places = [agent.id for agent in agents]
    at = places.index(cursor) if cursor in places else 0
    top = scrolled(at - room // 2, room, len(agents), at if agents else None)
    names = names_of(view.agents)
    lines = [
        rule(title, width, after="b break L lunch m meet"),
        _hours(start_s, cells, width),
    ]
    for agent in agents[top : top + room]:
        chosen = agent.id == cursor
        lines.append(
            Row(
                (
                    ("▸" if chosen else " ", Role.ACCENT),
                    (f"{fit(names[agent.id], SCHEDULE_NAME - 1)} ", Role.STRONG if chosen else Role.TEXT),
                    *_strip(agent, view.now_s, start_s, cells),
                )
            ).padded(width)
        )
    return [*lines, *foot][:rows]


def _hours(start_s: float, cells: int, width: int) -> Row:
    words = " " * (SCHEDULE_NAME + 1)
    for cell in range(0, cells - 4, 6):
        words += f"{time_of_day(start_s + cell * CELL_S):<6}"
    return Row(((words, Role.DIM),)).padded(width)


def _strip(agent: AgentView, now_s: float, start_s: float, cells: int) -> list[Span]:
    spans: list[Span] = []
    for cell in range(cells):
        from_s = start_s + cell * CELL_S
        mark, role = _cell(agent, now_s, from_s)
        if spans and spans[-1][1] is role:
            spans[-1] = (spans[-1][0] + mark, role)
        else:
            spans.append((mark, role))
    return spans


def _cell(agent: AgentView, now_s: float, from_s: float) -> Span:
    """Return what an agent does in ten minutes of the schedule, as far as it is known."""
    if agent.state in ("absent", "off") or agent.shift_end_s is None or from_s >= agent.shift_end_s:
        return "·", Role.DIM
    doing = _LETTERS.get(agent.state)
    if doing and from_s <= now_s + CELL_S and (agent.until_s is None or from_s < agent.until_s):
        return doing, Role.WARN
    next_s = agent.next_activity_s
    if agent.next_activity and next_s is not None and from_s <= next_s < from_s + CELL_S:
        return _LETTERS.get(agent.next_activity, agent.next_activity[:1]), Role.ACCENT
    return "─", Role.RULE


def _need_rows(view: FloorView, start_s: float, cells: int, width: int) -> tuple[str, list[Row]]:
    """Return the first channel that has a need, and agents needed and missing on it per half hour."""
    for channel in plan_channels(view):
        plan = {one.start_s: one for one in view.plan if one.channel == channel.id and one.needed is not None}
        if not plan:
            continue
        need, short = "", ""
        for cell in range(0, cells - 2, 3):
            one = plan.get(start_s + cell * CELL_S)
            gap = 0 if one is None or one.needed is None else max(round(one.needed) - one.staffed, 0)
            need += f"{rounded(one.needed) if one is not None else '':>3}"
            short += f"{(str(gap) if gap else '·') if one is not None else '':>3}"
        return channel.title, [
            row_of((f" {fit('need', SCHEDULE_NAME)}", Role.DIM), need).padded(width),
            row_of((f" {fit('short', SCHEDULE_NAME)}", Role.DIM), (short, Role.BAD)).padded(width),
        ]
    return "", []


def own_time_rows(view: FloorView, width: int, rows: int) -> list[Row]:
    """Return what the supervisor does and what comes, with its time and minutes."""
    own = view.own_time
    lines = [rule("My time", width, after=f"free at {clock_from(own.free_at_s, view.now_s)}")]
    if not rows_of_today(view):
        lines.append(row_of((" Nothing is booked or queued.", Role.DIM)))
    for row in rows_of_today(view)[: rows - 1]:
        cost = minutes(round((row.ends_s - row.starts_s) / 60.0, 1))
        mark, role = ("▣", Role.ACCENT) if row.fixed else ("●", Role.TEXT)
        head = f" {time_of_day(row.starts_s)} "
        room = width - len(head) - len(cost) - 3
        lines.append(
            row_of((head, Role.DIM), (f"{mark} ", role), fit(initial_capital(row.doing), room), f" {cost}")
        )
    return [line.padded(width) for line in lines[:rows]]


def case_rows(
    view: FloorView,
    width: int,
    rows: int,
    *,
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = frozenset(),
) -> list[Row]:
    """Return the most pressing message with what was said in it, as much as fits, the newest last."""
    items = in_order(view.inbox, read, answering)
    if not items:
        return [rule("Newest case", width), row_of((" No messages yet.", Role.DIM)).padded(width)][:rows]
    before, newest = conversation_rows(items[0], view, width)
    body = [*before, *newest]
    lines = [rule(fit(items[0].subject, min(width - 4, len(items[0].subject))), width), *body]
    return [line.padded(width) for line in lines[:rows]]
