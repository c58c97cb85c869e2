"""The facts of a customer's case in words, and what one's authority does not cover."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.desk.view import CaseFacts
from floorsim.scenario.models.events import Choice
from floorsim.wording.numbers import counted, money, ordinal


def fact_lines(facts: CaseFacts, currency: str) -> Sequence[str]:
    """What one decides on, the most telling first."""
    lost = f"loss {money(facts.loss, currency)}" if facts.loss else "no money lost"
    limit = money(facts.authority, currency)
    lines = [
        f"{facts.tone}, {ordinal(facts.contact)} contact, {lost}, your limit {limit}",
        f"policy: {facts.policy}",
    ]
    if facts.eta is not None:
        lines.append(f"time: {facts.eta}")
    if facts.linked:
        owner = f", owner {facts.owner}" if facts.owner else ""
        lines.append(f"{counted(facts.linked, 'other contact')} with the same cause{owner}")
    return lines


def above_authority(facts: CaseFacts, amount: float, choice: Choice | None, currency: str) -> str | None:
    """Why so much can't be given, or None; an answer that is a breach by its own words may be given."""
    if amount <= facts.authority or (
        choice is not None and any(e.key == "compliance" for e in choice.effects)
    ):
        return None
    return (
        f"{money(amount, currency)} is above your limit of {money(facts.authority, currency)}; "
        "up to that you can give it now; more needs somebody's approval"
    )
