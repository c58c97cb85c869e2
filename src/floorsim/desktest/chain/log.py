"""The append-only log of one sitting, one programme or one grader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from floorsim.desktest.chain.chained import BrokenChainError, chained
from floorsim.desktest.chain.clocks import CLOCKS, Clocks
from floorsim.desktest.chain.disk import AppendedFile, explained, read_bytes, replace
from floorsim.desktest.chain.kept_texts import KeptText, decoded_texts, encoded_texts, finished, new_text
from floorsim.desktest.chain.line import Line, next_line
from floorsim.errors import FloorsimError, StoreError
from floorsim.folders import make_private
from floorsim.store.locks import let_go, take_lock


def texts_file(log_file: Path) -> Path:
    """The file of the texts that belong to a log: `log.texts.jsonl` beside `log.jsonl`."""
    return log_file.with_suffix(".texts.jsonl")


def read_lines(log_file: Path) -> tuple[Line, ...]:
    """The lines of a log that may be open elsewhere; none where there is no log.

    Raises:
        FloorsimError: its chain is broken; the sentence names file and line.
        StoreError: it cannot be read.
    """
    return _read(log_file, _content(log_file))[0]


def read_texts(log_file: Path) -> Mapping[str, KeptText]:
    """The texts that belong to a log that may be open elsewhere, by commitment. Raises as `read_lines`."""
    file = texts_file(log_file)
    return decoded_texts(_content(file), str(file))


class ChainedLog:
    """Lines that can be added to and not changed unnoticed; open in one program at a time."""

    def __init__(self, file: Path, clocks: Clocks, letting_go: Callable[[], None]) -> None:
        self.file = file
        self._clocks = clocks
        self._letting_go = letting_go
        content = _content(file)
        lines, torn = _read(file, content)
        self.set_aside: str | None = None
        """In a sentence what was found behind the last whole line and moved out of the log."""
        if torn:
            aside = file.with_suffix(".torn")
            replace(aside, torn)
            self.set_aside = (
                f"The last line of {file} was not finished when the program or the machine stopped, so what "
                f"it was about did not count; its {len(torn)} bytes are in {aside.name}."
            )
        self._open = AppendedFile(file)
        if torn:
            self._open.cut(len(content) - len(torn))
        elif content and not content.endswith(b"\n"):
            self._open.append(b"\n")  # the last line got to the disk whole, its line end did not
        self._lines = list(lines)
        self._texts: tuple[AppendedFile, dict[str, KeptText]] | None = None

    @classmethod
    def open(cls, file: Path, clocks: Clocks = CLOCKS) -> Self:
        """Open a log, or begin one, and check its chain.

        Raises:
            FloorsimError: the chain is broken; the sentence names the line.
            StoreError: the file cannot be read or written, or another program has it open.
        """
        lock_file = file.with_suffix(".lock")
        with explained(lock_file):
            make_private(file.parent)
            lock = take_lock(lock_file)
        if lock is None:
            raise StoreError(f"{file} is open in another floorsim; close that one, and try again.")
        try:
            return cls(file, clocks, lambda: let_go(lock))
        except BaseException:
            let_go(lock)
            raise

    @property
    def lines(self) -> Sequence[Line]:
        """Everything written so far."""
        return self._lines

    @property
    def clocks(self) -> Clocks:
        """Where its lines have their times from."""
        return self._clocks

    def append(self, kind: str, body: Mapping[str, Any]) -> Line:
        """Write a line; when this returns, no crash or loss of power takes it away.

        Raises:
            StoreError: it is not written, and counts as never said.
        """
        before = self._lines[-1] if self._lines else None
        line = next_line(before, self._clocks.wall(), self._clocks.steady(), kind, body)
        self._open.append(line.encoded + b"\n")
        self._lines.append(line)
        return line

    def keep(self, text: str, about: str = "") -> str:
        """Keep a text beside the log; what is returned goes in a line and says nothing about the text.

        `about` is the id of the sitting that it is about, by which it is found when it is to be deleted.

        Raises:
            StoreError: it is not kept.
        """
        kept, (file, texts) = new_text(text, about), self._kept()
        file.append(kept.encoded + b"\n")
        texts[kept.commitment] = kept
        return kept.commitment

    def text(self, commitment: str) -> str | None:
        """A text that was kept; None where it has been deleted or never was."""
        kept = self.texts.get(commitment)
        return None if kept is None else kept.text

    @property
    def texts(self) -> Mapping[str, KeptText]:
        """All texts by commitment, the deleted ones without their text."""
        return self._kept()[1]

    def forget(self, which: Callable[[KeptText], bool]) -> tuple[str, ...]:
        """Delete texts; the chain stays whole. Returns the commitments of what was deleted.

        Raises:
            StoreError: nothing is deleted.
        """
        going = {one.commitment for one in self.texts.values() if one.salt is not None and which(one)}
        if going:
            left = {key: text.deleted if key in going else text for key, text in self.texts.items()}
            self._close_texts()  # Windows replaces no file that is open; what stands there is read again
            replace(texts_file(self.file), encoded_texts(left.values()))
        return tuple(sorted(going))

    def _kept(self) -> tuple[AppendedFile, dict[str, KeptText]]:
        if self._texts is None:
            file = texts_file(self.file)
            content = _content(file)
            texts, open_ = decoded_texts(content, str(file)), AppendedFile(file)
            open_.cut(len(finished(content)))
            self._texts = open_, texts
        return self._texts

    def _close_texts(self) -> None:
        if self._texts is not None:
            self._texts[0].close()
            self._texts = None

    def close(self) -> None:
        """Close it; others can open it then. Twice does no harm."""
        self._open.close()
        self._close_texts()
        letting_go, self._letting_go = self._letting_go, lambda: None
        letting_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _content(file: Path) -> bytes:
    """What is in a file; nothing where there is none."""
    return read_bytes(file) if file.exists() else b""


def _read(file: Path, content: bytes) -> tuple[tuple[Line, ...], bytes]:
    try:
        return chained(content)
    except BrokenChainError as broken:
        raise FloorsimError(f"{file} was changed by something other than floorsim. {broken}") from broken
