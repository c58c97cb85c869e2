"""A decision typed in one line: `move ben cleo to chat until 11:00`, `callbacks on voice`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from floorsim.desk.decisions.decision import Decision
from floorsim.plain.ascii_words import in_ascii
from floorsim.plain.deciding import as_typed, fill_in
from floorsim.plain.desk import Desk
from floorsim.present.form_fields import LEAVE, FormField, form_fields
from floorsim.present.quote import Choosable
from floorsim.present.verbs import short_words

_FILLERS: Final = frozenset(
    ("and", "the", "for", "in", "of", "with", "at", "a", "an", "to", "on", "them", "please", "min", "minutes",
     "now", "by")
)  # fmt: skip
"""Words that a line may have for its own sake."""
_TIME: Final = re.compile(r"\d{1,2}:\d\d")
_NUMBER: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(m|min|s|%)?")
_LONGEST: Final = 8
"""Words of an option's name that are looked at together."""
_LONG: Final = 20
"""Letters of a label that help still reads out whole."""
_LEAST: Final = 3
"""Letters from which the beginning of a name stands for it."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A kind of decision that a line begins with, and the words after it."""

    kind: type[Decision]
    words: int
    """Of the name, by which it wins over shorter ones."""
    rest: tuple[str, ...]


def spelled(line: str, kinds: Sequence[type[Decision]]) -> Spelled | None:
    """The kind of decision that a line begins with, the longest name first; None where it is none.

    The name in the reference wins over another kind's short name, and that over a title.
    """
    typed = tuple(in_ascii(line).lower().replace(",", " ").split())
    for exact in (True, False):
        named = [(_names(kind)[place], kind) for place in range(3 if exact else 2) for kind in kinds]
        for count in range(min(len(typed), _LONGEST), 0, -1):
            phrase = " ".join(typed[:count])
            for name, kind in named:
                begins = len(phrase) > _LEAST and name.startswith(phrase)
                if name == phrase or (begins and not exact):
                    return Spelled(kind, count, typed[count:])
    return None


def _names(kind: type[Decision]) -> tuple[str, ...]:
    """What a kind is called: two names, whose beginning is enough, and its title."""
    return kind.kind.replace("_", " "), in_ascii(short_words(kind)).lower(), in_ascii(kind.title).lower()


def called(kind: type[Decision], kinds: Sequence[type[Decision]]) -> str:
    """The short name by which a kind is typed; else, where that is another's or lets time pass, its name."""
    name, short, _ = _names(kind)
    meant = None if short == "wait" else spelled(short, kinds)
    return short if meant is not None and meant.kind is kind else name


def decide_directly(desk: Desk, said: Spelled) -> None:
    """Take the decision of a line at once if it says everything, else ask for the rest."""
    kind, fields = said.kind, form_fields(said.kind, desk.session.options)
    reason = desk.session.why_not(kind)
    if reason is not None:
        desk.lines.say("error", f"{kind.title} is not possible now: {reason}")
        return
    arguments, unknown = understood(said.rest, fields)
    if unknown:
        desk.lines.say("error", f"'{unknown}' is not understood. {usage(desk, kind)}")
        return
    lacking = [field for field in fields if field.required and field.key not in arguments]
    if lacking or not said.rest:
        if arguments:
            labels = ", ".join(one.label for one in lacking)
            desk.lines.say("question", f"{kind.title}: not said yet: {labels}.")
        fill_in(desk, kind, arguments)
        return
    desk.take(desk.quote(kind, arguments), {field.key: field.label for field in fields})


def usage(desk: Desk, kind: type[Decision]) -> str:
    """What to type for a kind of decision."""
    parts, name = [], called(kind, desk.session.kinds())
    fields = form_fields(kind, desk.session.options)
    if not fields:
        return f"Type {name}."
    for field in fields:
        shown = [_shortly(one) for one in field.choices if one.value != LEAVE][:4]
        some = ", ".join(shown) + (" and so on" if len(field.choices) > len(shown) + 1 else "")
        parts.append(f"{field.label.lower()}: {some or 'a ' + field.entry}")
    return f"Type {name} with {'; '.join(parts)}; or {name} alone, to be asked."


