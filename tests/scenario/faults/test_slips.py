"""Slips that a trainer makes at the keyboard, each told in one sentence at its place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.loader import load_scenario
from tests.scenario.told import told_of

PLAIN = """\
meta: {id: plain, title: A plain floor}
floor:
  days: 5
  opens: 08:00
  closes: 18:00
  play: {from: d5 08:00, to: d5 18:00}
  channels:
    voice: {kind: voice, target: {share: 80%, within: 20s}}
    email: {kind: email, target: {share: 90%, within: 24h}}
  shifts:
    day:
      from: 08:00
      to: 16:00
      activities:
        - {kind: break, at: 10:15, for: 15m}
        - {kind: lunch, at: 11:30, for: 30m, title: Lunch}
    late: {from: 10:00, to: 18:00}
  groups:
    phones: {count: 9, skills: {voice: 0.9}, shifts: [day, late]}
    post: {count: 3, skills: {email: 0.9}}
demand:
  interval_factor: {cv: 0.08}
  streams:
    voice: {forecast: {profile: {name: bank, total: 600}}, talk: 4m, patience: {balk: 5%, law: 3m}}
    email: {forecast: {per_hour: 5}, talk: 4m}
incidents:
  - id: storm
    title: Storm
    from: d5 09:00
    to: d5 11:00
    effects:
      - news: {text: It rains.}
        from: d5 10:00
messages:
  - id: hello
    at: d5 09:30
    from: Kim
    subject: Hello
    text: How is it going?
