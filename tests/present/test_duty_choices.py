"""What a fixed duty asks before it begins."""

from dataclasses import replace

from floorsim.desk.view import CalendarRow
from floorsim.present.duty_choices import asked_for, duty_choices
from floorsim.present.own_time_rows import day_strip, energy_words
from tests.present.floor_views import NOW, a_floor

MIN = 60.0


def a_duty(in_s: float = 100.0, **changes: object) -> CalendarRow:
    row = CalendarRow(
        "duty:lunch", "Lunch", NOW + in_s, NOW + in_s + 30 * MIN, True, False, NOW + in_s, duty="lunch"
    )
    return row._replace(**changes)  # type: ignore[arg-type]


def asked(*rows: CalendarRow) -> CalendarRow | None:
    view = a_floor()
    return asked_for(replace(view, own_time=replace(view.own_time, coming=rows)))


def test_it_is_asked_two_minutes_before_and_not_again_once_answered() -> None:
    assert asked(a_duty()) == a_duty()
    assert asked(a_duty(121)) is None
    assert asked(a_duty(-1)) is None
    assert asked(a_duty(answered=True)) is None
    assert asked(a_duty(in_hand=True)) is None
    assert asked(a_duty(fixed=False)) is None


def test_it_can_be_held_shortened_moved_and_left_out() -> None:
    found = [(one.kind, dict(one.arguments or {})) for one in duty_choices(a_duty())]
    assert found == [
        ("fixed_duty", {"duty": "lunch", "how": "hold"}),
        ("fixed_duty", {"duty": "lunch", "how": "shorten", "minutes": 15}),
        ("fixed_duty", {"duty": "lunch", "how": "move", "minutes": 15}),
        ("fixed_duty", {"duty": "lunch", "how": "move", "minutes": 30}),
        ("fixed_duty", {"duty": "lunch", "how": "skip"}),
    ]


def test_a_stand_up_asks_what_is_said_and_a_handover_how() -> None:
    stand_up = a_duty(duty="stand_up", points=(("a", "About a"),))
    assert [one.kind for one in duty_choices(stand_up)][1] == "stand_up"
    assert [one.kind for one in duty_choices(a_duty(duty="handover"))][1] == "handover"


def test_energy_is_a_bar_and_a_word() -> None:
    assert energy_words(0.95) == "energy ████████ 95%, rested"
    assert energy_words(0.5) == "energy ████···· 50%, tired; a break helps"
    assert energy_words(None) == ""


def test_the_strip_has_a_cell_for_ten_minutes() -> None:
    view = a_floor()
    rows = (a_duty(10 * MIN), a_duty(60 * MIN, fixed=False, due_s=None))
    hours, cells = day_strip(replace(view, own_time=replace(view.own_time, coming=rows)), 60)
    assert hours.text.split() == ["09", "10"]
    assert cells.text.strip() == "you       ·▣▣▣▣·●●●●"
