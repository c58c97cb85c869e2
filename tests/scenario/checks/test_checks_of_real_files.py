"""What people write who have a centre and not only a model: short tables, nights, and teams of like names."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.loader import load_scenario

SCENARIO = """\
meta: {id: real, title: A real one}
floor:
  opens: 09:00
  closes: 17:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
  groups: {team: {count: 4, skills: {voice: 1}}}
demand: {streams: {voice: {forecast: {per_hour: 9}, talk: 4m}}}
"""


def warnings_of(folder: Path, before: str, after: str, days: int = 1) -> tuple[Fault, ...]:
    assert before in SCENARIO
    file = folder / "a.yaml"
    text = SCENARIO.replace(before, after).replace("floor:\n", f"floor:\n  days: {days}\n")
    file.write_text(text, encoding="utf-8")
    return load_scenario(file).warnings


def silence(warnings: tuple[Fault, ...]) -> list[str]:
    return [fault.wrong for fault in warnings if "say nothing" in fault.wrong]


@pytest.mark.parametrize(
    ("forecast", "days", "silent"),
    [
        ("counts: {from: 09:00, counts: [1, 2], interval: 4h}", 1, None),
        ("counts: {from: 08:00, counts: [1, 2, 3], interval: 4h}", 1, None),
        ("counts: {from: 12:00, counts: [1], interval: 30m}", 1, "09:00 to 12:00 and 12:30 to 17:00"),
        ("counts: {from: 09:00, counts: [1], interval: 4h}", 1, "13:00 to 17:00"),
        ("counts: {from: 09:00, counts: [1], interval: 4h}", 3, "13:00 to 17:00"),
        ("counts: {from: 09:00, counts: [1, 2, 3, 4, 5, 6], interval: 8h}", 3, "d3 09:00 to d3 17:00"),
        ("steps: [{from: 09:00, per_hour: 5}]", 1, None),
        ("steps: [{from: 10:30, per_hour: 5}]", 2, "09:00 to 10:30"),
    ],
)
def test_open_hours_of_which_a_forecast_says_nothing_are_warned_of(
    tmp_path: Path, forecast: str, days: int, silent: str | None
) -> None:
    found = silence(warnings_of(tmp_path, "per_hour: 9", forecast, days))
    key = forecast.partition(":")[0]
    assert found == (
        [] if silent is None else [f"the {key} say nothing of {silent}, when the channel is open"]
    )


@pytest.mark.parametrize(
    ("names", "shows"),
    [
        (["Maria Rossi", "Lena Kraus"], None),
        (["Lena Kraus", "Lena Novak"], None),
        (["Nguyễn Văn An", "Nguyễn Thị Bình"], "shows N. An and N. Bình; begin"),
        (["Lena Kraus", "Lena Klein"], "shows L. Kraus and L. Klein; begin"),
        (["Katharina", "Katharine"], "shows K…arina and K…arine; begin"),
        (["Zoe\u0301", "Zo\u00e9"], "shows Zoe\u0301 1 and Zo\u00e9 2; begin"),
        (["Ana", "ana"], "shows Ana 1 and ana 2; begin"),
    ],
)
def test_agents_whose_names_begin_alike_are_warned_of_with_what_the_wallboard_shows(
    tmp_path: Path, names: list[str], shows: str | None
) -> None:
    listed = ", ".join(f"{{id: a{n}, name: {name}, group: team}}" for n, name in enumerate(names))
    groups = "groups: {team: {skills: {voice: 1}}}"
    found = warnings_of(
        tmp_path, "groups: {team: {count: 4, skills: {voice: 1}}}", f"{groups}\n  agents: [{listed}]"
    )
    told = [fault for fault in found if "wallboard" in fault.right]
    if shows is None:
        assert told == []
    else:
        (fault,) = told
        assert fault.wrong == f"'{names[1]}' begins like '{names[0]}'"
        assert shows in fault.right


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            "  groups:",
            "  shifts: {night: {from: 21:30, to: 05:30}}\n  groups:",
            "floor.shifts.night.to: the shift ends before it starts; "
            "write `to` after `from`; d2 05:30 is the morning after, 24:00 is midnight",
        ),
        (
            "  groups:",
            "  shifts:\n    night: {from: 21:30, to: d2 05:30, "
            "activities: [{kind: lunch, at: 01:00, for: 30m}]}\n  groups:",
            "floor.shifts.night.activities[1]: the lunch at 01:00 is before its shift; "
            "write d2 01:00 for the morning after",
        ),
        (
            "closes: 17:00",
            "closes: 02:00",
            "floor.closes: the floor closes before it opens; "
            "write `closes` after `opens`; d2 02:00 is the morning after",
        ),
    ],
)
def test_hours_past_midnight_name_the_second_day(
    tmp_path: Path, before: str, after: str, sentence: str
) -> None:
    with pytest.raises(InvalidScenarioError) as refused:
        warnings_of(tmp_path, before, after)
    assert sentence in str(refused.value)


def test_a_shift_that_goes_on_into_the_second_day_is_taken(tmp_path: Path) -> None:
    shifts = "  shifts: {late: {from: 15:00, to: d2 01:00}}\n  groups:"
    assert not [one for one in warnings_of(tmp_path, "  groups:", shifts) if one.severity == "error"]
