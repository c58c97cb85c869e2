"""What quality analysts wrote about everybody in the weeks before the run: nobody starts as a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.reviews import misjudged_chance, review_scores
from floorsim.floor.quality.rubric import UNIFORMS_PER_CONTACT, Rubrics, score_contacts
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.chance.random_streams import FloatArray, RandomStreams
    from floorsim.floor.ledger import Ledger

WEEKS: Final = 4
"""Weeks over which they are spread (D: a month, in which four to ten reviews are usual)."""
FATIGUE: Final = 0.25
EXHAUSTION: Final = 0.3
"""State in which the agents were on average when those contacts were handled (D)."""


class EarlierReview(NamedTuple):
    """A review from before the run."""

    agent: int
    handled_s: float
    """When the contact was, seconds since midnight before day 1; below 0 on the days before."""
    points: float
    """0-100, whole."""
    missed: tuple[bool, ...]
    """Per step of the rubric."""
    weights: tuple[float, ...]
    """What each step counts on the contact's channel."""


def earlier_reviews(
    ledger: Ledger, each: int, rubrics: Rubrics, biases: FloatArray, noise: float, random: RandomStreams
) -> list[EarlierReview]:
    """So many of each agent who is there when the run starts, the oldest first, on the agent's own channels.

    They follow from the skills with which everyone starts: those of the first agents are the first of the
    ledger's sets of skills. `biases` are the analysts', who review agents in turn.
    """
    found: list[EarlierReview] = []
    for index, agent in enumerate(ledger.agents):
        if agent.joined_s > ledger.agents[0].joined_s or not agent.home or not each:
            continue
        width = UNIFORMS_PER_CONTACT + 1 + len(STEPS)
        u = random.uniforms(each * width, "earlier reviews", agent.id).reshape(each, width)
        channel = np.array([agent.home[number % len(agent.home)] for number in range(each)])
        truth = score_contacts(
            rubrics,
            channel=channel,
            step_skill=np.tile(np.array(ledger.skills[index]), (each, 1)),
            fatigue=np.full(each, FATIGUE),
            exhaustion=np.full(each, EXHAUSTION),
            contacts_in_hand=np.ones(each, dtype=np.int64),
            unclear=np.zeros(each),
            hostile=np.zeros(each, dtype=np.bool_),
            u=u[:, :UNIFORMS_PER_CONTACT],
        )
        bias = np.full(each, biases[index % len(biases)])
        points = review_scores(truth.score, bias, u[:, UNIFORMS_PER_CONTACT], noise).tolist()
        weights = rubrics.weights[channel]
        wrong = u[:, UNIFORMS_PER_CONTACT + 1 :] < misjudged_chance(noise)
        missed = (truth.met == wrong) & (weights > 0)
        for number in range(each):
            days_ago = WEEKS * 7 * (each - number) / (each + 1)
            found.append(
                EarlierReview(
                    index,
                    -days_ago * DAY_S,
                    points[number],
                    tuple(missed[number].tolist()),
                    tuple(weights[number].tolist()),
                )
            )
    return found
