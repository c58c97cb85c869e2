"""The team: every agent as sign, word and colour, in columns, and a count of states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentState, AgentView
from floorsim.present.agent_states import AGENT_STATES, state_words
from floorsim.present.row import Role, Row, Span, fit, joined, rule
from floorsim.wording.short_names import NAME_CELLS
from floorsim.wording.times import clock, since

WIDE_CELL = 38
NARROW_CELL = 25
"""Least cells an agent takes, with and without the channel's own column."""

_UNTIL_STATES = frozenset({"break", "lunch", "meeting", "training", "coaching", "away", "switching"})


def matching(agents: Sequence[AgentView], asked: str) -> tuple[AgentView, ...]:
    """Return the agents in whose name, state, channels, skills or group every word asked for occurs."""
    words = asked.lower().split()
    return tuple(agent for agent in agents if all(word in _described(agent) for word in words))


def _described(agent: AgentView) -> str:
    state = AGENT_STATES[agent.state]
    parts = (agent.id, agent.name, agent.group, state.word, state.short, *agent.on, *agent.skills)
    return " ".join(parts).lower()


def columns_for(count: int, width: int, rows: int) -> int:
    """Return how many columns of agents to draw: as few as hold everyone, as many as fit."""
    most_wide, most = max(width // WIDE_CELL, 1), max(width // NARROW_CELL, 1)
    if count <= most_wide * rows:
        return min(most_wide, max(-(-count // max(rows, 1)), 2 if most_wide >= 2 else 1))
    return most


def team_rows(
    view: FloorView,
    agents: Sequence[AgentView],
    width: int,
    rows: int,
    *,
    names: Mapping[str, str],
    top: int = 0,
    cursor: str | None = None,
    active: bool = False,
    asked: str = "",
) -> list[Row]:
    """Return the panel in `rows` rows including its heading; row `top` of the columns comes first."""
    lines = [_heading(view, agents, width, active, asked)]
    room = rows - 1
    columns = columns_for(len(agents), width, room)
    height = column_height(len(agents), columns)
    cell = width // columns
    kinds = {channel.id: channel.kind for channel in view.channels}
    for row in range(top, min(top + room, height)):
        cells: list[Row] = []
        for column in range(columns):
            place = column * height + row
            if place < len(agents):
                agent = agents[place]
                chosen = active and agent.id == cursor
                cells.append(_cell(agent, names[agent.id], kinds, view.now_s, cell, chosen))
        lines.append(joined(cells).padded(width))
    if not agents:
        lines.append(Row(((f" Nobody matches “{asked}”; esc shows everyone.", Role.DIM),)).padded(width))
    return lines


def column_height(count: int, columns: int) -> int:
    """Return the rows of each column when the agents are shared evenly."""
    return -(-count // columns)


def _heading(view: FloorView, agents: Sequence[AgentView], width: int, active: bool, asked: str) -> Row:
    title = f"2 Team {len(view.agents)}"
    if asked:
        title += f", {len(agents)} match “{asked}”"
    return rule(title, width, after=state_counts(view.agents), active=active)


_COUNTED: tuple[tuple[str, tuple[AgentState, ...]], ...] = (
    ("ready", ("ready",)),
    ("busy", ("busy", "hold")),
    ("wrap", ("wrap",)),
    ("moving", ("switching",)),
    ("break", ("break", "lunch")),
    ("booked", ("meeting", "training", "coaching", "back_office")),
    ("out", ("away", "absent")),
)
"""The states as the heading sums them up."""


def state_counts(agents: Sequence[AgentView]) -> str:
    """Return how many agents are ready, busy, on break and so on: `0 ready, 12 busy, 3 break`."""
    counts = Counter(agent.state for agent in agents)
    sums = [(word, sum(counts[state] for state in states)) for word, states in _COUNTED]
    return ", ".join(f"{count} {word}" for word, count in sums if count or word == "ready")


def _cell(
    agent: AgentView, name: str, kinds: Mapping[str, str], now_s: float, width: int, chosen: bool
) -> Row:
    look = AGENT_STATES[agent.state]
    narrow = width < WIDE_CELL
    channel = agent.channel or (agent.on[0] if agent.on else None)
    doing = state_words(agent, kinds.get(channel or ""), short=narrow)
    spans: list[Span] = [
        (" ", Role.TEXT),
        (f"{look.glyph} ", look.role),
        (fit(name, NAME_CELLS if narrow else NAME_CELLS + 1), Role.TEXT),
        (" ", Role.TEXT),
    ]
    if not narrow:
        more = "+" if len(agent.on) > 1 else ""
        spans.append((fit(f"{channel or '–'}{more}", 7), Role.DIM))
    flag, flag_role = flag_of(agent)
    spans.append((f"{doing} {_timing(agent, now_s)}".rstrip(), look.role))
    if flag and Row(tuple(spans)).width + len(flag) + 2 <= width:
        spans.append((f" {flag}", flag_role))
    cell = Row(tuple(spans)).padded(width - 1)
    if chosen:
        marked = tuple((text, Role.PICKED) for text, _ in cell.spans)
        return Row(marked).padded(width)
    return cell.padded(width)


def _timing(agent: AgentView, now_s: float) -> str:
    if agent.state in _UNTIL_STATES and agent.until_s is not None:
        return f"to {clock(agent.until_s)}"
    if agent.state in ("absent", "off"):
        return ""
    # Whole seconds of both, so that all durations change with the clock and not each at its own fraction.
    return since(int(now_s) - int(agent.since_s))


def flag_of(agent: AgentView) -> Span:
    """Return the one sign that matters most about an agent: asks for help, a long contact, a break owed."""
    if agent.asks_for_help:
        return "help?", Role.BAD
    if agent.long_contact:
        return "long!", Role.WARN
    if agent.break_owed:
        return "owed", Role.WARN
    if agent.moved_until_s is not None:
        return "lent", Role.DIM
    if agent.on_overtime:
        return "OT", Role.DIM
    return "", Role.TEXT
