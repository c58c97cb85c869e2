"""`python -m benchmarks`: run every contender in this run, and print the ratios between them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from benchmarks.measure import measure
from benchmarks.report import as_json, as_text
from benchmarks.rounds import MeasurementError

ROUNDS = 5
START_UP_PAIRS = 60
QUICK_ROUNDS = 1
QUICK_START_UP_PAIRS = 15


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code: 0 done, 1 a contender failed."""
    options = _parser().parse_args(arguments)
    rounds = options.rounds or (QUICK_ROUNDS if options.quick else ROUNDS)
    pairs = QUICK_START_UP_PAIRS if options.quick else START_UP_PAIRS
    try:
        measured = measure(rounds, pairs, trace_large=not options.quick, seed=options.seed, say=_narrate)
    except MeasurementError as failed:
        print(f"benchmarks: {failed}", file=sys.stderr)
        return 1
    print(json.dumps(as_json(measured), indent=2) if options.json else as_text(measured))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure floorsim's speed, memory and start-up against peers, all in one run.",
    )
    parser.add_argument(
        "--quick", action="store_true", help="one round, and no memory of the large floor; a rough picture"
    )
    parser.add_argument("--rounds", type=_positive, help=f"rounds to take medians over (default: {ROUNDS})")
    parser.add_argument("--seed", type=int, default=1, help="first seed (default: 1)")
    parser.add_argument("--json", action="store_true", help="print every figure as JSON instead of tables")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of rounds; write 1 or more")
    return int(text)


def _narrate(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
