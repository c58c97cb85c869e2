"""The ledger in print: its figures add up, and each line begins where the one above it ends."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from floorsim.debrief.model import Ledger
from floorsim.report.ledger_lines import ledger_lines
from tests.present.reviews import a_review, a_rough_review

scores = st.floats(0, 100)


def printed(figure: str) -> Fraction:
    return Fraction(figure.replace("−", "-"))


@given(hands_off=scores, you=scores, decisions=st.floats(-100, 100))
def test_printed_figures_add_up_exactly(hands_off: float, you: float, decisions: float) -> None:
    lines = ledger_lines(Ledger(hands_off, you, decisions, you - hands_off - decisions, None, None))
    start, worth, luck, end = (printed(line.figure) for line in lines)
    assert start + worth + luck == end


def test_each_step_begins_where_the_line_above_ends() -> None:
    hands_off, decisions, luck, you, reference = ledger_lines(a_review().ledger)
    assert (decisions.from_, luck.from_) == (hands_off.to, decisions.to)
    assert luck.to == you.to
    assert (reference.name, reference.figure) == ("worked run", "74.0")


def test_what_is_not_computed_has_no_line() -> None:
    assert [line.name for line in ledger_lines(a_rough_review().ledger)] == ["hands-off", "you"]
