"""A review made by hand: a morning with an outage, four decisions, two moments, one thing missed."""

from __future__ import annotations

from dataclasses import replace
from math import sin

from floorsim.debrief.effect_words import Came
from floorsim.debrief.messages import Answer, CaseReview, Offered
from floorsim.debrief.model import (
    SCORES,
    DecisionEffect,
    Estimate,
    Label,
    Landing,
    Ledger,
    Missed,
    Moment,
    Option,
    Review,
)
from floorsim.debrief.timeline import ChannelLine, Happening, Move, PersonLine, Timeline
from floorsim.debrief.walk import Stop
from tests.present.floor_views import NINE

END = NINE + 2 * 3600.0
DAYS = 15


def at(clock: str) -> float:
    """A time of day in seconds."""
    hours, minutes = clock.split(":")
    return int(hours) * 3600.0 + int(minutes) * 60.0


def about(mean: float, half: float, n: int = DAYS) -> Estimate:
    return Estimate(mean, (mean - half, mean + half), n)


def of_each(mean: float, half: float) -> dict[str, Estimate]:
    """An effect on the total, and parts of it on the scores."""
    parts = (1.0, 1.5, 0.9, 0.6)
    return {name: about(mean * part, half * part) for name, part in zip(SCORES, parts, strict=True)}


def on_the_day(overall: float) -> dict[str, float]:
    return {name: overall * part for name, part in zip(SCORES, (1.0, 1.5, 0.9, 0.6), strict=True)}


NOTICE = DecisionEffect(
    seq=1,
    at_s=at("09:35"),
    acted_s=at("09:41"),
    kind="announcement",
    arguments={"channel": "all", "message": "known_issue"},
    says="changing the announcement on Voice and Chat",
    possible=(15, 15),
    realised=on_the_day(7.2),
    without=of_each(6.1, 1.4),
    share=of_each(5.2, 1.1),
    moved={-15: about(4.4, 1.1), -5: about(1.5, 0.8), 5: about(-1.2, 0.7), 15: about(-3.1, 1.0)},
    label=Label(4, 1, "made the day"),
)
SIX_TO_VOICE = DecisionEffect(
    seq=0,
    at_s=at("09:31"),
    acted_s=at("09:34"),
    kind="move_agents",
    arguments={"agents": ["tomas", "oskar"], "to": "voice"},
    says="moving Tomas, Oskar, Mei and three others to Voice until 11:00",
    possible=(15, 15),
    realised=on_the_day(-5.0),
    without=of_each(-3.9, 1.1),
    share=of_each(-3.3, 0.9),
    label=Label(3, -1, "cost, large"),
)
WRAP_POST = DecisionEffect(
    seq=2,
    at_s=at("09:58"),
    acted_s=at("10:02"),
    kind="incident_post",
    arguments={"next_update": 30},
    says="writing to the team",
    possible=(15, 15),
    realised=on_the_day(0.3),
    without=of_each(0.2, 0.9),
    share=of_each(0.1, 0.5),
    label=Label(1, 0, "made no difference that can be measured"),
)
BAKERY = DecisionEffect(
    seq=3,
    at_s=at("10:07"),
    acted_s=at("10:16"),
    kind="answer",
    arguments={"message": "payroll", "choice": "callback"},
    says="answering Kofi",
    possible=(4, 15),
    realised=on_the_day(1.0),
    without=of_each(0.9, 1.6),
    share=of_each(0.4, 0.8),
    label=Label(2, 1, "saved, clear, on this day"),
    this_day_only=True,
)
MISSED = Missed(
    at_s=at("10:24"),
    kind="move_breaks",
    arguments={"agents": ["grace"], "how": "stagger"},
    says="moving the breaks of Grace, Oskar and Ingrid, one after another",
    gain=about(1.8, 0.6, 40),
    because="Five breaks would fall nearly together on the second wave.",
)


