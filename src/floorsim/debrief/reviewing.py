"""Computing a review bit by bit: what matters first and rough, then sharper, until all of it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING, Final

from floorsim.debrief.budget import within
from floorsim.debrief.estimates import Four, estimate_of, estimates_of
from floorsim.debrief.labels import label_of, label_of_day
from floorsim.debrief.landing import landing
from floorsim.debrief.missed import confirmed, gathered, screened
from floorsim.debrief.model import SCORES, DecisionEffect, Ledger, Review
from floorsim.debrief.moments import chosen, moments
from floorsim.debrief.played import Played
from floorsim.debrief.reference import Reference, reference_of
from floorsim.debrief.seeds import redraw_seeds
from floorsim.debrief.shares import (
    Worth,
    add_shares,
    add_without,
    realised,
    share_branches,
    without_branches,
)
from floorsim.debrief.timing import moved
from floorsim.lab.branches import Branch, Branches, Known
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import digest

if TYPE_CHECKING:
    from concurrent.futures import Executor

DAYS: Final = 15
"""Redrawn days for shares and effects (D)."""
FIRST_ROUNDS: Final = (2, 5, 9)
"""Days after which the effects are shown for the first times, before all are done (D)."""
MOST_REPLAYS: Final = 6_000
"""Replays for shares and effects of one run (D: two to three minutes on two processors); with more decisions
fewer days are drawn."""
FEWEST_DAYS: Final = 4
LANDING_DAYS: Final = (1, 8)
"""Redrawn futures behind each point of the landing line: at first, and in the end (D)."""
MOVED_DAYS: Final = 6
"""Redrawn futures for ordering earlier and later (D)."""


class Reviewing:
    """The review of one run, as far as it is computed."""

    def __init__(
        self,
        play: Played,
        *,
        known: Known | None = None,
        jobs: int = 2,
        days: int = DAYS,
        executor: Executor | None = None,
    ) -> None:
        """`known` keeps what was played, so that an interrupted review goes on where it stopped; `jobs` 0
        computes in this process; `executor` is used instead of processes of its own."""
        self._play, self._known, self._jobs, self._executor = play, known, jobs, executor
        self._days = min(days, max(FEWEST_DAYS, within(play, MOST_REPLAYS, 0) // max(4 * len(play.taken), 1)))
        self._worth = Worth()
        self.review = Review(
            play.scenario.meta.id,
            digest(play.scenario),
            MODEL_VERSION,
            play.seed,
            play.until_s,
            play.ended,
            play.scores,
            tuple(play.card.gates),
            Ledger(play.scores["overall"], play.scores["overall"], None, None, None, None),
            play.effects,
        )

    def run(
        self,
        on_change: Callable[[Review], None] = lambda review: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Review:
        """Computes the whole review; tells each sharper one. Blocks: a screen calls it in a thread.

        Raises:
            GivenUpError: the reader left.
        """
        play = self._play
        with Branches(
            play.scenario, play.seed, play.until_s,
            known=self._known, jobs=self._jobs, executor=self._executor, cancelled=cancelled,
        ) as branches:  # fmt: skip
            for review in self._steps(branches):
                self.review = review
                on_change(review)
        return self.review

    def _steps(self, branches: Branches) -> Iterator[Review]:
        play, review = self._play, self.review
        line = landing(play, branches, self._futures(LANDING_DAYS[0]), stopped=False)
        yield (review := replace(review, landing=line, step="the same customers without each decision"))
        hands_off = branches.play([Branch(())])[0].scores[0]
        on_the_day = realised(play, branches)
        effects = tuple(
            replace(one, realised=dict(zip(SCORES, on_the_day[one.seq], strict=True)))
            for one in review.decisions
        )
        ledger = replace(review.ledger, hands_off=hands_off)
        yield (review := replace(review, ledger=ledger, decisions=effects, step="the reference"))
        reference = reference_of(play, branches)
        other = branches.play([Branch(tuple(reference.run.taken))])[0].scores[0]
        ledger = replace(ledger, reference=other, reference_name=reference.name)
        yield (review := replace(review, ledger=ledger, step=self._step(0)))
        for sharper in self._sharpened(branches, review):
            yield (review := sharper)
        line = landing(play, branches, self._futures(LANDING_DAYS[1]), stopped=True)
        yield (review := replace(review, landing=line, step="earlier and later"))
        yield (review := self._moved(branches, review))
        yield from self._searched(branches, review, reference)

    def _sharpened(self, branches: Branches, review: Review) -> Iterator[Review]:
        """Shares and effects over more and more redrawn days."""
        play, days = self._play, redraw_seeds(self._play.seed, "days", self._days)
        done = 0
        for upto in [*(n for n in FIRST_ROUNDS if n < len(days)), len(days)]:
            batch = days[done:upto]
            shares = [share_branches(play, day) for day in batch]
            effects = [without_branches(play, day) for day in batch]
            landed = iter(branches.play([one for part in [*shares, *effects] for one in part]))
            for day, part in zip(batch, shares, strict=True):
                add_shares(self._worth, play, day, [next(landed) for _ in part])
            for part in effects:
                add_without(self._worth, play, [next(landed) for _ in part])
            done = upto
            review = replace(
                self._measured(review),
                seeds=days[:done],
                step=self._step(done) if done < len(days) else "where the day would have ended",
            )
            yield review

    def _measured(self, review: Review) -> Review:
        worth, ledger = self._worth, review.ledger
        by_day = [fsum(found[day][0] for found in worth.share.values()) for day in range(worth.days)]
        decisions = estimate_of(by_day)
        luck = ledger.you - ledger.hands_off - decisions.mean
        ledger = replace(ledger, decisions=decisions.mean, luck=luck, decisions_ci95=decisions.ci95)
        effects = tuple(_effect(one, worth, ledger.lead) for one in review.decisions)
        return replace(review, ledger=ledger, decisions=effects)

    def _moved(self, branches: Branches, review: Review) -> Review:
        days = redraw_seeds(self._play.seed, "days", min(MOVED_DAYS, self._days))
        found = list(review.decisions)
        for place, taken in enumerate(self._play.taken):
            shifted = moved(self._play, branches, taken, days)
            found[place] = replace(found[place], moved=shifted)
        return replace(review, decisions=tuple(found), step="what was missed")

    def _searched(self, branches: Branches, review: Review, reference: Reference) -> Iterator[Review]:
        play, lead = self._play, review.ledger.lead
        tried = gathered(play, branches, reference)
        missed = confirmed(play, branches, screened(play, branches, tried), lead)
        yield (review := replace(review, missed=missed, step="moments to solve"))
        spots = chosen(review.decisions, missed, review.landing, lead)
        found = moments(play, branches, reference, spots, tried, lead)
        yield replace(review, moments=found, step="", done=True)

    def _futures(self, n: int) -> tuple[int, ...]:
        return redraw_seeds(self._play.seed, "futures", n)

    def _step(self, done: int) -> str:
        return f"sharpening, {done} of {self._days} days"


def _effect(one: DecisionEffect, worth: Worth, lead: float) -> DecisionEffect:
    share: Sequence[Four] = worth.share[one.seq]
    expected = estimates_of(worth.without[one.seq])
    possible = worth.possible[one.seq], worth.days
    this_day_only = 2 * possible[0] < possible[1]
    label = label_of(expected["overall"], lead)
    if this_day_only and one.realised is not None:
        label = label_of_day(one.realised["overall"], lead)
    return replace(
        one,
        possible=possible,
        without=expected,
        share=estimates_of(share),
        label=label,
        this_day_only=this_day_only,
    )
