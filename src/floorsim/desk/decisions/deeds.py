"""Who did what today, and whom colleagues name for it: what recognition is decided on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from floorsim.desk.decisions.staff import at_work
from floorsim.scenario.effects.world import Cause
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

MOST_NAMED: Final = 3
"""People of whom it is told what they did (D: what a form has room for)."""


def hard_contacts(desk: Workspace, about: Cause) -> Iterator[str]:
    """What the one it is about settled of the hard contacts, and who settled most."""
    done = desk.consequences.hard_contacts()
    for id in about.agents:
        agent = desk.agent(id)
        if agent is not None:
            yield f"{desk.name(agent)}: settled {counted(done.get(id, 0), 'hostile customer')} so far"
    most = sorted(done.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMED]
    names = [f"{desk.name(agent)} {count}" for id, count in most if (agent := desk.agent(id)) is not None]
    yield f"most: {', '.join(names)}" if names else "nobody had one to settle yet"


def nominations(desk: Workspace, about: Cause) -> Iterator[str]:
    """Colleagues name the one who settled most; who does is a draw that belongs to the person named."""
    done = desk.consequences.hard_contacts()
    for id, count in sorted(done.items(), key=lambda one: (-one[1], one[0]))[:1]:
        agent = desk.agent(id)
        others = [one for one in at_work(desk) if one is not agent]
        if agent is not None and others:
            by = others[int(desk.floor.random.few(1, "nomination", id)[0] * len(others))]
            times = "the one who shouted" if count == 1 else f"{count} who shouted"
            yield f"{desk.name(by)} names {desk.name(agent)}: took {times}"
