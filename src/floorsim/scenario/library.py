"""The scenarios that come with floorsim, and finding the file that a name or path means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from floorsim.content import content_dir
from floorsim.errors import ScenarioError
from floorsim.scenario.allowed_files import EVERY_FILE, HOW_TO_ALLOW, OUTSIDE, AllowedFiles
from floorsim.scenario.files import from_home, kind_of, read_file, spelt_otherwise, told
from floorsim.scenario.forms import FORMS, form_titles
from floorsim.scenario.inheritance import EXTENDS, with_inherited
from floorsim.scenario.packs import SUFFIX as PACK
from floorsim.scenario.values.durations import DAY_S
from floorsim.scenario.values.times_of_day import read_time
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import parse_yaml
from floorsim.wording.names import nearest
from floorsim.wording.sentences import shown

_HEADER: Final = ("meta", "floor")
_ONLY_IF_WRITTEN: Final = {key: re.compile(rf"^{key}\s*:".encode(), re.MULTILINE) for key in (EXTENDS, FORMS)}
"""Further keys of the header; looking for them costs less than reading a whole file for a key it lacks."""

SUFFIXES: Final = (".yaml", ".yml")
SHARED: Final = "shared/"
"""How the name of a shared piece begins."""
HOW_TO_LIST: Final = "`floorsim scenario list` shows the shipped ones"


@dataclass(frozen=True, slots=True)
class Shipped:
    """A shipped scenario as its header describes it; `minutes` is the simulated time that is played, in all,
    `days` the days over which it is."""

    id: str
    title: str
    level: int
    minutes: int
    summary: str
    path: Path
    competencies: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    days: int = 1
    forms: tuple[str, ...] = ()
    """The names of its forms; `id@name` is one."""


def shipped_files() -> dict[str, Path]:
    """The file of every shipped scenario by its id, which is the file's name; in order of id."""
    folder = content_dir("scenarios")
    return {file.stem: file for file in sorted(folder.iterdir()) if file.suffix in SUFFIXES}


def shipped() -> tuple[Shipped, ...]:
    """Every shipped scenario, easiest and shortest first; only the headers are read.

    A file whose header cannot be read is listed by its id, and loading it says what is wrong.
    """
    found = (_described(scenario_id, file) for scenario_id, file in shipped_files().items())
    return tuple(sorted(found, key=lambda scenario: (scenario.level, scenario.minutes, scenario.title)))


def find(ref: str | Path) -> Path:
    """The file of a shipped scenario's id or of a path.

    Raises:
        ScenarioError: there is no such scenario or file; the sentence offers the nearest known name.
    """
    return find_among(ref, shipped_files, "scenario", HOW_TO_LIST)


def find_among(
    ref: str | Path, shipped: Callable[[], Mapping[str, Path]], what: str, how_to_list: str
) -> Path:
    """The file of the id of something shipped, or of a path; `what` is the kind of thing that is looked for.

    Raises:
        ScenarioError: there is none; the sentence offers the nearest known name.
    """
    if isinstance(ref, str) and not looks_like_path(ref):
        files = shipped()
        if ref in files:
            return files[ref]
        if kind_of(Path(ref)) == "nothing":
            near = nearest(ref, list(files))
            meant = f"did you mean {near}? " if near else ""
            raise ScenarioError(f"There is no {what} {shown(ref)}; {meant}{how_to_list}.")
    file = from_home(ref)
    there = kind_of(file)
    if there == "folder":
        raise ScenarioError(
            f"{told(file)}: this is a folder; name a {what} file in it, such as {told(file / 'mine.yaml')}."
        )
    if there == "no name":
        raise ScenarioError(f"{told(file)}: no file can have this name; check the path; {how_to_list}.")
    if there == "nothing":
        if (other := spelt_otherwise(file)) is not None:
            return other
        near = nearest(file.name, _neighbours(file))
        advice = f"did you mean {told(file.parent / near)}?" if near else f"check the path; {how_to_list}."
        raise ScenarioError(f"{told(file)}: there is no such file; {advice}")
    return file


def shared_pieces() -> dict[str, Path]:
    """The file of every shared piece by the name under which a scenario extends it: `shared/day-shifts`."""
    folder = content_dir("data") / "pieces"
    return {f"{SHARED}{file.stem}": file for file in sorted(folder.iterdir()) if file.suffix in SUFFIXES}


