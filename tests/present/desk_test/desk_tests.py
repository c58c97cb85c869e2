"""A desk test made by hand: one exercise of each kind."""

from __future__ import annotations

from functools import cache
from typing import Any

from floorsim.desktest.package.desk_test import DeskTest

COMMON: dict[str, Any] = {"competencies": ["analysis"], "tasks": ["Reads interval reports (O*NET)."]}

FLOOR = COMMON | {
    "kind": "live_floor",
    "id": "floor",
    "title": "A morning on the floor",
    "minutes": 15,
    "instructions": "You lead the floor from 09:00. Keep customers served and people well.",
    "scenario": "first-shift",
    "seed": 4,
}

DASHBOARD = COMMON | {
    "kind": "dashboard",
    "id": "dashboard",
    "title": "A day in figures",
    "minutes": 10,
    "instructions": "Read the day and say what matters.",
    "story": "Tuesday at the billing desk. The director asks why the afternoon went wrong.",
    "tables": [
        {
            "title": "Voice by half hour",
            "columns": [
                {"id": "from", "title": "From"},
                {"id": "offered", "title": "Offered", "unit": "calls"},
                {"id": "answered", "title": "Answered", "unit": "calls"},
                {"id": "abandoned", "title": "Abandoned", "unit": "calls"},
                {"id": "level", "title": "Service level", "unit": "% in 20 s"},
                {"id": "aht", "title": "Handle time", "unit": "min:s"},
                {"id": "staff", "title": "Agents on", "unit": "mean"},
                {"id": "repeat", "title": "Repeats in 7 days", "unit": "%"},
            ],
            "rows": [[f"{at}:00", "42", "38", "4", "71", "5:10", "9.5", "12"] for at in range(9, 17)],
            "note": "Abandoned under 5 s are not counted since 12:00.",
        }
    ],
    "comments": [{"who": "Jo, planning", "text": "Lunch moved half an hour on Monday."}],
    "findings": [
        {"id": f"f{n}", "text": f"Finding number {n} about the day.", "standing": "ordinary", "why": "-"}
        for n in range(1, 9)
    ],
    **{
        part: [
            {"id": f"{part[0]}{n}", "text": f"One of the {part}, number {n}.", "points": n % 3, "why": "-"}
            for n in range(1, 5)
        ]
        for part in ("causes", "actions", "checks")
    },
}

EMAIL = COMMON | {
    "kind": "email",
    "id": "email",
    "title": "E-mail to the director",
    "minutes": 10,
    "instructions": "Write to the director about the outage.",
    "to": "Elena Reyes, director",
    "story": "Logins failed from 09:18 to 10:35.",
    "notes": ["44 callers hung up.", "IT suspects a certificate.", "Hanna cried.", "Cards worked."],
    "lint": {"words": 20, "figures": 2, "personal": ["Hanna"], "blame": ["IT broke"]},
}

COACHING = COMMON | {
    "kind": "coaching",
    "id": "coaching",
    "title": "The check when a caller is upset",
    "minutes": 15,
    "instructions": "Talk with Noor about her last contacts.",
    "agent": "Noor",
    "story": "Noor has been here three weeks.",
    "scorecard": {
        "title": "Noor, last five",
        "columns": [{"id": "step", "title": "Step"}, {"id": "met", "title": "Met"}],
        "rows": [["Verification", "2 of 5"], ["Greeting", "5 of 5"]],
    },
    "contacts": [
        {"title": f"Contact {n}", "text": f"Monday, {n}:10. Name asked, date of birth not."}
        for n in range(1, 6)
    ],
    "note": "What was agreed, by when, and what you will look at.",
}


@cache
def a_desk_test(*kinds: str, practice: bool = False) -> DeskTest:
    """A test of these kinds of exercise, all four without any."""
    from floorsim.desk.cases.conversation import conversations

    talk = next(one for one in conversations() if one.id == "blocked-card")
    written = [FLOOR, DASHBOARD, COACHING | {"conversation": talk.model_dump()}, EMAIL]
    return DeskTest.model_validate(
        {
            "desk_test": 1,
            "id": "supervisor-x",
            "family": "supervisor",
            "form": "X",
            "practice": practice,
            "title": "Desk test for supervisors",
            "summary": "How you lead a floor, read figures, coach and write.",
            "instructions": "Work as you would on the job. Notes on paper are fine.",
            "tutorial": "On the floor an arrow key moves the cursor, and d lists what you can decide.",
            "how_scored": "Two people grade each answer on a five-point scale.",
            "who_sees": "The hiring panel sees bands, and never your name beside an answer.",
            "purpose": "Hiring a supervisor.",
            "exercises": [one for one in written if not kinds or one["kind"] in kinds],
        }
    )
