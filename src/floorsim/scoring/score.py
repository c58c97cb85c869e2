"""The scores of a run, from its ledger."""

from __future__ import annotations

from floorsim.scoring.burnout import burnout_score
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.gates import gates_of
from floorsim.scoring.quality import quality_score
from floorsim.scoring.scorecard import Scorecard
from floorsim.scoring.service import service_score
from floorsim.scoring.total import total_of


def score(evidence: Evidence) -> Scorecard:
    """The scorecard of a run as far as its ledger goes; of one that has ended, its result."""
    scores = service_score(evidence), quality_score(evidence), burnout_score(evidence)
    overall = total_of(scores, evidence.scenario.scoring.weights)
    return Scorecard(*scores, overall, gates_of(evidence))
