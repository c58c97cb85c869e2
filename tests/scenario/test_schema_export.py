"""The JSON Schema by which editors check a scenario as it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from floorsim.scenario.library import shipped_files
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.schema_export import SHORT_FORMS, scenario_schema
from floorsim.scenario.yaml.reader import read_yaml

SCHEMA = scenario_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

PLAIN = """\
meta: {id: plain, title: A plain queue}
floor:
  opens: 08:00
  closes: 10:00
  channels: {voice: {kind: voice, target: {share: 80%, within: 20s}}}
  groups: {phones: {skills: {voice: 1.0}, staffing: [{from: 08:00, agents: 10}]}}
  queues: {voice: {channel: voice, groups: [phones, {group: phones, after: 1m}]}}
demand:
  streams:
    voice: {forecast: {per_hour: 60}, talk: 4m, hold: {mean: 20s}, patience: {exponential: 3m}}
people: {model: off}
incidents:
  - id: outage
    title: Outage
    from: 08:30
    to: 09:00
    effects:
      - {from: 08:40, demand: {stream: voice, times: 2}}
      - {effect: {tool: {channels: [voice], down: true}}}
"""


def complaints(text: str) -> list[str]:
    tree = read_yaml(text, "a.yaml").tree
    return [error.json_path for error in VALIDATOR.iter_errors(tree)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_a_valid_scenario_with_its_short_forms_passes() -> None:
    Scenario.model_validate(read_yaml(PLAIN, "a.yaml").tree)
    assert complaints(PLAIN) == []


def test_the_use_of_a_shared_message_needs_nothing_else_and_closes_to_unknown_keys() -> None:
    use = "messages: [{use: shift_swap, at: 09:10, words: {day: Friday, cost: 3}, deadline: null}]\n"
    assert complaints(PLAIN + use) == []
    assert complaints(PLAIN + use.replace("deadline", "dedline")) != []
    assert complaints(PLAIN + "messages: [{at: 09:10}]\n") != []


@pytest.mark.parametrize("scenario_id", sorted(shipped_files()))
def test_every_shipped_scenario_passes(scenario_id: str) -> None:
    assert complaints(shipped_files()[scenario_id].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("within: 20s", "within: 20"),
        ("within: 20s", "withn: 20s"),
        ("opens: 08:00", "opens: 8am"),
        ("kind: voice", "kind: voise"),
        ("agents: 10", "agents: ten"),
        ("id: plain, ", ""),
        ("share: 80%", "share: 180%"),
        ("{per_hour: 60}", "{per_hour: 60, counts: {from: 08:00, counts: [1]}}"),
        ("demand: {stream: voice, times: 2}", "demnad: {stream: voice, times: 2}"),
    ],
)
def test_what_a_scenario_may_not_say_is_marked_in_the_editor(before: str, after: str) -> None:
    assert before in PLAIN
    assert complaints(PLAIN.replace(before, after, 1))


def test_a_scenario_that_extends_another_may_leave_out_what_it_inherits() -> None:
    assert complaints("extends: plain\nmeta: {id: mine}\nfloor: {groups: {phones: {skills: null}}}\n") == []
    assert complaints("extends: plain\nmeta: {id: mine, levle: 1}\n")
    assert complaints("meta: {id: mine}\n")


def test_a_form_may_leave_out_what_it_does_not_change_and_change_entries_by_their_ids() -> None:
    forms = (
        "forms: {A: null, B: {title: evening, incidents: {outage: {from: 08:40}}, people: {model: null}}}\n"
    )
    assert complaints(PLAIN + forms) == []
    assert complaints(PLAIN + forms.replace("from:", "form:"))
    assert complaints(PLAIN + forms.replace("incidents:", "incident:"))
    assert complaints(f"extends: plain\nmeta: {{id: mine}}\n{forms}") == []


def test_every_model_that_reads_a_short_form_has_it_in_the_schema() -> None:
    short = {model.__name__ for model in _models(Scenario) if _reads_before(model)}
    assert short == set(SHORT_FORMS)


def _reads_before(model: type[BaseModel]) -> bool:
    validators = model.__pydantic_decorators__.model_validators
    return any(validator.info.mode == "before" for validator in validators.values())


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    names: dict[str, Any] = SCHEMA["$defs"]
    pending, seen = [BaseModel], set()
    while pending:
        for kind in pending.pop().__subclasses__():
            if kind.__name__ in names and kind.__module__.startswith(model.__module__.rpartition(".")[0]):
                yield kind
            if kind not in seen:
                seen.add(kind)
                pending.append(kind)
