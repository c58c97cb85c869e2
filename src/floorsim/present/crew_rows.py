"""The team of a large floor by pods: a row for each, with how many do what and who needs somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentState, AgentView
from floorsim.present.row import Role, Row, Span, fit
from floorsim.present.team_rows import HEADINGS, NO_LETTERS, team_heading
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import clock_from

MANY = 40
"""Agents from which the team is shown by pods (D: more than two screens of names)."""
LONGEST_TITLE = 24
"""Cells of a pod's title (D)."""
AT_WORK: frozenset[AgentState] = frozenset({"ready", "busy", "hold", "wrap", "switching"})
COLUMNS: tuple[tuple[str, tuple[AgentState, ...]], ...] = (
    ("ready", ("ready",)),
    ("busy", ("busy",)),
    ("hold", ("hold",)),
    ("wrap", ("wrap",)),
    ("break", ("break", "lunch")),
    ("away", ("meeting", "training", "coaching", "back_office", "switching", "away")),
)
"""What is counted of a pod, with the states that make it up."""
COUNT_CELLS = 6


@dataclass(frozen=True)
class Crew:
    """A pod, or a group that is not divided, with its agents of this moment."""

    title: str
    agents: tuple[AgentView, ...]

    @property
    def id(self) -> str:
        """Its name among what a cursor can stand on; no agent has such an id."""
        return f"crew:{self.title}"

    @property
    def here(self) -> tuple[AgentView, ...]:
        """Those who are in their shift now."""
        return tuple(agent for agent in self.agents if agent.state not in ("off", "absent"))


def crews_of(view: FloorView) -> tuple[Crew, ...]:
    """Return the pods of a floor in its order; none where everyone fits on the screen by name."""
    if len(view.agents) <= MANY:
        return ()
    found: dict[str, list[AgentView]] = {}
    for agent in view.agents:
        found.setdefault(agent.crew, []).append(agent)
    if len(found) < 2:
        return ()
    return tuple(Crew(title or "Others", tuple(agents)) for title, agents in found.items())


def crew_facts(crew: Crew, now_s: float) -> list[str]:
    """Return what one decides on about a pod: who does what, breaks to come, breaks owed, who asks."""
    here = crew.here
    counts = _counts(here)
    facts = [" ".join(f"{count} {word}" for word, count in counts if count) or "nobody at work"]
    breaks = [one for one in here if one.next_activity in ("break", "lunch") and one.next_activity_s]
    if breaks:
        first_s = min(one.next_activity_s or 0.0 for one in breaks)
        soon = [one for one in breaks if (one.next_activity_s or 0.0) < first_s + 900.0]
        facts.append(f"{counted(len(soon), 'break')} from {clock_from(first_s, now_s)}")
    if owed := [one for one in here if one.break_owed]:
        facts.append(f"{counted(len(owed), 'break')} owed")
    if asking := [one for one in here if one.asks_for_help]:
        facts.append(f"{len(asking)} asking for help")
    facts.append("enter shows them by name")
    return facts


def crew_rows(
    view: FloorView,
    crews: Sequence[Crew],
    width: int,
    rows: int,
    *,
    top: int = 0,
    cursor: str | None = None,
    active: bool = False,
    marked: Set[str] = frozenset(),
    letters: Mapping[str, str] = NO_LETTERS,
) -> list[Row]:
    """Return the panel in `rows` rows, its two headings included; the pod at `top` comes first."""
    title = min(LONGEST_TITLE, max(map(cell_len, (crew.title for crew in crews)), default=0))
    heads = "".join(f"{word:>{COUNT_CELLS}}" for word, _ in COLUMNS)
    heading = f"  {'':{title}}  on{heads}  occ."
    lines = [
        team_heading(view, len(view.agents), width, active, ""),
        Row(((heading, Role.DIM),)).padded(width),
    ]
    for crew in crews[top : top + rows - HEADINGS]:
        chosen = active and crew.id == cursor
        all_marked = bool(crew.here) and {one.id for one in crew.here} <= marked
        mark = "x" if all_marked else letters.get(crew.id, " ")
        row = _crew_row(crew, title, width, "▸" if chosen else mark)
        lines.append(Row(tuple((text, Role.PICKED) for text, _ in row.spans)) if chosen else row)
    return lines


def _crew_row(crew: Crew, title: int, width: int, mark: str) -> Row:
    here = crew.here
    spans: list[Span] = [(mark, Role.ACCENT), (f" {fit(crew.title, title)}", Role.TEXT)]
    spans.append((f"{len(here):>4}", Role.STRONG))
    for word, count in _counts(here):
        role = Role.GOOD if word == "ready" and count else Role.TEXT if count else Role.DIM
        spans.append((f"{count:>{COUNT_CELLS}}", role))
    busy = sum(one.state in ("busy", "hold", "wrap") for one in here)
    ready = sum(one.state == "ready" for one in here)
    share = percent(busy / (busy + ready)) if busy + ready else "–"
    spans.append((f"{share:>6}", Role.TEXT))
    for words, count, role in (
        ("help?", sum(one.asks_for_help for one in here), Role.BAD),
        ("long!", sum(one.long_contact for one in here), Role.WARN),
        ("owed", sum(one.break_owed for one in here), Role.WARN),
    ):
        flag = f" {words} {count}"
        if count and Row(tuple(spans)).width + len(flag) <= width:
            spans.append((flag, role))
    return Row(tuple(spans)).padded(width)


def _counts(agents: Sequence[AgentView]) -> list[tuple[str, int]]:
    states = Counter(agent.state for agent in agents)
    return [(word, sum(states[state] for state in those)) for word, those in COLUMNS]
