"""The textbook figures that the floor is held to, computed again."""

import pytest

from tests.theory.exact import (
    ManyServers,
    chat_agent,
    n_model,
    pollaczek_khinchine,
    redialling,
    storm,
    two_priorities,
)

S = 1.0 / 60.0
"""A second, in minutes."""


def test_erlang_c() -> None:
    first = ManyServers(100 / 30, 3, 14)
    assert first.p_wait == pytest.approx(0.174132, abs=1e-6)
    assert first.p_served_within(20 * S) == pytest.approx(0.888350, abs=1e-6)
    assert first.mean_wait / S == pytest.approx(7.836, abs=1e-3)
    assert first.occupancy == pytest.approx(0.714286, abs=1e-6)
    second = ManyServers(3, 5, 18)
    assert second.p_wait == pytest.approx(0.361334, abs=1e-6)
    assert second.p_served_within(20 * S) == pytest.approx(0.704164, abs=1e-6)
    assert second.mean_wait / S == pytest.approx(36.13, abs=1e-2)


@pytest.mark.parametrize(
    ("servers", "p_wait", "p_abandon", "wait", "occupancy", "served"),
    [
        (14, 0.145260, 0.013984, 0.069919, 0.704297, 0.916792),
        (13, 0.225797, 0.024963, 0.124817, 0.750028, 0.858178),
    ],
)
def test_erlang_a(
    servers: int, p_wait: float, p_abandon: float, wait: float, occupancy: float, served: float
) -> None:
    queue = ManyServers(100 / 30, 3, servers, patience=5)
    found = (queue.p_wait, queue.p_abandon, queue.mean_wait, queue.occupancy, queue.p_served_within(20 * S))
    assert found == pytest.approx((p_wait, p_abandon, wait, occupancy, served), abs=1e-6)


def test_fifty_agents_of_garnett_mandelbaum_and_reiman() -> None:
    patient = ManyServers(48, 1, 50)
    assert patient.mean_wait / S == pytest.approx(20.83, abs=0.01)
    assert patient.p_wait_longer(58.1 * S) == pytest.approx(0.1, abs=2e-4)
    assert patient.mean_queue == pytest.approx(16.67, abs=0.01)
    leaving = ManyServers(48, 1, 50, patience=2)
    assert leaving.p_abandon == pytest.approx(0.030912, abs=1e-6)
    assert leaving.mean_wait / S == pytest.approx(3.709, abs=1e-3)
    assert leaving.p_wait_longer(12.445 * S) == pytest.approx(0.1, abs=1e-5)
    assert leaving.mean_queue == pytest.approx(2.968, abs=1e-3)
    assert leaving.occupancy == pytest.approx(0.93032, abs=1e-5)


def test_an_overloaded_floor() -> None:
    queue = ManyServers(120, 1, 100, patience=1)
    assert queue.p_abandon == pytest.approx(0.167693, abs=1e-6)
    assert queue.occupancy == pytest.approx(0.998768, abs=1e-6)


def test_one_server_with_general_service() -> None:
    waits = [pollaczek_khinchine(0.8, 1.0, cv2) for cv2 in (0, 1, 1.69, 4)]
    assert waits == pytest.approx([2.0, 4.0, 5.38, 10.0])


def test_two_priorities() -> None:
    found = two_priorities(1.0, 1.25, 4.0, 12)
    assert found == pytest.approx((0.266035, 0.133017, 0.532069), abs=1e-6)
    assert ManyServers(2.25, 4.0, 12).mean_wait == pytest.approx(0.354713, abs=1e-6)


def test_the_n_model() -> None:
    two_first = n_model((1.5, 1.0), 4.0, (6, 6), 2.0, first=2)
    assert two_first.p_abandon == pytest.approx((0.053734, 0.134823), abs=2e-6)
    assert two_first.wait == pytest.approx((0.107469, 0.269646), abs=2e-6)
    assert two_first.occupancy == pytest.approx((0.760637, 0.762413), abs=2e-6)
    one_first = n_model((1.5, 1.0), 4.0, (6, 6), 2.0, first=1)
    assert one_first.p_abandon == pytest.approx((0.037695, 0.166044), abs=2e-6)


def test_silos_and_a_pool() -> None:
    silos = [ManyServers(arrivals, 4.0, 6, patience=2).p_abandon for arrivals in (1.5, 1.0)]
    assert silos == pytest.approx([0.186942, 0.064770], abs=1e-6)
    pool = ManyServers(2.5, 4.0, 12, patience=2)
    found = (pool.p_abandon, pool.mean_wait, pool.occupancy)
    assert found == pytest.approx((0.067622, 0.135243, 0.776982), abs=1e-6)


def test_redialling() -> None:
    assert ManyServers(3.0, 4.0, 12, patience=2).p_abandon == pytest.approx(0.133562, abs=1e-6)
    half = redialling(3.0, 4.0, 12, 2.0, 0.5, 10.0)
    found = (half.attempts, half.p_abandon, half.lost_per_caller, half.occupancy)
    assert found == pytest.approx((3.302303, 0.183086, 0.100768, 0.899232), abs=1e-6)


def test_a_chat_agent_with_three_slots() -> None:
    chat = chat_agent(0.2, 8.0, 3, 0.7, 3.0)
    found = (chat.p_wait, chat.p_abandon, chat.concurrency, chat.duration)
    assert found == pytest.approx((0.283681, 0.171445, 1.666145, 10.0545), abs=5e-5)


def test_a_storm() -> None:
    rates = ((0, 2.0), (60, 5.0), (90, 2.0))
    alone = storm([(at, rate, 10) for at, rate in rates], 4.0, 3.0, (60, 75, 90, 105, 180))
    assert alone.abandoned == pytest.approx(88.697, abs=1e-3)
    assert alone.queue_at[:4] == pytest.approx((0.3571, 7.4481, 7.5148, 0.3913), abs=1e-4)
    helped = storm(
        [(0, 2.0, 10), (60, 5.0, 10), (75, 5.0, 16), (90, 2.0, 16), (105, 2.0, 10)], 4.0, 3.0, (180,)
    )
    assert helped.abandoned == pytest.approx(61.173, abs=1e-3)
