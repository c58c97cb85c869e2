"""Finding by name: what begins with the letters first, then what is possible; the rest is counted."""

from floorsim.present.finding import closeness
from floorsim.present.found_rows import MOST_FOUND, SORTS, Command, found, found_entries


def command(title: str, sort: str = "agent", why_not: str | None = None, remark: str = "") -> Command:
    return Command(sort, title, remark, lambda: None, why_not)  # type: ignore[arg-type]


def titles(commands: list[Command], asked: str) -> list[str]:
    return [one.title for _, one in found(commands, asked)]


def test_beginnings_of_words_come_before_their_insides() -> None:
    assert closeness("mov", "Move agents") == 0
    assert closeness("ove", "Move agents") == 1
    assert closeness("ove zz", "Move agents") is None


def test_a_name_that_begins_with_the_letters_comes_before_one_that_has_them_later() -> None:
    commands = [command("Caller of Dana", "message"), command("Dana Kovac"), command("Marek")]
    assert titles(commands, "dana") == ["Dana Kovac", "Caller of Dana"]


def test_a_name_comes_before_a_remark() -> None:
    commands = [command("Marek", remark="on chat"), command("Chat", "queue")]
    assert titles(commands, "chat") == ["Chat", "Marek"]


def test_a_decision_is_found_by_the_trades_word_for_it_too() -> None:
    talk = Command("decide", "Talk with somebody about staying", "", lambda: None, also="stay interview")
    assert titles([talk, command("Marek")], "stay interview") == ["Talk with somebody about staying"]


def test_what_is_possible_comes_before_what_is_not() -> None:
    commands = [command("Move breaks", "decide", "nobody has one"), command("Move agents", "decide")]
    assert titles(commands, "move") == ["Move agents", "Move breaks"]


def test_without_letters_everything_stands_by_sort_in_its_own_order() -> None:
    commands = [command("a", sort) for sort in reversed(SORTS)]
    assert [one.sort for _, one in found(commands, "")] == list(SORTS)


def test_two_thousand_agents_are_found_and_the_rows_are_limited() -> None:
    finds = found([command(f"Agent {place:04d}") for place in range(2000)], "agent")
    entries = found_entries(finds, 80)
    assert len(entries) == MOST_FOUND + 1
    assert f"{2000 - MOST_FOUND} more" in entries[-1].line.text
    assert [entry.id for entry in entries[:2]] == ["0", "1"]


def test_what_is_not_possible_is_marked_and_says_why() -> None:
    (entry,) = found_entries(found([command("Chats at once", "decide", "there is no chat queue")], ""), 80)
    assert entry.line.text.startswith(" decide  –")
    assert "there is no chat queue" in entry.line.text
