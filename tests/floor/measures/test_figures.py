"""The figures of whole runs: their shape, their sums, and the same counted again the slow way."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from floorsim.floor import interventions
from floorsim.floor.contact import ABANDONED, ANSWERED, IN_SERVICE, PARTNER, WAITING
from floorsim.floor.floor import Floor
from floorsim.floor.measures.figures import Figures
from floorsim.floor.states import BUSY, READY
from tests.floor.playing import played
from tests.floor.scenarios import EIGHT, plain, stream
from tests.measuring import figures, interval_table
from tests.strategies import Play, examples, plays

PUBLISHED_OF_A_CHANNEL = {
    "offered", "answered", "answered_in_target", "abandoned", "abandoned_in_target", "blocked", "redials",
    "service_level", "asa_s", "mean_wait_s", "abandon_rate", "aht_s", "occupancy", "open_at_end",
}  # fmt: skip
PUBLISHED_OF_THE_FLOOR = {
    "contacts", "resolved_first_contact", "csat", "qa", "escalations", "overtime_min", "cost",
    "fatigue_end_mean", "exhaustion_change_mean",
}  # fmt: skip
RATES = {
    "service_level", "abandon_rate", "occupancy", "resolved_first_contact", "resolved_first_contact_net",
    "resolved", "csat", "csat_true", "qa", "promises_kept_rate", "utilisation", "shrinkage", "absence",
    "adherence", "fatigue_end_mean", "morale_end_mean", "attrition_risk", "in_target",
}  # fmt: skip


def leaves(block: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every figure of a JSON tree with its key."""
    for key, value in block.items():
        if isinstance(value, dict):
            yield from leaves(value)
        else:
            yield key, value


def ended(floor: Floor) -> Figures:
    """The figures of a floor run to its end."""
    floor.advance(floor.end_s)
    return figures(floor)


def test_two_agents_with_a_call_every_three_minutes_are_busy_half_their_time() -> None:
    found = ended(Floor(plain(), 1))
    voice = found.channels["voice"]
    assert voice.offered == voice.answered == voice.answered_in_target == 40
    assert voice.service_level == 1.0
    assert voice.asa_s == 0.0
    assert voice.handled == 39
    assert voice.aht_s == pytest.approx(180.0)
    assert voice.occupancy == pytest.approx(0.5, abs=0.01)
    assert found.floor.occupancy == voice.occupancy
    assert found.floor.conformance == found.floor.adherence == pytest.approx(1.0)
    assert found.floor.cost == pytest.approx(2 * 2 * 26.0 + 2 * 45.0)


def test_a_shift_costs_its_paid_hours_breaks_included_and_overtime_at_its_own_price() -> None:
    shift = {
        "from": "08:00",
        "to": "09:30",
        "activities": [{"kind": "break", "at": "09:00", "for": "15m"}],
    }
    scenario = plain(
        floor={"shifts": {"early": shift}, "groups": {"phones": {"count": 2, "shifts": ["early"]}}},
        demand=stream(forecast={"per_hour": 0}),
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 3600.0)
    interventions.extend_shift(floor, floor.agents[0], 900.0)
    found = ended(floor).floor
    assert found.cost_parts == pytest.approx(
        {
            "agents": 2 * 1.5 * 26.0,
            "overtime": 0.25 * 30.0,
            "supervisor": 2 * 45.0,
            "partner": 0.0,
            "replacement": 0.0,
            "spent_by_decisions": 0.0,
        }
    )
    assert found.cost == pytest.approx(sum(found.cost_parts.values()))


def test_an_absence_is_paid_and_an_early_finish_is_not() -> None:
    floor = Floor(plain(demand=stream(forecast={"per_hour": 0})), 1)
    floor.advance(EIGHT + 3600.0)
    interventions.finish_early(floor, floor.agents[0])
    assert ended(floor).floor.cost_parts["agents"] == pytest.approx(3 * 26.0)
    away = {"attendance": {"absent": 1.0}, "model": "on"}
    sick = ended(Floor(plain(people=away, demand=stream(forecast={"per_hour": 0})), 1)).floor
    assert sick.absence == 1.0
    assert sick.cost_parts["agents"] == pytest.approx(4 * 26.0)


