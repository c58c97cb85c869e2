"""What runs come to: the ledger's digest and the total of a few shipped runs, as JSON.

Write the table anew after a change to the model:

    PYTHONPATH=src python tests/run/digests.py > tests/run/digests.json
"""

from __future__ import annotations

import json
from itertools import product

from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.supervisors.registry import policy_named

SCENARIOS = ("first-shift", "login-outage")
POLICIES = ("hands-off", "competent", "worked")
SEEDS = (1, 2)


def outcomes() -> dict[str, dict[str, object]]:
    """Per run, named `scenario policy seed`, the digest of its ledger and its total, 0-100, unrounded."""
    found: dict[str, dict[str, object]] = {}
    for scenario, policy, seed in product(SCENARIOS, POLICIES, SEEDS):
        run = Run(load_scenario(scenario).scenario, seed)
        policy_named(policy)(run)
        found[f"{scenario} {policy} {seed}"] = {
            "ledger": run.ledger.digest(),
            "total": score(Evidence(run.compiled, run.ledger)).overall,
        }
    return found


if __name__ == "__main__":
    print(json.dumps(outcomes(), indent=2))
