import errno
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from floorsim.desktest.chain.chained import BrokenChainError, chained
from floorsim.desktest.chain.disk import write_new
from floorsim.desktest.chain.log import ChainedLog, read_lines, read_texts, texts_file
from floorsim.errors import FloorsimError, StoreError
from tests.desktest.hand_clocks import HandClocks


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sitting" / "log.jsonl"


def three(file: Path) -> list[bytes]:
    clocks = HandClocks()
    with ChainedLog.open(file, clocks.both) as log:
        for number in range(3):
            log.append("decision", {"seq": number, "arguments": {"to": "chât"}})
            clocks.pass_s(2.5)
    return file.read_bytes().splitlines(keepends=True)


def test_a_line_tells_its_time_by_both_clocks_and_what_came_before_it(file: Path) -> None:
    three(file)
    first, second, _ = read_lines(file)
    assert (second.number, second.previous, second.kind) == (2, first.digest, "decision")
    assert second.at.timestamp() - first.at.timestamp() == second.steady_s - first.steady_s == 2.5
    assert second.body == {"seq": 1, "arguments": {"to": "chât"}}


def test_a_log_goes_on_where_it_was_closed(file: Path) -> None:
    three(file)
    with ChainedLog.open(file, HandClocks().both) as log:
        assert log.append("finished", {}).number == 4
    assert [line.kind for line in read_lines(file)] == ["decision"] * 3 + ["finished"]


def test_only_its_owner_can_read_it(file: Path) -> None:
    three(file)
    with ChainedLog.open(file) as log:
        log.keep("words")
    assert {path.stat().st_mode & 0o777 for path in (file, texts_file(file))} == {0o600}
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_log_is_open_in_one_program_at_a_time(file: Path) -> None:
    with ChainedLog.open(file), pytest.raises(StoreError, match="is open in another floorsim; close that"):
        ChainedLog.open(file)
    ChainedLog.open(file).close()


def test_every_cut_through_the_last_line_loses_that_line_alone(file: Path) -> None:
    lines = three(file)
    whole = b"".join(lines)
    for cut in range(len(whole) - len(lines[-1]) + 1, len(whole) - 1, 29):
        file.write_bytes(whole[:cut])
        with ChainedLog.open(file) as log:
            assert len(log.lines) == 2
            assert log.set_aside is not None
            assert "The last line of" in log.set_aside
        assert file.read_bytes() == b"".join(lines[:2])
        assert file.with_suffix(".torn").read_bytes() == whole[len(b"".join(lines[:2])) : cut]


def test_a_last_line_that_lacks_only_its_line_end_counts(file: Path) -> None:
    whole = b"".join(three(file))
    file.write_bytes(whole[:-1])
    with ChainedLog.open(file) as log:
        assert (len(log.lines), log.set_aside) == (3, None)
    assert file.read_bytes() == whole


def test_blocks_that_never_reached_the_disk_are_set_aside(file: Path) -> None:
    lines = three(file)
    file.write_bytes(b"".join(lines[:2]) + b"\0" * 40 + lines[2][40:])
    with ChainedLog.open(file) as log:
        assert len(log.lines) == 2
        assert log.append("beat", {}).number == 3


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ((0, 2), "breaks at line 2: line 3 stands there, so a line is missing or moved"),
        ((1, 2), "breaks at line 1: line 2 stands there, so a line is missing"),
        ((0, 1, 1, 2), "breaks at line 3: it repeats the line before it"),
        ((0, 2, 1), "breaks at line 2: line 3 stands there"),
        ((0, 1, 0, 2), "breaks at line 3: line 1 stands there, so a line was put in or moved"),
    ],
)
def test_a_line_removed_doubled_or_moved_is_named(file: Path, order: tuple[int, ...], said: str) -> None:
    lines = three(file)
    file.write_bytes(b"".join(lines[place] for place in order))
    with pytest.raises(FloorsimError, match=said):
        ChainedLog.open(file)
    # The lock is free again, and the log lies as it was for whoever looks into it.
    with pytest.raises(FloorsimError, match="was changed by something other than floorsim"):
        read_lines(file)


def test_every_byte_changed_before_the_last_line_is_found(file: Path) -> None:
    lines = three(file)
    whole = b"".join(lines)
    for place in range(len(whole) - len(lines[-1])):
        changed = bytearray(whole)
        changed[place] ^= 1
        with pytest.raises(BrokenChainError, match=r"The chain breaks at line [12]"):
            chained(bytes(changed))


def test_the_same_line_in_other_writing_is_not_the_line(file: Path) -> None:
    first, *rest = three(file)
    spaced = json.dumps(json.loads(first)).encode() + b"\n"
    file.write_bytes(b"".join([spaced, *rest]))
    with pytest.raises(FloorsimError, match="line 1: it is not written as floorsim writes it"):
        read_lines(file)


def test_a_line_that_gives_its_time_in_another_zone_is_not_the_line(file: Path) -> None:
    plain = json.loads(three(file)[0])
    del plain["digest"]
    plain["at"] = "2026-11-30T14:00:00.000000+05:00"
    digest = sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()
    file.write_bytes(json.dumps({**plain, "digest": digest}, separators=(",", ":")).encode() + b"\n")
    with pytest.raises(FloorsimError, match="line 1: it is not written as floorsim writes it"):
        read_lines(file)


