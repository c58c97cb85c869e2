"""`floorsim desk-test check`: whether desk tests are valid, and what an examiner would say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from floorsim.cli.arguments import DESK_TEST
from floorsim.cli.check_reports import Checked, tell_checks
from floorsim.cli.output import format_option, say

if TYPE_CHECKING:
    from floorsim.desktest.package.loader import LoadedTest


@click.command("check")
@click.argument("tests", metavar="TEST...", nargs=-1, required=True, type=DESK_TEST)
@format_option
def check(tests: tuple[str, ...], form: str) -> int:
    """Check desk tests, shipped ids or files, and list everything that is wrong with them.

    Forms of one family that are named together are also held against the first of them. Of a sealed file it
    is checked that nothing was changed, and its digest is told.
    """
    from floorsim.desktest.checking.checked import checked_desk_test
    from floorsim.desktest.package.library import find_test
    from floorsim.desktest.package.loader import SEALED
    from floorsim.desktest.package.sealed import read_sealed

    seen: list[LoadedTest] = []

    def checked(ref: str) -> Checked:
        if ref.endswith(SEALED):
            package = read_sealed(find_test(ref))
            say(f"{ref}: form {package.test.form}, model {package.model_version}, {package.digest}")
            return Checked(package.test.id, package.test.title, ())
        loaded = checked_desk_test(ref, seen)
        seen.append(loaded)
        return Checked(loaded.test.id, loaded.test.title, loaded.warnings)

    return tell_checks(tests, checked, form)
