"""What the store hands out: a run and a decision as they were stored."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

RunMode = Literal["play", "headless"]
"""Who takes the decisions: a person at the screen, or a script or automated supervisor without one."""

RunStatus = Literal["running", "ended", "abandoned"]
"""`running` can be resumed; `ended` has a result; `abandoned` was given up and has none."""


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run without its scenario's text and its decisions, which the store hands out on their own."""

    id: str
    """Nine letters and digits, later runs sorting after earlier ones."""
    scenario_id: str
    title: str
    """The scenario's title."""
    scenario_digest: str
    model_version: int
    seed: int
    mode: RunMode
    status: RunStatus
    clock_s: float
    """Simulated seconds reached when the run was last saved; never goes back."""
    decision_count: int
    names: Mapping[str, str]
    """Display name of each agent, by agent id."""
    pace: float | None
    """Simulated seconds per second of the wall clock at the start; None if the run is not paced."""
    result: Mapping[str, Any] | None
    """Scores, channels and the rest of the result, once the run has ended."""
    result_digest: str | None
    """Digest of the ledger, once the run has ended."""
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision as it was accepted."""

    run_id: str
    seq: int
    """Place among the run's decisions, from 0 without gaps."""
    at_s: float
    """Simulated seconds when it was accepted."""
    kind: str
    arguments: Mapping[str, Any]
    recorded_at: datetime


def run_from_row(row: Mapping[str, Any]) -> StoredRun:
    """Build a run from a row of the store.

    Raises:
        ValueError: a value in the row is not what the store writes there, so the file is damaged.
    """
    names, result = json.loads(row["names"]), None if row["result"] is None else json.loads(row["result"])
    if not isinstance(names, dict) or not isinstance(result, dict | None):
        raise ValueError("names or result is no mapping")
    return StoredRun(
        id=row["id"],
        scenario_id=row["scenario_id"],
        title=row["scenario_title"],
        scenario_digest=row["scenario_digest"],
        model_version=row["model_version"],
        seed=int(row["seed"]),
        mode=row["mode"],
        status=row["status"],
        clock_s=checked_seconds("clock_s", row["clock_s"]),
        decision_count=row["decision_count"],
        names=names,
        pace=row["pace"],
        result=result,
        result_digest=row["result_digest"],
        created_at=datetime.fromisoformat(row["created_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
    )


def decision_from_row(row: Mapping[str, Any]) -> StoredDecision:
    """Build a decision from a row of the store.

    Raises:
        ValueError: a value in the row is not what the store writes there, so the file is damaged.
    """
    arguments = json.loads(row["arguments"])
    if not isinstance(arguments, dict):
        raise ValueError("arguments is no mapping")
    return StoredDecision(
        run_id=row["run_id"],
        seq=row["seq"],
        at_s=checked_seconds("at_s", row["at_s"]),
        kind=row["kind"],
        arguments=arguments,
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
    )


def json_text(value: Mapping[str, Any]) -> str:
    """Return `value` as compact JSON, its keys in their own order, which is the scenario's own for channels.

    Raises:
        TypeError: a part of it has no form in JSON.
        ValueError: a number in it is not finite.
    """
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def utc_text(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC to the microsecond, so that texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def checked_seconds(name: str, seconds: float) -> float:
    """Return simulated seconds as a float.

    Raises:
        ValueError: `seconds` is negative or not finite.
    """
    if not math.isfinite(seconds) or seconds < 0:
        raise ValueError(f"{name} is {seconds}; it must be finite and at least 0")
    return float(seconds)
