"""A supervisor in the first weeks: late, drawn to the reddest number, and then too much of everything."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kinds.defer_activity import WORDS as ACTIVITIES
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.supervisors.competent.picture import TROUBLE, speaks_of
from floorsim.supervisors.filling import reply, waiting
from floorsim.supervisors.supervisor import Seat
from floorsim.units import MINUTE_S

RED_BY: Final = 0.15
"""A service level of the day this far under its target is red (D)."""
SEES_AFTER_MIN: Final = 12.0
"""So long a number has to be red before something is done about it (D)."""
AGAIN_MIN: Final = 25.0
"""Between two rounds of measures (D): it has to show first, and the number of the day moves slowly."""
MOST_MOVED: Final = 6
"""Agents moved in one order (D): too many, and nobody says when they go back."""
MOST_CHATS: Final = 4
PUT_OFF_MIN: Final = 120
"""Minutes by which every meeting and coaching session is put off (D): as far as it goes, soon or not."""
ANSWERS_BEFORE_MIN: Final = 4.0
"""Messages wait until their time is nearly up (D)."""


class Novice:
    """Lets it come, then moves many at once, and answers at the last minute what stands first."""

    def __init__(self) -> None:
        self._red_since_s: dict[str, float] = {}
        self._acted_s: float | None = None
        self._plan: list[Decision] = []

    def attend(self, seat: Seat) -> None:
        """One thing at a time: what is about to be late, else the reddest number."""
        view = seat.look()
        reddest = self._reddest(view)
        if view.own_time.doing is not None:
            return
        decision = _about_to_be_late(view)
        if decision is not None and seat.decide(decision):
            return
        if reddest is not None and not self._plan and self._again(view):
            self._plan, self._acted_s = _measures(view, reddest), view.now_s
        while self._plan:
            if seat.decide(self._plan.pop(0)):
                return

    def _again(self, view: FloorView) -> bool:
        return self._acted_s is None or view.now_s - self._acted_s >= AGAIN_MIN * MINUTE_S

    def _reddest(self, view: FloorView) -> ChannelView | None:
        """The channel furthest under its target, once it has been red for long enough."""
        for channel in view.channels:
            if _under_target(channel) >= RED_BY:
                self._red_since_s.setdefault(channel.id, view.now_s)
            else:
                self._red_since_s.pop(channel.id, None)
        seen = [
            channel
            for channel in view.channels
            if view.now_s - self._red_since_s.get(channel.id, view.now_s) >= SEES_AFTER_MIN * MINUTE_S
        ]
        return max(seen, key=_under_target, default=None)


def _under_target(channel: ChannelView) -> float:
    level = channel.service_level
    return 0.0 if level is None else channel.target_share - level


def _about_to_be_late(view: FloorView) -> Decision | None:
    """The first answer to a message whose time is nearly up."""
    for item in waiting(view):
        if item.deadline_s is not None and item.deadline_s - view.now_s <= ANSWERS_BEFORE_MIN * MINUTE_S:
            return reply(item, item.choices[0])
    return None


def _measures(view: FloorView, channel: ChannelView) -> list[Decision]:
    """Everything at once: a notice, more chats each, no meetings, many moved with no time to go back."""
    found = []
    if channel.kind in LIVE_MEDIA:
        heard = any(speaks_of(item, TROUBLE) for item in view.inbox)
        said = "known_issue" if heard else "honest_range"
        found.append(decision_from("announcement", {"message": said}))
    for chat in view.channels:
        if chat.kind == "chat" and chat.concurrency_cap < MOST_CHATS:
            found.append(decision_from("chat_cap", {"channel": chat.id, "cap": MOST_CHATS}))
    for activity in ACTIVITIES:
        found.append(decision_from("defer_activity", {"activity": activity, "minutes_later": PUT_OFF_MIN}))
    able = [
        agent
        for agent in view.agents
        if channel.id in agent.proficiency and agent.on and channel.id not in agent.on
    ]
    able.sort(key=lambda agent: (-agent.proficiency[channel.id], agent.id))
    if able:
        ids = [agent.id for agent in able[:MOST_MOVED]]
        found.append(decision_from("move_agents", {"agents": ids, "to": channel.id}))
    return found
