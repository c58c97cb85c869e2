"""`floorsim decisions`: what a supervisor can decide, what it takes, and what it was measured to be worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from floorsim.cli.output import echo, format_option, print_json, print_table
from floorsim.errors import UsageError

if TYPE_CHECKING:
    from floorsim.desk.cases.written_cases import WrittenCase
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.worth import Measured

WIDTH = 100
"""Columns of a paragraph."""


@click.group("decisions")
def decisions() -> None:
    """List and show what a supervisor can decide."""


@decisions.command("list")
@click.option(
    "--code", metavar="CODE", help="Only what covers this row of the decision catalogue, such as D12."
)
@format_option
def list_(code: str | None, form: str) -> None:
    """List every kind of decision, and every shipped message, case and conversation to answer.

    Codes are rows of the decision catalogue: A live staffing, B scheduling, C coaching and quality, D
    escalations, E communication, F knowledge, G reporting, H people; I is one's own inbox and time.
    """
    from floorsim.desk.cases.written_cases import written_cases
    from floorsim.desk.decisions.registry import kinds

    wanted = code.upper() if code else None
    rows = [_kind_row(kind) for kind in kinds()] + [_case_row(case) for case in written_cases()]
    found = [row for row in rows if wanted is None or wanted in row["codes"]]
    if not found:
        raise UsageError(f"Nothing covers a row {code}; `floorsim decisions list` lists every code.")
    if form == "json":
        print_json(found)
        return
    print_table(
        ("codes", "name", "what it is", "about", "minutes", "keys", "title"),
        [
            (
                " ".join(row["codes"]),
                row["name"],
                row["is"],
                row["about"],
                _minutes_cell(row["minutes"]),
                " ".join(sorted(set(row["keys"].values()))) or None,
                row["title"],
            )
            for row in found
        ],
        right=(4,),
    )


@decisions.command("show")
@click.argument("name")
@format_option
def show(name: str, form: str) -> None:
    """Show what NAME, a kind of decision, a message, a case or a conversation, asks, takes and does.

    Which answer is best is for those who play to find out.
    """
    from floorsim.desk.cases.written_cases import case_named, written_cases
    from floorsim.desk.decisions.registry import kind_named, kinds
    from floorsim.wording.names import choose

    kind, case = kind_named(name), case_named(name)
    if kind is not None:
        shown = _kind_shown(kind)
    elif case is not None:
        shown = _case_shown(case)
    else:
        known = [*(one.kind for one in kinds()), *(one.name for one in written_cases())]
        raise UsageError(f"There is nothing to decide of the name '{name}'; {choose(name, known)}.")
    if form == "json":
        print_json(shown)
    else:
        _print(shown)


def _kind_row(kind: type[Decision]) -> dict[str, Any]:
    from floorsim.desk.decisions.described import ABOUT

    return {
        "name": kind.kind,
        "is": "decision",
        "codes": list(kind.codes),
        "title": kind.title,
        "area": kind.area,
        "about": ABOUT[kind.acts_on],
        "minutes": [kind.minutes, kind.minutes],
        "keys": dict(kind.verbs),
    }


def _case_row(case: WrittenCase) -> dict[str, Any]:
    return {
        "name": case.name,
        "is": case.kind,
        "codes": list(case.codes),
        "title": case.title,
        "area": "inbox",
        "about": "a case",
        "minutes": None if case.minutes is None else list(case.minutes),
        "keys": {},
    }


def _kind_shown(kind: type[Decision]) -> dict[str, Any]:
    from floorsim.desk.decisions import described

    ways = described.minutes_by_choice(kind)
    least, most = (min(ways.values()), max(ways.values())) if ways else (kind.minutes, kind.minutes)
    return {
        **_kind_row(kind),
        "minutes": [least, most],
        "takes": described.minutes_words(kind).replace("`", ""),
        "money": described.money_of(kind),
        "hands_on": kind.hands_on,
        "can_be_delegated": kind.delegable,
        "now": kind.effect_now,
        "later": kind.effect_later,
        "possible": list(described.possible_when(kind)),
        "arguments": [
            {
                "name": one.name,
                "takes": one.takes,
                "needed": one.needed,
                "meaning": one.meaning,
                "choices": [
                    {"value": value, "label": label} | ({} if minutes is None else {"minutes": minutes})
                    for value, label, minutes in one.choices
                ],
            }
            for one in described.arguments_of(kind)
        ],
        "measured": _measured(kind.codes),
    }


def _case_shown(case: WrittenCase) -> dict[str, Any]:
    return {
        **_case_row(case),
        "from": case.sender,
        "text": case.text,
        "answers": [
            {"id": one.id, "label": one.words} | ({} if one.minutes is None else {"minutes": one.minutes})
            for one in case.answers
        ],
        "measured": _measured(case.codes),
    }


def _measured(codes: tuple[str, ...]) -> list[dict[str, Any]]:
    from floorsim.desk.decisions.worth import worth_of

    rows = {id(row): row for code in codes for row in worth_of(code)}.values()
    return [
        {"codes": list(row.codes), "because": row.because, "best": _comparison(row.better)}
        | ({} if row.tempting is None else {"tempting": _comparison(row.tempting)})
        for row in rows
    ]


def _comparison(one: Measured) -> dict[str, Any]:
    return {**one._asdict(), "figure": one.figure, "effect": one.effect()}


def _print(shown: dict[str, Any]) -> None:
    codes = ", ".join(shown["codes"])
    echo(f"{shown['title']} ({shown['name']}, {codes})")
    if shown["is"] != "decision":
        joined = "with" if shown["is"] == "conversation" else "from"
        echo(f"A {shown['is']}" + (f" {joined} {shown['from']}" if shown["from"] else ""))
        _paragraph("", shown["text"])
        for answer in shown["answers"]:
            _paragraph("- ", answer["label"] + _in_minutes(answer))
    else:
        _print_kind(shown)
    for row in shown["measured"]:
        echo()
        echo(f"Measured, {', '.join(row['codes'])}: {row['because']}")
        for which in ("best", "tempting"):
            if which in row:
                one = row[which]
                _paragraph(
                    f"  {which:9}",
                    f"{one['effect']} on {one['figure']}: {one['says']}, against {one['against']}; "
                    f"{one['seeds']} days of {one['scenario']}",
                )


def _print_kind(shown: dict[str, Any]) -> None:
    echo()
    for head, words in (
        ("takes", shown["takes"]),
        ("money", f"{shown['money']:g}" if shown["money"] else ""),
        (
            "keys",
            "; ".join(f"{letter} on {thing.replace('_', ' ')}" for thing, letter in shown["keys"].items()),
        ),
        ("now", shown["now"]),
        ("later", shown["later"]),
        *(("possible", sentence) for sentence in shown["possible"]),
    ):
        if words:
            _paragraph(f"{head:9} ", words)
    for one in shown["arguments"]:
        needed = "" if one["needed"] else ", may be left out"
        echo()
        _paragraph(f"{one['name']}: ", f"{one['meaning']} ({one['takes']}{needed})")
        for choice in one["choices"]:
            _paragraph("- ", f"{choice['value']}: {choice['label']}{_in_minutes(choice)}")


def _in_minutes(choice: dict[str, Any]) -> str:
    return f" ({choice['minutes']:g} min)" if "minutes" in choice else ""


def _paragraph(head: str, words: str) -> None:
    from textwrap import wrap

    for number, line in enumerate(wrap(words, WIDTH - len(head)) or [""]):
        echo((head if number == 0 else " " * len(head)) + line)


def _minutes_cell(minutes: list[float] | None) -> str | None:
    if minutes is None:
        return None
    least, most = minutes
    return f"{least:g}" if least == most else f"{least:g}-{most:g}"
