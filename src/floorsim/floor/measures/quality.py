"""How well contacts were handled and how customers felt: the truth, of which the floor sees a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.contact import TRANSFER
from floorsim.floor.measures.contact_table import ContactTable, Floats
from floorsim.floor.measures.handling import is_handled
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.steps import LISTENING, STEPS
from floorsim.floor.quality.rubric import FULL_SCORE, ContactQuality, Rubrics, rubrics, score_contacts
from floorsim.floor.quality.rubric import UNIFORMS_PER_CONTACT as RUBRIC_UNIFORMS
from floorsim.floor.quality.survey import UNIFORMS_PER_CONTACT as SURVEY_UNIFORMS
from floorsim.floor.quality.survey import Satisfaction, satisfaction, satisfied
from floorsim.scenario.models.channels import Medium
from floorsim.scenario.models.desk import Quality

RUBRIC_PURPOSE: Final = 1
SURVEY_PURPOSE: Final = 2
REVIEW_PURPOSE: Final = 3
ANALYST_PURPOSE: Final = 4
TRACE_PURPOSE: Final = 5
FLAG_PURPOSE: Final = 6
SAMPLE_PURPOSE: Final = 7
MATTER_PURPOSE: Final = 8
"""Which further draw of a contact decides what (further_draws.py); any other purpose stays free."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Handled contacts with their quality, and the customers among them who could be asked."""

    contacts: ContactTable
    quality: ContactQuality
    """One row per contact of `contacts`."""
    surveyed: ContactTable
    """Handled contacts of a customer, but for those handed on to another queue."""
    satisfaction: Satisfaction
    """One row per contact of `surveyed`."""


def judge(table: ContactTable, book: SkillBook, media: Mapping[str, Medium], terms: Quality) -> Judged:
    """Judges every contact that an agent finished with. `media`: channel id to medium, in the floor's order.

    `table` must hold every contact of the ledger; what was handed on is known from the contact it became.
    """
    handed_on = np.zeros(len(table), dtype=np.bool_)
    handed_on[table.parent[table.origin == TRANSFER]] = True
    done = is_handled(table) & (table.agent >= 0)
    contacts = table.where(done)
    quality = scored(contacts, book, rubrics(media, terms.rubrics))
    has_customer = np.array([medium != "back_office" for medium in media.values()], dtype=np.bool_)
    asked = has_customer[contacts.channel] & ~handed_on[done]
    surveyed = contacts.where(asked)
    wait_s, told_s = _felt_waits(surveyed)
    felt = satisfaction(
        resolved=surveyed.resolved,
        wait_s=wait_s,
        target_s=surveyed.within_s,
        announced_s=told_s,
        extra_contacts=surveyed.attempt,
        listened=quality.met[asked, LISTENING],
        hostile=surveyed.hostile,
        u=further_uniforms(surveyed.own_luck, SURVEY_UNIFORMS, SURVEY_PURPOSE),
        response=terms.survey_response,
    )
    return Judged(contacts, quality, surveyed, felt)


def _felt_waits(table: ContactTable) -> tuple[Floats, Floats]:
    """How long customers felt that they waited, and what they had been told (below 0: nothing).

    Whoever is called back by the promised time did not wait; whoever is called later waited all along, and
    was told the promise.
    """
    wait_s = table.answered_s - table.arrived_s
    promised = table.promised_s >= 0
    kept = promised & (table.answered_s <= table.promised_s)
    told_s = np.where(promised, table.promised_s - table.arrived_s, table.announced_s)
    return np.where(kept, 0.0, wait_s), told_s


def scored(contacts: ContactTable, book: SkillBook, terms: Rubrics) -> ContactQuality:
    """The quality of contacts that agents have finished with, one row each."""
    errors = None
    if (lost := contacts.errors >= 0).any():
        errors = np.zeros((len(contacts), len(STEPS)))
        errors[lost] = book.rows(contacts.errors[lost])
    return score_contacts(
        terms,
        channel=contacts.channel,
        step_skill=book.rows(contacts.skill_key),
        fatigue=contacts.fatigue,
        exhaustion=contacts.exhaustion,
        contacts_in_hand=contacts.load,
        unclear=contacts.unclear.astype(np.float64),
        hostile=contacts.hostile,
        u=further_uniforms(contacts.own_luck, RUBRIC_UNIFORMS, RUBRIC_PURPOSE),
        errors=errors,
    )


def qa(of: Judged, from_s: float, to_s: float) -> float | None:
    """QA, 0-1 = mean rubric score of the handled contacts that arrived in the window / 100. The truth: a
    supervisor sees reviews of a few."""
    scores = of.quality.score[_within(of.contacts, from_s, to_s)]
    return float(scores.mean()) / FULL_SCORE if len(scores) else None


def compliance_events(of: Judged, from_s: float, to_s: float) -> int:
    """Contacts with a compliance step missed or a card number read out."""
    return int(of.quality.compliance_event[_within(of.contacts, from_s, to_s)].sum())


def csat(of: Judged, from_s: float, to_s: float) -> float | None:
    """CSAT, top-2-box = survey answers of 4 or 5 / survey answers. Those who answer are not those who felt:
    the delighted and the upset answer more often."""
    rows = _within(of.surveyed, from_s, to_s) & of.satisfaction.answered
    felt = of.satisfaction.felt[rows]
    return float(satisfied(felt).mean()) if len(felt) else None


def csat_mean(of: Judged, from_s: float, to_s: float) -> float | None:
    """CSAT, mean = sum of survey answers (1-5) / survey answers."""
    rows = _within(of.surveyed, from_s, to_s) & of.satisfaction.answered
    felt = of.satisfaction.felt[rows]
    return float(felt.mean()) if len(felt) else None


def csat_true(of: Judged, from_s: float, to_s: float) -> float | None:
    """Customers who felt 4 or 5 / all handled customers, asked or not: what no survey shows."""
    felt = of.satisfaction.felt[_within(of.surveyed, from_s, to_s)]
    return float(satisfied(felt).mean()) if len(felt) else None


def survey_answers(of: Judged, from_s: float, to_s: float) -> int:
    """Customers who answered the survey."""
    return int((_within(of.surveyed, from_s, to_s) & of.satisfaction.answered).sum())


def survey_shares(of: Judged, from_s: float, to_s: float) -> tuple[int, int]:
    """Customers who answered the survey, and those who were asked."""
    return survey_answers(of, from_s, to_s), int(_within(of.surveyed, from_s, to_s).sum())


def _within(
    table: ContactTable, from_s: float, to_s: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = (table.arrived_s >= from_s) & (
        table.arrived_s < to_s
    )
    return inside
