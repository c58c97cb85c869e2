"""What each kind of pydantic error means to somebody who writes scenarios."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from floorsim.scenario.faults.locating import LocatedError
from floorsim.scenario.values.durations import format_duration, read_duration
from floorsim.scenario.values.refusal import REFUSAL_TYPE
from floorsim.scenario.values.times_of_day import format_time, read_time
from floorsim.wording.names import choose, listed
from floorsim.wording.sentences import shown, stands_instead

Sentence = tuple[str, str]
"""What is wrong, and what would be right."""

LIST_KINDS: Final = frozenset(["list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"])
CONTAINER_KINDS: Final = LIST_KINDS | {"model_type", "model_attributes_type", "dict_type", "mapping_type"}
"""Errors of a value that is not a mapping or list where one is needed."""

PATTERNS: Final = {
    r"^[A-Za-z0-9][A-Za-z0-9_.-]*$": (
        "cannot be a name",
        "use letters, digits, - _ and . only, and begin with a letter or digit",
    ),
    r"^[A-Z]{3}$": ("is not a currency code", "write three capital letters such as EUR"),
}
"""What is wrong, and the rule, behind each pattern that the scenario language uses."""


def sentence(found: LocatedError, known: list[str], written: str | None) -> Sentence:
    """The error in words.

    `known` are the keys that may stand where the error is, `written` is the scalar as the file writes it.
    """
    kind = found.kind
    if kind in ("value_error", "assertion_error", REFUSAL_TYPE):
        return _own_words(found)
    if found.value is None and kind not in _KINDS_OF_NOTHING:
        return "there is no value here", _needed(found, known)
    if kind in CONTAINER_KINDS:
        return _not_a_container(found, known)
    if kind in _LIMITS:
        return _out_of_range(found, written)
    translate = _BY_KIND.get(kind)
    if translate is not None:
        return translate(found, written)
    message = str(found.error["msg"])
    return message[:1].lower() + message[1:].rstrip("."), ""


def form(found: LocatedError, known: list[str]) -> str:
    """The form of value that would be right, in a few words: for a value that may have several forms."""
    if found.kind in ("literal_error", "enum"):
        return listed(_expected(found.context))
    if found.kind in LIST_KINDS:
        return "a list"
    if found.kind in CONTAINER_KINDS:
        return (
            f"keys such as {listed((f'{key}:' for key in known), 'and')}"
            if known
            else "keys with their values"
        )
    if found.kind == REFUSAL_TYPE:
        return str(found.context["right"]).removeprefix("write ")
    return _NEEDED.get(found.kind, "another value")


def choices(found: LocatedError) -> list[str]:
    """The values allowed where a choice is needed, or none."""
    return _expected(found.context) if found.kind in ("literal_error", "enum") else []


def _own_words(found: LocatedError) -> Sentence:
    """A message that the scenario language itself wrote, in the form `what is wrong; what would be right`."""
    context = found.context
    if found.kind == REFUSAL_TYPE:
        wrong = "there is no value here" if found.value is None else str(context["wrong"])
        return wrong, str(context["right"])
    text = str(context.get("error") or found.error["msg"]).strip().rstrip(".")
    wrong, _, right = text.partition("; ")
    return wrong, right


def _needed(found: LocatedError, known: list[str]) -> str:
    """What to write where the file writes nothing."""
    kind, context = found.kind, found.context
    if kind in ("model_type", "model_attributes_type") and known:
        return f"write its keys below it, such as {listed(known)}"
    if kind in ("literal_error", "enum"):
        return f"write {listed(_expected(context))}"
    return f"write {_NEEDED.get(kind, 'a value')}"


def _not_a_container(found: LocatedError, known: list[str]) -> Sentence:
    value, mapping = found.value, found.kind not in LIST_KINDS
    if mapping:
        keys = f" such as {listed(f'{key}:' for key in known)}" if known else ""
        if isinstance(value, list):
            return "a list stands where keys are needed", _keys_from(value, keys)
        return f"{shown(value)} stands where keys are needed", f"write keys{keys} below it"
    if isinstance(value, dict):
        return "keys stand where a list is needed", "begin each entry with a dash"
    text = shown(value).strip("'")
    bare = text if re.fullmatch(r"[\w.:%-]+", text) and "..." not in text else "first, second"
    return f"{shown(value)} is not a list", f"write [{bare}], or one entry a line, each with a dash"


def _keys_from(entries: list[Any], keys: str) -> str:
    """How to write as keys what stands in a list."""
    if entries and all(isinstance(entry, dict) for entry in entries):
        return "take the dashes away"
    names = [entry for entry in entries if isinstance(entry, str) and re.fullmatch(r"[\w.-]+", entry)]
    if keys or not names:
        return f"write keys{keys} with their values in place of it"
    few = names[:_NAMES_IN_EXAMPLE]
    return f"give each its value, as in {{{', '.join(f'{name}: 0.9' for name in few)}}}"


def _out_of_range(found: LocatedError, written: str | None) -> Sentence:
    value = written if written is not None else found.value
    words, too_far = _LIMITS[found.kind]
    limit = float(next(iter(found.context.values())))
    shown_limit, adjectives = _like(written, limit)
    return f"{shown(value)} is too {adjectives[too_far]}", f"write {words.format(shown_limit)}"


def _like(written: str | None, limit: float) -> tuple[str, tuple[str, str]]:
    """A limit in the form in which the value is written, with the words for below and above it."""
    for read, write, adjectives in (
        (read_duration, format_duration, ("short", "long")),
        (read_time, format_time, ("early", "late")),
    ):
        try:
            read(written)
        except ValueError:
            continue
        return write(max(limit, 0.0)), adjectives
    if written is not None and written.strip().endswith("%"):
        return f"{limit * 100:g}%", ("small", "large")
    return f"{limit:g}" if abs(limit) < 1e6 else f"{limit:.0f}", ("small", "large")


def _expected(context: dict[str, Any]) -> list[str]:
    """The allowed values, from pydantic's own list `'a', 'b' or 'c'`."""
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    return re.findall(r"'([^']*)'", expected) or [word for word in re.split(r", | or ", expected) if word]


