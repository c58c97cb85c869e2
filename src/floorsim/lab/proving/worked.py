"""The worked run: it can be played as it is written, and it is worth following."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Final

from floorsim.lab.proving.bars import Bar, is_clear
from floorsim.lab.proving.ladder import is_asked, lead
from floorsim.lab.proving.plays import Plays, ahead, leads, spell
from floorsim.lab.proving.proof import Claim
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.numbers import counted

MOST_TOLD: Final = 3
"""Sentences of one kind that are told; the others are counted."""
GATES_BY_CHANCE: Final = 0.1
"""Days on which a gate may fail in the worked run through what an agent does (D)."""
REFUSED_BY_CHANCE: Final = 0.2
"""Days on which one decision of the worked run may be refused (D: one that names four people meets one of
them absent about so often)."""
NONE: Final = (
    "There is no worked run. Write under `expert` what a good supervisor decides, at which times and why; "
    "it is what trainees see afterwards, and what traps are compared with."
)


def worked_bars(scenario: Scenario) -> Iterator[Bar]:
    """What is asked of the worked run's totals."""
    yield Bar(
        "worked",
        "hands-off < worked",
        ("worked", "hands-off"),
        lead("worked", "hands-off"),
        "interval over",
        0.0,
        "The worked run ends {found} points ahead of an empty desk.",
        "The worked run is not clearly ahead of an empty desk ({signed} points), so following it teaches "
        "nothing. Leave its decisions out one at a time and see which of them cost.",
    )
    yield Bar(
        "worked",
        "worked not behind competent",
        ("worked", "competent"),
        lead("worked", "competent"),
        "mean over",
        0.0,
        "The worked run ends {found} points ahead of competent play.",
        "The worked run is {found} points behind competent play by rules of thumb, which has not read the "
        "script. Compare the two runs decision by decision and mend the worked one.",
        is_asked(scenario),
        remark=True,
    )


def worked_claims(scenario: Scenario, played: Mapping[str, Plays]) -> Iterator[Claim]:
    """Whether every decision is accepted and fits into the supervisor's own minutes, on every day."""
    if not scenario.expert:
        yield Claim("worked", "there is a worked run", "yes", "none", False, NONE)
        return
    plays = played.get("worked")
    if plays is None:
        return
    days = len(plays.by_seed)
    runs = [plays.by_seed[seed] for seed in sorted(plays.by_seed)]
    yield from _accepted(scenario, [one.refused for one in runs])
    busiest = max(one.minutes for one in runs)
    yield _in_time(scenario, [one.late for one in runs], busiest)
    failed = plays.gates
    yield Claim(
        "worked",
        "it fails no gate",
        f"at most {GATES_BY_CHANCE:.0%} of days",
        f"{failed} of {days}",
        failed <= GATES_BY_CHANCE * days,
        f"The worked run passes its gates on {days - failed} of {days} days."
        if failed <= GATES_BY_CHANCE * days
        else f"The worked run fails a gate on {failed} of {days} days; `floorsim run FILE --policy worked "
        "--format json` names it. A run that is shown as an example must pass.",
    )


def best_play(scenario: Scenario, played: Mapping[str, Plays]) -> Iterator[Claim]:
    """The top of the ladder: that there is more to reach than competent play by rules of thumb.

    Either the worked run shows it, which knows the script, or the expert, who looks ahead.
    """
    if "competent" not in played:
        return
    found = {
        name: ahead(played[name], played["competent"])
        for name in ("expert", "worked")
        if name in played and leads(played[name], played["competent"])
    }
    if not found:
        return
    clear = [name for name, one in found.items() if one.ci95 is not None and one.ci95[0] > 0.0]
    best = max(found, key=lambda name: (name in clear, found[name].mean))
    asked = is_asked(scenario)
    holds = bool(clear) if asked else found[best].mean >= 0.0
    told = ", ".join(f"{name} {spell(one)}" for name, one in found.items())
    yield Claim(
        "ladder",
        f"competent {'<' if asked else '≤'} expert or worked run",
        "interval > 0" if asked else "mean ≥ 0",
        told,
        holds,
        f"There is more to reach than competent play: {best} is {found[best].mean:.1f} points ahead of it."
        if holds
        else "Neither the expert nor the worked run is clearly ahead of competent play, so nothing is left "
        "to learn for who plays by rules of thumb. Let something in the scenario call for a decision that "
        "no rule gives.",
        found[best],
    )


def best_is_clear(played: Mapping[str, Plays]) -> bool:
    """Whether it is clear that the expert or the worked run is ahead of competent play."""
    leaders = [played[name] for name in ("expert", "worked") if name in played and "competent" in played]
    of_each = [leads(one, played["competent"]) for one in leaders]
    return any(is_clear(values, 0.0) and fmean(values) > 0.0 for values in of_each)


def _accepted(scenario: Scenario, refused: Sequence[tuple[str, ...]]) -> Iterator[Claim]:
    """That each decision is possible on most days; what is refused on some is a remark.

    A decision that names people meets one of them absent now and then, as anybody would.
    """
    days = len(refused)
    by_decision: dict[str, list[str]] = {}
    for told in refused:
        for sentence in told:
            by_decision.setdefault(sentence.partition(": ")[0], []).append(sentence)
    worst = max(by_decision.values(), key=len, default=[])
    often = len(worst)
    reasons = [
        f"{Counter(told).most_common(1)[0][0].rstrip('.')} ({len(told)} of {days} days)"
        for told in sorted(by_decision.values(), key=lambda told: -len(told))[:MOST_TOLD]
    ]
    listed = "; ".join(reasons) + _more(len(by_decision))
    possible = often <= REFUSED_BY_CHANCE * days
    yield Claim(
        "worked",
        "every decision is accepted",
        f"each on {1.0 - REFUSED_BY_CHANCE:.0%} of days",
        f"the least often on {days - often} of {days}",
        possible,
        f"All {counted(len(scenario.expert), 'decision')} are possible."
        if possible
        else f"The worked run can't be carried out as written: {listed}. Give the decision another time, or "
        "other people, so that it is possible whoever calls and whoever is absent.",
    )
    if possible and often:
        yield Claim(
            "worked",
            "it is accepted on every day",
            f"on {days} of {days}",
            f"{len(by_decision)} refused on some",
            False,
            f"Some decisions of the worked run are refused now and then: {listed}. That is life where "
            "somebody is absent; where it is a break that ends late, another minute will do.",
            remark=True,
        )


def _in_time(scenario: Scenario, late: Sequence[tuple[str, ...]], busiest: float) -> Claim:
    """That the supervisor has the time for it, on every day."""
    days, bad = len(late), len([told for told in late if told])
    often = Counter(sentence for told in late for sentence in dict.fromkeys(told))
    listed = "; ".join(f"{one} ({many} of {days} days)" for one, many in often.most_common(MOST_TOLD))
    return Claim(
        "worked",
        "it fits into the supervisor's own minutes",
        f"on {days} of {days} days",
        f"on {days - bad} of {days}",
        not often,
        f"It takes up to {busiest:.0f} of the {scenario.played_s / 60.0:.0f} minutes."
        if not often
        else f"The worked run asks for more time than the supervisor has: {listed}{_more(len(often))}. "
        "Spread the decisions out, or leave some to others.",
    )


def _more(count: int) -> str:
    return f"; and {count - MOST_TOLD} more" if count > MOST_TOLD else ""
