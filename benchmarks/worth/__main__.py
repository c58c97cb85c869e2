"""`python -m benchmarks.worth`: what each row of the decision catalogue is worth, on paired days."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import nullcontext

from pydantic import ValidationError

from benchmarks.worth.files import Worth, read_worth, worth_files
from benchmarks.worth.measured import is_current, keep
from benchmarks.worth.plays import Found, play_part
from floorsim.errors import FloorsimError
from floorsim.lab.processes import Processes

FIRST_SEED = 1
WANTED = {"better": 1, "tempting": -1}
"""Sign that the interval must have."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Play and print; 0 when everything asked lies on the right side of zero, 1 when something does not."""
    asked = _parser().parse_args(arguments)
    files = worth_files()
    names = [name for name in files if not asked.code or name in asked.code]
    if missing := set(asked.code or ()) - set(files):
        print(f"there is no benchmarks/worth/{min(missing)}.yaml", file=sys.stderr)
        return 1
    wrong = 0
    with Processes(asked.jobs) if asked.jobs > 1 else nullcontext() as pool:
        for name in names:
            try:
                worth = read_worth(files[name])
                if asked.stale and is_current(name, worth):
                    continue
                found = {
                    which: play_part(part, range(FIRST_SEED, FIRST_SEED + asked.seeds), pool)
                    for which, part in worth.parts().items()
                }
            except (FloorsimError, ValidationError, ValueError) as error:
                print(f"{name}: {error}", flush=True)
                wrong += 1
                continue
            wrong += _told(name, worth, found)
            if asked.write:
                keep(name, worth, found)
    return 1 if wrong else 0


def _told(name: str, worth: Worth, found: dict[str, Found]) -> int:
    """Prints what was found of a row; gives the number of comparisons on the wrong side of zero."""
    wrong = 0
    for which, one in found.items():
        part, interval = worth.parts()[which], one.difference.ci95
        sign = 0 if interval is None else (interval[0] > 0) - (interval[1] < 0)
        good = sign == WANTED[which]
        wrong += not good
        shown = "no interval" if interval is None else f"[{interval[0]:+.3g}, {interval[1]:+.3g}]"
        print(
            f"{name:4} {which:8} {part.on:16} {one.difference.mean:+8.3g} {shown:20} "
            f"{one.arm:.4g} against {one.other:.4g}, {one.difference.n} days  {'ok' if good else 'NOT SO'}",
            flush=True,
        )
        for sentence, days in one.refused:
            print(f"     refused on {days} days: {sentence}")
    return wrong


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worth", description=__doc__)
    parser.add_argument("--code", action="append", help="only this file, such as A2; may be given again")
    parser.add_argument("--seeds", type=int, default=30, help="days of each comparison (default: 30)")
    parser.add_argument("--jobs", type=int, default=1, help="processes to use (default: 1)")
    parser.add_argument("--stale", action="store_true", help="only files that changed since they were played")
    parser.add_argument(
        "--write", action="store_true", help="keep what was found in data/worth, for docs/generate.py"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
