"""What can be shown of exercises that nobody can simulate: structure, and marks without any skill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import fsum
from typing import Final

from floorsim.desk.cases.conversation_checks import by_chance
from floorsim.desk.cases.rehearsal import Rehearsal, rehearse
from floorsim.desktest.checking.coaching import best_way, worst_way
from floorsim.desktest.checking.families import structure_of
from floorsim.desktest.equating.criterion import Criterion
from floorsim.desktest.marking.coaching import mark_coaching
from floorsim.desktest.marking.dashboard import MOST_FINDINGS, mark_dashboard
from floorsim.desktest.package.exercises import (
    AnyExercise,
    Chosen,
    Coaching,
    CoachingAnswer,
    Dashboard,
    DashboardAnswer,
    Email,
    LiveFloor,
    Table,
)
from floorsim.scenario.models.scenario import Scenario
from floorsim.sums import whole_sum

PLAYS: Final = 2_000
"""Conversations played at random (D: the shares of the marks are then known to three hundredths)."""
MOST_DISTANCE: Final = 0.10
"""Greatest difference between the shares of random answers that reach some mark (D)."""
MOST_BETWEEN_WAYS: Final = 5.0
"""Points between the marks of two forms' best ways, or worst (D: less than one of a conversation's marks)."""
MOST_READING: Final = 1.25
"""Between the words that candidates have to read in two forms (D)."""

Marks = Mapping[float, float]
"""The share of answers, by their marks."""


def written_criteria(
    forms: Sequence[tuple[str, Sequence[AnyExercise], Mapping[str, Scenario]]],
) -> Iterator[Criterion]:
    """What equal dashboards, conversations and e-mails must show, pair by pair of the forms."""
    distributions = {
        (form, one.id): random_marks(one)
        for form, exercises, _ in forms
        for one in exercises
        if isinstance(one, Dashboard | Coaching)
    }
    for (a, theirs, their_floors), (b, ours, our_floors) in combinations(forms, 2):
        for one, two in zip(theirs, ours, strict=True):
            yield _structure((a, b), one, two, their_floors, our_floors)
            if isinstance(one, LiveFloor):
                continue
            yield _reading((a, b), one, two)
            if (a, one.id) in distributions:
                yield _at_random((a, b), one.id, distributions[a, one.id], distributions[b, two.id])
            if isinstance(one, Coaching) and isinstance(two, Coaching):
                yield from _ways((a, b), one, two)


def random_marks(exercise: Dashboard | Coaching) -> Marks:
    """The marks of somebody who answers everything by chance: of a dashboard exactly, of a conversation from
    many plays."""
    if isinstance(exercise, Dashboard):
        return _random_dashboard(exercise)
    plays = Counter(_mark(exercise, rehearse(exercise.conversation, by_chance(n))) for n in range(PLAYS))
    return {marks: count / PLAYS for marks, count in plays.items()}


def distance(one: Marks, other: Marks) -> float:
    """The greatest difference between the shares that reach some mark (Kolmogorov's)."""
    marks = {*one, *other}
    return max(
        abs(fsum(p for m, p in one.items() if m >= at) - fsum(p for m, p in other.items() if m >= at))
        for at in marks
    )


def _random_dashboard(exercise: Dashboard) -> Marks:
    """Points are added, so that the parts can be counted one by one and put together."""
    parts = [
        [
            DashboardAnswer(findings=tuple(Chosen(id=one.id) for one in chosen))
            for chosen in combinations(exercise.findings, MOST_FINDINGS)
        ],
        [DashboardAnswer(cause=Chosen(id=one.id)) for one in exercise.causes],
        [DashboardAnswer(action=Chosen(id=one.id)) for one in exercise.actions],
        [DashboardAnswer(check=Chosen(id=one.id)) for one in exercise.checks],
    ]
    shares: list[dict[float, Fraction]] = []
    for answers in parts:
        counts = Counter(round(mark_dashboard(exercise, one).points, 6) for one in answers)
        shares.append({points: Fraction(count, len(answers)) for points, count in counts.items()})
    whole: dict[float, Fraction] = {}
    for chosen in product(*(one.items() for one in shares)):
        points, share = round(fsum(p for p, _ in chosen), 2), Fraction(1)
        for _, part in chosen:
            share *= part
        whole[points] = whole.get(points, Fraction(0)) + share
    return {points: float(share) for points, share in whole.items()}


def _mark(exercise: Coaching, play: Rehearsal) -> float:
    said = tuple(id for _, id in play.picked)
    return round(mark_coaching(exercise, CoachingAnswer(said=said)).points, 2)


def _at_random(forms: tuple[str, str], exercise: str, one: Marks, other: Marks) -> Criterion:
    apart = distance(one, other)
    means = [fsum(marks * share for marks, share in each.items()) for each in (one, other)]
    return Criterion(
        forms,
        exercise,
        "distance of random answers' marks",
        f"at most {MOST_DISTANCE:.2f}",
        f"{apart:.2f} (means {means[0]:.1f} and {means[1]:.1f})",
        apart <= MOST_DISTANCE,
    )


def _ways(forms: tuple[str, str], one: Coaching, other: Coaching) -> Iterator[Criterion]:
    for name, way in (("best", best_way), ("worst", worst_way)):
        marks = _mark(one, way(one)), _mark(other, way(other))
        yield Criterion(
            forms,
            one.id,
            f"marks of the {name} way",
            f"at most {MOST_BETWEEN_WAYS:g} points apart",
            f"{marks[0]:.1f} and {marks[1]:.1f}",
            abs(marks[0] - marks[1]) <= MOST_BETWEEN_WAYS,
        )


def _structure(
    forms: tuple[str, str],
    one: AnyExercise,
    two: AnyExercise,
    their_floors: Mapping[str, Scenario],
    our_floors: Mapping[str, Scenario],
) -> Criterion:
    theirs, ours = structure_of(one, their_floors), structure_of(two, our_floors)
    other = [what for what in theirs if theirs[what] != ours.get(what)]
    found = "the same" if not other and theirs.keys() == ours.keys() else f"another ({', '.join(other)})"
    return Criterion(forms, one.id, "structure", "the same", found, found == "the same")


def _reading(forms: tuple[str, str], one: AnyExercise, two: AnyExercise) -> Criterion:
    words = words_to_read(one), words_to_read(two)
    ratio = words[1] / words[0]
    return Criterion(
        forms,
        one.id,
        "words to read",
        f"within a factor of {MOST_READING:g}",
        f"{words[0]} and {words[1]}",
        1 / MOST_READING <= ratio <= MOST_READING,
    )


def words_to_read(exercise: AnyExercise) -> int:
    """Words, and cells of tables, that a candidate has to read; of a conversation, those on the best way."""
    texts: list[str] = [exercise.instructions]
    match exercise:
        case Dashboard():
            texts += [exercise.story, *(one.text for one in exercise.comments)]
            texts += [text for one in exercise.tables for text in _table(one)]
            for options in (exercise.findings, exercise.causes, exercise.actions, exercise.checks):
                texts += [one.text for one in options]
        case Coaching():
            texts += [exercise.story, exercise.note, *_table(exercise.scorecard)]
            texts += [text for one in exercise.contacts for text in (one.title, one.text)]
            texts += [text for _, text in best_way(exercise).lines]
        case Email():
            texts += [exercise.story, *exercise.notes]
    return whole_sum(len(text.split()) for text in texts)


def _table(table: Table) -> list[str]:
    return [
        table.title,
        *(one.title for one in table.columns),
        *(c for row in table.rows for c in row),
        table.note,
    ]
