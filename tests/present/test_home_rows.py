"""The home screen's list: scenarios from easy to hard, runs that can be continued, past runs."""

from floorsim.present.entries import RunEntry, ScenarioEntry
from floorsim.present.home_rows import MOST_RUNS, home_entries, run_about, title_rows
from tests.present.floor_views import NOW

EASY = ScenarioEntry("easy", "An easy hour", 1, 60.0, "Quiet.")
HARD = ScenarioEntry("hard", "A hard day", 3, 480.0, "Loud.")
OPEN = RunEntry("R1", "easy", "An easy hour", 7, "2026-11-21 09:12", NOW, False, None)
PAST = RunEntry("R2", "easy", "An easy hour", 8, "2026-11-20 09:12", NOW, True, 64.2)


def test_scenarios_stand_from_easy_to_hard_then_unfinished_runs_then_past_ones() -> None:
    entries = home_entries([HARD, EASY], [PAST, OPEN], 80)
    assert [entry.id or entry.line.text.strip() for entry in entries] == [
        "Scenarios",
        "scenario easy",
        "scenario hard",
        "Unfinished",
        "run R1",
        "Past runs",
        "run R2",
    ]


def test_without_runs_there_is_no_heading_for_them() -> None:
    assert [entry.id for entry in home_entries([EASY], [], 80)] == [None, "scenario easy"]


def test_only_so_many_past_runs_are_listed() -> None:
    assert len(home_entries([], [PAST] * (MOST_RUNS + 5), 80)) == 2 + MOST_RUNS


def test_a_run_says_how_far_it_is_or_what_it_scored_and_what_enter_does() -> None:
    _, _, unfinished, _, past = home_entries([], [OPEN, PAST], 80)
    assert "at 09:26" in unfinished.line.text
    assert "total 64" in past.line.text
    assert "Enter continues it where you left it, paused." in " ".join(
        row.text.strip() for row in run_about(OPEN, 80)
    )
    assert "Enter opens its scores." in " ".join(row.text.strip() for row in run_about(PAST, 80))


def test_the_title_names_the_settings() -> None:
    assert (
        "theme: dark; symbols: ascii; clock runs in open forms"
        in title_rows("Dark", "ascii", pauses=False)[1].text
    )
    assert "clock pauses in open forms" in title_rows("Dark", "unicode", pauses=True)[1].text
