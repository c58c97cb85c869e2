"""A review as JSON. A key that is published keeps its meaning.

Moments are written as files of decisions write them (`09:30`, `d2 08:00:30`), scores and effects in points of
0-100, effects above 0 where the decision helped. What is not computed is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from floorsim.debrief.model import (
    SCORES,
    DecisionEffect,
    Estimate,
    Estimates,
    Landing,
    Ledger,
    Missed,
    Moment,
    Option,
    Review,
)
from floorsim.report.subject import Subject
from floorsim.scenario.values.units import format_time
from floorsim.store.records import StoredDecision, StoredRun

DIGITS: Final = 3
"""Of scores and effects: a thousandth of a point is far below any interval."""


def review_json(subject: Subject, review: Review) -> dict[str, Any]:
    """The whole review: what was played, its scores, and what each decision was worth."""
    return {
        "run": _run(subject, review.until_s, review.ended),
        "scores": {**_scores(review.scores), "gates": list(review.gates)},
        "ledger": _ledger(review.ledger),
        "decisions": [_decision(one) for one in review.decisions],
        "missed": None if review.missed is None else [_missed(one) for one in review.missed],
        "moments": None if review.moments is None else [_moment(one) for one in review.moments],
        "landing": [_landing(one) for one in review.landing],
        "seeds": list(review.seeds),
        "done": review.done,
    }


def stored_json(
    subject: Subject, stored: StoredRun, decisions: Iterable[StoredDecision], scores: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The same keys for a run that can't be computed again: its stored scores, and null or nothing else."""
    unknown = dict.fromkeys(("acted", "says", "possible", "realised", "without", "share", "label"))
    return {
        "run": _run(subject, stored.clock_s, stored.status == "ended"),
        "scores": None if scores is None else dict(scores),
        "ledger": None,
        "decisions": [
            {
                "seq": one.seq,
                "at": format_time(one.at_s),
                "kind": one.kind,
                "arguments": dict(one.arguments),
                **unknown,
            }
            for one in decisions
        ],
        "missed": None,
        "moments": None,
        "landing": [],
        "seeds": [],
        "done": False,
    }


def _run(subject: Subject, until_s: float, ended: bool) -> dict[str, Any]:
    return {
        "id": subject.run_id,
        "policy": subject.policy,
        "scenario": subject.scenario,
        "title": subject.title,
        "digest": subject.digest,
        "model_version": subject.model_version,
        "seed": subject.seed,
        "until": format_time(until_s),
        "ended": ended,
    }


def _decision(one: DecisionEffect) -> dict[str, Any]:
    possible = one.possible
    return {
        "seq": one.seq,
        "at": format_time(one.at_s),
        "acted": None if one.acted_s is None else format_time(one.acted_s),
        "kind": one.kind,
        "arguments": dict(one.arguments),
        "says": one.says,
        "possible": None if possible is None else {"n": possible[0], "of": possible[1]},
        "realised": None if one.realised is None else _scores(one.realised),
        "without": _estimates(one.without),
        "share": _estimates(one.share),
        "moved": [
            {"minutes": minutes, "overall": _estimate(moved)} for minutes, moved in sorted(one.moved.items())
        ],
        "this_day_only": one.this_day_only,
        "label": None
        if one.label is None
        else {"word": one.label.word, "step": one.label.step, "sign": one.label.sign},
    }


def _missed(one: Missed) -> dict[str, Any]:
    return {
        "at": format_time(one.at_s),
        "decision": {"at": format_time(one.at_s), "do": one.kind, **one.arguments},
        "says": one.says,
        "gain": _estimate(one.gain),
        "because": one.because,
    }


def _moment(one: Moment) -> dict[str, Any]:
    return {
        "at": format_time(one.at_s),
        "why": one.why,
        "seq": one.seq,
        "situation": list(one.situation),
        "options": [_option(option) for option in one.options],
        "best": one.best.id if one.options else None,
        "principle": one.principle,
        "as_it_was": _course(one.as_it_was),
        "otherwise": _course(one.otherwise),
    }


def _option(one: Option) -> dict[str, Any]:
    return {
        "id": one.id,
        "says": one.says,
        "decisions": [dict(decision) for decision in one.decisions],
        "gain": _estimate(one.gain),
        "yours": one.yours,
        "reference": one.reference,
        "good": one.good,
        "acted": None if one.acted_s is None else format_time(one.acted_s),
        "because": one.because,
    }


def _landing(one: Landing) -> dict[str, Any]:
    return {
        "at": format_time(one.at_s),
        "overall": _rounded(one.overall),
        "stopped": None if one.stopped is None else _rounded(one.stopped),
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    ledger = ledger.rounded(DIGITS)
    interval = ledger.decisions_ci95
    return {
        "hands_off": ledger.hands_off,
        "decisions": ledger.decisions,
        "decisions_ci95": None if interval is None else [_rounded(end) for end in interval],
        "luck": ledger.luck,
        "you": ledger.you,
        "reference": None if ledger.reference is None else _rounded(ledger.reference),
        "reference_name": ledger.reference_name,
    }


def _course(course: Iterable[tuple[float, int]]) -> list[dict[str, Any]]:
    return [{"at": format_time(at_s), "waiting": waiting} for at_s, waiting in course]


def _scores(scores: Mapping[str, float]) -> dict[str, float]:
    return {name: _rounded(scores[name]) for name in SCORES if name in scores}


def _estimates(estimates: Estimates | None) -> dict[str, Any] | None:
    if estimates is None:
        return None
    return {name: _estimate(estimates[name]) for name in SCORES if name in estimates}


def _estimate(one: Estimate) -> dict[str, Any]:
    interval = None if one.ci95 is None else [_rounded(end) for end in one.ci95]
    return {"mean": _rounded(one.mean), "ci95": interval, "n": one.n}


def _rounded(value: float) -> float:
    return round(value, DIGITS) + 0.0  # never -0.0
