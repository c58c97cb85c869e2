"""`floorsim desk-test grade`: people grade what candidates handed in, blind, two of them and a third."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from floorsim.cli.desk_test_commands.programme_option import in_programme
from floorsim.cli.output import echo, format_option, print_json, print_table, say
from floorsim.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from floorsim.desktest.grading.calibration import Drift
    from floorsim.desktest.grading.everyone import Count
    from floorsim.desktest.programme.programme import Programme


@click.command("grade")
@click.argument("label", required=False)
@in_programme
@click.option("--grader", metavar="ID", help="Who grades: an id without blanks, such as g1.")
@click.option("--adjudicate", is_flag=True, help="Decide, as a third person, where two others are far apart.")
@click.option(
    "--stand-aside", metavar="LABEL", help="You know who wrote this answer; be left out for this candidate."
)
@click.option("--because", metavar="WORDS", default="", help="How you know that; leave out the name.")
@click.option(
    "--status",
    is_flag=True,
    help="Print how far the grading has come, in counts, and how each grader drifts.",
)
@format_option
def grade(
    label: str | None,
    programme: Programme,
    grader: str | None,
    adjudicate: bool,
    stand_aside: str | None,
    because: str,
    status: bool,
    form: str,
) -> ExitCode:
    """Grade the results of a programme of desk tests, line by line.

    Answers come shuffled and without names, one exercise after the other, and known answers come first. LABEL
    names one of your own answers, to correct its grade before you close the exercise.
    """
    _require_fitting(label, grader, stand_aside, because, status)
    from floorsim.desktest.grading.folder import everyone

    if status or grader is None:
        found = everyone(programme)
        _tell(found.counts(), found.drift(), form)
        return ExitCode.DONE
    with programme.grades(grader) as log:
        from floorsim.desktest.grading.grader import Grader

        if log.set_aside is not None:
            say(log.set_aside)
        if not log.lines:
            say(f"{grader} grades here for the first time.")
        work = Grader(everyone(programme, log, grader), log, grader, third=adjudicate)
        if stand_aside is not None:
            item = work.stand_aside(stand_aside, because)
            say(f"You stand aside for {item.label}. It is recorded, and somebody else grades.")
            return ExitCode.DONE
        from floorsim.plain.grading.dialogue import Dialogue
        from floorsim.plain.standard import standard_lines
        from floorsim.plain.typed import reader

        Dialogue(standard_lines(), reader(), work).run(label or "")
    return ExitCode.DONE


def _require_fitting(
    label: str | None, grader: str | None, stand_aside: str | None, because: str, status: bool
) -> None:
    if grader is None and not status:
        raise UsageError("Say who grades with --grader, such as --grader g1, or ask for --status.")
    if status and (label is not None or stand_aside is not None):
        raise UsageError("--status grades nothing; leave the label out, or leave --status out.")
    if label is not None and stand_aside is not None:
        raise UsageError("Name one answer: the one to correct, or with --stand-aside the one to leave.")
    if because and stand_aside is None:
        raise UsageError("--because is the reason to stand aside; add --stand-aside LABEL.")


def _tell(counts: list[Count], drifts: list[Drift], form: str) -> None:
    if form == "json":
        print_json({"exercises": [_count(one) for one in counts], "drift": [_drift(one) for one in drifts]})
        return
    if not counts:
        say("There is no answer to grade in this programme yet.")
        return
    heads = ("Exercise", "Answers", "Ungraded", "By one", "For a third", "Final", "To close")
    rows = [(id, *counted) for id, _, *counted in (_count(one).values() for one in counts)]
    print_table(heads, rows, right=range(1, 7))
    if drifts:
        from floorsim.cli.desk_test_commands.report_printed import print_block
        from floorsim.present.desk_test_reports.agreement_blocks import drift_blocks

        for block in drift_blocks(drifts):
            echo()
            print_block(block)


def _count(one: Count) -> dict[str, object]:
    names = ("answers", "not_graded", "graded_by_one", "needs_third", "final", "to_close")
    return {"id": one.exercise.name, "title": one.exercise.title} | {n: getattr(one, n) for n in names}


def _drift(one: Drift) -> dict[str, object]:
    return {
        "id": f"{one.grader}/{one.name}",
        "title": one.title,
        "grader": one.grader,
        "calibrated": one.calibration.passed,
        "rounds": one.calibration.number,
        "mean_off_in_calibration": one.calibration.mean_off,
        "again": [{"after": after, "difference": each.difference} for after, each in one.again],
        "mean_difference": one.mean_difference,
        "moved_away": one.off,
    }
