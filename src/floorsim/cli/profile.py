"""`floorsim profile`: what the stored runs say of each competency, and of how sure one was."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from floorsim.cli.asking import confirm
from floorsim.cli.damaged_store import offering_to_set_aside
from floorsim.cli.output import echo_line, format_option, print_json, print_table, say
from floorsim.errors import ExitCode
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.play.profile import Profile
    from floorsim.present.entries import Proposal


@click.group("profile", invoke_without_command=True)
@click.pass_context
def profile(ctx: click.Context) -> None:
    """Your results by competency, and how sure you were against how it came out.

    It is read from your stored runs and their reviews, and stays on this machine.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@profile.command()
@format_option
def show(form: str = "table") -> ExitCode:
    """Print the profile."""
    from floorsim.play.principles import schedule
    from floorsim.play.proposal import proposed
    from floorsim.play.stored_profile import met_in, stored_profile
    from floorsim.scenario.library import shipped
    from floorsim.store.run_store import open_store

    with offering_to_set_aside(open_store) as store:
        found = stored_profile(store)
    due = schedule(met_in(found))
    now = datetime.now(UTC)
    following = proposed(found, due, shipped(), now)
    if form == "json":
        print_json(
            {
                **_as_json(found),
                "due": [
                    {"principle": one.principle, "met_in": one.met_in, "on": one.on.isoformat()}
                    for one in due
                ],
                "next": None
                if following is None
                else {"id": following.scenario, "title": following.title, "reason": following.reason},
            }
        )
    else:
        _print(found, following)
        if due:
            print_table(
                ("due from", "principle", "met in"),
                [(f"{one.on.astimezone():%Y-%m-%d}", one.principle, one.met_in) for one in due],
            )
    return ExitCode.DONE


@profile.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(yes: bool) -> ExitCode:
    """Delete your plans, your answers to moments and your hints; runs stay."""
    from floorsim.store.run_store import open_store

    with offering_to_set_aside(open_store) as store:
        if not yes:
            confirm("Delete your plans, your answers to moments and your hints? The runs themselves stay.")
        n = store.delete_notes()
    say(f"What was written about {n} run{'' if n == 1 else 's'} is deleted.")
    return ExitCode.DONE


def _print(found: Profile, following: Proposal | None) -> None:
    from floorsim.scenario.competencies import competencies

    if not found.attempts:
        say("No run has been played to its end yet; `floorsim play first-shift` is a good first one.")
    rows = []
    for id, one in found.competencies.items():
        latest = one.tallies[-1] if one.tallies else None
        rows.append(
            (
                competencies()[id].title,
                len(one.tallies),
                None if latest is None else f"{latest.worth:+.1f}",
                None if latest is None else f"{latest.missed:.1f}",
                f"{one.solved} of {one.moments}" if one.moments else None,
            )
        )
    print_table(
        ("competency", "reviews", "worth, last run", "missed, last run", "moments solved"),
        rows,
        right=(1, 2, 3, 4),
    )
    sure = found.confidence
    if sure.n:
        echo_line("")
        print_table(
            ("how sure", "right", "of"),
            [(level, *counts) for level, counts in sure.levels.items()],
            right=(0, 1, 2),
        )
        over = counted(sure.n, "answer")
        echo_line(f"Brier score {sure.brier:.2f} over {over}: 0 is best, even odds give 0.25.")
    if following is not None:
        echo_line("")
        echo_line(f"Next: {following.title}. {following.reason}")


def _as_json(found: Profile) -> dict[str, Any]:
    return {
        "attempts": [
            {
                "run": one.run_id,
                "scenario": one.scenario,
                "at": one.at.isoformat(),
                "overall": one.overall,
                "hints": one.hints,
                "reviewed": one.review is not None,
            }
            for one in found.attempts
        ],
        "competencies": [
            {
                "id": id,
                "attempts": [
                    {"run": tally.attempt.run_id, "worth": tally.worth, "missed": tally.missed}
                    for tally in one.tallies
                ],
                "moments": one.moments,
                "solved": one.solved,
            }
            for id, one in found.competencies.items()
        ],
        "confidence": {
            "n": found.confidence.n,
            "brier": found.confidence.brier,
            "levels": {str(level): list(counts) for level, counts in found.confidence.levels.items()},
        },
    }
