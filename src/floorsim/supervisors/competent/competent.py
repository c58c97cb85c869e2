"""The competent supervisor: one habit after the other, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kinds.move_agents import MoveAgents
from floorsim.desk.decisions.kinds.nominate import Nominate
from floorsim.desk.view import FloorView
from floorsim.supervisors.competent import (
    escalations,
    inbox,
    informing,
    over_days,
    own_day,
    quality,
    staffing,
    talking,
    time_off_queue,
)
from floorsim.supervisors.competent.picture import Memory, Picture, remember
from floorsim.supervisors.supervisor import Seat, spelled
from floorsim.units import MINUTE_S

PRESSING: Final[tuple[Callable[[Picture], Decision | None], ...]] = (
    escalations.on_the_line,
    inbox.hurt,
    inbox.late_first,
    own_day.stand_up,
    own_day.hand_over,
    over_days.day_report,
)
"""What is thought of first, however much is still to do."""
HABITS: Final[tuple[Callable[[Picture], Decision | None], ...]] = (
    informing.notice_for_customers,
    informing.word_to_team,
    informing.keep_promised_update,
    staffing.more_chats,
    inbox.urgent,
    time_off_queue.put_off_activities,
    staffing.repay,
    staffing.move_people,
    staffing.borrow,
    informing.word_to_leadership,
    staffing.callbacks,
    staffing.partner,
    inbox.whatever_waits,
    time_off_queue.micro_breaks,
    own_day.rest,
    over_days.somebody_noticed,
    quality.score_what_was_heard,
    quality.calibrate_once,
    quality.fair_sample,
    quality.sit_beside,
)
"""In the order in which they are thought of; the first that has something to do does it."""
AHEAD_MIN: Final = 2.0
"""Nothing new is taken on while more than this is still to do (D): a list is no help, a free head is."""
ASK_AGAIN_MIN: Final = 10.0
"""What was decided or refused is not tried again for this long (D): it takes time to act."""


class _Wanted(NamedTuple):
    """What a look led to."""

    now_s: float
    said: Decision | None
    """Its next words in a conversation, which go before all else."""
    pressing: Decision | None
    """What presses most of the rest."""


class Competent:
    """Plays by rules of thumb that a good supervisor would own to, from the view alone. Deterministic."""

    def __init__(self) -> None:
        self.memory = Memory()

    def attend(self, seat: Seat) -> None:
        """Takes on what presses most, if there is time for it; what is refused makes way for the next."""
        wanted = self._wanted(seat.look())
        if wanted.said is not None:
            seat.decide(wanted.said)
        elif wanted.pressing is not None:
            self.memory.tried[spelled(wanted.pressing)] = wanted.now_s
            if seat.decide(wanted.pressing):
                self._note(wanted.pressing, wanted.now_s)
            else:
                self.attend(seat)

    def _wanted(self, view: FloorView) -> _Wanted:
        """What one look makes it want. It is let go with this: one that is still held when a decision acts is
        worked out to its last figure first."""
        picture, said = remember(view, self.memory), talking.said(view)
        return _Wanted(view.now_s, said, self._most_pressing(picture) if said is None else None)

    def _most_pressing(self, picture: Picture) -> Decision | None:
        """The first thing thought of that was not tried lately."""
        own = picture.view.own_time
        if own.blind:
            return None
        busy = own.free_at_s - picture.now_s > AHEAD_MIN * MINUTE_S
        for habit in PRESSING if busy else (*PRESSING, *HABITS):
            decision = habit(picture)
            if decision is not None and not self._tried_lately(decision, picture.now_s):
                return decision
        return None

    def _tried_lately(self, decision: Decision, now_s: float) -> bool:
        at_s = self.memory.tried.get(spelled(decision))
        return at_s is not None and now_s - at_s < ASK_AGAIN_MIN * MINUTE_S

    def _note(self, decision: Decision, now_s: float) -> None:
        memory = self.memory
        if decision.kind == "incident_post":
            memory.posted_s = now_s
        elif decision.kind == "tell_leadership":
            memory.told_s = now_s
            memory.told_times += 1
        elif decision.kind == "calibrate":
            memory.calibrated = True
        elif decision.kind == "side_by_side":
            memory.sat += 1
        elif decision.kind == "review_contacts":
            memory.to_score += quality.SAMPLE
        elif decision.kind == "score_contact":
            memory.to_score -= 1
        elif isinstance(decision, Nominate) and decision.beside is not None:
            memory.looked_after[decision.beside] = decision.agent
        elif decision.kind == "stay_interview":
            memory.looked_after[str(decision.model_dump()["agent"])] = ""
        elif decision.kind == "micro_breaks":
            memory.rested_s = now_s
        elif isinstance(decision, MoveAgents) and decision.until is not None:
            memory.moving.update(dict.fromkeys(decision.agents, decision.until))
