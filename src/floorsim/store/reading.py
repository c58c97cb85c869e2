"""Questions to a store that change nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from floorsim.store.failures import DamagedRunError, UnknownRunError
from floorsim.store.records import (
    ListedRun,
    StoredDecision,
    StoredRun,
    decision_from_row,
    listed_from_row,
    loaded_json,
    run_from_row,
)
from floorsim.store.run_ids import as_typed

if TYPE_CHECKING:
    from sqlite_utils import Database

LAST = "last"
"""What a person may write in place of an id: the run stored last."""

NAMED_CANDIDATES = 3  # D: a sentence with more ids in it is hard to read

# Named one by one, so that a column that is missing is found by SQLite.
_COLUMNS: Final = """
    id, scenario_id, scenario_title, scenario_digest, model_version, seed, mode, status, clock_s, names, pace,
    result, result_digest, created_at, updated_at,
    (SELECT count(*) FROM decisions WHERE decisions.run_id = runs.id AND undone_at IS NULL)
        AS decision_count
"""
_STORED: Final = f"SELECT {_COLUMNS} FROM runs WHERE rowid = ?"
# SQLite checks a result and takes its scores out in a tenth of the time in which Python reads it whole. Two
# paths give a list of two values, whatever the first one leads to.
_LISTED: Final = f"""
    SELECT {_COLUMNS},
        CASE WHEN typeof(result) = 'text' AND json_valid(result) AND json_type(result) = 'object'
        THEN json_extract(result, '$.scores', '$.scores') END AS listed_scores
    FROM runs WHERE rowid = ?
"""
OVERALL: Final = """
    CASE WHEN typeof(result) = 'text' AND json_valid(result)
    THEN json_extract(result, '$.scores.overall') END
"""
"""The total of a run's result, in SQL; an index holds it, and is used where it is written in the same way."""
_DECISIONS = """
    SELECT run_id, seq, at_s, kind, arguments, recorded_at, undone_at FROM decisions WHERE run_id = ?
    ORDER BY seq
"""
_NEWEST_FIRST = "ORDER BY updated_at DESC, rowid DESC"


RunT = TypeVar("RunT")


class Found(NamedTuple, Generic[RunT]):
    """The runs that were asked for, and those that cannot be read, each with what is wrong."""

    runs: list[RunT]
    damaged: list[DamagedRunError]


def runs_where(
    db: Database, condition: str, values: Sequence[Any], *, limit: int | None = None
) -> Found[StoredRun]:
    """Return the runs that `condition`, in SQL, is true of; the one stored last comes first.

    `limit` is for those that can be read; one that cannot is no reason to leave another out.
    """
    return _where(db, condition, values, limit, _STORED, run_from_row)


def listed_where(
    db: Database, condition: str, values: Sequence[Any], *, limit: int | None = None
) -> Found[ListedRun]:
    """Return the same runs as lists show them, without building what is in their results."""
    return _where(db, condition, values, limit, _LISTED, listed_from_row)


def _where(
    db: Database,
    condition: str,
    values: Sequence[Any],
    limit: int | None,
    query: str,
    read: Callable[[Mapping[str, Any]], RunT],
) -> Found[RunT]:
    found: Found[RunT] = Found([], [])
    # The order comes first, of row ids alone: rows that are sorted whole carry their results along.
    ordered = db.execute(f"SELECT rowid FROM runs WHERE {condition} {_NEWEST_FIRST}", values).fetchall()
    for rowid in ordered:
        for row in db.query(query, rowid):  # none if another floorsim deletes it meanwhile
            try:
                found.runs.append(read(row))
            except (ValueError, TypeError) as error:
                found.damaged.append(DamagedRunError(str(row["id"]), str(error)))
        if limit is not None and len(found.runs) >= limit:
            break
    return found


class Standing(NamedTuple):
    """How a scenario went so far: totals, 0-100."""

    best: float
    last: float


def standings(db: Database, mode: str) -> dict[str, Standing]:
    """Return the standing of each scenario that was played to its end, by its id, from an index alone."""
    ended = "FROM runs WHERE mode = ? AND status = 'ended'"
    ended += f" AND {OVERALL} BETWEEN 0 AND 100 GROUP BY scenario_id"
    best = dict(db.execute(f"SELECT scenario_id, max({OVERALL}) {ended}", [mode]).fetchall())
    # SQLite gives the total of the newest row: https://www.sqlite.org/lang_select.html#bareagg
    last = db.execute(f"SELECT scenario_id, {OVERALL}, max(updated_at) {ended}", [mode]).fetchall()
    return {scenario: Standing(best[scenario], total) for scenario, total, _ in last}


