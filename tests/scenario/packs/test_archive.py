"""Packs from anybody: what is not in order is refused in a sentence, and nothing is written anywhere."""

from __future__ import annotations

import os
import stat
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorsim.errors import ScenarioError
from floorsim.scenario.packs.archive import LARGEST_PACK, MOST_FILES, archive_of, read_pack
from floorsim.scenario.packs.manifest import packed_file
from floorsim.scenario.packs.opening import unpack
from tests.scenario.packs.forged import MINE, a_pack, archive, deflated, kind, manifest_of, plain, written_to

NAMES = {
    "../out.yaml": "leads out of the pack's folder",
    "tables/../../out.yaml": "leads out of the pack's folder",
    "/etc/out.yaml": "leads out of the pack's folder",
    "c:/out.yaml": "not a name that every system has",
    "a\\out.yaml": "not a name that every system has",
    "./mine.yaml": "not a name that every system has",
    "a//mine.yaml": "not a name that every system has",
    "con.yaml": "not a name that every system has",
    "tables /a.csv": "not a name that every system has",
    "a\nb.yaml": "not a name that every system has",
    "run.py": "neither a scenario",
    ".bashrc": "neither a scenario",
    "x" * 300 + ".yaml": "too long or too deep",
    "a/" * 20 + "a.yaml": "too long or too deep",
}
KINDS = {
    stat.S_IFLNK: "is a link",
    stat.S_IFIFO: "is a folder or a device",
    stat.S_IFCHR: "is a folder or a device",
    stat.S_IFDIR: "is a folder or a device",
}


def refused(folder: Path, content: bytes) -> str:
    file = written_to(folder, content)
    with pytest.raises(ScenarioError) as told:
        unpack(file, folder / "out")
    assert sorted(one.name for one in folder.iterdir()) == ["mine.floorsim"]
    assert str(told.value).startswith(str(file))
    return str(told.value)


def test_a_pack_is_read_as_it_was_written(tmp_path: Path) -> None:
    pack = read_pack(written_to(tmp_path, a_pack()))
    assert (pack.manifest.id, dict(pack.files)) == ("mine", {"mine.yaml": MINE})


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_name_that_could_lead_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert NAMES[name] in refused(tmp_path, archive([(name, MINE, plain)]))


@pytest.mark.parametrize("mode", KINDS)
def test_only_plain_files_are_taken(tmp_path: Path, mode: int) -> None:
    assert KINDS[mode] in refused(tmp_path, archive([("mine.yaml", MINE, kind(mode))]))


def test_a_folder_of_its_own_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path, archive([("tables/", b"", plain)]))


@pytest.mark.parametrize("other", ["mine.yaml", "MINE.yaml"])
def test_a_file_that_is_there_twice_is_refused(tmp_path: Path, other: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        forged = archive([("mine.yaml", MINE, plain), (other, MINE, plain)])
    assert "is in it twice" in refused(tmp_path, forged)


def test_a_file_where_another_has_its_folder_is_refused(tmp_path: Path) -> None:
    forged = archive([("a.csv", b"", plain), ("a.csv/b.csv", b"", plain)])
    assert "is a file and a folder" in refused(tmp_path, forged)


def test_a_bomb_is_refused_without_being_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forged = archive([("mine.yaml", b"0" * 5_000_000, deflated)])
    assert len(forged) < 50_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert "is compressed" in refused(tmp_path, forged)


def test_more_than_a_pack_may_hold_is_refused(tmp_path: Path) -> None:
    many = archive([(f"{number}.csv", b"", plain) for number in range(MOST_FILES + 1)])
    assert f"more than {MOST_FILES} files" in refused(tmp_path, many)
    assert "more than 4 MB" in refused(tmp_path, a_pack({"mine.yaml": b"#" * LARGEST_PACK}))


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    assert "digest is another" in refused(tmp_path, _same_checksum(a_pack(), b"Mine", b"Thee"))


def _same_checksum(pack: bytes, old: bytes, new: bytes) -> bytes:
    """A pack whose scenario was changed by somebody who mends the archive's own checksums."""
    import zlib

    changed = MINE.replace(old, new)
    before, after = (zlib.crc32(one).to_bytes(4, "little") for one in (MINE, changed))
    return pack.replace(before, after).replace(MINE, changed)


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (b"[" * 50_000, "cannot be read"),
        (b"{}", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b'{"format": 2}', "cannot be read"),
        (b" " * 200_000, "longer than any list"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, listed: bytes, said: str) -> None:
    forged = archive([("manifest.json", listed, plain), ("mine.yaml", MINE, plain)], listed=False)
    assert said in refused(tmp_path, forged)


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (["mine.yaml", "a.csv"], "'a.csv' is not both listed and there"),
        (["mine.yaml", "mine.yaml"], "lists a file twice"),
        (["a.csv"], "not both listed and there"),
    ],
)
def test_what_is_listed_and_what_is_there_must_be_the_same(
    tmp_path: Path, listed: list[str], said: str
) -> None:
    contents = {"mine.yaml": MINE, "a.csv": b""}
    files = [packed_file(path, contents[path]) for path in listed]
    manifest = manifest_of(contents).model_copy(update={"files": files}).model_dump_json().encode()
    forged = archive([("manifest.json", manifest, plain), ("mine.yaml", MINE, plain)], listed=False)
    assert said in refused(tmp_path, forged)


def test_the_scenario_must_be_among_the_files(tmp_path: Path) -> None:
    forged = archive_of(manifest_of({"a.csv": b""}), {"a.csv": b""})
    assert "its scenario 'mine.yaml' is not in it" in refused(tmp_path, forged)


def test_an_archive_without_a_list_is_no_pack(tmp_path: Path) -> None:
    assert "no pack of floorsim's" in refused(tmp_path, archive([("mine.yaml", MINE, plain)], listed=False))


@pytest.mark.parametrize("content", [b"", b"PK", b"meta: {}\n", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path, content)


def test_something_behind_the_end_is_refused(tmp_path: Path) -> None:
    assert "something stands behind it" in refused(tmp_path, a_pack() + b"#!/bin/sh\n")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "mine.floorsim"
    os.mkfifo(pipe)
    with pytest.raises(ScenarioError, match="pipe or a device"):
        read_pack(pipe)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_pack_is_refused_or_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = a_pack({"mine.yaml": MINE, "tables/a.csv": b"time,contacts\n08:00,1\n"})
    place = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 4))
    new = data.draw(st.binary(max_size=6))
    folder = tmp_path_factory.mktemp("damaged")
    file = written_to(folder, whole[:place] + new + whole[place + length :])
    try:
        pack = read_pack(file)
    except ScenarioError:
        return
    assert pack.files["mine.yaml"] == MINE
