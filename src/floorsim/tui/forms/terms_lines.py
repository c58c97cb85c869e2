"""The foot of a form: what the decision costs, when it acts, what it does now and later, and why not."""

from __future__ import annotations

from floorsim.desk.decisions.decision import Decision
from floorsim.tui.figures import initial_capital, minutes, money
from floorsim.tui.lines.line import Ink, Line, fit, line, wrapped
from floorsim.tui.session import Quote
from floorsim.words import clock

LABEL_WIDTH = 15
LEAST_TURNING_MIN = 0.01
"""Minutes below which a difference of two times is rounding."""


def terms_lines(kind: type[Decision], quote: Quote, width: int, remark: str | None) -> list[Line]:
    """Return the terms of a decision as the form stands; `remark` is about the option under the cursor."""
    lines = [*_verdict(quote, width, remark)]
    lines.append(line((fit(" Costs", LABEL_WIDTH), Ink.DIM), (cost_words(quote), Ink.TEXT)))
    if quote.done_s is not None:
        lines.append(line((fit(" Acts", LABEL_WIDTH), Ink.DIM), (acts_words(quote), Ink.TEXT)))
    lines += _labelled("Now", kind.effect_now, width)
    lines += _labelled("Later", kind.effect_later, width)
    return lines


def _verdict(quote: Quote, width: int, remark: str | None) -> list[Line]:
    if remark:
        return wrapped(f"Not possible: {remark}", width - 1, Ink.WARN, indent=" ", hang="  ")
    if quote.why_not:
        return wrapped(f"Not possible yet: {quote.why_not}", width - 1, Ink.WARN, indent=" ", hang="  ")
    for name, fault in quote.faults.items():
        return wrapped(f"{name}: {fault}", width - 1, Ink.WARN, indent=" ", hang="  ")
    return [line((" Possible: enter takes it.", Ink.GOOD))]


def cost_words(quote: Quote) -> str:
    """Return the cost in the supervisor's minutes and in money."""
    yours = "–" if quote.minutes is None else f"{minutes(quote.minutes)} of yours{_turning_words(quote)}"
    if quote.money > 0:
        return f"{yours}, {money(quote.money, quote.currency)}"
    if quote.money < 0:
        return f"{yours}, saves {money(-quote.money, quote.currency)}"
    return f"{yours}, no money"


def _turning_words(quote: Quote) -> str:
    """Return what turning from one thing to another takes on top: the rest of the time until it acts."""
    if quote.minutes is None or quote.starts_s is None or quote.done_s is None:
        return ""
    turning = (quote.done_s - quote.starts_s) / 60.0 - quote.minutes
    return f" and {minutes(turning)} to turn to it" if turning > LEAST_TURNING_MIN else ""


def acts_words(quote: Quote) -> str:
    """Return when the supervisor gets to it and when it begins to act."""
    if quote.starts_s is None or quote.done_s is None:
        return "–"
    begun, done = clock(quote.starts_s, seconds=True), clock(quote.done_s, seconds=True)
    return f"from {done}; you start on it at {begun}"


def _labelled(label: str, sentence: str, width: int) -> list[Line]:
    rows = wrapped(initial_capital(sentence), width - LABEL_WIDTH - 1)
    return [
        line((fit(f" {label}" if place == 0 else "", LABEL_WIDTH), Ink.DIM), *row.spans)
        for place, row in enumerate(rows)
    ]
