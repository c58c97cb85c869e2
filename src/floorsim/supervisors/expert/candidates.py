"""Decisions worth trying in a guess, made from the catalogue: every kind about people or queues, filled in.

A form is filled in as the screen would: agents by the channel they help, times and numbers as the form
offers them. A new kind of decision is tried without anything being added here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

from pydantic import ValidationError

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.pickers import Picker, picker_of
from floorsim.desk.decisions.registry import kinds
from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentView
from floorsim.run.run import Run
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.units import MINUTE_S

FAMILIES: Final = ("agents", "channel", "plan")
"""What can be tried in a guess: what moves people and queues. Words to people show nothing there."""
MOST_SENT: Final = 2
"""People named together at most (D): one or two at a time, not all."""
SOON_S: Final = 25 * MINUTE_S
"""Activities that begin within this time are worth moving (D)."""
STAY_S: Final = 90 * MINUTE_S
"""Whoever is lent comes back after this time, or a little more (D)."""
LONGER: Final = 3
"""Where a form begins with some minutes, so many times as many are tried (D)."""
HANDFUL: Final = 3
"""Numbers of a form that are tried (D): the first, the middle one and the last."""


def can_be_tried(kind: type[Decision]) -> bool:
    """Whether a guess can show what a decision of this kind does."""
    return kind.family in FAMILIES and kind.changes_floor and not kind.at_once and not kind.hands_on


def candidates(run: Run, view: FloorView) -> list[Decision]:
    """Decisions that are possible on this guessed floor now, none twice."""
    found: dict[str, Decision] = {}
    for kind in kinds():
        if not can_be_tried(kind) or run.desk.why_no_kind(kind):
            continue
        for arguments in _filled_in(run, view, kind):
            decision = _possible(run, kind, arguments)
            if decision is not None:
                found.setdefault(f"{kind.kind} {decision.model_dump_json()}", decision)
    return list(found.values())


def _possible(run: Run, kind: type[Decision], arguments: dict[str, Any]) -> Decision | None:
    """The decision with these arguments, without its time where none fits; None if it is not possible."""
    timeless = {name: one for name, one in arguments.items() if picker_of(kind, name).takes != "time"}
    for tried in (arguments, timeless):
        try:
            decision = kind.model_validate(tried)
        except ValidationError:
            continue
        if run.desk.is_possible(decision):
            return decision
    return None


def likeness(decision: Decision) -> str:
    """What decisions have in common that differ only in when, or in which of the agents."""
    fields = type(decision).model_fields
    alike = {
        name: len(value) if picker_of(type(decision), name).several else value
        for name in fields
        if picker_of(type(decision), name).takes != "time" and (value := getattr(decision, name)) is not None
    }
    return f"{decision.kind} {alike}"


def _filled_in(run: Run, view: FloorView, kind: type[Decision]) -> Iterator[dict[str, Any]]:
    """Arguments of a kind, each field by its picker; agents go with the channel that is chosen."""
    agents: str | None = None
    several = False
    fields: dict[str, list[Any]] = {}
    target: str | None = None
    for name in kind.model_fields:
        picker = picker_of(kind, name)
        if picker.takes in ("agents", "agent"):
            agents, several = name, picker.several
        else:
            fields[name] = _values(run, view, kind, name, picker)
            if picker.takes == "channel":
                target = name
    for values in product(*fields.values()):
        arguments = {
            name: value for name, value in zip(fields, values, strict=True) if value is not _LEFT_OUT
        }
        if agents is None:
            yield arguments
            continue
        for who in _who(view, arguments.get(target or "")):
            if several:
                yield {**arguments, agents: list(who)} if who else arguments
            elif len(who) == 1:
                yield {**arguments, agents: who[0]}


class _LeftOut:
    pass


_LEFT_OUT: Final = _LeftOut()


def _values(run: Run, view: FloorView, kind: type[Decision], name: str, picker: Picker) -> list[Any]:
    """What a field is tried with."""
    required = kind.model_fields[name].is_required()
    options = [one for one in picker.offer(run.desk.workspace, kind) if one.why_not is None]
    if picker.takes == "time":
        later = [one.value for one in options[int(STAY_S // (15 * MINUTE_S)) - 1 :]][:1]
        return later or [_LEFT_OUT]
    if picker.takes in ("number", "minutes"):
        if not required:
            longer = [one.value for one in options if one.value >= LONGER * kind.model_fields[name].default]
            return longer[:1] if longer and picker.takes == "minutes" else [_LEFT_OUT]
        steps = [one.value for one in options]
        return [steps[round(place * (len(steps) - 1) / (HANDFUL - 1))] for place in range(HANDFUL)]
    if picker.takes == "choice":
        values = [one.value for one in options]
        return values if required or set(values) == {True, False} else [_LEFT_OUT]
    if picker.takes == "channel":
        values = [one.value for one in options]
        if not required and picker.also:
            return list(picker.also)
        return [*values, *picker.also] if required else [_LEFT_OUT]
    return [_LEFT_OUT]


def _who(view: FloorView, channel: Any) -> list[tuple[str, ...]]:
    """Groups of people worth naming: for a channel those who could help there, by where they come from."""
    if channel is None:
        return [(), *_due_soon(view)]
    groups: list[tuple[str, ...]] = []
    wanted = next((one for one in view.channels if one.id == channel), None)
    needs = wanted is not None and (wanted.kind in LIVE_MEDIA or wanted.over_target > 0)
    for lender in view.channels if needs else ():
        if lender.id == channel:
            continue
        able = [
            one
            for one in view.agents
            if lender.id in one.on and channel not in one.on and channel in one.proficiency
        ]
        able.sort(key=lambda one: (one.proficiency.get(lender.id, 0.0) - one.proficiency[channel], one.id))
        groups += [tuple(one.id for one in able[:many]) for many in range(1, MOST_SENT + 1)]
    if wanted is None:
        groups.append(tuple(one.id for one in view.agents if one.moved_until_s is not None))
    return [one for one in dict.fromkeys(groups) if one]


def _due_soon(view: FloorView) -> list[tuple[str, ...]]:
    """People whose next activity begins soon, those of one channel together, and all."""

    def soon(one: AgentView) -> bool:
        return one.next_activity_s is not None and one.next_activity_s - view.now_s <= SOON_S

    own = [
        tuple(one.id for one in view.agents if soon(one) and channel.id in one.on)
        for channel in view.channels
    ]
    return [who for who in dict.fromkeys(own) if who]
