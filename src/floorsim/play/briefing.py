"""A briefing from a scenario."""

from __future__ import annotations

from collections.abc import Iterator

from floorsim.desk.consequences.budget import overtime_usable
from floorsim.desk.decisions.registry import kinds
from floorsim.floor.measures.service_level import formula_words
from floorsim.present.briefing import Briefing
from floorsim.present.decision_menu import by_area
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import generated_size
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted, money, percent
from floorsim.wording.times import age, clock


def briefing_of(scenario: Scenario, seed: int, reference: str = "") -> Briefing:
    """Return what to read before a run; `reference` is the name or path the scenario was asked for by."""
    meta, floor = scenario.meta, scenario.floor
    return Briefing(
        scenario=meta.id,
        title=meta.title,
        level=meta.level,
        weekday=floor.weekday,
        play_from_s=scenario.play_from_s,
        end_s=scenario.end_s,
        text=meta.briefing or meta.summary or meta.title,
        objectives=meta.objectives,
        channels=_channels(scenario),
        team=_team(scenario),
        may_do=_may_do(scenario),
        everything=scenario.decisions.allow == "all",
        limits=_limits(scenario),
        notes=meta.content_notes,
        seed=seed,
        reference=reference or meta.id,
        workdays=scenario.workdays if len(scenario.workdays) > 1 else (),
        loaded=scenario,
        speed=float(scenario.speed),
        wait_for_first_message=scenario.wait_for_first_message,
    )


def _channels(scenario: Scenario) -> tuple[str, ...]:
    """Return each channel's target, and the formula once if all share it."""
    promises: list[str] = []
    formulas: list[str] = []
    for name, channel in scenario.floor.channels.items():
        target = channel.target
        promises.append(f"{channel.title or name}: {percent(target.share)} within {age(target.within)}")
        formulas.append(formula_words(target.formula, target.count_blocked))
    asked = _asked_for(scenario)
    if len(set(formulas)) == 1:
        return (f"{'; '.join(promises)}.", f"Service level is {formulas[0]}.", *asked)
    pairs = zip(promises, formulas, strict=True)
    return (*(f"{promise}. Service level is {formula}." for promise, formula in pairs), *asked)


def _asked_for(scenario: Scenario) -> Iterator[str]:
    """What a law or a contract asks of each channel beside its target."""
    for name, channel in scenario.floor.channels.items():
        if channel.regulated is not None:
            one = channel.regulated
            asked = (
                f"{one.by} asks for {percent(one.share)} within {age(one.within)} on {channel.title or name}"
            )
            fails = "; a day on which it is missed fails the run" if one.missed == "gate" else ""
            yield f"{asked}{fails}."


def _team(scenario: Scenario) -> str:
    sizes: dict[str, int] = {}
    for name, group in scenario.floor.groups.items():
        listed = sum(agent.group == name for agent in scenario.floor.agents)
        if size := listed + generated_size(group):
            sizes[group.title or name] = size
    groups = ", ".join(f"{name} {size}" for name, size in sizes.items())
    hours = f"open {clock(scenario.floor.opens)} to {clock(scenario.floor.closes)}{_closed_on(scenario)}"
    return f"{counted(sum(sizes.values()), 'agent')}: {groups}; {hours}."


def _closed_on(scenario: Scenario) -> str:
    """The closed days, as the end of a sentence."""
    floor = scenario.floor
    if floor.days == 1 or not floor.closed_on:
        return ""
    names = [f"day {day}" if isinstance(day, int) else day.capitalize() for day in floor.closed_on]
    return f", closed on {listed(names, 'and')}"


def _may_do(scenario: Scenario) -> tuple[str, ...]:
    """The titles of a list; where everything is allowed, how many decisions each area has."""
    allowed = scenario.decisions.allow
    if allowed != "all":
        return tuple(kind.title for kind in kinds() if kind.always_allowed or kind.kind in allowed)
    told = listed([f"{title.lower()} {len(found)}" for _, title, found in by_area(kinds())], "and")
    return (f"Everything on the desk: {told}",)


def _limits(scenario: Scenario) -> tuple[str, ...]:
    decisions = scenario.decisions
    hours = decisions.overtime_budget / 3600
    limits = [f"Up to {hours:g} h of overtime." if hours else "There is no overtime."]
    if hours and not overtime_usable(scenario):
        limits = []
    if decisions.money_budget is not None:
        limits.append(f"A budget of {money(decisions.money_budget, scenario.prices.currency)}.")
    return tuple(limits)
