"""Outbound work, limits of laws, handling time by group, and who leaves: what a trainer may get wrong."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.scenario.told import told_of

PLAIN = """\
meta: {id: plain, title: A campaign}
floor:
  opens: 08:00
  closes: 12:00
  channels:
    voice: {kind: voice, target: {within: 20s}}
    out: {kind: voice, target: {share: 97%, within: 2s}}
  queues:
    calls: {channel: voice}
    out: {channel: out}
  groups:
    phones: {count: 4, skills: {calls: 1}, handle: {calls: 75%}}
    blend: {staffing: [{from: 08:00, agents: 3}], skills: {calls: 1, out: 1}, serves: [calls, out]}
demand:
  streams:
    voice: {forecast: {per_hour: 30}, talk: 4m}
    out:
      talk: {exponential: 6m, at_most: 20m}
      patience: 2s
      dialer: {numbers: 100, from: 09:00, to: 11:00, among: [phones, blend], idle: 3}
people: {model: off}
"""


faults = partial(told_of, PLAIN)


def test_a_campaign_is_nothing_to_warn_of(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


def test_outbound_work_has_a_channel_of_its_own(tmp_path: Path) -> None:
    found = faults(tmp_path, ("voice: {forecast", "voice: {channel: out, forecast"))
    assert any("customers of voice come in on out, where this dialer calls" in one for one in found)


def test_customers_who_are_called_neither_come_nor_redial(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("patience: 2s", "patience: 2s\n      forecast: {per_hour: 5}"))
    assert one.startswith("20:7: demand.streams.out.forecast: forecast is about customers who come")
    (one,) = faults(tmp_path, ("patience: 2s", "patience: 2s\n      redial: {}"))
    assert "redial is about customers who come, and these are called; leave it out beside dialer" in one


def test_a_stream_without_a_dialer_needs_its_forecast(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("forecast: {per_hour: 30}, ", ""))
    assert "demand.streams.voice: forecast is missing; write how many contacts are expected" in one


def test_patience_says_when_a_mismatch_hangs_up(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("      patience: 2s\n", ""))
    assert "customers who are called while nobody is free wait without end; write patience: 2s" in one


def test_the_dialer_calls_while_the_channel_is_open(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("to: 11:00", "to: 13:00"))
    assert one.startswith("20:47: demand.streams.out.dialer.to: 13:00 is outside the hours of out")
    (one,) = faults(tmp_path, ("to: 11:00", "to: 08:30"))
    assert "the dialer stops before it starts; write `to` after `from`" in one


def test_no_more_idle_agents_can_be_asked_for_than_there_are(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("idle: 3", "idle: 8"))
    assert "the dialer waits for 8 idle agents among 7; write 7 or less" in one
    (one,) = faults(tmp_path, ("among: [phones, blend]", "among: [fones]"))
    assert "there is no group 'fones'; did you mean phones?" in one


def test_the_service_that_must_hold_is_that_of_customers_who_come(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("idle: 3", "while_service: {channel: out}"))
    assert "out is outbound itself; name the channel that customers come in on" in one


def test_a_law_keeps_something_within_its_limits(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("{exponential: 6m, at_most: 20m}", "{uniform: [5m, 9m], at_most: 4m}"))
    assert "no value of this uniform law is within its limits; move at_least or at_most" in one
    (one,) = faults(tmp_path, ("at_most: 20m", "at_least: 30m, at_most: 20m"))
    assert "at_most is 20m, not above at_least; write at_most above 30m" in one
    (one,) = faults(tmp_path, ("exponential: 6m, at_most: 20m", "at_most: 20m"))
    assert "nothing says what kind this is; write one of mean, constant" in one


def test_handling_time_is_of_a_queue_that_the_group_serves(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("handle: {calls: 75%}", "handle: {cals: 75%}"))
    assert "there is no queue 'cals'; did you mean calls?" in one
    (one,) = faults(tmp_path, ("handle: {calls: 75%}", "handle: {out: 75%}"))
    assert "nobody in phones serves the queue 'out'" in one


def test_who_leaves_is_a_matter_of_staffing_steps(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, ("handle: {calls: 75%}", "leaves: idle"))
    assert "leaves says who goes when staffing falls; leave it out; agents on a shift go" in one
