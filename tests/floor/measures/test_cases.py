"""Promises kept in time, of all that are due or were kept before."""

from __future__ import annotations

import pytest

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.cases import cases_of, promises_kept_rate
from floorsim.floor.records import CaseEvent, CaseRecord

DUE_S = 600.0


def rate(*kept_s: float | None, now_s: float = 3600.0, callbacks: tuple[int, int] = (0, 0)) -> float | None:
    """The rate when promises due after ten minutes were kept at these times (None: not at all)."""
    ledger = Ledger()
    for number, moment in enumerate(kept_s):
        ledger.cases.append(CaseRecord(f"p{number}", "promise", 0.0, DUE_S, ""))
        if moment is not None:
            ledger.case_events.append(CaseEvent(moment, f"p{number}", "kept", ""))
    return promises_kept_rate(cases_of(ledger), *callbacks, now_s)


@pytest.mark.parametrize(
    ("kept_s", "expected"),
    [
        ((599.0,), 1.0),
        ((DUE_S,), 1.0),
        ((601.0,), 0.0),
        ((None,), 0.0),
        ((10.0, None), 0.5),
        ((DUE_S, 700.0, None), 1 / 3),
    ],
)
def test_a_promise_kept_by_its_time_is_kept(kept_s: tuple[float | None, ...], expected: float) -> None:
    assert rate(*kept_s) == pytest.approx(expected)


def test_a_promise_that_is_not_due_yet_counts_only_once_it_is_kept() -> None:
    assert rate(None, now_s=DUE_S) is None
    assert rate(None, now_s=DUE_S + 1) == 0.0
    assert rate(30.0, None, now_s=60.0) == 1.0


def test_callbacks_count_as_promises() -> None:
    assert rate(callbacks=(3, 1)) == 0.75
    assert rate(10.0, callbacks=(0, 1)) == 0.5
    assert rate() is None
