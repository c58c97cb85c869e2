"""Faults: where they are, how they read, in which order they are told."""

from __future__ import annotations

import pytest

from floorsim.errors import ExitCode, ScenarioError
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, PathFault, raise_errors
from floorsim.scenario.yaml.reader import read_yaml

TEXT = """\
floor:
  channels:
    voice:
      target: 20s
messages:
  - id: storm
    text: It snows.
  - text: No id here.
    choices: [{label: a}, {label: b}]
"""
DOCUMENT = read_yaml(TEXT, "a.yaml")


def test_a_fault_reads_as_place_path_what_is_wrong_and_what_would_be_right() -> None:
    fault = Fault("a.yaml", 4, 15, "floor.channels.voice.target", "it is too short", "write 30s")
    assert str(fault) == "a.yaml:4:15: floor.channels.voice.target: it is too short; write 30s"
    warning = Fault("a.yaml", 4, 15, "", "it is short", severity="warning")
    assert str(warning) == "a.yaml:4:15: warning: it is short"


def test_a_fault_is_one_line_whatever_it_quotes() -> None:
    assert str(Fault("a.yaml", 1, 1, "x", "two\nlines\x1b[2J", "")) == "a.yaml:1:1: x: two lines\ufffd[2J"


@pytest.mark.parametrize(
    ("path", "place", "label"),
    [
        (("floor", "channels", "voice", "target"), (4, 15), "floor.channels.voice.target"),
        (("floor", "channels", "voice"), (3, 5), "floor.channels.voice"),
        (("floor", "channels", "voice", "trunks"), (3, 5), "floor.channels.voice.trunks"),
        (("messages", 0, "text"), (7, 11), "messages.storm.text"),
        (("messages", 1, "text"), (8, 11), "messages[2].text"),
        (("messages", 1, "choices", 1), (9, 27), "messages[2].choices[2]"),
        (("messages", 7, "text"), (5, 1), "messages[8].text"),
        (("people", "mix"), (1, 1), "people.mix"),
        ((), (1, 1), ""),
    ],
)
def test_a_path_gets_the_place_of_the_nearest_part_that_is_written(
    path: tuple[str | int, ...], place: tuple[int, int], label: str
) -> None:
    fault = DOCUMENT.fault_at(PathFault(path, "it is wrong", "mend it", "warning"))
    assert ((fault.line, fault.column), fault.path, fault.severity) == (place, label, "warning")


def test_an_error_tells_all_faults_once_in_the_order_of_the_file_and_ends_with_2() -> None:
    late, early = Fault("a.yaml", 9, 1, "", "late"), Fault("a.yaml", 2, 5, "", "early", severity="warning")
    with pytest.raises(ScenarioError) as caught:
        raise_errors([late, early, late])
    assert isinstance(caught.value, InvalidScenarioError)
    assert caught.value.faults == (early, late)
    assert str(caught.value) == "a.yaml:2:5: warning: early\na.yaml:9:1: late"
    assert caught.value.exit_code == ExitCode.USAGE


def test_warnings_alone_stop_nothing() -> None:
    warning = Fault("a.yaml", 2, 5, "", "early", severity="warning")
    assert raise_errors([warning]) == (warning,)
