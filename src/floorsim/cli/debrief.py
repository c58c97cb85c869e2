"""`floorsim debrief`: what each decision of a run was worth, as tables, JSON or one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, JOBS, POLICY, SCENARIO, SEED
from floorsim.cli.damaged_store import offering_to_set_aside
from floorsim.cli.debrief_output import To, subject_of
from floorsim.cli.loading import load, load_planned
from floorsim.cli.output import format_option, say
from floorsim.cli.progress import Steps
from floorsim.errors import ExitCode, RunError, UsageError

if TYPE_CHECKING:
    from floorsim.debrief.played import Played
    from floorsim.lab.branches import Known
    from floorsim.report.contents import Contents
    from floorsim.report.subject import Subject
    from floorsim.store import RunStore, StoredRun

DEFAULT_SEED = 1
FEWEST_DAYS, MOST_DAYS = 2, 200
"""Redrawn days: an interval needs two, and beyond the most nothing is seen that was not seen before (D)."""


@click.command("debrief")
@click.argument("what", metavar="RUN|SCENARIO", type=SCENARIO)
@click.option("--policy", type=POLICY, help="Who plays SCENARIO; `floorsim run --help` lists the policies.")
@click.option(
    "--decisions", type=click.Path(path_type=Path), help="A file of decisions to take in SCENARIO, instead."
)
@click.option("--seed", type=SEED, help="Which customers come to SCENARIO.  [default: 1]")
@click.option(
    "--days", type=click.IntRange(FEWEST_DAYS, MOST_DAYS), help="Redrawn days to measure on.  [default: 15]"
)
@click.option("--jobs", type=JOBS, default=2, show_default=True, help="Processes to use.")
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the review as one HTML file."
)
@click.option(
    "--portfolio",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write RUN as evidence for a portfolio: what, decision, reason, effect; one HTML file.",
)
@click.option("--name", "trainee", default="", help="The name that stands on the portfolio.")
@click.option("--plain", is_flag=True, help="Review RUN in a conversation of lines to be read aloud.")
@ALLOW_OUTSIDE
@format_option
def debrief(
    what: str,
    policy: str | None,
    decisions: Path | None,
    seed: int | None,
    days: int | None,
    jobs: int,
    html: Path | None,
    portfolio: Path | None,
    trainee: str,
    plain: bool,
    allow_outside: bool,
    form: str,
) -> int:
    """Review RUN, a stored run's id, or SCENARIO, played by a policy or with a file of decisions.

    RUN may also be the beginning of an id, or the word last. A run left in the middle is reviewed as far as
    it was played. With --html or --portfolio nothing is printed unless --format json is given too.
    """
    if policy is not None and decisions is not None:
        raise UsageError("Either a policy plays or a file of decisions; leave out --policy or --decisions.")
    if plain:
        if policy is not None or decisions is not None:
            raise UsageError("Plain line mode reviews a run of your own; leave out --policy and --decisions.")
        from floorsim.plain.program import run_plain

        return offering_to_set_aside(
            lambda: run_plain("Without --plain it is printed as tables.", review=what)
        )
    to = To(html, portfolio, trainee, form)
    to.require_free()
    if policy is None and decisions is None:
        if seed is not None:
            raise UsageError("A seed needs somebody who plays; add --policy NAME or --decisions FILE.")
        return _stored(what, days, jobs, to)
    if portfolio is not None:
        raise UsageError(
            "A portfolio is made of a run of your own; name a stored run, and no policy or file."
        )
    subject, play = _played(what, policy, decisions, DEFAULT_SEED if seed is None else seed, allow_outside)
    to.tell(_reviewed(subject, play, days, jobs))
    return ExitCode.DONE


def _stored(which: str, days: int | None, jobs: int, to: To) -> ExitCode:
    """Review a stored run; of one that another version of the model made, show what is stored.

    Raises:
        RunError: it cannot be computed again; what is stored was shown.
    """
    from floorsim.store import open_store
    from floorsim.store.computed_again import computed_again
    from floorsim.store.other_versions import why_not_again

    with offering_to_set_aside(open_store) as store:
        stored = _found(store, which)
        why = why_not_again(stored)
        if why is not None:
            to.tell_stored(store, stored, why)
            raise RunError(why)
        run = computed_again(store, stored)
        notes, store_file = store.notes(stored.id), store.file
    from floorsim.debrief.kept import KeptBranches
    from floorsim.debrief.played import Played

    play = Played(run.scenario, run.seed, tuple(run.taken), run.now_s, stored.names)
    known = KeptBranches(store_file, stored.id)
    try:
        contents = _reviewed(subject_of(stored), play, days, jobs, known)
        if contents.review is not None:
            known.finish(contents.review)
    finally:
        known.close()
    to.tell(contents)
    to.write_portfolio(contents, play, stored, notes)
    return ExitCode.DONE


def _found(store: RunStore, which: str) -> StoredRun:
    from floorsim.scenario.forms import split_form
    from floorsim.scenario.library import shipped_files
    from floorsim.scenario.packs import SUFFIX
    from floorsim.store import UnknownRunError

    try:
        return store.get(which)
    except UnknownRunError:
        name = split_form(which)[0]
        if name in shipped_files() or Path(name).suffix.lower() in (".yaml", ".yml", SUFFIX):
            raise UsageError(
                f"{which} is a scenario; add --policy NAME or --decisions FILE to say who plays it."
            ) from None
        raise


def _played(
    reference: str, policy: str | None, decisions: Path | None, seed: int, allow_outside: bool
) -> tuple[Subject, Played]:
    """Play a scenario to its end for the review alone; nothing is stored."""
    loaded = load(reference, allow_outside=allow_outside)
    from floorsim.debrief.played import Played
    from floorsim.report.subject import Subject
    from floorsim.run.model_version import MODEL_VERSION
    from floorsim.run.run import Run
    from floorsim.supervisors.registry import policy_named, scripted

    scenario = loaded.scenario
    if decisions is not None:
        plays, who = scripted(load_planned(decisions, scenario)), "decisions"
    else:
        assert policy is not None
        plays, who = policy_named(policy), policy
    run = Run(scenario, seed)
    for refusal in plays(run):
        say(f"{refusal.planned.place}: {refusal.reason}")
    subject = Subject(scenario.meta.title, scenario.meta.id, loaded.digest, seed, MODEL_VERSION, policy=who)
    return subject, Played(scenario, seed, tuple(run.taken), run.now_s)


def _reviewed(
    subject: Subject, play: Played, days: int | None, jobs: int, known: Known | None = None
) -> Contents:
    """Compute the whole review, telling on standard error how far it has come.

    `known` keeps what was played, so that the next review of the same run is there at once.
    """
    from floorsim.debrief.reviewing import DAYS, Reviewing
    from floorsim.report.contents import contents_of

    reviewing = Reviewing(play, known=known, jobs=jobs if jobs > 1 else 0, days=days or DAYS)
    with Steps() as steps:
        review = reviewing.run(lambda so_far: steps.show(so_far.step))
    return contents_of(subject, play, review)
