"""Agent states and service levels as sign, word and ink."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.floor.view import AgentState, AgentView, ChannelView
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.tui.lines.line import Ink
from floorsim.words import counted

NEAR_TARGET = 0.05
"""A service level this little under its target counts as near (D)."""

ALARMING_WAITS = 3.0
"""From so many times the target's time on, the longest wait is shown as bad (D)."""


@dataclass(frozen=True, slots=True)
class StateLook:
    """How one agent state is shown."""

    glyph: str
    word: str
    short: str
    ink: Ink


AGENT_STATES: dict[AgentState, StateLook] = {
    "ready": StateLook("○", "ready", "ready", Ink.GOOD),
    "busy": StateLook("●", "busy", "busy", Ink.TEXT),
    "hold": StateLook("◐", "on hold", "hold", Ink.WARN),
    "wrap": StateLook("◒", "wrapping", "wrap", Ink.ACCENT),
    "switching": StateLook("⇄", "switching", "switch", Ink.ACCENT),
    "break": StateLook("◇", "break", "break", Ink.DIM),
    "lunch": StateLook("◈", "lunch", "lunch", Ink.DIM),
    "meeting": StateLook("▢", "meeting", "meeting", Ink.DIM),
    "training": StateLook("▣", "training", "train", Ink.DIM),
    "coaching": StateLook("◎", "coaching", "coach", Ink.ACCENT),
    "back_office": StateLook("□", "back office", "b.office", Ink.DIM),
    "away": StateLook("↗", "away", "away", Ink.DIM),
    "absent": StateLook("✕", "absent", "absent", Ink.BAD),
    "off": StateLook("·", "off shift", "off", Ink.DIM),
}
"""Every state an agent can be in."""

_BUSY_WORDS = {"voice": "on a call", "email": "replying", "social": "replying", "back_office": "on a case"}
_BUSY_SHORT = {"voice": "call", "email": "reply", "social": "reply", "back_office": "case"}


def state_words(agent: AgentView, channel_kind: str | None, *, short: bool = False) -> str:
    """Return what the agent is doing: `on a call`, `2 chats`, `wrapping`."""
    look = AGENT_STATES[agent.state]
    if agent.state != "busy":
        return look.short if short else look.word
    if channel_kind == "chat":
        return counted(agent.load, "chat")
    words = _BUSY_SHORT if short else _BUSY_WORDS
    return words.get(channel_kind or "", look.short if short else look.word)


def level_look(level: float | None, target: float) -> StateLook:
    """Return how a service level stands against its target: met, near or below."""
    if level is None:
        return StateLook("·", "none yet", "none", Ink.DIM)
    if level >= target:
        return StateLook("▲", "met", "met", Ink.GOOD)
    if level >= target - NEAR_TARGET:
        return StateLook("◆", "near", "near", Ink.WARN)
    return StateLook("▼", "below", "below", Ink.BAD)


def is_live(channel: ChannelView) -> bool:
    """Return whether customers wait on the line, and may leave."""
    return channel.kind in LIVE_MEDIA


def wait_ink(channel: ChannelView) -> Ink:
    """Return how alarming the longest wait is, in multiples of the target's time."""
    wait = channel.longest_wait_s if is_live(channel) else channel.oldest_s
    if wait <= channel.target_within_s:
        return Ink.TEXT
    return Ink.WARN if wait <= ALARMING_WAITS * channel.target_within_s else Ink.BAD
