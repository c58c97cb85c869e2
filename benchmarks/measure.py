"""Everything one run of the benchmarks measures, gathered in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from benchmarks.contenders import BARE_LOOP, CIW, CONTENDERS, FLOOR_DAY, FLOOR_LARGE, MEMORY_OF, SALABIM
from benchmarks.figures import Ratio, Speed, dearer_than, faster_than, off_theory, speed
from benchmarks.machine import load, machine_facts
from benchmarks.memory import Memory, measure_memory
from benchmarks.mmsm import QUEUE, expected_abandoned_share
from benchmarks.rounds import Sample, run_rounds
from benchmarks.run_parts import RunShares, measure_run_parts
from benchmarks.startup import StartUp, command_path, measure_start_up
from benchmarks.stored_list import measure_list

SHORTEST = "first-shift"
DEARER = 5
"""A command that does something is started so many times less often than one that only starts."""


@dataclass(frozen=True)
class Measured:
    """All figures of one run. `notes` are sentences on what is missing or does not compare."""

    facts: Mapping[str, str]
    rounds: int
    speeds: Mapping[str, Speed]
    times_ciw: Mapping[str, Ratio]
    times_salabim: Mapping[str, Ratio]
    large_cost: Ratio | None
    memory: Mapping[str, Memory]
    run: RunShares
    start_up: StartUp | None
    run_start: StartUp | None
    """The same of `floorsim run` with the shortest scenario, its run included."""
    list_beyond_s: float | None
    """Seconds that `floorsim runs list` takes with many runs, beyond its start-up."""
    notes: list[str] = field(default_factory=list)


def measure(
    rounds: int, start_up_pairs: int, trace_large: bool, seed: int, say: Callable[[str], None]
) -> Measured:
    """Run every contender that is installed; `trace_large` asks for the large floor's memory too (a minute).

    Raises MeasurementError when one of them fails.
    """
    facts = machine_facts()
    notes = []
    runnable = []
    for name, contender in CONTENDERS.items():
        if missing := contender.missing():
            notes.append(f"{contender.title} was left out: {missing}.")
        elif name != BARE_LOOP:
            runnable.append(name)

    start_up = run_start = list_beyond_s = None
    if command := command_path():
        say("start-up")
        start_up = measure_start_up([str(command), "--version"], start_up_pairs)
        run_start = measure_start_up([str(command), "run", SHORTEST], max(1, start_up_pairs // DEARER))
        say("a list of stored runs")
        list_beyond_s = measure_list(command, max(1, start_up_pairs // DEARER))
    else:
        notes.append("Start-up and the list were left out: there is no floorsim command beside this Python.")
    say("building and scoring a run")
    run = measure_run_parts(rounds, seed)
    samples = run_rounds(runnable, rounds, seed, say)
    memory = {}
    for name, scenario in MEMORY_OF.items():
        if name in samples and (trace_large or name != FLOOR_LARGE):
            say(f"memory: {CONTENDERS[name].title}")
            memory[name] = measure_memory(scenario, seed)
    facts["load at the end"] = load()
    return Measured(
        facts=facts,
        rounds=rounds,
        speeds={name: speed(taken, CONTENDERS[name].repeats) for name, taken in samples.items()},
        times_ciw=_against(CIW, samples),
        times_salabim=_against(SALABIM, samples),
        large_cost=dearer_than(samples[FLOOR_LARGE], samples[FLOOR_DAY]) if FLOOR_LARGE in samples else None,
        memory=memory,
        run=run,
        start_up=start_up,
        run_start=run_start,
        list_beyond_s=list_beyond_s,
        notes=notes + _wrong_queues(samples),
    )


def _against(peer: str, samples: Mapping[str, list[Sample]]) -> dict[str, Ratio]:
    """Each contender's contacts per second over the peer's, where the peer ran."""
    if peer not in samples:
        return {}
    return {name: faster_than(taken, samples[peer]) for name, taken in samples.items() if name != peer}


def _wrong_queues(samples: Mapping[str, list[Sample]]) -> list[str]:
    """A sentence for each contender that should have simulated the queue of mmsm.py and did not."""
    expected = expected_abandoned_share(QUEUE)
    sentences = []
    for name, taken in samples.items():
        contender = CONTENDERS[name]
        if contender.plain_queue and (fault := off_theory(taken, contender.repeats, expected)):
            sentences.append(f"{contender.title}: {fault}.")
    return sentences
