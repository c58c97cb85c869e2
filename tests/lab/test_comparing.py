"""Two scenarios on the same days: what differs is what was changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from floorsim.lab.comparing import compare
from tests.desk.desks import a_scenario

SEEDS = (1, 2, 3)
ONE = a_scenario()
STREAMS = {
    **ONE.model_dump(mode="json", by_alias=True)["demand"]["streams"],
    "chat": {"forecast": {"per_hour": 0}, "drivers": {"login": 1}, "talk": {"mean": "6m"}},
}


def test_a_scenario_does_not_differ_from_itself() -> None:
    for figure in compare(ONE, ONE, "hands-off", SEEDS):
        assert (figure.difference.mean, figure.differs) == (0.0, False)


def test_what_was_changed_differs_and_what_it_does_not_reach_stays() -> None:
    quiet = a_scenario(demand__streams=STREAMS)
    with ThreadPoolExecutor(1) as executor:
        found = compare(ONE, quiet, "hands-off", SEEDS, executor=executor)
    figures = {figure.name: figure for figure in found}
    assert figures["channels.chat.offered"].other.mean == 0.0
    assert figures["channels.chat.offered"].difference.mean < 0.0
    assert figures["channels.email.offered"].difference.mean == 0.0
    assert "seed" not in figures


def test_of_a_single_day_nothing_is_said_to_differ() -> None:
    assert {figure.differs for figure in compare(ONE, ONE, "hands-off", SEEDS[:1])} == {None}
