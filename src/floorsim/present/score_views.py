"""Scores with their parts as the end screens and reports show them, a reference's beside them."""

from __future__ import annotations

from floorsim.present.result_view import ScorePart, ScoreView
from floorsim.scoring.scorecard import Part, Score, Scorecard


def score_views(played: Scorecard, reference: Scorecard | None = None) -> tuple[ScoreView, ...]:
    """The three scores of a run; `reference` is somebody else's of the same customers."""
    others: tuple[Score | None, ...] = (None, None, None) if reference is None else reference.scores
    return tuple(_score(own, other) for own, other in zip(played.scores, others, strict=True))


def _score(own: Score, other: Score | None) -> ScoreView:
    others = {} if other is None else {part.id: part for part in other.parts}
    return ScoreView(
        name=own.title,
        value=own.value,
        parts=tuple(_part(part, others.get(part.id)) for part in own.parts),
        reference=None if other is None else other.value,
    )


def _part(own: Part, other: Part | None) -> ScorePart:
    return ScorePart(
        label=own.label,
        figure=own.figure,
        points=own.points,
        meaning=own.meaning,
        reference_points=None if other is None else other.points,
        reference_figure="" if other is None else other.figure,
        id=own.id,
    )
