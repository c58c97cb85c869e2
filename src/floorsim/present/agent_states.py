"""Agent states and service levels as symbol, word and role."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.floor.view import AgentState, AgentView, ChannelView
from floorsim.present.row import Role
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.wording.numbers import counted
from floorsim.wording.times import between

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
    role: Role


AGENT_STATES: dict[AgentState, StateLook] = {
    "ready": StateLook("○", "ready", "ready", Role.GOOD),
    "busy": StateLook("●", "busy", "busy", Role.TEXT),
    "hold": StateLook("◐", "on hold", "hold", Role.WARN),
    "wrap": StateLook("◒", "wrapping", "wrap", Role.ACCENT),
    "switching": StateLook("⇄", "switching", "switch", Role.ACCENT),
    "break": StateLook("◇", "break", "break", Role.DIM),
    "lunch": StateLook("◈", "lunch", "lunch", Role.DIM),
    "meeting": StateLook("▢", "meeting", "meet", Role.DIM),
    "training": StateLook("▣", "training", "train", Role.DIM),
    "coaching": StateLook("◎", "coaching", "coach", Role.ACCENT),
    "back_office": StateLook("□", "back office", "b.office", Role.DIM),
    "away": StateLook("↗", "away", "away", Role.DIM),
    "absent": StateLook("✕", "absent", "absent", Role.BAD),
    "off": StateLook("·", "off shift", "off", Role.DIM),
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


def in_state_s(agent: AgentView, now_s: float) -> int:
    """Return for how many seconds an agent has been doing what they do, by the clock on the screen."""
    return max(between(agent.since_s, now_s), 0)


def level_look(level: float | None, target: float) -> StateLook:
    """Return how a service level stands against its target: met, near or below."""
    if level is None:
        return StateLook("·", "none yet", "none", Role.DIM)
    if level >= target:
        return StateLook("▲", "met", "met", Role.GOOD)
    if level >= target - NEAR_TARGET:
        return StateLook("◆", "near", "near", Role.WARN)
    return StateLook("▼", "below", "below", Role.BAD)


def below_target(channel: ChannelView) -> bool:
    """Return whether a channel's service level today is shown as bad: below its target and not near it."""
    level = channel.service_level
    return level is not None and level < channel.target_share - NEAR_TARGET


def is_live(channel: ChannelView) -> bool:
    """Return whether customers wait on the line, and may leave."""
    return channel.kind in LIVE_MEDIA


def wait_role(channel: ChannelView) -> Role:
    """Return how alarming the longest wait is, in multiples of the target's time."""
    wait = channel.longest_wait_s if is_live(channel) else channel.oldest_s
    if wait <= channel.target_within_s:
        return Role.TEXT
    return Role.WARN if wait <= ALARMING_WAITS * channel.target_within_s else Role.BAD
