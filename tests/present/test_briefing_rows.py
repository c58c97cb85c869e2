"""The briefing as a page."""

from dataclasses import replace

from floorsim.present.briefing_rows import briefing_rows
from tests.tui.scripted_session import BRIEFING


def test_the_briefing_says_how_long_it_takes_at_the_speed_and_with_which_seed() -> None:
    words = " ".join(row.text.strip() for row in briefing_rows(replace(BRIEFING, seed=7), 60.0, 80))
    minutes = (BRIEFING.end_s - BRIEFING.play_from_s) / 60
    assert (
        f"{minutes:.0f} minutes on the floor, about {minutes / 60:.0f} at 60×, plus the time you pause."
        in words
    )
    assert "Seed 7." in words


def test_what_is_noted_about_the_content_stands_last() -> None:
    rows = briefing_rows(replace(BRIEFING, notes=("Abuse is mentioned.",)), 60.0, 80)
    assert rows[-1].text.strip() == "Note: Abuse is mentioned."
