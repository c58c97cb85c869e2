"""A desk test of one's own, begun from a shipped one: a file with notes on what to change, and its floors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any, Final

import yaml

from floorsim.content import content_dir
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.desktest.package.loader import load_desk_test
from floorsim.scenario.files import read_file
from floorsim.scenario.forms import split_form
from floorsim.scenario.library import looks_like_path
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.scenario.yaml.scalars import resolve

WIDTH: Final = 110
LONGEST_LINE: Final = 80
"""Characters of a text that stands in one line (D); longer ones are folded."""
NOTES: Final = "desk-tests/shared/notes-for-a-new-one.yaml"


def new_test(
    origin: str | Path, *, id: str, title: str | None, family: str, form: str, file: str
) -> dict[str, str]:
    """The files of a new desk test by their paths beside one another, the test itself under its id.

    It is the origin with another name, in a single file without `extends:`; a floor that is no shipped
    scenario comes with every file that it is put together from. `file` is how the test will be named.

    Raises:
        ScenarioError: there is no such desk test, or it is not valid.
    """
    loaded = load_desk_test(origin)
    tree = loaded.test.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    tree |= {"id": id, "title": title or loaded.test.title, "family": family, "form": form}
    tree["exercises"] = [_in_order(one) for one in tree["exercises"]]
    files = {f"{id}.yaml": "\n".join(_lines(_top(tree), _notes(), {"base": loaded.test.id, "file": file}))}
    for number, one in enumerate(loaded.test.exercises):
        if isinstance(one, LiveFloor) and looks_like_path(split_form(one.scenario)[0]):
            files |= _files_of(loaded.folder_of_floor(number), one.scenario)
    return files


def _files_of(folder: Path, floor: str) -> dict[str, str]:
    """What a floor is put together from, as far as it lies in the folder of the file that names it."""
    found: dict[str, str] = {}

    def read(wanted: Path) -> bytes:
        content = read_file(wanted)
        if wanted.resolve().is_relative_to(folder.resolve()):
            found[wanted.resolve().relative_to(folder.resolve()).as_posix()] = content.decode()
        return content

    load_scenario(str(folder / floor), read=read)
    return found


def _notes() -> Mapping[str, Any]:
    file = content_dir("data") / NOTES
    notes: Mapping[str, Any] = read_yaml(file.read_bytes(), str(file)).tree
    return notes


def _top(tree: Mapping[str, Any]) -> dict[str, Any]:
    """With the exercises last."""
    last = "exercises"
    return {key: value for key, value in tree.items() if key != last} | {last: tree[last]}


def _in_order(exercise: Mapping[str, Any]) -> dict[str, Any]:
    """With what it is called and what kind it is first, and what graders look for last."""
    first, last = ("id", "kind", "title", "minutes"), ("rubric",)
    between = [key for key in exercise if key not in (*first, *last)]
    return {key: exercise[key] for key in (*first, *between, *last) if key in exercise}


def _lines(tree: Mapping[str, Any], notes: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    yield from _note(Template(notes["head"]).substitute(words), "")
    for key, value in tree.items():
        if key != "exercises":
            yield from _note(notes["top"].get(key, ""), "")
            yield from _written(key, value, "")
            continue
        yield ""
        yield from _note(notes["top"]["exercises"], "")
        yield "exercises:"
        for place, exercise in enumerate(value):
            about = notes["exercise"].get(exercise["kind"], {})
            about = {**notes["exercise"]["any"], **about} if place == 0 else about
            yield ""
            for number, (name, inner) in enumerate(exercise.items()):
                yield from _note(about.get(name, ""), "    ")
                written = list(_written(name, inner, "    "))
                yield from [f"  - {written[0].lstrip()}", *written[1:]] if number == 0 else written
    yield ""


def _note(text: str, indent: str) -> Iterator[str]:
    for line in text.rstrip("\n").split("\n") if text else ():
        yield f"{indent}# {line}".rstrip()


def _written(key: str, value: Any, indent: str) -> Iterator[str]:
    text = yaml.dump(_Open({key: value}), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    for line in text.rstrip("\n").split("\n"):
        yield f"{indent}{line}".rstrip()


class _Open(dict[str, Any]):
    """A mapping that never stands in one line."""


class _Dumper(yaml.SafeDumper):
    """Writes texts as people would: plain where they are read as text, lines as lines."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_PLAIN: Final = re.compile(r"[A-Za-z][^\n]*")


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    plain = _PLAIN.fullmatch(text) is not None and isinstance(resolve(text), str)
    style = "|" if "\n" in text else ">" if len(text) > LONGEST_LINE else None if plain else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _number(dumper: yaml.SafeDumper, number: float) -> yaml.Node:
    return dumper.represent_int(int(number)) if number.is_integer() else dumper.represent_float(number)


def _in_a_line(dumper: yaml.SafeDumper, collection: Any) -> yaml.Node:
    """Short lists and mappings of plain values stand in one line."""
    keyed = isinstance(collection, dict)
    values = collection.values() if keyed else collection
    plain = not any(isinstance(one, list | dict) or "\n" in str(one) for one in values)
    short = plain and len(str(collection)) <= LONGEST_LINE and not isinstance(collection, _Open)
    if keyed:
        return dumper.represent_mapping("tag:yaml.org,2002:map", collection, flow_style=short)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", collection, flow_style=short)


_Dumper.add_representer(list, _in_a_line)
_Dumper.add_representer(dict, _in_a_line)
_Dumper.add_representer(_Open, _in_a_line)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _number)