def test_a_log_that_is_refused_is_not_left_open(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = three(file)
    file.write_bytes(lines[1])
    opened: list[Path] = []
    monkeypatch.setattr("floorsim.desktest.chain.log.AppendedFile", opened.append)
    with pytest.raises(FloorsimError, match="was changed"):
        ChainedLog.open(file)
    assert opened == []


def test_a_full_disk_gets_a_sentence_and_the_line_does_not_count(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(file)
    before, write = file.read_bytes(), os.write
    with ChainedLog.open(file) as log:

        def half(descriptor: int, content: bytes) -> int:
            write(descriptor, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as full:
            full.setattr(os, "write", half)
            with pytest.raises(StoreError, match=r"its disk is full\. What was kept before is safe"):
                log.append("decision", {"seq": 3})
        assert (len(log.lines), file.read_bytes()) == (3, before)
        assert log.append("decision", {"seq": 3}).number == 4
    assert len(read_lines(file)) == 4


def test_a_disk_that_cannot_even_be_cut_back_loses_nothing_either(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(file)
    write = os.write
    with ChainedLog.open(file) as log:

        def half(descriptor: int, content: bytes) -> int:
            write(descriptor, content[: len(content) // 2])
            monkeypatch.setattr(os, "ftruncate", refuse)
            raise OSError(errno.EIO, "Input/output error")

        def refuse(descriptor: int, length: int) -> None:
            raise OSError(errno.EIO, "Input/output error")

        with monkeypatch.context() as broken:
            broken.setattr(os, "write", half)
            with pytest.raises(StoreError, match="Input/output error"):
                log.append("decision", {"seq": 3})
        monkeypatch.undo()
        assert log.append("decision", {"seq": 3}).number == 4
    assert [line.number for line in read_lines(file)] == [1, 2, 3, 4]


def test_a_text_can_be_deleted_and_the_chain_stays_whole(file: Path) -> None:
    with ChainedLog.open(file) as log:
        kept = [log.keep(words, about) for words, about in (("one", "A"), ("two", "B"), ("two", "B"))]
        for one in kept:
            log.append("answer", {"commitment": one})
        assert len(set(kept)) == 3
        assert set(log.forget(lambda text: text.about == "B")) == set(kept[1:])
        assert log.forget(lambda text: text.about == "B") == ()
        assert [log.text(one) for one in kept] == ["one", None, None]
        assert log.text(log.keep("three")) == "three"
    assert b"two" not in texts_file(file).read_bytes()
    with ChainedLog.open(file) as log:
        assert [log.text(one) for one in kept] == ["one", None, None]
        assert len(log.lines) == 3


def test_a_text_that_was_replaced_is_found(file: Path) -> None:
    with ChainedLog.open(file) as log:
        log.append("answer", {"commitment": log.keep("Ben moved")})
    texts = texts_file(file)
    texts.write_bytes(texts.read_bytes().replace(b"Ben", b"Ana"))
    with pytest.raises(FloorsimError, match="line 1: it is not the text that was written"):
        read_texts(file)


def test_a_text_cut_short_by_a_loss_of_power_was_never_kept(file: Path) -> None:
    with ChainedLog.open(file) as log:
        log.keep("one")
    with texts_file(file).open("ab") as texts:
        texts.write(b'{"commitment":"sha2')
    with ChainedLog.open(file) as log:
        two = log.keep("two")
        assert log.text(two) == "two"
    assert [text.text for text in read_texts(file).values()] == ["one", "two"]


def test_a_text_of_which_a_part_never_reached_the_disk_was_never_kept(file: Path) -> None:
    with ChainedLog.open(file) as log:
        for text in ("one", "two"):
            log.keep(text)
    first, second = texts_file(file).read_bytes().splitlines(keepends=True)
    texts_file(file).write_bytes(first + b"\0" * 40 + second[40:])
    assert [text.text for text in read_texts(file).values()] == ["one"]
    with ChainedLog.open(file) as log:
        log.keep("three")
    assert [text.text for text in read_texts(file).values()] == ["one", "three"]
    texts_file(file).write_bytes(b"\0" * 40 + first[40:] + second)
    with pytest.raises(FloorsimError, match="line 1: it is no text of a log"):
        read_texts(file)


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    write_new(tmp_path / "key", b"one")
    with pytest.raises(StoreError, match="already; it is left as it is"):
        write_new(tmp_path / "key", b"two")
    assert (tmp_path / "key").read_bytes() == b"one"


def test_of_two_that_write_a_name_in_one_moment_the_first_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key"

    def the_other_is_quicker(descriptor: int) -> None:
        monkeypatch.undo()
        write_new(file, b"theirs")

    monkeypatch.setattr(os, "fsync", the_other_is_quicker)
    with pytest.raises(StoreError, match="already; it is left as it is"):
        write_new(file, b"ours")
    assert file.read_bytes() == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["key"]


def test_a_link_that_leads_nowhere_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "key").symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="already; it is left as it is"):
        write_new(tmp_path / "key", b"ours")
    assert [one.name for one in tmp_path.iterdir()] == ["key"]


def test_a_folder_whose_path_leads_through_a_file_is_no_file_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "keys").write_bytes(b"")
    with pytest.raises(StoreError, match="a folder in its path is a file; check the path"):
        write_new(tmp_path / "keys" / "key", b"ours")


def test_nothing_has_its_name_before_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, there = tmp_path / "x.result", []
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: there.append(file.exists()))
        write_new(file, b"whole")
    assert there == [False, True]  # the file, then its folder

    def lose_power(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", lose_power)
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path / "y.result", b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["x.result"]


def test_a_deletion_that_cannot_be_written_leaves_every_text(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ChainedLog.open(file) as log:
        kept = log.keep("one")

        def refuse(descriptor: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as full:
            full.setattr(os, "fsync", refuse)
            with pytest.raises(StoreError, match="its disk is full"):
                log.forget(lambda text: True)
        assert log.text(kept) == "one"
        assert log.text(log.keep("two")) == "two"
    assert sorted(path.name for path in file.parent.iterdir()) == ["log.jsonl", "log.texts.jsonl"]
