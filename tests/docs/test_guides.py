"""The guides for players and contributors say what is there, and their code runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from docs.generator.commands_reference import commands
from floorsim.desk.decisions.registry import kind_named
from floorsim.supervisors.registry import policies
from tests.docs.source_copy import SourceCopy

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
NO_KEYS_CLASH = "tests/tui/test_settings.py::test_the_keys_that_come_with_it_do_not_clash"
KEYS = {
    "minus": "-",
    "plus": "+",
    "full_stop": ".",
    "greater_than_sign": ">",
    "question_mark": "?",
    "colon": ":",
}


def text_of(page: str) -> str:
    return (GUIDE / page).read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> SourceCopy:
    return SourceCopy(tmp_path / "copy")


def shipped(files: Iterable[str]) -> list[str]:
    """The files of the program itself, without its tests and documentation."""
    return [file for file in files if file.startswith(("src/", "data/"))]


def its_tests(files: Iterable[str]) -> list[str]:
    return [file for file in files if file.startswith("tests/")]


ADDED = {
    "add-a-decision": [
        "data/decisions/quiet_minutes.yaml",
        "src/floorsim/desk/decisions/kinds/end_loans.py",
    ],
    "add-an-effect": [
        "src/floorsim/scenario/effects/catalogue/complaint_to_leadership.py",
        "src/floorsim/scenario/effects/catalogue/article.py",
    ],
    "add-a-case": ["data/cases/escalation.yaml"],
    "add-a-condition": ["src/floorsim/scenario/conditions/catalogue/before.py"],
    "add-a-measure": [
        "src/floorsim/floor/measures/hostility.py",
        "src/floorsim/floor/measures/floor_figures.py",
    ],
    "add-a-screen": [
        "src/floorsim/tui/screens/promises_dialog.py",
        "src/floorsim/tui/travel.py",
        "src/floorsim/present/help_topics.py",
    ],
    "add-an-automated-supervisor": [
        "src/floorsim/supervisors/announcer.py",
        "src/floorsim/supervisors/registry.py",
    ],
}
"""What each page adds to the program, or changes in it."""
ALSO = (
    "tests/docs/test_references.py",
    "tests/docs/test_guides.py::test_every_command_and_policy_is_told_of",
    "tests/desk/test_registry.py",
    "tests/scenario/test_schema_export.py",
    NO_KEYS_CLASH,
)
"""Tests that look at everything of a kind, what the pages add among it."""
WRITTEN_ANEW = "tests/docs/test_references.py::test_the_generated_pages_are_what_the_program_would_write_now"
"""It would make the pages again that have been written a moment before."""

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")


@pytest.mark.content_full
def test_what_the_guides_add_is_as_few_files_as_they_say_and_works(copy: SourceCopy) -> None:
    written = {page: copy.write(text_of(f"extend/{page}.md")) for page in ADDED}
    assert {page: shipped(files) for page, files in written.items()} == ADDED
    announcer = copy.folder / ADDED["add-an-automated-supervisor"][0]
    assert len(announcer.read_text(encoding="utf-8").splitlines()) <= 21
    copy.run("docs/generate.py")
    own = [test for files in written.values() for test in its_tests(files)]
    copy.run(*PYTEST, *own, *ALSO, "--deselect", WRITTEN_ANEW)
    copy.run("-m", "floorsim", "run", "first-shift", "--policy", "announcer+all-overtime")


def test_the_decision_that_ships_stands_in_the_guide_as_it_is() -> None:
    file = GUIDE.parents[1] / "data" / "decisions" / "recognise.yaml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert "```yaml\n" + "\n".join(lines).strip() + "\n```" in text_of("extend/add-a-decision.md")


def test_the_keys_of_the_first_shift_are_those_of_the_screen() -> None:
    from floorsim.tui.floor.floor_screen import FloorScreen

    bound: set[str] = set()
    for ancestor in FloorScreen.__mro__:
        for binding in vars(ancestor).get("BINDINGS", ()):
            keys = binding[0] if isinstance(binding, tuple) else binding.key
            bound |= {KEYS.get(key, key) for key in keys.split(",")}
    page = text_of("play-your-first-shift.md")
    named = {
        key
        for row in re.findall(r"^\| (`.+?) \|", page, re.MULTILINE)
        for key in re.findall(r"`([^`]+)`", row)
    }
    assert len(named) > 12
    assert named - bound == {"esc"}
    assert "escape" in bound
    move = kind_named("move_agents")
    assert move is not None
    assert f"Press `{move.verbs['agent']}`: *{move.title}*" in " ".join(page.split())


def test_every_command_and_policy_is_told_of() -> None:
    page = text_of("commands.md")
    names = [name for name, _ in commands()]
    assert "floorsim runs verify" in names
    leaves = [name for name, command in commands() if not hasattr(command, "list_commands")]
    assert all(f"## {name}\n" in page for name in leaves)
    told = text_of("run-many.md")
    assert all(f"| `{policy}` | {says} |\n" in told for policy, says in policies().items())


def test_commands_that_the_pages_show_exist() -> None:
    known = {name for name, _ in commands()}
    options = {
        option
        for _, command in commands()
        for one in command.params
        for option in (*one.opts, *one.secondary_opts)
    }
    for page in GUIDE.parent.rglob("*.md"):
        for block in re.findall(
            r"^```sh\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            for line in re.findall(r"floorsim (?!:)(.+)", block):
                words = line.split()
                name = f"floorsim {words[0]}"
                two = f"{name} {words[1]}" if len(words) > 1 else name
                assert words[0].startswith("-") or two in known or name in known, f"{page.name}: {line}"
                assert {word for word in words if word.startswith("--")} <= options, f"{page.name}: {line}"
