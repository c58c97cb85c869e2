"""`floorsim debrief`: what each decision of a run was worth, as tables, JSON or one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from floorsim.cli.arguments import ALLOW_OUTSIDE, JOBS, POLICY, SCENARIO, SEED
from floorsim.cli.damaged_store import offering_to_set_aside
from floorsim.cli.loading import load, load_planned
from floorsim.cli.new_file import require_free
from floorsim.cli.output import format_option, print_json, say
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
    allow_outside: bool,
    form: str,
) -> ExitCode:
    """Review RUN, a stored run's id, or SCENARIO, played by a policy or with a file of decisions.

    RUN may also be the beginning of an id, or the word last. A run left in the middle is reviewed as far as
    it was played. With --html nothing is printed unless --format json is given too.
    """
    if policy is not None and decisions is not None:
        raise UsageError("Either a policy plays or a file of decisions; leave out --policy or --decisions.")
    if html is not None:
        from floorsim.report.extra import require_libraries

        require_libraries()
        require_free(html)
    if policy is None and decisions is None:
        if seed is not None:
            raise UsageError("A seed needs somebody who plays; add --policy NAME or --decisions FILE.")
        return _stored(what, days, jobs, html, form)
    subject, play = _played(what, policy, decisions, DEFAULT_SEED if seed is None else seed, allow_outside)
    _tell(_reviewed(subject, play, days, jobs), html, form)
    return ExitCode.DONE


def _stored(which: str, days: int | None, jobs: int, html: Path | None, form: str) -> ExitCode:
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
            _tell_stored(store, stored, why, html, form)
            raise RunError(why)
        run = computed_again(store, stored)
        store_file = store.file
    from floorsim.debrief.kept import KeptBranches
    from floorsim.debrief.played import Played

    play = Played(run.scenario, run.seed, tuple(run.taken), run.now_s, stored.names)
    known = KeptBranches(store_file, stored.id)
    try:
        contents = _reviewed(_subject_of(stored), play, days, jobs, known)
        if contents.review is not None:
            known.finish(contents.review)
    finally:
        known.close()
    _tell(contents, html, form)
    return ExitCode.DONE


def _found(store: RunStore, which: str) -> StoredRun:
    from floorsim.scenario.library import shipped_files
    from floorsim.store import UnknownRunError

    try:
        return store.get(which)
    except UnknownRunError:
        if which in shipped_files() or Path(which).suffix in (".yaml", ".yml"):
            raise UsageError(
                f"{which} is a scenario; add --policy NAME or --decisions FILE to say who plays it."
            ) from None
        raise


def _subject_of(stored: StoredRun) -> Subject:
    from floorsim.report.subject import Subject

    return Subject(
        title=stored.title,
        scenario=stored.scenario_id,
        digest=stored.scenario_digest,
        seed=stored.seed,
        model_version=stored.model_version,
        run_id=stored.id,
    )


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


def _tell(contents: Contents, html: Path | None, form: str) -> None:
    from floorsim.report.review_json import review_json

    assert contents.review is not None
    if html is not None:
        _write(contents, html)
    if form == "json":
        print_json(review_json(contents.subject, contents.review))
    elif html is None:
        from floorsim.cli.debrief_tables import print_review

        print_review(contents)


def _tell_stored(store: RunStore, stored: StoredRun, why: str, html: Path | None, form: str) -> None:
    """Show what is stored of a run that cannot be computed again, unless it is damaged too."""
    from floorsim.report.contents import stored_contents
    from floorsim.report.review_json import stored_json
    from floorsim.store.results import fault_in

    decisions = store.decisions(stored.id)
    result: dict[str, Any] | None = None if stored.result is None else dict(stored.result)
    if result is not None and fault_in(result):
        result = None
    subject = _subject_of(stored)
    if html is not None and result is not None:
        _write(stored_contents(subject, result, why), html)
    if form == "json":
        print_json(stored_json(subject, stored, decisions, None if result is None else result["scores"]))
    elif html is None:
        from floorsim.cli.run_report import print_stored

        print_stored(stored, decisions)


def _write(contents: Contents, html: Path) -> None:
    from floorsim.report.page import page

    text = page(contents)
    with open(html, "x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:  # a full disk: half a page is worth nothing, and would be in the way
            html.unlink()
            raise
    say(f"The report is in {html}.")
