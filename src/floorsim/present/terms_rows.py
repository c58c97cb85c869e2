"""The foot of a form: what the decision costs, when it acts, what it does now and later, and why not."""

from __future__ import annotations

from floorsim.desk.decisions.decision import Decision
from floorsim.present.figures import initial_capital, minutes, money
from floorsim.present.quote import Quote
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.words import clock

LABEL_WIDTH = 15
LEAST_SWITCHING_MIN = 0.01
"""Minutes below which a difference of two times is rounding."""


def terms_rows(kind: type[Decision], quote: Quote, width: int, remark: str | None) -> list[Row]:
    """Return the terms of a decision as the form stands; `remark` is about the option under the cursor."""
    rows = [*_verdict(quote, width, remark)]
    rows.append(row_of((fit(" Costs", LABEL_WIDTH), Role.DIM), (cost_words(quote), Role.TEXT)))
    if quote.done_s is not None:
        rows.append(row_of((fit(" Acts", LABEL_WIDTH), Role.DIM), (acts_words(quote), Role.TEXT)))
    rows += _labelled("Now", kind.effect_now, width)
    rows += _labelled("Later", kind.effect_later, width)
    return rows


def _verdict(quote: Quote, width: int, remark: str | None) -> list[Row]:
    if remark:
        return wrapped(f"Not possible: {remark}", width - 1, Role.WARN, indent=" ", hang="  ")
    if quote.why_not:
        return wrapped(f"Not possible yet: {quote.why_not}", width - 1, Role.WARN, indent=" ", hang="  ")
    for name, fault in quote.faults.items():
        return wrapped(f"{name}: {fault}", width - 1, Role.WARN, indent=" ", hang="  ")
    return [row_of((" Possible: enter takes the decision.", Role.GOOD))]


def cost_words(quote: Quote) -> str:
    """Return the cost in the supervisor's minutes and in money."""
    own = "–" if quote.minutes is None else f"{minutes(quote.minutes)} of your time{_switching_words(quote)}"
    if quote.money > 0:
        return f"{own}, {money(quote.money, quote.currency)}"
    if quote.money < 0:
        return f"{own}, saves {money(-quote.money, quote.currency)}"
    return f"{own}, no money"


def _switching_words(quote: Quote) -> str:
    """Return what switching from one task to another takes on top: the rest of the time until it acts."""
    if quote.minutes is None or quote.starts_s is None or quote.done_s is None:
        return ""
    switching = (quote.done_s - quote.starts_s) / 60.0 - quote.minutes
    return f" plus {minutes(switching)} to switch tasks" if switching > LEAST_SWITCHING_MIN else ""


def acts_words(quote: Quote) -> str:
    """Return when the supervisor gets to it and when it begins to act."""
    if quote.starts_s is None or quote.done_s is None:
        return "–"
    begun, done = clock(quote.starts_s, seconds=True), clock(quote.done_s, seconds=True)
    return f"from {done}; you start on it at {begun}"


def _labelled(label: str, sentence: str, width: int) -> list[Row]:
    rows = wrapped(initial_capital(sentence), width - LABEL_WIDTH - 1)
    return [
        row_of((fit(f" {label}" if place == 0 else "", LABEL_WIDTH), Role.DIM), *row.spans)
        for place, row in enumerate(rows)
    ]
