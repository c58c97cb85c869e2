"""`floorsim desk-test verify`: whether a result is genuine, link by link."""

from __future__ import annotations

from pathlib import Path

import click

from floorsim.cli.output import echo, echo_line, format_option, print_json, print_table, say
from floorsim.errors import ExitCode, UsageError


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--programme",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Also check that it was invited to this test and is the one that was received, and its marks.",
)
@click.option(
    "--package",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also check that this is the package that was taken, and its marks.",
)
@format_option
def verify(file: Path, folder: Path | None, package: Path | None, form: str) -> ExitCode:
    """Verify a result: signature, chain, package, answers; then every exercise is played again.

    Its marks can be computed with the whole package alone, which a candidate never has: name it with
    --package, or with --programme the folder in which it lies.

    Ends with 0 for a genuine result and 1 for another; the first link that breaks is named. What is odd about
    its times is listed and makes no result other than genuine.
    """
    from floorsim.desktest.package.sealed import read_sealed
    from floorsim.desktest.programme.programme import Programme
    from floorsim.desktest.proof.result import Result
    from floorsim.desktest.proof.verifying import verified
    from floorsim.desktest.proof.whole_package import MarkedResult, with_package

    if not file.is_file():
        raise UsageError(f"There is no file {file}; check the path.")
    programme = None if folder is None else Programme.open(folder)
    sealed = None if package is None else read_sealed(package)

    def why_not_ours(result: Result) -> str | None:
        if sealed is not None and result.package.digest != sealed.digest:
            return f"It was taken with another package than {package}, whose digest is {sealed.digest}."
        return None if programme is None else programme.why_not_kept(result)

    def whole(result: Result) -> MarkedResult:
        if programme is not None:
            return programme.with_package(result)
        assert sealed is not None
        return with_package(result, sealed)

    found = verified(
        file,
        why_not_ours if programme or sealed else None,
        None if programme is None else programme.odd_times,
        whole if programme or sealed else None,
    )
    if form == "json":
        print_json(found.as_json())
    else:
        print_table(
            ("link", "holds", "finding"),
            [(step.link, "yes" if step.holds else "NO", step.sentence) for step in found.steps],
        )
        if found.flags:
            echo()
            print_table(
                ("line", "about", "to look into"),
                [(flag.line, flag.about.replace("_", " "), flag.sentence) for flag in found.flags],
                right=(0,),
            )
        echo()
        echo_line(f"{'Genuine' if found.genuine else 'Not genuine'}: {file}")
    if any(step.unmarked for step in found.steps):
        say("With the whole package the marks can be computed too: add --programme or --package.")
    return ExitCode.DONE if found.genuine else ExitCode.RUN_FAILED
