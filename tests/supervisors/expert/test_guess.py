"""A guess looks like what is seen, and holds nothing else."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.run.run import Run
from floorsim.scenario.canonical import canonical_json
from floorsim.supervisors.expert.candidates import candidates
from floorsim.supervisors.expert.coming import Draw
from floorsim.supervisors.expert.guess import Guess
from floorsim.supervisors.expert.look_ahead import Trials
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.orders import Orders
from floorsim.supervisors.expert.plan import Plan
from floorsim.supervisors.expert.public import public_facts
from floorsim.supervisors.supervisor import Seat
from floorsim.units import DAY_S, MINUTE_S
from tests.desk.desks import NINE, a_scenario, message
from tests.desk.rows.people_days import a_team, on_day
from tests.scoring.test_scores import BUSY

BREAK = NINE + 36 * MINUTE_S
"""Ana is on her break then."""
HORIZON_S = 30 * MINUTE_S


def a_run(until_s: float = BREAK, seed: int = 1, **changes: Any) -> Run:
    run = Run(a_scenario(**{"demand__streams": BUSY, **changes}), seed)
    run.advance(until_s)
    return run


def guessed(run: Run, noticed: Noticed | None = None, orders: Orders | None = None) -> Guess:
    facts, view = public_facts(run.scenario), run.observe()
    noticed = noticed or Noticed()
    noticed.look(view)
    return Guess(facts, Plan(facts), view, noticed, orders or Orders(), HORIZON_S)


def test_the_guess_begins_with_the_people_and_the_queues_that_are_seen() -> None:
    run = a_run()
    seen, view = run.observe(), guessed(run).run(Draw(0), 7).observe()
    assert view.now_s == seen.now_s
    resting = {one.id for one in seen.agents if one.state == "break"}
    assert resting
    assert resting <= {one.id for one in view.agents if one.state == "break"}
    for shown, channel in zip(seen.channels, view.channels, strict=True):
        assert channel.staffed == shown.staffed
        assert channel.waiting + channel.in_progress == shown.waiting + shown.in_progress


def test_a_guess_on_the_second_day_is_of_that_day() -> None:
    run = a_run(DAY_S + BREAK, floor__days=2, floor__play=None)
    guess = guessed(run)
    assert (guess.day_s, guess.now_s) == (DAY_S, BREAK)
    assert [one.staffed for one in guess.run(Draw(0), 7).observe().channels] == [
        one.staffed for one in run.observe().channels
    ]


def test_somebody_on_the_way_to_another_channel_is_there_soon() -> None:
    run, orders = a_run(NINE), Orders()
    arguments = {"agents": ["dee", "eve"], "to": "voice", "until": "10:30"}
    assert orders.give(Seat(run), decision_from("move_agents", arguments))
    run.advance(NINE + 3 * MINUTE_S)
    later = guessed(run, orders=orders).run(Draw(0), 7)
    later.advance(later.now_s + 1.0)
    assert [one.on for one in later.observe().agents if one.id in ("dee", "eve")] == [("voice",)] * 2


def test_what_is_still_in_hand_is_done_in_the_guess_too() -> None:
    run, orders = a_run(NINE), Orders()
    orders.give(Seat(run), decision_from("announcement", {"message": "honest_range"}))
    run.advance(NINE + MINUTE_S)
    later = guessed(run, orders=orders).run(Draw(0), 7)
    assert later.observe().own_time.doing is not None
    later.advance(later.now_s + 5 * MINUTE_S)
    assert {one.announcement for one in later.observe().channels} == {"honest_range", None}


def test_who_comes_follows_what_came_lately() -> None:
    factors = []
    for factor in (1, 3):
        streams = {id: {**one, "reality": [["09:00", factor]]} for id, one in BUSY.items()}
        run, noticed = a_run(NINE, 3, demand__streams=streams), Noticed()
        for _ in range(15):
            noticed.look(run.observe())
            run.advance(run.now_s + MINUTE_S)
        factors.append(guessed(run, noticed).coming.factors["voice"])
    assert factors[1] > factors[0] + 0.5


def test_word_of_trouble_makes_its_drivers_unresolvable_until_word_of_its_end() -> None:
    word = {**message(), "at": "09:05", "subject": "Login fails", "text": "The login is down."}
    end = {
        **message(),
        "id": "end",
        "at": "09:20",
        "subject": "Fixed",
        "text": "It works again.",
        "choices": [],
    }
    end.pop("deadline", None)
    run, noticed = a_run(NINE, messages=[word, end]), Noticed()
    found = []
    for minute in (4, 6, 19, 21):
        run.advance(NINE + minute * MINUTE_S)
        guess = guessed(run, noticed)
        found.append([one.effects[0].effect.body.drivers for one in guess.scenario(Draw(0)).incidents])
    assert found == [[], [("login",)], [("login",)], []]


def test_the_same_view_gives_the_same_guess_whatever_is_hidden() -> None:
    tired = [
        {**one, "fatigue": 0.4} if one["id"] == "fay" else one
        for one in a_scenario().model_dump(mode="json", by_alias=True)["floor"]["agents"]
    ]
    one, other = guessed(a_run(NINE)), guessed(a_run(NINE, floor__agents=tired))
    assert canonical_json(one.scenario(Draw(1))) == canonical_json(other.scenario(Draw(1)))


def test_every_candidate_is_possible_and_none_is_about_words() -> None:
    run = a_run(NINE)
    floor = guessed(run).run(Draw(0), 7)
    found = candidates(floor, run.observe())
    assert {"move_agents", "announcement", "chat_cap", "move_breaks"} <= {one.kind for one in found}
    assert all(floor.desk.why_not(one) is None for one in found)
    words = {kind.kind for kind in kinds() if kind.family in ("message", "report", "case", "knowledge")}
    assert not words & {one.kind for one in found}


def test_trials_prefer_help_to_harm() -> None:
    run = a_run(NINE + 10 * MINUTE_S)
    trials = Trials(guessed(run), range(100, 106), run.end_s, 0.0)
    help_, harm = (
        trials.worth((decision_from(kind, arguments),))
        for kind, arguments in (
            ("move_agents", {"agents": ["eve"], "to": "voice"}),
            ("move_breaks", {"agents": ["ana"], "how": "cancel"}),
        )
    )
    assert help_.mean > harm.mean
    assert trials.best([one.orders[0] for one in (help_, harm)]) in ((), help_.orders)


def test_somebody_in_nesting_is_off_the_queues_in_the_guess_too() -> None:
    run = on_day(a_team(2, ben={"nesting": True, "tenure_weeks": 0, "shift": "long"}), 1, 9.2)
    view = guessed(run).run(Draw(0), 7).observe()
    assert [one.state for one in view.agents if one.id == "ben"] == ["training"]
