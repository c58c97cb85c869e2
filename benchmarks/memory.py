"""Memory per contact, from a fresh process each time."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.rounds import figures_of


@dataclass(frozen=True)
class Memory:
    """Bytes per contact at the peak of a run; the two parts add up to it."""

    contacts: int
    ledger_bytes: float
    beyond_ledger_bytes: float


def measure_memory(scenario: str, seed: int) -> Memory:
    """Play `scenario` of benchmarks/scenarios once. Raises MeasurementError when that fails."""
    figures = figures_of("benchmarks.memory_worker", scenario, f"--seed={seed}")
    return Memory(int(figures["contacts"]), figures["ledger_bytes"], figures["beyond_ledger_bytes"])
