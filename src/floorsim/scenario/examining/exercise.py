"""Whether a scenario can be trained with.

The list is that by which operators of nuclear control rooms are examined (NRC, Operator Licensing Examination
Standards, ES-301-4): the start gives nothing away, each event has a cue and an expected action, there is
time to see what is to be seen, and a faster clock is said.

A scenario without objectives trains for nothing and is not asked: a floor to try something out on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from floorsim.scenario.checks.answers import answers_of
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Incident
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.values.times_of_day import format_time
from floorsim.wording.sentences import shown

TIME_TO_ACT_S: Final = 900.0  # D: from an event to the end of play: notice it, act, see what comes of it
TIME_TO_ANSWER_S: Final = 120.0  # D: from a question to the end of play
SOON_S: Final = 1800.0  # D: a message within half an hour of an event's start can be its cue
START_S: Final = 300.0  # D: what comes in the first five minutes is read as part of the start
LEAST_WORDS: Final = 2
MOST_TOLD: Final = 2 / 3
"""An event is given away by so many words of its title, and by such a part of them (D)."""
LONG_PLAY_S: Final = 7200.0  # D: longer play than this is compressed by nearly everybody
LEAST_P: Final = 0.01
"""Best answers that all lie alike by chance less often than this do not do so by chance (D)."""
SEEN: Final = frozenset(
    (
        *("announce", "away", "call_in", "customer", "demand", "handle", "news", "notice", "staff", "tool"),
        "unclear",
    )
)
"""Effects that show on the wallboard, at a desk or in the inbox as soon as they begin."""

_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def examine_exercise(scenario: Scenario, found: Findings) -> None:
    """Events, the briefing, the clock and the answers."""
    if not scenario.meta.objectives:
        return
    for index, incident in enumerate(scenario.incidents):
        _event(scenario, incident, ("incidents", index), found)
    _start(scenario, found)
    _questions(scenario, found)
    _clock(scenario, found)
    _answers(scenario, found)


def _event(scenario: Scenario, incident: Incident, path: Path, found: Findings) -> None:
    for key, right in (
        ("cue", "what a supervisor can see of its start"),
        ("expected", "what you hope to see done"),
    ):
        if getattr(incident, key) is None:
            found.warn(path, f"nothing says {right}", f"add {key}:")
    left_s = scenario.end_s - incident.start
    if 0 < left_s < TIME_TO_ACT_S:
        wrong = f"it begins {left_s / 60:.0f} minutes before play ends, too late to see what is done about it"
        found.warn((*path, "from"), wrong, f"begin by {format_time(scenario.end_s - TIME_TO_ACT_S)}")
    shows = any(timed.effect.key in SEEN for timed in incident.effects)
    soon = any(
        message.at is not None and 0 <= message.at - incident.start <= SOON_S for message in scenario.messages
    )
    waits = any(message.when is not None for message in scenario.messages)
    if not shows and not soon and not waits:
        wrong = "nothing shows that it has begun"
        found.warn(path, wrong, "let somebody write within half an hour, or add news: to its effects")


def _start(scenario: Scenario, found: Findings) -> None:
    """The briefing, and what is read first, tell nothing of the events to come."""
    read = [(path, _words(text)) for path, text in _read_at_the_start(scenario)]
    for incident in scenario.incidents:
        if incident.foreseeable or incident.start <= scenario.play_from_s:
            continue
        words = _words(incident.title)
        for path, text in read:
            told = words & text
            if len(told) >= LEAST_WORDS and len(told) >= MOST_TOLD * len(words):
                time = format_time(incident.start)
                wrong = f"this tells of {shown(incident.title)} before it begins at {time}"
                found.warn(path, wrong, "leave it out, or write foreseeable: true for the incident")


def _read_at_the_start(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    if scenario.meta.briefing:
        yield ("meta", "briefing"), scenario.meta.briefing
    for index, message in enumerate(scenario.messages):
        first = message.at is not None and message.at <= scenario.play_from_s + START_S
        if first and isinstance(message.text, str):
            yield ("messages", index, "text"), message.text


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _questions(scenario: Scenario, found: Findings) -> None:
    for index, message in enumerate(scenario.messages):
        path: Path = ("messages", index)
        if message.choices and message.expected is None:
            found.warn(path, "nothing says which answer you hope for", "add expected:")
        if message.choices and message.at is not None and 0 < scenario.end_s - message.at < TIME_TO_ANSWER_S:
            wrong = "the question comes when play is nearly over"
            found.warn((*path, "at"), wrong, f"ask by {format_time(scenario.end_s - TIME_TO_ANSWER_S)}")


def _clock(scenario: Scenario, found: Findings) -> None:
    play = scenario.floor.play
    from_s, to_s = scenario.workdays[0]
    if to_s - from_s > LONG_PLAY_S and (play is None or "speed" not in play.model_fields_set):
        wrong = f"{(to_s - from_s) / 3600:.1f} hours are played, and nothing says how fast the clock runs"
        path: Path = ("floor", "play") if play is not None else ("floor",)
        found.warn(path, wrong, f"write speed: {scenario.speed:g} into play, or another speed")


def _answers(scenario: Scenario, found: Findings) -> None:
    """Best answers that all stand first, or all are the longest, where that is no chance."""
    places: dict[str, list[tuple[int, int]]] = {"written first": [], "the longest": []}
    for message in scenario.messages:
        for one in answers_of(message):
            best = [place for place, choice in enumerate(one.choices) if choice.best]
            if len(best) != 1 or len(one.choices) < 2:
                continue
            by_length = sorted(one.choices, key=lambda choice: (-len(choice.label), choice.id))
            places["written first"].append((best[0], len(one.choices)))
            places["the longest"].append((by_length.index(one.choices[best[0]]), len(one.choices)))
    for how, found_at in places.items():
        chance = 1.0
        for _, choices in found_at:
            chance /= choices
        if found_at and chance < LEAST_P and all(place == 0 for place, _ in found_at):
            wrong = f"the best answer is {how} each time, in {len(found_at)} questions of {len(found_at)}"
            found.warn(("messages",), wrong, "put it elsewhere in some, and give the others its length")
