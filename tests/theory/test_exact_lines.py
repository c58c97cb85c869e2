"""The exact answers for lines, held to one another and to what is known without them."""

from math import exp

import pytest

from tests.theory.exact import ManyServers, two_priorities
from tests.theory.exact_lines import age_weights, any_patience, limited_line

QUEUE = ManyServers(3.0, 4.0, 12, patience=2.0)
ERLANG_A = pytest.approx((QUEUE.p_wait, QUEUE.p_abandon, 0.0, QUEUE.mean_wait, QUEUE.occupancy), abs=1e-6)


def shown(queue: object) -> tuple[float, ...]:
    return tuple(vars(queue).values())


def test_without_a_limit_and_with_exponential_patience_both_are_erlang_a() -> None:
    assert shown(limited_line(3.0, 4.0, 12, 2.0)) == ERLANG_A
    assert shown(limited_line(3.0, 4.0, 12, 2.0, places=400)) == ERLANG_A
    assert shown(any_patience(3.0, 4.0, 12, lambda t: exp(-t / 2.0), until=60.0)) == ERLANG_A


def test_without_a_place_to_wait_a_line_is_erlang_b() -> None:
    load, blocked = 3.0 * 4.0, 1.0
    for servers in range(1, 13):
        blocked = load * blocked / (servers + load * blocked)
    queue = limited_line(3.0, 4.0, 12, 2.0, places=0)
    assert queue.p_blocked == pytest.approx(blocked)
    assert queue.p_abandon == queue.p_wait == 0.0


def test_when_all_balk_who_must_wait_a_line_loses_as_erlang_b_blocks() -> None:
    queue = limited_line(3.0, 4.0, 12, 2.0, balk=1.0 - 1e-9)
    assert queue.p_abandon == pytest.approx(limited_line(3.0, 4.0, 12, 2.0, places=0).p_blocked)


def test_weights_of_age_lie_between_strict_priority_and_turn_and_keep_the_load_s_mean_wait() -> None:
    in_turn = ManyServers(2.25, 4.0, 12).mean_wait
    assert age_weights(1.25, 1.0, 4.0, 12, 1.0, 1.0) == pytest.approx((in_turn, in_turn))
    _, urgent, usual = two_priorities(1.0, 1.25, 4.0, 12)
    assert age_weights(1.25, 1.0, 4.0, 12, 1.0, 1e9) == pytest.approx((usual, urgent))
    slow, fast = age_weights(1.25, 1.0, 4.0, 12, 1.0, 3.0)
    assert urgent < fast < in_turn < slow < usual
    assert 1.25 * slow + 1.0 * fast == pytest.approx(2.25 * in_turn)
