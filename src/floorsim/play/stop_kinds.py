"""What the clock can stop for by itself. Settings read it before anything of a run is loaded."""

from __future__ import annotations

from typing import Any, Final, Literal

StopKind = Literal["promise", "deadline", "escalation", "duty", "metric", "queue"]

STOPS: Final[dict[StopKind, str]] = {
    "promise": "A promise of yours is due soon",
    "deadline": "A message is due soon",
    "escalation": "A customer wants a manager",
    "duty": "A one-to-one or another fixed duty is about to start",
    "metric": "A figure that you chose this morning leaves its band",
    "queue": "A queue falls below its target",
}
"""Each with its words, the most pressing first."""

DEFAULT_STOPS: Final[frozenset[StopKind]] = frozenset({"promise", "deadline", "escalation", "duty", "metric"})
"""What it stops for unless the player says otherwise (D: a queue turns red and green again too often)."""


def stops_listed(value: Any) -> frozenset[StopKind]:
    """What the settings file lists; an empty list: the clock never stops by itself.

    Raises:
        ValueError: it is no list of what the clock can stop for; the text says what to write.
    """
    known = {name: name for name in STOPS}
    if not isinstance(value, list) or any(not isinstance(one, str) or one not in known for one in value):
        raise ValueError(
            f"stop_on is not a list of what the clock stops for; write some of {', '.join(STOPS)}, "
            'such as ["promise", "deadline"], or [] for nothing.'
        )
    return frozenset(known[one] for one in value)
