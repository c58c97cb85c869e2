"""Many reasons why not are told by what they have in common."""

from floorsim.present.quote import Choosable
from floorsim.present.reasons import by_reason, common_reason, reason_of, reasons_in_brief


def some(count: int, reason: str) -> list[Choosable]:
    return [
        Choosable(f"A{place}", f"Kofi {place}", f"Kofi {place} {reason}".replace("TIME", f"09:{place + 10}"))
        for place in range(count)
    ]


def test_reasons_that_differ_only_in_whom_and_when_are_one_reason() -> None:
    options = some(5, "is on a break until TIME")
    assert {common_reason(option) for option in options} == {"on a break"}
    assert by_reason(options) == [[0, 1, 2, 3, 4]]


def test_those_that_can_be_chosen_and_those_with_a_reason_of_their_own_stay_alone() -> None:
    options = [*some(3, "is absent"), Choosable("B1", "Ben"), Choosable("B2", "Mei", "Mei is at lunch")]
    assert by_reason(options) == [[0, 1, 2], [3], [4]]


def test_a_reason_without_a_name_is_told_with_it() -> None:
    assert reason_of(Choosable("B", "Ben Okafor", "is absent")) == "Ben Okafor: is absent"
    assert reason_of(Choosable("B", "Ben Okafor", "Ben's shift ends")) == "Ben's shift ends"


def test_who_is_left_out_is_told_one_by_one_or_by_number_and_reason() -> None:
    assert reasons_in_brief(some(2, "is absent")) == "Kofi 0 is absent; Kofi 1 is absent"
    many = [*some(3, "is on a break until TIME"), *some(13, "has no break in the next 90 min")]
    assert reasons_in_brief(many) == "13 no break in the next 90 min; 3 on a break"


def test_of_many_different_reasons_the_rest_is_counted() -> None:
    options = [Choosable(place, f"N{place}", f"N{place} is {'x' * place}") for place in range(1, 8)]
    assert reasons_in_brief(options) == "N1 is x; N2 is xx; N3 is xxx; and 4 more"
