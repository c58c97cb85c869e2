"""The screen's settings: a flag wins over the environment, that over the file, that over the default."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from floorsim.errors import UsageError
from floorsim.play.settings_file import file_entries, settings_file
from floorsim.play.stop_kinds import DEFAULT_STOPS, StopKind, stops_listed
from floorsim.present.glyphs import GlyphSet
from floorsim.scenario.speeds import SPEEDS
from floorsim.tui.themes import DEFAULT_LOOK, LOOKS

VARIABLES = {"theme": "FLOORSIM_THEME", "glyphs": "FLOORSIM_GLYPHS", "speed": "FLOORSIM_SPEED"}
"""Environment variable of each setting that has one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the screen looks and behaves; nothing here changes the outcome of a run."""

    theme: str = DEFAULT_LOOK
    glyphs: GlyphSet = "unicode"
    speed: float | None = None
    """Simulated seconds per second when a run is opened; None: what suits its scenario."""
    pause_in_forms: bool = True
    """The clock is paused while a form, the inbox or help is open over the floor."""
    stop_on: frozenset[StopKind] = DEFAULT_STOPS
    """For what the clock stops by itself, by the names of `floorsim.play.stops`."""
    mouse: bool = True
    plain: bool = False
    """Lines open instead of the screen (floorsim.plain)."""
    hjkl: bool = False
    """The letters h j k l move like the arrow keys, where no letters are typed."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys, by the id that help shows for each."""


def load_settings(flags: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """Return the settings and what was wrong in the file, one sentence each.

    A flag of None was not given. A wrong entry in the file is left out: a slip there never locks anyone out.

    Raises:
        UsageError: a flag or an environment variable has a value that does not exist.
    """
    entries, complaints = file_entries()
    settings = Settings(glyphs=default_glyphs())
    for name, value in entries.items():
        try:
            settings = _with(settings, name, value)
        except ValueError as wrong:
            complaints.append(f"{settings_file()}: {wrong}")
    for name, variable in VARIABLES.items():
        if value := os.environ.get(variable):
            settings = _or_usage_error(settings, name, value, variable)
    for name, value in flags.items():
        if value is not None:
            settings = _or_usage_error(settings, name, value, f"--{name}")
    return settings, complaints


def default_glyphs() -> GlyphSet:
    """Return `ascii` for a terminal that can show no more: another encoding, or Linux's own console."""
    # Not the preferred encoding: Python prefers UTF-8 where LC_ALL=C asks for plain letters.
    utf8 = locale.getencoding().lower().replace("-", "") == "utf8"
    return "unicode" if utf8 and os.environ.get("TERM") != "linux" else "ascii"


def _or_usage_error(settings: Settings, name: str, value: Any, where: str) -> Settings:
    try:
        return _with(settings, name, value)
    except ValueError as wrong:
        raise UsageError(f"{where}: {wrong}") from None


def _with(settings: Settings, name: str, value: Any) -> Settings:
    known = [entry.name for entry in fields(Settings)]
    if name not in known:
        raise ValueError(f"there is no setting '{name}'; there are {', '.join(known)}.")
    if name == "theme" and value not in list(LOOKS):
        raise ValueError(f"there is no theme '{value}'; write one of {', '.join(LOOKS)}.")
    if name == "glyphs" and value not in ("unicode", "ascii"):
        raise ValueError(f"there is no glyph set '{value}'; write unicode or ascii.")
    if name == "speed":
        value = _speed(value)
    if name == "stop_on":
        value = stops_listed(value)
    if name in ("pause_in_forms", "mouse", "hjkl", "plain") and not isinstance(value, bool):
        raise ValueError(f"{name} is '{value}'; write true or false.")
    if name == "keys" and not (
        isinstance(value, dict) and all(isinstance(key, str) for key in value.values())
    ):
        raise ValueError(
            'keys is not a table of texts; write lines such as "floor.decide" = "x" under [keys].'
        )
    return replace(settings, **{name: value})


def _speed(value: Any) -> float:
    try:
        speed = 0.0 if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        speed = 0.0
    if not SPEEDS[0] <= speed <= SPEEDS[-1]:
        raise ValueError(f"the speed is '{value}'; write a number from {SPEEDS[0]:g} to {SPEEDS[-1]:g}.")
    return speed
