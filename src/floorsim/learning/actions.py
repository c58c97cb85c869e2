"""The actions of a learning agent: a fixed list for each scenario, filled in from what a form would offer.

Action 0 waits. The next ones answer the most urgent item of the inbox. Each of the others is one kind of
decision from the registry with its channel and its named choices fixed; whom it is about, and until when, is
filled in when it is taken, with what the form offers first among what is possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Any, Final

from pydantic import ValidationError

from floorsim.desk.choosing import options
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.pickers import AgentPicker, ChannelPicker, ChoicePicker, picker_of
from floorsim.desk.decisions.registry import kinds
from floorsim.desk.desk import Desk
from floorsim.desk.view import FloorView
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.values.units import format_time
from floorsim.supervisors.filling import reply, waiting
from floorsim.units import HOUR_S

ANSWERS: Final = 6
"""Answers of one item that can be told apart (D: no shared message has more)."""
OF_A_KIND: Final = 12
"""Actions of one kind at most (D), spread over its channels and choices."""
FOR_S: Final = HOUR_S
"""How long something lasts that can have an end (D)."""
TRIED: Final = 100
"""Ways to fill in the rest of an action that are tried at most (D: fifty agents, with and without an end)."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action: nothing, an answer to the most urgent item by its place, or a kind with fields fixed."""

    name: str
    """Such as `wait`, `answer 2`, `move_agents to=chat`; the same for every seed of a scenario."""
    answer: int | None = None
    kind: type[Decision] | None = None
    fixed: Mapping[str, Any] = field(default_factory=dict)


WAIT: Final = Action("wait")


def actions_of(scenario: Scenario) -> tuple[Action, ...]:
    """Every action of a scenario, in an order that never changes; most are impossible at any one moment."""
    answers = (Action(f"answer {number + 1}", answer=number) for number in range(ANSWERS))
    found = (action for kind in kinds() for action in _of_kind(kind, tuple(scenario.floor.channels)))
    return (WAIT, *answers, *found)


class Moment:
    """What the actions mean at one moment of a run; what a form offers is looked up once for all of them."""

    def __init__(self, desk: Desk, view: FloorView) -> None:
        self._desk = desk
        self._items = waiting(view)
        self._none: dict[type[Decision], bool] = {}
        self._offered: dict[tuple[type[Decision], str], Sequence[Any]] = {}

    def possible(self, action: Action) -> Decision | None:
        """The first decision that an action can mean now and that would not be refused; None without one."""
        return next((one for one in self._meant(action) if self._desk.why_not(one) is None), None)

    def _meant(self, action: Action) -> Iterator[Decision]:
        kind = action.kind
        if action.answer is not None and self._items:
            item = self._items[0]
            yield from (reply(item, choice) for choice in item.choices[action.answer : action.answer + 1])
        if kind is None or self._is_out(kind):
            return
        left = [name for name in kind.model_fields if name not in action.fixed]
        for values in islice(product(*(self._values(kind, name) for name in left)), TRIED):
            filled = {name: value for name, value in zip(left, values, strict=True) if value is not None}
            try:
                yield kind.model_validate({**action.fixed, **filled})
            except ValidationError:
                continue

    def _is_out(self, kind: type[Decision]) -> bool:
        """Whether no decision of this kind makes sense now."""
        if kind not in self._none:
            self._none[kind] = kind.why_none(self._desk.workspace) is not None
        return self._none[kind]

    def _values(self, kind: type[Decision], name: str) -> Sequence[Any]:
        """What a field is filled in with, in the order of the form; None leaves it out."""
        if (kind, name) not in self._offered:
            self._offered[kind, name] = list(self._look_up(kind, name))
        return self._offered[kind, name]

    def _look_up(self, kind: type[Decision], name: str) -> Iterator[Any]:
        """Everybody whom a form offers, else what it offers first; what holds already is left out."""
        picker, required = picker_of(kind, name), kind.model_fields[name].is_required()
        if picker.takes == "time":
            yield format_time(min(self._desk.floor.now + FOR_S, self._desk.floor.end_s))
        elif required or picker.several:
            offered = (one for one in options(self._desk, kind, name) if one.why_not is None and not one.now)
            values = (one.value for one in offered if one.value is not None)
            for value in values if isinstance(picker, AgentPicker) else islice(values, 1):
                yield [value] if picker.several else value
        if not required:
            yield None


def _of_kind(kind: type[Decision], channels: Sequence[str]) -> Iterator[Action]:
    if kind.acts_on == "own_work" or issubclass(kind, CaseDecision):
        return  # the first changes when, not what; the second are the answers
    told: dict[str, list[Any]] = {}
    for name, info in kind.model_fields.items():
        picker = picker_of(kind, name)
        if isinstance(picker, ChannelPicker):
            told[name] = [*channels, *picker.also]
        elif isinstance(picker, ChoicePicker) and info.is_required():
            told[name] = [*picker.labels, *picker.also]
    combinations = list(product(*told.values()))
    step = -(-len(combinations) // OF_A_KIND)
    for values in islice(combinations, 0, None, step):
        fixed = dict(zip(told, values, strict=True))
        words = "".join(f" {name}={value}" for name, value in fixed.items())
        yield Action(f"{kind.kind}{words}", kind=kind, fixed=fixed)