def test_the_partner_is_paid_by_the_contact() -> None:
    voice = {"partner": {"share": 0.5}}
    nobody = {"groups": {"phones": {"count": 0}}}
    found = ended(Floor(plain(floor={"channels": {"voice": voice}, **nobody}), 1))
    taken = found.channels["voice"].answered_by_partner
    assert 10 < taken < 30
    assert found.floor.cost_parts["partner"] == pytest.approx(6.5 * taken)


def test_a_hard_day_costs_the_people_who_are_now_likelier_to_leave() -> None:
    def replacement(per_hour: float) -> float:
        talk = stream(forecast={"per_hour": per_hour}, arrivals="poisson")
        hours = {"closes": "18:00", "run_on": "1h", "shifts": {"day": {"from": "08:00", "to": "18:00"}}}
        groups = {"phones": {"count": 2, "shifts": ["day"]}}
        people = {"model": "on", "support": 0.0}
        hard = plain(floor={**hours, "groups": groups}, demand=talk, people=people)
        floor = Floor(hard, 1)
        found = ended(floor)
        halves = [figures(floor, EIGHT, EIGHT + 5 * 3600.0), figures(floor, EIGHT + 5 * 3600.0)]
        parts = [half.floor.cost_parts["replacement"] for half in halves]
        assert sum(parts) == pytest.approx(found.floor.cost_parts["replacement"])
        return found.floor.cost_parts["replacement"]

    assert replacement(60) > replacement(5) >= 0.0


def test_people_who_are_off_have_no_state_of_mind_and_nobody_is_judged() -> None:
    floor = ended(Floor(plain(), 1)).floor
    assert floor.qa is floor.csat is floor.fatigue_end_mean is floor.exhaustion_change_mean is None


def test_a_floor_without_agents_abandons_everybody_who_loses_patience() -> None:
    scenario = plain(
        floor={"groups": {"phones": {"count": 1, "staffing": []}}},
        demand=stream(patience={"constant": "1m"}, talk={"constant": "3h"}),
    )
    voice = ended(Floor(scenario, 1)).channels["voice"]
    assert (voice.offered, voice.answered, voice.abandoned) == (40, 1, 39)
    assert voice.mean_wait_s == pytest.approx(39 * 60 / 40)
    assert voice.service_level == pytest.approx(1 / 40)
    assert voice.aht_s is None


def test_a_part_of_the_day_can_be_measured_by_itself() -> None:
    floor = Floor(plain(), 1)
    floor.advance(floor.end_s)
    first, second = figures(floor, EIGHT, EIGHT + 3600.0), figures(floor, EIGHT + 3600.0, EIGHT + 7200.0)
    assert first.channels["voice"].offered + second.channels["voice"].offered == 40
    assert first.floor.cost + second.floor.cost == pytest.approx(figures(floor).floor.cost)


def test_figures_can_be_read_while_the_run_goes_on() -> None:
    floor = Floor(plain(), 1)
    floor.advance(EIGHT + 1800.0)
    assert figures(floor).channels["voice"].offered == 10
    floor.advance(floor.end_s)
    assert figures(floor).channels["voice"].offered == 40


def test_before_anything_has_happened_every_figure_is_zero_or_none() -> None:
    found = figures(Floor(plain(demand=stream(forecast={"per_hour": 0})), 1))
    assert found.channels["voice"].service_level is None
    assert found.floor.occupancy is None
    assert found.floor.contacts == 0
    json.dumps(found.as_json(), allow_nan=False)


@examples(40)
@given(plays())
def test_figures_are_published_under_their_keys_and_always_plain_numbers(play: Play) -> None:
    written = figures(played(play).floor).as_json()
    assert set(written) - {"outbound"} == {"channels", "floor"}
    assert set(written["channels"]) == set(play.scenario.floor.channels)
    for channel in written["channels"].values():
        assert set(channel) >= PUBLISHED_OF_A_CHANNEL
    assert set(written["floor"]) >= PUBLISHED_OF_THE_FLOOR
    assert json.loads(json.dumps(written, allow_nan=False)) == written
    for key, value in leaves(written):
        assert value is None or isinstance(value, int | float), key
        assert type(value).__module__ == "builtins", key
        if key in RATES and value is not None:
            assert -1e-9 <= value <= 1.0 + 1e-9, key


