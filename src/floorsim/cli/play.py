"""`floorsim play`: the screen."""

from __future__ import annotations

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, SCENARIO, SEED
from floorsim.cli.damaged_store import offering_to_set_aside
from floorsim.cli.plain import PLAIN, how_to_leave
from floorsim.cli.shifts import named_by
from floorsim.errors import UsageError


@click.command("play")
@click.argument("scenario", type=SCENARIO, required=False)
@click.option("--seed", type=SEED, help="Which customers come; without it a seed is drawn.")
@click.option("--speed", type=float, help="Simulated seconds per second, 1 to 300.")
@click.option(
    "--resume",
    is_flag=False,
    flag_value="",
    metavar="[RUN]",
    help="Resume an unfinished run; without its id, the one played last.",
)
@click.option("--theme", help="Colours, this time only.")
@click.option("--glyphs", type=click.Choice(["unicode", "ascii"]), help="Symbols, this time only.")
@click.option("--mouse/--no-mouse", default=None, help="Whether the mouse can be used, this time only.")
@PLAIN
@ALLOW_OUTSIDE
def play(
    scenario: str | None,
    seed: int | None,
    speed: float | None,
    resume: str | None,
    theme: str | None,
    glyphs: str | None,
    mouse: bool | None,
    plain: bool | None,
    allow_outside: bool,
) -> int:
    """Play SCENARIO, a shipped name, a file or a shift's code; without one, choose on the home screen."""
    if resume is not None and (scenario is not None or seed is not None):
        raise UsageError("A resumed run has its scenario and seed already; leave them out with --resume.")
    if seed is not None and scenario is None:
        raise UsageError("A seed needs a scenario; write floorsim play SCENARIO --seed N.")
    if scenario is not None:
        scenario, seed_of_code = named_by(scenario, seed is not None)
        seed = seed if seed_of_code is None else seed_of_code

    leave = how_to_leave(plain)

    def screen() -> int:
        if leave is not None:
            from floorsim.plain.program import run_plain

            return run_plain(leave, scenario=scenario, seed=seed, resume=resume, allow_outside=allow_outside)
        from floorsim.tui.app import run_app

        return run_app(
            scenario=scenario,
            seed=seed,
            speed=speed,
            resume=resume,
            theme=theme,
            glyphs=glyphs,
            mouse=mouse,
            allow_outside=allow_outside,
        )

    return offering_to_set_aside(screen)
