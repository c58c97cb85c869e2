"""What a scenario notes for the trainer: aims, the worked run with its reasons, traps, questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from floorsim.present.previewing.names import ScenarioNames
from floorsim.scenario.conditions.catalogue.of_the_wallboard import FIGURES
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.times import clock, in_minutes

_PEOPLE: Final = frozenset({"agent", "agents", "subject"})
_PLAIN: Final = frozenset({"activity", "channel", "choice", "content", "driver", "drivers", "how", "message"})
"""Arguments that are told without their key."""


@dataclass(frozen=True, slots=True)
class WorkedStep:
    """One decision of the worked run."""

    at_s: float
    """Seconds since midnight before day 1."""
    says: str
    because: str

    @property
    def time(self) -> str:
        """Its time of day, after its day from day 2 on."""
        return clock(self.at_s)


@dataclass(frozen=True, slots=True)
class TrapNote:
    """One trap: what tempts, what is better, and why."""

    title: str
    tempting: tuple[str, ...]
    better: tuple[str, ...]
    looks: str
    """By what it looks right, and until when."""
    why: str


@dataclass(frozen=True, slots=True)
class TrainerNotes:
    """Everything that the author notes for the trainer beside the events."""

    objectives: tuple[str, ...]
    competencies: tuple[str, ...]
    principles: tuple[str, ...]
    worked: tuple[WorkedStep, ...]
    traps: tuple[TrapNote, ...]
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    content_notes: tuple[str, ...]


def trainer_notes(scenario: Scenario) -> TrainerNotes:
    """The notes of a scenario."""
    names, meta = ScenarioNames(scenario), scenario.meta
    labels = _labels(scenario)
    return TrainerNotes(
        objectives=meta.objectives,
        competencies=meta.competencies,
        principles=meta.principles,
        worked=tuple(
            WorkedStep(one.at, planned_words(one, names, labels), one.because or "")
            for one in sorted(scenario.expert, key=lambda one: one.at)
        ),
        traps=tuple(
            TrapNote(
                trap.title,
                _told(trap.tempting, names, labels),
                _told(trap.better, names, labels),
                f"{names.channel(trap.looks.channel)}: {FIGURES[trap.looks.measure]}, "
                f"{in_minutes(trap.after)} later",
                trap.why or "",
            )
            for trap in scenario.traps
        ),
        questions=scenario.debrief,
        sources=meta.sources,
        content_notes=meta.content_notes,
    )


def planned_words(
    planned: PlannedDecision, names: ScenarioNames, labels: Mapping[tuple[str, str], tuple[str, str]]
) -> str:
    """A decision in a file in words: its kind, what it is about, what was chosen."""
    arguments = planned.arguments
    case = (str(arguments.get("message")), str(arguments.get("choice")))
    if case in labels:
        subject, label = labels[case]
        return f"Answer “{subject}”: “{label}”"
    told = [words for key, value in arguments.items() if (words := _argument(key, value, names))]
    return ": ".join(part for part in (names.decision(planned.do), ", ".join(told)) if part)


def _told(
    planned: Iterable[PlannedDecision],
    names: ScenarioNames,
    labels: Mapping[tuple[str, str], tuple[str, str]],
) -> tuple[str, ...]:
    return tuple(f"{clock(one.at)} {planned_words(one, names, labels)}" for one in planned)


def _argument(key: str, value: Any, names: ScenarioNames) -> str:
    """An argument with its key, but for those whose value says what it is."""
    if key in _PEOPLE:
        listed = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
        return "everyone" if listed == ["all"] else names.agents(listed)
    if isinstance(value, bool):
        return key.replace("_", " ") if value else ""
    if key == "beside":
        return f"beside {names.agent(str(value))}"
    if isinstance(value, list | tuple):
        words = ", ".join(str(one).replace("_", " ") for one in value)
    elif key in ("channel", "to"):
        words = "all channels" if value == "all" else names.channel(str(value))
    else:
        words = str(value).replace("_", " ")
    return words if key in _PLAIN else f"{key.replace('_', ' ')} {words}"


def _labels(scenario: Scenario) -> dict[tuple[str, str], tuple[str, str]]:
    """By message and choice, the message's subject and the answer's words."""
    return {
        (message.id, choice.id): (message.subject, choice.label)
        for message in scenario.messages
        for choices in (message.choices, *(turn.choices for turn in message.turns.values()))
        for choice in choices
    }
