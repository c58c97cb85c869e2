"""Filling in a decision as a form would: every field by its picker, from what the view shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from pydantic import ValidationError

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.families.open_case import OpenCaseDecision
from floorsim.desk.decisions.pickers import (
    QUARTER_S,
    ChoicePicker,
    DayPicker,
    NumberPicker,
    Picker,
    picker_of,
)
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.reports.figures import SERVICE_LEVEL
from floorsim.desk.view import CalendarRow, ChoiceView, FloorView, MessageView
from floorsim.scenario.values.units import format_time
from floorsim.units import DAY_S

Pick = Callable[[Sequence[Any]], Any]
"""Takes one of several values; there is at least one."""

_ORDER: Final = re.compile(r"decision:(\d+)")


def filled(
    kind: type[Decision], view: FloorView, pick: Pick, leave_out: Collection[str] = ()
) -> Decision | None:
    """A decision of this kind with every field picked; None where there is nothing to pick from.

    It may still not be possible: the desk says so when it is taken. Fields to leave out keep their default.
    """
    arguments: dict[str, Any] = {}
    if issubclass(kind, CaseDecision):
        items = [item for item in waiting(view) if reply(item, item.choices[0]).kind == kind.kind]
        if not items:
            return None
        item = pick(items)
        arguments = {"message": item.id, "choice": pick(item.choices).id}
    elif issubclass(kind, OpenCaseDecision):
        customers = [item.id for item in view.inbox if item.category == "escalation"]
        if not customers:
            return None
        arguments = {"message": pick(customers)}
    for name, field in kind.model_fields.items():
        if name in arguments or name in leave_out:
            continue
        picker = picker_of(kind, name)
        offered = values(picker, view)
        if offered:
            picked = pick(offered)
            arguments[name] = [picked] if picker.several else picked
        elif field.is_required():
            return None
    try:
        return kind.model_validate(arguments)
    except ValidationError:
        return None


def values(picker: Picker, view: FloorView) -> list[Any]:
    """What a field can be set to, as far as the view shows it; empty where it shows nothing of the kind."""
    offered: list[Any] = list(picker.also)
    if isinstance(picker, ChoicePicker):
        return [*picker.labels, *offered]
    if isinstance(picker, NumberPicker):
        return [*picker.steps, *offered]
    if picker.takes in ("agent", "agents"):
        return [*(agent.id for agent in view.agents), *offered]
    if picker.takes == "channel":
        return [*(channel.id for channel in view.channels), *offered]
    if picker.takes in ("driver", "drivers"):
        return [*view.drivers, *offered]
    if picker.takes == "metrics":
        return [f"{channel.id}.{SERVICE_LEVEL}" for channel in view.channels]
    if picker.takes == "message":
        return [item.id for item in waiting(view)]
    if picker.takes == "queued":
        queued = [row for row in view.own_time.coming if not row.in_hand]
        return [number for row in queued if (number := order_number(row)) is not None]
    if isinstance(picker, DayPicker):
        first_day, last_day = (
            int(view.now_s // DAY_S) + 2 - picker.today,
            int((view.end_s - 1.0) // DAY_S) + 1,
        )
        return list(range(first_day, last_day + 1))
    if picker.takes == "time":
        first = int(view.now_s // QUARTER_S) + 1
        last = int(view.day_ends_s // QUARTER_S)
        return [format_time(quarter * QUARTER_S) for quarter in range(first, last + 1)]
    return offered


def order_number(row: CalendarRow) -> int | None:
    """The number in the run of the decision that a row of the calendar is; None for a duty."""
    found = _ORDER.fullmatch(row.key)
    return None if found is None else int(found[1])


def waiting(view: FloorView) -> list[MessageView]:
    """Items of the inbox that an answer can be picked for, the most urgent first."""
    found = [item for item in view.inbox if item.state == "open" and item.choices]
    return sorted(found, key=lambda item: (item.deadline_s or view.day_ends_s, item.at_s, item.id))


def reply(item: MessageView, choice: ChoiceView) -> Decision:
    """The decision that gives an item this answer."""
    kind = "escalation" if item.category == "escalation" else "answer"
    return decision_from(kind, {"message": item.id, "choice": choice.id})