def _shortly(one: Choosable) -> str:
    """What is typed for an option: its label, or in place of a long one its value."""
    if len(one.label) <= _LONG:
        return one.label
    return _SWITCH[one.value][0] if isinstance(one.value, bool) else str(one.value).replace("_", " ")


def understood(words: Sequence[str], fields: Sequence[FormField]) -> tuple[dict[str, Any], str]:
    """The arguments that words say, by the names that the decision takes, and the first word that says none.

    A field's own name before a value says whose it is; else a value goes to the first field that has it.
    """
    found: dict[str, Any] = {}
    marked: FormField | None = None
    place = 0
    while place < len(words):
        taken, count = _value_at(words[place:], fields, found, marked)
        if taken is not None:
            field, value = taken
            if field.many:
                found.setdefault(field.key, []).extend([] if value in found.get(field.key, []) else [value])
            else:
                found[field.key] = value
            marked = field if field.many else None
            place += count
            continue
        field_named = next((one for one in fields if words[place] in _field_names(one)), None)
        if field_named is not None:
            marked = field_named
        elif words[place] not in _FILLERS:
            return {}, words[place]
        place += 1
    return found, ""


def _field_names(field: FormField) -> tuple[str, ...]:
    return field.key.lower(), field.name.lower(), field.label.lower(), *field.label.lower().split()


def _value_at(
    words: Sequence[str], fields: Sequence[FormField], found: Mapping[str, Any], marked: FormField | None
) -> tuple[tuple[FormField, Any] | None, int]:
    """The field and value that words begin with, and how many they take."""
    open_fields = [one for one in fields if one.key not in found or one.many]
    if marked in open_fields:
        open_fields = [marked, *(one for one in open_fields if one is not marked)]
    for exact in (True, False):
        for count in range(min(len(words), _LONGEST), 0, -1):
            phrase = " ".join(words[:count])
            if count == 1 and phrase in _FILLERS and not (exact and marked is not None):
                continue
            for field in open_fields:
                value = _named_value(field, phrase, exact=exact)
                if value is not None:
                    return (field, value), count
    for field in open_fields:
        typed = _typed_value(field, words[0], marked)
        if typed is not None:
            return (field, typed), 1
    return None, 0


def _named_value(field: FormField, phrase: str, *, exact: bool) -> Any | None:
    """A value of a field's list that is called so, or begins so."""
    for one in field.choices:
        if isinstance(one.value, bool) and exact and phrase in _SWITCH[one.value]:
            return one.value
        names = _option_names(one)
        if phrase in names or (
            not exact and len(phrase) >= _LEAST and any(n.startswith(phrase) for n in names)
        ):
            return one.value
    return None


_SWITCH: Final = {True: ("yes", "on"), False: ("no", "off", "stop")}


def _option_names(one: Choosable) -> tuple[str, ...]:
    label = re.sub(r"[^\w\s:%-]", "", in_ascii(one.label).lower())
    value = str(one.value).lower()
    return label, value.replace("_", " "), value


def _typed_value(field: FormField, word: str, marked: FormField | None) -> Any | None:
    """A time or a number as the value of a field that takes one; a number only where its field was named,
    or where it is the only one."""
    if field.entry == "time" or field.pick == "time":
        return word.rjust(5, "0") if _TIME.fullmatch(word) else None
    number = _NUMBER.fullmatch(word)
    if number and field.pick == "minutes" and number[2] in ("s", "%"):
        return None
    if number and (field.pick in ("minutes", "number") or field.entry == "number"):
        return as_typed(field, number[1]) if field is marked or not field.choices else None
    if field is marked and field.entry == "text":
        return word
    return None
