"""Whom an effect is for: agents and drivers by id, or the subject of the decision or the case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import SUBJECT, Cause
from floorsim.scenario.routing_rules import agent_ids


class AgentsEffect(EffectType):
    """An effect on the `agents` that its value names."""

    @classmethod
    def check(cls, body: Any, at: Place) -> None:
        """The agents must exist."""
        check_agents(body.agents, at.at("agents"))


def agents_of(written: Iterable[str], cause: Cause) -> tuple[str, ...]:
    """The agents written, with those that the cause is about in place of `subject`; empty means everyone."""
    return cause.meant(written, "agents")


def drivers_of(written: Iterable[str], cause: Cause) -> tuple[str, ...]:
    """The drivers written, with those that the cause is about in place of `subject`."""
    return tuple(id for id in cause.meant(written, "drivers") if id != SUBJECT)


def check_agents(written: Iterable[str], at: Place) -> None:
    """Tells of agents that the scenario does not have, each at its place in the list."""
    check_names(written, agent_ids(at.scenario), "agent", at)


def check_names(written: Iterable[str], known: Iterable[str], what: str, at: Place) -> None:
    """Tells of names that are not known; `subject` is, where there is one."""
    names = [*known, SUBJECT] if at.about else list(known)
    at.found.all_known(at.path, written, names, what)
