"""What is read before a run."""

from __future__ import annotations

from floorsim.play.briefing import briefing_of
from tests.floor.scenarios import plain


def test_what_a_law_asks_for_is_told_with_what_missing_it_does() -> None:
    regulated = {"share": "95%", "within": "3m", "by": "Ley 10/2025"}
    scenario = plain(floor={"channels": {"voice": {"regulated": regulated}}})
    asked = briefing_of(scenario, 1).channels[-1]
    assert asked == (
        "Ley 10/2025 asks for 95% within 3 min on voice; a day on which it is missed fails the run."
    )
    reported = plain(floor={"channels": {"voice": {"regulated": {**regulated, "missed": "reported"}}}})
    assert briefing_of(reported, 1).channels[-1] == "Ley 10/2025 asks for 95% within 3 min on voice."
    assert len(briefing_of(plain(), 1).channels) == 2
