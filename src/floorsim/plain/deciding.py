"""Taking a decision by menus: its area, its kind, then field by field; then its price and a yes."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from floorsim.desk.decisions.decision import Decision
from floorsim.plain.asking import CANCEL, Option
from floorsim.plain.desk import Desk, terms
from floorsim.plain.looking import agent_in_brief
from floorsim.present.agent_rows import agent_named
from floorsim.present.decision_menu import by_area
from floorsim.present.form_fields import LEAVE, FormField, form_fields
from floorsim.present.quote import Quote
from floorsim.present.reasons import reasons_in_brief
from floorsim.present.report_rows import check_row, text_rows
from floorsim.present.row import UNBROKEN
from floorsim.present.terms_rows import confirm_words
from floorsim.wording.sentences import initial_capital, whole_sentence
from floorsim.wording.times import minutes

AGENT_PICKS = ("agents", "agent")


def decide(desk: Desk) -> None:
    """Choose an area, then a kind of decision, then fill it in."""
    kinds = desk.session.kinds()
    areas = []
    for _, title, there in by_area(kinds):
        possible = sum(desk.session.why_not(kind) is None for kind in there)
        areas.append(Option(there, f"{title}, {possible} of {len(there)} possible", title))
    while (found := desk.asker.choose("Decide in which area?", areas)) is not None:
        kind = desk.asker.choose("Which decision?", [_kind_option(desk, kind) for kind in found])
        if kind is not None:
            fill_in(desk, kind, {})
            return


def _kind_option(desk: Desk, kind: type[Decision]) -> Option:
    cost = minutes(desk.session.minutes_of(kind))
    return Option(kind, f"{kind.title}, {cost}", kind.title, desk.session.why_not(kind))


def fill_in(desk: Desk, kind: type[Decision], given: Mapping[str, Any]) -> bool:
    """Ask for every field that is not given, tell the price, and take the decision after a yes.

    Args:
        desk: the run.
        kind: the kind of decision.
        given: what is filled in already, by the names that the decision takes.

    Returns:
        Whether it was taken.
    """
    reason = desk.session.why_not(kind)
    if reason is not None:
        desk.lines.say("error", f"{kind.title} is not possible now: {reason}")
        return False
    arguments = dict(given)
    for field in form_fields(kind, desk.session.options):
        if field.key not in given and not _ask(desk, kind, field, arguments):
            desk.lines.say("done", "Nothing was decided.")
            return False
    return confirm(desk, kind, arguments)


def _ask(desk: Desk, kind: type[Decision], field: FormField, arguments: dict[str, Any]) -> bool:
    """Ask for one field; False where the whole is cancelled."""
    hint = f" {whole_sentence(field.hint)}" if field.hint.rstrip(".") not in ("", field.label) else ""
    question = f"{kind.title}. {field.label}?{hint}"
    numbers = [one for one in field.choices if one.value != LEAVE]
    if field.entry != "choose" or (not field.many and all(one.label.isdigit() for one in numbers)):
        return _ask_typed(desk, kind, field, question, arguments)
    options = _options(desk, kind, field, arguments)
    if field.many:
        values = desk.asker.choose_several(question, options)
        if values:
            arguments[field.key] = values
        return values is not None
    value = desk.asker.choose(question, options)
    if value not in (None, LEAVE):
        arguments[field.key] = value
    return value is not None


def _options(
    desk: Desk, kind: type[Decision], field: FormField, arguments: Mapping[str, Any]
) -> list[Option]:
    view = desk.view()
    barred: Mapping[Any, str | None] = {}
    if field.pick in AGENT_PICKS:
        barred = desk.session.reasons(kind, arguments, field.name)
    options = []
    for one in field.choices:
        agent = agent_named(view, one.value) if field.pick in AGENT_PICKS else None
        doing = "" if agent is None else agent_in_brief(view, agent)
        detail = ", ".join(dict.fromkeys(part for part in f"{one.detail}, {doing}".split(", ") if part))
        now = " (as it is now)" if one.now else " (usual)" if one.value == field.default else ""
        why_not = one.why_not or (barred.get(one.value) if barred else None)
        words = one.label + (f", {detail}" if detail else "") + now
        options.append(Option(one.value, words, one.label, why_not))
    return options


def _ask_typed(
    desk: Desk, kind: type[Decision], field: FormField, question: str, arguments: dict[str, Any]
) -> bool:
    how = f"Type {_example(field)}{_if_empty(field)}; cancel goes back."
    while True:
        typed = desk.asker.words(f"{question} {how}", how)
        if typed.lower() in CANCEL:
            return False
        if typed:
            parts = [one.strip() for one in typed.split(",")]
            value = parts if field.many else as_typed(field, typed)
            fault = desk.session.quote(kind, {**arguments, field.key: value}).faults.get(field.key)
            if fault is not None:
                desk.lines.say("error", f"{whole_sentence(fault)} {how}")
                continue
            arguments[field.key] = value
        elif field.required:
            desk.lines.say("error", f"{field.label} is needed. {how}")
            continue
        return True


def _example(field: FormField) -> str:
    """What is typed for a field: a number is typed itself, not its place in a list."""
    if field.choices:
        numbers = ", ".join(one.label for one in field.choices if one.value != LEAVE)
        return f"a number, such as {numbers}"
    return {
        "time": "a time such as 10:30",
        "number": "a number",
        "duration": "a length such as 20m",
    }.get(field.entry, "some words")


def _if_empty(field: FormField) -> str:
    """What holds where nothing is typed."""
    if field.required:
        return ""
    default = "none" if field.default in (None, "", (), LEAVE) else str(field.default)
    return f"; empty: {field.none or default}"


def as_typed(field: FormField, text: str) -> object:
    """What was typed for a field: a number as one, anything else as the text it is."""
    if field.entry == "number" or field.pick in ("minutes", "number") or field.choices:
        try:
            number = float(text)
        except ValueError:
            return text
        if isfinite(number):
            return int(number) if number.is_integer() else number
    return text


def confirm(desk: Desk, kind: type[Decision], arguments: Mapping[str, Any]) -> bool:
    """Tell what a decision does and costs, and take it after a yes."""
    quote = desk.quote(kind, arguments)
    labels = {field.key: field.label for field in form_fields(kind, desk.session.options)}
    if desk.refusal(quote, labels) is None:
        tell_price(desk, kind, quote)
        if kind.kind == "report":
            read_report(desk, arguments)
        if not desk.asker.yes(f"{confirm_words(quote)}?"):
            desk.lines.say("done", "Nothing was decided.")
            return False
    return desk.take(quote, labels)


def tell_price(desk: Desk, kind: type[Decision], quote: Quote) -> None:
    """What one decides on, the price, what is owed, whom it leaves out, and what it does."""
    for fact in quote.facts:
        desk.lines.say("price", initial_capital(fact))
    desk.lines.say("price", "; ".join(terms(quote)))
    for owed in quote.owed:
        desk.lines.say("price", f"owed: {owed}")
    if quote.left_out:
        desk.lines.say("price", f"left out: {reasons_in_brief(quote.left_out)}")
    desk.lines.say("price", f"now: {kind.effect_now}")
    desk.lines.say("price", f"later: {kind.effect_later}")


def read_report(desk: Desk, arguments: Mapping[str, Any]) -> None:
    """A report as it would go out, and what a reader above would miss."""
    report = desk.session.report(arguments)
    if report is None:
        desk.lines.say("report", "there is nothing to report on yet")
        return
    desk.lines.rows("report", [*text_rows(report, UNBROKEN), check_row(report)])
