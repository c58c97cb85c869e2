"""Whether a stored run is genuine: computed again, it gives the scores and figures that are stored."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from floorsim.errors import DecisionRefused, FloorsimError
from floorsim.words import counted

if TYPE_CHECKING:
    from floorsim.run.run import Run
    from floorsim.scoring.scorecard import Part
    from floorsim.store import RunStore, StoredRun

MOST_NAMED: Final = 5
"""So many of the values that differ are named (D: more than one line of a terminal says nothing)."""
TOLERANCE: Final = 1e-9
"""Relative and absolute: how sums may differ between versions of Python, which add in other orders."""
WORDS: Final = ("label", "figure", "meaning")
"""Keys of words, which a later version may put otherwise; only the numbers in them are compared."""
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


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
    wrong = _wrong_about(stored, again, decided)
    if wrong is not None:
        return _finding(False, f"not genuine: {wrong}")
    if not _over(stored):
        decisions = counted(stored.decision_count, "decision")
        return _finding(True, f"not ended; its {decisions} can be taken as stored")
    return _finding(True, f"genuine: the same result, {stored.result_digest}")


def _over(stored: StoredRun) -> bool:
    return stored.status == "ended" or stored.result is not None


def _finding(is_verified: bool, sentence: str) -> dict[str, Any]:
    return {"verified": is_verified, "finding": sentence}


def _wrong_about(stored: StoredRun, again: Run, decided: list[float]) -> str | None:
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
        return f"it gives {digest}, and {stored.result_digest} is stored"
    differing = list(dict.fromkeys(_differing(stored.result or {}, again)))
    if not differing:
        return None
    named = ", ".join(differing[:MOST_NAMED])
    more = f" and {len(differing) - MOST_NAMED} more" if len(differing) > MOST_NAMED else ""
    return f"the same happened, but it gives other values than those stored for {named}{more}"


def _differing(result: Mapping[str, Any], again: Run) -> Iterator[str]:
    """The dotted names of stored values that the run does not give."""
    from floorsim.scoring.evidence import Evidence
    from floorsim.scoring.result import result_json
    from floorsim.scoring.score import score

    evidence = Evidence(again.compiled, again.ledger)
    card = score(evidence)
    # What is published must be there; the rest may have other names in another version.
    yield from _differences(result_json(evidence), result, all_needed=True)
    yield from _differences({**result_json(evidence, every_figure=True), "parts": card.parts_json()}, result)
    scores = [{"value": one.value, "parts": [_points(part) for part in one.parts]} for one in card.scores]
    review = {"overall": card.overall, "gates": list(card.gates), "scores": scores}
    yield from _differences({"review": review}, result)


def _points(part: Part) -> dict[str, float]:
    return {"points": part.points}


def _differences(given: Any, stored: Any, name: str = "", *, all_needed: bool = False) -> Iterator[str]:
    """Names of the values that are given and stored otherwise, or, if all are needed, not stored."""
    if isinstance(given, dict) and isinstance(stored, dict):
        for key, value in given.items():
            inner = f"{name}.{key}" if name else key
            if key in WORDS and _numbers(value) == _numbers(stored.get(key)):
                continue
            if key in stored:
                yield from _differences(value, stored[key], inner, all_needed=all_needed)
            elif all_needed:
                yield inner
    elif isinstance(given, list) and isinstance(stored, list) and len(given) == len(stored):
        for place, (value, other) in enumerate(zip(given, stored, strict=True), start=1):
            yield from _differences(value, other, f"{name}.{place}", all_needed=all_needed)
    elif not _same(given, stored):
        yield name


def _numbers(words: object) -> list[str]:
    return _NUMBER.findall(str(words))


def _same(given: Any, stored: Any) -> bool:
    if isinstance(given, int | float) and isinstance(stored, int | float):
        return math.isclose(given, stored, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return type(given) is type(stored) and not isinstance(given, dict | list) and bool(given == stored)
