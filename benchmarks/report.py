"""What a run of the benchmarks prints: tables for a reader, or every figure as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from benchmarks.contenders import BARE_LOOP, CONTENDERS, FLOOR_DAY
from benchmarks.figures import Ratio
from benchmarks.measure import SHORTEST, Measured
from benchmarks.startup import StartUp
from benchmarks.stored_list import STORED
from benchmarks.table import markdown_table

ABSENT = "-"


def as_text(measured: Measured) -> str:
    """Facts, the table of speeds, the table of aims, and notes."""
    blocks = [_facts(measured), _speeds(measured)]
    aims = _aims(measured)
    if aims:
        blocks.append(markdown_table(("figure", "measured", "aim"), aims))
    if measured.notes:
        blocks.append("\n".join(f"- {note}" for note in measured.notes))
    return "\n\n".join(blocks)


def as_json(measured: Measured) -> dict[str, Any]:
    """Every figure, with ratios as their median, lowest and highest round."""
    return asdict(measured)


def _facts(measured: Measured) -> str:
    queues = [f"{name}: {fact}" for name, fact in measured.facts.items()]
    return "\n".join([*queues, f"rounds: {measured.rounds}; ratios are medians over rounds (lowest-highest)"])


def _speeds(measured: Measured) -> str:
    headings = ["contender", "contacts", "contacts/s", "of bare loop", "times Ciw", "times salabim"]
    headings += ["ms", "abandoned", "gc"]
    rows = [
        (
            CONTENDERS[name].title,
            f"{speed.contacts:,}",
            f"{speed.contacts_per_s:,.0f}",
            "1" if name == BARE_LOOP else str(speed.of_bare),
            _ratio(measured.times_ciw.get(name)),
            _ratio(measured.times_salabim.get(name)),
            f"{speed.replication_ms:,.0f}",
            f"{speed.abandoned_share:.1%}",
            f"{speed.collector_share:.1%}",
        )
        for name, speed in measured.speeds.items()
    ]
    return markdown_table(headings, rows)


def _aims(measured: Measured) -> list[tuple[str, str, str]]:
    """The figures that the project has set itself an aim for."""
    rows = []
    if day := measured.speeds.get(FLOOR_DAY):
        rows.append(("everything on, of the bare loop's contacts/s", str(day.of_bare), "at least 0.25"))
        if ciw := measured.times_ciw.get(FLOOR_DAY):
            rows.append(("everything on, times Ciw's contacts/s", str(ciw), "at least 8"))
        rows.append(
            ("a day of 20 agents, everything on", f"{day.replication_ms:.0f} ms", "well under 100 ms")
        )
    if measured.large_cost:
        rows.append(("cost per contact, large floor over small", str(measured.large_cost), "at most 1.2"))
    for name, memory in measured.memory.items():
        beyond = f"{memory.beyond_ledger_bytes:,.0f} B (and {memory.ledger_bytes:,.0f} B of ledger)"
        rows.append((f"memory per contact, {CONTENDERS[name].title}", beyond, "at most 1,000 B"))
    run, parts = measured.run, measured.run.parts
    times = f"{parts.build_ms:.1f} + {parts.score_ms:.1f} ms over {parts.simulation_ms:.1f} ms"
    rows.append(("build and score over simulation", f"{run.new}; {times}", "at most 0.5"))
    times = f"{parts.build_again_ms:.1f} + {parts.score_ms:.1f} ms over {parts.simulation_ms:.1f} ms"
    rows.append(("the same, of a seed played before", f"{run.again}; {times}", "at most 0.5"))
    rows.append(("a scored replay of the worked run", f"{parts.replay_ms:.0f} ms", "-"))
    if start := measured.start_up:
        rows.append(("floorsim --version over python -c pass", _start_up(start), "at most 4"))
    if start := measured.run_start:
        rows.append((f"floorsim run {SHORTEST} over python -c pass", _start_up(start), "-"))
    if measured.list_beyond_s is not None:
        row = f"floorsim runs list with {STORED:,} runs, beyond its start-up"
        rows.append((row, f"{measured.list_beyond_s:.2f} s", "under 0.5 s"))
    return rows


def _start_up(start: StartUp) -> str:
    return f"{start.ratio_wall:.2f} ({start.floorsim_wall_ms:.0f} ms over {start.python_wall_ms:.0f} ms)"


def _ratio(ratio: Ratio | None) -> str:
    return str(ratio) if ratio else ABSENT
