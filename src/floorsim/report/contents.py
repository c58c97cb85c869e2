"""Everything that a report of one run tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from floorsim.debrief.difference import difference_of
from floorsim.debrief.messages import CaseReview, messages_of
from floorsim.debrief.model import DecisionEffect, Review
from floorsim.debrief.played import Played
from floorsim.debrief.reference import Reference, reference_of
from floorsim.debrief.timeline import Timeline, timeline_of
from floorsim.lab.branches import Branches
from floorsim.present.day_by_day import day_by_day
from floorsim.present.difference_rows import MOST_PEOPLE, channel_words, people_words
from floorsim.present.result_view import DayByDay, ScorePart, ScoreView
from floorsim.present.review_words import effect_sentences
from floorsim.present.score_views import score_views
from floorsim.report.subject import Subject
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.wording.score_names import SCORE_NAMES


@dataclass(frozen=True, slots=True)
class Contents:
    """A review with the course of its run; or, of a run that can't be computed again, its scores alone."""

    subject: Subject
    overall: float
    gates: tuple[str, ...]
    scores: tuple[ScoreView, ...]
    days: DayByDay | None = None
    """Day by day, where several days were played."""
    reference_name: str | None = None
    """Whose scores stand beside them; None where nobody's do."""
    review: Review | None = None
    told: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Of each decision that made a difference to speak of, by its number: what it did, in sentences."""
    timeline: Timeline | None = None
    messages: tuple[CaseReview, ...] = ()
    why_no_review: str | None = None
    """Why nothing can be computed of this run, in a sentence."""


def contents_of(subject: Subject, play: Played, review: Review) -> Contents:
    """What a report tells of a run that was reviewed."""
    run, own = play.run, play.card
    reference = _reference(play)
    of_reference = Evidence(reference.run.compiled, reference.run.ledger)
    other = score(of_reference)
    return Contents(
        subject=subject,
        overall=own.overall,
        gates=own.gates,
        scores=score_views(own, other),
        days=day_by_day(Evidence(run.compiled, run.ledger), of_reference),
        reference_name=reference.name,
        review=review,
        told={one.seq: _told(play, one, review) for one in review.decisions if _is_told(one)},
        timeline=timeline_of(run, reference),
        messages=messages_of(run, reference),
    )


def _is_told(one: DecisionEffect) -> bool:
    return one.label is not None and one.label.sign != 0 and one.label.step > 0


def _told(play: Played, one: DecisionEffect, review: Review) -> tuple[str, ...]:
    """What a decision was worth, and what it did to the customers who came and to the people."""
    found = difference_of(play.run, one.seq)
    customers = [f"{channel.title}: {channel_words(channel)}." for channel in found.channels]
    people = people_words(found.people)
    return (*effect_sentences(one, review.ledger.lead), *customers, *people[:MOST_PEOPLE])


def _reference(play: Played) -> Reference:
    """The run beside which this one stands, computed again: a review keeps its total alone."""
    with Branches(play.scenario, play.seed, play.until_s, jobs=0) as branches:
        return reference_of(play, branches)


def stored_contents(subject: Subject, result: Mapping[str, Any], why: str) -> Contents:
    """What a report tells of a run of which only the stored result can be shown, and why.

    The result is one in which `floorsim.store.results.fault_in` finds nothing.
    """
    scores, parts = result["scores"], result.get("parts") or {}
    return Contents(
        subject=subject,
        overall=scores["overall"],
        gates=tuple(scores["gates"]),
        scores=tuple(
            ScoreView(title, scores[id], tuple(_part(one) for one in parts.get(id, ())), None)
            for id, title in SCORE_NAMES.items()
            if id != "overall"
        ),
        why_no_review=why,
    )


def _part(stored: Mapping[str, Any]) -> ScorePart:
    return ScorePart(stored["label"], stored["figure"], stored["points"])