"""


faults = partial(told_of, PLAIN)


def test_the_plain_floor_is_sound(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


CASES = {
    "a colon without a space": (
        ("  opens: 08:00", "  opens:08:00"),
        "4:9: a space is missing after the colon; write opens: 08:00",
    ),
    "the same in the first line of a block": (
        ("      from: 08:00", "      from:08:00"),
        "12:12: a space is missing after the colon; write from: 08:00",
    ),
    "the same in a list": (
        ("  - id: hello", "  - id:hello"),
        "35:8: a space is missing after the colon; write id: hello",
    ),
    "the same inside braces": (
        ("{from: 10:00, to: 18:00}", "{from:10:00, to: 18:00}"),
        "17:12: floor.shifts.late.from:10:00: a space is missing after the colon; write from: 10:00",
    ),
    "a comma for thousands": (
        ("total: 600", "total: 1,600"),
        "24:53: demand.streams.voice.forecast.profile.total: "
        "a comma separates entries here; write total: 1600",
    ),
    "two of them": (
        ("total: 600", "total: 1,600,000"),
        "24:53: demand.streams.voice.forecast.profile.total: "
        "a comma separates entries here; write total: 1600000",
    ),
    "a comma for decimals": (
        ("cv: 0.08", "cv: 0,08"),
        "22:25: demand.interval_factor.cv: a comma separates entries here; write cv: 0.08",
    ),
    "a comma for decimals among names": (
        ("{voice: 0.9}", "{voice: 0,9}"),
        "19:40: floor.groups.phones.skills.voice: a comma separates entries here; write voice: 0.9",
    ),
    "a comma in a percentage": (
        ("balk: 5%", "balk: 12,5%"),
        "24:87: demand.streams.voice.patience.balk: a comma separates entries here; write balk: 12.5%",
    ),
    "a comma in a text": (
        ("title: Lunch", "title: Lunch, then a walk, then back"),
        "16:53: floor.shifts.day.activities[2].title: a comma separates entries here, so that 'then a walk' "
        'is read as a key; put the text in quotes: title: "Lunch, then a walk, then back"',
    ),
    "letters that changed places": (
        ("    from: d5 09:00", "    form: d5 09:00"),
        "29:5: incidents.storm.form: the key is not known here; "
        "did you mean from? Known are from, foreseeable, cue and expected",
    ),
    "the same where an effect has times of its own": (
        ("        from: d5 10:00", "        form: d5 10:00"),
        "33:9: incidents.storm.effects[1].form: the key is not known here; did you mean from? Known are "
        "from and to",
    ),
    "a key that has nothing to do beside an effect": (
        ("        from: d5 10:00", "        humidity: bad"),
        "33:9: incidents.storm.effects[1].humidity: the key is not known here; "
        "leave it out, or use from or to",
    ),
    "a key that stands there already": (
        ("  days: 5", "  chanels: {}\n  days: 5"),
        "3:3: floor.chanels: the key is not known here; "
        "did you mean channels? It stands here already; leave one of the two out",
    ),
    "a list of names in place of keys": (
        ("{voice: 0.9}", "[voice]"),
        "19:24: floor.groups.phones.skills: a list stands where keys are needed; "
        "give each its value, as in {voice: 0.9}",
    ),
    "dashes before keys": (
        ("target: {share: 90%, within: 24h}", "target: [{share: 90%}, {within: 24h}]"),
        "9:26: floor.channels.email.target: a list stands where keys are needed; take the dashes away",
    ),
    "a floor that closes first": (
        ("closes: 18:00", "closes: 07:00"),
        "5:11: floor.closes: the floor closes before it opens; "
        "write `closes` after `opens`; d2 07:00 is the morning after",
    ),
    "play that ends first": (
        ("to: d5 18:00", "to: d5 07:00"),
        "6:30: floor.play.to: play ends before it starts; write `to` after `from`",
    ),
    "a shift that ends first": (
        ("to: 16:00", "to: 06:00"),
        "13:11: floor.shifts.day.to: the shift ends before it starts; "
        "write `to` after `from`; d2 06:00 is the morning after, 24:00 is midnight",
    ),
    "an incident that ends first": (
        ("to: d5 11:00", "to: d5 08:00"),
        "30:9: incidents.storm.to: the incident ends before it starts; write `to` after `from`",
    ),
    "a break outside its shift": (
        ("at: 10:15", "at: 07:50"),
        "15:11: floor.shifts.day.activities[1]: the break from 07:50 to 08:05 does not fit into its shift; "
        "put it inside 08:00 to 16:00",
    ),
    "breaks that overlap": (
        ("at: 11:30", "at: 10:20"),
        "16:11: floor.shifts.day.activities[2]: this lunch begins at 10:20, and the break ends at 10:30; "
        "move one of them",
    ),
    "keys in place of a time": (
        ("closes: 18:00", "closes: {at: 18}"),
        "5:3: floor.closes: keys stand where a time is needed; "
        "write a time such as 08:00, or d2 08:00 for the second day",
    ),
    "an e-mail agent with several contacts": (
        ("within: 24h}", "within: 24h}, concurrency: 3"),
        "9:5: floor.channels.email: concurrency is for chat; an agent holds one contact at a time on email",
    ),
    "play that ends days too early": (
        ("{from: d5 08:00, to: d5 18:00}", "{from: 08:00, to: 18:00}"),
        "6:27: floor.play.to: play ends on d1, and the floor has 5 days; write d5 18:00, or fewer days",
    ),
    "a day that is none": (
        ("at: d5 09:30", "at: d0 09:30"),
        "36:9: messages.hello.at: 'd0 09:30' is on day 0; the days of this scenario are d1 to d5",
    ),
}


@pytest.mark.parametrize(("change", "fault"), CASES.values(), ids=CASES)
def test_a_slip_gives_one_sentence_at_its_place(change: tuple[str, str], fault: str, tmp_path: Path) -> None:
    assert faults(tmp_path, change) == [fault]


def test_a_list_of_blocks_in_place_of_named_ones_is_told_how_to_name_them(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, ("    late: {from: 10:00, to: 18:00}\n", ""), changes=("floor.shifts=[day]",))
    assert fault.endswith(
        "floor.shifts: a list stands where keys are needed; "
        "write each below its own name, as in first: {from: ...}"
    )


def test_a_change_of_a_group_that_is_not_there_is_told_the_nearest(tmp_path: Path) -> None:
    change = "floor.groups.phons.count=20"
    assert faults(tmp_path, changes=(change,)) == [
        f"{change}:1:14: there is no group 'phons'; did you mean phones? Known are phones and post"
    ]


def test_a_change_may_add_a_whole_block_and_parts_of_one_that_needs_none(tmp_path: Path) -> None:
    whole = "floor.groups.spare={count: 1, skills: {voice: 1}}"
    assert faults(tmp_path, changes=(whole, "decisions.costs.overtime.minutes=3")) == []


def test_a_file_that_cannot_be_extended_is_the_only_fault(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("extends: nothing-of-this-name\nmeta: {id: mine, title: Mine}\n", encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as refused:
        load_scenario(file)
    assert [fault.path for fault in refused.value.faults] == ["extends"]
