"""What an examiner asks of a mock coaching conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import fsum

from floorsim.desk.cases.conversation_checks import check_conversation
from floorsim.desk.cases.rehearsal import Rehearsal, rehearse
from floorsim.desktest.package.exercises import Coaching
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Choice


def check_coaching(exercise: Coaching, path: Path, found: Findings) -> None:
    """The conversation is sound, can end well and badly, and one of the five contacts is not typical."""
    here = (*path, "conversation")
    faults = check_conversation(exercise.conversation)
    found.faults += [replace(fault, path=(*here, *fault.path)) for fault in faults]
    untypical = len([one for one in exercise.contacts if not one.typical])
    if untypical != 1:
        wrong = f"{untypical} of the contacts have typical: false"
        found.error((*path, "contacts"), wrong, "write it at exactly one")
    if faults:
        return
    best, worst = best_way(exercise), worst_way(exercise)
    if best.outcome != "agreed":
        wrong = f"whoever always says the best thing ends with {best.outcome}"
        found.error((*here, "ends"), wrong, "let the best way end in agreed")
    if worst.outcome == "agreed":
        wrong = "whoever always says the worst thing ends with agreed"
        found.error((*here, "ends"), wrong, "let agreed need more")
    missing = [mark for mark in exercise.conversation.wanted if mark not in best.marks]
    if missing:
        wrong = f"the best way does not bring {', '.join(missing)}"
        found.warn((*here, "turns"), wrong, "let a best answer have each of these marks")


def best_way(exercise: Coaching) -> Rehearsal:
    """The conversation of somebody who always says what is marked as the best."""
    return rehearse(exercise.conversation, _best)


def worst_way(exercise: Coaching) -> Rehearsal:
    """The conversation of somebody who always says what the agent likes least."""
    return rehearse(exercise.conversation, _worst)


def _best(choices: Sequence[Choice]) -> Choice:
    return next(one for one in choices if one.best)


def _worst(choices: Sequence[Choice]) -> Choice:
    return min(choices, key=lambda one: fsum(one.changes.values()))
