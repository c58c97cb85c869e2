"""Percentages where a share, a skill, a factor or a bound on the wallboard's shares is meant."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.schema_export import scenario_schema
from floorsim.scenario.yaml.reader import read_yaml

PLAIN = """\
meta: {id: plain, title: A plain queue}
floor:
  opens: 08:00
  closes: 10:00
  channels: {voice: {kind: voice, target: {share: 80%, within: 20s}}}
  groups: {phones: {skills: {voice: 70%}, count: 4}}
drivers: {order: {handle: 150%}}
demand:
  streams:
    voice: {forecast: {per_hour: 60}, talk: 4m, drivers: {order: 1}, reality: [[08:30, 120%]]}
incidents:
  - id: outage
    title: Outage
    from: 08:30
    to: 09:00
    effects:
      - handle: {times: 130%}
      - demand: {stream: voice, times: 250%}
      - demand: {stream: voice, times: [[08:30, 100%], [08:50, 300%]]}
milestones:
  - id: low
    when: {wall: {measure: service_level, channel: voice, under: 70%}}
"""


def refused(old: str, new: str, folder: Path) -> list[str]:
    file = folder / "a.yaml"
    assert PLAIN.count(old) == 1
    file.write_text(PLAIN.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as error:
        load_scenario(file)
    return [f"{fault.path}: {fault.wrong}; {fault.right}" for fault in error.value.faults]


def test_a_percentage_is_read_wherever_a_part_or_a_multiple_is_meant() -> None:
    scenario = Scenario.model_validate(read_yaml(PLAIN, "a.yaml").tree)
    effects = [timed.effect for timed in scenario.incidents[0].effects]
    condition = scenario.milestones[0].when
    assert condition is not None
    assert condition.key == "wall"
    assert condition.body.under == 0.7
    assert scenario.floor.groups["phones"].skills == {"voice": 0.7}
    assert scenario.drivers["order"].handle == 1.5
    assert scenario.demand.streams["voice"].reality[0][1] == 1.2
    assert effects[0].key == "handle"
    assert effects[0].body.times == 1.3
    assert effects[1].key == "demand"
    assert effects[1].body.times == 2.5
    assert effects[2].key == "demand"
    assert [factor for _, factor in effects[2].body.times] == [1.0, 3.0]


def test_editors_take_the_percentages_too_and_a_stored_scenario_reads_again() -> None:
    tree = read_yaml(PLAIN, "a.yaml").tree
    assert list(jsonschema.Draft202012Validator(scenario_schema()).iter_errors(tree)) == []
    scenario = Scenario.model_validate(tree)
    assert Scenario.model_validate(json.loads(scenario.model_dump_json(by_alias=True))) == scenario


WALL = "milestones.low.when.wall"
SKILL = "floor.groups.phones.skills.voice"
TIMES = "incidents.outage.effects[1].handle.times"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("under: 70%", "under: 70", f"{WALL}.under: '70' is more than the whole; write 70%"),
        ("under: 70%", "over: 8e1", f"{WALL}.over: '80.0' is more than the whole; write 80%"),
        (
            "under: 70%",
            "under: 130%",
            f"{WALL}.under: '130%' is more than the whole; write a share from 0% to 100%",
        ),
        (
            "under: 70%",
            "under: half",
            f"{WALL}.under: 'half' is not a share; write a percentage such as 80% or a number from 0 to 1",
        ),
        (
            "service_level, channel: voice, under: 70%",
            "waiting, channel: voice, over: 70%",
            f"{WALL}.over: waiting is no share, and '70%' is one; write a number such as 12",
        ),
        (
            "{voice: 70%}",
            "{voice: 70}",
            f"{SKILL}: '70' is more than the whole; write 70%",
        ),
        (
            "{voice: 70%}",
            "{voice: 0%}",
            f"{SKILL}: '0%' is too small; write more than 0%",
        ),
        (
            "{times: 130%}",
            "{times: much}",
            f"{TIMES}: 'much' is not a number; write a number such as 12 or 0.5",
        ),
        (
            "{times: 130%}",
            "{times: 20000%}",
            f"{TIMES}: '20000%' is too large; write 10000% or less",
        ),
    ],
)
def test_a_number_that_is_no_such_part_or_multiple_is_refused(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    assert refused(old, new, tmp_path) == [fault]
