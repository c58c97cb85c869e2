"""Settings: flag before environment before file before default, and a slip in the file locks nobody out."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from floorsim.errors import UsageError
from floorsim.play.settings_file import save_settings, settings_file
from floorsim.play.stop_kinds import DEFAULT_STOPS
from floorsim.tui.rebinding import key_complaints
from floorsim.tui.settings import Settings, load_settings
from tests.tui.playing import playing
from tests.tui.scripted_session import ScriptedSession


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
    assert save_settings({"theme": "light", "glyphs": "ascii", "pause_in_forms": False}) is None
    settings, complaints = load_settings({})
    assert (settings.theme, settings.glyphs, settings.pause_in_forms) == ("light", "ascii", False)
    assert complaints == []


OWN = """# Mine: hands off.
theme = "light"  # the office is bright
colour = 1

[keys]
"floor.decide" = "x"  # d is worn out
"""


def test_saving_changes_one_line_and_leaves_all_else_of_the_file_as_it_is() -> None:
    write(OWN)
    assert save_settings({"theme": "dark"}) is None
    assert settings_file().read_text(encoding="utf-8") == OWN.replace('"light"', '"dark"')


def test_a_setting_that_the_file_lacks_is_added_before_its_tables() -> None:
    write(OWN)
    assert save_settings({"pause_in_forms": False}) is None
    settings, (complaint,) = load_settings({})
    assert (settings.pause_in_forms, settings.theme) == (False, "light")
    assert settings.keys == {"floor.decide": "x"}
    assert "colour" in complaint
    assert "# Mine: hands off." in settings_file().read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", ['theme = ["dark"]', "[keys]\n[theme]\na = 1", "[keys]\n[[theme]]\na = 1"])
def test_a_wrong_value_of_another_shape_can_be_put_right_from_the_screen(wrong: str) -> None:
    write(wrong + "\n")
    assert save_settings({"theme": "light"}) is None
    settings, complaints = load_settings({})
    assert (settings.theme, complaints) == ("light", [])


SLIP = '# Mine\ntheme = light\n[keys]\n"floor.decide" = "x"\n'


async def test_a_file_with_a_slip_in_it_is_not_written_over_and_the_screen_says_so() -> None:
    write(SLIP)
    async with playing(on_floor=False) as play:
        for name in ("theme", "symbols", "clock in"):
            await play.type(name)
            await play.press("enter", "escape")
        assert play.app.settings.theme == "light"
        assert settings_file().read_text(encoding="utf-8") == SLIP
        told = [note.message for note in play.app._notifications]
        assert any("is not valid TOML, so it is left as it is" in message for message in told)
        assert any("line 2" in message for message in told)


async def test_what_a_flag_set_for_this_time_is_not_written_by_another_change() -> None:
    write(OWN)
    settings, _ = load_settings({"speed": 120.0, "mouse": False, "theme": "colour-blind"})
    async with playing(settings=settings, on_floor=False) as play:
        await play.type("symbols")
        await play.press("enter")
        assert play.app.settings.speed == 120.0
    kept, _ = load_settings({})
    assert (kept.speed, kept.mouse, kept.theme, kept.glyphs) == (None, True, "light", "ascii")


def test_a_link_to_the_file_stays_a_link_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "floorsim.toml"
    real.parent.mkdir()
    real.write_text(OWN, encoding="utf-8")
    real.chmod(0o640)
    settings_file().parent.mkdir(parents=True)
    settings_file().symlink_to(real)
    assert save_settings({"theme": "dark"}) is None
    assert settings_file().is_symlink()
    assert 'theme = "dark"' in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o640
    assert list(real.parent.iterdir()) == [real]


def test_a_disk_that_fills_up_leaves_the_file_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    write(OWN)

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert "could not be kept" in str(save_settings({"theme": "dark"}))
    assert settings_file().read_text(encoding="utf-8") == OWN
    assert list(settings_file().parent.iterdir()) == [settings_file()]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('theme = "pink"', "there is no theme 'pink'; write one of dark, light"),
        ("speed = 100000", "the speed is '100000'; write a number from 1 to 300."),
        ("colour = 1", "there is no setting 'colour'"),
        ('theme = ["dark"]', "there is no theme '['dark']'; write one of dark, light"),
        ('glyphs = ["ascii"]', "there is no glyph set '['ascii']'; write unicode or ascii."),
        ("speed = true", "the speed is 'True'; write a number from 1 to 300."),
        ('pause_in_forms = "maybe"', "pause_in_forms is 'maybe'; write true or false."),
        ("theme = ", "is not valid TOML"),
        ("theme = " + "[" * 100_000, "it is nested too deep"),
    ],
)
def test_a_slip_in_the_file_is_told_and_left_out(text: str, says: str) -> None:
    write(text + "\n")
    settings, (complaint,) = load_settings({})
    assert says in complaint
    assert settings.theme == "dark"


def test_a_pipe_in_place_of_the_file_is_not_waited_for() -> None:
    settings_file().parent.mkdir(parents=True)
    os.mkfifo(settings_file())
    settings, (complaint,) = load_settings({})
    assert complaint.endswith("could not be read: this is not a file.")
    assert settings.theme == "dark"
    assert str(save_settings({"theme": "light"})).endswith(": this is not a file.")


def test_a_wrong_flag_or_variable_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="--theme: there is no theme 'pink'"):
        load_settings({"theme": "pink"})
    monkeypatch.setenv("FLOORSIM_SPEED", "fast")
    with pytest.raises(UsageError, match="FLOORSIM_SPEED: the speed is 'fast'"):
        load_settings({})


def test_settings_that_cannot_be_kept_are_told() -> None:
    settings_file().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_file().parent.write_text("a file where the folder should be", encoding="utf-8")
    assert "could not be kept" in str(save_settings({"theme": "dark"}))


@pytest.mark.parametrize(("locale", "glyphs"), [("C", "ascii"), ("C.UTF-8", "unicode")])
def test_a_locale_without_unicode_gets_ascii(locale: str, glyphs: str) -> None:
    code = "from floorsim.tui.settings import default_glyphs; print(default_glyphs())"
    environ = {**os.environ, "LC_ALL": locale, "TERM": "xterm"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, check=True)
    assert done.stdout.decode().strip() == glyphs


async def test_what_is_told_in_passing_is_in_plain_letters_too() -> None:
    async with playing(on_floor=False, settings=Settings(glyphs="ascii")) as play:
        play.app.tell("“12 × 3” – said")
        await play.pilot.pause()
        assert [note.message for note in play.app._notifications] == ['"12 x 3" - said']


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
        assert play.shown == "MenuDialog"


async def test_two_actions_on_one_key_and_unknown_actions_are_reported() -> None:
    keys = {"floor.decide": "I", "floor.decid": "x"}
    async with playing(settings=Settings(keys=keys), on_floor=False) as play:
        told = [note.message for note in play.app._notifications]
        assert "floor.decide and go.inbox share the key 'I'; give one another under [keys]." in told
        assert "There is no action 'floor.decid' to give a key to; did you mean 'floor.decide'?" in told


def test_the_keys_that_come_with_it_do_not_clash() -> None:
    assert key_complaints({"help": "question_mark,f1"}) == []


def test_what_the_clock_stops_for_is_kept_and_read_again() -> None:
    assert load_settings({})[0].stop_on == DEFAULT_STOPS
    for picked in (["queue", "promise"], []):
        assert save_settings({"stop_on": picked}) is None
        settings, complaints = load_settings({})
        assert (settings.stop_on, complaints) == (frozenset(picked), [])


def test_the_list_of_what_the_clock_stops_for_stays_in_its_line() -> None:
    write('stop_on = ["queue"]  # enough for me\n' + OWN)
    assert save_settings({"stop_on": ["duty"]}) is None
    text = settings_file().read_text(encoding="utf-8")
    assert text.startswith('stop_on = ["duty"]')
    assert OWN in text


@pytest.mark.parametrize("wrong", ['"queue"', '["queues"]', "[1]", "true", "{queue = true}"])
def test_a_wrong_list_of_what_the_clock_stops_for_is_left_out_with_what_there_is(wrong: str) -> None:
    write(f"stop_on = {wrong}\n")
    settings, (complaint,) = load_settings({})
    assert settings.stop_on == DEFAULT_STOPS
    assert "promise, deadline, escalation, duty, metric, queue" in complaint


async def test_a_run_begins_at_the_speed_that_suits_its_scenario_unless_one_is_set() -> None:
    for settings, speed in ((Settings(), 30.0), (Settings(speed=60.0), 60.0)):
        session = ScriptedSession()
        session.briefing = replace(session.briefing, speed=30.0)
        async with playing(session, settings=settings) as play:
            assert play.app.play.pacer.speed == speed
