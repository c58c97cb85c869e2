"""What an author notes for the trainer reaches nobody who plays, unless they ask for a hint."""

import pytest

from floorsim.play.briefing import briefing_of
from floorsim.play.days import evening_of, morning_of
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, decide, message

SECRET = "FOR THE TRAINER"


def with_notes() -> Scenario:
    """A scenario that has every note an author can write."""
    choices = [
        {"id": "yes", "label": "Yes.", "why": SECRET, "best": True, "leads_to": "more"},
        {"id": "no", "label": "No.", "why": SECRET},
    ]
    more = {"text": "Then when?", "choices": [{"id": "now", "label": "Now.", "why": SECRET}]}
    return a_scenario(
        meta={
            "id": "noted",
            "title": "Noted",
            "principles": [SECRET],
            "authors": [SECRET],
            "sources": [SECRET],
        },
        messages=[
            message(choices=choices, turns={"more": more}, expected=SECRET, principle=SECRET),
            message("later", at="09:20", choices=choices[1:], expected=SECRET, principle=SECRET),
        ],
        incidents=[
            {
                "id": "outage",
                "title": "Outage",
                "from": "09:05",
                "to": "10:00",
                "cue": SECRET,
                "expected": SECRET,
                "effects": [{"handle": {"times": 1.5}}],
            }
        ],
        expert=[{"at": "09:12", "do": "answer", "message": "m", "choice": "yes", "because": SECRET}],
        traps=[
            {
                "id": "trap",
                "title": SECRET,
                "looks": {"measure": "waiting", "channel": "voice"},
                "after": "10m",
                "tempting": [{"at": "09:30", "do": "micro_breaks"}],
                "why": SECRET,
            }
        ],
        debrief=[SECRET],
    )


@pytest.mark.parametrize("answered", [False, True])
def test_no_view_of_a_run_that_is_played_has_the_notes(answered: bool) -> None:
    scenario = with_notes()
    run = Run(scenario, 1)
    assert SECRET not in repr(briefing_of(scenario, 1))
    for minutes in (0, 8, 12, 25, 60, 119):
        run.advance(NINE + minutes * MIN)
        if answered and minutes == 12:
            decide(run, "answer", message="m", choice="yes")
        seen = run.observe()
        assert SECRET not in repr(seen)
        assert SECRET not in repr((seen.plan, seen.agents, seen.inbox, seen.log, seen.own_time))
        assert SECRET not in repr((evening_of(run, dict), morning_of(run, dict)))
    assert len(run.observe().inbox) == 2, "the messages have come"
