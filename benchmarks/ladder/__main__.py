"""`python -m benchmarks.ladder`: every policy on every scenario, and what must hold of them."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

from benchmarks.ladder.claims import claims, habits, trap_claims
from benchmarks.ladder.page import section, with_section
from benchmarks.ladder.plays import play_all
from floorsim.lab.traps import try_trap
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.registry import policies

PAGE = Path(__file__).parents[1] / "ladder.md"
SEEDS = range(1001, 1031)


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, write, and return the exit code: 0 everything asked holds, 1 something does not."""
    options = _parser().parse_args(arguments)
    seeds = list(options.seeds)
    failed = 0
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.jobs, context) as pool:
        for name in options.scenario or shipped_files():
            text, broken = _found(name, seeds, options.policy, pool)
            failed += broken
            print(text)
            if options.write:
                page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
                PAGE.write_text(with_section(page, text), encoding="utf-8")
    return 1 if failed else 0


def _found(name: str, seeds: list[int], chosen: list[str] | None, pool: Executor) -> tuple[str, int]:
    scenario = load_scenario(name).scenario
    played = play_all(scenario, chosen or [*policies(), *habits()], seeds, executor=pool, say=_narrate)
    found = list(claims(scenario, played))
    for trap in scenario.traps:
        found += trap_claims(try_trap(scenario, trap, seeds, executor=pool))
    return section(scenario, seeds, played, found), sum(claim.holds is False for claim in found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ladder", description=__doc__)
    parser.add_argument("--seeds", type=seeds_of, default=SEEDS, help="A..B (default: 1001..1030)")
    parser.add_argument("--scenario", action="append", help="only this one; may be given again")
    parser.add_argument("--policy", action="append", help="only this one; may be given again")
    parser.add_argument("--jobs", type=int, default=1, help="processes to use (default: 1)")
    parser.add_argument("--write", action="store_true", help="keep what was found in benchmarks/ladder.md")
    return parser


def seeds_of(text: str) -> range:
    first, dots, last = text.partition("..")
    if not dots or not first.isdecimal() or not last.isdecimal() or int(first) >= int(last):
        raise argparse.ArgumentTypeError(f"'{text}' is not a range of seeds; write such as 1..30")
    return range(int(first), int(last) + 1)


def _narrate(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
