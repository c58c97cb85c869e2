"""`floorsim forecast`: volumes from a contact centre's own exports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from floorsim.cli.arguments import NumberRange, ParamType
from floorsim.cli.import_options import read_export_file, with_columns
from floorsim.cli.output import echo_line, format_option, print_json, say
from floorsim.errors import FloorsimError, UsageError
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.cli.import_target import Target
    from floorsim.scenario.importing.choices import Choices
    from floorsim.scenario.importing.export import Export
    from floorsim.scenario.importing.profile import Profile

ROLES: Final = {
    "time": "when an interval or a call begins",
    "date": "the day",
    "queue": "the queue",
    "offered": "contacts that came",
    "answered": "contacts that were answered",
    "abandoned": "contacts that were abandoned",
    "handle_time": "handling time of a contact",
    "talk": "talk time",
    "hold": "hold time",
    "after_contact": "after-contact work",
    "answered_at": "when a call was answered",
    "ended_at": "when a call ended",
    "duration": "how long a call was",
    "wait": "how long a call waited",
    "outcome": "what became of a call",
    "call_id": "a call's number",
}
"""What a column may be said to be, and the words of its option."""


SHORTEST_S: Final = 60.0
"""The shortest interval that a scenario's demand may have."""


class _Seconds(ParamType):
    """A length of time such as 30m, in seconds."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        from floorsim.scenario.values.durations import read_duration

        if isinstance(value, float):
            return value
        try:
            return read_duration(str(value))
        except ValueError as refused:
            self.fail(f"{refused}.", param, ctx)


class _Pair(ParamType):
    """A column and the value that it must have."""

    name = "COLUMN=VALUE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        column, sign, wanted = str(value).partition("=")
        if not sign or not column.strip():
            self.fail(f"'{value}' names no value; write COLUMN=VALUE, such as Queue=Sales.", param, ctx)
        return column.strip(), wanted.strip()


@click.group("forecast")
def forecast() -> None:
    """Take volumes from an export of your own systems."""


@forecast.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="SCENARIO",
    help="Write it into this scenario file; a new file becomes a whole scenario.",
)
@click.option("--preview", is_flag=True, help="Only show what would be read and written.")
@click.option("--where", type=_Pair(), multiple=True, help="Only rows with this value, such as Queue=Sales.")
@click.option("--add-up", is_flag=True, help="Add rows of one interval together: all queues, all skills.")
@click.option("--stream", help="The stream of the scenario; left out, the only one.")
@click.option("--weekday", type=click.Choice(WEEKDAYS), help="The mean of this weekday.")
@click.option("--by-weekday", is_flag=True, help="The mean of each weekday, kept apart.")
@click.option("--each-day", is_flag=True, help="The days of the export as the days of the run.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="The first day that counts.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="The last day that counts.")
@click.option("--scale", type=NumberRange(0, 1000, min_open=True), help="Multiply every count.")
@click.option(
    "--total", type=NumberRange(0, 1_000_000, min_open=True), help="Scale to so many contacts in all."
)
@click.option("--fit", is_flag=True, help="Fit how days and intervals differ from their means.")
@click.option("--dates", type=click.Choice(["day-first", "month-first"]), help="How 1/6/2025 is meant.")
@click.option("--decimal", type=click.Choice(["point", "comma"]), help="The sign before decimals.")
@click.option("--zone", help="The centre's time zone, such as Europe/Berlin, or as-written.")
@click.option("--interval", type=_Seconds(), help="Length of an interval, for calls or one single row.")
@click.option("--forget", is_flag=True, help="Guess anew, whatever was remembered beside the file.")
@with_columns(ROLES)
@format_option
def import_(file: Path, into: Path | None, preview: bool, form: str, **said: Any) -> None:
    """Read FILE, an export with a row for each interval or each call, and show or write its volumes.

    Columns, dates, separators and encodings are guessed and shown; options change them. What was said is
    remembered beside FILE. Without --into nothing is written into a scenario.
    """
    from floorsim.cli.import_target import Target
    from floorsim.scenario.importing.reading import read_export
    from floorsim.scenario.importing.spread import fit_spread, why_not

    if said["scale"] and said["total"]:
        raise UsageError("--scale and --total both set the volume; give one of them.")
    if bool(said["weekday"]) + said["each_day"] + said["by_weekday"] > 1:
        raise UsageError("--weekday, --by-weekday and --each-day choose different days; give one of them.")
    if said["interval"] is not None and not SHORTEST_S <= said["interval"] <= DAY_S:
        raise UsageError("--interval is 1m at least and 1d at most.")
    source, raw = read_export_file(file)
    file = Path(source)
    choices = _choices(file, said)
    export = read_export(raw, source, choices)
    target = Target(into, said["stream"]) if into is not None else None
    profile = _profile(export, said, target)
    spread = fit_spread(export) if said["fit"] else None
    unfitted = why_not(export)
    if said["fit"] and unfitted:
        export.notes.append(f"Nothing is fitted: {unfitted}")
    told_of = [] if target is None else target.write(export, profile, spread, preview=preview)
    if not preview and (
        into is not None or choices.columns or said["dates"] or said["decimal"] or said["zone"]
    ):
        told_of.append(_remember(file, choices, export))
    if form == "json":
        from floorsim.cli.import_tables import export_json, spread_json

        fit = {"fit": spread_json(spread)} if spread else {}
        print_json({**export_json(export, profile, unfitted), **fit, "changed": told_of})
        return
    from floorsim.cli.import_tables import print_days, print_export, print_profile, print_spread

    print_export(export)
    if target is None or preview:
        print_days(export)
        print_profile(export, profile)
    if spread is not None:
        print_spread(spread)
    for sentence in told_of:
        echo_line(sentence)
    if target is None:
        say("Nothing is written; --into SCENARIO.yaml writes it into a scenario, or makes a new one.")


def _choices(file: Path, said: Mapping[str, Any]) -> Choices:
    """What is said on the command line, and what is remembered of the file where nothing is."""
    from floorsim.scenario.importing.choices import Choices
    from floorsim.scenario.importing.memory import Memory, remembered

    kept = Memory() if said["forget"] else remembered(file)
    return Choices(
        columns={role: said[role] for role in ROLES if said[role]},
        remembered={role: name for role, name in kept.columns.items() if role in ROLES},
        where=said["where"],
        dates=said["dates"] or kept.dates,
        decimal=said["decimal"] or kept.decimal,
        zone=said["zone"] or kept.zone,
        interval_s=said["interval"],
        add_up=said["add_up"],
        first=said["first"].date() if said["first"] else None,
        last=said["last"].date() if said["last"] else None,
    )


def _remember(file: Path, choices: Choices, export: Export) -> str:
    from floorsim.scenario.importing.memory import remember

    said = {role: name for role, name in choices.remembered.items() if role in export.remembered}
    columns = {**export.columns_by_name, **said, **choices.columns}
    try:
        kept = remember(file, choices, {role: columns[role] for role in ROLES if role in columns})
        return f"How it was read is remembered in {kept}."
    except FloorsimError as reason:
        return f"How it was read is not remembered: {reason}"


def _profile(export: Export, said: Mapping[str, Any], target: Target | None) -> Profile:
    """The days that are meant, as one profile, scaled."""
    from floorsim.scenario.importing.profile import by_weekday, one_after_another, profile_of

    weekdays = target.weekdays if target is not None else ()
    if said["each_day"]:
        profile = one_after_another(export)
    elif said["by_weekday"] or (len(weekdays) > 1 and len(export.days) > 1 and not said["weekday"]):
        profile = by_weekday(export, weekdays if len(weekdays) > 1 else WEEKDAYS)
    elif said["weekday"] or len(export.days) == 1 or not weekdays:
        profile = profile_of(export, said["weekday"])
    else:
        profile = profile_of(export, weekdays[0])
    if said["total"]:
        profile = profile.scaled(said["total"] / profile.total)
    return profile.scaled(said["scale"]) if said["scale"] else profile
