"""How effects, labels and the ledger of a review are said: the same words on the screen and in the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from floorsim.debrief.model import SCORES, DecisionEffect, Estimate, Label, Ledger, Missed, Review
from floorsim.present.row import Role
from floorsim.wording.numbers import counted, true_minus
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock, in_minutes

ROUGH_UNDER: Final = 12
"""Days under which an effect is called rough."""

NO_LABEL: Final = ("…", Role.DIM, "not yet")


def number(value: float) -> str:
    """A difference of points with its sign: `+6.1`, `−3.9`, `0.0`."""
    text = true_minus(f"{value:+.1f}")
    return "0.0" if text[1:] == "0.0" else text


def estimate(value: Estimate) -> str:
    """A mean with half its 95% interval: `+6.1 ± 1.4`; the mean alone where there is none."""
    half = value.half_width
    return number(value.mean) if half is None else f"{number(value.mean)} ± {half:.1f}"


def days(value: Estimate) -> str:
    """How many redrawn days an estimate rests on, and that few are rough."""
    return f"{counted(value.n, 'day')}{', rough' if value.n < ROUGH_UNDER else ''}"


def interval(value: Estimate) -> str:
    """The interval in words: `4.7 to 7.5`; empty without one."""
    return "" if value.ci95 is None else true_minus(f"{value.ci95[0]:.1f} to {value.ci95[1]:.1f}")


def label_look(label: Label | None) -> tuple[str, Role, str]:
    """The sign of a label, its role and its word for a table; dots while nothing is measured yet."""
    if label is None:
        return NO_LABEL
    word = label.word.removesuffix(", on this day")
    if label.sign == 0:
        return "·", Role.DIM, "none"
    if label.step == 0:
        word = "hardly any"
    return ("▲", Role.GOOD, word) if label.sign > 0 else ("▼", Role.BAD, word)


def knows_hands_off(review: Review) -> bool:
    """Whether the day without any decision has been played yet."""
    return not review.decisions or any(one.realised is not None for one in review.decisions)


def ledger_sentence(review: Review) -> str:
    """Why the total is what it is, in one paragraph of this run's own figures."""
    ledger, taken = review.ledger.rounded(1), counted(len(review.decisions), "decision")
    day = "the day" if review.ended else f"the time to {clock(review.until_s)}"
    if not knows_hands_off(review):
        return f"You made {ledger.you:.1f} with {taken}; where {day} lands without them is played now."
    told = f"Left alone, {day} ends at {ledger.hands_off:.1f}. "
    if ledger.decisions is None or ledger.luck is None:
        return told + f"You made {ledger.you:.1f} with {taken}."
    verb = "added" if ledger.decisions >= 0.0 else "took away"
    luck = "gave" if ledger.luck >= 0.0 else "took"
    told += (
        f"Your {taken} {verb} {abs(ledger.decisions):.1f}, "
        f"the luck of the day {luck} {abs(ledger.luck):.1f}: {ledger.you:.1f}."
        if review.decisions
        else "You took no decision."
    )
    if ledger.reference is not None:
        told += f" The {ledger.reference_name} made {ledger.reference:.1f} with the same customers."
    return told


def half_width(ledger: Ledger) -> str:
    """How sure the worth of the decisions is: `± 3.0`; empty where nothing is known."""
    found = ledger.decisions_ci95
    return "" if found is None else f"± {(found[1] - found[0]) / 2:.1f}"


def when(effect: DecisionEffect) -> str:
    """When it was ordered and when it acted, and how much of that was waiting for oneself."""
    ordered = f"Ordered at {clock(effect.at_s)}"
    if effect.acted_s is None:
        return f"{ordered}; it never took effect."
    took = effect.acted_s - effect.at_s
    return f"{ordered}, in effect at {clock(effect.acted_s)}" + (
        f", {in_minutes(took)} later." if took >= 30.0 else "."
    )


def effect_sentences(effect: DecisionEffect, lead: float) -> list[str]:
    """What one decision was worth, in sentences: expected, on this day, what was luck, how large that is."""
    told = [when(effect)]
    without = None if effect.without is None else effect.without["overall"]
    day = None if effect.realised is None else effect.realised["overall"]
    if effect.this_day_only and day is not None:
        taken = _possible(effect)
        told.append(
            f"Judged on this day only{taken}: with it the total is {number(day)} on the customers who came."
        )
    elif without is not None:
        told.append(_expected(without, lead, effect.label))
        if day is not None:
            told.append(f"On the customers who came it made {number(day)}{_luck(day - without.mean)}.")
        if effect.possible is not None and effect.possible[0] < effect.possible[1]:
            told.append(f"It could be taken on {effect.possible[0]} of {effect.possible[1]} redrawn days.")
    elif day is not None:
        told.append(f"On the customers who came it made {number(day)}; its expected worth is not known yet.")
    if effect.share is not None and not effect.this_day_only:
        told.append(f"Its share of what all your decisions were worth: {estimate(effect.share['overall'])}.")
    told += _moved(effect)
    return told


def _luck(luck: float) -> str:
    return "" if abs(luck) < 0.05 else f": {abs(luck):.1f} of that is {'good' if luck > 0.0 else 'bad'} luck"


def _possible(effect: DecisionEffect) -> str:
    if effect.possible is None:
        return ""
    return f" (it could be taken on {effect.possible[0]} of {effect.possible[1]} redrawn days)"


def _expected(without: Estimate, lead: float, label: Label | None) -> str:
    span = interval(without)
    ends = "higher" if without.mean >= 0.0 else "lower"
    told = f"When you took it, it was worth {number(without.mean)}: the day ends that much {ends} with it"
    told += f" ({span}, {days(without)})." if span else f" ({days(without)})."
    part = abs(without.mean) / lead * 100.0
    if label is not None and label.sign != 0:
        told += f" That is {part:.0f}% of the {lead:.0f} points between hands-off and the reference."
    return told


def _moved(effect: DecisionEffect) -> list[str]:
    told = []
    for minutes, value in sorted(effect.moved.items()):
        if not value.clear_of_zero:
            continue
        way = "earlier" if minutes < 0 else "later"
        told.append(f"Ordered {abs(minutes)} minutes {way}, the total changes by {estimate(value)}.")
    return told


def missed_sentence(missed: Missed) -> str:
    """What was not done and what it would have been worth, with how sure that is."""
    span = interval(missed.gain)
    told = f"{initial_capital(missed.says)} at {clock(missed.at_s)} was worth {number(missed.gain.mean)}"
    return told + (f" ({span}, {days(missed.gain)})." if span else f" ({days(missed.gain)}).")


def nothing_missed(review: Review) -> str:
    """What is told where every candidate was tried and none of them gains for sure."""
    return f"Of all that was tried up to {clock(review.until_s)}, nothing missed stands out on fresh days."


def score_columns(estimates: Mapping[str, Estimate]) -> list[str]:
    """An effect on the total and on each score, in the order of SCORES."""
    return [estimate(estimates[name]) for name in SCORES]


def not_whole(review: Review) -> str | None:
    """What the reader has to know of a run that was left in the middle; None of one that ended."""
    if review.ended:
        return None
    return f"The run was left at {clock(review.until_s)}; the review covers it up to there."
