"""`floorsim scenario code`: the code by which others play the same shift."""

from __future__ import annotations

import click

from floorsim.cli.arguments import SCENARIO, SEED
from floorsim.cli.loading import load
from floorsim.cli.output import echo_line


@click.command("code")
@click.argument("name", type=SCENARIO)
@click.option("--seed", type=SEED, required=True, help="Which customers come.")
def code(name: str, seed: int) -> None:
    """Print a code that can be read out over a phone, by which others play NAME with the same customers.

    `floorsim play CODE` and `floorsim run CODE` take it.
    """
    from floorsim.run.shift_code import code_of
    from floorsim.scenario.forms import split_form

    scenario, form = split_form(name)
    echo_line(code_of(scenario, form or "", seed, load(name).digest))
