"""A run of a scenario, entered into the store as it begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import canonical_json, digest

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario
    from floorsim.store.records import RunMode, StoredRun
    from floorsim.store.run_store import RunStore


def store_new_run(
    store: RunStore,
    scenario: Scenario,
    seed: int,
    *,
    mode: RunMode = "play",
    names: Mapping[str, str] | None = None,
    pace: float | None = None,
    model_version: int = MODEL_VERSION,
) -> StoredRun:
    """Store a new run of a scenario; `names` and `pace` are those of `RunStore.create_run`."""
    return store.create_run(
        scenario_id=scenario.meta.id,
        scenario_title=scenario.meta.title,
        scenario_text=canonical_json(scenario),
        scenario_digest=digest(scenario),
        model_version=model_version,
        seed=seed,
        mode=mode,
        names=names,
        pace=pace,
    )
