"""Sampled quality reviews of a run: analysts score one contact of each agent for each part of the shift.

Everything here follows from the ledger and from draws that belong to contacts and analysts, so it is worked
out when somebody looks, for no more than has been added since, and looking changes nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from math import ceil, fsum, inf, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.contact import U_ROUTE, Contact
from floorsim.floor.measures.contact_table import contact_table
from floorsim.floor.measures.quality import REVIEW_PURPOSE, scored
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.reviews import (
    CALIBRATED_WITHIN,
    bias_left,
    half_width,
    misjudged_chance,
    review_scores,
    reviewer_biases,
    sampling_turns,
)
from floorsim.floor.quality.rubric import rubrics
from floorsim.floor.view import ReviewView
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.chance.random_streams import RandomStreams
    from floorsim.floor.compiled_floor import CompiledFloor
    from floorsim.floor.ledger import Ledger

AGENTS_PER_ANALYST: Final = 20
LEAST_ANALYSTS: Final = 2
"""Quality analysts of a floor: one for so many agents, but so many at least (D)."""
REVIEW_TAKES_S: Final = 4 * 60.0
"""An analyst writes the reviews of a part of the shift after it, one after another, each in this time (D)."""


class Review(NamedTuple):
    """One review as it was written."""

    written_s: float
    agent: int
    analyst: int
    """From 0."""
    contact: int
    points: float
    """0-100, whole."""
    missed: tuple[bool, ...]
    """Per step of the rubric: whether the analyst took it for not met."""


class _Seen:
    """What the reviews of one agent add up to."""

    __slots__ = ("lost", "missed", "n", "square", "total")

    def __init__(self) -> None:
        self.n = 0
        self.total = self.square = 0.0
        self.missed = [0] * len(STEPS)
        self.lost = [0.0] * len(STEPS)
        """Points that each step's misses cost, which decides between equals."""


