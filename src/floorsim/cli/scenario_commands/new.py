"""`floorsim scenario new`: begin a scenario, from a template or on a shipped one."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from floorsim.cli.output import say
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.wording.names import choose, listed
from floorsim.wording.sentences import shown

FILE = click.Path(path_type=Path, dir_okay=False)
SCHEMA_FILE = "scenario.schema.json"
AGENTS = 16
CHANNELS = "voice,chat"
TITLE = "My scenario"


@click.command("new")
@click.argument("file", required=False, type=FILE)
@click.option("--title", help="What the scenario is called.")
@click.option("--id", "id_", metavar="ID", help="Its id; without it, made from the title.")
@click.option("--from", "origin", metavar="NAME", help="A template, or a shipped scenario to change.")
@click.option("--channels", metavar="A,B", help="Its channels: voice, chat, email. The first is the busiest.")
@click.option("--agents", type=int, metavar="N", help="How many people work there.")
@click.option("--day", type=click.Choice(WEEKDAYS), help="The day of the week.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def new(
    file: Path | None,
    title: str | None,
    id_: str | None,
    origin: str | None,
    channels: str | None,
    agents: int | None,
    day: str | None,
    force: bool,
) -> None:
    """Write a scenario that can be checked and played at once, to change as you like.

    Asks what no option says; where nobody can be asked, it takes what would be offered. FILE is ID.yaml if
    it is left out, and ends in .yaml unless you write another ending. The schema by which your editor
    completes and checks the file is written beside it.
    """
    from floorsim.cli.new_file import require_free, write_whole
    from floorsim.scenario.library import shipped_files
    from floorsim.scenario.loader import load_scenario
    from floorsim.scenario.schema_export import schema_text
    from floorsim.scenario.starting.new_scenario import from_template, id_from, on_a_scenario, templates

    title = _answer(title, "What is it called?", TITLE, _title)
    free = _free_id(list(shipped_files()))
    id_ = _answer(id_, "What is its id?", id_from(file.stem if file else title), free)
    if file is None:
        file = Path(f"{id_}.yaml")
    elif not file.suffix and not file.exists():  # what is there keeps its name, to be refused or replaced
        file = file.with_suffix(".yaml")
    if not str(file).isprintable():
        raise click.UsageError("The file's name has a character that cannot be shown; name another file.")
    require_free(file, force=force)
    told = shlex.quote(str(file))
    known = [*templates(), *shipped_files()]
    if origin is None and _can_ask():
        say("Templates:")
        for name, about in templates().items():
            say(f"  {name:12} {about}")
        say(f"Or a shipped scenario: {listed(shipped_files())}.")
    origin = _answer(origin, "From which one?", known[0], _one_of(known))
    if origin in templates():
        from floorsim.scenario.starting.team_and_demand import FEWEST_AGENTS, MOST_AGENTS, USUAL

        chosen = _answer(channels, f"Which channels ({', '.join(USUAL)})?", CHANNELS, _channels(list(USUAL)))
        size = _answer(agents, "How many agents?", AGENTS, _between(FEWEST_AGENTS, MOST_AGENTS))
        weekday = _answer(day, "Which day?", "tuesday", _one_of(WEEKDAYS))
        text = from_template(
            origin, id=id_, title=title, channels=chosen, agents=size, day=weekday, file=told
        )
    else:
        for option, given in (("--channels", channels), ("--agents", agents)):
            if given is not None:
                raise click.UsageError(
                    f"{option} is for templates; what a shipped scenario has is changed in the file."
                )
        weekday = _answer(day, "Which day?", _day_of(origin), _one_of(WEEKDAYS))
        text = on_a_scenario(origin, id=id_, title=title, day=weekday, file=told)
    write_whole(file, text, force=force)
    beside = file.with_name(SCHEMA_FILE)
    if _is_ours(beside):
        write_whole(beside, schema_text(), force=True)
    load_scenario(file)
    say(f"{file} is written, and {beside} beside it for your editor. Next:")
    for command in ("scenario check", "scenario preview", "play"):
        say(f"  floorsim {command} {told}")


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _answer(given: Any, question: str, usual: Any, read: Callable[[str], Any]) -> Any:
    """What an option gave, or what is answered, or what would be offered where nobody can be asked."""
    if given is not None:
        try:
            return read(str(given))
        except click.BadParameter as error:
            raise click.UsageError(error.message) from None
    if not _can_ask():
        return read(str(usual))
    return click.prompt(question, default=str(usual), value_proc=read, err=True)


def _title(text: str) -> str:
    title = " ".join(text.split())
    if not 1 <= len(title) <= 100 or not title.isprintable():
        raise click.BadParameter("A title has 1 to 100 letters.")
    return title


def _free_id(shipped: list[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        from pydantic import TypeAdapter, ValidationError

        from floorsim.scenario.models.base import Name
        from floorsim.scenario.starting.new_scenario import id_from

        if text in shipped:
            raise click.BadParameter(f"{text} is the id of a shipped scenario; choose another one.")
        try:
            return TypeAdapter(Name).validate_python(text)
        except ValidationError:
            raise click.BadParameter(
                f"{shown(text)} is no id, which has letters, digits, - and _, at most 64; "
                f"write one such as {id_from(text)}."
            ) from None

    return read


def _one_of(known: Any) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise click.BadParameter(f"There is no '{text}'; {choose(text, list(known))}.")
        return text

    return read


def _channels(known: list[str]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        names = tuple(name for name in text.replace(",", " ").split())
        for name in names:
            _one_of(known)(name)
        if not names or len(set(names)) < len(names):
            raise click.BadParameter(f"Write one or more of {listed(known)}, each once, such as voice,chat.")
        return names

    return read


def _between(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise click.BadParameter(f"Write a number from {least} to {most}.")
        return int(text)

    return read


def _day_of(scenario: str) -> str:
    from floorsim.scenario.loader import load_scenario

    return str(load_scenario(scenario).scenario.floor.weekday)


def _is_ours(file: Path) -> bool:
    """Whether a schema may be written there: nothing is there, or one that floorsim wrote."""
    from floorsim.scenario.files import kind_of, read_file

    there, sign = kind_of(file), b'"title": "floorsim scenario"'
    return there == "nothing" or (there == "file" and sign in read_file(file)[:300])
