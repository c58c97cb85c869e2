"""`floorsim runs`: stored runs, and the proof that a result is genuine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from floorsim.cli.asking import confirm
from floorsim.cli.damaged_store import offering_to_set_aside
from floorsim.cli.new_file import require_free
from floorsim.cli.output import (
    CSV,
    echo_line,
    format_option,
    format_option_with_csv,
    print_csv,
    print_json,
    print_table,
    say,
)
from floorsim.errors import ExitCode, FloorsimError, UsageError
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import shown

if TYPE_CHECKING:
    from floorsim.store import ListedRun, RunStore, StoredRun


_NONE_YET = "No runs are stored yet; `floorsim play` starts one."


@click.group("runs")
def runs() -> None:
    """List, show, replay, verify, export and delete stored runs.

    RUN is a run's id, the beginning of it, or the word last.
    """


@runs.command("list")
@click.option("--scenario", help="Only runs of this scenario.")
@click.option("--status", type=click.Choice(["running", "ended"]), help="Only runs of this status.")
@click.option("--limit", type=click.IntRange(1), help="At most this many.")
@format_option_with_csv
def list_(scenario: str | None, status: Any, limit: int | None, form: str) -> None:
    """List stored runs, the one played last first."""
    with _store() as store:
        found, damaged = store.find_runs(scenario_id=scenario, status=status, limit=limit)
        is_empty = not found and not damaged and not store.list_runs(limit=1)
    for damage in damaged:
        say(str(damage))
    if form == "json":
        print_json([_item(one) for one in found])
        return
    if form == CSV and found:
        print_csv(_item(one) for one in found)
        return
    if not found and not damaged:
        say(_NONE_YET if is_empty else _none_of(scenario, status))
        return
    if not found:
        return
    rows = [
        (one.id, one.scenario_id, one.seed, one.status, _overall(one), _moment(one), one.decision_count)
        for one in found
    ]
    print_table(("id", "scenario", "seed", "status", "total", "started", "decisions"), rows, right=(2, 4, 6))


def _none_of(scenario: str | None, status: str | None) -> str:
    wanted = [status] if status else []
    if scenario is not None:
        wanted.append(f"of scenario {shown(scenario)}")
    return f"None of the stored runs is {' and '.join(wanted)}; `floorsim runs list` alone shows them all."


@runs.command("show")
@click.argument("run", metavar="RUN")
@format_option
def show(run: str, form: str) -> None:
    """Show a run's scores and decisions: computed from its ledger, or as they are stored."""
    from floorsim.cli.run_report import print_stored, stored_json

    with _store() as store:
        stored = store.get(run)
        decisions = store.decisions(stored.id)
        if stored.status == "ended":
            stored = _from_ledger(store, stored)
    if form == "json":
        print_json({**_item(stored), **stored_json(stored, decisions)})
    else:
        print_stored(stored, decisions)


def _from_ledger(store: RunStore, stored: StoredRun) -> StoredRun:
    """The run with its result computed from its ledger; where that can't be done, as it is stored."""
    from floorsim.scoring.evidence import Evidence
    from floorsim.scoring.result import stored_result
    from floorsim.store.kept_ledgers import recorded

    try:
        found = recorded(store, stored)
    except FloorsimError as reason:
        say(str(reason))
        return stored
    if found is None:
        say(f"No ledger is kept with run {stored.id}; its result is shown as it was stored.")
        return stored
    return replace(stored, result=stored_result(Evidence(*found)))


@runs.command("ledger")
@click.argument("run", metavar="RUN")
@click.option(
    "--to", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write."
)
def ledger(run: str, to: Path) -> None:
    """Write everything that happened in a run to a SQLite file, one table for each kind of record."""
    from floorsim.store.kept_ledgers import export_ledger

    require_free(to)
    with _store() as store:
        stored = store.get(run)
        export_ledger(store, stored, to)
    say(f"The ledger of run {stored.id} is in {to}.")


@runs.command("export")
@click.argument("run", metavar="RUN")
@click.option(
    "--ledger",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="The new folder to write into.",
)
def export(run: str, folder: Path) -> None:
    """Write what happened in a run for other programs: CSV files, and a SQLite file that opens in Datasette.

    The files are listed on standard output. `floorsim runs ledger` writes the ledger as floorsim keeps it.
    """
    from floorsim.store.portable.folder import export_portable

    require_free(folder)
    with _store() as store:
        stored = store.get(run)
        files = export_portable(store, stored, folder)
    for file in files:
        echo_line(str(folder / file))
    say(
        f"The ledger of run {stored.id} is in {folder}; "
        f"`datasette {quote(str(folder / files[0]))} -m {quote(str(folder / files[1]))}` shows it."
    )


