"""Settings: flag before environment before file before default, and a slip in the file locks nobody out."""

import os

import pytest

from floorsim.errors import UsageError
from floorsim.tui.rebinding import key_complaints
from floorsim.tui.settings import Settings, load_settings, save_settings, settings_file
from tests.tui.playing import playing


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FLOORSIM_THEME", "FLOORSIM_GLYPHS", "FLOORSIM_SPEED"):
        monkeypatch.delenv(name, raising=False)


def write(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text, encoding="utf-8")


def test_a_flag_wins_over_the_environment_that_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write('theme = "light"\nspeed = 10\nglyphs = "ascii"\n')
    monkeypatch.setenv("FLOORSIM_THEME", "colour-blind")
    monkeypatch.setenv("FLOORSIM_SPEED", "60")
    settings, complaints = load_settings({"speed": 120.0, "theme": None})
    assert (settings.theme, settings.speed, settings.glyphs) == ("colour-blind", 120.0, "ascii")
    assert complaints == []


def test_what_is_saved_loads_again() -> None:
    kept = Settings("light", "ascii", 120.0, False, False, {"floor.decide": "x", 'odd"id\\': "y"})
    assert save_settings(kept) is None
    settings, complaints = load_settings({})
    assert settings == kept
    assert complaints == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('theme = "pink"', "there is no theme 'pink'; write one of dark, light"),
        ("speed = 100000", "the speed is '100000'; write a number from 1 to 300."),
        ("colour = 1", "there is no setting 'colour'"),
        ('pause_in_forms = "maybe"', "pause_in_forms is 'maybe'; write true or false."),
        ("theme = ", "is not valid TOML"),
    ],
)
def test_a_slip_in_the_file_is_told_and_left_out(text: str, says: str) -> None:
    write(text + "\n")
    settings, (complaint,) = load_settings({})
    assert says in complaint
    assert settings.theme == "dark"


def test_a_wrong_flag_or_variable_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="--theme: there is no theme 'pink'"):
        load_settings({"theme": "pink"})
    monkeypatch.setenv("FLOORSIM_SPEED", "fast")
    with pytest.raises(UsageError, match="FLOORSIM_SPEED: the speed is 'fast'"):
        load_settings({})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_settings_that_cannot_be_kept_are_told() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().parent.chmod(0o500)
    assert "could not be kept" in str(save_settings(Settings()))


def test_a_console_without_unicode_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert load_settings({})[0].glyphs == "ascii"


async def test_a_key_can_be_given_to_another_letter_and_the_key_bar_shows_it() -> None:
    settings = Settings(keys={"floor.decide": "x"})
    async with playing(settings=settings) as play:
        assert "x decide" in play.text.splitlines()[-1]
        await play.press("d")
        assert play.shown == "FloorScreen"
        await play.press("x")
        assert play.shown == "MenuCard"


async def test_two_actions_on_one_key_and_unknown_actions_are_reported() -> None:
    keys = {"floor.decide": "i", "floor.decid": "x"}
    async with playing(settings=Settings(keys=keys), on_floor=False) as play:
        told = [note.message for note in play.app._notifications]
        assert "floor.decide and floor.inbox share the key 'i'; give one another under [keys]." in told
        assert "There is no action 'floor.decid' to give a key to; did you mean 'floor.decide'?" in told


def test_the_keys_that_come_with_it_do_not_clash() -> None:
    assert key_complaints({"help": "question_mark,f1"}) == []
