"""The quality score: what customers got, how well, and whether one can rely on what was said to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from floorsim.floor.quality.rubric import FULL_SCORE
from floorsim.floor.quality.survey import DELIGHTED, SATISFIED_FROM, satisfied
from floorsim.scenario.effects.catalogue.trust import START_TRUST
from floorsim.scoring.curve import AT_TARGET, Curve, points
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.resolvable import usual_comebacks
from floorsim.scoring.scorecard import Part, Score, score_of_groups
from floorsim.sums import whole_sum
from floorsim.wording.numbers import exact_percent, of, signed
from floorsim.wording.score_names import QUALITY

CUSTOMERS_WEIGHT: Final = 0.65
PROMISES_WEIGHT: Final = 0.15
TRUST_WEIGHT: Final = 0.20
"""How much counts what customers got, whether promises were kept, and whether what was said held (D). That a
message was answered counts by what comes of it, never by itself."""
CLOSED_SHARE: Final = 0.4
QA_SHARE: Final = 0.3
CSAT_SHARE: Final = 0.3
"""Parts of what customers got (D)."""
BENEFIT: Final = 1.0
"""A share of few is taken as if one case more had gone well (D): one slip of one is not everything."""

FEWER_COMEBACKS: Final[Curve] = (
    (-0.25, 0.0), (-0.15, 30.0), (-0.05, 65.0), (0.0, 80.0), (0.05, 90.0), (0.12, 100.0),
)  # fmt: skip
"""Share of customers who come back less than usual, below zero more (D)."""
EXPERIENCED_QA: Final = 0.92
"""Mean rubric score of an experienced team, 0-1 (D)."""
QA: Final[Curve] = ((0.60, 0.0), (0.75, 30.0), (0.85, 62.0), (EXPERIENCED_QA, AT_TARGET), (1.0, 100.0))
"""Mean rubric score, 0-1 (D)."""
GOOD_CSAT: Final = 0.8
"""Share of satisfied customers that a good day reaches (D)."""
CSAT: Final[Curve] = ((0.0, 0.0), (0.2, 20.0), (0.5, 58.0), (GOOD_CSAT, AT_TARGET), (0.95, 100.0))
"""Share of satisfied customers, those who never got through counted as not (D)."""
GOOD_KEPT: Final = 0.9
"""Share of promises kept that is good (D)."""
KEPT: Final[Curve] = ((0.0, 0.0), (0.5, 35.0), (GOOD_KEPT, AT_TARGET), (1.0, 100.0))
"""Share of promises kept (D)."""
TRUST: Final[Curve] = ((0.0, 0.0), (0.3, 25.0), (0.6, 72.0), (0.75, 90.0), (0.9, 100.0))
"""Leadership's trust at the end, 0-1; it starts at .6 (D)."""


def quality_score(evidence: Evidence) -> Score:
    """The score: the weighted geometric mean of three groups, so that none can be given up for another.

    A group for which this run has no figure is left out.
    """
    customers = [*_stayed_closed(evidence), *_qa(evidence), *_csat(evidence)]
    groups = [
        (customers, CUSTOMERS_WEIGHT),
        (list(_promises(evidence)), PROMISES_WEIGHT),
        (list(_trust(evidence)), TRUST_WEIGHT),
    ]
    return score_of_groups("quality", QUALITY, groups)


def _share(good: int, all_of_them: int) -> float:
    return (good + BENEFIT) / (all_of_them + BENEFIT)


def _stayed_closed(evidence: Evidence) -> Iterator[Part]:
    own = evidence.matters.arrived_in(evidence.from_s, np.nextafter(evidence.now_s, np.inf))
    usual = usual_comebacks(evidence)
    if usual is None or not len(own.came_back):
        return
    back = float(own.came_back.mean())
    yield Part(
        "closed",
        "Customers who did not have to come back",
        f"{exact_percent(1 - back)}; usual handling of the same contacts would give "
        f"{exact_percent(1 - usual)}",
        points(usual - back, FEWER_COMEBACKS),
        CLOSED_SHARE,
        "Who really came back, or will after the end. What an incident made impossible to resolve is not "
        f"held against you; fewer comebacks than usual give more than "
        f"{points(0.0, FEWER_COMEBACKS):g} points.",
    )


def _qa(evidence: Evidence) -> Iterator[Part]:
    qa = evidence.figures.floor.qa
    if qa is not None:
        yield Part(
            "qa",
            "Quality of the contacts",
            f"{FULL_SCORE * qa:.0f} of {FULL_SCORE:g} over every contact, not only the sampled ones",
            points(qa, QA),
            QA_SHARE,
            f"The rubric's mean; an experienced team scores about {FULL_SCORE * EXPERIENCED_QA:g}, which "
            f"gives {AT_TARGET:g} points.",
        )


def _csat(evidence: Evidence) -> Iterator[Part]:
    if evidence.judged is None:
        return
    surveyed = evidence.judged.surveyed.arrived_s >= evidence.from_s
    felt = evidence.judged.satisfaction.felt[surveyed]
    lost = whole_sum(
        int(evidence.customers(channel.index).lost.sum()) for channel in evidence.channels if channel.live
    )
    if not len(felt) + lost:
        return
    happy = int(satisfied(felt).sum())
    share = happy / (len(felt) + lost)
    yield Part(
        "csat",
        "Satisfied customers",
        f"{exact_percent(share)} felt {SATISFIED_FROM} or more of {DELIGHTED}; {lost} who never got through "
        "count as dissatisfied",
        points(share, CSAT),
        CSAT_SHARE,
        f"How every customer felt, asked or not; {exact_percent(GOOD_CSAT)} gives {AT_TARGET:g} points.",
    )


def _promises(evidence: Evidence) -> Iterator[Part]:
    kept, broken = evidence.promises
    if kept + broken:
        yield Part(
            "promises",
            "Promises kept",
            of(kept, kept + broken, "promise") + ", callbacks included",
            points(_share(kept, kept + broken), KEPT),
            1.0,
            "Callbacks made in time, updates and calls that you promised; one that is still open and past "
            "its time is broken.",
        )


def _trust(evidence: Evidence) -> Iterator[Part]:
    if evidence.trust is not None:
        yield Part(
            "trust",
            "Leadership's trust in what you say",
            f"{evidence.trust:.2f}, {signed(evidence.trust - START_TRUST)} since the start",
            points(evidence.trust, TRUST),
            1.0,
            "Moved by what you told whom, when, and whether it held; unchanged trust gives "
            f"{points(START_TRUST, TRUST):g} points.",
        )
