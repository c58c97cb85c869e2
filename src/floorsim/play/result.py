"""The result of an ended run, as the end screens show it and as the store keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError

from floorsim.floor.measures.block import Block
from floorsim.floor.measures.figures import Figures
from floorsim.present.day_by_day import day_by_day
from floorsim.present.result_view import ChannelResult, ResultView
from floorsim.present.score_views import score_views
from floorsim.run.run import Run
from floorsim.run.shift_code import shift_code
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.result import stored_result
from floorsim.scoring.score import score
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.supervisor import play
from floorsim.wording.numbers import NOTHING, percent, rounded
from floorsim.wording.times import span

REVIEW = "review"
"""Key under which a stored result holds what the end screens show."""

_VIEW: TypeAdapter[ResultView] = TypeAdapter(ResultView)


def reference_run(run: Run) -> Run:
    """Return the competent supervisor's run of the same customers, as far as this run has come."""
    reference = Run(run.scenario, run.seed)
    play(reference, Competent())
    return reference if run.ended else reference.fork(run.now_s)


def result_of(run: Run, run_id: str | None, reflection: tuple[str, ...]) -> ResultView:
    """Return the scores of a run as far as it has come, with their parts and the reference's."""
    of_run, of_reference = (Evidence(one.compiled, one.ledger) for one in (run, reference_run(run)))
    played, reference = score(of_run), score(of_reference)
    meta = run.scenario.meta
    return ResultView(
        title=meta.title,
        scenario=meta.id,
        seed=run.seed,
        run_id=run_id,
        start_s=run.scenario.play_from_s,
        end_s=run.end_s,
        overall=played.overall,
        reference_overall=reference.overall,
        scores=score_views(played, reference),
        gates=played.gates,
        channels=_channels(run, of_run.figures, of_reference.figures),
        days=day_by_day(of_run, of_reference),
        people=_rows(_PEOPLE, of_run.figures.floor, of_reference.figures.floor),
        questions=run.scenario.debrief,
        reflection=reflection,
        code=shift_code(run.scenario, run.seed),
    )


def stored(run: Run, view: ResultView) -> dict[str, Any]:
    """Return the result as the store keeps it: published figures, and what the end screens show."""
    shown = asdict(view)
    del shown["code"]  # which depends on what a version ships, and not on the run
    return {**stored_result(Evidence(run.compiled, run.ledger)), REVIEW: shown}


def shown_again(result: Mapping[str, Any]) -> ResultView | None:
    """Return what the end screens showed of a stored result; None if that is not there, or damaged."""
    review = result.get(REVIEW)
    if not isinstance(review, dict):
        return None
    try:
        view = _VIEW.validate_python(review)
    except ValidationError:
        return None
    return view if view.scores and _are_scores([view.overall, *(one.value for one in view.scores)]) else None


def _are_scores(values: Iterable[float]) -> bool:
    return all(0.0 <= value <= 100.0 for value in values)


def _channels(run: Run, played: Figures, reference: Figures) -> tuple[ChannelResult, ...]:
    from floorsim.floor.measures.service_level import formula_words

    results = []
    for channel in run.floor.channels:
        target = channel.spec.target
        results.append(
            ChannelResult(
                id=channel.id,
                title=channel.title,
                target=target.share,
                formula_words=formula_words(target.formula, target.count_blocked),
                figures=_rows(_CHANNEL, played.channels[channel.id], reference.channels[channel.id]),
            )
        )
    return tuple(results)


def _two_places(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}"


_Words = Callable[[Any], str]

_CHANNEL: tuple[tuple[str, str, _Words], ...] = (
    ("Service level", "service_level", percent),
    ("Offered", "offered", str),
    ("Answered", "answered", str),
    ("Abandoned", "abandoned", str),
    ("Blocked", "blocked", str),
    ("Deflected by the announcement", "deflected", str),
    ("Cut off at closing", "disconnected", str),
    ("Still waiting at the end", "waiting_at_end", str),
    ("Promised a call, at the end", "promised_at_end", str),
    ("Redials among the offered", "redials", str),
    ("Repeats among the offered", "repeats", str),
    ("Chases among the offered", "chases", str),
    ("Transfers among the offered", "transfers", str),
    ("Waiting past the target, at the end", "overdue", str),
    ("ASA", "asa_s", span),
    ("90% waited at most", "wait_p90_s", span),
    ("AHT", "aht_s", span),
    ("Occupancy", "occupancy", percent),
    ("Callbacks kept", "callbacks_kept", str),
    ("Callbacks broken", "callbacks_broken", str),
    ("Callbacks that reached nobody", "callbacks_not_reached", str),
)

_PEOPLE: tuple[tuple[str, str, _Words], ...] = (
    ("Did not come back (FCR)", "resolved_first_contact", percent),
    ("Truly resolved", "resolved", percent),
    ("Customers truly satisfied", "csat_true", percent),
    ("Escalations", "escalations", str),
    ("Promises kept", "promises_kept_rate", percent),
    ("Breaks given", "breaks_given", percent),
    ("1:1s and planned coaching held", "coaching_done", percent),
    ("Overtime, minutes", "overtime_min", rounded),
    ("Mean fatigue at the end, 0 to 1", "fatigue_end_mean", _two_places),
    ("Change of exhaustion, mean", "exhaustion_change_mean", _two_places),
    ("Mean morale at the end, 0 to 1", "morale_end_mean", _two_places),
)


def _rows(
    rows: tuple[tuple[str, str, _Words], ...],
    played: Block,
    reference: Block,
) -> tuple[tuple[str, str, str], ...]:
    """Return the figures that either has anything to say about."""
    found = []
    for label, name, words in rows:
        own, other = getattr(played, name), getattr(reference, name)
        if own or other:
            found.append((label, words(own), words(other)))
    return tuple(found)
