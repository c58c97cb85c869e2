"""The novice reacts late, and overdoes it."""

from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.novice import Novice
from floorsim.supervisors.supervisor import Supervisor, play

OUTAGE = load_scenario("login-outage").scenario
BEGINS_S = 9 * 3600.0 + 20 * 60.0
"""When the outage begins."""


def played(supervisor: Supervisor) -> Run:
    run = Run(OUTAGE, 1)
    play(run, supervisor)
    return run


def test_it_moves_later_than_competent_more_people_and_without_a_time_to_go_back() -> None:
    moves = {}
    for name, supervisor in (("novice", Novice()), ("competent", Competent())):
        taken = played(supervisor).taken
        moves[name] = [one.arguments for one in taken if one.kind == "move_agents"]
        first = next(one for one in taken if one.kind == "announcement")
        moves[name].append({"announced_s": first.at_s - BEGINS_S})
    (novice, *_), (competent, *_) = moves["novice"], moves["competent"]
    assert len(novice["agents"]) > len(competent["agents"])
    assert "until" not in novice
    assert competent["until"]
    assert moves["novice"][-1]["announced_s"] > moves["competent"][-1]["announced_s"] + 5 * 60.0


def test_it_answers_when_time_is_nearly_up_what_stands_first() -> None:
    run = played(Novice())
    offered = {item.id: item for item in run.observe().inbox}
    answers = [one for one in run.taken if one.kind == "answer"]
    assert answers
    for taken in answers:
        item = offered[taken.arguments["message"]]
        assert taken.arguments["choice"] == item.choices[0].id
        assert item.deadline_s is not None
        assert item.deadline_s - taken.at_s <= 4 * 60.0


def test_without_red_numbers_it_lets_the_floor_be() -> None:
    few = load_scenario("first-shift", changes=["demand.streams.voice.forecast.per_hour=5"]).scenario
    run = Run(few, 1)
    play(run, Novice())
    assert {taken.kind for taken in run.taken} <= {"answer", "escalation"}
