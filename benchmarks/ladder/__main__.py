"""`python -m benchmarks.ladder`: the proof of every shipped scenario, kept on one page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.ladder.page import section, with_section
from floorsim.lab.processes import Processes
from floorsim.lab.proving.prove import Progress, prove
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario

PAGE = Path(__file__).parents[1] / "ladder.md"
SEEDS = range(1001, 1031)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove, write, and return the exit code: 0 everything asked holds, 1 something does not."""
    options = _parser().parse_args(arguments)
    failed = False
    with Processes(options.jobs) as pool:
        for name in options.scenario or shipped_files():
            scenario = load_scenario(name).scenario
            proof = prove(scenario, options.seeds, pool, _narrate, every_day=options.every_day)
            failed = failed or proof.verdict == "not proved"
            text = section(scenario, proof)
            print(text)
            if options.write:
                page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
                PAGE.write_text(with_section(page, text), encoding="utf-8")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ladder", description=__doc__)
    parser.add_argument("--seeds", type=seeds_of, default=SEEDS, help="A..B (default: 1001..1030)")
    parser.add_argument("--scenario", action="append", help="only this one; may be given again")
    parser.add_argument("--jobs", type=int, default=1, help="processes to use (default: 1)")
    parser.add_argument("--every-day", action="store_true", help="play on every day what is clear before")
    parser.add_argument("--write", action="store_true", help="keep what was found in benchmarks/ladder.md")
    return parser


def seeds_of(text: str) -> range:
    first, dots, last = text.partition("..")
    if not dots or not first.isdecimal() or not last.isdecimal() or int(first) >= int(last):
        raise argparse.ArgumentTypeError(f"'{text}' is not a range of seeds; write such as 1..30")
    return range(int(first), int(last) + 1)


def _narrate(progress: Progress) -> None:
    if progress.done % 50 == 0 or progress.done == progress.total:
        print(f"{progress.done} of {progress.total}: {progress.what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
