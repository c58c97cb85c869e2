"""A programme of desk tests: inviting candidates, and taking in what they send."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final, Self

from floorsim.desktest.chain.clocks import CLOCKS, Clocks
from floorsim.desktest.chain.disk import read_bytes, replace
from floorsim.desktest.chain.envelope import LARGEST_BYTES
from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.package.accommodations import Accommodations, accommodations_of
from floorsim.desktest.package.sealed import SealedPackage, sealed_from_text
from floorsim.desktest.programme.admission import SUFFIX, Admission, looks_like_admission
from floorsim.desktest.programme.folder import REGISTER, ProgrammeFolder
from floorsim.desktest.programme.register import BEGUN, INVITED, RECEIVED, Invitation, Register
from floorsim.desktest.proof.flags import Flag
from floorsim.desktest.proof.result import Marks, Result
from floorsim.desktest.sitting.places import delete_sitting
from floorsim.errors import FloorsimError, StoreError, UsageError
from floorsim.printable import on_one_line
from floorsim.run.shift_code import ALPHABET, grouped
from floorsim.wording.times import length

CANDIDATE_CHARACTERS: Final = 8
"""Of a candidate's id, drawn by chance: 2^32 of them (D)."""
LONGEST_VALID_DAYS: Final = 3650
"""From the invitation to the last day of an admission: ten years (D)."""
LATEST_ZONE: Final = timedelta(hours=12)
"""How far behind UTC the last day of an admission ends at the latest."""


