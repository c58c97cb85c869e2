"""The scenarios and stored runs of the home screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScenarioEntry:
    """One scenario on the home screen."""

    id: str
    title: str
    level: int
    minutes: float
    """Simulated minutes of play, in all."""
    summary: str
    days: int = 1
    """Days over which they are played."""


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One stored run on the home screen."""

    id: str
    scenario: str
    title: str
    seed: int
    started: str
    """When it was started, for the reader."""
    now_s: float
    ended: bool
    overall: float | None
    why_not: str | None = None
    """Why it can't be opened, e.g. another version of the model made it."""
    practice: bool = False
    """It goes on from a moment of another run; its total counts for no standing."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A scenario to play next."""

    scenario: str
    title: str
    reason: str
    """In a sentence, with this trainee's own figures."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A moment of a reviewed run that was not solved yet, to be played again from shortly before."""

    run_id: str
    at_s: float
    """The moment, seconds since midnight before day 1."""
    title: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What a trainee could do next."""

    proposal: Proposal | None = None
    drills: tuple[Drill, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a scenario went so far: totals, 0-100."""

    best: float
    last: float
