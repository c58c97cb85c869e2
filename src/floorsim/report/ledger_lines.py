"""The ledger line by line, in figures that add up as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.debrief.model import Ledger
from floorsim.wording.numbers import true_minus


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
    """Hands-off, decisions, luck, you and the reference; what is not computed yet is left out.

    Figures have one decimal, and luck is what is left of the printed ones: they add up exactly.
    """
    hands_off, you = round(ledger.hands_off, 1), round(ledger.you, 1)
    lines = [_total("hands-off", hands_off)]
    if ledger.decisions is not None:
        reached = round(hands_off + round(ledger.decisions, 1), 1)
        lines += [
            _step("your decisions", hands_off, reached),
            _step("luck of the day", reached, you),
        ]
    lines.append(_total("you", you))
    if ledger.reference is not None:
        lines.append(_total(ledger.reference_name or "reference", round(ledger.reference, 1)))
    return tuple(lines)


def _total(name: str, value: float) -> LedgerLine:
    return LedgerLine(name, 0.0, value, f"{value:.1f}", is_total=True)


def _step(name: str, from_: float, to: float) -> LedgerLine:
    figure = true_minus(f"{round(to - from_, 1) + 0.0:+.1f}")
    return LedgerLine(name, from_, to, figure, is_total=False)
