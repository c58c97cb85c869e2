"""A shift's code: read back whole, and never mistaken for another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from floorsim.cli.arguments import LARGEST_SEED
from floorsim.errors import UsageError
from floorsim.run import shift_code
from floorsim.run.shift_code import ALPHABET, code_of, looks_like_code, read_code
from floorsim.scenario.canonical import digest
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario

DIGEST = "sha256:ab12cd34" + "0" * 56
CODE = "3X1M-KFK8-2777-8F"
"""The code of login-outage, seed 4711, in version 6 of the model."""


@pytest.fixture(autouse=True, scope="module")
def version_6() -> Iterator[None]:
    """Codes are made and read as in one version, whichever it is today."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shift_code, "MODEL_VERSION", 6)
        yield


@given(
    st.sampled_from(sorted(shipped_files())), st.sampled_from(["", "A", "Z"]), st.integers(0, LARGEST_SEED)
)
@example("first-shift", "Z", LARGEST_SEED)
@settings(max_examples=15, deadline=None)
def test_a_code_gives_back_what_it_was_made_of(scenario: str, form: str, seed: int) -> None:
    code = code_of(scenario, form, seed, DIGEST)
    shift = read_code(code.lower().replace("-", " "))
    assert (shift.scenario, shift.form, shift.seed) == (scenario, form, seed)
    assert shift.is_of(DIGEST)
    assert looks_like_code(code)
    assert shift_code._FEWEST <= len(code.replace("-", "")) <= shift_code._MOST


def test_a_code_of_a_drawn_seed_is_at_most_four_groups_and_two() -> None:
    assert len(code_of("login-outage", "C", 9999, DIGEST)) <= len("1234-1234-1234-1234")


def test_the_shipped_scenarios_have_codes_that_differ() -> None:
    shipped = shipped_files()
    assert len({shift_code._named(one) for one in shipped}) == len(shipped)


def test_one_wrong_character_is_always_found() -> None:
    code = CODE.replace("-", "")
    for place in range(len(code)):
        for sign in set(ALPHABET) - {code[place]}:
            with pytest.raises(UsageError):
                read_code(code[:place] + sign + code[place + 1 :])


def test_two_neighbours_swapped_are_always_found() -> None:
    code = CODE.replace("-", "")
    for place in range(len(code) - 1):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped != code:
            with pytest.raises(UsageError):
                read_code(swapped)


def test_a_letter_that_no_code_has_is_named_with_its_place() -> None:
    assert code_of("login-outage", "", 4711, DIGEST) == CODE
    with pytest.raises(UsageError, match=r"fourth character .* no code has 'S' in it; it is probably M"):
        read_code("3X1S-KFK8-2777-8F")


def test_a_wrong_character_that_only_one_code_explains_is_named() -> None:
    with pytest.raises(UsageError, match=r"probably the third: 1, not 6, as in 3X1M-KFK8-2777-8F"):
        read_code("3X6M-KFK8-2777-8F")


def test_letters_that_look_like_digits_are_read_as_these() -> None:
    assert read_code("3xiM-KFK8-2777-8f") == read_code(CODE)


def test_the_code_of_another_model_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shift_code, "MODEL_VERSION", 5)
        old = code_of("login-outage", "", 7, DIGEST)
    with pytest.raises(UsageError, match=r"version 5 of the model.*scenario code login-outage --seed 7"):
        read_code(old)


def test_the_code_of_a_scenario_that_is_not_here_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = shipped_files()
    monkeypatch.setattr(shift_code, "shipped_files", lambda: {key: shipped[key] for key in ("first-shift",)})
    with pytest.raises(UsageError, match="a scenario that this floorsim does not have"):
        read_code(CODE)


def test_a_scenario_of_ones_own_has_no_code() -> None:
    with pytest.raises(UsageError, match="scenario pack"):
        code_of("mine", "", 1, DIGEST)


@pytest.mark.parametrize(
    "name",
    ["login-outage", "the-week", "mine.yaml", "lost-post-mail", "june-2025-week", "1234", "1234-" * 900],
)
def test_a_scenarios_name_is_not_taken_for_a_code(name: str) -> None:
    assert not looks_like_code(name)


def named(scenario: Scenario, id: str) -> Scenario:
    return scenario.model_copy(update={"meta": scenario.meta.model_copy(update={"id": id})})


def test_a_run_of_a_shipped_scenario_has_a_code_and_one_of_ones_own_has_none() -> None:
    scenario = load_scenario("first-shift").scenario
    assert read_code(shift_code.shift_code(scenario, 3)).name == "first-shift"
    assert shift_code.shift_code(named(scenario, "mine"), 3) == ""


def test_a_form_has_a_code_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    form = named(load_scenario("first-shift").scenario, "first-shift@B")
    assert shift_code.shift_code(form, 3) == "", "first-shift has no such form"
    monkeypatch.setattr(shift_code, "_shipped_digest", lambda name: digest(form))
    assert read_code(shift_code.shift_code(form, 3)).name == "first-shift@B"


def test_a_file_of_ones_own_under_a_shipped_id_has_no_code() -> None:
    scenario = load_scenario("first-shift").scenario
    changed = scenario.model_copy(update={"meta": scenario.meta.model_copy(update={"level": 2})})
    assert shift_code.shift_code(changed, 3) == ""
