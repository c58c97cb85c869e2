"""What the trainee reads before a run starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorsim.present.review_notes import Plan

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the trainee reads before the clock starts."""

    scenario: str
    title: str
    level: int
    weekday: str
    play_from_s: float
    end_s: float
    text: str
    objectives: tuple[str, ...]
    channels: tuple[str, ...]
    """Each channel with its target, in words."""
    team: str
    may_do: tuple[str, ...]
    """Titles of the decisions that are allowed."""
    limits: tuple[str, ...]
    """What may be spent: overtime, money."""
    everything: bool = False
    """Every decision is allowed, and `may_do` only counts them."""
    notes: tuple[str, ...] = ()
    seed: int = 0
    reference: str = ""
    """The name or path under which the scenario was asked for."""
    speed: float = 10.0
    """Simulated seconds per second that suit it; a run begins with them."""
    wait_for_first_message: bool = False
    """The clock waits until the first message is read."""
    forms: tuple[str, ...] = ()
    """The names of the scenario's forms; `reference@name` asks for one."""
    plan: Plan | None = None
    """What the trainee planned after the last run of this scenario, or of one of its level."""
    workdays: tuple[tuple[float, float], ...] = ()
    """When you are at work on each day that is played; empty for one stretch."""
    loaded: Scenario | None = field(default=None, repr=False)
    """The scenario as it was read and checked for this briefing: what starts is what was briefed."""
