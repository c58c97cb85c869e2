"""A scenario built on another one, written as what it changes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from floorsim.scenario import inheritance
from floorsim.scenario.faults.fault import InvalidScenarioError, in_file_order
from floorsim.scenario.inheritance import LONGEST_CHAIN, MOST_BASES, MOST_FILES, with_inherited
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import parse_yaml


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def whole(folder: Path, name: str) -> Document:
    def read(file: Path) -> Document:
        return parse_yaml(file.read_bytes(), file.name)

    def find(base: str, extending: Path) -> Path:
        file = extending.parent / f"{base}.yaml"
        if not file.exists():
            raise LookupError(f"there is no '{base}'; write another name")
        return file

    file = folder / f"{name}.yaml"
    return with_inherited(read(file), file, read, find)


def test_mappings_are_merged_and_lists_and_values_replaced(folder: Path) -> None:
    write(
        folder,
        base="meta: {id: base, level: 1}\n"
        "floor: {opens: 08:00, groups: {a: {count: 3}, b: {count: 1}}}\nmessages: [1, 2]\n",
        mine="extends: base\nmeta: {id: mine}\nfloor: {groups: {a: {count: 9}}}\nmessages: [3]\n",
    )
    assert whole(folder, "mine").tree == {
        "meta": {"id": "mine", "level": 1},
        "floor": {"opens": "08:00", "groups": {"a": {"count": 9}, "b": {"count": 1}}},
        "messages": [3],
    }


def test_every_value_keeps_the_file_that_wrote_it(folder: Path) -> None:
    write(folder, base="a:\n  x: 1\n  y: [1, 2]\n", mine="extends: base\na:\n  y: [3]\n")
    marks = whole(folder, "mine").marks
    assert marks["a", "x"].value == ("base.yaml", 2, 6)
    assert marks["a", "y", 0].value == ("mine.yaml", 3, 7)
    assert marks["a",].value == ("mine.yaml", 3, 3)
    assert ("a", "y", 1) not in marks
    assert ("extends",) not in marks


def test_an_explicit_null_takes_an_inherited_key_away_and_an_empty_one_does_not(folder: Path) -> None:
    write(folder, base="a: {x: {z: 1}, y: 2}\nb: 3\n", mine="extends: base\na: {x: null}\nb:\nc: ~\n")
    merged = whole(folder, "mine")
    assert merged.tree == {"a": {"y": 2}, "b": None, "c": None}
    assert ("a", "x", "z") not in merged.marks


def test_several_bases_lie_over_one_another_in_their_order(folder: Path) -> None:
    write(folder, one="a: 1\nb: 1\nc: 1\n", two="b: 2\nc: 2\n", mine="extends: [one, two]\nc: 3\n")
    assert whole(folder, "mine").tree == {"a": 1, "b": 2, "c": 3}


def test_a_base_may_extend_another_and_two_may_share_one(folder: Path) -> None:
    write(
        folder,
        root="a: 1\nb: 1\n",
        left="extends: root\nb: 2\n",
        right="extends: root\nc: 3\n",
        mine="extends: [left, right]\n",
    )
    assert whole(folder, "mine").tree == {"a": 1, "b": 1, "c": 3}


def test_a_circle_is_refused_where_it_closes(folder: Path) -> None:
    write(folder, a="extends: b\n", b="x: 1\nextends: c\n", c="extends: a\n", d="extends: d\n")
    assert [str(fault) for fault in whole(folder, "a").faults] == [
        "c.yaml:1:10: extends: a extends this file in turn; extend in one direction only"
    ]
    assert [fault.source for fault in whole(folder, "d").faults] == ["d.yaml"]


def test_a_chain_of_too_many_files_is_refused(folder: Path) -> None:
    write(folder, **{f"f{n}": f"extends: f{n + 1}\n" for n in range(LONGEST_CHAIN + 5)})
    (fault,) = whole(folder, "f0").faults
    assert (fault.source, fault.wrong) == ("f9.yaml", "more than 10 files extend one another")


def test_what_cannot_be_extended_is_told_at_its_name(folder: Path) -> None:
    write(folder, mine="extends: [nowhere, 7, '']\na: 1\n", text="- a\n", other="extends: text\n")
    merged = whole(folder, "mine")
    assert merged.tree == {"a": 1}
    assert [str(fault) for fault in in_file_order(merged.faults)] == [
        "mine.yaml:1:11: extends[1]: there is no 'nowhere'; write another name",
        "mine.yaml:1:20: extends[2]: this does not name what to extend; "
        "write a scenario's id or the path of a file beside this one",
        "mine.yaml:1:23: extends[3]: this does not name what to extend; "
        "write a scenario's id or the path of a file beside this one",
    ]
    with pytest.raises(
        InvalidScenarioError, match=r"other.yaml:1:10: extends: text is not a mapping of keys"
    ):
        whole(folder, "other")


def test_faults_of_all_files_come_along(folder: Path) -> None:
    write(folder, base="a: 1\na: 2\n", mine="extends: base\nb: 1\nb: 2\n")
    assert [fault.source for fault in whole(folder, "mine").faults] == ["base.yaml", "mine.yaml"]


def reads_of(folder: Path, name: str) -> tuple[list[str], Document | InvalidScenarioError]:
    """The files that are read to put a scenario together, and what comes of it."""
    read: list[str] = []

    def reading(file: Path) -> Document:
        read.append(file.stem)
        return parse_yaml(file.read_bytes(), file.name)

    def find(base: str, extending: Path) -> Path:
        return extending.parent / f"{base}.yaml"

    file = folder / f"{name}.yaml"
    try:
        return read, with_inherited(reading(file), file, reading, find)
    except InvalidScenarioError as refused:
        return read, refused


def test_a_file_that_is_extended_on_many_ways_is_read_once_and_its_faults_are_told_once(folder: Path) -> None:
    names = [f"f{n}" for n in range(LONGEST_CHAIN)]
    write(
        folder,
        **{name: f"extends: [{base}, {base}, {base}]\n" for name, base in pairwise(names)},
        **{names[-1]: "a: 1\na: 2\n"},
    )
    read, whole_document = reads_of(folder, "f0")
    assert isinstance(whole_document, Document)
    assert read == names
    assert whole_document.tree == {"a": 1}
    assert len(whole_document.faults) == 1


def test_a_chain_that_is_too_long_is_refused_where_a_shorter_way_came_first(folder: Path) -> None:
    names = [f"f{n}" for n in range(LONGEST_CHAIN)]
    write(folder, **{name: f"extends: {base}\n" for name, base in pairwise(names)}, **{names[-1]: "a: 1\n"})
    write(folder, mine="extends: [f1, f0]\n")
    _, refused = reads_of(folder, "mine")
    assert isinstance(refused, Document)
    assert [str(fault) for fault in refused.faults] == [
        "f0.yaml:1:10: extends: more than 10 files extend one another; put what they share into one file"
    ]


def test_a_long_list_of_bases_is_refused_before_any_of_them_is_looked_for(folder: Path) -> None:
    write(folder, base="a: 1\n", mine=f"extends: [{', '.join(['base'] * 500)}]\n")
    read, refused = reads_of(folder, "mine")
    assert read == ["mine"]
    assert isinstance(refused, Document)
    assert [fault.wrong for fault in refused.faults] == ["500 scenarios are extended at once"]


def test_a_scenario_of_too_many_files_is_refused(folder: Path) -> None:
    for n in range(MOST_BASES):
        write(folder, **{f"a{n}": f"extends: [{', '.join(f'b{n}x{m}' for m in range(MOST_BASES))}]\n"})
        write(folder, **{f"b{n}x{m}": "a: 1\n" for m in range(MOST_BASES)})
    write(folder, mine=f"extends: [{', '.join(f'a{n}' for n in range(MOST_BASES))}]\n")
    read, refused = reads_of(folder, "mine")
    assert len(read) == MOST_FILES + 1
    assert isinstance(refused, InvalidScenarioError)
    assert f"put together from more than {MOST_FILES} files" in str(refused)


def test_layers_of_too_many_values_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inheritance, "MOST_LAID", 5_000)
    write(folder, base=f"a: [{'1, ' * 1_000}]\n", mine=f"extends: [{', '.join(['base'] * MOST_BASES)}]\n")
    _, refused = reads_of(folder, "mine")
    assert isinstance(refused, InvalidScenarioError)
    assert "more than 5,000 values in all their layers" in str(refused)


def test_a_mapping_in_the_place_of_a_list_changes_the_entries_that_it_names(folder: Path) -> None:
    write(
        folder,
        base="a:\n  - {id: x, n: 1}\n  - {id: y, n: 1}\n  - {use: z, n: 1}\n",
        mine="extends: base\na:\n  x: null\n  z: {n: 2}\n  w: {n: 3}\n",
    )
    merged = whole(folder, "mine")
    assert merged.tree == {"a": [{"id": "y", "n": 1}, {"use": "z", "n": 2}, {"id": "w", "n": 3}]}
    assert merged.marks["a", 0, "n"].value == ("base.yaml", 3, 16)
    assert merged.marks["a", 1, "n"].value == ("mine.yaml", 4, 10)
    assert merged.marks["a", 2, "id"].value == ("mine.yaml", 5, 6)
    assert ("a", 3) not in merged.marks


@pytest.mark.parametrize(("base", "over"), [("[1, 2]", "{x: 1}"), ("[{id: x}, {n: 1}]", "{x: {n: 1}}")])
def test_a_mapping_replaces_a_list_whose_entries_have_no_ids(folder: Path, base: str, over: str) -> None:
    write(folder, base=f"a: {base}\n", mine=f"extends: base\na: {over}\n")
    tree = whole(folder, "mine").tree
    assert isinstance(tree["a"], dict)
