"""Whether a stored run is genuine: computed again, it gives all that is stored and can be computed.

What nothing can confirm is listed, so that nobody takes it for confirmed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from floorsim.errors import DecisionRefused, FloorsimError
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.run.run import Run
    from floorsim.store import RunStore, StoredRun

MOST_NAMED: Final = 5
"""So many of the values that differ are named (D: more than one line of a terminal says nothing)."""
TOLERANCE: Final = 1e-9
"""Relative, and absolute below 1 (D: the last digits of a figure may differ between versions of numpy)."""
LARGEST_COMPARED: Final = 1e300
"""Beyond it a stored number is compared as it is: a whole number may have no place among the floats."""
_NUMBERS: Final = (int, float)
"""Not bool, which is a whole number to Python."""
NEVER_REWORDED: Final = frozenset({"id", "title", "scenario", "run_id", "kind", "gates", "name"})
"""Keys of texts that are compared letter by letter; of others only the numbers, which a later version may put
in other words."""
REFLECTION: Final = "reflection"
"""Key of what the trainee wrote, which follows from nothing."""
NEVER_VERIFIED: Final = (
    "when it was started and last saved", "when its decisions were recorded", "who played (mode)", "its pace",
    "the process that played it",
    "what of the inbox was read",
    "what the trainee wrote and answered, and hints",
)  # fmt: skip
"""What is stored of every run and follows from nothing else."""
_NUMBER: Final = re.compile(r"(?:(?<!\w)-)?[0-9]+(?:\.[0-9]+)?")


def verified(store: RunStore, stored: StoredRun) -> dict[str, Any]:
    """Whether a run, computed again, gives what is stored, and what was found in a sentence.

    What keeps it from being computed again is a finding too, not an error.
    """
    from floorsim.store.computed_again import ChangedRunError, computed_again

    try:
        again = computed_again(store, stored)
        decided = [decision.at_s for decision in store.decisions(stored.id)]
    except DecisionRefused as refusal:
        return _finding(False, f"not genuine: one of its decisions was not possible. {refusal}")
    except ChangedRunError as changed:
        return _finding(False, f"not genuine: {changed}")
    except FloorsimError as reason:
        return _finding(False, str(reason))
    compared = Compared(stored, again)
    wrong = _wrong_about(store, stored, again, decided, compared)
    if wrong is not None:
        return _finding(False, f"not genuine: {wrong}")
    unverified = tuple(_not_verified(store, stored, again, compared))
    if not _over(stored):
        decisions = counted(stored.decision_count, "decision")
        return _finding(True, f"not ended; its {decisions} can be taken as stored", unverified)
    return _finding(True, f"genuine: the same result, {stored.result_digest}", unverified)


def _over(stored: StoredRun) -> bool:
    return stored.status == "ended" or stored.result is not None


def _finding(is_verified: bool, sentence: str, unverified: Sequence[str] = ()) -> dict[str, Any]:
    return {"verified": is_verified, "finding": sentence, "not_verified": list(unverified)}


def _not_verified(store: RunStore, stored: StoredRun, again: Run, compared: Compared) -> Iterator[str]:
    """What is stored of a run that nothing can confirm."""
    from floorsim.desk.names import display_names
    from floorsim.store.places import ledger_file

    yield from NEVER_VERIFIED
    # Other versions of the library that names come from draw others, so a difference proves nothing.
    if dict(stored.names) != display_names(again.scenario, stored.seed):
        yield "the agents' names"
    if store.undone_decisions(stored.id):
        yield "the decisions that were undone before they acted"
    if not _over(stored):
        yield "how far it was played"
        return
    yield from compared.unverified
    if not ledger_file(store.file, stored.id).is_file():
        yield "its ledger, since none is kept"


def _wrong_about(
    store: RunStore, stored: StoredRun, again: Run, decided: list[float], compared: Compared
) -> str | None:
    meta = again.scenario.meta
    if (stored.scenario_id, stored.title) != (meta.id, meta.title):
        return (
            f"it was played in {meta.title} ({meta.id}), and {stored.title} ({stored.scenario_id}) is stored"
        )
    if [taken.at_s for taken in again.taken] != decided:
        return "its decisions cannot be taken at the times that are stored"
    if not _over(stored):
        return None
    digest = again.ledger.digest()
    if digest != stored.result_digest:
        return f"it gives {digest}, and {stored.result_digest or 'no digest'} is stored"
    if stored.status != "ended":
        return f"it has a result, and its status is {stored.status}"
    if stored.clock_s != again.now_s:
        return f"it ends at {again.now_s!r} s, and {stored.clock_s!r} s is stored"
    if compared.differing:
        values = _some(compared.differing)
        return f"the same happened, but it gives other values than those stored for {values}"
    return _wrong_about_ledger(store, stored, again)


def _wrong_about_ledger(store: RunStore, stored: StoredRun, again: Run) -> str | None:
    from floorsim.store.kept_ledgers import differing_tables

    try:
        tables = differing_tables(store, stored, again)
    except FloorsimError as damage:
        return f"the same happened, but {str(damage)[0].lower()}{str(damage)[1:]}"
    return f"the same happened, but its kept ledger differs in {_some(tables)}" if tables else None


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


class Compared:
    """Every value of a stored result beside what the run gives."""

    def __init__(self, stored: StoredRun, again: Run) -> None:
        self._differing: dict[str, None] = {}
        self._wording: dict[str, None] = {}
        self._unknown: dict[str, None] = {}
        self._written = False
        if _over(stored):
            self._compare_result(stored, again)

    @property
    def differing(self) -> list[str]:
        """The dotted names of stored values that the run does not give."""
        return list(self._differing)

    @property
    def unverified(self) -> Iterator[str]:
        """What is stored in the result that the run says nothing about."""
        if self._written:
            yield "what was written about it"
        if self._wording:
            yield f"the wording of {_some(list(self._wording))}"
        if self._unknown:
            yield f"what this version does not know: {_some(list(self._unknown))}"

    def _compare_result(self, stored: StoredRun, again: Run) -> None:
        from floorsim.play.result import REVIEW, result_of
        from floorsim.scoring.evidence import Evidence
        from floorsim.scoring.result import result_json
        from floorsim.scoring.score import score

        result = dict(stored.result or {})
        evidence = Evidence(again.compiled, again.ledger)
        given = {**result_json(evidence, every_figure=True), "parts": score(evidence).parts_json()}
        # What is published must be there; the rest may have other names in another version.
        self._missing(result_json(evidence), result)
        review = result.get(REVIEW)
        if isinstance(review, dict):
            review = dict(review)
            written = review.pop(REFLECTION, None)
            self._written = any(written) if isinstance(written, list) else written is not None
            result[REVIEW] = review
            given[REVIEW] = asdict(result_of(again, stored.id, ()))
        self._compare(json.loads(json.dumps(given)), result)

    def _missing(self, published: Any, stored: Any, name: str = "") -> None:
        if isinstance(published, dict) and isinstance(stored, dict):
            for key, value in published.items():
                inner = f"{name}.{key}" if name else key
                if key in stored:
                    self._missing(value, stored[key], inner)
                else:
                    self._differing[inner] = None

    def _compare(self, given: Any, stored: Any, name: str = "", *, exact: bool = False) -> None:
        """Compare what is stored; what is not stored proves nothing."""
        if isinstance(given, dict) and isinstance(stored, dict):
            for key, value in given.items():
                if key in stored:
                    inner = f"{name}.{key}" if name else key
                    self._compare(value, stored[key], inner, exact=key in NEVER_REWORDED)
            for key in stored.keys() - given.keys():
                self._unknown[f"{name}.{key}" if name else key] = None
        elif isinstance(given, list) and isinstance(stored, list) and len(given) == len(stored):
            for place, (value, other) in enumerate(zip(given, stored, strict=True), start=1):
                self._compare(value, other, f"{name}.{place}", exact=exact)
        elif not exact and isinstance(given, str) and isinstance(stored, str):
            if _numbers(given) != _numbers(stored):
                self._differing[name] = None
            elif given != stored:
                self._wording[name] = None
        elif not _same(given, stored):
            self._differing[name] = None


def _numbers(words: object) -> list[str]:
    return _NUMBER.findall(str(words).replace("−", "-"))


def _same(given: Any, stored: Any) -> bool:
    if type(given) in _NUMBERS and type(stored) in _NUMBERS:
        within = TOLERANCE * max(abs(given), 1.0)
        is_float = abs(stored) <= LARGEST_COMPARED
        return bool(-within <= stored - given <= within if is_float else given == stored)
    return type(given) is type(stored) and not isinstance(given, dict | list) and bool(given == stored)
