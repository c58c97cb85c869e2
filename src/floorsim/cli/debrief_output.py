"""Where a review goes: tables or JSON on standard output, a report or a portfolio as an HTML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from floorsim.cli.new_file import require_free, write_whole
from floorsim.cli.output import print_json, say
from floorsim.errors import UsageError
from floorsim.report.subject import Subject

if TYPE_CHECKING:
    from floorsim.debrief.played import Played
    from floorsim.report.contents import Contents
    from floorsim.report.portfolio import Written
    from floorsim.store import RunStore, StoredRun


@dataclass(frozen=True)
class To:
    """What was asked for: files, None for none, and how to print."""

    html: Path | None
    portfolio: Path | None
    trainee: str
    """The name that stands on a portfolio."""
    form: str

    def require_free(self) -> None:
        """Look whether everything asked for can be made, before anything is computed.

        Raises:
            UsageError: a file is there already or can't be made, a library is missing, or a name has no use.
        """
        if self.trainee and self.portfolio is None:
            raise UsageError("The name is for a portfolio; add --portfolio FILE, or leave --name out.")
        for file in filter(None, (self.html, self.portfolio)):
            from floorsim.report.extra import require_libraries

            require_libraries()
            require_free(file)
        if self.html and self.portfolio and self.html.resolve() == self.portfolio.resolve():
            raise UsageError("The report and the portfolio are two files; give them two names.")

    def tell(self, contents: Contents) -> None:
        """Write or print a review."""
        from floorsim.report.review_json import review_json

        assert contents.review is not None
        if self.html is not None:
            _write_report(contents, self.html)
        if self.form == "json":
            print_json(review_json(contents.subject, contents.review))
        elif self.html is None and self.portfolio is None:
            from floorsim.cli.debrief_tables import print_review

            print_review(contents)

    def tell_stored(self, store: RunStore, stored: StoredRun, why: str) -> None:
        """Show what is stored of a run that cannot be computed again, unless it is damaged too."""
        from floorsim.report.contents import stored_contents
        from floorsim.report.review_json import stored_json
        from floorsim.store.results import fault_in

        decisions = store.decisions(stored.id)
        result: dict[str, Any] | None = None if stored.result is None else dict(stored.result)
        if result is not None and fault_in(result):
            result = None
        subject = subject_of(stored)
        if self.html is not None and result is not None:
            _write_report(stored_contents(subject, result, why), self.html)
        if self.form == "json":
            print_json(stored_json(subject, stored, decisions, None if result is None else result["scores"]))
        elif self.html is None:
            from floorsim.cli.run_report import print_stored

            print_stored(stored, decisions)

    def write_portfolio(
        self, contents: Contents, play: Played, stored: StoredRun, notes: Mapping[str, Any]
    ) -> None:
        """Write the portfolio of a stored run, if one was asked for; `notes` is what was written about it."""
        if self.portfolio is None:
            return
        from floorsim.report.portfolio import portfolio_of, portfolio_page

        written = written_about(stored, notes, self.trainee)
        write_whole(self.portfolio, portfolio_page(portfolio_of(contents, play, written)))
        say(
            f"The portfolio is in {self.portfolio}. Open it in a browser, write your reasons, and print it: "
            "what you type there is not saved."
        )


def subject_of(stored: StoredRun) -> Subject:
    """What a report of a stored run is about."""
    return Subject(
        title=stored.title,
        scenario=stored.scenario_id,
        digest=stored.scenario_digest,
        seed=stored.seed,
        model_version=stored.model_version,
        run_id=stored.id,
    )


def written_about(stored: StoredRun, notes: Mapping[str, Any], trainee: str) -> Written:
    """What the trainee wrote about a run, after the shift and in the review."""
    from floorsim.play.result import shown_again
    from floorsim.present.review_notes import notes_from
    from floorsim.report.portfolio import Written

    shown = None if stored.result is None else shown_again(stored.result)
    answers = [] if shown is None else zip(shown.questions, shown.reflection, strict=False)
    plan = notes_from(notes).plan
    began = stored.created_at.astimezone()
    return Written(
        name=trainee.strip(),
        played_on=f"{began.day} {began:%B %Y}",
        answers=tuple((question, answer) for question, answer in answers if answer.strip()),
        plan="" if plan is None else plan.sentence,
    )


def _write_report(contents: Contents, html: Path) -> None:
    from floorsim.report.page import page

    write_whole(html, page(contents))
    say(f"The report is in {html}.")
