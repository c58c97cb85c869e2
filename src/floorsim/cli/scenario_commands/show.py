"""`floorsim scenario show`: what a trainee reads before playing a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, SCENARIO
from floorsim.cli.loading import load
from floorsim.cli.output import echo, echo_line, format_option, print_json, print_table
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.scenario.loader import Loaded
    from floorsim.scenario.models.scenario import Scenario


@click.command("show")
@click.argument("name", type=SCENARIO)
@ALLOW_OUTSIDE
@format_option
def show(name: str, allow_outside: bool, form: str) -> None:
    """Show what a trainee reads before playing NAME, a shipped scenario or a file."""
    loaded = load(name, allow_outside=allow_outside)
    if form == "json":
        import json

        from floorsim.scenario.canonical import canonical_json

        print_json({**_described(loaded), "scenario": json.loads(canonical_json(loaded.scenario))})
        return
    _print_briefing(loaded)


def _described(loaded: Loaded) -> dict[str, Any]:
    scenario = loaded.scenario
    return {
        "id": scenario.meta.id,
        "title": scenario.meta.title,
        "level": scenario.meta.level,
        "minutes": round(scenario.played_s / 60),
        "digest": loaded.digest,
        "file": str(loaded.file),
        "summary": scenario.meta.summary,
        "briefing": scenario.meta.briefing,
        "objectives": list(scenario.meta.objectives),
        "agents": _team_size(scenario),
    }


def _print_briefing(loaded: Loaded) -> None:
    from floorsim.floor.measures.service_level import formula_words
    from floorsim.scenario.values.units import format_duration

    scenario, meta = loaded.scenario, loaded.scenario.meta
    echo_line(f"{meta.title} ({meta.id}, level {meta.level})")
    echo(f"{_days_of_play(scenario)}; {counted(_team_size(scenario), 'agent')}")
    for paragraph in (meta.briefing or meta.summary, *(f"- {one}" for one in meta.objectives)):
        if paragraph:
            echo()
            echo(click.wrap_text(paragraph, 100, preserve_paragraphs=True))
    echo()
    rows = [
        (
            name,
            f"{100 * channel.target.share:g}% within {format_duration(channel.target.within)}",
            formula_words(channel.target.formula, channel.target.count_blocked),
        )
        for name, channel in scenario.floor.channels.items()
    ]
    print_table(("channel", "target", "service level"), rows)
    if meta.content_notes:
        echo()
        echo(f"Please note: {' '.join(meta.content_notes)}")
    echo()
    echo(f"File    {loaded.file}")
    echo(f"Digest  {loaded.digest}")


def _days_of_play(scenario: Scenario) -> str:
    """When play begins and ends: `Saturday 10:00 to 12:00`, `Monday 08:00 to Friday 18:00 (5 days)`."""
    from floorsim.scenario.values.units import format_time

    days, moments = [], []
    for at_s in (scenario.play_from_s, scenario.end_s):
        day, _, time = format_time(at_s).rpartition(" ")
        days.append(int(day.removeprefix("d") or 1))
        moments.append((str(scenario.floor.weekday_of(days[-1] - 1)).capitalize(), time))
    (first, start), (last, end) = moments
    if len(scenario.workdays) > 1:
        return f"{first} to {last}, {start} to {end} each day ({len(scenario.workdays)} days)"
    if days[0] != days[1]:
        return f"{first} {start} to {last} {end} ({days[1] - days[0] + 1} days)"
    of = f" (day {days[0]} of {scenario.floor.days})" if scenario.floor.days > 1 else ""
    return f"{first} {start} to {end}{of}"


def _team_size(scenario: Scenario) -> int:
    from floorsim.scenario.routing_rules import agent_ids

    return len(agent_ids(scenario))