@examples(40)
@given(plays())
def test_every_offered_contact_is_counted_in_exactly_one_way(play: Play) -> None:
    found = figures(played(play).floor)
    for channel in found.channels.values():
        ends = channel.answered + channel.abandoned + channel.blocked + channel.deflected
        assert channel.offered == ends + channel.disconnected + channel.open_at_end
        assert channel.answered_in_target <= channel.answered
        assert channel.short_abandoned <= channel.abandoned
        assert channel.abandoned_in_target <= channel.abandoned
        assert channel.overdue <= channel.open_at_end
        assert channel.carried_in <= channel.offered
    assert found.floor.contacts == sum(channel.offered for channel in found.channels.values())


@examples(25)
@given(plays())
def test_the_fast_figures_are_those_of_a_slow_count(play: Play) -> None:
    floor = played(play).floor
    found = figures(floor)
    contacts = [contact for contact in floor.ledger.contacts if contact.arrived_s >= floor.play_from_s]
    for channel in floor.channels:
        if not channel.live:
            continue
        own = [contact for contact in contacts if contact.type.channel == channel.index]
        dispositions = Counter(contact.disposition for contact in own)
        fast = found.channels[channel.id]
        assert fast.offered == len(own)
        assert fast.answered == dispositions[ANSWERED] + dispositions[IN_SERVICE] + dispositions[PARTNER]
        assert fast.abandoned == dispositions[ABANDONED]
        assert fast.open_at_end == dispositions[WAITING]
        waits = [c.answered_s - c.arrived_s for c in own if c.answered_s >= 0 and c.promised_s < 0]
        waits += [0.0] * dispositions[PARTNER]
        assert fast.asa_s == (pytest.approx(sum(waits) / len(waits)) if waits else None)
        times = [c.wrapped_s - c.answered_s for c in own if c.disposition == ANSWERED]
        assert fast.aht_s == (pytest.approx(sum(times) / len(times)) if times else None)
    spent: Counter[int] = Counter()
    for log in floor.ledger.states:
        for change, following in pairwise([*log, None]):
            until_s = following.at_s if following is not None else floor.now
            assert change is not None
            inside_s = min(until_s, floor.now) - max(change.at_s, floor.play_from_s)
            if inside_s > 0:
                spent[change.state] += round(inside_s * 1e6)
    if spent[BUSY] + spent[READY]:
        assert found.floor.occupancy == pytest.approx(spent[BUSY] / (spent[BUSY] + spent[READY]), abs=1e-6)


@examples(25)
@given(plays())
def test_the_intervals_of_a_day_add_up_to_the_day(play: Play) -> None:
    floor = played(play).floor
    found = figures(floor)
    rows = interval_table(floor)
    for channel in floor.channels:
        own = [row for row in rows if row.channel == channel.id]
        inside = {
            contact.id
            for contact in floor.ledger.contacts
            if contact.type.channel == channel.index
            and any(row.start_s <= contact.arrived_s < row.end_s for row in own)
        }
        assert sum(row.offered for row in own) == len(inside)
        assert sum(row.offered for row in own) <= found.channels[channel.id].offered
        for row in own:
            assert row.answered <= row.offered
            assert row.answered_in_target <= row.answered
            assert 0.0 <= row.staffed <= len(floor.agents) + 1e-6
            assert row.occupancy is None or -1e-9 <= row.occupancy <= 1.0 + 1e-9
            assert row.needed >= 0.0
        json.dumps([row.as_json() for row in own], allow_nan=False)


def test_the_interval_table_says_what_was_planned_what_came_and_who_was_there() -> None:
    floor = Floor(plain(), 1)
    floor.advance(floor.end_s)
    rows = interval_table(floor)
    assert [row.start_s for row in rows] == [EIGHT + 1800.0 * place for place in range(4)]
    assert [row.offered for row in rows] == [10] * 4
    assert [row.forecast for row in rows] == pytest.approx([10.0] * 4)
    assert [row.staffed for row in rows] == pytest.approx([2.0] * 4)
    assert [row.needed for row in rows] == [row.needed_by_plan for row in rows]
    assert rows[1].occupancy == pytest.approx(0.5)
