"""The arrangement of the store's tables, as steps that bring any older store up to date.

A step, once released, is never changed: a new arrangement is a new step and a new entry in `NEEDED_VERSION`.
This module imports sqlite_utils, so only `database` imports it, and only when a store is opened.
"""

from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database, Migrations

from floorsim._version import __version__
from floorsim.store.failures import NewerStoreError
from floorsim.store.reading import OVERALL

STEPS = Migrations("floorsim")

NEEDED_VERSION = {
    "create_runs": "0.1.0",
    "mark_undone_decisions": "0.1.0",
    "note_what_was_read": "0.1.0",
    "index_totals": "0.1.0",
    "keep_what_was_written": "0.1.0",
}
"""For each step, the first version of floorsim that knows it; kept in the store for older ones to read."""

APPLICATION_ID = 0x666C6F72
"""The letters `flor`; marks a SQLite file as ours, https://www.sqlite.org/pragma.html#pragma_application_id."""


@STEPS()
def create_runs(db: Database) -> None:
    """Runs, their decisions, and scenario texts, each text kept once however many runs share it."""
    db.table("scenario_texts").create({"sha256": str, "text": str}, pk="sha256", not_null={"text"})
    db.table("runs").create(
        {
            "id": str,
            "created_at": str,
            "updated_at": str,
            "mode": str,
            "status": str,
            "scenario_id": str,
            "scenario_title": str,
            "scenario_digest": str,
            "scenario_sha256": str,
            "model_version": int,
            "seed": str,  # SQLite's integers end at 2**63 - 1; a seed need not
            "clock_s": float,
            "names": str,
            "pace": float,
            "result": str,
            "result_digest": str,
            "player_pid": int,
        },
        pk="id",
        not_null={
            "created_at", "updated_at", "mode", "status", "scenario_id", "scenario_title", "scenario_digest",
            "scenario_sha256", "model_version", "seed", "clock_s", "names",
        },
        foreign_keys=[("scenario_sha256", "scenario_texts", "sha256")],
    )  # fmt: skip
    db.table("decisions").create(
        {"run_id": str, "seq": int, "at_s": float, "kind": str, "arguments": str, "recorded_at": str},
        pk=("run_id", "seq"),
        not_null={"at_s", "kind", "arguments", "recorded_at"},
        foreign_keys=[("run_id", "runs", "id")],
    )
    db.table("needed_versions").create({"step": str, "floorsim": str}, pk="step", not_null={"floorsim"})
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@STEPS()
def mark_undone_decisions(db: Database) -> None:
    """A decision that was undone stays where it is, with the moment of that."""
    db.table("decisions").add_column("undone_at", str)


@STEPS()
def note_what_was_read(db: Database) -> None:
    """What of each run's inbox was read: per message the time of the newest text, as JSON."""
    db.table("runs").add_column("read_up_to", str)


@STEPS()
def index_totals(db: Database) -> None:
    """The totals of ended runs by scenario, so that the best is found without reading results."""
    db.execute(f"CREATE INDEX totals ON runs (mode, status, scenario_id, updated_at, {OVERALL})")


@STEPS()
def keep_what_was_written(db: Database) -> None:
    """What a trainee wrote about a run: the plan for next time, the moments solved, as JSON."""
    db.table("runs").add_column("notes", str)


def is_up_to_date(db: Database) -> bool:
    """Return whether every step has been taken."""
    return not STEPS.pending(db)


def has_every_column(db: Database) -> bool:
    """Return whether the tables are arranged as the steps make them."""
    fresh = Database(memory=True, execute_plugins=False)
    STEPS.apply(fresh)
    return all(
        name in db.table_names() and set(fresh.table(name).columns_dict) <= set(db.table(name).columns_dict)
        for name in fresh.table_names()
    )


def bring_up_to_date(db: Database) -> None:
    """Take the steps that are missing, all of them or none."""
    # Writing is claimed before the first look: SQLite refuses a change if another program's came between.
    db.execute("BEGIN IMMEDIATE")
    with db.atomic():
        STEPS.apply(db)
        needed = ({"step": step, "floorsim": version} for step, version in NEEDED_VERSION.items())
        db.table("needed_versions").upsert_all(needed, pk="step")
    db.commit()


def refuse_newer(db: Database, store_file: Path) -> None:
    """Check that this version of floorsim knows every step that the store has taken.

    Raises:
        NewerStoreError: it does not; the error names the version that does, as the store itself says.
    """
    unknown = [step.name for step in STEPS.applied(db) if step.name not in NEEDED_VERSION]
    if unknown:
        raise NewerStoreError(store_file, _needed_version(db, unknown), __version__)


def _needed_version(db: Database, steps: Iterable[str]) -> str | None:
    versions = {row["step"]: row["floorsim"] for row in db.table("needed_versions").rows}
    named = (versions[step] for step in steps if isinstance(versions.get(step), str))
    return max(named, key=_numbers, default=None)


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version's leading numbers, so that 0.10 comes after 0.9."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())
