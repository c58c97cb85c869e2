"""`python -m tests.theory.table`: every case of queueing theory, what must come out, and what did."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import ceil

from benchmarks.table import markdown_table
from tests.theory.cases import CASES, Case
from tests.theory.replications import STANDARD_ERRORS, Figures, Judged, judge

BLOCK = 10
"""Seeds that one task plays."""
Results = Sequence[tuple[Case, Sequence[Judged]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Plays, prints, and returns the exit code: 0 all agree with theory, 1 a figure does not."""
    options = _parser().parse_args(arguments)
    chosen = [case for case in CASES if not options.case or case.number in options.case]
    results = list(_judged(chosen, options.seeds, options.jobs))
    print(_by_case(results) if options.by_case else _by_figure(results))
    wrong = [f"case {case.number}: {one}" for case, judged in results for one in judged if not one.agrees]
    figures = sum(len(judged) for _, judged in results)
    print(
        f"\n{figures} figures, {len(wrong)} more than {STANDARD_ERRORS} standard errors off.", file=sys.stderr
    )
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


def _judged(cases: Sequence[Case], seeds: int | None, jobs: int) -> Iterator[tuple[Case, Sequence[Judged]]]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context) as pool:
        tasks = {
            case: [
                pool.submit(
                    _play, case.file, 1 + BLOCK * block, min(BLOCK * (block + 1), seeds or case.seeds)
                )
                for block in range(ceil((seeds or case.seeds) / BLOCK))
            ]
            for case in cases
        }
        for case, blocks in tasks.items():
            rows = [row for block in blocks for row in block.result()]
            print(f"case {case.number}, {case.title}: {len(rows)} seeds", file=sys.stderr)
            yield case, judge(case.known(), rows)


def _play(file: str, first: int, last: int) -> list[Figures]:
    case = next(case for case in CASES if case.file == file)
    return [case.figures(seed) for seed in range(first, last + 1)]


def _by_figure(results: Results) -> str:
    rows = [
        (
            case.number if place == 0 else "",
            case.title if place == 0 else "",
            one.figure,
            f"{one.known.value:.6g}",
            _measured(one),
            str(one.seeds),
            f"{one.z:+.1f}",
        )
        for case, judged in results
        for place, one in enumerate(judged)
    ]
    return markdown_table(("case", "floor", "figure", "expected", "measured", "seeds", "z"), rows)


def _by_case(results: Results) -> str:
    rows = [
        (
            f"{case.number}, {case.title}",
            "; ".join(f"{one.figure} {_measured(one)}" for one in judged),
            str(judged[0].seeds),
            f"{max(abs(one.z) for one in judged):.1f}",
        )
        for case, judged in results
    ]
    return markdown_table(("case", "measured", "seeds", "largest z"), rows)


def _measured(one: Judged) -> str:
    """Mean and standard error, to two digits of the error."""
    if one.error == 0.0:
        return f"{one.mean:.6g}"
    places = max(0, 1 - int(f"{one.error:e}".partition("e")[2]))
    return f"{one.mean:.{places}f} ± {one.error:.{places}f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.theory.table",
        description="Play every case of queueing theory and print what came out beside what must.",
    )
    parser.add_argument("--case", action="append", metavar="N", help="only this case; may be given again")
    parser.add_argument(
        "--seeds",
        type=_at_least(2),
        help="seeds for every case, at least 2; left out, as many as the tests play",
    )
    parser.add_argument("--jobs", type=_at_least(1), default=2, help="processes to use (default: 2)")
    parser.add_argument(
        "--by-case", action="store_true", help="one row a case, for docs/background/validation.md"
    )
    return parser


def _at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(
                f"'{text}' is not a number that can be used; write {least} or more"
            )
        return int(text)

    return number


if __name__ == "__main__":
    sys.exit(main())