def find_run(db: Database, which: str) -> StoredRun:
    """Return the run that `which` stands for: an id, the beginning of exactly one id, or `last`.

    Raises:
        UnknownRunError: it stands for none, or for several.
        DamagedRunError: it stands for one that cannot be read.
    """
    if which.strip().lower() == LAST:
        last = runs_where(db, "1", [], limit=1)
        if last.runs:
            return last.runs[0]
        if last.damaged:
            raise last.damaged[0]
        raise UnknownRunError("There is no last run because none is stored yet; `floorsim play` starts one.")
    prefix = as_typed(which)
    if prefix is None:
        raise UnknownRunError(
            f"'{which}' is not the id of a run: ids have digits and letters only; "
            "`floorsim runs list` shows them."
        )
    found = runs_where(db, "substr(id, 1, ?) = ?", [len(prefix), prefix], limit=NAMED_CANDIDATES + 1)
    ids = [*(run.id for run in found.runs), *(one.run_id for one in found.damaged)]
    if not ids:
        raise unknown(which)
    if len(ids) > 1:
        named = ", ".join(ids[:NAMED_CANDIDATES])
        others = " and others" if len(ids) > NAMED_CANDIDATES else ""
        raise UnknownRunError(
            f"'{which}' begins the ids of several runs ({named}{others}); write more of the one you mean."
        )
    if found.damaged:
        raise found.damaged[0]
    return found.runs[0]


def status_of(db: Database, run_id: str) -> str:
    """Return the status of the run with exactly this id.

    Raises:
        UnknownRunError: there is no such run.
    """
    return str(_column(db, run_id, "status"))


def read_up_to(db: Database, run_id: str) -> dict[str, float]:
    """Return up to when each message of a run was read; what is damaged counts as unread.

    Raises:
        UnknownRunError: there is no such run.
    """
    column = _column(db, run_id, "read_up_to")
    try:
        read = loaded_json(column) if isinstance(column, str) else {}
    except ValueError:
        return {}
    items = read.items() if isinstance(read, dict) else ()
    return {id: float(at_s) for id, at_s in items if isinstance(at_s, int | float)}


def notes_of(db: Database, run_id: str) -> dict[str, Any]:
    """Return what was written about a run; what is damaged counts as not written.

    Raises:
        UnknownRunError: there is no such run.
    """
    return _read_notes(_column(db, run_id, "notes"))


def _column(db: Database, run_id: str, name: str) -> Any:
    """What stands in a column of a run. Raises UnknownRunError when there is no such run."""
    row = db.execute(f"SELECT {name} FROM runs WHERE id = ?", [run_id]).fetchone()
    if row is None:
        raise unknown(run_id)
    return row[0]


def latest_notes(db: Database, modes: Sequence[str], most: int) -> list[tuple[str, dict[str, Any]]]:
    """Return the id of the scenario and the notes of the latest runs that have any, the newest first."""
    marks = ", ".join("?" * len(modes))
    rows = db.execute(
        f"SELECT scenario_id, notes FROM runs WHERE notes IS NOT NULL AND mode IN ({marks}) "
        f"{_NEWEST_FIRST} LIMIT ?",
        [*modes, most],
    ).fetchall()
    return [(scenario, _read_notes(text)) for scenario, text in rows if isinstance(scenario, str)]


def _read_notes(text: object) -> dict[str, Any]:
    try:
        notes = loaded_json(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    return notes if isinstance(notes, dict) else {}


def unknown(which: str) -> UnknownRunError:
    """Return the error of an id that no run has."""
    return UnknownRunError(f"No stored run has the id '{which}'; `floorsim runs list` shows those there are.")


def decisions_of(db: Database, run_id: str) -> tuple[StoredDecision, ...]:
    """Return a run's decisions in the order in which they were stored, also those that were undone.

    Raises:
        DamagedRunError: one is missing or unreadable, so the run cannot be computed again.
    """
    rows = list(db.query(_DECISIONS, [run_id]))  # to its end: a query half read keeps the store busy
    try:
        decisions = tuple(decision_from_row(row) for row in rows)
    except (ValueError, TypeError) as error:
        raise DamagedRunError(run_id, f"a decision cannot be read: {error}") from error
    standing = 0
    numbered: list[StoredDecision] = []
    for row, decision in enumerate(decisions):
        if decision.seq != row:
            raise DamagedRunError(run_id, f"its decision {row + 1} is missing")
        numbered.append(replace(decision, seq=standing))
        standing += decision.undone_at is None
    return tuple(numbered)


def text_of(db: Database, run_id: str) -> str:
    """Return the text of the scenario that a run plays.

    Raises:
        DamagedRunError: it is missing or no text.
        UnknownRunError: there is no such run.
    """
    row = db.execute(
        "SELECT text FROM runs LEFT JOIN scenario_texts ON sha256 = scenario_sha256 WHERE id = ?", [run_id]
    ).fetchone()
    if row is None:
        raise unknown(run_id)
    text = row[0]
    if text is None:
        raise DamagedRunError(run_id, "its scenario is missing")
    try:
        text.encode()
    except (AttributeError, UnicodeEncodeError):
        raise DamagedRunError(run_id, "its scenario is no text") from None
    return str(text)


def damaged_runs(db: Database) -> list[DamagedRunError]:
    """Return every run that cannot be read in full: its row, its decisions or its scenario."""
    found = runs_where(db, "1", [])
    damaged = list(found.damaged)
    for run in found.runs:
        try:
            decisions_of(db, run.id)
            text_of(db, run.id)
        except DamagedRunError as damage:
            damaged.append(damage)
    return damaged
