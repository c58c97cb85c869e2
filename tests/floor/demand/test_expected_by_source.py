"""What a stream brings on average: its own contacts and what each incident adds."""

from math import fsum, sqrt

import pytest

from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.demand.batches import batches_of, expected_by_source
from tests.desk.desks import a_scenario

DAYS = 60


def incident(id: str, times: object, driver: str | None = None, **span: str) -> dict[str, object]:
    demand = {"stream": "voice", "times": times} | ({"driver": driver} if driver else {})
    return {"id": id, "title": id, "from": "09:00", "to": "11:00", **span, "effects": [{"demand": demand}]}


def test_it_is_the_mean_of_what_comes_over_many_days_incidents_that_overlap_included() -> None:
    rising = [["09:00", 1], ["10:00", 3], ["11:00", 1]]
    scenario = a_scenario(
        incidents=[
            incident("wave", rising, "login"),
            incident("quiet", 0.5, **{"from": "10:00", "to": "11:30"}),
        ]
    )
    compiled = CompiledFloor(scenario)
    expected = fsum(float(part.expected.sum()) for _, part in expected_by_source(compiled, 0, 0))
    came = []
    for seed in range(DAYS):
        draws = RandomStreams(seed)
        came.append(
            len([1 for one in batches_of(compiled, draws, draws) if one.stream == 0 for _ in one.at_s])
        )
    assert fsum(came) / DAYS == pytest.approx(expected, abs=3.5 * sqrt(expected / DAYS))


def test_what_comes_on_top_belongs_to_the_driver_of_the_incident() -> None:
    compiled = CompiledFloor(a_scenario(incidents=[incident("double", 2, "login")]))
    (own, usual), (driver, extra) = expected_by_source(compiled, 0, 0)
    assert (own, driver) == (None, "login")
    assert float(usual.expected.sum()) == pytest.approx(160.0)
    assert float(extra.expected.sum()) == pytest.approx(80.0)
