"""`floorsim desk-test person` and `purge`: what is kept about candidates, and how it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorsim.cli.asking import confirm
from floorsim.cli.desk_test_commands.programme_option import in_programme
from floorsim.cli.output import echo_line, format_option, print_json, print_rows, print_table, say
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desktest.programme.deletion import DeletionReceipt
    from floorsim.desktest.programme.programme import Programme


@click.group("person")
def person() -> None:
    """List candidates, export everything about one, or delete it."""


@person.command("list")
@in_programme
@format_option
def list_(programme: Programme, form: str) -> None:
    """List the candidates with their names, which stand nowhere else."""
    register, names = programme.register(), programme.people.names
    rows = []
    for candidate in register.candidates():
        for sitting in register.sittings_of(candidate):
            received, deleted = register.received.get(sitting), register.deleted.get(sitting)
            rows.append(
                {
                    "candidate": candidate,
                    "name": names.get(candidate),
                    "test": register.invited[sitting].test,
                    "sitting": sitting,
                    "received": None if received is None else received.at.date().isoformat(),
                    "deleted": None if deleted is None else deleted.date().isoformat(),
                }
            )
    print_rows(rows, form)


@person.command("export")
@click.argument("id")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The zip file.  [default: ID.zip]"
)
@in_programme
def export(id: str, out: Path | None, programme: Programme) -> None:
    """Write everything that is kept about candidate ID into one zip file of plain text."""
    from floorsim.desktest.programme.export import export_person

    candidate = programme.candidate(id)
    file = export_person(programme, candidate, out or Path(f"{candidate}.zip"))
    echo_line(str(file))
    say("It has the person's name, answers and grades in it; give it to that person only.")


@person.command("delete")
@click.argument("id")
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_programme
@format_option
def delete(id: str, yes: bool, programme: Programme, form: str) -> None:
    """Delete the name, answers, accommodations and graders' sentences of candidate ID; print a receipt.

    Marks, grades and what was decided stay, under an id that no longer leads to anybody.
    """
    from floorsim.desktest.programme.deletion import already_deleted, delete

    candidate = programme.candidate(id)
    if already_deleted(programme.register(), candidate):
        say(f"{candidate} was deleted before; anything that has come back since is deleted now.")
    if not yes:
        confirm(f"Delete the name, the answers and the graders' sentences of {candidate} for good?")
    _tell([delete(programme, candidate, "asked")], form)


@click.command("purge")
@click.option("--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_programme
@format_option
def purge(dry_run: bool, yes: bool, programme: Programme, form: str) -> None:
    """Delete what is kept of candidates whose retention time is over, as `person delete` does."""
    from floorsim.desktest.programme.deletion import delete, due

    over = due(programme)
    if dry_run or not over:
        rows = [
            {"candidate": one.candidate, "sitting": one.sitting, "due": f"{one.since:%Y-%m-%d}"}
            for one in over
        ]
        print_rows(rows, form)
        say("Nothing was deleted." if over else "No retention time is over, so nothing was deleted.")
        return
    if not yes:
        sittings = counted(len(over), "sitting")
        confirm(f"Delete what is kept of {sittings} whose retention time is over, for good?")
    receipts: list[DeletionReceipt] = []
    try:
        for id in dict.fromkeys(one.candidate for one in over):
            going = [one.sitting for one in over if one.candidate == id]
            receipts.append(delete(programme, id, "retention", going))
    finally:  # what is gone has its receipt, whatever keeps the rest from going
        if receipts:
            _tell(receipts, form)


def _tell(receipts: list[DeletionReceipt], form: str) -> None:
    from floorsim.desktest.programme.deletion import WHY

    if form == "json":
        print_json([receipt.as_json() for receipt in receipts])
        return
    for receipt in receipts:
        echo_line(f"Receipt of a deletion, {receipt.at:%Y-%m-%d %H:%M} UTC, because {WHY[receipt.why]}")
        rows = [("candidate", receipt.candidate), ("name", "deleted" if receipt.name else "-")]
        for sitting, seal in receipt.seals.items():
            rows += [("sitting", sitting), ("its result", seal or "none was received")]
        rows += [("answer", text) for text in receipt.answers]
        rows += [("accommodations", text) for text in receipt.settings]
        rows += [(f"by {grader}", text) for grader, texts in receipt.grades.items() for text in texts]
        rows += [("register line", receipt.line)]
        print_table(("what", "hash"), rows)
        echo_line("")
    say(
        "The hashes stay in the chains and say nothing about what was deleted. This does not reach "
        "copies of the folder, exports, or other machines."
    )
