"""Fields of a decision that name a contact, and the marks given to one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from floorsim.desk.decisions.pickers import Option, Picker
from floorsim.floor.contact import Contact
from floorsim.wording.names import nearest
from floorsim.wording.sentences import shown
from floorsim.wording.times import span, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.workspace import Workspace


class OffersContacts(Protocol):
    """A kind of decision about a contact."""

    @classmethod
    def offered(cls, desk: Workspace) -> list[tuple[Contact, str]]:
        """Contacts that may be meant, the best first, each with what helps to choose."""


@dataclass(frozen=True, kw_only=True)
class ContactPicker(Picker):
    """One of the contacts that the kind of decision offers."""

    takes: ClassVar[str] = "contact"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """By key, each with whose it was, when and how long."""
        for contact, detail in cast(OffersContacts, kind).offered(desk):
            yield Option(contact.key, contact_words(desk, contact), detail=detail)


@dataclass(frozen=True, kw_only=True)
class MarksPicker(Picker):
    """Marks for the six steps, typed."""

    takes: ClassVar[str] = "marks"

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Free entry."""
        return ()


def contact_words(desk: Workspace, contact: Contact) -> str:
    """A contact in few words: `Hanna, Voice 09:12, 8:40`."""
    agent = desk.floor.agents[contact.agent]
    title = contact.type.own_channel.title
    return f"{desk.name(agent)}, {title} {time_of_day(contact.answered_s)}, {span(contact.handle_s)}"


def no_such_contact(key: str, known: list[str], none: str) -> str:
    """Why a contact's key means nothing here."""
    near = nearest(key, known)
    return f"{none}: {shown(key)}" + (f"; did you mean {near}?" if near else "")
