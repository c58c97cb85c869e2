"""From a file to a scenario that can be run, or to everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.errors import ScenarioError
from floorsim.scenario import loader
from floorsim.scenario.canonical import canonical_json, digest, scenario_from_json
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import Loaded, load_scenario
from floorsim.scenario.looks import parse_scenario
from floorsim.scenario.yaml.document import Document

PLAIN = """\
# A queue that never ends.
meta:
  id: plain
  title: A plain queue
floor:
  opens: 08:00
  closes: 10:00
  channels:
    voice:
      kind: voice
      target: {within: 20s}
  groups:
    phones:
      skills: {voice: 1.0}
      staffing:
        - {from: 08:00, agents: 10}
demand:
  streams:
    voice:
      forecast: {per_hour: 60}
      talk: {exponential: 4m}
"""


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(text: str, name: str = "mine.yaml") -> Loaded:
    Path(name).write_text(text, encoding="utf-8")
    return load_scenario(name)


def faults_of(text: str) -> list[str]:
    with pytest.raises(InvalidScenarioError) as caught:
        load(text)
    return str(caught.value).splitlines()


def test_a_scenario_is_loaded_with_its_file_and_its_digest() -> None:
    loaded = load(PLAIN)
    assert loaded.scenario.meta.title == "A plain queue"
    assert loaded.scenario.floor.channels["voice"].target.within == 20.0
    assert loaded.file == Path("mine.yaml")
    assert loaded.digest.startswith("sha256:")
    assert len(loaded.digest) == 71


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# A queue that never ends.\n", ""),
        ("within: 20s", "within: 20.0s"),
        ("opens: 08:00\n  closes: 10:00", "closes: '10:00'\n  opens: 8:00"),
        ("kind: voice", "kind: voice\n      at_close: serve_waiting"),
        ("{exponential: 4m}", "{exponential: 240s}"),
    ],
)
def test_the_digest_stays_when_only_the_writing_changes(before: str, after: str) -> None:
    assert before in PLAIN
    assert load(PLAIN.replace(before, after)).digest == load(PLAIN).digest


@pytest.mark.parametrize(
    ("before", "after"), [("20s", "21s"), ("agents: 10", "agents: 11"), ("A plain", "A full")]
)
def test_the_digest_changes_with_the_content(before: str, after: str) -> None:
    assert load(PLAIN.replace(before, after)).digest != load(PLAIN).digest


@pytest.mark.parametrize("scenario_id", sorted(shipped_files()))
def test_every_shipped_scenario_survives_being_stored(scenario_id: str) -> None:
    scenario = load_scenario(scenario_id).scenario
    assert scenario.meta.id == scenario_id
    stored = canonical_json(scenario)
    restored = scenario_from_json(stored)
    assert restored == scenario
    assert canonical_json(restored) == stored
    assert digest(restored) == digest(scenario)


def test_a_scenario_stored_while_the_total_had_a_cap_is_read_and_is_the_same_scenario() -> None:
    scenario = load(PLAIN).scenario
    stored = canonical_json(scenario)
    older = stored.replace('"scoring":{', '"scoring":{"cap_under":40.0,')
    assert older != stored
    assert digest(scenario_from_json(older)) == digest(scenario)


def test_a_stored_scenario_keeps_the_order_of_its_names_and_the_digest_ignores_it() -> None:
    other = "chat: {kind: chat, target: {within: 60s}}"
    last = PLAIN.replace("  groups:\n", f"    {other}\n  groups:\n").replace(
        "{voice: 1.0}", "{voice: 1.0, chat: 1.0}"
    )
    first = last.replace(f"    {other}\n", "").replace(
        "    voice:\n      kind", f"    {other}\n    voice:\n      kind"
    )
    scenarios = [load(text).scenario for text in (last, first)]
    assert [list(scenario.floor.channels) for scenario in scenarios] == [["voice", "chat"], ["chat", "voice"]]
    for scenario in scenarios:
        restored = scenario_from_json(canonical_json(scenario))
        assert list(restored.floor.channels) == list(scenario.floor.channels)
    assert digest(scenarios[0]) == digest(scenarios[1])


def test_a_damaged_stored_scenario_is_told_in_a_sentence() -> None:
    with pytest.raises(
        ScenarioError, match=r"The stored scenario cannot be read .* another version of floorsim\."
    ):
        scenario_from_json(canonical_json(load(PLAIN).scenario).replace('"voice"', '"fax"'))
    with pytest.raises(ScenarioError, match="damaged"):
        scenario_from_json("{")


def test_every_fault_of_reading_and_of_validation_is_told_at_once() -> None:
    text = PLAIN.replace("kind: voice", "kind: voise").replace(
        "closes: 10:00", "closes: 10:00\n  closes: 11:00"
    )
    assert faults_of(text.replace("agents: 10", "agents: ten") + "surplus: 1\n") == [
        "mine.yaml:8:3: floor.closes: the key is repeated; line 7 column 3 has it already; "
        "keep one of the two",
        "mine.yaml:11:13: floor.channels.voice.kind: 'voise' is not a choice here; "
        "did you mean voice? Known are voice, chat, email, social and back_office",
        "mine.yaml:17:33: floor.groups.phones.staffing[1].agents: 'ten' is not a whole number; "
        "write a whole number such as 3",
        "mine.yaml:23:1: surplus: the key is not known here; leave it out, or use drivers, people, "
        "supervisor, quality, incidents, milestones, messages, escalations, decisions, scoring, prices "
        "or 3 more",
    ]


def test_a_fault_of_reading_alone_is_enough_to_refuse() -> None:
    assert faults_of(PLAIN + "debrief: [a]\ndebrief: [b]\n")[0].startswith(
        "mine.yaml:23:1: debrief: the key is repeated"
    )


def test_what_the_checks_find_has_its_place_in_the_file() -> None:
    found = faults_of(PLAIN.replace("skills: {voice: 1.0}", "skills: {voice: 1.0}\n      serves: [voise]"))
    assert found[-1].startswith("mine.yaml:15:16: floor.groups.phones.serves[1]: there is no queue 'voise'")


def test_warnings_come_with_the_scenario() -> None:
    loaded = load(PLAIN.replace("from: 08:00, agents", "from: 09:00, agents"))
    assert loaded.warnings
    assert {warning.severity for warning in loaded.warnings} == {"warning"}
    assert load(PLAIN).warnings == ()


def test_unknown_kinds_of_decisions_are_refused_when_the_kinds_are_given() -> None:
    Path("mine.yaml").write_text(PLAIN + "decisions: {allow: [move_agent]}\n", encoding="utf-8")
    assert load_scenario("mine.yaml").warnings == ()
    with pytest.raises(InvalidScenarioError, match="did you mean move_agents"):
        load_scenario("mine.yaml", decision_kinds=["move_agents", "overtime"])


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n", "7\n"])
def test_a_file_without_keys_is_no_scenario(text: str) -> None:
    (fault,) = faults_of(text)
    assert fault.startswith("mine.yaml:1:1: this is not a scenario: ")


def test_a_scenario_that_extends_another_is_checked_as_a_whole_and_names_the_right_file() -> None:
    Path("base.yaml").write_text(PLAIN.replace("agents: 10", "agents: ten"), encoding="utf-8")
    text = "extends: base.yaml\nmeta: {id: mine}\nfloor: {channels: {voice: {target: {within: 0s}}}}\n"
    assert faults_of(text) == [
        "base.yaml:16:33: floor.groups.phones.staffing[1].agents: 'ten' is not a whole number; "
        "write a whole number such as 3",
        "mine.yaml:3:45: floor.channels.voice.target.within: '0s' is too short; write more than 0s",
    ]


def test_a_scenario_that_extends_another_needs_its_own_id() -> None:
    Path("base.yaml").write_text(PLAIN, encoding="utf-8")
    assert load("extends: base.yaml\nmeta: {id: mine}\n").scenario.meta.id == "mine"
    assert faults_of("extends: base.yaml\n") == [
        "mine.yaml:1:10: extends: the scenario has no id of its own; add meta: with an id: and a title:"
    ]


def test_a_forecast_in_a_table_becomes_part_of_the_scenario() -> None:
    Path("tables").mkdir()
    Path("tables/day.csv").write_text("time,voice\n08:00,30\n09:00,40\n", encoding="utf-8")
    text = PLAIN.replace("{per_hour: 60}", "{csv: {file: tables/day.csv}}")
    whole = load(text)
    Path("tables/day.csv").write_text("time,voice\n08:00,30\n09:00,41\n", encoding="utf-8")
    assert load(text).digest != whole.digest
    counts = whole.scenario.demand.streams["voice"].forecast.counts
    assert counts is not None
    assert (counts.start, counts.counts, counts.interval) == (28_800.0, (30.0, 40.0), 3_600.0)


def test_a_file_below_the_current_folder_is_named_from_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidScenarioError) as caught:
        load_scenario(_written(tmp_path / "deep.yaml", "[]"))
    assert caught.value.faults[0].source == "deep.yaml"


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_a_scenario_whose_files_are_too_large_together_is_refused_before_the_last_is_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parsed: list[str] = []

    def counted(content: bytes, source: str) -> Document:
        parsed.append(source)
        return parse_scenario(content, source)

    monkeypatch.setattr(loader, "parse_scenario", counted)
    for name in ("one.yaml", "two.yaml"):
        Path(name).write_text(PLAIN + "#" + "x" * 800_000 + "\n", encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as refused:
        load("extends: [one.yaml, two.yaml]\nmeta: {id: mine, title: Mine}\n")
    assert [str(fault) for fault in refused.value.faults] == [
        "two.yaml:1:1: with this file, all that is extended has 1.6 MB; "
        "1.5 MB are the most; extend fewer and shorter files"
    ]
    assert parsed == ["mine.yaml", "one.yaml"]
