"""The check of the terminal says what is not fine and what to do."""

from floorsim.present.desk_test.environment import checks_section, clock_check, key_check, size_check


def test_a_terminal_that_is_too_small_a_clock_that_jumps_and_a_missing_key_each_get_advice() -> None:
    for check in (size_check(79, 24), size_check(80, 23), clock_check(5.0, 1.0), key_check(1, ["F2"])):
        assert not check.fine
        assert check.advice
    for check in (size_check(80, 24), clock_check(5.2, 5.0), key_check(1, [])):
        assert check.fine
        assert not check.advice


def test_the_checks_read_as_sentences() -> None:
    lines = checks_section([size_check(70, 20), clock_check(1.0, 1.0)]).paragraphs
    assert lines[0].startswith("✕ Size: 70 columns by 20 rows. Make the window")
    assert lines[1] == "✓ Clock: steady."
