"""What the machine points out about an e-mail to leadership: remarks for candidate and graders, no points."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from floorsim.desktest.package.exercises import Email, EmailAnswer
from floorsim.wording.numbers import counted

About = Literal["length", "figures", "personal", "blame", "subject"]

_FIGURE: Final = re.compile(r"\d+(?:[.,:]\d+)*")
"""A number, a share, a time; `17:30` and `4.5` are one each."""


class Remark(NamedTuple):
    """One thing that is pointed out."""

    about: About
    text: str


def words_in(answer: EmailAnswer) -> int:
    """Words of the e-mail's body, as they are counted everywhere."""
    return len(answer.body.split())


def lint(exercise: Email, answer: EmailAnswer) -> tuple[Remark, ...]:
    """What stands out in an e-mail by the exercise's own limits, in the order of reading; empty if nothing.

    An e-mail without a word has no remarks but that.
    """
    limits = exercise.lint
    words = words_in(answer)
    if not words:
        return (Remark("length", "The e-mail is empty."),)
    remarks = []
    if not answer.subject.strip():
        remarks.append(Remark("subject", "There is no subject."))
    if words > limits.words:
        remarks.append(Remark("length", f"{words} words; {limits.words} are the most."))
    figures = len(_FIGURE.findall(answer.body))
    if figures < limits.figures:
        remarks.append(
            Remark("figures", f"{counted(figures, 'figure')}; at least {limits.figures} are asked for.")
        )
    whole = f"{answer.subject} {answer.body}"
    remarks += [
        Remark("personal", f"“{name}” is about a person and has no place in it.")
        for name in limits.personal
        if _stands_in(name, whole)
    ]
    remarks += [Remark("blame", f"“{word}” lays blame.") for word in limits.blame if _stands_in(word, whole)]
    return tuple(remarks)


def _stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text as whole words, capitals and line ends aside."""
    spaced = r"\s+".join(map(re.escape, words.split()))
    return re.search(rf"(?<!\w){spaced}(?!\w)", text, re.IGNORECASE) is not None
