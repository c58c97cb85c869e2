"""What comes of an answer, roughly, in one number: for proofs of content alone. No run adds up so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Any

from floorsim.desk.cases.recovery import settles
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.escalation_library import EscalationCase
from floorsim.scenario.models.events import Choice, Turn

BREACH = -0.3
"""A failed gate: more than anything else that an answer brings about."""
SETTLED = 0.2
"""A customer who lets it rest, against one who comes back."""
MONEY = 1 / 4_000
"""One unit of the scenario's currency."""


def worth(effects: Sequence[Effect], case: EscalationCase | None = None) -> float:
    """The effects of one answer; of what is left to chance the mean, of a promise what keeping it brings."""
    return fsum(_one(effect.key, effect.body, case) for effect in effects)


def best_worth(
    choice: Choice, turns: Mapping[str, Turn], case: EscalationCase | None = None, sign: int = 1
) -> float:
    """An answer with the best (sign 1) or the worst (-1) of what may follow it."""
    own = worth(choice.effects, case)
    if choice.leads_to is None or choice.leads_to not in turns:
        return own
    after = [best_worth(one, turns, case, sign) for one in turns[choice.leads_to].choices]
    return own + (max(after) if sign > 0 else min(after))


def _one(key: str, body: Any, case: EscalationCase | None) -> float:
    if key == "recover":
        return _recovered(body, case)
    if key in ("trust", "money"):
        return float(body) if key == "trust" else -MONEY * float(body)
    if key == "morale":
        return float(body.by) * (0.5 if body.agents else 1.0)
    if key == "fatigue":
        return -0.3 * float(body.by)
    if key == "skill":
        return 3.0 * float(body.by)
    if key == "repeat_contacts":
        return 1.0 - float(getattr(body, "times", body))
    if key == "chance":
        share = float(body.share)
        return share * worth(body.then, case) + (1.0 - share) * worth(body.otherwise, case)
    inside = {"later": "then", "promise": "if_kept"}.get(key)
    if inside is not None:
        return worth(getattr(body, inside), case)
    if key == "customer":
        return {"settled": SETTLED, "comes_back": -0.05}.get(body.outcome, 0.0)
    return {"compliance": BREACH, "hostile_contact": -0.02}.get(key, 0.0)


def _recovered(body: Any, case: EscalationCase | None) -> float:
    assert case is not None
    remedy = body.remedy if body.share is None else body.share * case.loss
    share = remedy / case.loss if case.loss else None
    chance = settles(share, case.service, case.failure, body.apology, 0.0, body.matter)
    written = 0.0 if body.in_writing else 0.02
    return SETTLED * chance - MONEY * float(remedy) - written
