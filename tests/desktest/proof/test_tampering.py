"""Every way to change a result without its key, and some with it: each is found and named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorsim.desktest.chain.chained import chained
from floorsim.desktest.chain.envelope import Envelope, opened, sealed
from floorsim.desktest.chain.kept_texts import decoded_texts, encoded_texts, new_text
from floorsim.desktest.chain.keys import SittingKey
from floorsim.desktest.chain.line import Line, next_line
from floorsim.desktest.proof.result import BrokenResultError, Result, read_envelope, result_in
from floorsim.desktest.proof.verifying import verified
from tests.desktest.sealed_sittings import BEST_SAID, Candidate, package_text, played, whole_marks

KEY = SittingKey.new()


@cache
def whole() -> bytes:
    return Candidate(Path(mkdtemp()), KEY, practice=True).whole_test().read_bytes()


@pytest.fixture
def envelope() -> Envelope:
    return opened(whole())


def again(lines: Sequence[Line]) -> bytes:
    """Lines with their chain computed anew, as anybody can without a key."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        found.append(next_line(before, line.at, line.steady_s, line.kind, line.body))
    return b"".join(line.encoded + b"\n" for line in found)


def changed(log: bytes, kind: str, /, **body: Any) -> list[Line]:
    """The lines of a log with other content in the first of a kind."""
    lines = list(chained(log).lines)
    place = next(n for n, line in enumerate(lines) if line.kind == kind)
    lines[place] = replace(lines[place], body={**lines[place].body, **body})
    return lines


def resealed(envelope: Envelope, lines: Sequence[Line], key: SittingKey = KEY) -> Envelope:
    """What somebody makes who has a key."""
    return sealed(key, again(lines), envelope.package, envelope.texts)


def broken(envelope: Envelope) -> BrokenResultError:
    with pytest.raises(BrokenResultError) as found:
        result_in(envelope)
    return found.value


def test_what_was_sealed_is_read_as_it_was_done(envelope: Envelope) -> None:
    result = result_in(envelope)
    assert result.sitting == KEY.sitting
    assert result.answers["board"]["findings"] == [{"id": "f1", "words": "Waits."}]
    assert result.decisions["floor"] == played()[1]
    assert result.said == {"coach": tuple(BEST_SAID)}
    assert set(result.marks or ()) == {"floor", "board", "coach"}
    assert (result.gaps, result.flags, result.deleted) == ((), (), ())
    assert b"Waits" not in envelope.log  # drafts and answers stand in the texts alone
    assert len(result.texts) == 3


@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
@settings(max_examples=40)
def test_a_bit_changed_anywhere_is_found(place: int, bit: int) -> None:
    content = bytearray(whole())
    content[place % len(content)] ^= 1 << bit
    with pytest.raises((BrokenResultError, ValueError), match=r"\w"):
        result_in(opened(bytes(content)))


def test_every_byte_of_the_first_lines_and_of_the_texts_counts(envelope: Envelope) -> None:
    content = whole()
    head = len(content) - len(envelope.log) - len(envelope.package) - len(envelope.texts)
    places = [*range(head), *range(len(content) - len(envelope.texts), len(content), 13)]
    for place in places:
        other = bytearray(content)
        other[place] ^= 0x20  # turns a into A, so that another way of writing the same is tried too
        with pytest.raises((BrokenResultError, ValueError)):
            result_in(opened(bytes(other)))


