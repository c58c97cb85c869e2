import re
from pathlib import Path

import pytest

from floorsim.desktest.chain.keys import SittingKey, is_signed, sitting_id
from floorsim.errors import FloorsimError


def test_a_signature_holds_for_its_message_and_its_key_alone() -> None:
    key, other = SittingKey.new(), SittingKey.new()
    signature = key.sign(b"the log")
    assert is_signed(key.public, signature, b"the log")
    assert not is_signed(key.public, signature, b"the Log")
    assert not is_signed(other.public, signature, b"the log")
    assert not is_signed(b"short", signature, b"the log")


def test_the_id_of_a_sitting_follows_from_its_key_and_can_be_read_out() -> None:
    key = SittingKey.new()
    assert key.sitting == sitting_id(key.public) != SittingKey.new().sitting
    assert re.fullmatch(r"([012346789FKMRWXY]{4}-){4}[012346789FKMRWXY]{4}", key.sitting)


def test_a_key_is_for_its_owner_alone_and_never_shown(tmp_path: Path) -> None:
    key = SittingKey.new()
    key.write(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert SittingKey.read(tmp_path / "key").public == key.public
    assert key.hex not in repr(key)


@pytest.mark.parametrize("content", [b"", b"not a key", b"00ff", "élan".encode("latin-1")])
def test_a_file_without_a_key_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(FloorsimError, match="has no key of a sitting in it"):
        SittingKey.read(tmp_path / "key")
