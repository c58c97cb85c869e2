"""The course of the run: how long it takes a person, and incidents that can be seen and are acted upon."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Final

from floorsim.lab.proving.proof import Claim
from floorsim.scenario.models.events import Incident
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.talk import every_text
from floorsim.units import MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.times import clock

WORDS_A_MINUTE: Final = 200.0
"""How fast a message is read, with a thought for its answers (D: reading alone goes at 240)."""
LONGEST_MIN: Final = 120.0
"""Longest sitting at the scenario's speed (D: the longest exercise that is played without a break)."""
CHOOSING_MIN: Final = 0.25
"""What giving one decision takes on the screen (D: a form is filled in while the clock stands)."""
BEFORE_S: Final = 15 * MINUTE_S
"""An incident that somebody knows of beforehand, or that is announced, is met as early as this (D)."""


def duration_claims(scenario: Scenario) -> Iterator[Claim]:
    """How long a run takes a person: the clock at the scenario's speed, reading, deciding."""
    floor_min = scenario.played_s / MINUTE_S
    running = floor_min / scenario.speed
    reading = _words(scenario) / WORDS_A_MINUTE
    deciding = CHOOSING_MIN * len(scenario.expert)
    sitting = running + reading + deciding
    days = len(scenario.workdays)
    share = fsum((reading, deciding)) / sitting
    told = f"{floor_min:.0f} min at {scenario.speed}×: {running:.0f}, with reading and deciding {sitting:.0f}"
    holds = sitting / days <= LONGEST_MIN
    yield Claim(
        "duration",
        "a sitting has a length that can be declared",
        f"at most {LONGEST_MIN:.0f} min a day of play",
        told,
        holds,
        f"Announce about {_rounded(sitting)} minutes: the clock runs {running:.0f} of them at "
        f"{scenario.speed} times speed, and {share:.0%} go to reading and deciding."
        if holds
        else f"A sitting takes about {_rounded(sitting)} minutes on {days} day(s) of play, more than "
        "anybody stays attentive. Give `play` a higher `speed`, or play less of the day.",
    )


def _rounded(minutes: float) -> int:
    return max(5, 5 * round(minutes / 5.0))


def _words(scenario: Scenario) -> int:
    """Words that are read: the briefing, and every message that comes by itself with its answers."""
    texts = [scenario.meta.briefing or "", *scenario.meta.objectives]
    for message in scenario.messages:
        if message.at is not None:
            texts += [message.text, *(choice.label for choice in message.choices)]
            texts += [text for turn in message.turns.values() for text in every_text(turn.text)]
    return len(" ".join(texts).split())


def incident_claims(scenario: Scenario) -> Iterator[Claim]:
    """That each incident of the played time can be seen, and that the worked run acts upon it."""
    for incident in scenario.incidents:
        if incident.end <= scenario.play_from_s or incident.start >= scenario.end_s:
            continue
        cues = _cues(scenario, incident)
        acted = [one for one in scenario.expert if _from_s(incident) <= one.at <= incident.end]
        seen = bool(cues) or incident.cue is not None
        says = f"{incident.id} can be seen"
        yield Claim(
            "incidents",
            says,
            "a cue, or a message while it lasts",
            both(cues[:3]) if cues else ("its cue" if seen else "nothing"),
            seen,
            f"{incident.title} shows: {both(cues[:3])}."
            if cues
            else f"{incident.title}: {incident.cue}"
            if seen
            else f"Nothing tells the trainee of {incident.title}. Let a message come while it lasts, or "
            "write its `cue`: what can be seen, and where.",
        )
        yield Claim(
            "incidents",
            f"the worked run acts on {incident.id}",
            f"a decision between {clock(_from_s(incident))} and {clock(incident.end)}",
            f"{len(acted)}, the first at {clock(acted[0].at)}" if acted else "none",
            bool(acted),
            f"The worked run answers {incident.title} from {clock(acted[0].at)}."
            if acted
            else f"The worked run decides nothing while {incident.title} lasts. Show what a good supervisor "
            "does about it, or leave the incident out.",
        )


def _from_s(incident: Incident) -> float:
    return incident.start - (BEFORE_S if incident.foreseeable else 0.0)


def _cues(scenario: Scenario, incident: Incident) -> list[str]:
    """Messages that come while it lasts."""
    return [
        f"{message.sender} at {clock(message.at)}"
        for message in scenario.messages
        if message.at is not None and incident.start <= message.at <= incident.end
    ]
