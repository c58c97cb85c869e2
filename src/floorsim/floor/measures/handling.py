"""How long contacts took their agents. Contacts that the overflow partner answered are not counted."""

from __future__ import annotations

from floorsim.floor.contact import ANSWERED
from floorsim.floor.measures.contact_table import Bools, ContactTable, Floats


def is_handled(table: ContactTable) -> Bools:
    """Rows that an agent or the supervisor has finished with, after-contact work included."""
    done: Bools = table.disposition == ANSWERED
    return done


def handled(table: ContactTable) -> int:
    """Contacts finished, after-contact work included."""
    return int(is_handled(table).sum())


def aht_s(table: ContactTable) -> float | None:
    """Average handle time = (talk + hold + after-contact work) / handled.

    A chat is one conversation: its time on the clock, which grows with the chats handled beside it.
    """
    return _mean((table.wrapped_s - table.answered_s)[is_handled(table)])


def talk_s(table: ContactTable) -> float | None:
    """Mean talk time (chatting, writing) of handled contacts."""
    return _mean(table.talk_s[is_handled(table)])


def hold_s(table: ContactTable) -> float | None:
    """Mean hold time of handled contacts."""
    return _mean(table.hold_s[is_handled(table)])


def after_contact_s(table: ContactTable) -> float | None:
    """Mean after-contact work of handled contacts."""
    return _mean(table.after_contact_s[is_handled(table)])


def observed_concurrency(table: ContactTable) -> float | None:
    """Mean number of contacts in the agent's hands when a handled contact began, itself included."""
    return _mean(table.load[is_handled(table)].astype(float))


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None
