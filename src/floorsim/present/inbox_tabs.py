"""The inbox by what each message wants of the supervisor: an answer, a promise kept, to be read, nothing."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from floorsim.desk.view import MessageView
from floorsim.present.inbox_rows import ReadUpTo, is_new, wants_answer

TABS: Final = ("all", "to answer", "owed", "to read", "closed")


def tab_of(item: MessageView, read: ReadUpTo, answering: Set[str]) -> str:
    """Return the tab that a message stands under besides `all`; while it is being answered there is none."""
    if item.id in answering:
        return "all"
    if item.category == "promise" and item.state == "open":
        return "owed"
    if wants_answer(item):
        return "to answer"
    return "to read" if is_new(item, read) else "closed"


def in_tab(item: MessageView, tab: str, read: ReadUpTo, answering: Set[str]) -> bool:
    """Return whether a message stands under a tab."""
    return tab == "all" or tab_of(item, read, answering) == tab


def tabs_words(items: tuple[MessageView, ...], tab: str, read: ReadUpTo, answering: Set[str]) -> str:
    """Return every tab with its count, the one that is shown in brackets: `[all 9]  to answer 3 …`."""
    counts = dict.fromkeys(TABS, 0)
    for item in items:
        counts[tab_of(item, read, answering)] += 1
    counts["all"] = len(items)
    words = {name: f"{name} {count}" for name, count in counts.items()}
    return "  ".join(f"[{text}]" if name == tab else text for name, text in words.items())
