"""F1 to F7: a driver is picked, what is done about it is made, tried on a few, measured, kept or dropped."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.content_decision import ContentDecision
from floorsim.desk.decisions.families.driver import changes_of
from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.improving.change import true_effect
from floorsim.desk.improving.measured import measured
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, why_not
from tests.desk.improving_floor import DAY, two_days, with_change
from tests.desk.rows.staffing import facts

HALF_PAST_TEN = NINE + 90 * MIN


def begun(kind: str, driver: str = "login", seed: int = 1, **arguments: Any) -> Run:
    """A run in which this was decided at half past ten."""
    run = at(two_days(), HALF_PAST_TEN, seed=seed)
    decide(run, kind, driver=driver, **arguments)
    return run


def lines(run: Run, driver: str = "login") -> str:
    return " | ".join(facts(run, "judge_change", driver=driver, verdict="keep"))


# What one sees


def test_before_a_driver_is_picked_its_contacts_hours_repeats_owner_and_what_could_go_are_shown() -> None:
    run = at(two_days(), HALF_PAST_TEN)
    shown = facts(run, "driver_project", driver="billing")
    assert "contacts in 7 days" in shown[0]
    assert "h of handling" in shown[1]
    assert "had contacted about it before" in shown[2]
    assert shown[3] == "owner of the cause: billing; 50% of it could be avoided"


def test_a_short_run_or_one_without_drivers_offers_none_of_it() -> None:
    short = at(a_scenario())
    assert (
        why_not(short, "macro", driver="login", choice="now")
        == "Its effect would not show before this run ends."
    )
    one = {"voice": {"forecast": {"per_hour": 6}, "drivers": {"login": 1}, "talk": {"mean": "3m"}}}
    same = at(two_days(demand__streams=one, drivers={"login": {}}))
    assert "about the same" in str(why_not(same, "driver_project", driver="login"))


# F1 and D6: the cause


def test_a_project_takes_away_by_how_far_the_cause_can_be_removed_and_only_one_is_possible() -> None:
    run = at(two_days(), HALF_PAST_TEN, seed=3)
    (body,) = changes_of(decision_from("driver_project", {"driver": "refund"}))
    floor = run.desk.workspace.floor
    cuts = {driver: true_effect(floor, driver, body) for driver in ("refund", "general")}
    assert {driver: effect is not None for driver, effect in cuts.items()} == {
        "refund": True,
        "general": True,
    }
    refund, general = (cuts[driver].volume for driver in ("refund", "general"))  # type: ignore[union-attr]
    assert 0.55 <= refund <= 0.82
    assert 0.95 <= general <= 0.98
    decide(run, "driver_project", driver="refund")
    assert "this once" in str(why_not(run, "driver_project", driver="general"))


def test_from_the_next_day_fewer_customers_contact_about_a_project_s_driver() -> None:
    run = begun("driver_project", "refund", seed=3)
    run.advance(DAY + 16 * 60 * MIN - 1)
    (change,) = run.desk.workspace.improving.changes
    assert change.live_s == HALF_PAST_TEN + 10 * MIN + 20 * 60 * MIN
    seen = run.desk.workspace.improving.measured(change)
    assert seen is not None
    assert seen.volume is not None
    assert seen.volume.holds(change.effect.volume)  # type: ignore[union-attr]
    assert len(run.floor.stayed_away) > 10


def test_an_ask_with_evidence_is_taken_on_where_a_bare_ticket_is_not_and_sooner() -> None:
    taken = {}
    for choice in ("ticket", "with_examples"):
        (body,) = changes_of(decision_from("driver_issue", {"driver": "billing", "choice": choice}))
        floors = (at(two_days(), NINE, seed=seed).desk.workspace.floor for seed in range(1, 13))
        effects = [true_effect(floor, "billing", body) for floor in floors]
        taken[choice] = [effect is not None for effect in effects], body.lead
    assert sum(taken["with_examples"][0]) > sum(taken["ticket"][0])
    assert all(
        with_ for ticket, with_ in zip(taken["ticket"][0], taken["with_examples"][0], strict=True) if ticket
    )
    assert taken["with_examples"][1] < taken["ticket"][1]


# F2 to F5: how its contacts are worked


@pytest.mark.parametrize(
    ("kind", "choice", "minutes", "lead_min"),
    [
        ("macro", "now", 15, 15),
        ("macro", "weekly", 8, 24 * 60),
        ("article", "screenshots", 25, 20),
        ("article", "plain", 15, 20),
        ("policy_guide", "write", 30, 10),
        ("policy_guide", "ask", 8, 20 * 60),
        ("workaround", "documented", 10, 10),
        ("workaround", "own_way", 3, 5),
    ],
)
def test_each_way_takes_its_minutes_and_is_live_after_its_time(
    kind: str, choice: str, minutes: float, lead_min: float
) -> None:
    decision = decision_from(kind, {"driver": "login", "choice": choice})
    assert isinstance(decision, ContentDecision)
    run = at(two_days(), NINE)
    assert decision.cost_minutes(run.desk.workspace) == minutes
    assert [body.lead / 60 for body in changes_of(decision)] == [lead_min]


def test_the_same_change_does_the_same_whenever_it_is_made_and_however_it_is_made_well() -> None:
    run = at(two_days(), NINE)
    later = at(two_days(), HALF_PAST_TEN)
    bodies = [
        next(changes_of(decision_from("macro", {"driver": "login", "choice": one})))
        for one in ("now", "weekly")
    ]
    effects = [
        true_effect(one.desk.workspace.floor, "login", body) for one in (run, later) for body in bodies
    ]
    assert len({str(effect) for effect in effects}) == 1


def test_an_article_without_screenshots_and_tag_reaches_fewer_contacts() -> None:
    full, plain = (
        next(changes_of(decision_from("article", {"driver": "login", "choice": one})))
        for one in ("screenshots", "plain")
    )
    for seed in range(1, 30):
        floor = at(two_days(), NINE, seed=seed).desk.workspace.floor
        helped = true_effect(floor, "login", full)
        if helped is not None and helped.handle < 1:
            half = true_effect(floor, "login", plain)
            assert half is not None
            assert half.transfers > helped.transfers
            assert half.resolve < helped.resolve
            return
    raise AssertionError("no article helped")


def test_a_page_of_ones_own_ends_what_is_unclear_and_a_way_of_each_own_costs_notes() -> None:
    unclear = {"id": "rule", "title": "New rule", "from": "09:00", "to": "d2 16:00",
               "effects": [{"unclear": {"drivers": ["login"]}}]}  # fmt: skip
    run = at(two_days(incidents=[unclear]), HALF_PAST_TEN)
    (login,) = [one for one in run.floor.compiled.contact_types if one.driver_id == "login"]
    assert login.unclear
    decide(run, "policy_guide", driver="login", choice="write")
    run.advance(HALF_PAST_TEN + 31 * MIN)
    assert not login.unclear
    own = next(changes_of(decision_from("workaround", {"driver": "refund", "choice": "own_way"})))
    effect = true_effect(run.floor, "refund", own)
    assert effect is not None
    assert effect.mistakes["documentation"] > 1.3


def test_one_change_for_a_driver_at_a_time_and_none_twice_or_too_late() -> None:
    run = begun("macro", choice="now")
    run.advance(HALF_PAST_TEN + 20 * MIN)
    assert "has been made already" in str(why_not(run, "macro", driver="login", choice="now"))
    assert "keep or drop it" in str(why_not(run, "article", driver="login", choice="plain"))
    assert why_not(run, "article", driver="billing", choice="plain") is None
    run.advance(DAY + NINE)
    assert "over by then" in str(why_not(run, "macro", driver="refund", choice="weekly"))


# F6: on whom


def test_a_small_trial_is_on_one_agent_in_three_and_the_others_work_as_before() -> None:
    run = at(two_days(), HALF_PAST_TEN)
    change = with_change(run, "login", {"handle": 0.5})
    decide(run, "experiment", driver="login", scope="small")
    run.advance(run.desk.now + 11 * MIN)
    assert change.agents == ("a2", "a5")
    assert change.stop_rule
    run.advance(DAY + NINE)
    seen = run.desk.workspace.improving.measured(change)
    assert seen is not None
    assert seen.handle is not None
    assert seen.handle.holds(0.5)
    assert seen.volume is None
    assert "for 2 agents since" in lines(run)


def test_the_stop_rule_ends_what_is_clearly_worse_and_only_that() -> None:
    ends = {}
    for handle in (3.0, 0.8):
        run = at(two_days(), HALF_PAST_TEN)
        change = with_change(run, "login", {"handle": handle})
        decide(run, "experiment", driver="login", scope="small")
        run.advance(DAY + 10 * 60 * MIN)
        ends[handle] = change.state, run
    assert ends[3.0][0] == "stopped"
    assert "the stop rule has ended the macro for login" in log(ends[3.0][1].desk)
    assert ends[0.8][0] == "live"


def test_on_everyone_at_once_needs_no_waiting_and_a_test_needs_a_change() -> None:
    run = at(two_days(), HALF_PAST_TEN)
    assert "No change is under way" in str(why_not(run, "experiment", driver="login", scope="small"))
    change = with_change(run, "login", None)
    decide(run, "experiment", driver="login", scope="everyone")
    run.advance(run.desk.now + 11 * MIN)
    assert change.state == "live"
    assert change.live_s == HALF_PAST_TEN + 26 * MIN < change.due_s
    assert "live for everyone already" in str(why_not(run, "experiment", driver="login", scope="everyone"))


# F7: what becomes of it


def judged(verdict: str, effect: dict[str, float] | None) -> tuple[Run, Any]:
    """A macro with this effect, live for everyone, decided on after two hours."""
    run = at(two_days(), HALF_PAST_TEN)
    change = with_change(run, "billing", effect)
    run.advance(HALF_PAST_TEN + 150 * MIN)
    decide(run, "judge_change", driver="billing", verdict=verdict)
    run.advance(run.desk.now + 6 * MIN)
    return run, change


def test_what_is_dropped_ends_and_what_is_kept_goes_on() -> None:
    types = {}
    for verdict in ("keep", "drop"):
        run, change = judged(verdict, {"resolve": 0.5})
        types[verdict] = next(one for one in run.floor.compiled.contact_types if one.driver_id == "billing")
        assert change.state == {"keep": "kept", "drop": "dropped"}[verdict]
    assert types["keep"].resolvable == pytest.approx(0.35)
    assert types["drop"].resolvable == pytest.approx(0.7)


def test_a_false_win_that_is_kept_brings_its_customers_back() -> None:
    back = {}
    for verdict in ("keep", "drop"):
        run, change = judged(verdict, {"handle": 0.8, "resolve": 0.5})
        seen = run.desk.workspace.improving.measured(change)
        assert seen is not None
        assert seen.handle is not None
        assert seen.handle.value < 1
        run.advance(run.floor.end_s)
        back[verdict] = len([one for one in run.ledger.contacts if one.attempt])
    assert back["keep"] > back["drop"] + 10


def test_a_trial_that_is_kept_is_worked_by_everyone_and_measured_anew() -> None:
    run = at(two_days(), HALF_PAST_TEN)
    change = with_change(run, "login", {"handle": 0.7})
    decide(run, "experiment", driver="login", scope="small")
    run.advance(HALF_PAST_TEN + 90 * MIN)
    tried_s = change.live_s
    decide(run, "judge_change", driver="login", verdict="keep")
    run.advance(run.desk.now + 6 * MIN)
    assert (change.agents, change.tried_s) == ((), tried_s)
    assert change.live_s is not None
    assert change.live_s > (tried_s or 0.0)
    assert "is kept already" in str(why_not(run, "judge_change", driver="login", verdict="extend"))
    assert why_not(run, "judge_change", driver="login", verdict="drop") is None


def test_what_is_extended_stays_and_is_told_of_when_twice_the_contacts_are_in() -> None:
    run, change = judged("extend", None)
    assert change.state == "live"
    run.advance(DAY + 15 * 60 * MIN)
    assert [line for line in log(run.desk) if line.startswith("the macro for billing has ")]


def test_figures_need_ten_contacts_on_each_side_and_few_are_called_few() -> None:
    run = at(two_days(), HALF_PAST_TEN)
    with_change(run, "login", None)
    run.advance(HALF_PAST_TEN + 40 * MIN)
    assert "figures from 10 on each side" in lines(run)
    run.advance(HALF_PAST_TEN + 110 * MIN)
    assert ", few: handle time" in lines(run)


def test_looking_changes_nothing() -> None:
    runs = [at(two_days(), HALF_PAST_TEN) for _ in range(2)]
    for run in runs:
        change = with_change(run, "login", {"handle": 0.9})
        run.advance(run.desk.now + 90 * MIN)
        if run is runs[0]:
            measured(run.floor, change, run.desk.workspace.improving.changes)
            lines(run)
        run.advance(run.desk.now + 60 * MIN)
    assert runs[0].ledger.digest() == runs[1].ledger.digest()


def test_the_review_says_what_a_change_did_in_truth_and_the_desk_never_does() -> None:
    run = at(two_days(), HALF_PAST_TEN)
    with_change(run, "login", {"handle": 0.9, "resolve": 0.8})
    run.advance(HALF_PAST_TEN + 60 * MIN)
    told = [one.detail for one in run.ledger.effects_of("change")]
    assert told == ["macro", "macro, in truth handle time −10%, resolving −20%,"]
    assert not [line for line in (*log(run.desk), lines(run)) if "truth" in line]