class ReviewBook:
    """The reviews of a floor, as far as they are written."""

    def __init__(
        self, compiled: CompiledFloor, ledger: Ledger, random: RandomStreams, now: Callable[[], float]
    ) -> None:
        """`now` gives the time at which somebody looks, seconds since midnight before day 1."""
        self._compiled = compiled
        self._ledger = ledger
        self._now = now
        self._book = SkillBook(ledger.skills)
        terms = compiled.scenario.quality
        self._wanted = terms.reviews_per_agent if compiled.scenario.people.model == "on" else 0
        self._noise = terms.review_noise
        self._misjudged = misjudged_chance(terms.review_noise)
        at_start = whole_sum(agent.joined_s <= compiled.scenario.start_s for agent in ledger.agents)
        self.analysts = max(LEAST_ANALYSTS, ceil(at_start / AGENTS_PER_ANALYST))
        """How many review; agents are dealt to them in turn."""
        draws = np.array(random.few(self.analysts, "analysts"))
        self._biases = reviewer_biases(draws, terms.reviewer_bias)
        self._rubrics = rubrics(compiled.media, terms.rubrics)
        self._weights = [kind.qa_weight for kind in compiled.contact_types]
        self._cursor = 0
        self._open: dict[tuple[float, int], list[Contact]] = {}
        """Contacts that may be sampled, by when the review will be there and whose they are."""
        self._due: list[tuple[float, int]] = []
        self._reviews: list[Review] = []
        self._seen: list[_Seen] = []
        self._views: list[ReviewView | None] = []

    def written(self) -> Sequence[Review]:
        """Every review that is there now, in the order in which they were written."""
        self._read()
        return self._reviews

    def of_agent(self, agent: int) -> ReviewView | None:
        """What the reviews of an agent (index) show now; None without any."""
        return self.views()[agent]

    def views(self) -> Sequence[ReviewView | None]:
        """The same for every agent, in the floor's order."""
        self._read()
        return self._views

    def analyst_spread(self, reviews: Sequence[Review]) -> float:
        """Standard deviation, in points, by which analysts differed in strictness when these were written."""
        if not reviews:
            return 0.0
        squares = fsum(self._spread_left(review.written_s) ** 2 for review in reviews)
        return sqrt(squares / len(reviews))

    def calibrated(self) -> bool:
        """Whether reviewers, and whoever coaches, go by one yardstick now."""
        return self._spread_left(self._now()) <= CALIBRATED_WITHIN

    def _spread_left(self, at_s: float) -> float:
        return self._compiled.scenario.quality.reviewer_bias * self._left(at_s)

    def _left(self, at_s: float) -> float:
        sessions = self._ledger.calibrations
        return bias_left(blind for held_s, blind in sessions if held_s <= at_s)

    def _read(self) -> None:
        """Takes in what the ledger has gained, and writes the reviews whose time has come."""
        finished, agents = self._ledger.finished, self._ledger.agents
        for _ in range(len(self._seen), len(agents)):
            self._seen.append(_Seen())
            self._views.append(None)
        if not self._wanted:
            return
        for contact in finished[self._cursor :]:
            if contact.agent >= 0 and not contact.silent_abandon and self._weights[contact.type.index] > 0:
                over_s = self._part_ends_s(agents[contact.agent].shifts, contact.wrapped_s)
                if over_s is None:
                    continue
                turn = contact.agent // self.analysts + 1
                part = (over_s + turn * REVIEW_TAKES_S, contact.agent)
                if part not in self._open:
                    self._open[part] = []
                    heappush(self._due, part)
                self._open[part].append(contact)
        self._cursor = len(finished)
        now, parts = self._now(), []
        while self._due and self._due[0][0] <= now:
            parts.append(heappop(self._due))
        if parts:
            self._write(parts, [self._open.pop(part) for part in parts])

    def _part_ends_s(self, shifts: Sequence[tuple[float, float]], at_s: float) -> float | None:
        """When the part of the shift is over that a moment lies in; None outside the shifts."""
        place = bisect_right(shifts, (at_s, inf)) - 1
        if place < 0 or at_s >= shifts[place][1]:
            return None
        start_s, end_s = shifts[place]
        length_s = (end_s - start_s) / self._wanted
        return start_s + (int((at_s - start_s) / length_s) + 1) * length_s

    def _write(self, parts: Sequence[tuple[float, int]], contacts: Sequence[list[Contact]]) -> None:
        """Samples one contact of each part and reviews it."""
        chosen = self._sampled(contacts)
        table = contact_table(chosen, self._compiled.contact_types, self._compiled.channels)
        truth = scored(table, self._book, self._rubrics)
        analysts = [agent % self.analysts for _, agent in parts]
        biases = self._biases[analysts] * np.array([self._left(written_s) for written_s, _ in parts])
        draws = further_uniforms(table.own_luck, 2 + len(STEPS), REVIEW_PURPOSE)
        points = review_scores(truth.score, biases, draws[:, 1], self._noise).tolist()
        weights = self._rubrics.weights[table.channel]
        missed = (truth.met == (draws[:, 2:] < self._misjudged)) & (weights > 0)
        for row, (written_s, agent) in enumerate(parts):
            judged = tuple(missed[row].tolist())
            review = Review(written_s, agent, analysts[row], chosen[row].id, points[row], judged)
            self._reviews.append(review)
            self._add(review, chosen[row].wrapped_s, weights[row].tolist())

    def _sampled(self, contacts: Sequence[list[Contact]]) -> list[Contact]:
        """One of each list, by its own draws and the weight of its driver."""
        every = [contact for own in contacts for contact in own]
        weights = np.array([self._weights[contact.type.index] for contact in every])
        draws = further_uniforms(np.array([contact.draws[U_ROUTE] for contact in every]), 1, REVIEW_PURPOSE)
        turns = iter(sampling_turns(draws[:, 0], weights).tolist())
        return [min([(next(turns), contact.id, contact) for contact in own])[2] for own in contacts]

    def _add(self, review: Review, handled_s: float, weights: Sequence[float]) -> None:
        """Adds a review to what is seen of its agent."""
        seen = self._seen[review.agent]
        seen.n += 1
        seen.total += review.points
        seen.square += review.points**2
        for step, missed in enumerate(review.missed):
            if missed:
                seen.missed[step] += 1
                seen.lost[step] += weights[step]
        weakest = max(range(len(STEPS)), key=lambda step: (seen.missed[step], seen.lost[step]))
        mean = seen.total / seen.n
        self._views[review.agent] = ReviewView(
            n=seen.n,
            mean=mean,
            half_width=self._half_width(seen.n, seen.total, seen.square),
            weakest=STEPS[weakest] if seen.missed[weakest] else None,
            weakest_missed=seen.missed[weakest],
            analyst=review.analyst + 1,
            latest_s=handled_s,
        )

    def _half_width(self, n: int, total: float, square: float) -> float | None:
        """Half the 95% interval around the mean of `n` reviews with this sum and sum of squares, in points.

        None under two. Two reviews that agree prove little, so a spread below the reviewers' own noise is
        taken to be that noise.
        """
        if n < 2:
            return None
        spread = sqrt(max(0.0, square - total * total / n) / (n - 1))
        return half_width(n, max(spread, self._noise))
