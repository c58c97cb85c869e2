"""The preview in a terminal of 80 columns."""

import pytest

from floorsim.present.previewing.columns import Columns
from floorsim.present.previewing.preview import preview_of
from floorsim.present.previewing.preview_rows import preview_rows
from floorsim.scenario.loader import load_scenario
from tests.desk.desks import a_scenario, message
from tests.present.previewing.test_happenings import a_story


def text_of(width: int = 80, **changes: object) -> str:
    return "\n".join(row.text.rstrip() for row in preview_rows(preview_of(a_scenario(**changes)), width))


def numbers(text: str, queue: str, label: str) -> list[str]:
    """The figures of a row of one queue."""
    rows = text[text.index(f" {queue} ·") :].splitlines()
    return next(row for row in rows if row.startswith(f" {label}")).removeprefix(f" {label}").split()


def test_each_queue_has_its_contacts_need_staff_and_what_is_over_side_by_side() -> None:
    text = text_of()
    assert numbers(text, "Voice", "forecast") == ["20"] * 8
    need, on, over = (numbers(text, "Voice", label) for label in ("need", "on", "over"))
    assert len(need) == len(on) == len(over) == 8
    assert (need[2], on[2], over[2]) == ("5", "3", "−2")
    assert "Erlang A: 80% in 20s, 4:00 min each, patience 10:00 min" in text
    assert "hours of work" in text
    assert "Erlang C: 80% in 60s, 6:00 min each, 2 at once, nobody leaves" in text


def test_what_comes_stands_below_the_forecast_only_where_it_differs() -> None:
    effect = {"demand": {"stream": "voice", "driver": "login", "times": 2}}
    incident = {"id": "x", "title": "outage", "from": "09:00", "to": "09:30", "effects": [effect]}
    text = text_of(incidents=[incident])
    assert numbers(text, "Voice", "come") == ["20", "20", "40", "20", "20", "20", "20", "20"]
    assert "\n come " not in text_of()
    assert " 09:00 to 09:30 Outage" in text
    assert " incident   ·· ·· ██ ·· ·· ·· ·· ··" in text


def test_the_worst_moment_is_told_of_what_is_played() -> None:
    text = text_of()
    assert "Shortest at 09:30: need 5, on 2.5, 2.5 short." in text
    assert "Covered as long as it is played." in text


def test_everything_fits_the_page_and_nothing_steers_the_terminal() -> None:
    for preview in (preview_of(a_story()), preview_of(load_scenario("login-outage").scenario)):
        for width in (80, 120):
            rows = preview_rows(preview, width)
            assert all(row.width <= width and row.text.isprintable() for row in rows)


def test_each_day_has_a_block_and_a_closed_one_says_so() -> None:
    floor = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["floor"]
    text = text_of(floor={**floor, "days": 3, "closed_on": [2]})
    assert [line.split("──")[1].strip() for line in text.splitlines() if line.startswith("── Day")] == [
        "Day 1, Tuesday",
        "Day 2, Wednesday",
        "Day 3, Thursday",
    ]
    assert "closed" in next(line for line in text.splitlines() if "Day 2" in line)


@pytest.mark.parametrize(("width", "together"), [(11 + 8 * 3, 1), (11 + 4 * 3, 2), (11 + 3, 8)])
def test_intervals_are_put_together_until_they_fit(width: int, together: int) -> None:
    columns = Columns.fitting([float(edge) for edge in range(9)], width, lambda step: 3)
    assert columns.together == together
    assert columns.summed([1.0] * 8) == [float(together)] * (8 // together)


@pytest.mark.parametrize(("interval_min", "column_min"), [(1, 30), (7, 21), (30, 30)])
def test_a_column_has_a_round_length_where_there_is_one(interval_min: int, column_min: int) -> None:
    edges_s = [9 * 3600.0 + number * interval_min * 60.0 for number in range(480 // interval_min + 1)]
    assert Columns.fitting(edges_s, 80, lambda step: 3).length_s == column_min * 60.0


def test_the_json_has_every_figure_and_the_sums() -> None:
    told = preview_of(a_story()).as_json()
    assert told["totals"]["duty_min"] == 25.0
    assert told["totals"]["answer_min"] == {"least": 5.0, "most": 16.0}
    first = told["days"][0]["queues"][0]["intervals"][0]
    assert first["over"] == pytest.approx(first["on"] - first["need"])
    assert {one["id"] for one in told["conditional"]} == {"red", "sent", "told"}


def test_a_night_belongs_to_the_day_on_which_it_began() -> None:
    floor = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["floor"]
    floor |= {"days": 2, "opens": "18:00", "closes": "d2 02:00", "shifts": {}, "agents": []}
    floor["play"] = {"from": "18:00", "to": "d2 02:00", "every_day": True}
    floor["groups"] = {"all": {"count": 3, "skills": {"voice": 1, "chat": 1, "email": 1}}}
    late = [message("a", at="d2 01:30"), message("b", at="d2 19:00")]
    first, second = preview_of(a_scenario(floor=floor, messages=late)).days
    assert [one.id for one in first.happenings] == ["a"]
    assert [one.id for one in second.happenings] == ["b"]
    assert second.play == (42 * 3600.0, 50 * 3600.0)
