"""A review in sentences: a line for each decision, message and moment of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from floorsim.debrief.messages import Answer, CaseReview
from floorsim.debrief.timeline import Timeline
from floorsim.desk.view import FloorView
from floorsim.plain.lines import Lines
from floorsim.plain.looking import queue_in_brief, states_in_words
from floorsim.present.course_rows import happened_rows, mark_steps, most_tired, tired_words
from floorsim.present.header_rows import own_time_words
from floorsim.present.ledger_rows import Entry, counterpart
from floorsim.present.result_view import ResultView
from floorsim.present.review_words import estimate, number
from floorsim.present.row import UNBROKEN
from floorsim.wording.names import short_name
from floorsim.wording.numbers import ahead
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock


def tell_result(lines: Lines, result: ResultView) -> None:
    """The total and the three scores, each beside the competent supervisor's."""
    beside = _beside(result.overall, result.reference_overall)
    lines.say("score", f"total {result.overall:.0f} of 100{beside}")
    for gate in result.gates:
        lines.say("score", f"failed: {gate}")
    for score in result.scores:
        lines.say("score", f"{score.name} {score.value:.0f}{_beside(score.value, score.reference)}")


def _beside(value: float, reference: float | None) -> str:
    if reference is None:
        return ""
    return f"; a competent supervisor makes {reference:.0f}, you {ahead(value, reference)}"


def entry_words(entry: Entry, timeline: Timeline | None, hidden: Mapping[float, int]) -> str:
    """A decision of the ledger, or something missed, in a sentence."""
    missed, effect = entry.missed, entry.effect
    if missed is not None:
        moment = hidden.get(missed.at_s)
        if moment is not None:
            return f"missed, something at {clock(missed.at_s)}: solve moment {moment} first"
        return f"missed, {missed.says}, {clock(missed.at_s)}, {estimate(missed.gain)} points"
    assert effect is not None
    word = "not measured yet" if effect.label is None else effect.label.word
    told = [word, initial_capital(effect.says), f"ordered {clock(effect.at_s)}"]
    told.append("never in effect" if effect.acted_s is None else f"in effect {clock(effect.acted_s)}")
    if effect.without is not None and not effect.this_day_only:
        told.append(f"{estimate(effect.without['overall'])} points")
    elif effect.realised is not None:
        told.append(f"{number(effect.realised['overall'])} points on this day")
    like = None if timeline is None else counterpart(effect, timeline)
    if like is not None and timeline is not None:
        told.append(f"the {timeline.reference_name} {clock(like.acted_s or like.ordered_s)}")
    return "; ".join(told)


def case_words(case: CaseReview, reference: str | None) -> str:
    """A message with your answer and the reference's in a sentence."""
    told = [
        f"{clock(case.opened_s)} {short_name(case.sender)}, {case.subject}",
        f"you {_said(case.yours[-1])}",
    ]
    if reference is not None:
        told.append(_reference_said(case, reference))
    return "; ".join(told)


def _said(answer: Answer) -> str:
    if answer.outcome in ("missed", "open"):
        return "missed it" if answer.outcome == "missed" else "left it open"
    return f"at {clock(answer.at_s or 0.0)}: {answer.says}"


def _reference_said(case: CaseReview, reference: str) -> str:
    if case.reference is None:
        return f"the {reference} never met it"
    return f"the {reference} answered the same" if not case.differs else (
        f"the {reference} {_said(case.reference[-1])}"
    )  # fmt: skip


def timeline_lines(timeline: Timeline, steps: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What was at each of these minutes: the queues, then what came up, was decided and acted.

    How tired people were is told at the first, and again only where others were the most tired.
    """
    told: set[str] = set()
    for step in steps:
        state, *rest = happened_rows(timeline, step, UNBROKEN)
        yield "time", state.text.strip()
        for row in rest:
            yield "timeline", row.text
        names, tired = {name for name, _ in most_tired(timeline, step)}, tired_words(timeline, step)
        if tired is not None and names != told:
            told = names
            yield "timeline", tired


def steps_from(timeline: Timeline, at_s: float) -> list[int]:
    """The minutes from a moment on in which something came up or was decided."""
    return [step for step in mark_steps(timeline) if timeline.ends_s(step) > at_s]


def tell_floor_then(lines: Lines, view: FloorView) -> None:
    """The floor as it stood at a moment of the run."""
    lines.say("time", clock(view.now_s))
    lines.say("you", own_time_words(view.own_time, view.now_s))
    lines.know(*(channel.title for channel in view.channels))
    for channel in view.channels:
        lines.say(channel.title, queue_in_brief(channel))
    lines.say("team", states_in_words(view))
    for item in view.inbox:
        if item.state == "open":
            lines.say("message", f"open, {initial_capital(item.sender)}: {item.subject}")
