"""Machine marks of the dashboard exercise: what the findings are, and how well the choices are supported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from floorsim.desktest.marking.marked import Marked, Part, marked_of
from floorsim.desktest.package.exercises import (
    Chosen,
    Dashboard,
    DashboardAnswer,
    Option,
    Standing,
    Statement,
)
from floorsim.scenario.faults.fault import Path

FINDING_POINTS: Final = 2.0
"""For each kind of finding that should be there; as many as for a cause (D)."""
MOST_FINDINGS: Final = 3
WANTED: Final[dict[Standing, str]] = {
    "problem": "The real problem",
    "artefact": "The figure that misleads by how it is counted",
    "compliance": "The breach of a rule",
}
"""What the three findings should be."""
NOT_COUNTED: Final[dict[Standing, str]] = {
    "problem": "A second problem",
    "artefact": "A second figure that misleads",
    "compliance": "A second breach",
    "false_lead": "A false lead",
    "ordinary": "True, and of no weight",
}
"""What else may be chosen, for no points."""


Asked = tuple[Path, str, Any, Sequence[Statement | Option]]


def asked(exercise: Dashboard, answer: Mapping[str, Any]) -> Iterator[Asked]:
    """Each finding, the cause, the action and the check: its path in an answer, what it is called, what was
    chosen (None for nothing) and what is offered; `answer` is JSON, and may be empty."""
    given = [*(answer.get("findings") or ()), None, None, None][:MOST_FINDINGS]
    for number, one in enumerate(given):
        yield ("findings", number), f"Finding {number + 1}", one, exercise.findings
    yield ("cause",), "Cause", answer.get("cause"), exercise.causes
    yield ("action",), "Action", answer.get("action"), exercise.actions
    yield ("check",), "To check", answer.get("check"), exercise.checks


def chosen_texts(exercise: Dashboard, answer: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str]]:
    """What was asked for, the text that was chosen (None for nothing) and the candidate's own words, for all
    that is `asked`."""
    for _, what, chosen, offered in asked(exercise, answer):
        texts = {one.id: one.text for one in offered}
        text = None if chosen is None else texts.get(chosen["id"], str(chosen["id"]))
        yield what, text, "" if chosen is None else str(chosen.get("words") or "").strip()


def mark_dashboard(exercise: Dashboard, answer: DashboardAnswer) -> Marked:
    """The marks of an answer: half for the findings, half for cause, action and check.

    What was chosen twice counts once. Words are read by graders and count nothing here.

    Raises:
        KeyError: something is chosen that the exercise does not offer.
    """
    parts = _findings(exercise, answer.findings)
    for label, chosen, options in (
        ("Cause", answer.cause, exercise.causes),
        ("Action", answer.action, exercise.actions),
        ("What to check", answer.check, exercise.checks),
    ):
        parts.append(_option(label, chosen, options))
    return marked_of(exercise.id, parts)


def _findings(exercise: Dashboard, chosen: Sequence[Chosen]) -> list[Part]:
    known = {one.id: one for one in exercise.findings}
    found = [known[id] for id in dict.fromkeys(one.id for one in chosen)]
    parts, counted = [], set()
    for standing, label in WANTED.items():
        of_kind = [one for one in exercise.findings if one.standing == standing]
        hit = next((one for one in found if one.standing == standing), None)
        if hit is not None:
            counted.add(hit.id)
            parts.append(Part(label, FINDING_POINTS, FINDING_POINTS, f"{hit.text} {hit.why}"))
        elif of_kind:
            missed = of_kind[0]
            parts.append(Part(label, 0.0, FINDING_POINTS, f"Not found: {missed.text} {missed.why}"))
    parts += [
        Part(NOT_COUNTED[one.standing], 0.0, 0.0, f"{one.text} {one.why}")
        for one in found
        if one.id not in counted
    ]
    return parts


def _option(label: str, chosen: Chosen | None, options: Sequence[Option]) -> Part:
    most = max(one.points for one in options)
    if chosen is None:
        return Part(label, 0.0, float(most), "Nothing was chosen.")
    option = {one.id: one for one in options}[chosen.id]
    return Part(label, float(option.points), float(most), f"{option.text} {option.why}")
