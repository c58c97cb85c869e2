"""The home screen: how it looks and behaves, the scenarios, the runs that can be continued, past ones."""

from __future__ import annotations

from collections.abc import Collection

from floorsim.present.entries import RunEntry, ScenarioEntry
from floorsim.present.glyphs import GlyphSet
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.words import clock

MOST_RUNS = 50
"""Past runs that are listed; `floorsim runs list` has them all."""


def title_rows(theme: str, glyphs: GlyphSet, *, pauses: bool) -> list[Row]:
    """Return the name of the program and its settings; `pauses`: the clock pauses while a form is open."""
    clock_words = f"clock {'pauses' if pauses else 'runs'} in open forms"
    return [
        row_of((" floorsim", Role.TITLE), ("   practise running a contact centre’s floor", Role.DIM)),
        row_of((f" theme: {theme.lower()}; symbols: {glyphs}; {clock_words}", Role.DIM)),
    ]


def home_entries(
    scenarios: Collection[ScenarioEntry], runs: Collection[RunEntry], width: int
) -> list[PickEntry]:
    """Return the list to choose from: ids are `scenario` or `run`, a blank and the id of it."""
    ordered = sorted(scenarios, key=lambda entry: (entry.level, entry.minutes, entry.title))
    entries = [_heading("Scenarios")]
    entries += [PickEntry(f"scenario {entry.id}", scenario_row(entry, width)) for entry in ordered]
    unfinished = [entry for entry in runs if not entry.ended]
    past = [entry for entry in runs if entry.ended][:MOST_RUNS]
    for title, listed in (("Unfinished", unfinished), ("Past runs", past)):
        if listed:
            entries.append(_heading(title))
            entries += [PickEntry(f"run {entry.id}", run_row(entry, width)) for entry in listed]
    return entries


def _heading(title: str) -> PickEntry:
    return PickEntry(None, row_of((f" {title}", Role.TITLE)))


def scenario_row(entry: ScenarioEntry, width: int) -> Row:
    """Return a scenario in one row: title, level, minutes, one line about it."""
    return row_of(
        f"   {fit(entry.title, 26)}",
        (f" level {entry.level}  {entry.minutes:>4.0f} min  ", Role.DIM),
        (entry.summary if width >= 100 else "", Role.DIM),
    ).padded(width)


def run_row(entry: RunEntry, width: int) -> Row:
    """Return a run in one row: title, seed, when it was started, how far it is or what it scored."""
    if entry.ended:
        state = "–" if entry.overall is None else f"total {entry.overall:.0f}"
    else:
        state = f"at {clock(entry.now_s)}"
    return row_of(
        f"   {fit(entry.title, 26)}",
        (f" {state:<10} seed {entry.seed}, {entry.started}", Role.DIM),
        (f"  {entry.why_not}" if entry.why_not else "", Role.WARN),
    ).padded(width)


def run_about(entry: RunEntry, width: int) -> list[Row]:
    """Return what can be done with a run."""
    if entry.why_not:
        return wrapped(entry.why_not, width - 2, Role.WARN, indent=" ")
    what = "Enter opens its scores." if entry.ended else "Enter continues it where you left it, paused."
    return wrapped(
        f"Run {entry.id} of {entry.title}, seed {entry.seed}, started {entry.started}. {what}",
        width - 2,
        indent=" ",
    )
