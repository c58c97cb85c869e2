"""A floor on which every shared message and escalation case comes up, and somebody who answers them all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.registry import decision_from
from floorsim.errors import DecisionRefused
from floorsim.floor.measures.trust import trust_of
from floorsim.lab.proving.yardstick import best_worth
from floorsim.run.run import Run
from floorsim.scenario.escalation_library import EscalationCase, escalation_cases
from floorsim.scenario.models.events import Choice
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.talk import every_text
from floorsim.scenario.shared_content import with_shared_content
from floorsim.scenario.shared_messages import shared_messages
from floorsim.scenario.yaml.reader import read_yaml

FIRST_S, APART_S = 9 * 3600 + 600, 900
"""The first message comes ten minutes after nine, then one every quarter of an hour."""
MESSAGES = 24
"""Messages of one day: so many can be answered between nine and half past four."""

SAID = ("limit", "shift ends", "budget", "It is due by")
"""Reasons that say what is in the way: money, the end of the shift, something of one's own until then."""

Chooser = Callable[[Case, Sequence[Choice]], Choice | None]


def a_day(messages: Sequence[str] = (), cases: Sequence[EscalationCase] = ()) -> Scenario:
    """A day of eight agents with these messages, on which customers bring these cases."""
    asks = {"manager": 1.0, "hostility": 0.5, "resolvable": 0.2}
    families = {one for case in cases for one in case.fits.families} or {"other"}
    drivers = {f"about_{one}": {"family": one, **asks} for one in sorted(families)}
    named = {one: {"family": "other", **asks} for case in cases for one in case.fits.drivers}
    every = named or drivers
    wanted = [one for case in cases for one in case.fits.channels]
    channels = {
        medium: {"kind": medium, "target": {"within": "60s"}}
        for medium in dict.fromkeys(["voice", "chat", "email", *wanted])
    }
    driver = next(iter(every))
    tree: dict[str, Any] = {
        "meta": {"id": "content", "title": "Content", "level": 2},
        "floor": {
            "opens": "08:00",
            "closes": "17:00",
            "play": {"from": "09:00", "to": "17:00"},
            "channels": channels,
            "shifts": {"all": {"from": "08:00", "to": "17:00"}},
            "groups": {"all": {"count": 8, "skills": dict.fromkeys(channels, 0.9), "shifts": ["all"]}},
        },
        "drivers": every,
        "demand": {"streams": {
            channel: {
                "forecast": {"per_hour": 3 if cases else 0.5},
                "drivers": dict.fromkeys(every, 1),
                "talk": {"mean": "3m"},
                "repeat": {"share": 0.6},
            }
            for channel in channels
        }},
        "decisions": {"money_budget": 100_000},
        "escalations": {"cases": [case.id for case in cases] if cases else "none"},
        "messages": [
            {"use": id, "at": _clock(FIRST_S + number * APART_S), "agent": "A01", "driver": driver}
            for number, id in enumerate(messages)
        ],
    }  # fmt: skip
    return Scenario.model_validate(with_shared_content(read_yaml(json.dumps(tree).encode(), "content")).tree)


@cache
def days_of_messages() -> tuple[Scenario, ...]:
    """Days on which every shared message comes once."""
    ids = list(shared_messages())
    return tuple(a_day(ids[at : at + MESSAGES]) for at in range(0, len(ids), MESSAGES))


@cache
def day_of_case(id: str) -> Scenario:
    """A day on which customers bring one case."""
    return a_day(cases=[escalation_cases()[id]])


@dataclass
class Played:
    """What was said on one day, and what came of it."""

    run: Run
    said: set[tuple[str, str]] = field(default_factory=set)
    """Case and line: what the other side said, what was answered, what came back."""
    answered: int = 0
    stuck: list[str] = field(default_factory=list)
    """Cases that waited for an answer when nothing stood in the way of one."""

    @property
    def trust(self) -> float:
        return trust_of(self.run.ledger)

    @property
    def recovered(self) -> float:
        """The best chance that a customer had to let it rest, less one for each failed gate."""
        told = [one.amount for one in self.run.ledger.effects if one.what == "recover"]
        return max(told, default=0.0) - len(self.run.ledger.compliance)


