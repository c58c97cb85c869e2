"""Decisions that a screen takes by the name of their kind, without a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.tui.play import Play
from floorsim.wording.sentences import whole_sentence

NOT_HERE = "That is not possible here."


def kind_named(play: Play, name: str) -> type[Decision] | None:
    """Return a kind of decision of the open run by its name, or None."""
    kinds = () if play.session is None else play.session.kinds()
    return next((kind for kind in kinds if kind.kind == name), None)


def why_not_kind(play: Play, name: str, arguments: Mapping[str, Any]) -> str | None:
    """Return why a decision of the named kind can't be taken with these arguments, or None."""
    kind = kind_named(play, name)
    if kind is None or play.session is None:
        return NOT_HERE
    reason = play.session.why_not(kind)
    if reason is not None:
        return whole_sentence(reason)
    quote = play.session.quote(kind, arguments)
    if quote.decision is None:
        return " ".join(quote.faults.values()) or NOT_HERE
    return quote.why_not


def take_kind(play: Play, name: str, arguments: Mapping[str, Any]) -> str | None:
    """Take a decision of the named kind; return why it was not taken, or None."""
    reason, kind = why_not_kind(play, name, arguments), kind_named(play, name)
    if reason is not None or kind is None or play.session is None:
        return reason
    decision = play.session.quote(kind, arguments).decision
    assert decision is not None
    return None if play.take(decision) else NOT_HERE
