"""`floorsim roster`: people and shifts from a roster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from floorsim.cli.import_options import with_columns
from floorsim.cli.output import echo, echo_line, format_option, print_json, print_table, say
from floorsim.errors import UsageError

if TYPE_CHECKING:
    from floorsim.scenario.importing.roster import Roster

ROLES: Final = {
    "name": "names",
    "first_name": "first names",
    "last_name": "last names",
    "group": "groups or teams",
    "skills": "skills, such as voice:0.9; chat:0.8",
    "date": "days",
    "start": "when a shift begins",
    "end": "when a shift ends",
    "shift": "shifts, such as 08:00-16:30",
    "break": "breaks",
    "lunch": "lunches",
    "profile": "kinds of people",
    "note": "notes",
}
PERSONAL: Final = (
    "Names of people are personal data: share the scenario only with those who may see them, "
    "or say --pseudonyms."
)


@click.group("roster")
def roster() -> None:
    """Take people and shifts from a roster."""


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="SCENARIO",
    help="Write them into this scenario file.",
)
@click.option("--preview", is_flag=True, help="Only show who would be read and written.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day, where the roster has several.")
@click.option("--all-in", metavar="GROUP", help="The group of those of whom the roster names none.")
@click.option("--pseudonyms", is_flag=True, help="Other names in place of people's own, and no notes.")
@with_columns(ROLES)
@format_option
def import_(
    file: Path,
    into: Path | None,
    preview: bool,
    day: Any,
    all_in: str | None,
    pseudonyms: bool,
    form: str,
    **said: Any,
) -> None:
    """Read FILE, a roster as CSV with a row for each person, and show it or write it into a scenario.

    People become agents, their hours and breaks shifts; groups that get people have none by number any more.
    Rows that cannot be read are told at their lines, and then nothing is written.
    """
    from floorsim.cli.import_options import read_export_file
    from floorsim.scenario.importing.roster import read_roster

    source, raw = read_export_file(file)
    found = read_roster(
        raw, source, {role: name for role, name in said.items() if name}, day.date() if day else None
    )
    told_of = _write(found, into, all_in, pseudonyms, preview) if into is not None else []
    if form == "json":
        print_json(_json(found, told_of, pseudonyms))
        return
    if not pseudonyms or into is None:
        rows = [
            (
                person.line,
                "-" if pseudonyms else person.name,
                person.group,
                person.shift["from"],
                person.shift["to"],
                ", ".join(one["at"] for one in person.shift.get("activities", ())),
                person.skills or None,
            )
            for person in found.people
        ]
        print_table(("line", "name", "group", "from", "to", "breaks", "skills"), rows, right=(0,))
        echo()
    for sentence in (*found.notes, *(str(fault) for fault in found.unreadable), *told_of):
        echo_line(sentence)
    if not pseudonyms and found.people:
        say(PERSONAL)
    if into is None:
        say("Nothing is written; --into SCENARIO.yaml writes it into a scenario.")


def _write(found: Roster, into: Path, all_in: str | None, pseudonyms: bool, preview: bool) -> list[str]:
    """Writes the roster, and returns what was changed, in sentences."""
    from floorsim.cli.loading import checked, load
    from floorsim.scenario.faults.fault import InvalidScenarioError
    from floorsim.scenario.files import from_home
    from floorsim.scenario.importing.roster_changes import placed
    from floorsim.scenario.importing.writing import require_own, save, text_of, with_changes, with_entries
    from floorsim.wording.numbers import counted

    into = from_home(into)
    require_own(into)
    if not found.people and not found.unreadable:
        raise UsageError(f"{found.source}: nobody works that day; nothing is written.")
    new = placed(found, load(str(into)).scenario, all_in, pseudonyms=pseudonyms)
    faults = [*found.unreadable, *new.faults]
    if preview:
        found.unreadable[:] = faults
        return []
    if faults:
        raise InvalidScenarioError(faults)
    text = with_changes(into, text_of(into), new.changes, None)
    text = with_entries(into, text, ("floor", "agents"), new.agents)
    kept = save(into, text, lambda file: checked(str(file)))
    shifts = [change for change in new.changes if change.path[1] == "shifts"]
    told_of = [f"{into}: {counted(len(shifts), 'shift')} in floor.shifts."] if shifts else []
    told_of += [
        f"{into}: {'.'.join(change.path)}: {change.words}" for change in new.changes if change not in shifts
    ]
    return [
        *told_of,
        f"{into}: {counted(len(new.agents), 'agent')} in floor.agents.",
        f"The file as it was before is {kept}.",
    ]


def _json(found: Roster, told_of: list[str], pseudonyms: bool) -> dict[str, Any]:
    return {
        "file": found.source,
        "columns": found.columns,
        "rows_read": len(found.people),
        "not_working": len(found.off),
        "people": [
            {
                "line": person.line,
                "name": None if pseudonyms else person.name,
                "group": person.group,
                "skills": person.skills or None,
                "shift": person.shift,
            }
            for person in found.people
        ],
        "notes": found.notes,
        "unreadable": [
            {"line": fault.line, "column": fault.column, "wrong": fault.wrong, "right": fault.right}
            for fault in found.unreadable
        ],
        "changed": told_of,
    }
