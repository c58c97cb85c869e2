"""What the register of a programme says: who was invited, what came back, what was deleted. No names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from floorsim.desktest.chain.keys import sitting_id
from floorsim.desktest.chain.line import Line
from floorsim.errors import FloorsimError

BEGUN: Final = "programme"
INVITED: Final = "invited"
RECEIVED: Final = "received"
DELETED: Final = "deleted"


def plain_id(written: str) -> str:
    """A candidate's id as people write it, capitals and dashes aside."""
    return written.replace("-", "").strip().upper()


@dataclass(frozen=True, slots=True)
class Invitation:
    """One sitting to which a candidate was invited."""

    candidate: str
    sitting: str
    public: bytes
    """The public key of the sitting; the private one is in the admission alone."""
    package: str
    """Digest of the sealed package."""
    test: str
    """Id of the desk test."""
    valid_until: date
    retention_days: int
    accommodations: str
    """Commitment of the text that says what was set, which can be deleted."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """A result that came back."""

    seal: str
    at: datetime
    marks: Mapping[str, Mapping[str, Any]]
    """What the machine counted then, by exercise, as `Marked.as_json` has it."""


@dataclass(slots=True)
class Register:
    """The register, read."""

    id: str = ""
    """The programme's own id."""
    invited: dict[str, Invitation] = field(default_factory=dict)
    """By sitting."""
    received: dict[str, Receipt] = field(default_factory=dict)
    """By sitting."""
    deleted: dict[str, datetime] = field(default_factory=dict)
    """Sittings of which personal data was deleted, and when."""

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Register:
        """What the lines of a register say. Raises FloorsimError where one of them says nothing sensible."""
        found = cls()
        for line in lines:
            try:
                found._add(line)
            except (KeyError, ValueError, TypeError, AttributeError):
                raise FloorsimError(
                    f"Line {line.number} of the programme's register says what floorsim does not write "
                    "there; put back a copy of the folder."
                ) from None
        return found

    def candidates(self) -> tuple[str, ...]:
        """Everybody who was invited, by pseudonymous id, in the order of their first invitations."""
        return tuple(dict.fromkeys(one.candidate for one in self.invited.values()))

    def sittings_of(self, candidate: str) -> tuple[str, ...]:
        """The sittings of a candidate, in the order of their invitations."""
        return tuple(id for id, one in self.invited.items() if one.candidate == candidate)

    def _add(self, line: Line) -> None:
        body = line.body
        match line.kind:
            case "programme":
                self.id = body["id"]
            case "invited":
                if sitting_id(bytes.fromhex(body["public"])) != body["sitting"]:
                    raise ValueError("a sitting of another key; files are named after it")
                self.invited[body["sitting"]] = Invitation(
                    body["candidate"],
                    body["sitting"],
                    bytes.fromhex(body["public"]),
                    body["package"],
                    body["test"],
                    date.fromisoformat(body["valid_until"]),
                    body["retention_days"],
                    body["accommodations"],
                    line.at,
                )
            case "received":
                marks = {one["exercise"]: one for one in body.get("marks", ())}
                self.received[self.invited[body["sitting"]].sitting] = Receipt(body["seal"], line.at, marks)
            case "deleted":
                self.deleted |= {self.invited[id].sitting: line.at for id in body["sittings"]}
