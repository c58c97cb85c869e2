"""First contacts as a run draws them: their number, times, drivers, and the bank's figures again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import BACKLOG, FRESH
from floorsim.floor.demand.arrivals import Arrivals, draw_arrivals
from floorsim.scenario.models.scenario import Scenario
from tests.floor.scenarios import PLAIN, laid_over, plain

HOUR = 3600.0


def arrivals_of(scenario: Scenario, seed: int = 1) -> Arrivals:
    return draw_arrivals(CompiledFloor(scenario), RandomStreams(seed), scenario.end_s)


def voice(**stream: object) -> Scenario:
    return plain(demand={"streams": {"voice": stream}})


def forecast_as(forecast: dict[str, object], **changes: Any) -> Scenario:
    """The plain scenario with another forecast."""
    text = laid_over(PLAIN, changes)
    text["demand"]["streams"]["voice"]["forecast"] = forecast
    return Scenario.model_validate(text)


def test_even_arrivals_come_at_equal_distances() -> None:
    at_s = arrivals_of(plain()).at_s
    assert len(at_s) == 40
    assert np.allclose(np.diff(at_s), 180.0)


def test_exact_arrivals_keep_the_count_of_the_forecast_at_other_times() -> None:
    drawn = arrivals_of(voice(arrivals="exact"))
    assert len(drawn) == 40
    assert not np.allclose(np.diff(drawn.at_s), 180.0)


def test_poisson_arrivals_match_the_forecast_on_average() -> None:
    counts = [len(arrivals_of(voice(arrivals="poisson"), seed)) for seed in range(300)]
    assert np.mean(counts) == pytest.approx(40.0, abs=3.5 * np.sqrt(40 / 300))
    assert np.var(counts) == pytest.approx(40.0, rel=0.35)


def test_reality_multiplies_the_forecast_from_its_time_on() -> None:
    at_s = arrivals_of(voice(reality=[["09:00", 2.0]])).at_s
    assert sum(at_s < 9 * HOUR) == 20
    assert sum(at_s >= 9 * HOUR) == 40


def test_steps_of_rate_hold_from_their_times() -> None:
    steps = [{"from": "08:00", "per_hour": 12}, {"from": "09:10", "per_hour": 60}]
    at_s = arrivals_of(forecast_as({"steps": steps})).at_s
    assert sum(at_s < 9 * HOUR + 600) == 14
    assert sum(at_s >= 9 * HOUR + 600) == 50


def test_an_incident_adds_contacts_of_its_driver_and_leaves_the_others_as_they_were() -> None:
    quiet = voice(arrivals="poisson", drivers={"billing": 1})
    outage = {
        "id": "outage",
        "title": "Outage",
        "from": "08:30",
        "to": "09:30",
        "effects": [{"demand": {"stream": "voice", "driver": "login", "times": 3.0}}],
    }
    loud = plain(
        demand={"streams": {"voice": {"arrivals": "poisson", "drivers": {"billing": 1}}}}, incidents=[outage]
    )
    before, after = arrivals_of(quiet), arrivals_of(loud)
    kinds = CompiledFloor(loud).contact_types
    login = np.array([kinds[kind].driver_id == "login" for kind in after.contact_type])
    assert np.array_equal(after.at_s[~login], before.at_s)
    assert np.array_equal(after.talk_s[~login], before.talk_s)
    assert login.sum() > 20
    assert after.at_s[login].min() >= 8.5 * HOUR
    assert after.at_s[login].max() < 9.5 * HOUR


def test_an_incident_that_halves_demand_thins_it_out() -> None:
    halved = {
        "id": "quiet",
        "title": "Quiet",
        "from": "08:00",
        "to": "10:00",
        "effects": [{"demand": {"stream": "voice", "times": 0.5}}],
    }
    sizes = [
        len(
            arrivals_of(plain(incidents=[halved], demand={"streams": {"voice": {"arrivals": "exact"}}}), seed)
        )
        for seed in range(60)
    ]
    assert np.mean(sizes) == pytest.approx(20.0, abs=3.5 * np.sqrt(10 / 60))


def test_a_backlog_is_older_than_the_run() -> None:
    scenario = plain(
        floor={
            "channels": {"email": {"kind": "email", "target": {"within": "24h"}}},
            "groups": {"phones": {"skills": {"voice": 1, "email": 1}}},
        },
        demand={
            "streams": {
                "email": {
                    "forecast": {"per_hour": 1},
                    "talk": {"mean": "4m"},
                    "backlog": [{"open": 7, "age": {"uniform": ["24h", "48h"]}}],
                }
            }
        },
    )
    drawn = arrivals_of(scenario)
    old = drawn.at_s[drawn.origin == BACKLOG]
    assert len(old) == 7
    assert ((scenario.start_s - old) >= 24 * HOUR).all()
    assert ((scenario.start_s - old) <= 48 * HOUR).all()
    assert (drawn.at_s[drawn.origin == FRESH] >= scenario.start_s).all()


def test_drivers_come_in_their_shares() -> None:
    scenario = plain(
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 2000}, "arrivals": "exact", "drivers": {"a": 3, "b": 1}}
            }
        }
    )
    kinds = arrivals_of(scenario).contact_type
    assert np.mean(kinds == 0) == pytest.approx(0.75, abs=3.5 * np.sqrt(0.75 * 0.25 / len(kinds)))


@pytest.mark.theory
def test_a_scenario_on_the_banks_profile_shows_the_banks_figures_again() -> None:
    """Weinberg, Brown, Stroud (JASA 2007): day CV 6.3%, half-hour CV 6.1% given the day, its correlations."""
    scenario = forecast_as(
        {"profile": {"name": "bank", "total": 32461}},
        floor={"opens": "07:00", "closes": "21:05"},
        demand={
            "day_factor": {"alpha": 250},
            "interval_factor": {"cv": 0.06},
            "streams": {"voice": {"arrivals": "poisson"}},
        },
    )
    edges = np.append(np.arange(7 * HOUR, 21 * HOUR + 1, HOUR / 2), 21 * HOUR + 300)
    days = np.array([np.histogram(arrivals_of(scenario, seed).at_s, edges)[0] for seed in range(164)])
    totals = days.sum(axis=1)
    shares = days / totals[:, None]
    deviation = shares / shares.mean(axis=0) - 1.0

    def correlation(lag: int) -> float:
        return float(np.corrcoef(deviation[:, :-lag].ravel(), deviation[:, lag:].ravel())[0, 1])

    assert totals.mean() == pytest.approx(32461, rel=3.5 * 0.063 / np.sqrt(164))
    assert totals.std() / totals.mean() == pytest.approx(0.063, abs=3.5 * 0.063 / np.sqrt(2 * 164))
    assert deviation.std(axis=0).mean() == pytest.approx(0.061, abs=3.5 * 0.0032)
    for lag, figure, error in ((1, 0.59, 0.031), (2, 0.46, 0.032), (4, 0.25, 0.030), (8, -0.04, 0.023)):
        assert correlation(lag) == pytest.approx(figure, abs=3.5 * error * np.sqrt(2))
