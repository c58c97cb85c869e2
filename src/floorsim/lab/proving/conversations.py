"""Messages and conversations: the good answer doesn't give itself away, and each can end well or badly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum
from typing import Final, NamedTuple

from floorsim.lab.chance import chance_of_hits
from floorsim.lab.proving.ladder import is_asked
from floorsim.lab.proving.proof import Claim
from floorsim.lab.proving.yardstick import worth
from floorsim.scenario.checks.answers import answers_of
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Choice, Message, turn_after
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.names import both

LEAST_P: Final = 0.01
"""A place of the best answers that comes about by chance less often than this gives them away (D)."""
MOST_WAYS: Final = 20_000
"""Ways through one conversation that are walked (D: a second)."""
BADLY: Final = 0.01
"""So much worse than the best end is a bad one, in units of trust (D)."""
BEST_NEAR: Final = 0.05
"""So little under the best that effects alone can do may the best answer lie (D): it may be quicker."""


class Marked(NamedTuple):
    """A set of answers of which the best is known: it is marked so, or the worked run gives it."""

    place: tuple[str, Path]
    """Message, and where within it."""
    choices: Sequence[Choice]
    best: Choice


def marked(scenario: Scenario) -> list[Marked]:
    """Every set of two answers or more of which one is known to be the best."""
    given = {(one.arguments.get("message"), one.arguments.get("choice")) for one in scenario.expert}
    found = []
    for message in scenario.messages:
        for path, choices in answers_of(message):
            best = [one for one in choices if one.best]
            best = best or [one for one in choices if (message.id, one.id) in given]
            if len(choices) > 1 and len(best) == 1:
                found.append(Marked((message.id, path), choices, best[0]))
    return found


def conversation_claims(scenario: Scenario) -> Iterator[Claim]:
    """What is asked of the answers as they are written."""
    sets = marked(scenario)
    if not sets:
        return
    yield _no_giveaway("first", "stands first", [(one, [one.choices[0]]) for one in sets])
    yield _no_giveaway("longest", "is the longest", [(one, _most(one, _letters)) for one in sets])
    yield _no_giveaway("dearest", "takes most minutes", [(one, _most(one, _minutes)) for one in sets])
    yield _ends(scenario, sets)


def _letters(choice: Choice) -> float:
    return float(len(choice.label))


def _minutes(choice: Choice) -> float:
    return choice.minutes


def _most(one: Marked, of: Callable[[Choice], float]) -> list[Choice]:
    most = max(of(choice) for choice in one.choices)
    return [choice for choice in one.choices if of(choice) == most]


def _no_giveaway(which: str, what: str, picked: Sequence[tuple[Marked, Sequence[Choice]]]) -> Claim:
    """That whoever picks by one rule, any of them where several fit, finds the best by chance only."""
    hits = fsum((one.best in some) / len(some) for one, some in picked)
    chances = [1.0 / len(one.choices) for one, _ in picked]
    p = chance_of_hits(round(hits), chances)
    holds = p >= LEAST_P
    found = f"{hits:.0f} of {len(picked)}, by chance {fsum(chances):.1f}"
    return Claim(
        "conversations",
        f"the best answer is not the {which} too often",
        f"as often by chance in {LEAST_P:.0%}",
        found,
        holds,
        f"The best answer {what} {hits:.0f} times of {len(picked)}; by chance it would be "
        f"{fsum(chances):.1f}."
        if holds
        else f"The best answer {what} {hits:.0f} times of {len(picked)}, and by chance it would be "
        f"{fsum(chances):.1f}: who picks by that needs no reading. Mix the places, and write the others "
        "with as much care and as many words.",
    )


def _ends(scenario: Scenario, sets: Sequence[Marked]) -> Claim:
    """That every message can be answered well and badly, and the best answer is among the good ones."""
    best = {one.place: one.best.id for one in sets}
    idle, poor = [], []
    for message in scenario.messages:
        if len(message.choices) < 2:
            continue
        ends = list(_ways(message))
        if max(ends) - min(ends) < BADLY and not _differs(message):
            idle.append(message.id)
        steered = [best.get((message.id, path)) for path, _ in answers_of(message)]
        if None not in steered:
            taken = list(_ways(message, [one for one in steered if one is not None]))
            if taken and max(taken) <= min(ends) and max(ends) - max(taken) > BEST_NEAR:
                poor.append(message.id)
    asked = len([message for message in scenario.messages if len(message.choices) > 1])
    wrong = []
    if idle:
        wrong.append(f"in {both(idle)} every answer comes to the same")
    if poor:
        wrong.append(f"in {both(poor)} the answer meant as the best has the worst effects")
    return Claim(
        "conversations",
        "each can end well and badly",
        "effects differ, the best is not the worst",
        f"{asked - len({*idle, *poor})} of {asked}",
        not wrong if is_asked(scenario) else None,
        f"Each of {asked} messages can be answered well and badly."
        if not wrong
        else f"Some messages decide nothing: {'; '.join(wrong)}. Give the answers `effects` that say what "
        "each would bring about, now or later.",
    )


def _differs(message: Message) -> bool:
    """Whether answers differ in what they bring about beyond what can be weighed."""
    made = {tuple(map(str, choice.effects)) for _, choices in answers_of(message) for choice in choices}
    return len(made) > 1


def _ways(message: Message, only: Sequence[str] | None = None) -> Iterator[float]:
    """What every way through a message comes to, as far as they are walked; `only` limits the answers."""
    start = dict(message.levels)
    waiting: list[tuple[Sequence[Choice], float, Mapping[str, int], frozenset[str], frozenset[str]]] = [
        (message.choices, 0.0, start, frozenset(), frozenset())
    ]
    walked = 0
    while waiting and walked < MOST_WAYS:
        choices, before, levels, marks, used = waiting.pop()
        for choice in choices:
            if (only is not None and choice.id not in only) or choice.id in used:
                continue
            if choice.needs is not None and not choice.needs.met(levels, marks):
                continue
            walked += 1
            now = before + worth(choice.effects)
            moved = {
                name: min(100, max(0, level + choice.changes.get(name, 0))) for name, level in levels.items()
            }
            has = marks | set(choice.marks)
            if choice.leads_to is None or choice.leads_to not in message.turns:
                yield now
                continue
            turn = message.turns[turn_after(message.turns, choice.leads_to, moved, has)]
            waiting.append((turn.choices, now, moved, has, used | {choice.id}))
