"""Drawing from many laws at once gives value for value what each law gives by itself."""

from __future__ import annotations

import numpy as np

from floorsim.floor.chance.distributions import Constant, Exponential, Gamma, Law, Lognormal
from floorsim.floor.chance.laws import scaled
from floorsim.floor.chance.many_laws import ManyLaws
from floorsim.floor.chance.random_streams import RandomStreams

WORK = Lognormal(300.0, 1.0)
LAWS: list[Law | None] = [
    WORK,
    scaled(WORK, 1.4),
    Lognormal(60.0, 0.3),
    None,
    Exponential(180.0),
    scaled(Gamma(240.0, 1.3), 0.5),
    Constant(7.0),
    None,
]


def test_each_value_is_that_of_its_own_law_to_the_last_bit() -> None:
    place = np.arange(4000) % len(LAWS)
    u = RandomStreams(1).uniforms(len(place), "u")
    values = ManyLaws(LAWS, [5.0] * len(LAWS)).draw(place, u)
    for number, law in enumerate(LAWS):
        own = u[place == number]
        wanted = np.full(len(own), 5.0) if law is None else law.draw(own)
        assert np.array_equal(values[place == number], wanted)


def test_a_place_that_nobody_draws_from_costs_nothing_and_nobody_gets_nothing() -> None:
    laws = ManyLaws(LAWS, [0.0] * len(LAWS))
    assert laws.draw(np.array([6, 3]), np.array([0.2, 0.9])).tolist() == [7.0, 0.0]
    assert laws.draw(np.zeros(0, dtype=np.int64), np.zeros(0)).tolist() == []
