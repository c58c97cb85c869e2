"""How a scenario writes durations, times of day, shares and money."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from floorsim.scenario.values.durations import LONGEST_DURATION_S
from floorsim.scenario.values.times_of_day import LAST_DAY
from floorsim.scenario.values.units import Money, Seconds, Share, TimeOfDay, format_duration, format_time


class Shift(BaseModel):
    length: Seconds = 0.0
    start: TimeOfDay = 0.0
    shrinkage: Share = 0.0
    cost: Money = 0.0
    pause: Seconds | None = None


def refusal_of(**written: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Shift.model_validate(written)
    (error,) = caught.value.errors()
    return error["msg"]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("20s", 20), ("5m", 300), ("1h30m", 5_400), ("2d", 172_800), ("1h", 3_600), ("90s", 90),
        ("1.5h", 5_400), ("1h 30m", 5_400), ("5 m", 300), ("0s", 0), ("0.25s", 0.25), ("1d12h", 129_600),
        ("0.3m", 18), (" 7s ", 7),
    ],
)  # fmt: skip
def test_a_duration_is_its_seconds(written: str, seconds: float) -> None:
    assert Shift.model_validate({"length": written}).length == seconds


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (20, "'20' has no unit; write 20s, 20m or 20h, whichever is meant"),
        (1.5, "'1.5' has no unit; write 1.5s, 1.5m or 1.5h, whichever is meant"),
        ("20", "'20' has no unit; write 20s, 20m or 20h, whichever is meant"),
        ("5 min", "'5 min' is not a duration; write 5m"),
        ("5M", "'5M' is not a duration; write 5m"),
        ("2 hours and 5 minutes", "'2 hours and 5 minutes' is not a duration; write 2h5m"),
        ("250 ms", "'250 ms' is not a duration; write 0.25s"),
        ("3 milliseconds", "'3 milliseconds' is not a duration; write 0.003s"),
        ("1h30", "'1h30' is not a duration; write 1h30m"),
        ("30m1h", "'30m1h' is not a duration; write 1h30m"),
        ("soon", "'soon' is not a duration; write 20s, 5m or 1h30m"),
        ("-5m", "'-5m' is negative; a duration is 0s or longer"),
        (-5, "'-5' is negative; a duration is 0s or longer"),
        ("", "there is no duration here; write 20s, 5m or 1h30m"),
        ("1001d", "'1001d' is too long; write at most 1000d"),
        (True, "true is not a duration; write 20s, 5m or 1h30m"),
        ([5], "a list stands where a duration is needed; write 20s, 5m or 1h30m"),
        (float("nan"), "'nan' is not a duration; write 20s, 5m or 1h30m"),
        ("1h" + " " * 100_000 + "x", "'1h x' is not a duration; write 20s, 5m or 1h30m"),
        ("9" * 100, f"'{'9' * 37}...' has no unit; write 20s, 5m or 1h30m"),
    ],
)
def test_what_is_not_a_duration_is_told_what_would_be(written: object, sentence: str) -> None:
    assert refusal_of(length=written) == sentence


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("08:00", 28_800), ("8:00", 28_800), ("00:00", 0), ("24:00", 86_400), ("d1 08:00", 28_800),
        ("d2 08:00", 115_200), ("08:00:30", 28_830), ("d2 24:00", 172_800), ("09:15:00.5", 33_300.5),
    ],
)  # fmt: skip
def test_a_time_of_day_counts_from_midnight_of_the_first_day(written: str, seconds: float) -> None:
    assert Shift.model_validate({"start": written}).start == seconds


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("25:30", "'25:30' is past midnight; write d2 01:30"),
        ("d2 24:01", "'d2 24:01' is past midnight; write d3 00:01"),
        ("08:60", "'08:60' is not a time of day; minutes and seconds run from 00 to 59"),
        ("8am", "'8am' is not a time of day; write 08:00"),
        ("12 am", "'12 am' is not a time of day; write 00:00"),
        ("5.30 p.m.", "'5.30 p.m.' is not a time of day; write 17:30"),
        ("8.30", "'8.30' is not a time of day; write 08:30"),
        (8.3, "'8.3' is not a time of day; write 08:30"),
        (8, "'8' is not a time of day; write 08:00"),
        (630, "'630' is not a time of day; write a time such as 08:00, or d2 08:00 for the second day"),
        ("noon", "'noon' is not a time of day; write a time such as 08:00, or d2 08:00 for the second day"),
        ("d0 08:00", "'d0 08:00' is on day 0; days run from d1 to d366"),
        ("d367 08:00", "'d367 08:00' is on day 367; days run from d1 to d366"),
        (None, "nothing is not a time of day; write a time such as 08:00, or d2 08:00 for the second day"),
        (True, "true is not a time of day; write a time such as 08:00, or d2 08:00 for the second day"),
    ],
)
def test_what_is_not_a_time_is_told_what_would_be(written: object, sentence: str) -> None:
    assert refusal_of(start=written) == sentence


@pytest.mark.parametrize(
    ("written", "share"),
    [("80%", 0.8), (0.8, 0.8), ("33.3%", 0.333), (0, 0), (1, 1), ("100 %", 1), ("0.8", 0.8)],
)
def test_a_share_is_a_percentage_or_a_number_up_to_one(written: object, share: float) -> None:
    assert Shift.model_validate({"shrinkage": written}).shrinkage == share


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (80, "'80' is more than the whole; write 80%"),
        ("180%", "'180%' is more than the whole; write a share from 0% to 100%"),
        (180, "'180' is more than the whole; write a share from 0% to 100%"),
        (-0.1, "'-0.1' is below 0; write a share from 0% to 100%"),
        ("most", "'most' is not a share; write a percentage such as 80% or a number from 0 to 1"),
        (True, "true is not a share; write a percentage such as 80% or a number from 0 to 1"),
    ],
)
def test_what_is_not_a_share_is_told_what_would_be(written: object, sentence: str) -> None:
    assert refusal_of(shrinkage=written) == sentence


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "$5",
            "'$5' is not an amount of money; write a plain number such as 1200 or 26.50, without a currency",
        ),
        (-1, "'-1' is below 0; write an amount of 0 or more"),
        (1e300, "'1e+300' is too large; write at most 1000000000000"),
    ],
)
def test_money_is_a_plain_amount_of_zero_or_more(written: object, sentence: str) -> None:
    assert Shift.model_validate({"cost": 26.5}).cost == 26.5
    assert refusal_of(cost=written) == sentence


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0s"), (5_400, "1h30m"), (129_605.5, "1d12h5.5s"), (1e-7, "0.0000001s")]
)
def test_a_duration_is_written_back_in_its_units(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00"), (86_400, "24:00"), (86_401, "d2 00:00:01"), (115_200, "d2 08:00"), (5.5, "00:00:05.5")],
)
def test_a_time_is_written_back_with_its_day(seconds: float, text: str) -> None:
    assert format_time(seconds) == text


@pytest.mark.parametrize("impossible", [-1.0, float("inf"), float("nan")])
def test_an_impossible_length_cannot_be_written(impossible: float) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        format_duration(impossible)
    with pytest.raises(ValueError, match="cannot be written"):
        format_time(impossible)


@given(
    length=st.floats(0, LONGEST_DURATION_S),
    start=st.floats(0, LAST_DAY * 86_400),
    shrinkage=st.floats(0, 1),
    cost=st.floats(0, 1e12),
    pause=st.none() | st.integers(0, LONGEST_DURATION_S).map(float),
)
def test_a_dumped_model_reads_back_to_exactly_the_same_values(**values: Any) -> None:
    written = Shift.model_construct(**values)
    assert Shift.model_validate_json(written.model_dump_json()) == written
    assert Shift.model_validate(written.model_dump()) == written


@given(text=st.text(max_size=12) | st.from_regex(r"[d0-9:.hms apm%-]{0,12}", fullmatch=True))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    for field in ("length", "start", "shrinkage", "cost"):
        try:
            Shift.model_validate({field: text})
        except ValidationError as refused:
            (error,) = refused.errors()
            assert error["type"] == "floorsim_refusal"
            assert error["ctx"]["wrong"]
            assert error["ctx"]["right"]


def test_the_schema_lets_an_editor_accept_what_is_accepted_here() -> None:
    properties = Shift.model_json_schema()["properties"]
    assert properties["length"]["type"] == "string"
    assert properties["length"]["examples"] == ["20s", "5m", "1h30m"]
    assert properties["start"]["examples"] == ["08:00", "d2 08:00"]
    assert {"type": "number", "minimum": 0, "maximum": 1} in properties["shrinkage"]["anyOf"]
