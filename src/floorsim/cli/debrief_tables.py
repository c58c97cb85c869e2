"""A review as tables for the terminal: ledger, moments to solve, decisions, what was missed, answers last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from floorsim.cli.output import echo, echo_line, print_table
from floorsim.debrief.model import DecisionEffect, Landing, Moment, Review
from floorsim.present.result_view import ScoreView
from floorsim.present.review_words import ledger_sentence, missed_sentence, nothing_missed
from floorsim.report import effects
from floorsim.report.contents import Contents
from floorsim.report.ledger_lines import ledger_lines
from floorsim.wording.numbers import NOTHING, true_minus
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock

WIDTH = 79
LANDING_ROWS = 12
"""Rows of the landing line at most (D); --format json has every point."""


def print_review(contents: Contents) -> None:
    """Print the whole review."""
    review = contents.review
    assert review is not None
    subject = contents.subject
    echo_line(
        f"{subject.title} ({subject.scenario}), seed {subject.seed}, {subject.played_by}, "
        f"{'played to' if review.ended else 'left at'} {clock(review.until_s)}"
    )
    for gate in contents.gates:
        echo_line(f"Gate failed: {gate}")
    echo()
    _print_wrapped(ledger_sentence(review), "", "")
    echo()
    print_table(("", "total"), [(one.name, one.figure) for one in ledger_lines(review.ledger)], right=(1,))
    for number, moment in enumerate(review.moments or (), start=1):
        _print_moment(number, len(review.moments or ()), moment)
    _print_decisions(review)
    _print_told(review, contents.told)
    if review.missed is not None:
        _print_missed(review)
    if len(review.landing) > 1:
        _print_landing(review.landing)
    _print_scores(contents.scores, contents.reference_name)
    for number, moment in enumerate(review.moments or (), start=1):
        _print_answer(number, moment)


def _print_moment(number: int, count: int, moment: Moment) -> None:
    """The moment as it stood, without its answer."""
    echo()
    echo(
        f"Moment {number} of {count}, {clock(moment.at_s)}: what would you do, and how sure are you, 1 to 5?"
    )
    for line in moment.situation:
        _print_wrapped(line, "  ")
    for place, option in enumerate(moment.options, start=1):
        _print_wrapped(initial_capital(option.says), f"  {place} ", "    ")


def _print_answer(number: int, moment: Moment) -> None:
    echo()
    echo(f"Answer to moment {number}, {clock(moment.at_s)}")
    rows = []
    for place, option in enumerate(moment.options, start=1):
        whose = (
            ("yours", option.yours),
            ("reference", option.reference),
            ("as good as the best", option.good),
        )
        rows.append(
            (
                place,
                effects.figure(option.gain),
                NOTHING if option.acted_s is None else clock(option.acted_s),
                ", ".join(word for word, holds in whose if holds),
                initial_capital(option.says),
            )
        )
    print_table(("", "worth", "acted", "whose", "answer"), rows, right=(1,))
    for option in moment.options:
        if option.because:
            _print_wrapped(f"{initial_capital(option.says)}: “{option.because}”", "  ")
    if moment.principle:
        _print_wrapped(f"Principle: {moment.principle}", "  ")


def _print_decisions(review: Review) -> None:
    if not review.decisions:
        return
    echo()
    if review.seeds:
        echo(f"Points of the total, with half of the 95% interval, over {effects.days(len(review.seeds))}")
    rows = [(number, *_decision(one)) for number, one in enumerate(review.decisions, start=1)]
    heads = ("", "at", "acted", "without it", "share", "this day", "days", "", "decision")
    print_table(heads, rows, right=(0, 3, 4, 5, 6))


def _decision(one: DecisionEffect) -> Sequence[object]:
    return (
        clock(one.at_s),
        "never" if one.acted_s is None else clock(one.acted_s),
        effects.figure(one.without["overall"] if one.without else None),
        effects.figure(one.share["overall"] if one.share else None),
        effects.points(one.realised["overall"] if one.realised else None),
        effects.possible(one),
        effects.short_label(one.label),
        one.says,
    )


def _print_told(review: Review, told: Mapping[int, tuple[str, ...]]) -> None:
    """What the decisions did that made a difference to speak of, in sentences."""
    for number, one in enumerate(review.decisions, start=1):
        if one.seq in told:
            echo()
            _print_wrapped(f"{number}. {clock(one.at_s)} {one.says}: {effects.label(one.label)}", "", "   ")
            for sentence in told[one.seq]:
                _print_wrapped(sentence, "   ", "   ")


def _print_missed(review: Review) -> None:
    echo()
    if not review.missed:
        _print_wrapped(nothing_missed(review), "", "")
    for one in review.missed or ():
        because = f" “{one.because}”" if one.because else ""
        _print_wrapped(f"Missed: {missed_sentence(one)}{because}", "", "  ")


def _print_landing(landing: tuple[Landing, ...]) -> None:
    echo()
    every = -(-len(landing) // LANDING_ROWS)
    shown = [*landing[:-1][::every], landing[-1]]
    rows = [
        (
            clock(one.at_s),
            f"{one.overall:.1f}",
            NOTHING if one.stopped is None else f"{one.stopped:.1f}",
        )
        for one in shown
    ]
    print_table(("day ends at, seen from", "going on as you did", "deciding no more"), rows, right=(1, 2))


def _print_scores(scores: tuple[ScoreView, ...], reference_name: str | None) -> None:
    for score in scores:
        echo()
        beside = "" if score.reference is None else f" ({reference_name} {score.reference:.1f})"
        echo_line(f"{score.name}: {score.value:.1f}{beside}")
        rows = [
            (
                _points(part.points),
                *(() if score.reference is None else (_points(part.reference_points),)),
                f"{part.label}: {true_minus(part.figure)}",
            )
            for part in score.parts
        ]
        heads = ("points", *(() if score.reference is None else (str(reference_name),)), "part")
        if rows:
            print_table(heads, rows, right=range(len(heads) - 1))


def _points(value: float | None) -> str:
    return NOTHING if value is None else true_minus(f"{value:.1f}")


def _print_wrapped(text: str, indent: str, hang: str = "  ") -> None:
    from floorsim.printable import on_one_line

    echo(click.wrap_text(on_one_line(text), WIDTH, initial_indent=indent, subsequent_indent=hang))
