"""A contact's score on the calibrated yardstick: a mark for each step of the rubric, and its points."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

import numpy as np

from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.measures.contact_table import contact_table
from floorsim.floor.measures.quality import RUBRIC_PURPOSE, scored
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.rubric import FULL_SCORE, UNIFORMS_PER_CONTACT, rubrics

if TYPE_CHECKING:
    from floorsim.floor.compiled_floor import CompiledFloor
    from floorsim.floor.contact import Contact

Mark = Literal["met", "partly", "missed", "not_applicable"]
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)

PARTLY_BAND: Final = 0.5
"""A step counts as met in part when it was met or missed by less than this part of the chance of missing it
(D): half of the misses, and as many of those just met, so that the mean score stays the true one. What is
compliance is met or missed, never in part."""
CREDIT: Final[dict[Mark, float]] = {"met": 1.0, "partly": 0.5, "missed": 0.0}
"""Part of a step's points that a mark gives."""


class Calibrated(NamedTuple):
    """One contact as calibrated reviewers score it."""

    marks: tuple[Mark, ...]
    """One per step."""
    points: float
    """0-100."""
    compliance_missed: bool
    card_read: bool


def calibrated(contacts: Sequence[Contact], compiled: CompiledFloor, book: SkillBook) -> list[Calibrated]:
    """The calibrated score of contacts that agents are done with, in their order."""
    if not contacts:
        return []
    table = contact_table(contacts, compiled.contact_types, compiled.channels)
    terms = rubrics(compiled.media, compiled.scenario.quality.rubrics)
    truth = scored(table, book, terms)
    u = further_uniforms(table.own_luck, UNIFORMS_PER_CONTACT, RUBRIC_PURPOSE)[:, : len(STEPS)]
    band = np.minimum(PARTLY_BAND * (1.0 - truth.chance), truth.chance)
    partly = (np.abs(u - truth.chance) < band) & ~terms.compliance[table.channel]
    weights = terms.weights[table.channel]
    found = []
    for row in range(len(contacts)):
        marks = tuple(
            _mark(bool(met), bool(part), weight)
            for met, part, weight in zip(truth.met[row], partly[row], weights[row].tolist(), strict=True)
        )
        found.append(
            Calibrated(
                marks,
                points_of(marks, weights[row].tolist()),
                bool(truth.compliance_missed[row]),
                bool(truth.card_read[row]),
            )
        )
    return found


def _mark(met: bool, partly: bool, weight: float) -> Mark:
    if weight <= 0.0:
        return "not_applicable"
    return "partly" if partly else "met" if met else "missed"


def points_of(marks: Sequence[Mark], weights: Sequence[float]) -> float:
    """The score, 0-100, that marks give under these weights; what does not apply is left out of it."""
    counted = [(mark, weight) for mark, weight in zip(marks, weights, strict=True) if mark in CREDIT]
    whole = fsum(weight for _, weight in counted)
    return FULL_SCORE * fsum(CREDIT[mark] * weight for mark, weight in counted) / whole if whole else 0.0
