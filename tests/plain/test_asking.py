"""Questions that are answered line by line."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable

import pytest

from floorsim.plain.asking import Asker, Leaving, Option
from floorsim.plain.lines import Lines
from floorsim.plain.typed import Listening, reader, terminal_as_it_was

MENU = [
    Option("v", "Voice, 6 waiting", "Voice"),
    Option("c", "Chat, 1 waiting", "Chat"),
    Option("e", "Email", why_not="It is closed."),
]


def asked(*typed: str) -> tuple[Asker, list[str]]:
    source = iter(typed)

    def read() -> str:
        try:
            return next(source)
        except StopIteration:
            raise EOFError from None

    written: list[str] = []
    return Asker(Lines(written.append), read), written


@pytest.mark.parametrize("typed", ["2", "chat", "CH", "chat, 1 waiting"])
def test_a_number_or_a_name_chooses_and_the_choice_is_said_back(typed: str) -> None:
    asker, written = asked(typed)
    assert asker.choose("To which channel?", MENU) == "c"
    assert written == [
        "choose: To which channel?\n",
        "1: Voice, 6 waiting\n",
        "2: Chat, 1 waiting\n",
        "3: Email; not possible: It is closed\n",
        "chose 2, Chat\n",
    ]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("4", "There is no 4 here; there are 1 to 3."),
        ("post", "no 'post'"),
        ("3", "closed"),
        ("", "Nothing"),
        ("²", "There is no '2' here"),
        pytest.param("9" * 5000, "here; there are 1 to 3.", id="five thousand digits"),
    ],
)
def test_a_wrong_answer_says_what_to_type_instead(typed: str, fault: str) -> None:
    asker, written = asked(typed, "1")
    assert asker.choose("To which channel?", MENU) == "v"
    (told,) = (line for line in "".join(written).replace("\nmore: ", " ").splitlines() if "error" in line)
    assert fault in told
    assert "Type a number" in told


def test_several_are_chosen_in_one_line() -> None:
    asker, written = asked("2 voice")
    assert asker.choose_several("Which?", MENU) == ["c", "v"]
    assert written[-1] == "chose 2 1, Chat, Voice\n"


def test_a_menu_can_be_left_and_a_long_one_reads_on_when_asked() -> None:
    asker, written = asked("more", "cancel")
    assert asker.choose("Who?", [Option(n, f"agent {n}") for n in range(1, 31)]) is None
    assert "choose: there are 15 more; type more, or a name\n" in written
    assert "30: agent 30\n" in written
    assert written[-1] == "chose nothing, back\n"


def test_yes_is_typed_out() -> None:
    asker, written = asked("1", "sure", "yes")
    assert asker.yes("Confirm?")
    assert sum(line.startswith("error:") for line in written) == 2
    asker, _ = asked("cancel")
    assert not asker.yes("Confirm?")


def test_help_and_again_work_anywhere() -> None:
    asker, written = asked("help", "again", "no")
    assert not asker.yes("Confirm?")
    assert sum(line == "question: Confirm? Type yes or no.\n" for line in written) == 2
    assert any(line.startswith("help:") for line in written)


@pytest.mark.parametrize("typed", [(), ("quit",), ("QUIT",)])
def test_quit_and_the_end_of_input_leave(typed: Iterable[str]) -> None:
    asker, _ = asked(*typed)
    with pytest.raises(Leaving):
        asker.choose("To which channel?", MENU)


def test_a_pipe_is_read_to_its_end_without_a_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stdin", io.StringIO("status\nquit"))
    read = reader()
    assert (read(), read()) == ("status\n", "quit")
    with pytest.raises(EOFError):
        read()
    assert out.getvalue() == ""


def test_a_thread_listens_until_the_end_of_input() -> None:
    source = iter(["status"])

    def read() -> str:
        try:
            return next(source)
        except StopIteration:
            raise EOFError from None

    listening = Listening(read)
    assert listening.poll(60.0) == "status"
    with pytest.raises(EOFError):
        listening.poll(60.0)
    with pytest.raises(EOFError):
        listening.poll(0.0)


def test_a_thread_reads_no_line_before_it_is_asked_for() -> None:
    read: list[str] = []

    def source() -> str:
        read.append("line")
        return "line"

    listening = Listening(source)
    assert listening.poll(60.0) == "line"
    assert listening.poll(60.0) == "line"
    assert len(read) == 2


def test_where_no_terminal_can_be_put_back_in_order_it_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "termios", None)
    with terminal_as_it_was():
        pass
