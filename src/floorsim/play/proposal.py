"""Which scenario to play next, and why: what is due again, else what is weakest, at a level within reach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import fsum

from floorsim.play.principles import Due, elsewhere
from floorsim.play.profile import Profile
from floorsim.present.entries import Proposal
from floorsim.present.score_rows import GOOD_FROM
from floorsim.scenario.competencies import competencies, competency_named
from floorsim.scenario.library import Shipped


def proposed(
    profile: Profile, due: Sequence[Due], scenarios: Sequence[Shipped], now: datetime
) -> Proposal | None:
    """What to play next; None where there is nothing to choose from."""
    if not scenarios:
        return None
    by_id = {one.id: one for one in scenarios}
    if not profile.attempts:
        first = scenarios[0]
        return Proposal(first.id, first.title, "Start here: it is the easiest.")
    for one in due:
        if one.on > now:
            break
        there = elsewhere(
            one, {each.id: each.principles for each in scenarios}, _alike(by_id.get(one.met_in), scenarios)
        )
        if there is not None:
            days = (now - one.on).days
            since = "today" if days < 1 else f"for {days} day{'s' if days > 1 else ''}"
            met = by_id[one.met_in].title if one.met_in in by_id else one.met_in
            return Proposal(
                there,
                by_id[there].title,
                f"“{one.principle}” from {met} has been due {since}; practise it in another scenario.",
            )
    return _by_level(profile, scenarios)


def _by_level(profile: Profile, scenarios: Sequence[Shipped]) -> Proposal:
    best: dict[str, float] = {}
    for attempt in profile.attempts:
        best[attempt.scenario] = max(best.get(attempt.scenario, 0.0), attempt.overall)
    reached = [one.level for one in scenarios if best.get(one.id, 0.0) >= GOOD_FROM]
    level = min(max(reached, default=0) + 1, max(one.level for one in scenarios))
    here = [one for one in scenarios if one.level <= level] or list(scenarios)
    weak = weakest(profile)
    chosen = min(
        here,
        key=lambda one: (
            best.get(one.id, 0.0) >= GOOD_FROM,
            -one.level,
            weak is None or weak not in map(competency_named, one.competencies),
            one.id in best,
            one.minutes,
        ),
    )
    if chosen.id in best:
        reason = (
            f"Your best there is {best[chosen.id]:.0f}; from {GOOD_FROM:.0f} on the next level is proposed."
        )
    elif weak is not None and weak in map(competency_named, chosen.competencies):
        tally = profile.competencies[weak].tallies
        part = 100 * fsum(one.part_of_lead for one in tally) / len(tally)
        reason = (
            f"It trains {competencies()[weak].title.lower()}: your decisions there brought {part:.0f}% "
            "of what the reference gains."
        )
    else:
        top = max(best.values())
        reason = f"It is new to you, and your best so far, {top:.0f}, puts level {chosen.level} within reach."
    return Proposal(chosen.id, chosen.title, reason)


def weakest(profile: Profile) -> str | None:
    """The competency whose decisions brought least of the reference's lead, of those that were measured."""
    measured = {
        id: fsum(tally.part_of_lead for tally in one.tallies) / len(one.tallies)
        for id, one in profile.competencies.items()
        if one.tallies
    }
    return min(measured, key=lambda id: (measured[id], id), default=None)


def _alike(met_in: Shipped | None, scenarios: Sequence[Shipped]) -> dict[str, int]:
    """How many competencies each scenario shares with the one a principle was met in."""
    own = set() if met_in is None else {word.lower() for word in met_in.competencies}
    return {one.id: len(own & {word.lower() for word in one.competencies}) for one in scenarios}
