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
from floorsim.floor.measures.quality import ANALYST_PURPOSE, REVIEW_PURPOSE, scored
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.calibrated import CREDIT, Calibrated, Mark, calibrated, points_of
from floorsim.floor.quality.earlier_reviews import earlier_reviews
from floorsim.floor.quality.reviews import (
    CALIBRATED_WITHIN,
    bias_left,
    misjudged_chance,
    review_scores,
    reviewer_biases,
    sampling_turns,
)
from floorsim.floor.quality.rubric import rubrics
from floorsim.floor.quality.seen import Seen
from floorsim.floor.quality.yardstick import Drift, drift_of, known_yardstick, noise_factor
from floorsim.floor.view import ReviewView
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.chance.random_streams import RandomStreams
    from floorsim.floor.compiled_floor import CompiledFloor
    from floorsim.floor.ledger import Ledger
    from floorsim.floor.records import ScoredRecord

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
        at_start = whole_sum(agent.joined_s <= compiled.scenario.start_s for agent in ledger.agents)
        self.analysts = max(LEAST_ANALYSTS, ceil(at_start / AGENTS_PER_ANALYST))
        """How many review; agents are dealt to them in turn."""
        draws = np.array(random.few(self.analysts, "analysts"))
        self._biases = reviewer_biases(draws, terms.reviewer_bias)
        self._rubrics = rubrics(compiled.media, terms.rubrics)
        self._weights = [kind.qa_weight for kind in compiled.contact_types]
        self._cursor = self._scored = 0
        self._open: dict[tuple[float, int], list[Contact]] = {}
        """Contacts that may be sampled, by when the review will be there and whose they are."""
        self._due: list[tuple[float, int]] = []
        self._reviews: list[Review] = []
        self._seen: list[Seen] = []
        self._views: list[ReviewView | None] = []
        self._take_in_earlier(random)

    def _take_in_earlier(self, random: RandomStreams) -> None:
        """Reviews from the weeks before the run, of those who are there when it starts."""
        if self._compiled.scenario.people.model != "on":
            return
        each = self._compiled.scenario.quality.reviews_before
        noise = self._noise * noise_factor(self._compiled.scenario.quality.rubric_items)
        self._enter_agents()
        latest_s: dict[int, float] = {}
        for one in earlier_reviews(self._ledger, each, self._rubrics, self._biases, noise, random):
            self._seen[one.agent].add(one.points, [float(missed) for missed in one.missed], one.weights)
            latest_s[one.agent] = one.handled_s
        for agent, handled_s in latest_s.items():
            self._show(agent, handled_s)

    def _enter_agents(self) -> None:
        for _ in range(len(self._seen), len(self._ledger.agents)):
            self._seen.append(Seen())
            self._views.append(None)

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

    def supervisor_calibrated(self) -> bool:
        """Whether the supervisor who coaches goes by others' yardstick now.

        A few own scores since the last calibration show it; without them it is as good as the analysts'.
        """
        latest_s = max((held_s for held_s, _ in self._ledger.calibrations), default=-inf)
        known = known_yardstick(self._ledger.scored, latest_s)
        return self.calibrated() if known is None else known

    def by_analyst(self) -> list[tuple[int, int, float]]:
        """For each analyst who has written reviews: the number, from 1, how many, and their mean points."""
        found = []
        for analyst in range(self.analysts):
            points = [review.points for review in self.written() if review.analyst == analyst]
            if points:
                found.append((analyst + 1, len(points), fsum(points) / len(points)))
        return found

    def drift(self) -> Drift | None:
        """How the supervisor's own scores differ from calibrated ones so far; None without any."""
        return drift_of(self._ledger.scored)

    def items(self) -> int:
        """Questions that the rubric asks of one contact now."""
        return _latest(self._items_at(), self._now())

    def _items_at(self) -> list[tuple[float, int]]:
        """From when on a review asks how many questions, in order of time."""
        changes = [(one.at_s, int(one.amount)) for one in self._ledger.effects_of("rubric_items")]
        return [(-inf, self._compiled.scenario.quality.rubric_items), *changes]

    def calibrated_score(self, contact: Contact) -> Calibrated:
        """What calibrated reviewers would give a contact that an agent is done with."""
        return calibrated([contact], self._compiled, self._book)[0]

    def analysts_marks(self, contact: Contact) -> tuple[Mark, ...]:
        """What an analyst would mark on a contact: the calibrated marks, some of them misjudged."""
        truth = self.calibrated_score(contact).marks
        own = np.array([contact.draws[U_ROUTE]])
        u = further_uniforms(own, len(STEPS), ANALYST_PURPOSE)[0].tolist()
        wrong = misjudged_chance(self._noise * noise_factor(self.items()))
        turned: dict[Mark, Mark] = {"met": "missed", "partly": "missed", "missed": "met"}
        return tuple(turned.get(mark, mark) if draw < wrong else mark
                     for mark, draw in zip(truth, u, strict=True))  # fmt: skip

    def points(self, contact: Contact, marks: Sequence[Mark]) -> float:
        """The score, 0-100, that marks give a contact under the rubric of its channel."""
        return points_of(marks, self.weights(contact))

    def weights(self, contact: Contact) -> list[float]:
        """What each step counts on the contact's channel; they add up to 100."""
        weights: list[float] = self._rubrics.weights[contact.type.channel].tolist()
        return weights

    def _spread_left(self, at_s: float) -> float:
        return self._compiled.scenario.quality.reviewer_bias * self._left(at_s)

    def _left(self, at_s: float) -> float:
        sessions = self._ledger.calibrations
        return bias_left(blind for held_s, blind in sessions if held_s <= at_s)

    def _read(self) -> None:
        """Takes in what the ledger has gained, and writes the reviews whose time has come."""
        finished, agents = self._ledger.finished, self._ledger.agents
        self._enter_agents()
        for own in self._ledger.scored[self._scored :]:
            self._add_own(own)
        self._scored = len(self._ledger.scored)
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
        asked = self._items_at()
        noise = np.array([self._noise * noise_factor(_latest(asked, written_s)) for written_s, _ in parts])
        points = review_scores(truth.score, biases, draws[:, 1], noise).tolist()
        weights = self._rubrics.weights[table.channel]
        wrong = np.array([misjudged_chance(one) for one in noise.tolist()])[:, None]
        missed = (truth.met == (draws[:, 2:] < wrong)) & (weights > 0)
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
        """Adds an analyst's review to what is seen of its agent."""
        seen = self._seen[review.agent]
        seen.add(review.points, [float(missed) for missed in review.missed], weights)
        self._show(review.agent, handled_s)

    def _add_own(self, own: ScoredRecord) -> None:
        """Adds a review of the supervisor's to what is seen of its agent."""
        contact = self._ledger.contacts[own.contact]
        missed = [1.0 - CREDIT.get(mark, 1.0) for mark in own.marks]  # type: ignore[call-overload]
        self._seen[own.agent].add(
            own.points, missed, self.weights(contact), own=True, picked=own.how != "random"
        )
        self._show(own.agent, contact.wrapped_s)

    def _show(self, agent: int, handled_s: float) -> None:
        before = self._views[agent]
        latest_s = handled_s if before is None else max(before.latest_s, handled_s)
        self._views[agent] = self._seen[agent].view(agent % self.analysts + 1, self._noise, latest_s)


def _latest(changes: Sequence[tuple[float, int]], at_s: float) -> int:
    """What holds at a time, of numbers that hold from a time on."""
    return next(number for from_s, number in reversed(changes) if from_s <= at_s)
