"""A stored run computed again from what it is made of: its scenario, its seed and its decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.errors import DecisionRefused, RunError
from floorsim.run.run import Run, Taken, replay
from floorsim.scenario.canonical import digest_of_json, scenario_from_json
from floorsim.store.other_versions import why_not_again

if TYPE_CHECKING:
    from floorsim.store.records import StoredRun
    from floorsim.store.run_store import RunStore


class ChangedRunError(RunError):
    """What is stored of a run was changed afterwards."""


def computed_again(store: RunStore, stored: StoredRun, until_s: float | None = None) -> Run:
    """The run as far as it was played, or up to `until_s` (simulated seconds); an ended one to its end.

    Raises:
        RunError: another version of the model made it, so it would come out differently; or its scenario or
            decisions are not what was stored.
        DecisionRefused: a decision was not possible: this is no record of a run.
    """
    reason = why_not_again(stored)
    if reason is not None:
        raise RunError(reason)
    text = store.scenario_text(stored.id)
    found = digest_of_json(text)
    if found != stored.scenario_digest:
        raise ChangedRunError(
            f"The scenario stored with run {stored.id} is not the one it was played in: "
            f"its digest is {found}, and that of the run's is {stored.scenario_digest}."
        )
    scenario = scenario_from_json(text)
    taken = [
        Taken(decision.seq, decision.at_s, decision.kind, dict(decision.arguments))
        for decision in store.decisions(stored.id)
    ]
    reached_s = scenario.end_s if stored.status == "ended" else max(stored.clock_s, scenario.play_from_s)
    run = replay(
        scenario,
        stored.seed,
        taken,
        until_s=reached_s if until_s is None else min(until_s, reached_s),
        names=stored.names,
    )
    if run.not_taken:
        raise DecisionRefused(run.not_taken[0].reason)
    return run
