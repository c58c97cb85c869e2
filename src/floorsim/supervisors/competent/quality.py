"""Quality and coaching in a lull: one yardstick, a fair sample, the weak step, those who learn most."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.view import AgentView
from floorsim.supervisors.competent.picture import AT_HAND, Picture
from floorsim.units import MINUTE_S

LULL_MIN: Final = 30.0
"""It must have been calm this long before the supervisor takes half an hour for people (D)."""
SESSION_MIN: Final = 35.0
CALIBRATION_MIN: Final = 45.0
LEARNER_WEEKS: Final = 26.0
"""Those in their first half year learn most (D; novices gain most: Brynjolfsson, Li and Raymond 2025)."""
SESSIONS: Final = 1
"""Sessions a shift (D): whoever sits down with somebody sees nothing else for half an hour."""
ENOUGH_REVIEWS: Final = 4
"""Reviews from which the step missed most often is worth talking about (D); with fewer, more come first."""
SAMPLE: Final = 2
"""Contacts heard at a time (D): a quarter of an hour, in which one can be reached."""
WITHOUT_REVIEWS: Final = "listening"
"""What is talked about where no review shows a weak step (D)."""


def score_what_was_heard(picture: Picture) -> Decision | None:
    """A contact that was heard is scored while it is fresh."""
    return decision_from("score_contact", {}) if picture.memory.to_score > 0 else None


def calibrate_once(picture: Picture) -> Decision | None:
    """The reviewers' notes are compared once a shift, each having scored alone, before anybody is coached."""
    time_for_both = picture.left_min >= CALIBRATION_MIN + SESSION_MIN
    if picture.memory.calibrated or not time_for_both or not _calm(picture, CALIBRATION_MIN):
        return None
    if not _stays_calm(picture, CALIBRATION_MIN):
        return None
    return decision_from("calibrate", {"choice": "blind"}) if _learners(picture, 0.0) else None


def fair_sample(picture: Picture) -> Decision | None:
    """A few contacts at random of somebody who is to be coached and of whom too little is known."""
    learner = _next_learner(picture) if _calm(picture, SESSION_MIN) else None
    if learner is None or learner.handled < SAMPLE:
        return None
    if learner.reviews is not None and learner.reviews.n >= ENOUGH_REVIEWS:
        return None
    if not _stays_calm(picture, SESSION_MIN):
        return None
    return decision_from("review_contacts", {"agent": learner.id, "how": "random", "n": SAMPLE})


def sit_beside(picture: Picture) -> Decision | None:
    """Half an hour beside a new colleague on the step that looks weakest, in a lull that will last."""
    if picture.memory.sat >= SESSIONS or not _calm(picture, SESSION_MIN) or _calendar_is_taken(picture):
        return None
    learner = _next_learner(picture)
    if learner is None or not _stays_calm(picture, SESSION_MIN):
        return None
    seen = learner.reviews
    known = seen is not None and seen.n >= ENOUGH_REVIEWS
    step = seen.weakest if known and seen is not None else None
    return decision_from("side_by_side", {"agent": learner.id, "step": step or WITHOUT_REVIEWS})


def _calendar_is_taken(picture: Picture) -> bool:
    """Whether the plan of a run over several days has a session beside somebody still to come today, or
    anything that a session now would run into."""
    rows = picture.view.own_time.coming if len(picture.view.workdays) > 1 else ()
    session_ends_s = picture.now_s + SESSION_MIN * MINUTE_S
    return any(
        row.starts_s < (picture.view.day_ends_s if row.duty == "side_by_side" else session_ends_s)
        for row in rows
    )


def _calm(picture: Picture, length_min: float) -> bool:
    """Whether nothing has pressed for a while, nothing waits, and there is so much time left."""
    return picture.calm_min >= LULL_MIN and not picture.open_items and picture.left_min >= length_min


def _stays_calm(picture: Picture, length_min: float) -> bool:
    """Whether the plan has enough people for so long."""
    ahead_s = picture.now_s + length_min * MINUTE_S
    return not any(
        interval.start_s < ahead_s and interval.arrived is None and (interval.needed or 0) > interval.staffed
        for interval in picture.view.plan
    )


def _learners(picture: Picture, length_min: float) -> list[AgentView]:
    """Newcomers at work who have nothing planned for so long."""
    ahead_s = picture.now_s + length_min * MINUTE_S
    return [
        agent
        for agent in picture.view.agents
        if agent.tenure_weeks <= LEARNER_WEEKS
        and agent.state in AT_HAND
        and (agent.next_activity_s is None or agent.next_activity_s > ahead_s)
    ]


def _next_learner(picture: Picture) -> AgentView | None:
    """The newest of those who have time for a session."""
    return min(_learners(picture, SESSION_MIN), key=lambda one: (one.tenure_weeks, one.id), default=None)