@runs.command("replay")
@click.argument("run", metavar="RUN")
@click.option("--until", metavar="TIME", help="Stop at this time of day, such as 10:15.")
@format_option
def replay(run: str, until: str | None, form: str) -> None:
    """Compute a run again and print what happened in it."""
    from floorsim.cli.run_report import print_replay, replay_json
    from floorsim.store.computed_again import computed_again

    with _store() as store:
        stored = store.get(run)
        again = computed_again(store, stored, None if until is None else _time(until))
    if form == "json":
        print_json({**_item(stored), **replay_json(again)})
    else:
        print_replay(stored, again)


@runs.command("verify")
@click.argument("run", metavar="RUN...", nargs=-1, required=True)
@format_option
def verify(run: tuple[str, ...], form: str) -> ExitCode:
    """Compute runs again and compare them with what is stored; exit with 1 if one is not confirmed.

    What is stored and cannot be computed, such as the start time, is listed as not verified.
    """
    with _store() as store:
        asked = [_stored(store, one) for one in run]
        found = [_verified(store, one) for one in asked]
    if form == "json":
        print_json(found)
    else:
        for one in found:
            echo_line(f"{one['id']}: {one['finding']}")
            if one["not_verified"]:
                echo_line(f"  not verified: {'; '.join(one['not_verified'])}")
    return ExitCode.DONE if all(one["verified"] for one in found) else ExitCode.RUN_FAILED


@runs.command("delete")
@click.argument("run", metavar="RUN...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(run: tuple[str, ...], yes: bool) -> None:
    """Delete runs for good, with their decisions and results."""
    with _store() as store:
        found = dict(_named(store, one) for one in run)
        for run_id, what in found.items():
            echo_line(f"{run_id}: {what}", err=True)
        if not yes:
            confirm(f"Delete {'this run' if len(found) == 1 else f'these {len(found)} runs'} for good?")
        for run_id in found:
            store.delete(run_id)
    say(f"Deleted {counted(len(found), 'run')}.")


@runs.command("set-aside")
@click.option("--yes", is_flag=True, help="Do not ask.")
def set_aside(yes: bool) -> None:
    """Set a damaged store of runs aside under another name, so that a new one begins; nothing is deleted.

    Where only some runs are damaged, the store is copied and they are taken out of it.
    """
    from floorsim.store import runs_file, set_aside_damaged

    if not yes:
        confirm(f"Set {runs_file()} aside if it is damaged?")
    say(f"It is kept as {set_aside_damaged()}.")


def _named(store: RunStore, which: str) -> tuple[str, str]:
    """The id of a run and what to tell of it before it is deleted; a damaged one can be deleted too."""
    from floorsim.store import DamagedRunError

    try:
        stored = store.get(which)
    except DamagedRunError as damage:
        return damage.run_id, f"damaged ({damage.symptom})"
    return stored.id, f"{stored.title}, seed {stored.seed}, {stored.status}, {_moment(stored)}"


def _stored(store: RunStore, which: str) -> StoredRun | dict[str, Any]:
    """The run, or, where it is damaged, what `verify` says of it."""
    from floorsim.store import UnknownRunError

    try:
        return store.get(which)
    except UnknownRunError:
        raise
    except FloorsimError as damage:
        return {"id": which, "title": None, "verified": False, "finding": str(damage), "not_verified": []}


def _verified(store: RunStore, found: StoredRun | dict[str, Any]) -> dict[str, Any]:
    from floorsim.cli.verification import verified

    return found if isinstance(found, dict) else {**_item(found), **verified(store, found)}


def _store() -> RunStore:
    from floorsim.store import open_store

    return offering_to_set_aside(open_store)


def _item(stored: ListedRun | StoredRun) -> dict[str, Any]:
    return {
        "id": stored.id,
        "title": stored.title,
        "scenario": stored.scenario_id,
        "seed": stored.seed,
        "mode": stored.mode,
        "status": stored.status,
        "clock_s": stored.clock_s,
        "decision_count": stored.decision_count,
        "scores": stored.scores,
        "model_version": stored.model_version,
        "digest": stored.scenario_digest,
        "result_digest": stored.result_digest,
        "created_at": stored.created_at.isoformat(),
        "updated_at": stored.updated_at.isoformat(),
    }


def _overall(stored: ListedRun) -> str | None:
    from floorsim.store.results import overall_of

    overall = overall_of(stored.scores)
    return None if overall is None else f"{overall:.1f}"


def _moment(stored: ListedRun | StoredRun) -> str:
    return f"{stored.created_at.astimezone():%Y-%m-%d %H:%M}"


def _time(written: str) -> float:
    from floorsim.scenario.values.times_of_day import read_time

    try:
        return read_time(written)
    except ValueError as wrong:
        raise UsageError(f"--until: {wrong}.") from None
