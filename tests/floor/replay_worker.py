"""Plays what stands on standard input, a play a line, and prints a digest a line: another process to compare.

Run as a script, so it makes the package `tests` known itself: a library could bring one of that name along.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType


def main() -> None:
    tests = ModuleType("tests")
    tests.__path__ = [str(Path(__file__).resolve().parents[1])]
    sys.modules["tests"] = tests

    from tests.floor.playing import played
    from tests.strategies import play_from_json

    for queue in sys.stdin:
        print(played(play_from_json(queue)).floor.ledger.digest(), flush=True)


if __name__ == "__main__":
    main()
