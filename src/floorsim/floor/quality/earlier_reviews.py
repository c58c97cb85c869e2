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
    agents = [
        (index, agent)
        for index, agent in enumerate(ledger.agents)
        if agent.joined_s <= ledger.agents[0].joined_s and agent.home
    ]
    reviews = [(index, agent, number) for index, agent in agents for number in range(each)]
    if not reviews:
        return []
    width = UNIFORMS_PER_CONTACT + 1 + len(STEPS)
    u = np.concatenate([random.uniforms(each * width, "earlier reviews", agent.id) for _, agent in agents])
    u = u.reshape(len(reviews), width)
    channel = np.array([agent.home[number % len(agent.home)] for _, agent, number in reviews])
    truth = score_contacts(
        rubrics,
        channel=channel,
        step_skill=np.array([ledger.skills[index] for index, _, _ in reviews]),
        fatigue=np.full(len(reviews), FATIGUE),
        exhaustion=np.full(len(reviews), EXHAUSTION),
        contacts_in_hand=np.ones(len(reviews), dtype=np.int64),
        unclear=np.zeros(len(reviews)),
        hostile=np.zeros(len(reviews), dtype=np.bool_),
        u=u[:, :UNIFORMS_PER_CONTACT],
    )
    bias = np.array([biases[index % len(biases)] for index, _, _ in reviews])
    points = review_scores(truth.score, bias, u[:, UNIFORMS_PER_CONTACT], noise).tolist()
    weights = rubrics.weights[channel]
    wrong = u[:, UNIFORMS_PER_CONTACT + 1 :] < misjudged_chance(noise)
    missed = ((truth.met == wrong) & (weights > 0)).tolist()
    return [
        EarlierReview(
            index,
            -WEEKS * 7 * (each - number) / (each + 1) * DAY_S,
            points[row],
            tuple(missed[row]),
            tuple(weights[row].tolist()),
        )
        for row, (index, _, number) in enumerate(reviews)
    ]
