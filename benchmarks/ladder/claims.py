"""What the scores must show of one scenario, and whether they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.ladder.plays import Plays, ahead
from floorsim.lab.statistics import Summary
from floorsim.lab.traps import TrapTrial
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.exploits.catalogue import EXPLOITS

CHANCE = ("random", "first-option", "longest-text", "most-minutes")
"""Those who decide by nothing that bears on the matter."""
WELL_UNDER = 15.0
"""Points by which exploits alone, and those above, stay under competent."""
HABIT_GAIN = 1.0
"""Points that the upper end of a habit's gain may reach."""
SHARE_OF_LEAD = 1 / 3
"""Part of the worked run's lead over hands-off that those above may reach."""
FIRST_PROVED_LEVEL = 2
"""Level of a scenario from which all of this is asked of it."""


@dataclass(frozen=True)
class Claim:
    """One thing that must hold, with what was found."""

    says: str
    needs: str
    found: str
    holds: bool | None
    """None: not asked of this scenario."""


def habits() -> list[str]:
    """Competent play with each exploit for a habit."""
    return [f"competent+{exploit}" for exploit in EXPLOITS]


def claims(scenario: Scenario, played: Mapping[str, Plays]) -> Iterator[Claim]:
    """Everything asked of a scenario's scores, for the policies that were played."""
    asked = scenario.meta.level >= FIRST_PROVED_LEVEL
    yield from _ladder(scenario, played, asked)
    competent = played["competent"]
    for policy in (*EXPLOITS, *CHANCE):
        if policy in played:
            yield _well_under(policy, ahead(competent, played[policy]), asked)
    for policy in CHANCE:
        if policy in played and "worked" in played:
            yield _little_of_the_lead(policy, played, asked)
    for policy in habits():
        if policy in played:
            yield _no_gain(policy, ahead(played[policy], competent), asked)


def _ladder(scenario: Scenario, played: Mapping[str, Plays], asked: bool) -> Iterator[Claim]:
    overreaction = any(trap.overreaction for trap in scenario.traps)
    for lower, upper, needed in (
        ("hands-off", "competent", asked),
        ("hands-off", "novice", asked and not overreaction),
        ("novice", "competent", asked),
    ):
        if lower in played and upper in played:
            yield _above_zero(f"{lower} < {upper}", ahead(played[upper], played[lower]), needed)
    if "expert" in played:
        lead = ahead(played["expert"], played["competent"])
        if asked:
            yield _above_zero("competent < expert", lead, True)
        else:
            yield Claim("competent ≤ expert", "mean ≥ 0", interval(lead), lead.mean >= 0)


def _above_zero(says: str, lead: Summary, asked: bool) -> Claim:
    holds = lead.ci95 is not None and lead.ci95[0] > 0
    return Claim(says, "interval > 0", interval(lead), holds if asked else None)


def _well_under(policy: str, lead: Summary, asked: bool) -> Claim:
    holds = lead.mean >= WELL_UNDER
    return Claim(
        f"{policy} under competent", f"mean ≥ {WELL_UNDER:g}", interval(lead), holds if asked else None
    )


def _little_of_the_lead(policy: str, played: Mapping[str, Plays], asked: bool) -> Claim:
    hands_off = played["hands-off"].mean("overall")
    lead = played["worked"].mean("overall") - hands_off
    own = played[policy].mean("overall") - hands_off
    found = f"{own:+.1f} of {lead:+.1f}"
    holds = own <= SHARE_OF_LEAD * lead
    return Claim(f"{policy} over hands-off", "≤ 1/3 of worked's", found, holds if asked else None)


def _no_gain(policy: str, gain: Summary, asked: bool) -> Claim:
    holds = gain.ci95 is not None and gain.ci95[1] <= HABIT_GAIN
    return Claim(
        f"{policy} over competent", f"upper end ≤ +{HABIT_GAIN:g}", interval(gain), holds if asked else None
    )


def trap_claims(trial: TrapTrial) -> Iterator[Claim]:
    """That the tempting decision looks better soon, and ends worse."""
    looks, sign = trial.looks.difference, trial.trap.looks.sign
    what = f"{trial.trap.looks.measure} of {trial.trap.looks.channel}"
    scale = 100.0 if trial.trap.looks.measure == "service_level" else 1.0
    yield Claim(
        f"trap {trial.trap.id}: {what} after {trial.trap.after / 60.0:.0f} min",
        f"interval {'>' if sign > 0 else '<'} 0",
        interval(looks, scale),
        trial.looks_better,
    )
    yield Claim(
        f"trap {trial.trap.id}: total at the end",
        "interval < 0",
        interval(trial.total.difference),
        trial.ends_worse,
    )


def interval(summary: Summary, scale: float = 1.0) -> str:
    """A mean with its 95% interval."""
    if summary.ci95 is None:
        return f"{scale * summary.mean:+.1f}"
    low, high = (scale * bound for bound in summary.ci95)
    return f"{scale * summary.mean:+.1f} [{low:+.1f}, {high:+.1f}]"
