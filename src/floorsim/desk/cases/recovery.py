"""What a remedy and an apology are worth to a customer to whom something went wrong. See recovery.md."""

from __future__ import annotations

from math import exp
from typing import Final, Literal

from floorsim.units import MINUTE_S

STEEPNESS: Final = 2.5
"""Where the service is accepted, a remedy of the share r of the loss counts 1 - exp(-2.5 r) (D, concave as in
Gelbrich, Gaethke and Gregoire 2015)."""
CENTRE: Final = 0.9
WIDTH: Final = 0.15
"""Where the service is rejected it is S-shaped around this share of the loss (D; steepest at 60-120%)."""
FLAT_FROM: Final = 1.5
"""A larger share than this adds nothing."""
BEYOND: Final = 0.95
"""and what goes beyond it takes something away: it looks bought (D; flat or falling above 150%,
Haesevoets and others 2017)."""
EMPATHY: Final = {"none": 0.0, "said": 0.4, "felt": 1.0}
"""How much of an apology's empathy reaches the customer (D)."""
EMPATHY_WEIGHT: Final = 0.75
"""Of what an apology is worth; the rest is how soon it comes (D; empathy first, then timing, Roschk and
Kaiser 2013)."""
SOON_S: Final = 10 * MINUTE_S
LATE_S: Final = 60 * MINUTE_S
LATE_COUNTS: Final = 0.3
"""An apology within ten minutes counts in full for its timing, after an hour this part (D)."""
MONEY_WEIGHT: Final = {"money": 0.7, "process": 0.5}
"""What the remedy weighs against the apology: for a failure of process no more than it (D, as above)."""
LEAST: Final = 0.1
"""Chance that somebody who gets nothing lets it rest (D)."""
MOST: Final = 0.97
"""No recovery settles more than this: a customer who is put right never counts above one who never had to ask
(de Matos, Henrique and Rossi 2007)."""
ANGER_WEIGHS: Final = 0.6
"""Ten points of a hundred angrier, a customer lets it rest 6% less often; ten calmer, 6% more often (D)."""
BACK_ANGER: Final = 15
"""So much angrier is a customer who has to come back, in points of a hundred (D)."""
MATTER: Final = {"left": 0.6, "owned": 0.97, "fixed": 1.0}
"""Factor on the chance by what becomes of the cause (D)."""
AGENT_FROM: Final = 0.6
AGENT_SKILL: Final = 0.4
"""An agent who deals with it reaches .6 of the chance, and .4 times the mean skill in listening, policy and
resolution more (D)."""

BACK_S: Final = (10 * MINUTE_S, 40 * MINUTE_S)
"""Who is not satisfied chases the matter after 10 to 40 minutes (D)."""
UNCONFIRMED_SHARE: Final = 0.25
UNCONFIRMED_S: Final = (30 * MINUTE_S, 120 * MINUTE_S)
"""Of those who have nothing in writing a quarter ask again, calmly, after half an hour to two hours (D)."""
CLAIM_SHARE: Final = 0.5
CLAIM_S: Final = (40 * MINUTE_S, 150 * MINUTE_S)
"""Of those who got more than half again of their loss so many try it again (D)."""
PRECEDENT: Final = {"handle": 1.06, "hostility": 1.4}
"""Each such remedy makes contacts of its driver so much longer, and so many more of them hostile, for the
rest of the run: others ask for the same and are refused (D)."""
OVER_TRUST: Final = -0.03
"""Leadership's trust for each remedy above the loss: credits are read, and have to be explained (D)."""
HARD_STEPS: Final = ("listening", "policy", "resolution")
TAUGHT_STEPS: Final = ("listening", "policy")
TAUGHT: Final = 0.002
TAUGHT_WELL: Final = 0.006
"""What an agent who is coached through a hard case gains in each of these steps; more if it ends well (D)."""
CALMED: Final = 0.01
FAILED: Final = -0.02
"""The agent's morale afterwards (D)."""

Failure = Literal["money", "process"]
Service = Literal["accepted", "rejected"]


def remedy_worth(share: float, service: Service) -> float:
    """What a remedy of this share of the loss counts, 0-1; `share` is 0 or more."""
    within = min(share, FLAT_FROM)
    if service == "accepted":
        worth = 1.0 - exp(-STEEPNESS * within)
    else:
        worth = 1.0 / (1.0 + exp(-(within - CENTRE) / WIDTH))
    return worth * BEYOND if share > FLAT_FROM else worth


def apology_worth(apology: str, after_s: float) -> float:
    """What an apology counts, 0-1, so long after the customer asked for somebody."""
    empathy = EMPATHY[apology]
    if not empathy:
        return 0.0
    late = min(1.0, max(0.0, (after_s - SOON_S) / (LATE_S - SOON_S)))
    soon = 1.0 - (1.0 - LATE_COUNTS) * late
    return EMPATHY_WEIGHT * empathy + (1.0 - EMPATHY_WEIGHT) * soon


def settles(
    share: float | None, service: Service, failure: Failure, apology: str, after_s: float, matter: str
) -> float:
    """Chance, 0-1, that the customer lets it rest; `share` is None where no money was lost."""
    sorry = apology_worth(apology, after_s)
    if share is None:
        worth = sorry
    else:
        weight = MONEY_WEIGHT[failure]
        worth = weight * remedy_worth(share, service) + (1.0 - weight) * sorry
    return (LEAST + (MOST - LEAST) * worth) * MATTER[matter]


def calmed(chance: float, rise: int) -> float:
    """The chance with a customer who has become so much angrier since they asked, in points of 100."""
    return min(MOST, chance * (1.0 - ANGER_WEIGHS * rise / 100.0))


def agent_reaches(skill: float) -> float:
    """Part of that chance which an agent of this skill, 0-1, reaches."""
    return AGENT_FROM + AGENT_SKILL * skill
