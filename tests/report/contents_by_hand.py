"""What a report tells, written by hand: the review of a morning with its course, messages and scores."""

from __future__ import annotations

from dataclasses import replace

from floorsim.present.result_view import ScorePart, ScoreView
from floorsim.report.contents import Contents
from floorsim.report.subject import Subject
from tests.present.reviews import a_review, a_rough_review, a_timeline, at, some_cases

SUBJECT = Subject("Login outage", "login-outage", "sha256:0", 7, 4, run_id="4f9a2c1d7")
GATE = "Compliance, 10:12: a password was read out to a caller"
REVIEW = replace(a_review(), gates=(GATE,))
LEFT = replace(a_rough_review(), until_s=at("10:00"), ended=False, landing=())
"""A run that was left in the middle, nothing measured yet."""

CONTENTS = Contents(
    subject=SUBJECT,
    overall=63.0,
    gates=(GATE,),
    scores=(
        ScoreView(
            "Service level",
            58.0,
            (
                ScorePart("Answered in time", "41% in 20 s, target 80%", 38.2, reference_points=71.0),
                ScorePart("Callbacks not kept", "2 of 5", -3.0),
            ),
            66.0,
        ),
        ScoreView("Quality", 71.0, (), None),
    ),
    reference_name="worked run",
    review=REVIEW,
    told={1: ("Voice: 38 customers waited less.", "Tomas: 2 points less tired at the end.")},
    timeline=a_timeline(),
    messages=some_cases(),
)
BARE = replace(CONTENTS, review=LEFT, gates=(), told={}, timeline=None, messages=())
STORED = replace(
    BARE, review=None, reference_name=None, why_no_review="Run 4f9a2c1d7 was made by version 3 of the model."
)