def a_moment() -> Moment:
    """The six agents who were moved too early."""
    as_it_was = tuple((NINE + 60.0 * m, max(0, round(7 + 7 * sin((m - 30) / 18)))) for m in range(120))
    otherwise = tuple((time, round(waiting * 0.55)) for time, waiting in as_it_was)
    return Moment(
        at_s=at("09:31"),
        why="cost",
        seq=0,
        situation=(
            "Voice: 12 waiting, longest 3:10, 9 on, need 16",
            "Chat: 1 waiting, longest 0:47, 4 on, need 4",
            "Email: 32 open, none late, 3 agents on",
            "09:28 IT service desk: Update: certificate rejected",
            "Inbox: 2 to answer, first Priya by 09:43",
            "You: free",
        ),
        options=(
            Option("leave", "leave it for now", (), about(0.0, 0.0, 12), False, False, False, None),
            Option(
                "option-1",
                "Moving Tomas, Oskar, Mei and three others to Voice until 11:00",
                ({"at": "09:31", "do": "move_agents"},),
                about(-3.9, 1.5, 12),
                yours=True,
                reference=False,
                good=False,
                acted_s=at("09:34"),
            ),
            Option(
                "option-2",
                "Changing the announcement on Voice and Chat",
                ({"at": "09:31", "do": "announcement"},),
                about(6.8, 1.6, 12),
                yours=False,
                reference=True,
                good=True,
                acted_s=at("09:27"),
                because="Nobody can solve these calls yet. Fewer calls is the only cure.",
            ),
            Option(
                "option-3",
                "Writing to the team",
                ({"at": "09:31", "do": "incident_post"},),
                about(6.1, 1.5, 12),
                yours=False,
                reference=False,
                good=True,
                acted_s=None,
            ),
        ),
        principle="Deflect before you staff.",
        as_it_was=as_it_was,
        otherwise=otherwise,
    )


def a_review() -> Review:
    """Everything computed."""
    moment = a_moment()
    landing = tuple(
        Landing(NINE + 300.0 * step, 62.0 + 8.0 * sin(step / 3.0), 55.0 + 5.0 * sin(step / 3.0))
        for step in range(24)
    )
    return Review(
        scenario="login-outage",
        digest="sha256:0",
        model_version=4,
        seed=7,
        until_s=END,
        ended=True,
        scores={"overall": 63.0, "service_level": 58.0, "quality": 71.0, "burnout": 64.0},
        gates=(),
        ledger=Ledger(52.0, 63.0, 14.1, -3.1, 74.0, "worked run", (11.1, 17.1)),
        decisions=(SIX_TO_VOICE, NOTICE, WRAP_POST, BAKERY),
        missed=(MISSED,),
        moments=(moment, replace(moment, at_s=at("10:24"), why="missed", seq=None)),
        landing=landing,
        seeds=tuple(range(DAYS)),
        done=True,
    )


def a_rough_review() -> Review:
    """What is known in the first seconds."""
    whole = a_review()
    bare = tuple(
        DecisionEffect(
            one.seq, one.at_s, one.acted_s, one.kind, one.arguments, one.says, realised=one.realised
        )
        for one in whole.decisions
    )
    ledger = Ledger(52.0, 63.0, None, None, None, None)
    return replace(
        whole,
        ledger=ledger,
        decisions=bare,
        missed=None,
        moments=None,
        seeds=(),
        step="the reference",
        done=False,
    )


