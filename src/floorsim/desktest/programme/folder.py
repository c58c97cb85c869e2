"""Where everything of a programme of desk tests lies, and reading it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from floorsim.desktest.chain.clocks import CLOCKS, Clocks
from floorsim.desktest.chain.disk import read_bytes
from floorsim.desktest.chain.envelope import LARGEST_BYTES
from floorsim.desktest.chain.log import ChainedLog, read_lines, read_texts
from floorsim.desktest.package.sealed import SealedPackage
from floorsim.desktest.programme import admission
from floorsim.desktest.programme.people import People
from floorsim.desktest.programme.register import Receipt, Register, plain_id
from floorsim.desktest.proof.result import (
    SUFFIX,
    BrokenResultError,
    Result,
    read_envelope,
    read_package,
    result_in,
)
from floorsim.desktest.proof.whole_package import MarkedResult, with_package
from floorsim.errors import FloorsimError, UsageError
from floorsim.wording.sentences import shown

REGISTER: Final = "register.jsonl"
_GRADER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")


class ProgrammeFolder:
    """One folder: `register.jsonl`, `people.json`, and folders of packages, admissions, results, grades.

    Names stand in `people.json` alone.
    """

    def __init__(self, folder: Path, clocks: Clocks = CLOCKS) -> None:
        self.folder = folder
        self.clocks = clocks
        self.people = People(folder)

    @classmethod
    def open(cls, folder: Path, clocks: Clocks = CLOCKS) -> Self:
        """The programme in a folder.

        Raises:
            UsageError: there is none.
            FloorsimError: its register was changed by something else.
        """
        programme = cls(folder, clocks)
        if not (folder / REGISTER).is_file() or not programme.id:
            raise UsageError(
                f"There is no programme of desk tests in {folder}; name its folder with --programme. "
                "`floorsim desk-test invite` begins one."
            )
        return programme

    @property
    def id(self) -> str:
        """The programme's own id, drawn when it was begun."""
        return self.register().id

    def register(self) -> Register:
        """Who was invited, what came back, what was deleted. Raises FloorsimError where it was changed."""
        return Register.of(read_lines(self.folder / REGISTER))

    def open_register(self) -> ChainedLog:
        """The register, to write in it. Raises StoreError where another program is writing."""
        return ChainedLog.open(self.folder / REGISTER, self.clocks)

    def grades(self, grader: str) -> ChainedLog:
        """The log of one grader, to read and write; begun where there is none.

        A text that is kept in it says with `about` which sitting it is about, so that it can be deleted.

        Raises:
            UsageError: this is not an id of a grader.
            StoreError: another program has it open, or it cannot be written.
        """
        if _GRADER.fullmatch(grader) is None:
            raise UsageError(
                f"{shown(grader)} is not an id of a grader; use letters, digits, - and _, at most 32, such "
                "as g1."
            )
        for other in self.graders():
            if other != grader and other.casefold() == grader.casefold():
                raise UsageError(
                    f"There is a grader {other} already, and {grader} differs only in capitals; write "
                    f"{other}, or choose another id."
                )
        return ChainedLog.open(self.grades_file(grader), self.clocks)

    def grades_file(self, grader: str) -> Path:
        """The file of one grader's log."""
        return self.folder / "grades" / f"{grader}.jsonl"

    def graders(self) -> tuple[str, ...]:
        """Everybody who has a log of grades, by id."""
        files = (self.folder / "grades").glob("*.jsonl")
        return tuple(sorted(file.stem for file in files if _GRADER.fullmatch(file.stem)))

    def results(self) -> Sequence[MarkedResult]:
        """The results that were received, in that order, with the whole package and the marks that were
        counted then; each is checked as `result_in` checks it.

        Raises:
            FloorsimError: one of them was changed or taken out of the folder since.
        """
        register = self.register()
        return [
            self._result(sitting, one)
            for sitting, one in register.received.items()
            if sitting not in register.deleted or self.result_file(sitting).exists()
        ]

    def result(self, sitting: str) -> MarkedResult:
        """The result of one sitting. Raises as `results`, and KeyError where none was received."""
        return self._result(sitting, self.register().received[sitting])

    def _result(self, sitting: str, receipt: Receipt) -> MarkedResult:
        file = self.result_file(sitting)
        try:
            found = result_in(read_envelope(file))
            if found.seal != receipt.seal:
                raise FloorsimError(f"{file} is another result than the one that was received.")
            return with_package(found, self.package(found.package.digest), receipt.marks)
        except BrokenResultError as broken:
            raise FloorsimError(f"{file} was changed since it was received. {broken}") from broken

    def with_package(self, result: Result) -> MarkedResult:
        """A result with the whole package that its sitting was invited to, and the marks that were counted
        when it was received, if it was.

        Raises:
            BrokenResultError: its test is not the candidate's copy of that package.
            FloorsimError: there is no such package in the folder, or it was changed.
        """
        received = self.register().received.get(result.sitting)
        kept = None if received is None or received.seal != result.seal else received.marks
        return with_package(result, self.package(result.package.digest), kept)

    def package(self, digest: str) -> SealedPackage:
        """A whole package that somebody was invited to. Raises FloorsimError where it is not there whole."""
        file = self.package_file(digest)
        found = read_package(read_bytes(file, LARGEST_BYTES))
        if not isinstance(found, SealedPackage) or found.digest != digest:
            raise FloorsimError(f"{file} is not the package {digest}; put back a copy of the folder.")
        return found

    def candidate(self, written: str) -> str:
        """The candidate whose id was written so, capitals and dashes aside.

        Raises:
            UsageError: there is none.
        """
        for id in self.register().candidates():
            if plain_id(id) == plain_id(written):
                return id
        raise UsageError(
            f"There is no candidate {shown(written)} in this programme; "
            "`floorsim desk-test person list` names them."
        )

    def candidate_of(self, sitting: str) -> str:
        """The pseudonymous id of whoever was invited to a sitting. Raises KeyError for an unknown one."""
        return self.register().invited[sitting].candidate

    def package_file(self, digest: str) -> Path:
        """The file of a package."""
        return self.folder / "packages" / f"{digest.rpartition(':')[2]}.sealed.yaml"

    def result_file(self, sitting: str) -> Path:
        """The file of a result."""
        return self.folder / "results" / f"{sitting}{SUFFIX}"

    def admission_file(self, sitting: str) -> Path:
        """Where an admission is written unless another file is asked for."""
        return self.folder / "admissions" / f"{sitting}{admission.SUFFIX}"

    def texts(self) -> Mapping[str, str]:
        """What was kept beside the register and is not deleted, by commitment."""
        kept = read_texts(self.folder / REGISTER)
        return {key: one.text for key, one in kept.items() if one.text is not None}
