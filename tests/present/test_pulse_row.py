"""The queues in one row: in words where there is room, in fewer cells where there is not."""

from floorsim.present.pulse_row import pulse_row
from tests.present.floor_views import a_channel, a_floor


def test_every_queue_stands_in_words_where_there_is_room() -> None:
    text = pulse_row(a_floor(), 120).text.strip()
    assert text == "Voice ▼ 14 waiting, 2:40, short 7 · Chat ◆ 6 waiting, 1:10 · Email ▲ 48 open, 7 late"


def test_on_a_small_screen_the_first_queue_has_words_and_the_others_fewer() -> None:
    text = pulse_row(a_floor(), 80).text.strip()
    assert text == "Voice ▼ 14 waiting, 2:40, short 7 · Chat ◆ 6, 1:10 · Email ▲ 7 late"


def test_queues_without_room_are_counted_and_long_names_cut() -> None:
    channels = tuple(a_channel(f"c{place}", title="Queue " + "x" * 40) for place in range(9))
    row = pulse_row(a_floor(channels=channels), 80)
    assert row.width == 80
    assert row.text.rstrip().endswith(" more")


def test_nobody_waiting_has_no_longest_wait() -> None:
    quiet = a_channel(waiting=0, needed=None)
    assert pulse_row(a_floor(channels=(quiet,)), 80).text.strip() == "Voice ▼ 0 waiting"
