"""The reference's run to predict: what could be seen, what it might do next, then what it did and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from floorsim.debrief.walk import Stop
from floorsim.present.review_notes import Solved
from floorsim.present.row import Role, Row, row_of, rule, wrapped
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock


def walk_rows(
    stops: Sequence[Stop],
    place: int,
    name: str,
    answers: Mapping[str, Solved],
    chosen: int | None,
    width: int,
) -> list[Row]:
    """One stop of the walk; `chosen` is what was picked while one says how sure one is."""
    stop = stops[place]
    move = stop.move
    right = sum(_is_right(one, answers) for one in stops)
    head = f"{initial_capital(name)}, decision {place + 1} of {len(stops)} ━ {clock(move.ordered_s)}"
    rows = [rule(head, width, after=f"{right} of {len(answers)} predicted", active=True)]
    for sentence in stop.situation:
        rows += wrapped(sentence, width - 2, indent=" ", hang="  ")
    solved = answers.get(str(move.seq))
    rows += [Row(), row_of((f" What does the {name} do now?", Role.TITLE))]
    for number, option in enumerate(stop.options):
        mark, role = _mark(stop, number, solved, chosen)
        lines = wrapped(f"{number + 1} {option}", width - 4, hang="  ")
        here = number == chosen and solved is None
        rows += [
            Row(((mark if not at else "   ", role), (line.text, role)), here) for at, line in enumerate(lines)
        ]
    if solved is None:
        told = "1 not at all   2   3   4   5 certain" if chosen is not None else "asked next"
        sure = Role.STRONG if chosen is not None else Role.DIM
        return [*rows, row_of((" How sure are you?  ", sure), (told, Role.DIM))]
    return [*rows, *revealed_rows(stop, solved, width)]


def _is_right(stop: Stop, answers: Mapping[str, Solved]) -> bool:
    solved = answers.get(str(stop.move.seq))
    return solved is not None and solved.option == stop.options[stop.right]


def _mark(stop: Stop, number: int, solved: Solved | None, chosen: int | None) -> tuple[str, Role]:
    if solved is None:
        return (" ▸ ", Role.ACCENT) if number == chosen else ("   ", Role.TEXT)
    if number == stop.right:
        return " ● ", Role.GOOD
    return (" ○ ", Role.WARN) if stop.options[number] == solved.option else ("   ", Role.DIM)


def revealed_rows(stop: Stop, solved: Solved, width: int) -> list[Row]:
    """What the reference did at a stop, why, and what came of it, beside what was predicted."""
    move = stop.move
    if solved.option is None:
        said = "You passed."
    else:
        hit = solved.option == stop.options[stop.right]
        said = f"{'Predicted' if hit else 'You expected something else'}, sure {solved.sure} of 5."
    acted = "it never took effect" if move.acted_s is None else f"in effect at {clock(move.acted_s)}"
    rows = [Row(), *wrapped(f"{said} Ordered at {clock(move.ordered_s)}, {acted}.", width - 2, indent=" ")]
    if move.because:
        rows += wrapped(f"Author: “{move.because}”", width - 2, Role.ACCENT, indent=" ", hang="  ")
    for one in move.came[:4]:
        rows += wrapped(f"· {one.says}", width - 2, indent=" ", hang="  ")
    return rows
