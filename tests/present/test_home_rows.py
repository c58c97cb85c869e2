"""Home: what to go on with and what is next, the scenarios, the runs, the settings, filtered by letters."""

from dataclasses import replace

from floorsim.present.entries import Coming, Drill, Proposal, RunEntry, ScenarioEntry, Standing
from floorsim.present.home_rows import (
    MOST_RUNS,
    Home,
    about_rows,
    home_entries,
    run_about,
    run_row,
    scenario_row,
    title_rows,
)

EASY = ScenarioEntry("easy", "Easy morning", 1, 60.0, "Nothing much happens.")
NEXT = Coming(Proposal("easy", "Easy morning", "Start here."))
HARD = ScenarioEntry("hard", "Hard morning", 3, 120.0, "Everything happens.")
OPEN = RunEntry("R1", "easy", "Easy morning", 7, "2026-11-21 09:12", 34_000.0, False, None)
PAST = RunEntry("R2", "hard", "Hard morning", 8, "2026-11-20 09:12", 50_000.0, True, 61.4)


def ids(home: Home, asked: str = "") -> list[str | None]:
    return [entry.id for entry in home_entries(home, asked, 80)]


def texts(home: Home, asked: str = "", width: int = 80) -> list[str]:
    return [entry.line.text.strip() for entry in home_entries(home, asked, width)]


def test_going_on_comes_first_then_what_is_next_the_scenarios_and_the_runs() -> None:
    home = Home([HARD, EASY], [PAST, OPEN], {}, {"theme": ("Theme", "Dark")}, NEXT)
    assert ids(home) == [
        "go R1",
        "next easy",
        None,
        "scenario easy",
        "scenario hard",
        None,
        "run R1",
        None,
        "run R2",
        None,
        "setting theme",
    ]


def test_what_there_is_none_of_has_no_heading() -> None:
    assert ids(Home([EASY], coming=NEXT)) == ["next easy", None, "scenario easy"]
    assert ids(Home()) == []


def test_a_run_that_cannot_be_continued_is_not_what_to_go_on_with() -> None:
    assert "go R1" not in ids(Home([EASY], [replace(OPEN, why_not="Another version made it.")]))


def test_only_so_many_runs_are_listed() -> None:
    entries = home_entries(Home([], [PAST] * (MOST_RUNS + 5)), "", 80)
    assert len(entries) == 1 + MOST_RUNS


def test_letters_filter_scenarios_runs_and_settings() -> None:
    home = Home([EASY, HARD], [PAST, OPEN], {}, {"theme": ("Theme", "Dark")})
    assert ids(home, "hard") == [None, "scenario hard", None, "run R2"]
    assert ids(home, "R1") == [None, "run R1"]
    assert ids(home, "dark") == [None, "setting theme"]
    assert ids(home, "zz") == []


def test_a_scenario_shows_its_best_and_last_result_and_whether_that_is_good() -> None:
    standings = {"easy": Standing(88.0, 72.6), "hard": Standing(40.0, 31.0)}
    rows = texts(Home([EASY, HARD], [], standings, coming=NEXT))
    assert rows[2].split() == ["✓", "Easy", "morning", "1", "60", "88", "73"]
    assert rows[3].split() == ["Hard", "morning", "3", "120", "40", "31"]
    assert "Nothing much happens." in "".join(texts(Home([EASY]), width=120))


def test_a_run_says_how_far_it_is_or_what_it_scored_and_what_enter_does() -> None:
    rows = texts(Home([], [OPEN, PAST]))
    assert any("at 09:26" in row and "seed 7" in row for row in rows)
    assert any("total 61" in row for row in rows)
    assert "Enter continues it where you left it" in " ".join(row.text.strip() for row in run_about(OPEN, 80))
    assert "Enter opens its review" in " ".join(row.text.strip() for row in run_about(PAST, 80))


def test_the_row_under_the_cursor_is_explained() -> None:
    home = Home([EASY], [PAST], {}, {"theme": ("Theme", "Dark")})
    for chosen, words in (
        ("next easy", "Nothing much happens. Enter opens the briefing."),
        ("run R2", "Run R2 of Hard morning"),
        ("setting theme", "Enter changes it."),
    ):
        assert words in " ".join(row.text.strip() for row in about_rows(home, chosen, 100))
    assert about_rows(home, "", 80) == []


def test_the_title_shows_what_is_typed() -> None:
    assert "Type a few letters" in title_rows("")[1].text
    assert title_rows("out")[1].text.startswith(" Filter: out")


def test_a_drill_says_which_moment_and_what_takes_it_off_the_list() -> None:
    home = Home((EASY,), (), coming=Coming(None, (Drill("R2", 34_260.0, "Hard morning"),)))
    assert "Drill  Hard morning, 09:31: a moment you have not solved yet" in texts(home)
    about = " ".join(row.text.strip() for row in about_rows(home, "drill 0", 100))
    assert "two minutes before 09:31" in about


def test_a_practice_run_says_so_within_80_columns() -> None:
    practice = replace(PAST, practice=True)
    row = run_row(practice, 80)
    assert row.width == 80
    assert row.text.rstrip().endswith("total 61   practice, 2026-11-20 09:12")
    assert "seed 8" in " ".join(line.text for line in run_about(practice, 80))


def test_several_days_stand_beside_the_minutes_of_each() -> None:
    week = ScenarioEntry("week", "The week", 5, 2600.0, "Five days.", days=5)
    assert "5×520" in scenario_row(week, None, 80).text
