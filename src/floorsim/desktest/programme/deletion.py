"""Deleting what is kept about a person; the chains of register, results and grades stay whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from floorsim.desktest.chain.disk import explained, replace
from floorsim.desktest.chain.kept_texts import decoded_texts, encoded_texts
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.programme.register import DELETED, Register
from floorsim.desktest.proof.result import read_envelope
from floorsim.desktest.sitting.places import delete_sitting
from floorsim.errors import FloorsimError, StoreError
from floorsim.replacing import leftovers

Why = Literal["asked", "retention"]
WHY: Final[dict[Why, str]] = {"asked": "it was asked for", "retention": "the retention time is over"}


@dataclass(frozen=True, slots=True)
class DeletionReceipt:
    """What was deleted, by the hashes that stay in the chains."""

    candidate: str
    why: Why
    at: datetime
    name: bool
    """Whether a name was deleted."""
    seals: dict[str, str | None]
    """The sittings concerned, and the seal of each result; None where none was received."""
    answers: tuple[str, ...]
    """Commitments of answers."""
    settings: tuple[str, ...]
    """Commitments of accommodations."""
    grades: dict[str, tuple[str, ...]]
    """Commitments of what graders wrote, by grader."""
    line: str
    """Hash of the register's line that records the deletion."""

    def as_json(self) -> dict[str, Any]:
        """For machines, and to be handed out."""
        return {**asdict(self), "at": self.at.isoformat(timespec="seconds")}


class Due(NamedTuple):
    """A sitting whose retention time is over."""

    candidate: str
    sitting: str
    since: datetime
    """When it was over."""


def due(programme: Programme) -> list[Due]:
    """The sittings to be deleted by now: their days are counted from the receipt of the result, or else from
    the last day on which they could have been begun."""
    register, now = programme.register(), programme.clocks.wall()
    found = []
    for sitting, invitation in register.invited.items():
        received = register.received.get(sitting)
        last = datetime.combine(invitation.valid_until, datetime.min.time(), now.tzinfo)
        since = (received.at if received is not None else last) + timedelta(days=invitation.retention_days)
        if since <= now and sitting not in register.deleted:
            found.append(Due(invitation.candidate, sitting, since))
    return found


def delete(
    programme: Programme, candidate: str, why: Why, sittings: Sequence[str] | None = None
) -> DeletionReceipt:
    """Delete answers, accommodations, graders' sentences, admissions and, with a person's last sitting, the
    name. Done again after an interruption it completes what is left.

    `sittings` are all of the candidate's unless given.

    Raises:
        StoreError: something could not be deleted; the sentence says what. Do it again then.
    """
    with programme.open_register() as log:  # so that no result is taken in meanwhile
        register = Register.of(log.lines)
        everything = register.sittings_of(candidate)
        going = tuple(everything if sittings is None else sittings)
        answers: list[str] = []
        for sitting in [one for one in going if one in register.received]:
            answers += _forget_answers(programme, sitting, again=sitting in register.deleted)
        grades = {grader: _forget_grades(programme, grader, going) for grader in programme.graders()}
        for sitting in going:
            _delete_file(programme.admission_file(sitting))
            delete_sitting(sitting)
        for file in leftovers(programme.folder):  # of a machine that stopped: they may hold names and answers
            _delete_file(file)
        settings = log.forget(lambda text: text.about in going)
        left = [one for one in everything if one not in going and one not in register.deleted]
        named = not left and programme.people.remove(candidate)
        receipt = DeletionReceipt(
            candidate,
            why,
            programme.clocks.wall(),
            named,
            {one: register.received[one].seal if one in register.received else None for one in going},
            tuple(answers),
            settings,
            {grader: texts for grader, texts in grades.items() if texts},
            "",
        )
        body = {key: value for key, value in receipt.as_json().items() if key not in ("line", "at")}
        line = log.append(DELETED, {**body, "sittings": list(going)})
    return dataclasses.replace(receipt, line=line.digest)


def already_deleted(register: Register, candidate: str) -> bool:
    """Whether everything of a candidate has been deleted before."""
    return all(sitting in register.deleted for sitting in register.sittings_of(candidate))


def _forget_answers(programme: Programme, sitting: str, *, again: bool) -> list[str]:
    """Put marks of deletion in place of a result's texts; the signature does not cover those.

    A file that was changed by something else goes as a whole: nobody can tell what of it is personal. The
    receipt names what an attempt that was cut short deleted too; after a whole one, `again`, what is new.
    """
    file = programme.result_file(sitting)
    if not file.exists():
        return []
    try:
        envelope = read_envelope(file)
        texts = decoded_texts(envelope.texts, str(file)).values()
        whole = envelope.is_genuine and encoded_texts(texts) == envelope.texts
    except StoreError:
        raise
    except FloorsimError:
        whole = False
    if not whole:
        _delete_file(file)
        return []
    replace(file, envelope.with_texts(encoded_texts(text.deleted for text in texts)).encoded)
    return [text.commitment for text in texts if text.text is not None or not again]


def _delete_file(file: Path) -> None:
    with explained(file, "deleted"):
        file.unlink(missing_ok=True)


def _forget_grades(programme: Programme, grader: str, sittings: Sequence[str]) -> tuple[str, ...]:
    with programme.grades(grader) as log:
        return log.forget(lambda text: text.about in sittings)
