"""Who is on the queues by the plan, worked out once for all days on which the same people work."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.checks.coverage import check_coverage
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.presence import Presence
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.staff import Shift
from floorsim.scenario.routing_rules import Crew, Span, at_work, crews_of

CHANNELS = 6
DAYS = 27

TEXT = f"""\
meta: {{id: plan, title: A plan}}
floor:
  opens: 09:00
  closes: 17:00
  days: {DAYS}
  weekday: monday
  hours: {{saturday: {{closes: 12:00}}}}
  closed_on: [sunday]
  channels:
{"".join(f"    c{n}: {{kind: voice, target: {{within: 20s}}}}" + chr(10) for n in range(CHANNELS))}
  shifts:
    day: {{from: 09:00, to: 17:00, stagger: 15m, activities: [{{kind: break, at: 11:00, for: 15m}},
      {{kind: training, at: 13:00, for: 2h, days: [4]}}]}}
    once: {{from: 10:00, to: 12:00, days: [3]}}
  groups:
    team: {{count: 3, shifts: [day], skills: {{{", ".join(f"c{n}: 1" for n in range(CHANNELS))}}}}}
    extra: {{count: 2, shifts: [once], skills: {{{", ".join(f"c{n}: 1" for n in range(CHANNELS))}}}}}
demand:
  streams:
{"".join(f"    c{n}: {{forecast: {{per_hour: 9}}, talk: 4m}}" + chr(10) for n in range(CHANNELS))}
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    file = tmp_path / "plan.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return load_scenario(file).scenario


def crew_of(scenario: Scenario, group: str) -> Crew:
    return next(crew for crew in crews_of(scenario) if crew.group == group)


def test_a_crew_is_there_on_the_days_of_its_shift_and_never_on_closed_days(scenario: Scenario) -> None:
    presence = Presence(scenario)
    extra, team = crew_of(scenario, "extra"), crew_of(scenario, "team")
    assert [day for day in presence.days if presence.of(extra, day)] == [3]
    assert [day for day in presence.days if not presence.of(team, day)] == [7, 14, 21]


def test_those_who_take_their_breaks_in_turn_leave_nobody_alone(scenario: Scenario) -> None:
    presence = Presence(scenario)
    (whole,) = presence.of_any([crew_of(scenario, "team")], 1)
    assert whole == (9 * 3600.0, 17 * 3600.0)


def test_a_training_of_one_day_takes_people_off_the_queues_on_that_day_alone(scenario: Scenario) -> None:
    presence = Presence(scenario)
    team = [crew_of(scenario, "team")]
    away = [day for day in presence.days if presence.hours(day) and len(presence.of_any(team, day)) > 1]
    assert away == [4]


def test_days_on_which_the_same_people_work_are_worked_out_once(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[int] = []

    def counted(shift: Shift, turn: int, day: int) -> list[Span]:
        turns.append(turn)
        return at_work(shift, turn, day)

    monkeypatch.setattr("floorsim.scenario.checks.presence.at_work", counted)
    check_coverage(scenario, Findings())
    patterns = {Presence(scenario).pattern(day) for day in range(1, DAYS + 1)}
    assert len(patterns) == 5  # weekdays, the third day, the day of the training, Saturdays, Sundays
    agents = sum(crew.size for crew in crews_of(scenario))
    assert 0 < len(turns) <= agents * len(patterns)
