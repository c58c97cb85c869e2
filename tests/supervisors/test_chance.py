"""Deciding by chance: any kind, a stream of its own."""

from itertools import pairwise

from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.answers import Answers, first_option, longest_text, most_minutes
from floorsim.supervisors.chance import Random
from floorsim.supervisors.registry import policy_named
from floorsim.supervisors.supervisor import play

OUTAGE = load_scenario("login-outage").scenario


def test_it_takes_decisions_of_many_kinds_at_uneven_times() -> None:
    run = Run(OUTAGE, 1)
    policy_named("random")(run)
    assert len({taken.kind for taken in run.taken}) >= 8
    times = [taken.at_s for taken in run.taken]
    assert len({later - earlier for earlier, later in pairwise(times)}) >= 4


def test_another_seed_decides_otherwise_and_the_same_seed_the_same() -> None:
    taken = []
    for seed in (1, 1, 2):
        run = Run(OUTAGE, 5)
        play(run, Random(RandomStreams(seed).stream("supervisor", "random")))
        taken.append(run.taken)
    assert taken[0] == taken[1] != taken[2]


def test_each_rule_answers_by_what_it_is_named_after_and_decides_nothing_else() -> None:
    for choose, rank in (
        (first_option, None),
        (longest_text, lambda choice: len(choice.label)),
        (most_minutes, lambda choice: choice.minutes),
    ):
        run = Run(OUTAGE, 2)
        play(run, Answers(choose))
        assert {taken.kind for taken in run.taken} <= {"answer", "escalation"}
        offered = {item.id: item.choices for item in run.observe().inbox}
        talks = {item.id for item in run.observe().inbox if item.talk is not None}  # their answers are gone
        answered = [
            one.arguments
            for one in run.taken
            if one.kind == "answer" and one.arguments["message"] not in talks
        ]
        assert len(answered) > 3
        for arguments in answered:
            choices = offered[arguments["message"]]
            meant = choices[0] if rank is None else max(choices, key=rank)
            assert arguments["choice"] == meant.id
