"""What the end screens show of a run: scores with their parts, the reference beside them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One part of a score: what was measured and the points it gave."""

    label: str
    figure: str
    """What was measured, in words."""
    points: float | None
    meaning: str = ""
    """How the points come about."""
    reference_points: float | None = None
    """The competent supervisor's points on the same seed."""
    reference_figure: str = ""
    id: str = ""
    """By which what is behind it is found."""


@dataclass(frozen=True, slots=True)
class ScoreView:
    """One headline score, 0-100 with 100 best."""

    name: str
    value: float
    parts: tuple[ScorePart, ...]
    reference: float | None
    """The competent supervisor's score on the same seed."""


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """A channel's closing figures."""

    id: str
    title: str
    target: float
    formula_words: str
    figures: tuple[tuple[str, str, str], ...]
    """Label, of the run, of the reference's."""


@dataclass(frozen=True, slots=True)
class DayByDay:
    """A run over several days, in figures."""

    days: tuple[str, ...]
    """Weekdays, in order."""
    rows: tuple[tuple[str, tuple[str, ...], str], ...]
    """Label, the value of each day, the reference's of the last day."""


@dataclass(frozen=True, slots=True)
class ResultView:
    """Everything the end screens show."""

    title: str
    scenario: str
    seed: int
    run_id: str | None
    start_s: float
    end_s: float
    overall: float
    reference_overall: float | None
    scores: tuple[ScoreView, ...]
    gates: tuple[str, ...]
    """Gates that failed, each in a sentence."""
    channels: tuple[ChannelResult, ...]
    people: tuple[tuple[str, str, str], ...] = ()
    """Figures of the team that the wallboard did not show: label, of the run, of the reference's."""
    days: DayByDay | None = None
    """Day by day; None where one stretch is played."""
    questions: tuple[str, ...] = ()
    """The scenario's own questions for the review."""
    reflection: tuple[str, ...] = ()
    """What the trainee wrote before."""
    code: str = ""
    """The code by which somebody else plays the same shift; empty for a scenario that has none."""
