"""A dashboard's answer while it is being made: what is chosen, the words to it, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from floorsim.desktest.package.exercises import Chosen, Dashboard, DashboardAnswer, Option, Statement
from floorsim.wording.numbers import counted

PartId = Literal["findings", "cause", "action", "check"]


class Part(NamedTuple):
    """One part of the answer."""

    id: PartId
    offered: str
    """The field of the exercise with what can be chosen."""
    asks: str
    most: int
    """So many can be chosen."""

    @property
    def title(self) -> str:
        """Its name."""
        return self.id.capitalize()


PARTS: Final = (
    Part("findings", "findings", "Which three findings matter most? What in the figures shows each?", 3),
    Part("cause", "causes", "Which one cause do the figures support best? What speaks for it?", 1),
    Part("action", "actions", "Which one action would you take first? Why that one?", 1),
    Part("check", "checks", "What one thing would you check before you rely on this? How?", 1),
)

MOST: Final = sum(part.most for part in PARTS)
"""Parts of a whole answer: three findings, a cause, an action, a check."""


class DashboardDraft:
    """Holds the choices; the words to a choice that is taken back are there again when it is chosen anew."""

    def __init__(self, exercise: Dashboard, answer: Mapping[str, Any]) -> None:
        self._exercise = exercise
        self._words: dict[tuple[PartId, str], str] = {}
        self._chosen: dict[PartId, list[str]] = {}
        kept = DashboardAnswer.model_validate(dict(answer))
        for part in PARTS:
            got = getattr(kept, part.id)
            chosen: Sequence[Chosen] = got if part.id == "findings" else [got] if got else []
            self._chosen[part.id] = [one.id for one in chosen]
            self._words |= {(part.id, one.id): one.words for one in chosen}

    def options(self, part: Part) -> Sequence[Statement | Option]:
        """What can be chosen."""
        offered: Sequence[Statement | Option] = getattr(self._exercise, part.offered)
        return offered

    def chosen(self, part: Part) -> Sequence[Statement | Option]:
        """What is chosen, in the order of the options."""
        return [one for one in self.options(part) if one.id in self._chosen[part.id]]

    def words(self, part: Part, id: str) -> str:
        """The candidate's own words to a choice."""
        return self._words.get((part.id, id), "")

    def toggle(self, part: Part, id: str) -> str | None:
        """Choose something or take it back; return in a sentence why it can't be chosen, else None.

        Where only one can be chosen, the new choice takes the place of the old one.
        """
        chosen = self._chosen[part.id]
        if id in chosen:
            chosen.remove(id)
        elif part.most == 1:
            chosen[:] = [id]
        elif len(chosen) == part.most:
            return f"{part.most} are chosen. Take one back first."
        else:
            chosen.append(id)
        return None

    def write(self, part: Part, id: str, words: str) -> None:
        """Set the words to a choice."""
        self._words[part.id, id] = words

    def answer(self) -> DashboardAnswer:
        """The answer as it stands."""
        made = {
            part.id: tuple(Chosen(id=one.id, words=self.words(part, one.id)) for one in self.chosen(part))
            for part in PARTS
        }
        single = {id: chosen[0] if chosen else None for id, chosen in made.items() if id != "findings"}
        return DashboardAnswer(findings=made["findings"], **single)

    def done(self) -> int:
        """How many of the six parts are chosen and have words."""
        return sum(bool(self.words(part, one.id).strip()) for part in PARTS for one in self.chosen(part))

    def missing(self) -> Sequence[str]:
        """What is not answered yet, a few words each."""
        gone = []
        for part in PARTS:
            chosen = self.chosen(part)
            if short := part.most - len(chosen):
                gone.append(counted(short, "finding") if part.most > 1 else f"the {part.id}")
            if silent := sum(not self.words(part, one.id).strip() for one in chosen):
                to = counted(silent, "finding") if part.most > 1 else f"the {part.id}"
                gone.append(f"your words to {to}")
        return gone
