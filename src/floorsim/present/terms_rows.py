"""The foot of a form: what the decision costs, when it acts, what it does now and later, and why not."""

from __future__ import annotations

from floorsim.desk.decisions.decision import Decision
from floorsim.present.quote import Quote
from floorsim.present.reasons import reasons_in_brief
from floorsim.present.row import Role, Row, Span, wrapped
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import money
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import minutes

LABEL_WIDTH = 15
SEPARATOR = " · "
MOST_FACT_ROWS = 2
"""Rows that facts take of a form (D: the queues stay in view)."""
LEAST_SWITCHING_MIN = 0.01
"""Minutes below which a difference of two times is rounding."""


def terms_line(quote: Quote, width: int) -> Row:
    """Return the terms in a row: minutes, when it acts and ends, what it makes late, money."""
    parts: list[Span] = [(cost_words(quote), Role.TEXT)]
    if quote.done_s is not None:
        parts.append((f"acts {quote.at(quote.done_s)}", Role.TEXT))
    if quote.ends_s is not None:
        parts.append((f"ends {quote.at(quote.ends_s)}", Role.TEXT))
    parts += [(sentence.rstrip("."), Role.WARN) for sentence in quote.late[:1]]
    parts.append((money_words(quote), Role.TEXT))
    spans: list[Span] = [("─ ", Role.RULE)]
    room = width - 4
    for place, (words, role) in enumerate(parts):
        lead = " · " if place else ""
        if cell_len(lead + words) > room:
            continue
        spans += [(lead, Role.DIM), (words, role)]
        room -= cell_len(lead + words)
    return Row((*spans, (" " + "─" * (room + 1), Role.RULE))).padded(width)


def terms_rows(
    kind: type[Decision], quote: Quote, width: int, remark: str | None, hint: str = ""
) -> list[Row]:
    """Return what to know before confirming, the pressing first: wrong, owed, late, left out; then effects.

    `remark` is about the option under the cursor, `hint` about the field.
    """
    rows = [*_verdict(quote, width, remark)]
    if quote.owed:
        rows += wrapped(f"Owed: {SEPARATOR.join(quote.owed)}", width - 1, Role.ACCENT, indent=" ", hang="  ")
    for sentence in quote.late:
        rows += wrapped(initial_capital(sentence), width - 1, Role.WARN, indent=" ", hang="  ")
    if quote.left_out and not quote.why_not:
        rows += wrapped(
            f"Left out: {reasons_in_brief(quote.left_out)}.", width - 1, Role.WARN, indent=" ", hang="  "
        )
    if hint:
        rows += wrapped(hint, width - 1, Role.DIM, indent=" ", hang="  ")
    rows += wrapped(f"Now: {initial_capital(kind.effect_now)}", width - 1, indent=" ", hang="  ")
    rows += wrapped(
        f"Later: {initial_capital(kind.effect_later)}", width - 1, Role.DIM, indent=" ", hang="  "
    )
    return rows


def facts_rows(quote: Quote, width: int) -> list[Row]:
    """Return what one decides on, as many facts as two rows hold, the most telling first."""
    rows: list[Row] = []
    for count in range(1, len(quote.facts) + 1):
        words = initial_capital(SEPARATOR.join(fact.rstrip(".") for fact in quote.facts[:count]))
        tried = wrapped(words, width - 1, Role.TEXT, indent=" ", hang="  ")
        if rows and len(tried) > MOST_FACT_ROWS:
            return rows
        rows = tried[:MOST_FACT_ROWS]
    return rows


def _verdict(quote: Quote, width: int, remark: str | None) -> list[Row]:
    """Return what stands in the way; nothing if nothing does."""
    words = f"This one is not possible: {remark}" if remark else refusal_words(quote)
    return wrapped(words, width - 1, Role.WARN, indent=" ", hang="  ") if words else []


def refusal_words(quote: Quote) -> str:
    """Return why the decision is not possible as the form stands; empty where it is."""
    if quote.why_not:
        return f"Not possible yet: {quote.why_not}"
    return next((f"{name}: {fault}" for name, fault in quote.faults.items()), "")


def confirm_words(quote: Quote) -> str:
    """Return what confirming does, with whom in words, or that it is not possible yet."""
    if quote.decision is None:
        return "Confirm is not possible yet"
    return f"Confirm for {quote.who_words}" if quote.who_words else "Confirm"


def cost_words(quote: Quote) -> str:
    """Return the cost in the supervisor's minutes: `3 min of yours (1 to switch)`."""
    if quote.minutes is None:
        return "–"
    switching = switching_min(quote)
    if switching is None:
        return f"{minutes(quote.minutes)} of yours"
    return f"{minutes(quote.minutes + switching)} of yours ({switching:g} to switch tasks)"


def money_words(quote: Quote) -> str:
    """Return what it costs or saves in money."""
    if quote.money > 0:
        return money(quote.money, quote.currency)
    return f"saves {money(-quote.money, quote.currency)}" if quote.money < 0 else "costs no money"


def switching_min(quote: Quote) -> float | None:
    """Return what switching from one task to another takes on top: the rest of the time until it acts."""
    if quote.minutes is None or quote.starts_s is None or quote.done_s is None:
        return None
    switching = round((quote.done_s - quote.starts_s) / 60.0 - quote.minutes, 1)
    return switching if switching > LEAST_SWITCHING_MIN else None
