"""A run's random numbers depend on its seed and on names alone, anywhere and for ever."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from floorsim.floor.chance.random_streams import RandomStreams, child_uniforms, steadied, uniforms

VOICE_PATIENCE = [0.7153780235111434, 0.21040364849625537, 0.19737778411651485]
CHILD = (0.26901111111510545, 0.19225154898595065, 0.4569650812773034)

names = st.lists(st.text(max_size=4) | st.integers(), max_size=4)


def test_the_same_seed_and_names_give_the_same_uniforms() -> None:
    assert (
        RandomStreams(7).uniforms(5, "voice", 3).tolist() == RandomStreams(7).uniforms(5, "voice", 3).tolist()
    )


def test_these_uniforms_never_change_between_versions_and_machines() -> None:
    assert RandomStreams(1).uniforms(3, "voice", "patience").tolist() == VOICE_PATIENCE
    assert child_uniforms(1, 42, 2, 3) == CHILD


def test_what_is_drawn_does_not_depend_on_the_hash_seed_of_the_process() -> None:
    script = (
        "from floorsim.floor.chance.random_streams import RandomStreams, child_uniforms;"
        "print(RandomStreams(1).uniforms(3, 'voice', 'patience').tolist(), child_uniforms(1, 42, 2, 3))"
    )
    for hash_seed in ("0", "123"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        printed = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        ).stdout
        assert printed.strip() == f"{VOICE_PATIENCE} {CHILD}"


@given(names, names)
def test_streams_with_different_names_are_different(some: list[str | int], others: list[str | int]) -> None:
    same = [(type(name), name) for name in some] == [(type(name), name) for name in others]
    drawn = RandomStreams(1).uniforms(2, *some).tolist() == RandomStreams(1).uniforms(2, *others).tolist()
    assert drawn is same


def test_streams_with_different_seeds_are_different() -> None:
    assert RandomStreams(1).uniforms(1, "a")[0] != RandomStreams(2).uniforms(1, "a")[0]


def test_drawing_more_from_a_stream_keeps_what_came_first() -> None:
    assert RandomStreams(5).uniforms(100, "a")[:10].tolist() == RandomStreams(5).uniforms(10, "a").tolist()


def test_a_stream_goes_on_where_the_last_draw_ended() -> None:
    stream = RandomStreams(5).stream("a")
    assert [*uniforms(stream, 4), *uniforms(stream, 6)] == RandomStreams(5).uniforms(10, "a").tolist()


def test_uniforms_are_uniform_and_streams_are_unrelated() -> None:
    one, other = RandomStreams(3).uniforms(100_000, "one"), RandomStreams(3).uniforms(100_000, "other")
    assert stats.kstest(one, "uniform").pvalue > 1e-4
    assert abs(np.corrcoef(one, other)[0, 1]) < 4 / np.sqrt(len(one))


def test_the_extreme_words_give_uniforms_strictly_between_0_and_1() -> None:
    class Extremes:
        def random_raw(self, n: int) -> npt.NDArray[np.uint64]:
            return np.array([0, 2**64 - 1], dtype=np.uint64)

    class Stream:
        bit_generator = Extremes()

    least, most = uniforms(Stream(), 2).tolist()  # type: ignore[arg-type]
    assert 0.0 < least < 1e-15
    assert 1.0 - 1e-15 < most < 1.0


def test_a_child_has_its_own_draws() -> None:
    seen = {
        child_uniforms(seed, root, attempt, 1) for seed in (1, 2) for root in (1, 11) for attempt in (1, 11)
    }
    assert len(seen) == 8


def test_asking_for_more_of_a_childs_draws_keeps_the_first() -> None:
    assert child_uniforms(1, 2, 3, 20)[:5] == child_uniforms(1, 2, 3, 5)
    assert len(set(child_uniforms(1, 2, 3, 20))) == 20


def test_the_draws_of_many_children_are_uniform() -> None:
    drawn = np.array([child_uniforms(9, root, 1, 3) for root in range(20_000)])
    for column in drawn.T:
        assert stats.kstest(column, "uniform").pvalue > 1e-4
    assert abs(np.corrcoef(drawn.T) - np.eye(3)).max() < 4 / np.sqrt(len(drawn))


def test_random_streams_offer_the_draws_of_children_under_their_own_seed() -> None:
    assert RandomStreams(4).child(10, 2, 3) == child_uniforms(4, 10, 2, 3)


@pytest.mark.parametrize("seed", [-1, 1.5, "1"])
def test_an_impossible_seed_is_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="it must be a whole number, 0 or more"):
        RandomStreams(seed)


@given(st.floats(1e-6, 1e9))
def test_steadied_values_forget_their_last_bits(value: float) -> None:
    kept = steadied(np.array([value]))
    assert kept[0] == pytest.approx(value, rel=2**-26)
    assert steadied(kept)[0] == kept[0]
    assert int(np.frexp(kept[0])[0] * 2**27) == np.frexp(kept[0])[0] * 2**27


def test_neighbouring_doubles_steady_to_the_same_value() -> None:
    values = np.array([300.123456789, 0.001234, 86_399.5])
    assert steadied(values).tolist() == steadied(np.nextafter(values, np.inf)).tolist()
