"""The home screen: what to go on with, what to play next, the scenarios, the runs, the settings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from floorsim.present.entries import Coming, RunEntry, ScenarioEntry, Standing
from floorsim.present.finding import closeness
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.present.score_rows import GOOD_FROM
from floorsim.wording.numbers import NOTHING
from floorsim.wording.times import clock

MOST_RUNS = 50
"""Unfinished and past runs that are listed, of each; `floorsim runs list` has them all."""

PLAYED_AGAIN = "One moment, please. The run is played again from its decisions; a week takes a few seconds."

NOTHING_COMING = Coming()
WIDE_FROM = 100
"""Columns from which a scenario's summary stands in its row."""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything that home lists. `settings` has per id the name of a setting and what it is set to."""

    scenarios: Collection[ScenarioEntry] = ()
    runs: Collection[RunEntry] = ()
    standings: Mapping[str, Standing] | None = None
    settings: Mapping[str, tuple[str, str]] | None = None
    coming: Coming = NOTHING_COMING
    files: Collection[str] = ()
    """Scenario files of one's own, by name."""


def title_rows(asked: str) -> list[Row]:
    """Return the name of the program, and what the list is filtered by."""
    filtering = (
        row_of((" Filter: ", Role.ACCENT), (asked, Role.STRONG), ("   esc shows all again", Role.DIM))
        if asked
        else row_of((" Type a few letters to filter the list.", Role.DIM))
    )
    return [
        row_of((" floorsim", Role.TITLE), ("   practise running a contact centre’s floor", Role.DIM)),
        filtering,
    ]


def home_entries(home: Home, asked: str, width: int) -> list[PickEntry]:
    """Return the list to choose from, filtered by what is typed.

    Ids are `go`, `next`, `drill`, `scenario`, `file`, `run` or `setting`, a blank and the id of it.
    """
    standings = home.standings or {}
    entries = [] if asked else _first_rows(home, width)
    scenarios = [entry for entry in by_difficulty(home.scenarios) if _fits(asked, _scenario_words(entry))]
    if scenarios:
        entries.append(PickEntry(None, _scenario_heading(width)))
        entries += [
            PickEntry(f"scenario {entry.id}", scenario_row(entry, standings.get(entry.id), width))
            for entry in scenarios
        ]
    files = [name for name in home.files if _fits(asked, f"{name} workbench")]
    if files:
        entries.append(_heading("Your scenario files, on the workbench"))
        entries += [PickEntry(f"file {name}", row_of(f"   {fit(name, max(width - 4, 1))}")) for name in files]
    for title, ended in (("Unfinished", False), ("Past runs", True)):
        listed = [one for one in home.runs if one.ended is ended and _fits(asked, _run_words(one))]
        if listed:
            entries.append(_heading(title))
            entries += [PickEntry(f"run {one.id}", run_row(one, width)) for one in listed[:MOST_RUNS]]
    settings = [(id, *words) for id, words in (home.settings or {}).items() if _fits(asked, " ".join(words))]
    if settings:
        entries.append(_heading("Settings"))
        entries += [PickEntry(f"setting {id}", _setting_row(name, value)) for id, name, value in settings]
    return entries


def _first_rows(home: Home, width: int) -> list[PickEntry]:
    """Return what to go on with, and what to play next and why."""
    entries = []
    unfinished = latest_unfinished(home.runs)
    if unfinished is not None:
        words = f"{unfinished.title}, {clock(unfinished.now_s)}, paused"
        entries.append(PickEntry(f"go {unfinished.id}", _first_row("Resume", words, width)))
    proposal = home.coming.proposal
    if proposal is not None:
        words = f"{proposal.title}. {proposal.reason}"
        entries.append(PickEntry(f"next {proposal.scenario}", _first_row("Next", words, width)))
    for number, drill in enumerate(home.coming.drills):
        words = f"{drill.title}, {clock(drill.at_s)}: a moment you have not solved yet"
        entries.append(PickEntry(f"drill {number}", _first_row("Drill", words, width)))
    return entries


def by_difficulty(scenarios: Iterable[ScenarioEntry]) -> list[ScenarioEntry]:
    """Return the scenarios, the easiest first."""
    return sorted(scenarios, key=lambda entry: (entry.level, entry.minutes, entry.title))


def latest_unfinished(runs: Iterable[RunEntry]) -> RunEntry | None:
    """Return the run to go on with: the latest one that can be continued here."""
    return next((entry for entry in runs if not entry.ended and not entry.why_not), None)


def _first_row(what: str, words: str, width: int) -> Row:
    return row_of((f" {fit(what, 7)}", Role.ACCENT), (words, Role.STRONG)).padded(width)


