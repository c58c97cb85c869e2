"""`floorsim desk-test report`: what came of a programme, for a candidate, the panel, or who runs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from floorsim.cli.arguments import NumberRange
from floorsim.cli.desk_test_commands.programme_option import in_programme
from floorsim.cli.new_file import require_free, write_whole
from floorsim.cli.output import csv_text, format_option, print_json, say
from floorsim.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from floorsim.desktest.programme.programme import Programme
    from floorsim.desktest.reporting.taken_test import TakenTest
    from floorsim.present.desk_test_reports.page import Page

Report: TypeAlias = "tuple[Page, Mapping[str, Any], Iterable[Mapping[str, Any]]]"
"""A page, figures for JSON, rows of a CSV."""
WHOM = ("candidate", "panel", "programme")


@click.command("report")
@click.argument("candidates", metavar="[ID]...", nargs=-1)
@click.option("--for", "whom", type=click.Choice(WHOM), required=True, help="Who reads it.")
@in_programme
@click.option(
    "--groups",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV with a column candidate and columns of groups; read for this report and kept nowhere.",
)
@click.option(
    "--cut",
    "cuts",
    type=NumberRange(1, 5),
    multiple=True,
    help="A mean grade at which to compare groups; may be given several times.",
)
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write it as one HTML file.")
@click.option(
    "--csv", "table", type=click.Path(path_type=Path, dir_okay=False), help="Write its figures as CSV."
)
@format_option
def report(
    candidates: Sequence[str],
    whom: str,
    programme: Programme,
    groups: Path | None,
    cuts: Sequence[float],
    html: Path | None,
    table: Path | None,
    form: str,
) -> ExitCode:
    """Report on the results of a programme; ID is a candidate's.

    For a candidate, name one: what was done in each exercise and what was found in it. For the panel, name
    any number, or none for all: evidence, grades with their error, machine marks apart. For the programme:
    agreement, items and forms, and with --groups and --cut how a cut point would fall on groups. With --html
    or --csv nothing is printed unless --format json is given too.
    """
    _require_fitting(whom, candidates, groups, cuts)
    for file in filter(None, (html, table)):
        require_free(file)
    if html is not None and table is not None and html.resolve() == table.resolve():
        raise UsageError(f"The page and its figures can't both be written into {html}; name two files.")
    if html is not None:
        from floorsim.report.extra import require_libraries

        require_libraries()
    ids = [programme.candidate(id) for id in candidates]
    page, figures, rows = _reported(programme, whom, ids, groups, cuts)
    if html is not None:
        from floorsim.report.desk_test_page import desk_test_page

        write_whole(html, desk_test_page(page))
        say(f"The report is in {html}.")
    if table is not None:
        write_whole(table, csv_text(rows))
        say(f"The figures are in {table}.")
    if form == "json":
        print_json(figures)
    elif html is None and table is None:
        from floorsim.cli.desk_test_commands.report_printed import print_report

        print_report(page)
    return ExitCode.DONE


def _require_fitting(
    whom: str, candidates: Sequence[str], groups: Path | None, cuts: Sequence[float]
) -> None:
    if whom == "candidate" and len(candidates) != 1:
        raise UsageError("A report for a candidate is about one; name one id, --for candidate ID.")
    if whom == "programme" and candidates:
        raise UsageError("A report on the programme is about everybody; leave the ids out.")
    if whom != "programme" and (groups is not None or cuts):
        raise UsageError("Groups are compared in the report on the programme; add --for programme.")
    if groups is not None and not cuts:
        raise UsageError("Groups are compared at a mean grade that you choose; add --cut 3, or another.")
    if cuts and groups is None:
        raise UsageError("A cut point compares groups; add --groups FILE.csv, or leave --cut out.")


def _reported(
    programme: Programme, whom: str, ids: Sequence[str], groups: Path | None, cuts: Sequence[float]
) -> Report:
    from floorsim.desktest.reporting.floor_evidence import floors_of
    from floorsim.desktest.reporting.gathering import gathered
    from floorsim.desktest.reporting.groups import read_groups
    from floorsim.desktest.reporting.precision import agreements_of, precision_of
    from floorsim.desktest.reporting.programme_figures import programme_figures
    from floorsim.desktest.reporting.records import attempt_json, panel_rows, programme_json, programme_rows
    from floorsim.present.desk_test_reports.candidate import candidate_page
    from floorsim.present.desk_test_reports.panel import panel_page
    from floorsim.present.desk_test_reports.programme import programme_page

    today, invited = datetime.now(UTC).date(), programme.register().candidates()
    columns = {} if groups is None else read_groups(groups, programme.folder, invited)
    verify = ids or invited if whom == "panel" else ()
    attempts, drift = gathered(programme, verify, mask=whom != "candidate")
    agreements = agreements_of(attempts)
    precision = precision_of(attempts, agreements)
    if whom == "programme":
        figures = programme_figures(attempts, agreements, precision, columns, cuts, drift)
        packages = sorted({f"Form {one.test.form}, package {one.digest}" for one in attempts})
        return programme_page(figures, packages, today), programme_json(figures), programme_rows(figures)
    shown = _chosen(attempts, ids)
    floors = {one.candidate: floors_of(one, measure=whom == "candidate") for one in shown}
    told, rows = [attempt_json(one, precision) for one in shown], panel_rows(shown, precision)
    if whom == "candidate":
        return candidate_page(shown[0], precision, floors[ids[0]]), told[0], rows
    return panel_page(shown, precision, floors, today), {"candidates": told}, rows


def _chosen(attempts: Sequence[TakenTest], ids: Sequence[str]) -> list[TakenTest]:
    """The tests of these candidates, or all that are not deleted."""
    by_id = {one.candidate: one for one in attempts}
    for id in ids:
        if id not in by_id:
            raise UsageError(f"No result of {id} has been received yet.")
        if by_id[id].deleted:
            raise UsageError(f"What was kept of {id} has been deleted; nothing is reported of it any more.")
    return [by_id[id] for id in dict.fromkeys(ids)] or [one for one in attempts if not one.deleted]
