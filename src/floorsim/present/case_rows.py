"""What is known of a customer who wants a manager, as rows: how they speak, what they lost, the past."""

from __future__ import annotations

from floorsim.desk.view import CaseFacts
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import counted, money, ordinal
from floorsim.wording.sentences import initial_capital

WHEN_CELLS = 12
"""Cells in which stands when something happened."""


def standing_row(facts: CaseFacts, currency: str, width: int) -> Row:
    """Return the facts that count at every turn, in one row: tone, contact, loss, limit."""
    lost = f"lost {money(facts.loss, currency)}" if facts.loss else "no money lost"
    wanted = [
        (f" Tone: {tone_words(facts)}", Role.WARN if facts.tone in ("angry", "abusive") else Role.TEXT),
        (f" · {ordinal(facts.contact)} contact", Role.TEXT),
        (f" · {lost}", Role.TEXT),
        (f" · your limit {money(facts.authority, currency)}", Role.TEXT),
    ]
    spans, used = [], 0
    for text, role in wanted:
        if used + cell_len(text) > width:
            break
        spans.append((text, role))
        used += cell_len(text)
    return row_of(*spans)


def tone_words(facts: CaseFacts) -> str:
    """Return how the customer speaks, and whether that has changed: `angry, rising`."""
    return f"{facts.tone}, {facts.trend}" if facts.trend else facts.tone


def case_rows(facts: CaseFacts, currency: str, width: int) -> list[Row]:
    """Return everything that is known: the standing facts, the rule, the past, who can do what by when."""
    rows = [standing_row(facts, currency, width)]
    rows += wrapped(f"Policy: {facts.policy}", width - 2, indent=" ", hang="  ")
    for when, text in facts.history:
        head = f"{initial_capital(when):<{WHEN_CELLS}} "
        rows += wrapped(f"{head}{text}", width - 2, Role.DIM, indent=" ", hang=" " * (WHEN_CELLS + 1))
    for line in _known(facts):
        rows += wrapped(line, width - 2, Role.DIM, indent=" ", hang="  ")
    return [*rows, Row()]


def _known(facts: CaseFacts) -> list[str]:
    found = [f"Noted: {line}" for line in facts.evidence]
    if facts.eta:
        found.append(f"Time: {facts.eta}")
    if facts.linked:
        owner = f"; its owner is {facts.owner}" if facts.owner else ""
        found.append(f"{counted(facts.linked, 'other contact')} with the same cause{owner}.")
    elif facts.owner:
        found.append(f"Owner of the cause: {facts.owner}.")
    return found