def _not_a_choice(found: LocatedError, written: str | None) -> Sentence:
    value = written if written is not None else found.value
    wrong = stands_instead(value, "a word") or f"{shown(value)} is not a choice here"
    return wrong, choose(str(value), _expected(found.context))


def _not_text(found: LocatedError, written: str | None) -> Sentence:
    value = found.value
    if wrong := stands_instead(value, "text"):
        return wrong, "write text, in quotes if it begins with [ or {"
    as_written = written if written is not None else shown(value).strip("'")
    kind = "true or false" if isinstance(value, bool) else "a number"
    return f"{as_written} is read as {kind}, and text is needed", f'write "{as_written}" in quotes'


def _not_whole(found: LocatedError, written: str | None) -> Sentence:
    value = written if written is not None else found.value
    wrong = stands_instead(value, "a whole number") or f"{shown(value)} is not a whole number"
    return wrong, "write a whole number such as 3"


def _not_number(found: LocatedError, written: str | None) -> Sentence:
    value = written if written is not None else found.value
    wrong = stands_instead(value, "a number") or f"{shown(value)} is not a number"
    return wrong, "write a number such as 12 or 0.5"


def _not_boolean(found: LocatedError, written: str | None) -> Sentence:
    value = written if written is not None else found.value
    wrong = stands_instead(value, "true or false") or f"{shown(value)} is not true or false"
    return wrong, "write true or false"


def _not_date(found: LocatedError, written: str | None) -> Sentence:
    value = written if written is not None else found.value
    wrong = stands_instead(value, "a date") or f"{shown(value)} is not a date"
    return wrong, "write a date such as 2026-12-31"


def _misshapen(found: LocatedError, written: str | None) -> Sentence:
    pattern = str(found.context.get("pattern", ""))
    wrong, right = PATTERNS.get(pattern, ("has not the right form", f"write a text of the form {pattern}"))
    return f"{shown(written if written is not None else found.value)} {wrong}", right


def _short_text(found: LocatedError, written: str | None) -> Sentence:
    least = int(found.context["min_length"])
    if least == 1:
        return "the text is empty", "write some text"
    return f"{shown(found.value)} is too short", f"write at least {least} characters"


def _long_text(found: LocatedError, written: str | None) -> Sentence:
    length, most = len(str(found.value)), int(found.context["max_length"])
    return f"the text has {length} characters", f"write at most {most}"


def _few_entries(found: LocatedError, written: str | None) -> Sentence:
    has, least = int(found.context["actual_length"]), int(found.context["min_length"])
    if has == 0:
        return "there is no entry here", f"write at least {_entries(least)}"
    return f"there is only {_entries(has)} here" if has == 1 else f"there are only {has} entries here", (
        f"write at least {_entries(least)}"
    )


def _many_entries(found: LocatedError, written: str | None) -> Sentence:
    has, most = found.context.get("actual_length"), int(found.context["max_length"])
    count = f"there are {has} entries here" if has else f"there are more than {_entries(most)} here"
    return count, f"write at most {_entries(most)}"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _infinite(found: LocatedError, written: str | None) -> Sentence:
    return (
        f"{shown(written if written is not None else found.value)} is not a finite number",
        "write a usual number",
    )


_NAMES_IN_EXAMPLE: Final = 3
_KINDS_OF_NOTHING: Final = frozenset({"extra_forbidden", "missing", "union_tag_not_found"})
_LIMITS: Final = {
    "greater_than": ("more than {}", 0),
    "greater_than_equal": ("{} or more", 0),
    "less_than": ("less than {}", 1),
    "less_than_equal": ("{} or less", 1),
}
_NEEDED: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "dict_type": "its entries below it",
    "list_type": "a list",
    "tuple_type": "a list",
}
_BY_KIND: Final[dict[str, Callable[[LocatedError, str | None], Sentence]]] = {
    "literal_error": _not_a_choice,
    "enum": _not_a_choice,
    "union_tag_invalid": _not_a_choice,
    "string_type": _not_text,
    "string_pattern_mismatch": _misshapen,
    "string_too_short": _short_text,
    "string_too_long": _long_text,
    "int_type": _not_whole,
    "int_parsing": _not_whole,
    "int_parsing_size": _not_whole,
    "int_from_float": _not_whole,
    "float_type": _not_number,
    "float_parsing": _not_number,
    "finite_number": _infinite,
    "bool_type": _not_boolean,
    "bool_parsing": _not_boolean,
    "date_type": _not_date,
    "date_parsing": _not_date,
    "date_from_datetime_parsing": _not_date,
    "date_from_datetime_inexact": _not_date,
    "too_short": _few_entries,
    "too_long": _many_entries,
}
