"""Machine marks of the live floor: the run's scorecard."""

from __future__ import annotations

from floorsim.desktest.marking.marked import Marked, Part
from floorsim.run.run import Run
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score


def mark_floor(exercise: str, run: Run) -> Marked:
    """The marks of a run that was played to its end: the total of its scorecard.

    The three scores stand beside it, each with what it is made of, and every gate that failed; a failed gate
    takes no points off and is told whatever the total.
    """
    card = score(Evidence(run.compiled, run.ledger))
    parts = [
        Part(one.title, one.value, 100.0, "; ".join(f"{part.label}: {part.figure}" for part in one.parts))
        for one in card.scores
    ]
    parts += [Part("Gate failed", 0.0, 0.0, gate) for gate in card.gates]
    return Marked(exercise, card.overall, tuple(parts))
