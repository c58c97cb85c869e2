"""Traps: what tempts looks better on the wallboard soon, and ends worse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from floorsim.lab.proving.ladder import FIRST_PROVED_LEVEL, is_asked
from floorsim.lab.proving.plays import spell
from floorsim.lab.proving.proof import Claim
from floorsim.lab.traps import ArmEnd, TrapTrial, has_figure, trial_of
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.traps import Trap
from floorsim.units import MINUTE_S

Ends = Sequence[tuple[ArmEnd, ArmEnd]]


def trap_claims(scenario: Scenario, played: Mapping[str, Ends]) -> Iterator[Claim]:
    """That there is a trap, and that each of them is one; `played` has both arms day by day, by its id."""
    if not scenario.traps and is_asked(scenario):
        yield Claim(
            "traps",
            "there is a trap",
            f"from level {FIRST_PROVED_LEVEL} on",
            "none",
            False,
            "There is no trap. Write under `traps` what a decent supervisor does under pressure, which "
            "looks right for a quarter of an hour and costs more by the end, beside the better decision.",
        )
    for trap in scenario.traps:
        ends = played.get(trap.id)
        if ends and has_figure(ends):
            yield from _of(trial_of(trap, ends))
        elif ends:
            yield _unseen(trap)


def _unseen(trap: Trap) -> Claim:
    what = f"{trap.looks.measure} of {trap.looks.channel}"
    return Claim(
        "traps",
        f"trap {trap.id}: looks better",
        "a figure on the wallboard",
        "none on any day",
        False,
        f"{trap.title}: the wallboard has no {what} yet when the arms are compared, on any day. Compare "
        "later (`after`), or by another figure (`looks`).",
    )


def _of(trial: TrapTrial) -> Iterator[Claim]:
    trap = trial.trap
    looks, sign = trial.looks.difference, trap.looks.sign
    scale = 100.0 if trap.looks.measure == "service_level" else 1.0
    what = f"{trap.looks.measure.replace('_', ' ').removesuffix(' s')} of {trap.looks.channel}"
    minutes = f"{trap.after / MINUTE_S:.0f} min"
    yield Claim(
        "traps",
        f"trap {trap.id}: {what} after {minutes}",
        f"interval {'>' if sign > 0 else '<'} 0",
        spell(looks, scale),
        trial.looks_better,
        f"{trap.title} looks better for a while: {what} differs by {spell(looks, scale)} after {minutes}."
        if trial.looks_better
        else f"{trap.title} does not clearly look better after {minutes}: {what} differs by "
        f"{spell(looks, scale)}. Nobody falls for what doesn't tempt; compare at another time (`after`), or "
        "by the figure that it helps (`looks`).",
        looks,
    )
    total = trial.total.difference
    yield Claim(
        "traps",
        f"trap {trap.id}: total at the end",
        "interval < 0",
        spell(total),
        trial.ends_worse,
        f"{trap.title} ends {abs(total.mean):.1f} points worse than the better decision."
        if trial.ends_worse
        else f"{trap.title} does not clearly cost anything by the end ({spell(total)} points), so it is no "
        "trap but a matter of taste. Let what it neglects come back later, or take the trap out.",
        total,
    )
