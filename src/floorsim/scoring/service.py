"""The service-level score: how every channel's customers were served, against the channel's own target."""

from __future__ import annotations

from dataclasses import replace
from math import fsum, sqrt
from typing import Final

from floorsim.floor.channel import Channel
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.live_service import live_parts
from floorsim.scoring.owed import MOVED, owed_share, owed_words
from floorsim.scoring.scorecard import Part, Score, score_of_groups
from floorsim.scoring.written_service import written_parts
from floorsim.wording.numbers import counted, exact_percent
from floorsim.wording.score_names import SERVICE_LEVEL

LENT: Final = 1.5
LENT_MOST: Final = 6.0
"""Points that each agent costs who is lent to another channel at the end without a time to return, and the
most for all (D)."""
OWED: Final = 6.0
"""Points lost when all planned back-office time is owed at the end (D)."""


def service_score(evidence: Evidence) -> Score:
    """The score: the weighted geometric mean of the channels, so that none can be given up for another.

    Channels weigh as the scenario says, else by the square root of what was offered on them (D): by volume
    alone a small channel could be given up for a large one.
    """
    groups: list[tuple[list[Part], float]] = []
    for channel in evidence.channels:
        weight = _weight(evidence, channel)
        found = live_parts(evidence, channel) if channel.live else written_parts(evidence, channel)
        if found and weight > 0:
            groups.append((found, weight))
    score = score_of_groups("service_level", SERVICE_LEVEL, groups)
    taken = tuple(part for part in (_lent(evidence), _back_office(evidence)) if part is not None)
    points = fsum(part.points for part in taken)
    return replace(score, value=max(0.0, score.value + points), parts=(*score.parts, *taken))


def _weight(evidence: Evidence, channel: Channel) -> float:
    written = evidence.scenario.scoring.channels
    return written.get(channel.id, 0.0) if written else sqrt(evidence.figures.channels[channel.id].offered)


def _on_the_way(evidence: Evidence, agent: int) -> bool:
    """Whether the agent is changing channel, or will when the contact in hand is done."""
    return any(
        one.activity == "switching" and (one.due or one.going_on) for one in evidence.activities[agent]
    )


def _back_office(evidence: Evidence) -> Part | None:
    of = [evidence.figures.floor.debt["back_office"]]
    share = owed_share(of)
    if not share:
        return None
    return Part(
        "back_office",
        "Back-office time still owed",
        owed_words(of),
        -OWED * share,
        0.0,
        "Planned back-office time that went to the queues has to be given back: all of it lost takes "
        f"{OWED:g} points, with a new time {exact_percent(MOVED)} of that.",
    )


def lent_agents(evidence: Evidence) -> list[int]:
    """Agents (index) who are on another channel at the end, with no time to go back."""
    return [
        agent
        for agent, login in evidence.logins.items()
        if agent in evidence.open_shifts
        and sorted(login.channels) != sorted(evidence.ledger.agents[agent].home)
        and login.until_s < 0.0
        and not _on_the_way(evidence, agent)
    ]


def _lent(evidence: Evidence) -> Part | None:
    away = lent_agents(evidence)
    if not away:
        return None
    who = counted(len(away), "agent")
    return Part(
        "lent",
        "Lent to another channel, not returned",
        f"{who} away from their own channels with no time to go back",
        -min(LENT_MOST, LENT * len(away)),
        0.0,
        f"People lent to another channel have to go back; each without a return time costs {LENT:g} points.",
    )
