"""Reviews of a run: who is sampled and when, what is seen of it, and that looking costs the run nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from floorsim.floor import interventions
from floorsim.floor.floor import Floor
from floorsim.floor.measures.contact_table import contact_table
from floorsim.floor.measures.quality import judge
from floorsim.floor.measures.reading import Reading
from floorsim.floor.people.steps import DOCUMENTATION, STEPS, VERIFICATION
from floorsim.floor.quality.review_book import REVIEW_TAKES_S
from floorsim.floor.wallboard.wallboard import Wallboard
from tests.floor.playing import Session, played
from tests.floor.scenarios import EIGHT, plain
from tests.measuring import figures
from tests.strategies import Play, examples, plays

HOUR = 3600.0


def eight_hours(
    count: int = 4, seed: int = 1, drivers: dict[str, Any] | None = None, **quality: Any
) -> Floor:
    """A day of 08:00 to 16:00, two kinds of calls, people who tire and err."""
    named = drivers or {"billing": {}, "login": {}}
    scenario = plain(
        floor={
            "closes": "16:00",
            "run_on": "1h",
            "shifts": {"day": {"from": "08:00", "to": "16:00"}},
            "groups": {"phones": {"count": count, "shifts": ["day"]}},
        },
        drivers=named,
        demand={
            "streams": {
                "voice": {
                    "forecast": {"per_hour": 15 * count},
                    "arrivals": "poisson",
                    "drivers": dict.fromkeys(named, 1),
                }
            }
        },
        people={"model": "on"},
        quality={"reviews_before": 0, **quality},
    )
    return Floor(scenario, seed)


def to_the_end(floor: Floor) -> Floor:
    floor.advance(floor.end_s)
    return floor


def truth(floor: Floor) -> dict[int, tuple[float, list[bool]]]:
    """Score and steps missed of every contact, by its id."""
    table = contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)
    kinds = {channel.id: channel.medium for channel in floor.channels}
    of = judge(table, floor.book, kinds, floor.scenario.quality)
    missed = (~of.quality.met).tolist()
    return {int(id): (score, missed[row]) for row, (id, score) in enumerate(
        zip(of.contacts.id, of.quality.score.tolist(), strict=True)
    )}  # fmt: skip


def test_every_agent_gets_the_reviews_of_the_day_each_from_another_part_of_the_shift() -> None:
    floor = to_the_end(eight_hours(reviews_per_agent=4))
    written = floor.reviews.written()
    assert Counter(review.agent for review in written) == {0: 4, 1: 4, 2: 4, 3: 4}
    contacts = floor.ledger.contacts
    for review in written:
        part = round((review.written_s - EIGHT) / (2 * HOUR) - 0.05)
        assert EIGHT + (part - 1) * 2 * HOUR <= contacts[review.contact].wrapped_s < EIGHT + part * 2 * HOUR
        assert contacts[review.contact].agent == review.agent


def test_analysts_write_one_review_after_another_once_a_part_of_the_shift_is_over() -> None:
    floor = eight_hours(reviews_per_agent=4)
    floor.advance(EIGHT + 2 * HOUR + REVIEW_TAKES_S - 1.0)
    assert floor.reviews.written() == []
    assert Wallboard(floor).agents({})[0].reviews is None
    floor.advance(floor.now + 1.0)
    assert [review.agent for review in floor.reviews.written()] == [0, 1]
    seen = Wallboard(floor).agents({})[0].reviews
    assert seen is not None
    assert (seen.n, seen.half_width) == (1, None)
    floor.advance(floor.now + REVIEW_TAKES_S)
    assert [review.agent for review in floor.reviews.written()] == [0, 1, 2, 3]


def test_without_noise_and_bias_reviews_are_the_truth() -> None:
    floor = to_the_end(eight_hours(reviews_per_agent=8, review_noise=0, reviewer_bias=0))
    true = truth(floor)
    assert len(floor.reviews.written()) == 32
    for review in floor.reviews.written():
        score, missed = true[review.contact]
        assert review.points == pytest.approx(np.rint(score))
        assert list(review.missed) == missed


def test_what_is_seen_of_an_agent_adds_up_the_reviews_of_that_agent() -> None:
    floor = to_the_end(eight_hours(reviews_per_agent=8))
    for agent in floor.agents:
        own = [review for review in floor.reviews.written() if review.agent == agent.index]
        seen = floor.reviews.of_agent(agent.index)
        assert seen is not None
        assert seen.n == len(own) == 8
        assert seen.mean == pytest.approx(np.mean([review.points for review in own]))
        missed = np.sum([review.missed for review in own], axis=0)
        assert seen.weakest is not None
        assert seen.weakest_missed == missed.max() == missed[STEPS.index(seen.weakest)]
        assert seen.half_width is not None
        assert seen.half_width >= 8.3  # eight reviews of SD 10: t(7) = 2.365 x 10 / sqrt(8)


def test_a_step_that_is_often_missed_is_seen_with_enough_reviews() -> None:
    floor = eight_hours(reviews_per_agent=20)
    weak = floor.agents[0].wellbeing
    skills = [0.95] * len(STEPS)
    skills[DOCUMENTATION] = 0.05
    weak.step_skill, weak.skill_key = skills, floor.book.note(skills)
    seen = to_the_end(floor).reviews.of_agent(0)
    assert seen is not None
    assert seen.weakest == "documentation"


def test_a_step_that_the_rubric_leaves_out_is_never_missed() -> None:
    rubric = {step: {"weight": 1} for step in STEPS if step != "greeting"}
    floor = to_the_end(eight_hours(reviews_per_agent=20, rubrics={"voice": rubric}))
    assert not any(review.missed[0] for review in floor.reviews.written())
    assert any(review.missed[VERIFICATION] for review in floor.reviews.written())


def test_drivers_that_weigh_more_are_reviewed_more_and_those_of_no_weight_never() -> None:
    drivers = {"often": {"qa_weight": 4}, "seldom": {"qa_weight": 1}, "never": {"qa_weight": 0}}
    floor = to_the_end(eight_hours(20, drivers=drivers, reviews_per_agent=10))
    contacts = floor.ledger.contacts
    seen = Counter(contacts[review.contact].type.driver_id for review in floor.reviews.written())
    assert seen["never"] == 0
    assert seen["often"] > 1.5 * seen["seldom"] > 0


def test_agents_are_dealt_to_analysts_whose_yardsticks_differ() -> None:
    floor = to_the_end(eight_hours(40, reviews_per_agent=10, review_noise=0, reviewer_bias=20))
    true = truth(floor)
    off: dict[int, set[float]] = {0: set(), 1: set()}
    for review in floor.reviews.written():
        assert review.analyst == review.agent % 2
        if 0 < review.points < 100:
            off[review.analyst].add(round(review.points - true[review.contact][0]))
    assert all(max(found) - min(found) <= 1 for found in off.values())
    assert abs(sum(off[0]) / len(off[0]) - sum(off[1]) / len(off[1])) > 2


def test_after_a_calibration_reviewers_are_less_biased() -> None:
    plainly, blind, never = (eight_hours(review_noise=0, reviewer_bias=20) for _ in range(3))
    assert not never.reviews.calibrated()
    for floor, how in ((plainly, False), (blind, True)):
        interventions.calibrate(floor, how)
    biases = []
    for floor in (never, plainly, blind):
        true = truth(to_the_end(floor))
        wrong = [abs(r.points - true[r.contact][0]) for r in floor.reviews.written() if 0 < r.points < 100]
        biases.append(max(wrong))
    assert biases[0] > biases[1] > biases[2] > 0


def test_one_calibration_makes_the_usual_yardsticks_count_as_calibrated() -> None:
    floor = eight_hours()
    assert not floor.reviews.calibrated()
    interventions.calibrate(floor)
    assert floor.reviews.calibrated()
    assert eight_hours(reviewer_bias=2).reviews.calibrated()


def test_figures_show_reviewed_quality_next_to_the_truth() -> None:
    floor = to_the_end(eight_hours(20, reviews_per_agent=10, reviewer_bias=0))
    found = figures(floor).floor
    assert found.reviews == 200
    assert found.qa is not None
    assert found.qa_reviewed is not None
    assert found.qa_reviewed_half_width == pytest.approx(2 * 0.010, rel=0.4)
    assert found.qa_reviewed == pytest.approx(found.qa, abs=0.04)
    early = figures(floor, to_s=EIGHT + 0.5 * HOUR).floor
    assert (early.reviews, early.qa_reviewed, early.qa_reviewed_half_width) == (0, None, None)


@pytest.mark.parametrize(
    "quality",
    [
        pytest.param({}, id="analysts differ"),
        pytest.param({"reviewer_bias": 0}, id="analysts agree", marks=pytest.mark.replications_full),
    ],
)
def test_the_interval_around_reviewed_quality_holds_the_truth_in_about_95_of_100_runs(
    quality: dict[str, Any],
) -> None:
    held, off, runs = 0, 0.0, 80
    for seed in range(runs):
        found = figures(to_the_end(eight_hours(12, seed, **quality))).floor
        assert found.qa is not None
        assert found.qa_reviewed is not None
        assert found.qa_reviewed_low is not None
        assert found.qa_reviewed_high is not None
        assert 0.0 < found.qa_reviewed_low < found.qa_reviewed_high < 1.0
        held += found.qa_reviewed_low <= found.qa <= found.qa_reviewed_high
        off += found.qa_reviewed - found.qa
    # A share of .95 over 80 runs has a standard error of .024; the reviews' plain mean lies .03 too low.
    assert held / runs > 0.95 - 3.5 * 0.024
    assert abs(off / runs) < 0.015


def test_where_nobody_reviews_nothing_is_seen() -> None:
    floor = to_the_end(eight_hours(reviews_per_agent=0))
    assert floor.reviews.written() == []
    assert floor.reviews.of_agent(0) is None
    off = plain()
    assert to_the_end(Floor(off, 1)).reviews.of_agent(0) is None


@examples(25)
@given(plays())
def test_reviews_are_the_same_however_often_somebody_looks(play: Play) -> None:
    def look(session: Session) -> None:
        session.floor.reviews.views()

    often = Session(play).run(look)
    assert often.floor.reviews.written() == played(play).floor.reviews.written()
    assert (
        often.floor.reviews.views() == Reading(often.floor.compiled, often.floor.ledger).review_book.views()
    )


@examples(25)
@given(plays())
def test_nobody_is_reviewed_more_often_than_asked_for(play: Play) -> None:
    floor = played(play).floor
    wanted = floor.scenario.quality.reviews_per_agent
    per_day = Counter((r.agent, int(floor.ledger.contacts[r.contact].wrapped_s // 86400.0))
                      for r in floor.reviews.written())  # fmt: skip
    shifts = Counter(
        (agent.index, int(start_s // 86400.0)) for agent in floor.agents for start_s, _ in agent.shifts
    )
    assert all(count <= wanted * shifts[day] for day, count in per_day.items())
