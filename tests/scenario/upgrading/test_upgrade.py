"""Files of an older version of the language, brought to the present one. The older versions are made up."""

from __future__ import annotations

import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.models.meta import SCHEMA_VERSION
from floorsim.scenario.upgrading.upgrade import UPGRADERS, Upgraded, Upgrader, upgraded
from floorsim.scenario.upgrading.written_file import EVERY, WrittenFile

OLD = """\
# A floor, written long ago.
meta: {id: old, title: Old, schema: 1}   # first version

floor:
  opens: 09:00   # the front gate opens earlier
  lines: {voice: {kind: voice, goal: 80/20, colour: red}}

messages:
  # The first one is the cue.
  - id: cue
    at: 09:10
    wait: 10   # minutes

    text: >-
      A text over
      two lines.
  - {id: next, wait: 5, text: "No: wait."}
"""
NEW = """\
# A floor, written long ago.
meta: {id: old, title: Old, schema: 3}   # first version

floor:
  opens: 09:00   # the front gate opens earlier
  channels: {voice: {kind: voice, goal: 80/20}}

messages:
  # The first one is the cue.
  - id: cue
    at: 09:10
    deadline: 10m   # minutes

    text: >-
      A text over
      two lines.
  - {id: next, deadline: 5m, text: "No: wait."}
"""


def _lines_to_channels(file: WrittenFile) -> None:
    file.rename(("floor", "lines"), "channels")
    file.remove(("floor", "lines", EVERY, "colour"))


def _waits_with_units(file: WrittenFile) -> None:
    for path in file.paths("messages", EVERY, "wait"):
        file.write(path, f"{file.value(*path)}m")
        file.rename(path, "deadline")


MADE_UP = {
    1: Upgrader("lines are called channels", _lines_to_channels),
    2: Upgrader("waits have a unit", _waits_with_units),
}


def brought_to_3(text: str) -> Upgraded:
    return upgraded(text.encode(), "old.yaml", upgraders=MADE_UP, present=3)


def refusal(text: str, present: int = 3) -> str:
    with pytest.raises(InvalidScenarioError) as caught:
        upgraded(text.encode(), "old.yaml", upgraders=MADE_UP, present=present)
    return str(caught.value)


def test_each_step_changes_what_it_is_about_and_nothing_else_moves() -> None:
    found = brought_to_3(OLD)
    assert found.text == NEW
    assert (found.version, found.changes) == (1, ("lines are called channels", "waits have a unit"))


def test_a_file_in_the_version_in_between_takes_the_steps_that_are_left() -> None:
    found = brought_to_3(OLD.replace("schema: 1", "schema: 2").replace("lines:", "channels:"))
    assert found.text == NEW.replace("80/20}", "80/20, colour: red}")
    assert found.changes == ("waits have a unit",)


def test_a_file_in_the_present_version_stays_as_it_is_to_the_last_byte() -> None:
    assert brought_to_3(NEW) == Upgraded(NEW, 3, ())


def test_a_file_that_names_no_version_is_in_the_first_and_names_the_present_one_afterwards() -> None:
    found = brought_to_3("meta:\n  # who\n  id: old\n")
    assert found.text == "meta:\n  # who\n  schema: 3\n  id: old\n"
    assert brought_to_3("meta: {id: old}\n").text == "meta: {schema: 3, id: old}\n"


def test_a_newer_version_is_refused_with_what_would_help() -> None:
    told = "old.yaml:1:16: meta.schema: the file is written in version 9 of the language, and this floorsim"
    assert refusal("meta: {schema: 9}\n") == f"{told} reads 3; use a newer floorsim"


def test_a_version_that_never_was_is_refused() -> None:
    told = "old.yaml:1:16: meta.schema: there is no version 0 of the language; write 3"
    assert refusal("meta: {schema: 0}\n") == told


def test_what_cannot_be_read_is_told_as_by_the_check() -> None:
    assert refusal("meta: {schema: 1\n").startswith("old.yaml:1:7: ")


def test_every_version_up_to_the_present_one_leads_on() -> None:
    assert list(UPGRADERS) == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  x: 1\n  # of y\n  y: 2\n", "a:\n  # of y\n  y: 2\n"),
        ("a:\n  y: 2\n  x: |\n    long\n\nb: 1\n", "a:\n  y: 2\n\nb: 1\n"),
        ("a:\n  y: 2\n  x:\n    - 1   # one\n    - 2   # two\nb: 1\n", "a:\n  y: 2\nb: 1\n"),
        ("a: {x: 1, y: 2}\n", "a: {y: 2}\n"),
        ("a: {y: 2, x: [1, 2]}\n", "a: {y: 2}\n"),
        ("a: {x: 1}\n", "a: {}\n"),
        ("a:\n  y: 2\n  x: 1", "a:\n  y: 2\n"),
    ],
)
def test_a_key_is_taken_away_with_its_value_and_its_line(before: str, after: str) -> None:
    file = WrittenFile(before)
    file.remove(("a", "x"))
    assert file.text == after