def play(scenario: Scenario, seed: int, choose: Chooser) -> Played:
    """Plays a day: whatever waits is answered as the chooser says, one thing after another."""
    run, played = Run(scenario, seed), Played(Run(scenario, seed))
    played.run = run
    while not run.ended:
        run.advance(run.now_s + 60.0)
        for case in list(run.desk.cases.book.cases.values()):
            if case.state == "open" and case.choices and not case.in_hand and not run.ended:
                _answer(run, case, choose, played)
    for case in run.desk.cases.book.cases.values():
        name = name_of(case)
        played.said |= {(name, turn.text) for turn in case.turns}
    return played


def name_of(case: Case) -> str:
    """The message or the library's case that it is; customers of the plain case are all `escalation`."""
    if case.known is not None:
        return case.known.id
    return "escalation" if case.category == "escalation" else case.id


def _answer(run: Run, case: Case, choose: Chooser, played: Played) -> None:
    if run.desk.calendar.current is not None:
        return
    choice = choose(case, case.choices)
    if choice is None:
        return
    kind = "escalation" if case.category == "escalation" else "answer"
    decision = decision_from(kind, {"message": case.id, "choice": choice.id})
    reason = run.desk.why_not(decision)
    if reason is not None:
        late = case.deadline_s is not None and case.deadline_s <= run.now_s
        if not late and not any(words in reason for words in SAID):
            played.stuck.append(f"{case.id}, {choice.id}: {reason}")
        return
    try:
        run.decide(decision)
    except DecisionRefused as refused:  # pragma: no cover - why_not has just said that it is possible
        raise AssertionError(str(refused)) from None
    played.answered += 1


def by_chance(seed: int) -> Chooser:
    """Any answer, each as likely as the others."""
    drawn = Random(seed)
    return lambda case, choices: drawn.choice(choices)


def skilled(case: Case, choices: Sequence[Choice]) -> Choice:
    """The one marked best; where none is, whoever wants a manager gets one, and promises are kept."""
    taken = [one for one in choices if one.best or one.id in ("take_now", "call")]
    return taken[0] if taken else choices[0]


def worst(case: Case, choices: Sequence[Choice]) -> Choice | None:
    """What is worth least with the least that may follow; promises are left to break."""
    if case.category == "promise":
        return None
    known, turns = case.known, case.more
    return min(choices, key=lambda one: best_worth(one, turns, known, -1))


def lines_of_messages() -> dict[str, list[str]]:
    """Everything that is said in the shared messages, by the message's id."""
    found = {}
    for day in days_of_messages():
        for message in day.messages:
            turns = message.turns.values()
            texts = [message.text, *(text for turn in turns for text in every_text(turn.text))]
            answers = [*message.choices, *(choice for turn in turns for choice in turn.choices)]
            found[message.id] = texts + _of_answers(answers)
    return found


def lines_of_case(case: EscalationCase) -> list[str]:
    """Everything that is said in a case on the line, its words not filled in."""
    texts = [text for turn in case.turns.values() for text in every_text(turn.text)]
    return texts + _of_answers([choice for turn in case.turns.values() for choice in turn.choices])


def _of_answers(answers: Sequence[Choice]) -> list[str]:
    replies = [text for one in answers if one.reply is not None for text in every_text(one.reply)]
    return [one.label for one in answers] + replies


def missing(wanted: Mapping[str, Sequence[str]], said: set[tuple[str, str]]) -> list[str]:
    """The lines that nobody said; words in braces may be anything."""
    by_id: dict[str, set[str]] = {}
    for id, line in said:
        by_id.setdefault(id, set()).add(line)
    return [
        f"{id}: {line}"
        for id, lines in wanted.items()
        for line in lines
        if line not in by_id.get(id, ()) and not any(map(_like(line), by_id.get(id, ())))
    ]


def _like(line: str) -> Callable[[str], object]:
    """Whether a text is this line with its words filled in."""
    if "{" not in line:
        return lambda text: None
    return re.compile("(?s)" + re.sub(r"\\{\w+\\}", ".+?", re.escape(line))).fullmatch


def _clock(at_s: float) -> str:
    return f"{int(at_s // 3600):02d}:{int(at_s % 3600 // 60):02d}"
