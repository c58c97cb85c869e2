"""Everything that a report of one run tells."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.debrief.messages import CaseReview
from floorsim.debrief.model import Review
from floorsim.debrief.timeline import Timeline
from floorsim.present.result_view import ScoreView
from floorsim.report.subject import Subject


@dataclass(frozen=True, slots=True)
class Contents:
    """A review with the course of its run; or, of a run that can't be computed again, its scores alone."""

    subject: Subject
    scenario: str
    seed: int
    model_version: int
    overall: float
    gates: tuple[str, ...]
    scores: tuple[ScoreView, ...]
    reference_name: str | None
    """Whose scores stand beside them; None where nobody's do."""
    review: Review | None
    timeline: Timeline | None = None
    messages: tuple[CaseReview, ...] = ()
    why_no_review: str | None = None
    """Why nothing can be computed of this run, in a sentence."""
