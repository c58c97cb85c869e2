"""The scores of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.scoring.burnout import burnout_score
from floorsim.scoring.evidence import Evidence, evidence_of
from floorsim.scoring.quality import quality_score
from floorsim.scoring.scorecard import Scorecard
from floorsim.scoring.service import service_score
from floorsim.scoring.total import total_of

if TYPE_CHECKING:
    from floorsim.run.run import Run


def score(run: Run) -> Scorecard:
    """The scorecard of a run as far as it has been played; of one that has ended, its result."""
    return score_of_evidence(evidence_of(run))


def score_of_evidence(evidence: Evidence) -> Scorecard:
    """The scorecard of what was read from a run."""
    scores = service_score(evidence), quality_score(evidence), burnout_score(evidence)
    overall, held_down = total_of(scores, evidence.scenario.scoring)
    breaches = tuple(f"Compliance: {words}" for _, words in evidence.floor.ledger.compliance)
    return Scorecard(*scores, overall, held_down, breaches)
