"""The ledger line by line, in figures that add up as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.debrief.model import Ledger
from floorsim.present.review_words import number


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line: where its bar begins and ends, and its figure as printed."""

    name: str
    from_: float
    to: float
    figure: str
    is_total: bool
    """A total of its own, not a step from one total to the next."""


def ledger_lines(ledger: Ledger) -> tuple[LedgerLine, ...]:
    """Hands-off, decisions, luck, you and the reference, to one decimal; what is not known is left out."""
    ledger = ledger.rounded(1)
    lines = [_total("hands-off", ledger.hands_off)]
    if ledger.decisions is not None:
        reached = ledger.hands_off + ledger.decisions
        lines += [
            _step("your decisions", ledger.hands_off, reached),
            _step("luck of the day", reached, ledger.you),
        ]
    lines.append(_total("you", ledger.you))
    if ledger.reference is not None:
        lines.append(_total(ledger.reference_name or "reference", round(ledger.reference, 1)))
    return tuple(lines)


def _total(name: str, value: float) -> LedgerLine:
    return LedgerLine(name, 0.0, value, f"{value:.1f}", is_total=True)


def _step(name: str, from_: float, to: float) -> LedgerLine:
    return LedgerLine(name, from_, to, number(to - from_), is_total=False)
