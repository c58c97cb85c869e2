"""What the store hands out: a run and a decision as they were stored."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal, get_args

from floorsim.store.run_ids import is_run_id

RunMode = Literal["play", "practice", "headless"]
"""Who takes the decisions: a person at the screen, from the start or on from a moment of another run to
practise, or a script or automated supervisor without one."""

RunStatus = Literal["running", "ended", "abandoned"]
"""`running` can be resumed; `ended` has a result; `abandoned` was given up and has none."""

_MODES: Final = get_args(RunMode)
_STATUSES: Final = get_args(RunStatus)

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 9000
"""Years outside of which a stored moment is damage (D: every time zone can show what lies between)."""
_DIGITS_ALIKE: Final = bytes.maketrans(b"123456789E", b"000000000e")


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What is told of a run wherever it is named."""

    id: str
    """Nine letters and digits, later runs sorting after earlier ones."""
    scenario_id: str
    title: str
    """The scenario's title."""
    scenario_digest: str
    model_version: int
    seed: int
    mode: RunMode
    status: RunStatus
    clock_s: float
    """Simulated seconds reached when the run was last saved; never goes back."""
    decision_count: int
    result_digest: str | None
    """Digest of the ledger, once the run has ended."""
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ListedRun(RunFacts):
    """A run as one of many in a list."""

    scores: object
    """The scores of its result as they are stored; None where there are none."""


@dataclass(frozen=True, slots=True)
class StoredRun(RunFacts):
    """A run without its scenario's text and its decisions, which the store hands out on their own."""

    names: Mapping[str, str]
    """Display name of each agent, by agent id."""
    pace: float | None
    """Simulated seconds per second of the wall clock at the start; None if the run is not paced."""
    result: Mapping[str, Any] | None
    """Scores, channels and the rest of the result, once the run has ended."""

    @property
    def scores(self) -> object:
        """The scores of its result as they are stored; None where there are none."""
        return None if self.result is None else self.result.get("scores")


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision as it was accepted."""

    run_id: str
    seq: int
    """Place among the run's decisions, from 0 without gaps; those undone are not counted. An undone one has
    the place that it had."""
    at_s: float
    """Simulated seconds when it was accepted."""
    kind: str
    arguments: Mapping[str, Any]
    recorded_at: datetime
    undone_at: datetime | None = None
    """When it was taken back before it acted; None for one that stands."""


def run_from_row(row: Mapping[str, Any]) -> StoredRun:
    """Build a run from a row of the store.

    Raises:
        ValueError: a value in the row is not what the store writes there, so the file is damaged.
    """
    return StoredRun(
        names=_names(row),
        pace=_pace(row),
        result=None if row["result"] is None else _mapping(row, "result"),
        **_facts(row),
    )


def listed_from_row(row: Mapping[str, Any]) -> ListedRun:
    """Build a run of a list from the same row, whose `listed_scores` SQLite took out of a sound result.

    They are the scores in a list of their own; where they are missing, the result is read here.

    Raises:
        ValueError: as `run_from_row` does.
    """
    _names(row)
    _pace(row)
    return ListedRun(scores=_listed_scores(row), **_facts(row))


def _listed_scores(row: Mapping[str, Any]) -> object:
    if row["result"] is None:
        return None
    if row["listed_scores"] is None or not _is_utf8(row["result"]) or _may_overflow(row["result"]):
        return _mapping(row, "result").get("scores")
    return json.loads(row["listed_scores"])[0]


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    if not is_run_id(row["id"]):
        raise ValueError("its id is none")
    return {
        "id": row["id"],
        "scenario_id": _text(row, "scenario_id"),
        "title": _text(row, "scenario_title"),
        "scenario_digest": _text(row, "scenario_digest"),
        "model_version": _whole(row, "model_version"),
        "seed": _seed(row),
        "mode": _one_of(row, "mode", _MODES),
        "status": _one_of(row, "status", _STATUSES),
        "clock_s": checked_seconds("clock_s", row["clock_s"]),
        "decision_count": row["decision_count"],
        "result_digest": None if row["result_digest"] is None else _text(row, "result_digest"),
        "created_at": _moment(row, "created_at"),
        "updated_at": _moment(row, "updated_at"),
    }


def _names(row: Mapping[str, Any]) -> dict[str, Any]:
    names = _mapping(row, "names")
    if not all(isinstance(name, str) for name in names.values()):
        raise ValueError("names holds something that is no name")
    return names


def _pace(row: Mapping[str, Any]) -> float | None:
    return None if row["pace"] is None else checked_seconds("pace", row["pace"])


def decision_from_row(row: Mapping[str, Any]) -> StoredDecision:
    """Build a decision from a row of the store.

    Raises:
        ValueError: a value in the row is not what the store writes there, so the file is damaged.
    """
    return StoredDecision(
        run_id=row["run_id"],
        seq=_whole(row, "seq"),
        at_s=checked_seconds("at_s", row["at_s"]),
        kind=_text(row, "kind"),
        arguments=_mapping(row, "arguments"),
        recorded_at=_moment(row, "recorded_at"),
        undone_at=None if row["undone_at"] is None else _moment(row, "undone_at"),
    )


def _text(row: Mapping[str, Any], column: str) -> str:
    value = row[column]
    if not isinstance(value, str):
        raise ValueError(f"{column} is no text")
    if not _is_utf8(value):
        raise ValueError(f"{column} is no UTF-8")
    return value


def _is_utf8(text: str) -> bool:
    """Whether a text came out of the store as UTF-8; bytes that are none are read as halves of a pair."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole(row: Mapping[str, Any], column: str) -> int:
    value = row[column]
    if not isinstance(value, int) or value < 0:
        raise ValueError(f"{column} is no whole number from 0 on")
    return value