def _fits(asked: str, words: str) -> bool:
    return closeness(asked, words) is not None


def _scenario_words(entry: ScenarioEntry) -> str:
    return f"{entry.title} {entry.id} level {entry.level}"


def _run_words(entry: RunEntry) -> str:
    return f"{entry.title} {entry.id} {entry.seed} {entry.started}"


def _heading(title: str) -> PickEntry:
    return PickEntry(None, row_of((f" {title}", Role.TITLE)))


def _scenario_heading(width: int) -> Row:
    columns = f"{'level':>5}{'min':>6}{'best':>6}{'last':>6}"
    about = "  what happens" if width >= WIDE_FROM else ""
    return row_of((f" {fit('Scenarios', 34)}", Role.TITLE), (columns + about, Role.DIM)).padded(width)


def scenario_row(entry: ScenarioEntry, standing: Standing | None, width: int) -> Row:
    """Return a scenario in one row: whether it is played well, level, minutes, best and last result.

    `5×520` stands for five days of so many minutes.
    """
    length = f"{entry.minutes:.0f}" if entry.days == 1 else f"{entry.days}×{entry.minutes / entry.days:.0f}"
    best, last = (NOTHING, NOTHING) if standing is None else (f"{standing.best:.0f}", f"{standing.last:.0f}")
    good = standing is not None and standing.best >= GOOD_FROM
    return row_of(
        (" ✓ " if good else "   ", Role.GOOD),
        f"{fit(entry.title, 32)}",
        (f"{entry.level:>5}{length:>6}", Role.DIM),
        (f"{best:>6}", Role.GOOD if good else Role.TEXT),
        (f"{last:>6}", Role.TEXT),
        (f"  {entry.summary}" if width >= WIDE_FROM else "", Role.DIM),
    ).padded(width)


def run_row(entry: RunEntry, width: int) -> Row:
    """Return a run in one row: title, seed, when it was started, how far it is or what it scored."""
    if entry.ended:
        state = NOTHING if entry.overall is None else f"total {entry.overall:.0f}"
    else:
        state = f"at {clock(entry.now_s)}"
    return row_of(
        f"   {fit(entry.title, 32)}",
        (f" {state:<10} ", Role.DIM),
        ("practice" if entry.practice else "", Role.ACCENT),
        ("" if entry.practice else f"seed {entry.seed}", Role.DIM),
        (f", {entry.started}", Role.DIM),
        (f"  {entry.why_not}" if entry.why_not else "", Role.WARN),
    ).padded(width)


def _setting_row(name: str, value: str) -> Row:
    return row_of(f"   {fit(name, 52)}", (f" {value}", Role.DIM))


def about_rows(home: Home, chosen: str, width: int) -> list[Row]:
    """Return what the row under the cursor is, and what enter does with it."""
    sort, _, name = chosen.partition(" ")
    if sort == "drill":
        drill = home.coming.drills[int(name)]
        words = (
            f"Enter plays on from two minutes before {clock(drill.at_s)} of your run, as practice: the same "
            "customers, what you had decided by then. Solve the moment in that run's review to take it off "
            "this list."
        )
        return wrapped(words, width - 2, indent=" ")
    if sort in ("scenario", "next"):
        entry = next((one for one in home.scenarios if one.id == name), None)
        proposal = home.coming.proposal
        why = f"{proposal.reason} " if sort == "next" and proposal is not None else ""
        words = "" if entry is None else f"{why}{entry.summary} Enter opens the briefing."
        return wrapped(words, width - 2, indent=" ")
    if sort in ("run", "go"):
        run = next((one for one in home.runs if one.id == name), None)
        return [] if run is None else run_about(run, width)
    if sort == "file":
        words = (
            f"Enter opens {name} on the workbench: it is checked and previewed whenever you save it, can be "
            "played from any moment, and proved. It shows what a trainee should not know."
        )
        return wrapped(words, width - 2, indent=" ")
    if sort == "setting":
        return wrapped("Enter changes it.", width - 2, Role.DIM, indent=" ")
    return []


def run_about(entry: RunEntry, width: int) -> list[Row]:
    """Return what can be done with a run."""
    if entry.why_not:
        return wrapped(entry.why_not, width - 2, Role.WARN, indent=" ")
    what = (
        "Enter opens its review"
        if entry.ended
        else "Enter continues it where you left it, paused; F3 reviews it so far"
    )
    practice = " It is practice from a moment of another run." if entry.practice else ""
    return wrapped(
        f"Run {entry.id} of {entry.title}, seed {entry.seed}, started {entry.started}. {what}; "
        f"Delete removes it.{practice}",
        width - 2,
        indent=" ",
    )
