"""Hand-made views of a floor, so that screens are tested without an engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from floorsim.desk.view import BudgetView, ChoiceView, FloorView, LogLine, MessageView, OwnTimeView
from floorsim.floor.view import AgentView, ChannelView, IntervalView

NINE = 9 * 3600.0
NOW = NINE + 26 * 60.0 + 10.0

NAMES = (
    "Dana Kovac",
    "Marek Nowak",
    "Lucia Ferrari",
    "Ben Okafor",
    "Priya Raman",
    "Tomas Silva",
    "Aisha Rahman",
    "Noor Haddad",
    "Jonas Berg",
    "Mei Lin",
    "Oskar Lund",
    "Ruth Adler",
    "Ivan Petrov",
    "Sofia Marin",
    "Kofi Mensah",
    "Elif Demir",
    "Paul Weber",
    "Grace Obi",
)


def a_channel(channel_id: str = "voice", **changes: Any) -> ChannelView:
    """A voice channel in trouble, unless told otherwise."""
    channel = ChannelView(
        id=channel_id,
        title=channel_id.capitalize(),
        kind=channel_id,
        target_share=0.8,
        target_within_s=20.0,
        formula="answered_in_target_over_answered_and_late_abandoned",
        formula_words="answered within 20 s over answered plus abandoned after 20 s",
        service_level=0.62,
        service_level_recent=0.41,
        trend=(0.86, 0.71, 0.52, 0.33, 0.12, None),
        waiting_trend=(0, 1, 3, 6, 11, 14),
        lands_at=(0.55, 0.68, 0.79),
        waiting=14,
        longest_wait_s=160.0,
        expected_wait_s=215.0,
        offered=118,
        answered=90,
        abandoned=9,
        abandoned_recent=7,
        blocked=0,
        deflected=0,
        cut_off=0,
        overdue=0,
        asa_s=48.0,
        aht_s=372.0,
        occupancy=0.97,
        in_progress=5,
        forecast_now=22.0,
        arrived_now=49,
        staffed=14,
        needed=20.6,
        backlog_ages=None,
        over_target=0,
        oldest_s=160.0,
        concurrency_cap=1,
        announcement=None,
        callbacks_on=False,
        callbacks_owed=0,
        callbacks_overdue=0,
        service_level_counts=(61, 99),
    )
    return replace(channel, **changes)


def email(**changes: Any) -> ChannelView:
    """An email channel with a backlog."""
    settled: dict[str, Any] = {
        "kind": "email",
        "target_share": 0.9,
        "target_within_s": 86400.0,
        "service_level": 0.91,
        "service_level_recent": 0.91,
        "trend": (0.9, 0.9, 0.9, 0.91, 0.91, 0.91),
        "waiting_trend": (41, 43, 44, 46, 47, 48),
        "lands_at": (0.84, 0.87, 0.9),
        "waiting": 48,
        "longest_wait_s": 0.0,
        "needed": None,
        "backlog_ages": (36, 9, 3),
        "over_target": 7,
        "oldest_s": 31 * 3600.0,
        "staffed": 3,
        "occupancy": None,
        "abandoned": 0,
        "abandoned_recent": 0,
    }
    return a_channel("email", **{**settled, **changes})


def an_agent(place: int = 0, **changes: Any) -> AgentView:
    """An agent ready on voice, unless told otherwise."""
    name = NAMES[place % len(NAMES)]
    if place >= len(NAMES):
        name = f"{name.split()[0]} {chr(65 + place // len(NAMES))}. {name.split()[1]}"
    agent = AgentView(
        id=f"A{place + 1:02d}",
        name=name,
        group="phones",
        state="ready",
        channel="voice",
        on=("voice",),
        skills=("voice", "chat"),
        proficiency={"voice": 0.9, "chat": 0.7},
        since_s=NOW - 40.0,
        load=0,
        cap=1,
        until_s=None,
        next_activity="break",
        next_activity_s=NINE + 3600.0,
        shift_end_s=NINE + 8 * 3600.0,
        long_contact=False,
        overtime_willing=True,
        on_overtime=False,
        moved_until_s=None,
        tenure_weeks=60.0,
        note=None,
        handled=6,
        aht_s=340.0,
        break_owed=False,
    )
    return agent._replace(**changes)


_STATES: tuple[dict[str, Any], ...] = (
    {"state": "busy", "load": 1, "since_s": NOW - 432.0, "long_contact": True},
    {"state": "busy", "load": 1, "since_s": NOW - 125.0},
    {"state": "wrap", "load": 1, "since_s": NOW - 80.0},
    {"state": "busy", "channel": "chat", "on": ("chat",), "load": 2, "cap": 3, "since_s": NOW - 331.0},
    {"state": "ready", "channel": "chat", "on": ("chat",), "cap": 3},
    {"state": "busy", "channel": "email", "on": ("email",), "load": 1, "since_s": NOW - 251.0},
    {"state": "break", "channel": None, "until_s": NINE + 2400.0},
    {"state": "absent", "channel": None, "on": ()},
    {"state": "hold", "load": 1, "since_s": NOW - 45.0, "asks_for_help": True},
    {"state": "switching", "channel": "voice", "until_s": NOW + 90.0, "moved_until_s": NINE + 7200.0},
    {"state": "lunch", "channel": None, "until_s": NINE + 3000.0, "break_owed": True},
    {"state": "meeting", "channel": None, "until_s": NINE + 2700.0},
    {"state": "coaching", "channel": None, "until_s": NINE + 2700.0},
    {"state": "training", "channel": None, "until_s": NINE + 3600.0},
    {"state": "back_office", "channel": None, "on": ()},
    {"state": "away", "channel": None, "until_s": NINE + 2000.0},
    {"state": "off", "channel": None, "on": ()},
    {"state": "ready", "on": ("voice", "chat"), "on_overtime": True},
)


def team(count: int = 18) -> tuple[AgentView, ...]:
    """Agents in every state there is, in turn."""
    return tuple(an_agent(place, **_STATES[place % len(_STATES)]) for place in range(count))


def a_message(message_id: str = "when", **changes: Any) -> MessageView:
    """An open message with two answers."""
    message = MessageView(
        id=message_id,
        at_s=NOW - 120.0,
        sender="Reyes (director)",
        subject="When is it over?",
        text="Customers are calling me at home. Give me a time I can tell the board.",
        channel="chat",
        choices=(
            ChoiceView("range", "Say what is known, and when you will speak again", 2.0),
            ChoiceView("ten", "Ten minutes", 1.0),
        ),
        deadline_s=NINE + 50 * 60.0,
        state="open",
        answer=None,
        category="message",
    )
    return replace(message, **changes)


INBOX = (
    a_message(),
    a_message(
        "manager",
        sender="Dana",
        subject="Caller wants a manager",
        text="He says nobody ever calls back.",
        category="escalation",
        deadline_s=NOW + 200.0,
        agent="A01",
        channel="walk_up",
    ),
    a_message("swap", sender="Aisha", subject="Swap with Ben at 13:00?", deadline_s=None),
    a_message("it", sender="IT", subject="Investigating", choices=(), deadline_s=None, state="information"),
)

LOG = (
    LogLine(NINE + 20 * 60.0, "Logins begin to fail.", "floor"),
    LogLine(NINE + 24 * 60.0, "IT: login errors, investigating", "news"),
    LogLine(NINE + 26 * 60.0, "you moved Ben to chat until 11:00", "decision"),
    LogLine(NINE + 26 * 60.0, "Ben is on chat.", "effect"),
)


def plan(channels: tuple[str, ...] = ("voice", "chat")) -> tuple[IntervalView, ...]:
    """Half hours from 08:00 to 18:00; the past ones with what came."""
    rows = []
    for channel in channels:
        for place in range(20):
            start = 8 * 3600.0 + place * 1800.0
            past = start <= NOW
            rows.append(
                IntervalView(
                    start,
                    channel,
                    20.0 + place,
                    (18 + place * 9) if past else None,
                    10.4 + place / 3,
                    12 - place // 6,
                    (0.9 - place * 0.12) if past else None,
                )
            )
    return tuple(rows)


def a_floor(agents: int = 18, **changes: Any) -> FloorView:
    """An outage morning at 09:26:10 with three channels."""
    view = FloorView(
        now_s=NOW,
        start_s=8 * 3600.0,
        play_from_s=NINE,
        end_s=NINE + 2 * 3600.0,
        weekday="tuesday",
        scenario="login-outage",
        title="Login outage",
        channels=(
            a_channel(),
            a_channel(
                "chat",
                service_level=0.77,
                service_level_recent=0.66,
                trend=(0.9, 0.88, 0.8, 0.7, 0.6, 0.5),
                waiting=6,
                longest_wait_s=70.0,
                abandoned=2,
                target_within_s=60.0,
                lands_at=(0.6, 0.71, 0.8),
                staffed=6,
                needed=6.0,
                concurrency_cap=2,
                announcement="known_issue",
                callbacks_owed=0,
            ),
            email(),
        ),
        agents=team(agents),
        inbox=INBOX,
        log=LOG,
        own_time=OwnTimeView(None, None, (), NOW, 12.0, False),
        budget=BudgetView(2 * 3600.0, 6 * 3600.0, 120.0, 500.0, "EUR"),
        plan=plan(),
        trust=0.6,
        ended=False,
    )
    return replace(view, **changes)
