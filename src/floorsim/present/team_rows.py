"""The team: every agent as symbol, word and colour, in columns by channel, and a count of states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentState, AgentView
from floorsim.present.agent_states import AGENT_STATES, in_state_s, state_words
from floorsim.present.row import Role, Row, Span, fit, joined, rule
from floorsim.wording.numbers import percent
from floorsim.wording.short_names import NAME_CELLS, short_names
from floorsim.wording.times import clock_from, since

WIDE_CELL = 34
NARROW_CELL = 26
"""Least cells an agent takes, with the state in long words and in short ones."""

NO_LETTERS: Mapping[str, str] = {}

UNTIL_STATES = frozenset({"break", "lunch", "meeting", "training", "coaching", "away"})
"""States that are shown with their end."""


def names_of(agents: Iterable[AgentView]) -> Mapping[str, str]:
    """Return the short name of each agent, by id; the same agents again cost nothing."""
    return _names(tuple((agent.id, agent.name) for agent in agents))


@lru_cache(maxsize=4)
def _names(agents: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return short_names(dict(agents))


def matching(agents: Sequence[AgentView], asked: str) -> tuple[AgentView, ...]:
    """Return the agents in whose name, state, channels, skills or group every word asked for occurs."""
    words = asked.lower().split()
    return tuple(agent for agent in agents if all(word in _described(agent) for word in words))


def _described(agent: AgentView) -> str:
    state = AGENT_STATES[agent.state]
    parts = (agent.id, agent.name, agent.group, agent.crew, state.word, state.short, *agent.on, *agent.skills)
    return " ".join(parts).lower()


@dataclass(frozen=True)
class TeamGrid:
    """The agents in columns, those of a channel together, each column with what it holds."""

    columns: tuple[tuple[AgentView, ...], ...]
    titles: tuple[str, ...]

    @property
    def height(self) -> int:
        """Rows of the longest column."""
        return max(map(len, self.columns), default=0)

    @property
    def order(self) -> list[AgentView]:
        """Everyone, column by column."""
        return [agent for column in self.columns for agent in column]

    def place_of(self, agent_id: str | None) -> tuple[int, int]:
        """Return the column and row of an agent; the first place if they are not there."""
        for number, column in enumerate(self.columns):
            for row, agent in enumerate(column):
                if agent.id == agent_id:
                    return number, row
        return 0, 0

    def beside(self, agent_id: str | None, down: int, across: int) -> AgentView | None:
        """Return who stands so many rows further down, or columns further right, as near as there is."""
        column, row = self.place_of(agent_id)
        column = max(min(column + across, len(self.columns) - 1), 0)
        if not self.columns or not self.columns[column]:
            return None
        return self.columns[column][max(min(row + down, len(self.columns[column]) - 1), 0)]


def team_grid(view: FloorView, agents: Sequence[AgentView], width: int, rows: int) -> TeamGrid:
    """Return the agents in as few columns as hold everyone in `rows` rows, as many as fit in `width` cells.

    A channel begins a column of its own where there is room, and shares one with others where both fit.
    """
    groups = _by_channel(view, agents)
    most = max(width // NARROW_CELL, 1)
    columns, titles = _own_columns(groups, max(rows, 1), share=False)
    if len(columns) > most:
        columns, titles = _own_columns(groups, max(rows, 1), share=True)
    if len(columns) > most:
        columns, titles = _flowing(groups, most)
    return TeamGrid(tuple(map(tuple, columns)), tuple(titles))


def rows_wanted(view: FloorView, width: int) -> int:
    """Return the rows in which the panel holds everyone, each channel in columns of its own if it can."""
    groups = _by_channel(view, view.agents)
    most = max(width // NARROW_CELL, 1)
    least = column_height(len(view.agents), most)
    for rows in range(least, MOST_ROWS):
        if len(_own_columns(groups, rows, share=True)[0]) <= most:
            return HEADINGS + rows
    return HEADINGS + least


MOST_ROWS = 60
"""Rows from which nobody looks for even columns (D)."""


def _by_channel(view: FloorView, agents: Sequence[AgentView]) -> list[tuple[str, list[AgentView]]]:
    """Return the agents by the channel they work on, in the order of the queues."""
    titles = {channel.id: channel.title for channel in view.channels}
    found: dict[str, list[AgentView]] = {channel: [] for channel in titles}
    for agent in agents:
        found.setdefault(channel_of(agent), []).append(agent)
    return [
        (titles.get(channel, channel or "No channel"), those) for channel, those in found.items() if those
    ]


def channel_of(agent: AgentView) -> str:
    """Return the channel under which an agent is listed: the first logged into, else of the skills."""
    logged_in = agent.on or agent.skills
    return logged_in[0] if logged_in else ""


def _own_columns(
    groups: Sequence[tuple[str, list[AgentView]]], rows: int, *, share: bool
) -> tuple[list[list[AgentView]], list[str]]:
    columns: list[list[AgentView]] = []
    titles: list[str] = []
    before = ""
    for title, those in groups:
        words = f"{title} {len(those)}"
        if share and columns and len(columns[-1]) + len(those) <= rows:
            columns[-1].extend(those)
            titles[-1] = f"{titles[-1] or before}, {small(words)}"
            continue
        before = title
        for start in range(0, len(those), rows):
            columns.append(those[start : start + rows])
            titles.append("" if start else words)
    return columns, titles


def _flowing(
    groups: Sequence[tuple[str, list[AgentView]]], most: int
) -> tuple[list[list[AgentView]], list[str]]:
    """Return even columns, in which a channel may begin anywhere; each title says what begins there."""
    everyone = [agent for _, those in groups for agent in those]
    height = column_height(len(everyone), most)
    starts: dict[int, list[str]] = {}
    at, before = 0, ""
    for title, those in groups:
        words = f"{title} {len(those)}"
        begun = starts.setdefault(at // height, [])
        if at % height and not begun:
            begun.append(before)  # the column begins with those of the channel before
        begun.append(small(words) if begun else words)
        at, before = at + len(those), title
    columns = [everyone[start : start + height] for start in range(0, len(everyone), height)]
    return columns, [", ".join(starts.get(number, [])) for number in range(len(columns))]


def small(title: str) -> str:
    """Return a title as it stands after another one: `email 3`."""
    return title[:1].lower() + title[1:]


def team_rows(
    view: FloorView,
    grid: TeamGrid,
    width: int,
    rows: int,
    *,
    names: Mapping[str, str],
    top: int = 0,
    cursor: str | None = None,
    active: bool = False,
    asked: str = "",
    marked: Set[str] = frozenset(),
    letters: Mapping[str, str] = NO_LETTERS,
) -> list[Row]:
    """Return the panel in `rows` rows including its two headings; row `top` of the columns comes first.

    `marked` agents are shown as such; `letters` stand before agents and go to them.
    """
    lines = [team_heading(view, len(grid.order), width, active, asked)]
    if not grid.columns:
        nobody = f" Nobody matches “{asked}”; esc shows everyone." if asked else " Nobody works here."
        return [*lines, Row(((nobody, Role.DIM),)).padded(width)]
    cell = width // max(len(grid.columns), 1 if width < 2 * NARROW_CELL else 2)
    lines.append(
        joined([Row(((f" {title}", Role.DIM),)).padded(cell) for title in grid.titles]).padded(width)
    )
    kinds = {channel.id: channel.kind for channel in view.channels}
    for row in range(top, min(top + rows - HEADINGS, grid.height)):
        cells: list[Row] = []
        for number, column in enumerate(grid.columns):
            wide = cell if number < len(grid.columns) - 1 else cell + width % cell
            if row >= len(column):
                cells.append(Row().padded(wide))
                continue
            agent = column[row]
            chosen = active and agent.id == cursor
            mark = "x" if agent.id in marked else letters.get(agent.id, " ")
            cells.append(_cell(agent, names[agent.id], kinds, view.now_s, wide, chosen, mark))
        lines.append(joined(cells).padded(width))
    return lines


HEADINGS = 2
"""Rows of the panel above the agents: its title, and the channels of the columns."""


def column_height(count: int, columns: int) -> int:
    """Return the rows of each column when the agents are shared evenly."""
    return max(-(-count // columns), 1)


def team_heading(view: FloorView, shown: int, width: int, active: bool, asked: str) -> Row:
    """Return the title of the panel: how many there are, how many a filter leaves, who does what."""
    title = f"2 Team {len(view.agents)}"
    if asked:
        title += f", {shown} match “{asked}”"
    after = state_counts(view.agents)
    if (busy := occupancy(view)) is not None and len(title) + len(after) + 26 <= width:
        after += f"; occupancy {percent(busy)}"
    return rule(title, width, after=after, active=active)


def occupancy(view: FloorView) -> float | None:
    """Return the occupancy of the last half hour over all channels, weighted by who is on them."""
    known = [
        (one.occupancy, one.staffed) for one in view.channels if one.occupancy is not None and one.staffed
    ]
    agents = sum(staffed for _, staffed in known)
    return fsum(share * staffed for share, staffed in known) / agents if agents else None


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
    """Return how many agents are ready, busy, on break and so on: `0 ready 12 busy 3 break`."""
    counts = Counter(agent.state for agent in agents)
    sums = [(word, sum(counts[state] for state in states)) for word, states in _COUNTED]
    return " ".join(f"{count} {word}" for word, count in sums if count or word == "ready")


def _cell(
    agent: AgentView,
    name: str,
    kinds: Mapping[str, str],
    now_s: float,
    width: int,
    chosen: bool,
    mark: str,
) -> Row:
    """Return one agent: mark, symbol, name, what they do and for how long, and the most pressing flag."""
    look = AGENT_STATES[agent.state]
    channel = agent.channel or (agent.on[0] if agent.on else None)
    doing = state_words(agent, kinds.get(channel or ""), short=width < WIDE_CELL)
    if agent.state == "switching" and channel:
        doing = f"to {channel}"
    named = max(min(width - 1 - BESIDE_NAME, LONGEST_NAME), NAME_CELLS)
    flag, flag_role = flag_of(agent)
    spans: list[Span] = [
        ("▸" if chosen else mark, Role.ACCENT),
        (f"{look.glyph} ", look.role),
        (f"{fit(name, named)} ", Role.TEXT),
        (f"{doing} {_timing(agent, now_s)}".rstrip(), look.role),
    ]
    if flag and Row(tuple(spans)).width + len(flag) + 1 <= width:
        spans.append((f" {flag}", flag_role))
    cell = Row(tuple(spans)).padded(width)  # the next cell begins with a blank, or the mark of its agent
    return Row(tuple((text, Role.PICKED) for text, _ in cell.spans)) if chosen else cell


BESIDE_NAME = 27
"""Cells that mark, symbol, state, time and flag take beside the name."""

LONGEST_NAME = 18
"""Cells of a name where a column is wide (D)."""


def _timing(agent: AgentView, now_s: float) -> str:
    if agent.state in UNTIL_STATES and agent.until_s is not None:
        return f"to {clock_from(agent.until_s, now_s)}"
    if agent.state in ("absent", "off"):
        return ""
    return since(in_state_s(agent, now_s))


def flag_of(agent: AgentView) -> Span:
    """Return the one flag that matters most about an agent: asks for help, a long contact, a break owed."""
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
