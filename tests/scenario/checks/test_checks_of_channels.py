"""Queues that age beside others that do not, what only a line of customers has, and points of a curve."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from floorsim.content import content_dir
from tests.scenario.told import told_of

PLAIN = """\
meta: {id: plain, title: Three queues}
floor:
  opens: 08:00
  closes: 12:00
  channels:
    voice: {kind: voice, target: {within: 20s}}
    email: {kind: email, target: {within: 8h}}
  queues:
    gold: {channel: voice, skill: phone, priority: 10}
    plain: {channel: voice, skill: phone}
    email: {channel: email, skill: post}
  groups:
    phones: {count: 4, skills: {phone: 1}, serves: [[gold, plain]]}
    writers: {count: 2, skills: {post: 1}}
drivers: {rich: {queue: gold}, poor: {queue: plain}}
demand:
  streams:
    voice: {forecast: {per_hour: 30}, talk: 4m, drivers: {rich: 1, poor: 1}, repeat: {}}
    email: {forecast: {per_hour: 5}, talk: 4m, drivers: {login: 1}}
people: {mix: {experienced: 1}}
incidents:
  - id: storm
    title: Storm
    from: 09:00
    to: 11:00
    effects:
      - demand: {stream: voice, times: [[09:00, 1], [10:00, 2], [11:00, 1]]}
"""


faults = partial(told_of, PLAIN)
AGEING = ("priority: 10}", "priority: 10, age_weight: 1}")


def test_nothing_is_said_where_all_queues_of_a_group_age_or_none(tmp_path: Path) -> None:
    assert faults(tmp_path) == []
    both = ("plain: {channel: voice, skill: phone}", "plain: {channel: voice, skill: phone, age_weight: 2}")
    assert faults(tmp_path, AGEING, both) == []


def test_a_queue_that_gains_nothing_by_waiting_beside_one_that_does_is_warned_of(tmp_path: Path) -> None:
    assert faults(tmp_path, AGEING) == [
        "10:5: warning: floor.queues.plain: phones serves it beside gold, which gains points by waiting, and "
        "this queue gains none; in the end gold always comes first; give both an age_weight, or neither"
    ]


def test_queues_that_a_group_serves_one_after_the_other_may_age_as_they_like(tmp_path: Path) -> None:
    assert faults(tmp_path, AGEING, ("serves: [[gold, plain]]", "serves: [gold, plain]")) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "target: {within: 8h}}",
            "target: {within: 8h}, trunks: 3}",
            "7:56: floor.channels.email.trunks: trunks are telephone lines, and email is email; leave it out",
        ),
        (
            "target: {within: 8h}}",
            "target: {within: 8h}, queue_limit: 3}",
            "7:61: floor.channels.email.queue_limit: a message that is sent cannot be turned away, "
            "and email is email; leave it out",
        ),
        (
            "drivers: {login: 1}}",
            "drivers: {login: 1}, redial: {}}",
            "19:69: demand.streams.email.redial: nobody redials on email; "
            "leave it out; those whose message is overdue turn elsewhere by the channel's chase:",
        ),
    ],
)
def test_what_only_a_line_has_is_refused_on_written_channels(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    assert faults(tmp_path, (old, new)) == [fault]


def test_points_of_a_curve_outside_its_effect_are_warned_of(tmp_path: Path) -> None:
    assert faults(tmp_path, ("[09:00, 1]", "[08:30, 1]"), ("[11:00, 1]]", "[11:30, 1]]")) == [
        f"27:{column}: warning: incidents.storm.effects[1].demand.times[{number}][1]: "
        f"the curve has a point at {at}, when it does nothing; "
        "the effect lasts from 09:00 to 11:00; move the point, or the times"
        for column, number, at in ((42, 1, "08:30"), (66, 3, "11:30"))
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("login: 1", "apointment: 1", "there is no driver 'apointment'; did you mean appointment?"),
        ("{experienced: 1}", "{experiencd: 1}", "no people profile 'experiencd'; did you mean experienced?"),
        ("{experienced: 1}", "{xyz: 1}", "no people profile 'xyz'; define it, or name a shared one;"),
        ("poor: 1}", "pooor: 1}", "there is no driver 'pooor'; did you mean poor?"),
    ],
)
def test_a_name_near_a_shared_one_is_told_that_one_and_where_all_of_them_are(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    shared = ("drivers", "drivers.yaml") if "driver" in fault else ("profiles", "people.yaml")
    told = [found for found in faults(tmp_path, (old, new)) if fault in found]
    assert len(told) == 1
    assert told[0].endswith(f" shared {shared[0]} are listed in {content_dir('data') / shared[1]}")
