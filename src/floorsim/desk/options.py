"""What a form may offer for a field of a decision now, and why some of it can't be chosen."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic.fields import FieldInfo

from floorsim.desk.decision import Decision
from floorsim.desk.item_decision import ItemDecision
from floorsim.desk.wording import in_minutes
from floorsim.floor.agent import Agent
from floorsim.floor.channel import Channel
from floorsim.scenario.values.units import format_time
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

QUARTER_S: Final = 15 * 60.0
TIMES: Final = 16
"""Quarter hours offered as a time to come (D: four hours)."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a field, as the decision takes it; `why_not` says why it can't be chosen now."""

    value: Any
    label: str
    why_not: str | None = None
    detail: str = ""
    """What helps to choose."""
    now: bool = False
    """It is what holds now: a form begins with it."""


def options_for(desk: Desk, kind: type[Decision], field_name: str) -> list[Option]:
    """What the field may be set to now, best first where there is an order; empty means free entry.

    Leaving out a field that may be left out is not among them.

    Raises KeyError when the kind has no such field.
    """
    field = kind.model_fields[field_name]
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    offer = _OFFERS.get(str(extra.get("pick")))
    found = list(offer(desk, kind, field, extra)) if offer is not None else []
    also = extra.get("also")
    if isinstance(also, dict):
        found += [Option(value, str(words)) for value, words in also.items()]
    return found


Extra = dict[str, Any]


def _agents(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    """Everyone, those who can be chosen first."""
    out_of_reach: Callable[[Desk, Agent], str | None] | None = getattr(kind, "out_of_reach", None)
    about: Callable[[Desk, Agent], str] | None = getattr(kind, "about_agent", None)
    options = [
        Option(
            agent.id,
            desk.name(agent),
            None if out_of_reach is None else out_of_reach(desk, agent),
            "" if about is None else about(desk, agent),
        )
        for agent in desk.floor.agents
    ]
    return sorted(options, key=lambda option: option.why_not is not None)


def _channels(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    why_not: Callable[[Desk, Channel], str | None] | None = getattr(kind, "channel_why_not", None)
    for channel in desk.floor.channels:
        yield Option(channel.id, channel.title, None if why_not is None else why_not(desk, channel))


def _choices(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    labels = extra.get("labels") or {}
    about: Callable[[Desk, Any], str] | None = getattr(kind, "about_choice", None)
    for value in _values(field.annotation):
        label = labels.get(str(value), str(value).replace("_", " "))
        yield Option(value, label, detail="" if about is None else about(desk, value))


def _drivers(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    for id in desk.floor.compiled.drivers:
        driver = desk.floor.scenario.drivers.get(id)
        yield Option(id, driver.title if driver is not None and driver.title else id.replace("_", " "))


def _messages(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    """Items still open, the most pressing first."""
    if not issubclass(kind, ItemDecision):
        return
    for item in kind.waiting(desk):
        due = f" (due {time_of_day(item.deadline_s)})" if item.deadline_s is not None else ""
        yield Option(item.id, f"{item.sender}: {item.subject}{due}")


def _answers(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    """The choices of every open item; which item one belongs to stands in its label if there are several."""
    if not issubclass(kind, ItemDecision):
        return
    items = kind.waiting(desk)
    for item in items:
        whose = f"{item.sender}: " if len(items) > 1 else ""
        for choice in item.choices:
            yield Option(choice.id, f"{whose}{choice.label} ({in_minutes(60.0 * choice.minutes)})")


def _numbers(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    present: Callable[[Desk], int | None] | None = getattr(kind, "present_number", None)
    now = None if present is None else present(desk)
    for step in extra.get("steps") or ():
        label = in_minutes(60.0 * step) if extra["pick"] == "minutes" else str(step)
        yield Option(step, f"now {label}" if step == now else label, now=step == now)


def _queued(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    for task in desk.own_time.queue:
        if task.decision is not None:
            yield Option(task.seq, task.doing())


def _times(desk: Desk, kind: type[Decision], field: FieldInfo, extra: Extra) -> Iterable[Option]:
    """Quarter hours to come."""
    first_s = (desk.now // QUARTER_S + 1) * QUARTER_S
    for number in range(TIMES):
        at_s = first_s + number * QUARTER_S
        yield Option(format_time(at_s), time_of_day(at_s))


def _values(annotation: Any) -> Iterable[Any]:
    """The fixed values of an annotation: of its Literals, and of bool."""
    if typing.get_origin(annotation) is Literal:
        yield from typing.get_args(annotation)
    elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
        for part in typing.get_args(annotation):
            yield from _values(part)
    elif annotation is bool:
        yield from (True, False)


_OFFERS: Final[dict[str, Callable[[Desk, type[Decision], FieldInfo, Extra], Iterable[Option]]]] = {
    "agents": _agents,
    "agent": _agents,
    "channel": _channels,
    "choice": _choices,
    "drivers": _drivers,
    "message": _messages,
    "answer": _answers,
    "minutes": _numbers,
    "number": _numbers,
    "queued": _queued,
    "time": _times,
}