def test_a_file_cut_anywhere_or_with_something_behind_it_is_no_result(tmp_path: Path) -> None:
    content = whole()
    file = tmp_path / "cut.result"
    for length in (0, 10, 200, len(content) // 2, len(content) - 1):
        file.write_bytes(content[:length])
        with pytest.raises(BrokenResultError, match="This is not a complete result of a desk test: "):
            result_in(read_envelope(file))
    file.write_bytes(content + b"\n")
    with pytest.raises(BrokenResultError, match="it is longer than it says, by 1 byte"):
        result_in(read_envelope(file))


Change = Callable[[list[Line]], list[Line]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: [*lines[:20], *lines[21:]], "The chain breaks at line 21: line 22 stands there, so a"),
        (
            lambda lines: [*lines[:21], *lines[20:]],
            "The chain breaks at line 22: it repeats the line",
        ),
        (
            lambda lines: [*lines[:20], lines[21], lines[20], *lines[22:]],
            "The chain breaks at line 21: line 22 stands there",
        ),
        (lambda lines: lines[:-3], "Its chain and its package match each other, so the signature"),
    ],
)
def test_a_line_removed_doubled_moved_or_cut_off_is_named(
    envelope: Envelope, change: Change, said: str
) -> None:
    lines = change(list(chained(envelope.log).lines))
    log = b"".join(line.encoded + b"\n" for line in lines)
    found = broken(replace(envelope, log=log))
    assert found.link == "signature"
    assert f"Its signature does not match. {said}" in str(found)


def test_a_decision_replaced_in_its_line_breaks_the_chain_there(envelope: Envelope) -> None:
    log = envelope.log.replace(b'"length":5', b'"length":9')
    line = next(one.number for one in chained(envelope.log).lines if one.body.get("kind") == "own_break")
    assert f"The chain breaks at line {line}: it does not match its hash" in str(
        broken(replace(envelope, log=log))
    )


def test_a_decision_replaced_and_the_chain_computed_anew_lacks_the_key(envelope: Envelope) -> None:
    log = again(changed(envelope.log, "decision", kind="own_break", arguments={"length": 15}))
    assert "or the chain was computed again without the key" in str(broken(replace(envelope, log=log)))


def test_an_edited_clock_is_found(envelope: Envelope) -> None:
    lines = list(chained(envelope.log).lines)
    lines[20] = replace(lines[20], at=lines[20].at + timedelta(minutes=5))
    raw = b"".join(line.encoded + b"\n" for line in lines)
    assert "The chain breaks at line 21: it does not match its hash" in str(
        broken(replace(envelope, log=raw))
    )
    assert broken(replace(envelope, log=again(lines))).link == "signature"


def test_another_package_is_found_and_named(envelope: Envelope) -> None:
    found = broken(replace(envelope, package=package_text("mine-b").encode()))
    assert "The package in it is not the one that was taken" in str(found)


def test_anothers_key_and_signature_are_found_whoever_made_them(envelope: Envelope, tmp_path: Path) -> None:
    other = opened(Candidate(tmp_path, practice=True).whole_test().read_bytes())
    swapped = replace(envelope, signature=other.signature)
    assert "the signature or the key is of another result" in str(broken(swapped))
    both = replace(envelope, signature=other.signature, public=other.public)
    assert "and the log belongs to another" in str(broken(both))
    # Sealed anew with a key of one's own it is the result of nobody who was invited.
    signed = sealed(SittingKey.new(), envelope.log, envelope.package, envelope.texts)
    assert broken(signed).link == "sitting"


def test_a_text_replaced_taken_out_or_put_in_is_found(envelope: Envelope) -> None:
    texts = list(decoded_texts(envelope.texts, "texts").values())
    raw = envelope.texts.replace(b"Ana Silva", b"Bea Silva")
    found = broken(envelope.with_texts(raw))
    assert "An answer in it was changed: texts: line 3: it is not the text that was written" in str(found)
    without = encoded_texts(texts[:2])
    assert "The answer to mail was taken out without being deleted" in str(
        broken(envelope.with_texts(without))
    )
    other = encoded_texts([*texts[:2], new_text("Another e-mail", KEY.sitting)])
    assert "The answer to mail was taken out" in str(broken(envelope.with_texts(other)))
    more = encoded_texts([*texts, new_text("Another e-mail", KEY.sitting)])
    assert "a text in it that belongs to no answer" in str(broken(envelope.with_texts(more)))
    twice = encoded_texts([*texts, texts[0]])
    assert broken(envelope.with_texts(twice)).link == "texts"


