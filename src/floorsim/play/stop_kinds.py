"""What the clock can stop for by itself. Settings read it before anything of a run is loaded."""

from __future__ import annotations

from typing import Final, Literal

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