def bases(name: str) -> Mapping[str, Path]:
    """The shipped files of which `extends:` can mean one by such a name: shared pieces or scenarios."""
    files = shared_pieces() if name.startswith(SHARED) else {}
    return files if files or looks_like_path(name) else shipped_files()


def find_base(
    name: str,
    extending: Path,
    allowed: AllowedFiles = EVERY_FILE,
    shipped: Callable[[str], Mapping[str, Path]] = bases,
    what: str = "scenario",
) -> Path:
    """The file that `extends:` means by a shipped id, a shared piece or a path beside the extending file.

    Raises:
        LookupError: there is none, or it is not allowed; the text says so and what would be right.
    """
    beside = extending.parent / name
    files = shipped(name)
    if beside not in allowed and name not in files:
        if what != "scenario":
            raise LookupError(f"{shown(name)} lies outside the {what}'s folder; put it beside the {what}")
        raise LookupError(f"{shown(name)} {OUTSIDE}; {HOW_TO_ALLOW}")
    there = kind_of(beside)
    if there == "file" and beside in allowed:
        return beside
    if name in files:
        return files[name]
    if there == "device":
        raise LookupError(f"{shown(name)} is a pipe or a device; save what it gives in a file and name that")
    if (other := spelt_otherwise(beside)) is not None:
        return other
    asked = name if name.startswith(SHARED) else Path(name).name
    near = nearest(asked, [*files, *_neighbours(beside)])
    right = (
        f"did you mean {near}?"
        if near
        else f"write a shipped {what}'s id or the path of a file beside this one"
    )
    raise LookupError(f"there is no {what} or file {shown(name)}; {right}")


def looks_like_path(ref: str) -> bool:
    """Whether somebody means a file and no id."""
    return ref.endswith((*SUFFIXES, PACK)) or "/" in ref or "\\" in ref or ref.startswith(("~", "."))


def _neighbours(file: Path) -> list[str]:
    try:
        return [other.name for other in file.parent.iterdir() if other.suffix in SUFFIXES]
    except (OSError, ValueError):
        return []


def _described(scenario_id: str, file: Path) -> Shipped:
    header = _header(file)
    meta, floor = (_mapping(header.get(key)) for key in _HEADER)
    level = meta.get("level")
    minutes, days = _played(floor)
    return Shipped(
        id=scenario_id,
        title=str(meta.get("title") or scenario_id),
        level=level if isinstance(level, int) else 1,
        minutes=minutes,
        days=days,
        summary=" ".join(str(meta.get("summary") or "").split()),
        path=file,
        competencies=_texts(meta.get("competencies")),
        principles=_texts(meta.get("principles")),
        forms=tuple(form_titles(header)),
    )


def _texts(written: object) -> tuple[str, ...]:
    return tuple(str(one) for one in written) if isinstance(written, list | tuple) else ()


def _header(file: Path) -> dict[str, Any]:
    """The blocks `meta` and `floor`, with what they inherit; empty if the file cannot be read as YAML."""
    try:
        tree = with_inherited(_header_of(file), file, _header_of, find_base).tree
    except ScenarioError:
        return {}
    return tree if isinstance(tree, dict) else {}


def _header_of(file: Path) -> Document:
    content = read_file(file)
    only = (*_HEADER, *(key for key, line in _ONLY_IF_WRITTEN.items() if line.search(content)))
    return parse_yaml(content, str(file), only=only)


def _played(floor: dict[str, Any]) -> tuple[int, int]:
    """Simulated minutes that are played, and over how many days; 0 and 1 if the header does not say.

    Days with shorter hours are counted like the others.
    """
    play = _mapping(floor.get("play"))
    try:
        days = int(floor.get("days", 1))
        start = read_time(play.get("from", floor.get("opens")))
        end = read_time(play["to"]) if "to" in play else (days - 1) * DAY_S + read_time(floor.get("closes"))
        if play.get("every_day") is True:
            first, closed = WEEKDAYS.index(floor.get("weekday", "tuesday")), floor.get("closed_on", ())
            weekdays = [WEEKDAYS[(first + day) % len(WEEKDAYS)] for day in range(days)]
            open_days = [day for day, name in enumerate(weekdays, 1) if {day, name}.isdisjoint(closed)]
            return round(len(open_days) * (end - start) / 60), len(open_days)
    except (ValueError, TypeError):
        return 0, 1
    return round((end - start) / 60), int(end // DAY_S) - int(start // DAY_S) + 1


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
