"""What a form begins with when it is opened for the thing under the cursor."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.view import FloorView
from floorsim.present.form_fields import picker_in
from floorsim.present.things import Thing

_TAKEN_BY: dict[ActsOn, tuple[str, ...]] = {
    "agent": ("agents", "agent"),
    "queue": ("channel",),
    "case": ("message",),
    "driver": ("driver", "drivers"),
    "own_work": ("queued",),
}
"""For each kind of thing, what a field must take to be filled with it, the best first."""


def preset_for(kind: type[Decision], thing: Thing, view: FloorView) -> dict[str, Any]:
    """Return the fields of a decision that the thing fills in, by name.

    A decision about agents that is opened for a queue is about those who work on it.
    """
    takes = _TAKEN_BY.get(thing.acts_on, ())
    field = _field_taking(kind, takes)
    if field is not None and thing.ids:
        name, several = field
        return {name: thing.ids if several else _value(thing)}
    agents = _field_taking(kind, ("agents",))
    if thing.acts_on == "queue" and agents is not None:
        return {agents[0]: tuple(agent.id for agent in view.agents if thing.id in agent.on)}
    return {}


def concerns(kind: type[Decision], thing: Thing) -> bool:
    """Return whether a decision has a field for the thing itself."""
    return _field_taking(kind, _TAKEN_BY.get(thing.acts_on, ())) is not None


def field_for(kind: type[Decision], thing: Thing) -> str | None:
    """Return the name of the field that is filled with an agent or a queue, or None."""
    field = _field_taking(kind, _TAKEN_BY[thing.acts_on]) if thing.acts_on in ("agent", "queue") else None
    return None if field is None else field[0]


def _field_taking(kind: type[Decision], takes: tuple[str, ...]) -> tuple[str, bool] | None:
    """Return the name of the field that takes such a thing, and whether it takes several."""
    for wanted in takes:
        for name, about in kind.model_fields.items():
            picker = picker_in(about)
            if picker is not None and picker.takes == wanted:
                return name, picker.several
    return None


def _value(thing: Thing) -> Any:
    """Queued work is known by its number, everything else by its id."""
    return int(thing.id) if thing.acts_on == "own_work" else thing.id
