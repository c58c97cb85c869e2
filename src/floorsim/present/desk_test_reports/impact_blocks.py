"""Adverse impact in words: what a cut point would do to groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from floorsim.desktest.reporting.adverse_impact import FEW, FEWEST_SHOWN, GroupRate, Impact
from floorsim.present.desk_test_reports.page import Block, Grid, Paragraph, Part, Points
from floorsim.wording.numbers import NOTHING, counted, percent, times, true_minus

NEARLY_ALWAYS = 0.99


def impact_parts(impacts: Sequence[Impact]) -> tuple[Part, ...]:
    """A part on groups, with one for each column at each cut; none where no groups were supplied."""
    if not impacts:
        return ()
    return (
        Part(
            "groups",
            "Groups at chosen cut points",
            tuple(_says()),
            tuple(
                Part(
                    f"groups-{number}",
                    f"{one.column}, at a mean grade of {one.cut:g} or more",
                    tuple(_impact(one)),
                )
                for number, one in enumerate(impacts, start=1)
            ),
        ),
    )


def _says() -> Iterator[Block]:
    yield Paragraph(
        "floorsim selects nobody. These are the rates that a cut point would give if somebody used it alone. "
        "The test sets no cut point, and a real decision rests on more than a grade."
    )
    yield Paragraph(
        "29 CFR 1607.4D: a rate under four fifths of the highest group's is usually taken as evidence of "
        "adverse impact. Smaller differences can still count where they are significant, and larger ones "
        "may not where they rest on few people. A ratio shows that there is a difference and not why: the "
        "task, the grading, who applied, or chance. p is that of Fisher's exact test, two-sided, against the "
        "group with the highest rate. The shortfall is the people missing to the rate of all groups together."
    )


def _impact(impact: Impact) -> Iterator[Block]:
    if not impact.groups:
        yield Paragraph(f"No group has {FEWEST_SHOWN} graded candidates: nothing is shown.", warning=True)
    else:
        yield Grid(
            "Rates by group",
            ("group", "people", "at or above", "rate", "ratio", "Fisher p", "shortfall", "one would flip it"),
            [_row(one, impact.highest) for one in impact.groups],
            frozenset({1, 2, 3, 4, 5, 6}),
        )
        told = [_sentence(one, str(impact.highest)) for one in impact.groups if one.group != impact.highest]
        if told:
            yield Points("What that says", told)
        few = [f"{one.group} ({one.people})" for one in impact.groups if one.few]
        if few:
            yield Paragraph(
                f"Under {FEW} people: {', '.join(few)}. With so few, one person moves a ratio a lot: "
                "it can neither show a problem nor rule one out.",
                warning=True,
            )
    if impact.not_shown:
        yield Paragraph(
            f"{counted(impact.not_shown, 'candidate')} in groups of fewer than {FEWEST_SHOWN} are left out: "
            "a rate of so few would give away single results."
        )
    if impact.not_stated:
        yield Paragraph(f"{counted(impact.not_stated, 'graded candidate')} with no group in the file.")


def _row(one: GroupRate, highest: str | None) -> Sequence[str]:
    return (
        f"{one.group} (highest)" if one.group == highest else one.group,
        str(one.people),
        str(one.at_or_above),
        percent(one.rate),
        NOTHING if one.ratio is None else f"{one.ratio:.2f}",
        NOTHING if one.fisher_p is None else f"{one.fisher_p:.3f}",
        true_minus(f"{one.shortfall:.1f}"),
        "yes" if one.one_would_flip else "no",
    )


def _sentence(one: GroupRate, highest: str) -> str:
    if one.ratio is None:
        return f"{one.group}: nobody reaches this point, so there is no ratio."
    below = "under" if one.under_four_fifths else "at or over"
    p = one.fisher_p if one.fisher_p is not None else 1.0
    by_chance = (
        f"if both groups had one true rate, a difference this large, either way, would come up {_often(p)}"
    )
    flip = (
        " One person more or fewer at the cut, in either group, would put it on the other side."
        if one.one_would_flip
        else ""
    )
    return f"{one.group}: {one.ratio:.2f} of the rate of {highest}, {below} four fifths; {by_chance}.{flip}"


def _often(p: float) -> str:
    if p > NEARLY_ALWAYS:
        return "nearly every time"
    for samples in (100, 1000):
        if round(p * samples) >= 1:
            return f"{times(round(p * samples))} in {samples:,} such samples"
    return "less than once in 1,000 such samples"
