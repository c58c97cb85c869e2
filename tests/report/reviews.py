"""A review written by hand, with everything that a review can say, and small ones made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from floorsim.debrief.model import (
    SCORES,
    DecisionEffect,
    Estimate,
    Estimates,
    Label,
    Landing,
    Ledger,
    Missed,
    Moment,
    Option,
    Review,
)
from floorsim.report.subject import Subject

SUBJECT = Subject("Login outage", "login-outage", "sha256:c960d5bd", 5, 4, run_id="4f9a2c1d7")

_SAVED = Label(2, 1, "saved, clear")
_COST = Label(2, -1, "cost, clear")
_NONE = Label(0, 0, "made no difference that can be measured")
_RATIOS = {"overall": 1.0, "service_level": 1.6, "quality": 0.4, "burnout": 0.2}


def at(written: str) -> float:
    """Seconds since midnight of `09:31` or `09:31:30`."""
    hours, minutes, *seconds = (int(part) for part in written.split(":"))
    return float(hours * 3600 + minutes * 60 + (seconds[0] if seconds else 0))


def estimate(mean: float, half_width: float = 1.0, n: int = 15) -> Estimate:
    """A mean with the same distance to both ends of its interval."""
    return Estimate(mean, (mean - half_width, mean + half_width), n)


def estimates(overall: float, half_width: float = 1.0, n: int = 15) -> Estimates:
    """An effect on the total and, smaller or larger, on each of the scores."""
    return {name: estimate(overall * _RATIOS[name], half_width * _RATIOS[name], n) for name in SCORES}


def decision(
    seq: int,
    ordered: str,
    acted: str | None,
    kind: str,
    says: str,
    worth: float,
    label: Label,
    arguments: Mapping[str, Any] | None = None,
) -> DecisionEffect:
    """A decision that was measured on all fifteen days; its share is nine tenths of its worth alone."""
    return DecisionEffect(
        seq=seq,
        at_s=at(ordered),
        acted_s=None if acted is None else at(acted),
        kind=kind,
        arguments=arguments or {},
        says=says,
        possible=(15, 15),
        realised={name: (worth - 0.6) * _RATIOS[name] if worth else 0.0 for name in SCORES},
        without=estimates(worth, 1.4 if worth else 0.0),
        share=estimates(0.9 * worth, 1.1 if worth else 0.0),
        moved={-15: estimate(worth * 0.5), -5: estimate(0.2), 5: estimate(-0.4), 15: estimate(-1.6)},
        label=label,
    )


DECISIONS = (
    decision(0, "09:22:30", "09:24", "answer", "answering IT: is it one system or all?", 0.2, _NONE,
             {"message": "first_cue", "choice": "ask_it"}),
    decision(1, "09:40", "09:46", "move_agents", "moving Oskar and five more to voice until 11:00", -3.9,
             _COST, {"agents": ["oskar", "mei"], "to": "voice", "until": "11:00"}),
    decision(2, "09:46", "09:55", "announcement", "telling all callers about the known issue", 6.1, _SAVED,
             {"channel": "all", "message": "known_issue"}),
    decision(3, "09:58", "10:01", "defer_activity", "putting Noor’s one-to-one off", 3.0,
             Label(1, 1, "saved, small"), {"agents": ["noor"], "activity": "one_to_one"}),
    replace(
        decision(4, "10:24", None, "move_breaks", "moving the breaks of Grace and Ingrid", -0.6, _NONE),
        possible=(6, 15), this_day_only=True, without=None,
    ),
)  # fmt: skip


def option(id: str, says: str, gain: float, *, reference: bool = False, because: str | None = None) -> Option:
    """An answer to a moment; it is the trainee's own where its id says so."""
    return Option(
        id=id,
        says=says,
        decisions=() if id == "leave" else ({"at": "09:31", "do": "announcement", "message": "known_issue"},),
        gain=estimate(gain, 1.5),
        yours=id == "yours",
        reference=reference,
        good=gain >= 6.0,
        acted_s=None if id == "leave" else at("09:34"),
        because=because,
    )


MOMENTS = (
    Moment(
        at_s=at("09:31"),
        why="cost",
        seq=1,
        situation=(
            "Voice: 12 waiting, longest 3:10; 9 on, 16 needed.",
            "IT desk, 09:27: still investigating.",
            "You: free.",
        ),
        options=(
            option("leave", "leave it", 0.0),
            option("yours", "move six from email to voice", -3.9),
            option("tell", "tell all callers about the known issue", 6.0, reference=True,
                   because="Nobody can solve these calls yet. Fewer calls is the only cure."),
            option("both", "tell callers, then bring two back", 6.8),
        ),
        principle="When nobody can solve it, make the queue shorter first.",
        as_it_was=tuple((at("09:30") + 60 * minute, min(4 + minute, 14)) for minute in range(40)),
        otherwise=tuple((at("09:30") + 60 * minute, min(4 + minute, 9)) for minute in range(40)),
    ),
    Moment(
        at_s=at("10:07"),
        why="missed",
        seq=None,
        situation=("The bakery waits for your call, due 10:16.", "You: free to 10:12."),
        options=(option("leave", "leave it", 0.0), option("call", "call the bakery back", 1.9)),
    ),
)  # fmt: skip

REVIEW = Review(
    scenario="login-outage",
    digest="sha256:c960d5bd",
    model_version=4,
    seed=5,
    until_s=at("11:15"),
    ended=True,
    scores={"overall": 63.14, "service_level": 52.31, "quality": 70.08, "burnout": 74.9},
    gates=("Compliance: a password was read out to a caller (10:12)",),
    ledger=Ledger(
        hands_off=52.04,
        you=63.14,
        decisions=4.32,
        luck=6.78,
        reference=74.26,
        reference_name="worked run",
    ),
    decisions=DECISIONS,
    missed=(
        Missed(
            at_s=at("10:07"),
            kind="answer",
            arguments={"message": "promise-bakery", "choice": "call"},
            says="calling the bakery back",
            gain=estimate(1.9, 0.8, 30),
            because="Three minutes close the case for good.",
        ),
    ),
    moments=MOMENTS,
    landing=tuple(
        Landing(
            at("09:00") + 300.0 * step,
            62.0 - (0.0 if step < 8 else 9.0) + (0.9 * (step - 12) if step > 12 else 0.0),
            52.0 + 0.4 * step,
        )
        for step in range(28)
    ),
    seeds=tuple(range(900, 915)),
    done=True,
)

ROUGH = replace(
    REVIEW,
    ended=False,
    until_s=at("10:00"),
    gates=(),
    ledger=replace(REVIEW.ledger, decisions=None, luck=None, reference=None, reference_name=None),
    decisions=tuple(
        replace(one, possible=None, realised=None, without=None, share=None, moved={}, label=None)
        for one in DECISIONS[:3]
    ),
    missed=None,
    moments=None,
    landing=(),
    seeds=(),
    done=False,
)
"""The same run left at 10:00, nothing measured yet."""