class Programme(ProgrammeFolder):
    """An administrator's programme; the first invitation begins its folder."""

    @classmethod
    def begin(cls, folder: Path, clocks: Clocks = CLOCKS) -> Self:
        """The programme in a folder; a new one where there is none. Raises as `open`, and StoreError."""
        programme = cls(folder, clocks)
        if not (folder / REGISTER).is_file():
            with programme.open_register() as register:
                if not register.lines:
                    register.append(BEGUN, {"id": grouped(_drawn(2 * CANDIDATE_CHARACTERS))})
        programme.register()
        return programme

    def invite(
        self,
        package: Path,
        name: str | None,
        accommodations: Accommodations,
        valid_until: date,
        *,
        candidate: str | None = None,
        into: Path | None = None,
    ) -> tuple[Invitation, Path]:
        """Invite somebody to a desk test, and write the admission file; its sitting's key is nowhere else.

        `candidate` is the id of somebody who was invited before; without it one is drawn.

        Raises:
            UsageError: the last day lies in the past, too far ahead or behind the package's, the name is
                empty, `into` is no name of an admission, or it is a practice form.
            FloorsimError: the package cannot be read, or has expired.
            StoreError: something cannot be written; nobody is invited then.
        """
        text = read_bytes(package, LARGEST_BYTES)
        sealed = sealed_from_text(text, str(package))
        self._may_invite(sealed, valid_until)
        _ = sealed.scenarios  # a floor that cannot be read is told now, and not to the candidate
        copy = sealed.copy_for_candidates
        if into is not None and not looks_like_admission(into):
            raise UsageError(f"'{into}' must end in {SUFFIX}: `take` knows an admission by it.")
        name = None if name is None else on_one_line(name).strip()
        if name == "":
            raise UsageError("The candidate needs a name, so that the administrator knows who it is.")
        key = SittingKey.new()
        file = into or self.admission_file(key.sitting)
        self.begin(self.folder, self.clocks)  # only now: what was refused above begins no programme
        with self.open_register() as register:
            self._keep_package(sealed.digest, text)
            id = candidate or self._new_candidate(Register.of(register.lines))
            before = self.people.names.get(id)
            if name is not None:
                self.people.put(id, name)
            written = False
            try:
                Admission(key, copy, accommodations, valid_until).write(file)
                written = True
                set_ = register.keep(json.dumps(asdict(accommodations)), key.sitting)
                body = {
                    "candidate": id,
                    "sitting": key.sitting,
                    "public": key.public.hex(),
                    "package": sealed.digest,
                    "test": sealed.test.id,
                    "valid_until": valid_until.isoformat(),
                    "retention_days": sealed.test.retention_days,
                    "accommodations": set_,
                }
                register.append(INVITED, body)
            except BaseException:
                with suppress(OSError, FloorsimError):
                    if written:
                        file.unlink()
                    if before is None:
                        self.people.remove(id)
                    else:
                        self.people.put(id, before)
                raise
        return self.register().invited[key.sitting], file

    def _keep_package(self, digest: str, text: bytes) -> None:
        """Keep the whole package, which no candidate gets."""
        try:
            self.package(digest)
        except FloorsimError:
            replace(self.package_file(digest), text)

    def _may_invite(self, package: SealedPackage, valid_until: date) -> None:
        today = self.clocks.wall().date()
        if package.test.practice:
            raise UsageError(
                f"{package.test.title} is a practice form: anybody may take it, and nobody is invited to it."
            )
        if valid_until < today:
            raise UsageError(f"{valid_until.isoformat()} is over already; give a last day from today on.")
        if valid_until > today + timedelta(days=LONGEST_VALID_DAYS):
            raise UsageError(f"{valid_until.isoformat()} is too far ahead; give a last day within ten years.")
        expires = package.test.expires
        if expires is not None and expires < valid_until:
            raise UsageError(
                f"The package expires on {expires.isoformat()}, before the last day of the admission; give "
                "an earlier last day, or seal a newer package."
            )

    def _new_candidate(self, register: Register) -> str:
        taken = set(register.candidates())
        while (id := grouped(_drawn(CANDIDATE_CHARACTERS))) in taken:
            continue
        return id

    def receive(self, result: Result, marks: Marks) -> None:
        """Take in a result that a candidate sent, once it is found this programme's.

        `marks` are what `floorsim.desktest.proof.verifying` counted with the whole package; they are kept in
        the register. The admission and, if it was taken on this machine, the sitting's folder are deleted:
        key and answers are in them.

        Raises:
            UsageError: it is not of this programme, or has been received before.
            BrokenResultError: its test is not the candidate's copy of the package.
            StoreError: it cannot be kept.
        """
        with self.open_register() as log:
            register = Register.of(log.lines)
            fault = self.why_not_ours(result, register) or self._why_not_again(result, register)
            if fault is not None:
                raise UsageError(fault)
            self.with_package(result)
            replace(self.result_file(result.sitting), result.envelope.encoded)
            invitation = register.invited[result.sitting]
            log.append(
                RECEIVED,
                {
                    "candidate": invitation.candidate,
                    "sitting": result.sitting,
                    "seal": result.seal,
                    "marks": [dict(one) for one in marks.values()],
                },
            )
        # The key is of no more use, and whoever has it could seal another result.
        with suppress(OSError, StoreError):
            self.admission_file(result.sitting).unlink(missing_ok=True)
            delete_sitting(result.sitting)

    def why_not_ours(self, result: Result, register: Register | None = None) -> str | None:
        """Why a result does not belong to this programme, in a sentence; None where it does."""
        register = register or self.register()
        invitation = register.invited.get(result.sitting)
        if result.practice:
            return f"Sitting {result.sitting} was taken as practice, so its result does not count."
        if invitation is None or invitation.public != result.envelope.public:
            return f"Nobody was invited to sitting {result.sitting} in this programme; ask who sent it."
        if invitation.package != result.package.digest:
            return (
                f"Sitting {result.sitting} was invited to another package than the one that was taken; its "
                "result does not count."
            )
        kept = self.texts().get(invitation.accommodations)
        set_ = None if kept is None else accommodations_of(json.loads(kept))
        if set_ is not None and set_ != result.accommodations:
            return (
                f"Sitting {result.sitting} was taken with other accommodations than were set for it; its "
                "result does not count."
            )
        begun, last = result.lines[0].at, datetime.combine(invitation.valid_until, time.max, UTC)
        if begun > last + LATEST_ZONE:
            return (
                f"Sitting {result.sitting} was begun on {begun.date().isoformat()}, and its admission was "
                f"valid until {invitation.valid_until.isoformat()}."
            )
        if result.deleted and result.sitting not in register.deleted:
            return f"Answers of sitting {result.sitting} are deleted, and this programme did not delete them."
        return None

    def why_not_kept(self, result: Result) -> str | None:
        """The same, and why it is not the one that was received, where one was."""
        register = self.register()
        received = register.received.get(result.sitting)
        fault = self.why_not_ours(result, register)
        if fault is None and received is not None and received.seal != result.seal:
            return f"It is another result of sitting {result.sitting} than the one that was received."
        return fault

    def odd_times(self, result: Result, register: Register | None = None) -> tuple[Flag, ...]:
        """Where the times in a result don't fit the times at which it was invited and received."""
        register = register or self.register()
        invitation, received = register.invited.get(result.sitting), register.received.get(result.sitting)
        first, last = result.lines[0], result.lines[-1]
        ended_by = self.clocks.wall() if received is None else received.at
        found = []
        if invitation is not None and first.at < invitation.at:
            early = length((invitation.at - first.at).total_seconds())
            found.append(
                Flag("clock", first.number, f"It was opened {early} before the invitation was made.")
            )
        if last.at > ended_by:
            late = length((last.at - ended_by).total_seconds())
            than = "now" if received is None else "its receipt"
            found.append(Flag("clock", last.number, f"Its last line is {late} later than {than}."))
        return tuple(found)

    def _why_not_again(self, result: Result, register: Register) -> str | None:
        sitting = result.sitting
        received = register.received.get(sitting)
        if received is not None and received.seal == result.seal:
            return f"The result of sitting {sitting} has been received already, and nothing is changed."
        if received is not None:
            return (
                f"This is a second, different result of sitting {sitting}. The first, received on "
                f"{received.at.date().isoformat()}, stands; ask the candidate where two come from."
            )
        if sitting in register.deleted:
            return f"What was kept of sitting {sitting} has been deleted; its result is not taken in again."
        return None


def _drawn(characters: int) -> str:
    """So many characters by chance, from the system's own source."""
    return "".join(secrets.choice(ALPHABET) for _ in range(characters))
