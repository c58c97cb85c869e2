"""People to where customers wait: a few, from where they can be spared, and back again."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.view import AgentView, ChannelView
from floorsim.scenario.values.units import format_time
from floorsim.supervisors.competent.picture import Picture, is_short, lacking
from floorsim.units import MINUTE_S

MOST_MOVED: Final = 4
"""People away from their own channels at one time (D): a few, never all."""
AT_ONCE: Final = 2
STAY_MIN: Final = 60
"""Minutes that they stay before they go back (D)."""
STAYS_BEHIND: Final = 1
"""Agents who stay on a channel that lends people (D)."""
GOOD_ENOUGH: Final = 0.6
"""Proficiency from which a move helps more than it costs (D)."""
SAFE_ABOVE: Final = 0.02
"""A channel lends only if its day lands this far above target (D)."""
EXTEND_MIN: Final = 6.0
"""A stay is made longer when it would end within this time and the need is still there (D)."""
CHAT_CAP: Final = 4
"""Chats per agent while customers wait for one (D)."""
CALM_MIN: Final = 15.0
"""So long must it be calm before a spike's measures are taken back (D)."""
BORROW_AFTER_MIN: Final = 4.0
BORROW_SHORT_BY: Final = 2.5
"""The back office is asked when a shortage has lasted so long and so many agents lack (D)."""
REPAY: Final = "repay_time"
REPAY_BEFORE_MIN: Final = 15.0
"""Borrowed time goes back this long before it is overdue, calm or not (D)."""
PARTNER_AFTER_MIN: Final = 15.0
PARTNER_LEFT_MIN: Final = 45.0
PARTNER_SHORT_BY: Final = 4.0
"""The partner is asked when so many agents have lacked for so long, and there is time for it to help (D)."""
CALLBACK_WAIT_S: Final = 120.0
"""Expected wait from which callbacks are offered (D)."""
CALLBACK_OVER_MIN: Final = 2
CALLBACK_PROMISE_MIN: Final = 30


def move_people(picture: Picture) -> Decision | None:
    """A few people to the channel that lacks most, from channels that can spare them."""
    free = MOST_MOVED - len(_away(picture))
    for channel in picture.short:
        extended = _longer(picture, channel)
        if extended is not None:
            return extended
        helpers = _helpers(picture, channel) if free > 0 else []
        if helpers:
            return _move(picture, helpers[: min(AT_ONCE, free)], channel)
    return None


def _away(picture: Picture) -> set[str]:
    """Agents who are on another channel, or were just sent there."""
    return {agent for agent, until_s in picture.memory.moving.items() if until_s > picture.now_s}


def _helpers(picture: Picture, channel: ChannelView) -> list[AgentView]:
    """Agents who could help on a channel and can be spared on their own, the best first."""
    found: list[AgentView] = []
    for lender in picture.view.channels:
        if lender.id == channel.id:
            continue
        there = picture.on_floor(lender.id)
        able = [
            agent
            for agent in there
            if agent.on == (lender.id,)
            and agent.id not in _away(picture)
            and agent.proficiency.get(channel.id, 0.0) >= GOOD_ENOUGH
        ]
        spare = len(there) - STAYS_BEHIND if lender.needed is None else int(-lacking(lender))
        if able and spare > 0 and _can_lend(lender):
            able.sort(key=lambda agent: (-agent.proficiency[channel.id], agent.id))
            found += able[:spare]
    return found


def _can_lend(lender: ChannelView) -> bool:
    """Whether a channel's customers would not suffer: its work has time, or it has people to spare."""
    if is_short(lender) or lender.over_target > lender.waiting / 4:
        return False
    lands = lender.lands_at
    return lands is None or lands[0] >= min(1.0, lender.target_share + SAFE_ABOVE)


def _longer(picture: Picture, channel: ChannelView) -> Decision | None:
    """Those whose stay is about to end stay on while they are needed."""
    ending = [
        agent
        for agent in picture.on_floor(channel.id)
        if agent.moved_until_s is not None
        and agent.moved_until_s - picture.now_s <= EXTEND_MIN * MINUTE_S
        and picture.memory.moving.get(agent.id, 0.0) <= agent.moved_until_s
    ]
    return _move(picture, ending, channel) if ending else None


def _move(picture: Picture, agents: list[AgentView], channel: ChannelView) -> Decision:
    until_s = (picture.now_s // MINUTE_S + STAY_MIN) * MINUTE_S
    return decision_from(
        "move_agents",
        {"agents": [agent.id for agent in agents], "to": channel.id, "until": format_time(until_s)},
    )


def more_chats(picture: Picture) -> Decision | None:
    """More chats each as soon as somebody waits, and back to the plan when trouble is over and it is calm."""
    for channel in picture.live:
        usual = picture.memory.caps.get(channel.id)
        if usual is None:
            continue
        if channel.waiting and channel.concurrency_cap < CHAT_CAP:
            return decision_from("chat_cap", {"channel": channel.id, "cap": CHAT_CAP})
        if channel.concurrency_cap > usual and not picture.trouble and picture.calm_min >= CALM_MIN:
            return decision_from("chat_cap", {"channel": channel.id, "cap": usual})
    return None


def borrow(picture: Picture) -> Decision | None:
    """People from the back office, where there is one, when a shortage is no dip."""
    if picture.pressed_min < BORROW_AFTER_MIN:
        return None
    for channel in picture.short:
        lacks = lacking(channel)
        if channel.waiting and lacks >= BORROW_SHORT_BY:
            many = "three" if lacks > BORROW_SHORT_BY else "one"
            return decision_from("pull_back_office", {"to": channel.id, "many": many})
    return None


def repay(picture: Picture) -> Decision | None:
    """Borrowed time goes back as soon as it is calm, and in any case before it is overdue."""
    for item in picture.open_items:
        if item.category == "promise" and item.kept_by == REPAY:
            left_min = ((item.deadline_s or picture.view.day_ends_s) - picture.now_s) / MINUTE_S
            if picture.calm_min >= CALM_MIN or left_min <= REPAY_BEFORE_MIN:
                return decision_from("repay_time", {"how": "now"})
    return None


def partner(picture: Picture) -> Decision | None:
    """A share of the overflow to the partner, where there is one, when the shortage is there to stay."""
    if picture.pressed_min < PARTNER_AFTER_MIN or picture.left_min < PARTNER_LEFT_MIN:
        return None
    for channel in picture.short:
        if lacking(channel) >= PARTNER_SHORT_BY:
            return decision_from("partner_overflow", {"channel": channel.id, "share": 20, "length": 60})
    return None


def callbacks(picture: Picture) -> Decision | None:
    """A place kept for those who would wait long."""
    for channel in picture.short:
        waits = (channel.expected_wait_s or 0.0) >= CALLBACK_WAIT_S
        if waits and channel.kind == "voice" and not channel.callbacks_on:
            return decision_from(
                "callbacks",
                {"channel": channel.id, "over": CALLBACK_OVER_MIN, "promise": CALLBACK_PROMISE_MIN},
            )
    return None
