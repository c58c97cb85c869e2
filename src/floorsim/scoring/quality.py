"""The quality score: what customers got, how well, and whether one can rely on what was said to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from floorsim.desk.desk import START_TRUST
from floorsim.floor.measures.resolution import matters
from floorsim.scoring.curve import Curve, points
from floorsim.scoring.customers import customers_of
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.resolvable import usual_comebacks
from floorsim.scoring.scorecard import Part, Score, score_of_groups
from floorsim.scoring.words import of, percent, signed

if TYPE_CHECKING:
    from floorsim.desk.inbox import ItemKind

CUSTOMERS_WEIGHT: Final = 0.6
WORD_WEIGHT: Final = 0.4
"""How much what customers got, and whether one can rely on the supervisor's word, count (D)."""
CLOSED_WEIGHT: Final = 0.4
QA_WEIGHT: Final = 0.3
CSAT_WEIGHT: Final = 0.3
"""Within what customers got (D)."""
PROMISES_WEIGHT: Final = 0.3
MANAGER_WEIGHT: Final = 0.2
TRUST_WEIGHT: Final = 0.3
ANSWERS_WEIGHT: Final = 0.2
"""Within the supervisor's word (D)."""

FEWER_COMEBACKS: Final[Curve] = (
    (-0.25, 0.0), (-0.15, 30.0), (-0.05, 65.0), (0.0, 80.0), (0.05, 90.0), (0.12, 100.0),
)  # fmt: skip
"""Share of customers who come back less than usual, below zero more (D)."""
QA: Final[Curve] = ((0.60, 0.0), (0.75, 30.0), (0.85, 62.0), (0.92, 88.0), (1.0, 100.0))
"""Mean rubric score, 0-1 (D: an experienced team scores about .92)."""
CSAT: Final[Curve] = ((0.0, 0.0), (0.2, 20.0), (0.5, 58.0), (0.8, 88.0), (0.95, 100.0))
"""Share of customers who feel 4 or 5 of 5, those who never got through counted as not (D)."""
KEPT: Final[Curve] = ((0.0, 0.0), (0.5, 35.0), (0.9, 88.0), (1.0, 100.0))
"""Share of promises kept, of customers who got the manager they asked for, of questions answered (D)."""
TRUST: Final[Curve] = ((0.0, 0.0), (0.3, 25.0), (0.6, 72.0), (0.75, 90.0), (0.9, 100.0))
"""Leadership's trust at the end, 0-1; it starts at .6 (D)."""


def quality_score(evidence: Evidence) -> Score:
    """The score: the geometric mean of what customers got and of the word one gave, so that neither can be
    given up for the other; within each, the weighted mean of the parts that this run has figures for."""
    return score_of_groups(
        "quality",
        "Quality",
        [(list(_customers(evidence)), CUSTOMERS_WEIGHT), (list(_word(evidence)), WORD_WEIGHT)],
    )


def _customers(evidence: Evidence) -> Iterator[Part]:
    yield from _stayed_closed(evidence)
    yield from _qa(evidence)
    yield from _csat(evidence)


def _word(evidence: Evidence) -> Iterator[Part]:
    yield from _promises(evidence)
    yield from _settled(
        evidence, "escalation", "manager", "Customers who wanted a manager", MANAGER_WEIGHT,
        "customer", "Whoever asked for a manager and got one in time, by you, by a call back or by advice.",
    )  # fmt: skip
    yield from _trust(evidence)
    yield from _settled(
        evidence, "message", "answers", "Questions to you that got an answer", ANSWERS_WEIGHT,
        "question", "Messages that asked for a choice, answered before their deadline.",
    )  # fmt: skip


def _stayed_closed(evidence: Evidence) -> Iterator[Part]:
    own = matters(evidence.table).arrived_in(evidence.from_s, np.nextafter(evidence.now_s, np.inf))
    usual = usual_comebacks(evidence)
    if usual is None or not len(own.came_back):
        return
    back = float(own.came_back.mean())
    yield Part(
        "closed",
        "Customers who need not come back",
        f"{percent(1 - back)}; an ordinary handling of the same contacts would give {percent(1 - usual)}",
        points(usual - back, FEWER_COMEBACKS),
        CLOSED_WEIGHT,
        "Who really came back or will, after the end too. What an incident made impossible to resolve is not "
        "held against you; fewer comebacks than usual give more than 80 points.",
    )


def _qa(evidence: Evidence) -> Iterator[Part]:
    qa = evidence.figures.floor.qa
    if qa is not None:
        yield Part(
            "qa",
            "Quality of the contacts",
            f"{100 * qa:.0f} of 100 over every contact, not only the sampled ones",
            points(qa, QA),
            QA_WEIGHT,
            "The rubric's mean; an experienced team scores about 92, which gives 88 points.",
        )


def _csat(evidence: Evidence) -> Iterator[Part]:
    if evidence.judged is None:
        return
    surveyed = evidence.judged.surveyed.arrived_s >= evidence.from_s
    felt = evidence.judged.satisfaction.felt[surveyed]
    lost = sum(
        int(customers_of(evidence.window, channel.index, evidence.now_s).lost.sum())
        for channel in evidence.floor.channels
        if channel.live
    )
    if not len(felt) + lost:
        return
    happy = int((felt >= 4).sum())
    share = happy / (len(felt) + lost)
    yield Part(
        "csat",
        "Satisfied customers",
        f"{percent(share)} felt 4 or 5 of 5; {lost} who never got through count as dissatisfied",
        points(share, CSAT),
        CSAT_WEIGHT,
        "How every customer felt, asked or not; 80% gives 88 points.",
    )


def _promises(evidence: Evidence) -> Iterator[Part]:
    kept, broken = evidence.promises
    if kept + broken:
        yield Part(
            "promises",
            "Promises kept",
            of(kept, kept + broken, "promise") + ", callbacks included",
            points(kept / (kept + broken), KEPT),
            PROMISES_WEIGHT,
            "Callbacks made in time, updates and calls that you promised; one that is still open and past "
            "its time is broken.",
        )


def _settled(
    evidence: Evidence, kind: ItemKind, id: str, label: str, weight: float, thing: str, meaning: str
) -> Iterator[Part]:
    answered, missed = evidence.settled(kind)
    if answered + missed:
        yield Part(
            id,
            label,
            of(answered, answered + missed, thing),
            points(answered / (answered + missed), KEPT),
            weight,
            meaning,
        )


def _trust(evidence: Evidence) -> Iterator[Part]:
    if evidence.trust is not None:
        yield Part(
            "trust",
            "Leadership's trust in what you say",
            f"{evidence.trust:.2f}, {signed(evidence.trust - START_TRUST)} since the start",
            points(evidence.trust, TRUST),
            TRUST_WEIGHT,
            "Moved by what you told whom, when, and whether it held; unchanged trust gives 72 points.",
        )
