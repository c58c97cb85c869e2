"""Shares, factors and amounts of money as a scenario writes them."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Final

from floorsim.scenario.values.durations import plain_number
from floorsim.scenario.values.refusal import refusal
from floorsim.wording.sentences import shown, stands_instead

LARGEST_AMOUNT: Final = 1_000_000_000_000  # D: no floor spends more in any currency

_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_PERCENT: Final = re.compile(r"(-?\d+(?:\.\d+)?)\s*%", re.ASCII)
_DECIMAL_COMMA: Final = re.compile(r"\d+,\d+\s*%?", re.ASCII)
_WHOLE_RANGE: Final = "write a share from 0% to 100%"


def read_share(written: object) -> float:
    """A share from 0 to 1, from `80%` or `0.8`; raises a refusal for anything else."""
    percent = _PERCENT.fullmatch(written.strip()) if isinstance(written, str) else None
    share = Decimal(percent[1]) / 100 if percent else _number(written)
    if share is None:
        wrong = stands_instead(written, "a share") or f"{shown(written)} is not a share"
        meant = str(written).strip().replace(",", ".")
        comma = isinstance(written, str) and _DECIMAL_COMMA.fullmatch(written.strip())
        right = f"write {meant}" if comma else "write a percentage such as 80% or a number from 0 to 1"
        raise refusal(wrong, right)
    if share < 0:
        raise refusal(f"{shown(written)} is below 0", _WHOLE_RANGE)
    if share > 1:
        meant = f"write {plain_number(share)}%" if not percent and share <= 100 else _WHOLE_RANGE
        raise refusal(f"{shown(written)} is more than the whole", meant)
    return float(share)


def read_multiple(written: object) -> object:
    """A factor from `250%`; anything else as it is, for the number that must stand there otherwise."""
    percent = _PERCENT.fullmatch(written.strip()) if isinstance(written, str) else None
    return float(Decimal(percent[1]) / 100) if percent else written


def is_percentage(written: object) -> bool:
    """Whether this is a number followed by a percent sign."""
    return isinstance(written, str) and _PERCENT.fullmatch(written.strip()) is not None


def read_money(written: object) -> float:
    """An amount of the scenario's currency, 0 or more; raises a refusal for anything else."""
    amount = _number(written)
    if amount is None:
        wrong = stands_instead(written, "an amount of money") or f"{shown(written)} is not an amount of money"
        raise refusal(wrong, "write a plain number such as 1200 or 26.50, without a currency")
    if amount < 0:
        raise refusal(f"{shown(written)} is below 0", "write an amount of 0 or more")
    if amount > LARGEST_AMOUNT:
        raise refusal(f"{shown(written)} is too large", f"write at most {LARGEST_AMOUNT}")
    return float(amount)


def _number(written: object) -> Decimal | None:
    """The number as written, or None if it is not one."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        return Decimal(repr(written)) if math.isfinite(written) else None
    if isinstance(written, str) and len(written) <= 40 and _NUMBER.fullmatch(written.strip()):
        return Decimal(written.strip())
    return None
