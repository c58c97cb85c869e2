"""The text of a new scenario: whatever is asked for can be checked and played as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.desk.decisions.registry import kinds
from floorsim.run.run import Run
from floorsim.scenario.loader import Loaded, load_scenario
from floorsim.scenario.routing_rules import agent_ids
from floorsim.scenario.starting.new_scenario import from_template, id_from, on_a_scenario, templates
from floorsim.scenario.starting.team_and_demand import FEWEST_AGENTS, MOST_AGENTS
from floorsim.supervisors.registry import policy_named

KINDS = [kind.kind for kind in kinds()]
SIZES = (FEWEST_AGENTS, 8, 20, MOST_AGENTS)
CHANNELS = (("voice",), ("voice", "chat"), ("chat", "email"), ("voice", "chat", "email"))


def begun(folder: Path, template: str, channels: tuple[str, ...], agents: int) -> Loaded:
    file = folder / "mine.yaml"
    text = from_template(
        template,
        id="mine",
        title='A "day" on: the line',
        channels=channels,
        agents=agents,
        day="monday",
        file="mine.yaml",
    )
    file.write_text(text, encoding="utf-8")
    return load_scenario(file, decision_kinds=KINDS)


@pytest.mark.parametrize("channels", CHANNELS, ids="+".join)
@pytest.mark.parametrize("template", templates())
def test_every_template_is_valid_without_a_warning_on_any_channels_and_size(
    template: str, channels: tuple[str, ...], tmp_path: Path
) -> None:
    for size in SIZES:
        loaded = begun(tmp_path, template, channels, size)
        assert loaded.warnings == ()
        assert loaded.scenario.meta.title == 'A "day" on: the line'
        assert set(loaded.scenario.floor.channels) == set(channels)
        assert len(agent_ids(loaded.scenario)) == size


@pytest.mark.parametrize("template", templates())
def test_the_worked_run_of_a_template_is_possible_in_every_step(template: str, tmp_path: Path) -> None:
    scenario = begun(tmp_path, template, ("voice", "chat"), 12).scenario
    assert policy_named("worked")(Run(scenario, 1)) == []


def test_a_scenario_on_a_shipped_one_is_that_with_another_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    text = on_a_scenario("first-shift", id="mine", title="Mine", day="friday", file="mine.yaml")
    file.write_text(text, encoding="utf-8")
    loaded = load_scenario(file, decision_kinds=KINDS)
    assert loaded.warnings == ()
    assert (loaded.scenario.meta.id, loaded.scenario.floor.weekday) == ("mine", "friday")


def test_every_template_says_what_it_is_about() -> None:
    assert list(templates()) == ["quiet-day", "outage"]
    assert all(templates().values())


@pytest.mark.parametrize(
    ("title", "id"),
    [("Saturday at the line!", "saturday-at-the-line"), ("日本", "my-scenario"), ("x" * 99, "x" * 64)],
)
def test_an_id_is_made_from_the_title(title: str, id: str) -> None:
    assert id_from(title) == id
