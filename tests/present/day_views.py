"""An evening and a morning made by hand."""

from __future__ import annotations

from typing import Any

from floorsim.present.day_views import CarriedOver, DayFigure, EveningView, MorningView, Passed
from floorsim.units import DAY_S

VOICE = DayFigure("Voice SL", "71%", "601 of 846", "target 80%", False)
ABANDONED = DayFigure("Voice abandoned", "12%", "104 of 867", "", None)
CARRIED = (
    CarriedOver(True, "Call Mrs Adler", DAY_S + 9 * 3600.0),
    CarriedOver(False, "Reyes: Figures for the board", None),
)
PASSED = (
    Passed("The bakery waits for a call", "a written list", dropped=False),
    Passed("A refund over the limit", "nobody told them", dropped=True),
)


def an_evening(**changes: Any) -> EveningView:
    known: dict[str, Any] = {
        "title": "The week",
        "weekday": "tuesday",
        "day": 1,
        "days": 5,
        "now_s": 17 * 3600.0,
        "figures": (VOICE, ABANDONED),
        "carried": CARRIED,
        "passed": PASSED,
        "skipped": (("Mei", 1),),
        "plan": "",
        "morning_s": DAY_S + 7.75 * 3600.0,
        "next_weekday": "wednesday",
    }
    return EveningView(**{**known, **changes})


def a_morning(**changes: Any) -> MorningView:
    known: dict[str, Any] = {
        "title": "The week",
        "weekday": "wednesday",
        "day": 2,
        "days": 5,
        "now_s": DAY_S + 7.75 * 3600.0,
        "figures": (VOICE, ABANDONED),
        "carried": CARRIED,
        "passed": PASSED,
        "skipped": (("Mei", 2), ("Luis", 1)),
        "plan": "If calls jump, the notice goes up first.",
        "missing": (("Luis", False), ("Tomas", True)),
        "heard": (("Hanna", "Slept badly."),),
        "can_choose": True,
        "chosen": (),
        "stand_up_s": DAY_S + 8 * 3600.0,
        "points": ("The new step starts today",),
        "points_chosen": False,
    }
    return MorningView(**{**known, **changes})