def test_a_text_that_was_deleted_lawfully_leaves_it_genuine(envelope: Envelope, tmp_path: Path) -> None:
    texts = [text.deleted for text in decoded_texts(envelope.texts, "texts").values()]
    result = result_in(envelope.with_texts(encoded_texts(texts)))
    assert set(result.deleted) == {"board", "coach", "mail"}
    assert result.answers == {}
    assert result.seal == result_in(envelope).seal
    found = verified(written(tmp_path, result))
    assert found.genuine
    told = {step.link: step.sentence for step in found.steps}
    assert told["answers"] == "Deleted since: board, coach and mail."
    assert "its marks are those that were counted before that" in told["board"]
    assert told["coach"] == "The same marks, 40.0 of 100."  # from what was said, which stands in the chain


def written(folder: Path, result: Result) -> Path:
    file = folder / f"{result.sitting}.result"
    file.write_bytes(result.envelope.encoded)
    return file


@pytest.mark.parametrize(
    ("kind", "body", "link", "said"),
    [
        ("marked", {"points": 99.0}, "floor", r"It gives 92\.\d\d points, and 99\.00 are written"),
        ("decision", {"kind": "early_finish", "arguments": {"many": 90}}, "floor", r"\w"),
        ("decision", {"kind": "conjure"}, "floor", "there is no decision 'conjure'"),
        (
            "begun",
            {"minutes": 20},
            "floor",
            "It was given another time than the one that was set",
        ),
        ("said", {"choice": "never_offered"}, "coach", "Its answer is not one that the exercise allows"),
        ("finished", {"points": 1}, None, ""),
    ],
)
def test_somebody_with_the_key_is_still_held_to_the_rules_of_the_test(
    envelope: Envelope, tmp_path: Path, kind: str, body: dict[str, Any], link: str | None, said: str
) -> None:
    forged = result_in(resealed(envelope, changed(envelope.log, kind, **body)))
    found = verified(written(tmp_path, forged))
    last = found.steps[-1]
    assert (found.genuine, None if last.holds else last.link) == (link is None, link)
    assert re.search(said, last.sentence)


def test_a_part_of_the_marks_that_was_changed_is_named(envelope: Envelope, tmp_path: Path) -> None:
    parts = [{**part, "got": 100.0} for part in whole_marks()["floor"]["parts"]]
    forged = result_in(resealed(envelope, changed(envelope.log, "marked", parts=parts)))
    assert (
        "It gives other marks than are written for “"
        in verified(written(tmp_path, forged)).steps[-1].sentence
    )


def test_marks_in_other_words_are_told_and_the_same(envelope: Envelope, tmp_path: Path) -> None:
    parts = [{**part, "why": "Brilliant."} for part in whole_marks()["floor"]["parts"]]
    forged = result_in(resealed(envelope, changed(envelope.log, "marked", parts=parts)))
    found = verified(written(tmp_path, forged))
    told = {step.link: step.sentence for step in found.steps}
    assert found.genuine
    assert told["floor"].endswith("of 100, in other words than this version's.")
    assert told["board"].endswith("of 100.")
    assert [step["link"] for step in found.as_json()["steps"] if step["reworded"]] == ["floor"]


def test_marks_that_differ_in_their_last_digit_are_not_in_other_words(
    envelope: Envelope, tmp_path: Path
) -> None:
    parts = [{**part, "got": part["got"] + 0.005} for part in whole_marks()["floor"]["parts"]]
    forged = result_in(resealed(envelope, changed(envelope.log, "marked", parts=parts)))
    found = verified(written(tmp_path, forged))
    assert found.genuine
    assert not any(step.reworded for step in found.steps)


def test_an_exercise_left_out_or_never_handed_in_is_found(envelope: Envelope, tmp_path: Path) -> None:
    lines = chained(envelope.log).lines
    never = [line for line in lines if (line.kind, line.body.get("exercise")) != ("handed_in", "board")]
    assert "stands where no sitting writes it" in str(broken(resealed(envelope, never)))
    without = [line for line in lines if line.body.get("exercise") != "floor"]
    last = verified(written(tmp_path, result_in(resealed(envelope, without)))).steps[-1]
    assert (last.link, last.holds) == ("floor", False)
    assert last.sentence == "It was not begun, and the test is said to be finished."


