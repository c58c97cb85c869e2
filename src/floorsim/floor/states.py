"""States of an agent, as small numbers for the ledger and as words for the wallboard."""

from __future__ import annotations

from typing import Final

from floorsim.floor.view import AgentState

OFF: Final = 0
READY: Final = 1
BUSY: Final = 2
SWITCHING: Final = 3
BREAK: Final = 4
LUNCH: Final = 5
MEETING: Final = 6
TRAINING: Final = 7
COACHING: Final = 8
BACK_OFFICE: Final = 9
AWAY: Final = 10
ABSENT: Final = 11

STATE_WORDS: Final[tuple[AgentState, ...]] = (
    "off", "ready", "busy", "switching", "break", "lunch", "meeting", "training", "coaching", "back_office",
    "away", "absent",
)  # fmt: skip

ACTIVITY_STATES: Final = {
    "break": BREAK,
    "lunch": LUNCH,
    "meeting": MEETING,
    "training": TRAINING,
    "coaching": COACHING,
    "one_to_one": COACHING,
    "back_office": BACK_OFFICE,
}
"""State of each kind of planned activity."""

AS_READY: Final = {BUSY: READY, SWITCHING: READY}
"""States that are the plan's `ready` time."""
LOGGED_IN: Final = frozenset({READY, BUSY})
RESTING: Final = frozenset({BREAK, LUNCH, AWAY})
"""States in which a person recovers as on a break."""
