"""What an activity of somebody's plan is called."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {"quick_help": "quick help", "back_office": "back office"}
_WITHOUT_ARTICLE: Final = frozenset({"lunch", "training", "nesting", "coaching", "quick_help", "back_office"})


def activity_words(activity: str) -> str:
    """Its name in a row: `one-to-one`, `quick help`."""
    return _WORDS.get(activity, activity.replace("_", "-"))


def some_activity(activity: str) -> str:
    """Its name in a sentence: `a one-to-one`, `lunch`."""
    words = activity_words(activity)
    return words if activity in _WITHOUT_ARTICLE else f"a {words}"
