"""`python -m tests.theory.table`: every case of queueing theory, what must come out, and what did.

Below it: what one series of coaching sessions does in a lull, in a storm, and at another hour.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import TypeVar

from benchmarks.table import markdown_table
from floorsim.lab.statistics import summary_of
from tests.theory.cases import CASES, Case
from tests.theory.coaching import Pair, Weeks, differences, pairs, weeks_of
from tests.theory.replications import STANDARD_ERRORS, Figures, Judged, judge

COACHING = "coaching"
COACHING_SEEDS = 120
BLOCK = 10
"""Seeds that one task plays."""

Results = Sequence[tuple[Case, Sequence[Judged]]]
Row = TypeVar("Row")
Played = TypeVar("Played", str, int)


def main(arguments: Sequence[str] | None = None) -> int:
    """Plays, prints, and returns the exit code: 0 all agree with theory, 1 a figure does not."""
    options = _parser().parse_args(arguments)
    chosen = [case for case in CASES if not options.case or case.number in options.case]
    context = multiprocessing.get_context("spawn")
    results = []
    with ProcessPoolExecutor(options.jobs, context) as pool:
        for case in chosen:
            rows = _in_blocks(pool, _play, case.file, options.seeds or case.seeds)
            results.append((case, judge(case.known(), rows)))
            print(f"case {case.number}, {case.title}: {len(rows)} seeds", file=sys.stderr)
        if results:
            print(_of_theory(results))
        if not options.case or COACHING in options.case:
            seeds = options.seeds or COACHING_SEEDS
            coached = [
                (weeks, _in_blocks(pool, _coach, place, seeds)) for place, weeks in enumerate(weeks_of())
            ]
            print("\n" + _of_coaching(coached))
    wrong = [f"case {case.number}: {one}" for case, judged in results for one in judged if not one.agrees]
    figures = sum(len(judged) for _, judged in results)
    print(f"{figures} figures, {len(wrong)} over {STANDARD_ERRORS} standard errors off.", file=sys.stderr)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


def _in_blocks(
    pool: Executor, play: Callable[[Played, range], list[Row]], what: Played, seeds: int
) -> list[Row]:
    """One row for each seed from 1 on, in order, whichever process played it."""
    blocks = [range(first, min(first + BLOCK, seeds + 1)) for first in range(1, seeds + 1, BLOCK)]
    tasks = [pool.submit(play, what, block) for block in blocks]
    return [row for task in tasks for row in task.result()]


def _play(file: str, seeds: range) -> list[Figures]:
    case = next(case for case in CASES if case.file == file)
    return [case.figures(seed) for seed in seeds]


def _coach(place: int, seeds: range) -> list[Pair]:
    return pairs(weeks_of()[place], seeds, scored=True)


def _of_theory(results: Results) -> str:
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


def _of_coaching(played: Sequence[tuple[Weeks, list[Pair]]]) -> str:
    rows = []
    for weeks, found in played:
        for place, (name, figure) in enumerate(differences(found).items()):
            low, high = figure.ci95 or (figure.mean, figure.mean)
            otherwise = summary_of([pair.otherwise[name] for pair in found]).mean
            rows.append(
                (
                    weeks.title if place == 0 else "",
                    name,
                    f"{otherwise:.1f}",
                    f"{figure.mean:+.2f}",
                    f"{low:+.2f} to {high:+.2f}",
                    str(figure.n),
                )
            )
    return markdown_table(("weeks", "figure", "otherwise", "difference", "95%", "seeds"), rows)


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
    numbers = [*dict.fromkeys(case.number for case in CASES), COACHING]
    parser.add_argument("--case", action="append", choices=numbers, help="only this; may be given again")
    parser.add_argument(
        "--seeds", type=_at_least(2), help="seeds for everything; left out, as many as the tests play"
    )
    parser.add_argument("--jobs", type=_at_least(1), default=2, help="processes to use (default: 2)")
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
