"""What a report tells, written by hand: a short course of a day, two messages, scores with parts."""

from __future__ import annotations

from dataclasses import replace

from floorsim.debrief.effect_words import Came
from floorsim.debrief.messages import Answer, CaseReview
from floorsim.debrief.timeline import ChannelLine, Happening, Move, Timeline
from floorsim.present.result_view import ScorePart, ScoreView
from floorsim.report.contents import Contents
from tests.report.reviews import REVIEW, ROUGH, SUBJECT, at

STEPS = 30


def move(ordered: str, acted: str | None, says: str, because: str | None = None) -> Move:
    """A decision on the timeline."""
    ordered_s, acted_s = at(ordered), None if acted is None else at(acted)
    return Move(0, "move_agents", says, ordered_s, ordered_s, acted_s, 2.0, "", (), because)


TIMELINE = Timeline(
    start_s=at("09:00"),
    until_s=at("09:30"),
    step_s=60.0,
    channels=(
        ChannelLine("voice", "Voice", True, tuple(range(STEPS)), (9.0,) * STEPS, (16.0,) * STEPS),
        ChannelLine("email", "Email", False, (34,) * STEPS, (3.0,) * STEPS, (3.0,) * STEPS),
    ),
    happenings=(
        Happening(at("09:18"), at("10:35"), "incident", "outage", "Logins fail on web and app"),
        Happening(at("09:22"), None, "message", "first_cue", "Marek: Three login calls in a row"),
    ),
    yours=(move("09:22:30", "09:24", "answering Marek"), move("09:28", None, "moving Eve to Voice")),
    reference=(move("09:24:30", "09:27", "telling all callers", "IT has confirmed it."),),
    reference_name="worked run",
    people=(),
    fatigue=(None, *(0.2,) * (STEPS - 1)),
)  # fmt: skip


def answer(says: str, at_s: float | None = None, why: str | None = None) -> Answer:
    """One turn of a case as it was settled."""
    return Answer("open" if at_s is None else "answered", at_s, at_s, "yes", says, why)


CASES = (
    CaseReview(
        id="first_cue",
        category="message",
        sender="Marek",
        subject="Three login calls in a row",
        text="Third caller in a row who can't log in. Anyone else?",
        opened_s=at("09:22"),
        deadline_s=at("09:34"),
        yours=(answer("Stop the resets, please.", at("09:24"), "It ends work that can't help."),),
        came=(Came(at("09:24"), "trust", "leadership's trust in you +2"),),
        reference=(answer("I'm asking IT and the team right now.", at("09:24")),),
        reference_came=(),
        expected="Ask IT and the team at once.",
        principle="Three alike are a signal.",
        offered=(),
    ),
    CaseReview(
        id="swap",
        category="message",
        sender="Aisha",
        subject="Swap with Ben?",
        text="Could I swap on Thursday?",
        opened_s=at("09:12"),
        deadline_s=None,
        yours=(answer("open at 11:15"),),
        came=(),
        reference=None,
        reference_came=(),
        expected=None,
        principle=None,
        offered=(),
    ),
)

CONTENTS = Contents(
    subject=SUBJECT,
    overall=REVIEW.scores["overall"],
    gates=REVIEW.gates,
    scores=(
        ScoreView(
            "Service level",
            52.3,
            (
                ScorePart("Answered in time", "41% in 20 s, target 80%", 38.2, reference_points=71.0),
                ScorePart("Callbacks not kept", "2 of 5", -3.0),
            ),
            66.0,
        ),
        ScoreView("Quality", 70.1, (), None),
    ),
    reference_name="worked run",
    review=REVIEW,
    timeline=TIMELINE,
    messages=CASES,
)

BARE = replace(CONTENTS, review=ROUGH, gates=(), timeline=None, messages=())
"""A run left in the middle, nothing measured yet."""

STORED = replace(
    BARE, review=None, reference_name=None, why_no_review="Run 4f9a2c1d7 was made by version 3 of the model."
)