def test_a_log_that_no_sitting_writes_is_told_in_a_sentence(envelope: Envelope) -> None:
    for kind, body in (
        ("begun", {"minutes": "long"}),
        ("decision", {"exercise": 7}),
        ("marked", {"parts": [{"label": "x", "got": 1.0, "of": 1.0, "why": "x", "more": 1}]}),
        ("opened", {"floorsim": "1.0, the best of all candidates"}),
        ("said", {"exercise": "x"}),
    ):
        found = broken(resealed(envelope, changed(envelope.log, kind, **body)))
        assert found.link == "log"
        assert re.fullmatch(
            r"Line \d+ of its log (says what|stands where) no sitting writes( it)?\.", str(found)
        )


def test_a_time_that_no_clock_shows_is_told_and_keeps_nobody_from_reading_on(envelope: Envelope) -> None:
    endless = resealed(envelope, changed(envelope.log, "begun", minutes=1e308))
    assert "of its log says what no sitting writes" in str(broken(endless))
    for steady_s in (1e308, -1.0):
        lines = list(chained(envelope.log).lines)
        lines[20] = replace(lines[20], steady_s=steady_s)
        assert broken(resealed(envelope, lines)).link == "chain"


def of(lines: Sequence[Line], kind: str, exercise: str) -> int:
    return next(
        n for n, line in enumerate(lines) if (line.kind, line.body.get("exercise")) == (kind, exercise)
    )


def moved(lines: Sequence[Line], kind: str, exercise: str, behind: str) -> list[Line]:
    left = list(lines)
    line = left.pop(of(left, kind, exercise))
    left.insert(of(left, behind, exercise) + 1, line)
    return left


ROOM = {"exercise": "mail", "minutes": 3.0}


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: [lines[0], *lines],  # opened twice
        lambda lines: [line for line in lines if line.kind != "consent"],
        lambda lines: [*lines[: (n := of(lines, "begun", "board")) + 1], *lines[n:]],
        lambda lines: moved(lines, "answer", "mail", "handed_in"),
        lambda lines: moved(lines, "decision", "floor", "handed_in"),
        lambda lines: [
            *lines[: (n := of(lines, "begun", "mail") + 1)],
            replace(lines[n - 1], kind="pause", body=ROOM),
            *lines[n:],
        ],
        lambda lines: [*lines, lines[-2]],
        lambda lines: [*lines[:-1], replace(lines[-1], kind="withdrawn")],  # marks that nobody checks
    ],
)
def test_somebody_with_the_key_keeps_to_the_order_of_a_sitting(envelope: Envelope, change: Change) -> None:
    found = broken(resealed(envelope, change(list(chained(envelope.log).lines))))
    assert found.link == "log"
    assert "stands where no sitting writes it" in str(found)


def test_an_answer_that_no_sitting_keeps_is_not_genuine(envelope: Envelope, tmp_path: Path) -> None:
    texts = list(decoded_texts(envelope.texts, "texts").values())
    lines = list(chained(envelope.log).lines)
    other, place = new_text('{"body": [[1]]}', KEY.sitting), of(lines, "answer", "mail")
    lines[place] = replace(lines[place], body={**lines[place].body, "commitment": other.commitment})
    forged = sealed(KEY, again(lines), envelope.package, encoded_texts([*texts[:2], other]))
    last = verified(written(tmp_path, result_in(forged))).steps[-1]
    assert (last.link, last.sentence) == ("mail", "Its answer is not one that the exercise allows.")


def test_a_candidate_who_withdrew_has_nothing_to_be_marked(tmp_path: Path) -> None:
    candidate = Candidate(tmp_path)
    candidate.begin("board")
    candidate.write("withdrawn")
    found = verified(candidate.seal())
    assert (found.genuine, found.steps[-1].sentence) == (
        True,
        "The candidate withdrew, so there is nothing to mark.",
    )


def test_a_test_that_was_broken_off_has_no_end(envelope: Envelope, tmp_path: Path) -> None:
    lines = [line for line in chained(envelope.log).lines if line.kind != "finished"]
    last = verified(written(tmp_path, result_in(resealed(envelope, lines)))).steps[-1]
    assert (last.link, last.holds) == ("end", False)