def _seed(row: Mapping[str, Any]) -> int:
    written = _text(row, "seed")
    if not (written.isascii() and written.isdigit()):
        raise ValueError("seed is no whole number from 0 on")
    return int(written)


def _one_of(row: Mapping[str, Any], column: str, words: tuple[str, ...]) -> Any:
    value = _text(row, column)
    if value not in words:
        raise ValueError(f"{column} is none of {', '.join(words)}")
    return value


def _moment(row: Mapping[str, Any], column: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(row, column))
    except ValueError:
        raise ValueError(f"{column} is no moment") from None
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"{column} is no moment")
    return moment


def _mapping(row: Mapping[str, Any], column: str) -> dict[str, Any]:
    try:
        value = loaded_json(_text(row, column))
    except ValueError as error:
        raise ValueError(f"{column} cannot be read: {error}") from None
    if not isinstance(value, dict):
        raise ValueError(f"{column} is no mapping")
    return value


def loaded_json(text: str) -> Any:
    """Return what `json_text` wrote.

    Raises:
        ValueError: it is no JSON, holds a number that is not finite, or is nested too deeply to be read.
    """
    try:
        checked = _finite if _may_overflow(text) else None  # looking at each number costs time
        return json.loads(text, parse_constant=_finite, parse_float=checked)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _may_overflow(text: str) -> bool:
    """Whether a number may be too large for a float: it has an exponent of three digits, or 300 digits."""
    alike = text.encode().translate(_DIGITS_ALIKE, b"+")
    return b"e000" in alike or b"0" * 300 in alike


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(f"{written[:20]} is no finite number")
    return number


def json_text(value: Mapping[str, Any]) -> str:
    """Return `value` as compact JSON, its keys in their own order, which is the scenario's own for channels.

    Raises:
        TypeError: a part of it has no form in JSON.
        ValueError: a number in it is not finite.
    """
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def utc_text(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC to the microsecond, so that texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def checked_seconds(name: str, seconds: float) -> float:
    """Return simulated seconds as a float.

    Raises:
        ValueError: `seconds` is negative or not finite.
    """
    if not isinstance(seconds, int | float):
        raise ValueError(f"{name} is no number")
    if not math.isfinite(seconds) or seconds < 0:
        raise ValueError(f"{name} is {seconds}; it must be finite and at least 0")
    return float(seconds)
