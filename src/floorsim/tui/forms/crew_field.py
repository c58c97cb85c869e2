"""The agents of a large floor to choose from: the longest idle and whole pods before the names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from floorsim.floor.view import AgentView
from floorsim.present.crew_rows import Crew
from floorsim.present.quote import Choosable
from floorsim.tui.forms.pick_field import PickField

IDLE_STEPS: Final = (3, 5, 10, 20)
"""So many of the longest idle are offered together (D)."""


class CrewField(PickField):
    """Names in a list under entries that stand for several of them; what is chosen are always agents.

    Args:
        options: the agents, each with why it can't be chosen.
        crews: the pods, with their agents.
        chosen: ids of the agents chosen at the start.
    """

    def __init__(
        self,
        options: Sequence[Choosable],
        crews: Sequence[Crew],
        *,
        chosen: Iterable[Any] = (),
        id: str | None = None,
    ) -> None:
        self._members: dict[str, tuple[str, ...]] = {
            crew.id: tuple(agent.id for agent in crew.agents) for crew in crews
        }
        ready = [agent for crew in crews for agent in crew.agents if agent.state == "ready"]
        idle = tuple(agent.id for agent in sorted(ready, key=_longest_idle))
        steps = [step for step in IDLE_STEPS if step <= len(idle)]
        self._idle = {f"idle:{step}": idle for step in steps}
        self._steps = {f"idle:{step}": step for step in steps}
        chosen = tuple(chosen)
        meant = [crew for crew in crews if any(agent.id in chosen for agent in crew.agents)]
        others = [crew for crew in crews if crew not in meant]
        self._together = [
            *(Choosable(crew.id, crew.title) for crew in meant),
            *(Choosable(f"idle:{step}", f"{step} longest idle") for step in steps),
            *(Choosable(crew.id, crew.title) for crew in others),
        ]
        possible = {one.value: one.why_not for one in options}
        super().__init__([*self._ready(possible), *options], many=True, chosen=chosen, id=id)

    @property
    def value(self) -> Any:
        """The agents chosen, in the order of the list."""
        return tuple(id for id in super().value if id not in self._members and id not in self._idle)

    def _stands_for(self, value: str) -> list[str] | None:
        """The agents of an entry who can be chosen now; None for an agent."""
        members = self._members.get(value) or self._idle.get(value)
        if members is None:
            return None
        possible = {one.value for one in self.options if one.why_not is None}
        return [id for id in members if id in possible][: self._steps.get(value)]

    def _ready(self, reasons: Mapping[Any, str | None]) -> list[Choosable]:
        """The entries that stand for several, each with why not where nobody of it can be chosen."""
        return [
            replace(one, why_not=None if self._any_of(one.value, reasons) else f"{one.label}: nobody can be")
            for one in self._together
        ]

    def _any_of(self, value: str, reasons: Mapping[Any, str | None]) -> bool:
        members = self._members.get(value) or self._idle.get(value) or ()
        return any(id in reasons and reasons[id] is None for id in members)

    def set_reasons(self, reasons: Mapping[Any, str | None]) -> None:
        """Say anew who can be chosen; of several who are chosen those who can't any more are left out."""
        still = [id for id in self.chosen if reasons.get(id) is None]
        if still:
            self.chosen = dict.fromkeys(still)
        super().set_reasons({one.value: one.why_not for one in self._ready(reasons)} | dict(reasons))

    def _rank(self, option: Choosable) -> tuple[bool, bool, int]:
        stands_for_many = option.value in self._members or option.value in self._idle
        first, second, place = super()._rank(option)
        if stands_for_many and option.why_not is None:
            return False, False, place - len(self.options)
        return first, second, place

    def action_choose(self) -> None:
        """Choose everyone for whom the entry stands, or drop them again; or one agent."""
        option = self.options[self._cursor] if self.options else None
        members = None if option is None else self._stands_for(option.value)
        if members is None:
            super().action_choose()
            return
        if members and all(id in self.chosen for id in members):
            for id in members:
                del self.chosen[id]
        else:
            self.chosen |= dict.fromkeys(members)
        self.draw()
        self.post_message(self.Changed())

    def _words(self, option: Choosable) -> str:
        members = self._stands_for(option.value)
        if members is None:
            return super()._words(option)
        on = sum(id in self.chosen for id in members)
        return f"{option.label}: {len(members)} can be chosen" + (f", {on} are" if on else "")

    def _mark(self, option: Choosable) -> str:
        members = self._stands_for(option.value)
        if not members:
            return super()._mark(option)
        on = sum(id in self.chosen for id in members)
        return "[x]" if on == len(members) else "[-]" if on else "[ ]"


def _longest_idle(agent: AgentView) -> tuple[float, str]:
    return agent.since_s, agent.id