def a_timeline() -> Timeline:
    """Two queues, an outage, the four decisions and three of the reference."""
    minutes = range(120)
    voice = tuple(max(0, round(7 + 7 * sin((m - 45) / 20))) for m in minutes)
    return Timeline(
        start_s=NINE,
        until_s=END,
        step_s=60.0,
        channels=(
            ChannelLine(
                "voice",
                "Voice",
                True,
                voice,
                (9.0,) * 120,
                tuple(16.0 if 25 < m < 80 else 9.0 for m in minutes),
            ),
            ChannelLine(
                "email", "Email", False, tuple(30 + m // 4 for m in minutes), (3.0,) * 120, (2.5,) * 120
            ),
        ),
        happenings=(
            Happening(at("09:20"), at("10:33"), "incident", "outage", "Logins fail on web and app"),
            Happening(at("09:22"), None, "message", "first_cue", "Marek: Three login calls in a row"),
            Happening(at("09:41"), None, "message", "payroll", "Kofi: Caller wants a manager"),
        ),
        yours=(
            a_move(SIX_TO_VOICE, "you moved Tomas, Oskar, Mei and three others to Voice until 11:00"),
            a_move(NOTICE, "you changed the announcement on Voice and Chat: the known issue"),
            a_move(WRAP_POST, "you told the team what is known; next update by 10:32"),
            replace(
                a_move(BAKERY, "you answered Kofi: Tell her I'll call within 30 minutes."), about="payroll"
            ),
        ),
        reference=(
            Move(
                seq=0,
                kind="announcement",
                says="changing the announcement on Voice and Chat",
                ordered_s=at("09:24"),
                begun_s=at("09:24"),
                acted_s=at("09:27"),
                minutes=3.0,
                told="you changed the announcement on Voice and Chat: the known issue",
                came=(Came(at("09:27"), "announce", "customers on Voice and Chat hear: the known issue"),),
                because="IT has confirmed it. A quarter of these customers need no agent once they hear it.",
            ),
        ),
        reference_name="worked run",
        people=(
            PersonLine("tomas", "Tomas", tuple(0.1 + m / 300 for m in minutes)),
            PersonLine("noor", "Noor", tuple(0.05 + m / 500 for m in minutes)),
        ),
        fatigue=tuple(0.08 + m / 400 for m in minutes),
    )


def a_move(effect: DecisionEffect, told: str) -> Move:
    """A decision of the ledger on the timeline."""
    acted_s = effect.acted_s
    assert acted_s is not None
    return Move(
        seq=effect.seq,
        kind=effect.kind,
        says=effect.says,
        ordered_s=effect.at_s,
        begun_s=acted_s - 120.0,
        acted_s=acted_s,
        minutes=2.0,
        told=told,
        came=(Came(acted_s, "morale", "morale of all 18 +1"),),
    )


def some_cases() -> tuple[CaseReview, ...]:
    """One answered otherwise than in the reference, one missed, one that never came up there."""
    honest = "No time yet. Cards work, callers know, and I'll update you at 10:10."
    elena = CaseReview(
        id="director",
        category="message",
        sender="Elena Reyes (director)",
        subject="When are logins back?",
        text="The board asks me when logins are back. What do I tell them?",
        opened_s=at("09:50"),
        deadline_s=at("09:58"),
        yours=(
            Answer(
                "answered",
                at("09:57"),
                at("09:52"),
                "quarter_past",
                "Work with 10:15. If IT says otherwise, I'll call you straight away.",
                "It helps until 10:15. The board hears a time that nobody had checked.",
            ),
        ),
        came=(Came(at("09:57"), "trust", "leadership's trust in you −12"),),
        reference=(
            Answer("answered", at("09:56"), at("09:50"), "honest", honest, "Every part of it is true."),
        ),
        reference_came=(Came(at("09:56"), "trust", "leadership's trust in you +7"),),
        expected="What is known, what isn't, when she hears from you next.",
        principle="Never pass on a time that nobody has checked.",
        offered=(
            Offered("Work with 10:15. If IT says otherwise, I'll call you straight away.", 2.0, None),
            Offered(honest, 3.0, "Every part of it is true."),
            Offered("Ask IT directly, please; they know more than I do.", 1.0, "She needs one voice."),
        ),
    )
    priya = replace(
        elena,
        id="chat_text",
        sender="Priya",
        subject="A macro for login chats?",
        text="Have we got an approved line for this?",
        opened_s=at("09:28"),
        deadline_s=at("09:43"),
        yours=(Answer("missed", at("09:43"), None, None, "no answer by 09:43", None),),
        came=(
            Came(
                at("09:43"), "repeat_contacts", "customers whose matter is open come back 1.1 times as often"
            ),
        ),
    )
    promise = replace(
        elena,
        id="promise-voice-70",
        category="promise",
        sender="you",
        subject="Call Kofi's customer back by 10:15",
        opened_s=at("09:45"),
        deadline_s=at("10:15"),
        yours=(Answer("kept", at("10:12"), at("10:07"), "call", "Call back now", None),),
        came=(),
        reference=None,
        reference_came=(),
        expected=None,
        principle=None,
        offered=(),
    )
    return (priya, promise, elena)


def a_walk() -> tuple[Stop, ...]:
    """The reference's one decision, among three others."""
    move = a_timeline().reference[0]
    return (
        Stop(
            move,
            a_moment().situation,
            (
                "Moved Oskar to Voice until 11:00",
                "Changed the announcement on Voice and Chat: the known issue",
                "Told the team what is known; next update by 10:10",
            ),
            1,
        ),
    )
