"""Writes small valid scenarios with everything the language can say, from a tape of bytes.

Every byte settles one choice and 0 is the plainest, so that hypothesis can draw a tape at once and shrink it
towards an empty floor. What is written later refers to what was written before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeVar

from floorsim.scenario.values.units import format_duration, format_time

Written = dict[str, Any]
T = TypeVar("T")

MIN: Final = 60.0
HOUR: Final = 3600.0
DAY: Final = 86400.0
OPENS: Final = 9 * HOUR
LIVE: Final = ("voice", "chat")
KINDS: Final = ("voice", "chat", "email", "back_office", "social", "chat", "voice")
ACTIVITIES: Final = (
    "break",
    "lunch",
    "meeting",
    "training",
    "coaching",
    "one_to_one",
    "back_office",
    "break",
)
EFFECTS: Final = (
    "handle", "demand", "curve", "resolve", "hostility", "patience", "staff", "down", "slow", "unclear",
    "news", "down", "staff",
)  # fmt: skip


class Tape:
    """Choices, one a byte; nothing but the plainest ones after the end."""

    def __init__(self, tape: bytes) -> None:
        self.tape = tape
        self.place = 0

    def byte(self) -> int:
        self.place += 1
        return self.tape[self.place - 1] if self.place <= len(self.tape) else 0

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, the first the plainest."""
        return options[self.byte() % len(options)]

    def number(self, low: int, high: int) -> int:
        """A whole number of this range, the lowest the plainest."""
        return low + self.byte() % (high - low + 1)

    def yes(self, one_in: int = 2) -> bool:
        """True once in so many times; no is the plainer answer."""
        return self.byte() % one_in == one_in - 1

    def share(self, high: float = 1.0) -> float:
        """A part of a whole, in tenths."""
        return self.number(0, round(high * 10)) / 10

    def some(self, options: Sequence[T]) -> list[T]:
        """Any of the options, at least the first."""
        bits = self.byte()
        return [option for place, option in enumerate(options) if bits >> place & 1] or [options[0]]

    def length(self, low_s: float, high_s: float) -> str:
        """A duration, in steps of 5 seconds."""
        return format_duration(self.number(round(low_s / 5), round(high_s / 5)) * 5.0)

    def law(self, low_s: float, high_s: float) -> Written:
        """A law of times with a mean in this range; constant ones make events meet at one moment."""
        mean_s = max(5.0, self.number(round(low_s / 5), round(high_s / 5)) * 5.0)
        half, mean, more = (format_duration(mean_s * factor) for factor in (0.5, 1.0, 1.5))
        laws: tuple[Written, ...] = (
            {"constant": mean},
            {"exponential": mean},
            {"mean": mean},
            {"gamma": {"mean": mean, "cv": 0.5}},
            {"uniform": [half, more]},
            {"triangular": [half, mean, more]},
            {"empirical": [half, more]},
        )
        return self.pick(laws)


def write_scenario(
    tape: Tape,
    *,
    people: bool | None = None,
    live_only: bool = False,
    told_nothing: bool = False,
    incidents: bool = True,
) -> Written:
    """A valid scenario of up to two hours a day with 1 to 3 channels, as plain values.

    `people` fixes the human model; `live_only` leaves written channels out; `told_nothing` leaves out
    announcements and what incidents do to patience, so that patience stays what was drawn.
    """
    return _Writer(tape, people, live_only, told_nothing, incidents).write()


class _Writer:
    def __init__(
        self, tape: Tape, people: bool | None, live_only: bool, told_nothing: bool, incidents: bool
    ) -> None:
        self.tape = tape
        self.people = people
        self.live_only = live_only
        self.told_nothing = told_nothing
        self.with_incidents = incidents
        self.length_s = tape.pick((0.5, 1.0, 2.0, 1.0)) * HOUR
        self.closes_s = OPENS + self.length_s
        self.days = tape.pick((1, 1, 2, 1, 3))
        self.run_on_s = tape.pick((0.0, 20.0, 60.0)) * MIN
        self.channels: dict[str, Written] = {}
        self.lines: dict[str, str] = {}
        """Queue id to channel id."""
        self.skill_of: dict[str, str] = {}
        self.queues: dict[str, Written] = {}
        self.groups: dict[str, Written] = {}
        self.shifts: dict[str, Written] = {}
        self.drivers: dict[str, Written] = {}

    def write(self) -> Written:
        tape = self.tape
        kinds = LIVE if self.live_only else KINDS
        for number in range(tape.number(1, 3)):
            kind = tape.pick(kinds)
            self.channels[f"{kind}{number}"] = self.channel(kind)
        for id in self.channels:
            self.add_lines(id)
        for number in range(tape.number(0, 2)):
            self.shifts[f"s{number}"] = self.shift()
        group_ids = [f"g{number}" for number in range(tape.number(1, 3))]
        for queue in self.queues.values():
            if preferred := self.preferences(group_ids):
                queue["groups"] = preferred
        for number, id in enumerate(group_ids):
            self.groups[id] = self.group(id, everything=number == 0)
        agents = self.agents(group_ids)
        for number in range(tape.number(0, 3)):
            self.drivers[f"d{number}"] = self.driver()
        for id, channel in self.channels.items():
            self.add_chase(id, channel)
        floor: Written = {
            "days": self.days,
            "opens": format_time(OPENS),
            "closes": format_time(self.closes_s),
            "run_on": format_duration(self.run_on_s),
            "channels": self.channels,
            "queues": self.queues,
            "shifts": self.shifts,
            "groups": self.groups,
            "agents": agents,
        }
        if tape.yes(4):
            last = (self.days - 1) * DAY
            until = last + tape.pick((self.closes_s, self.closes_s - self.length_s / 4))
            floor["play"] = {"from": format_time(last + OPENS + self.length_s / 4), "to": format_time(until)}
        written: Written = {
            "meta": {"id": "drawn", "title": "Drawn"},
            "floor": floor,
            "drivers": self.drivers,
            "demand": {
                "streams": {id: self.stream(id) for id in self.channels},
                "day_factor": tape.pick(("off", {"alpha": 30})),
                "interval_factor": tape.pick(("off", {"cv": 0.2})),
            },
            "people": self.human(),
            "incidents": self.happening(agents) if self.with_incidents else [],
        }
        self.add_what_came_later(written)
        return written

    def add_what_came_later(self, written: Written) -> None:
        """What came to the language later: at the end of the tape, so that older tapes say the same."""
        tape = self.tape
        for group in self.groups.values():
            if "staffing" in group and tape.yes():
                group["leaves"] = "idle"
            served = [line for line in self.lines if self.skill_of[line] in group["skills"]]
            if served and tape.yes(3):
                group["handle"] = {tape.pick(served): tape.pick((0.75, 2.0))}
        for stream in written["demand"]["streams"].values():
            if tape.yes(4):
                stream["talk"] = {"exponential": "3m", "at_least": "30s", "at_most": "6m"}
        if tape.yes(3):
            self.channels["out"] = {"kind": "voice", "target": {"within": "2s"}}
            callers = self.groups["g0"]
            callers["skills"]["out"] = 1.0
            if "serves" in callers:
                callers["serves"].append(["out"])
            written["demand"]["streams"]["out"] = {
                "talk": tape.law(60, 300),
                "patience": tape.pick(("0s", "5s")),
                "dialer": {
                    "numbers": tape.number(1, 40),
                    "per_idle": tape.pick((1.0, 3.0)),
                    "right_party": 0.5,
                    "tries": tape.number(1, 3),
                    "again_after": "10m",
                    "rings": tape.pick(("0s", "10s")),
                },
            }

    def channel(self, kind: str) -> Written:
        tape = self.tape
        channel: Written = {
            "kind": kind,
            "target": {"within": "20s" if kind in LIVE else "30m"},
            "switch_time": tape.pick(({"constant": "0s"}, {"uniform": ["1m", "3m"]})),
        }
        if tape.yes(4):
            channel["opens"] = format_time(OPENS + self.length_s / 6)
            channel["closes"] = format_time(self.closes_s - self.length_s / 6)
        if tape.yes(3):
            channel["at_close"] = "disconnect"
        if kind == "chat":
            channel["concurrency"] = tape.number(1, 4)
            channel["silent_abandon"] = tape.share()
        if kind in LIVE and tape.yes(4):
            channel["queue_limit"] = tape.number(0, 6)
        if kind in LIVE and tape.yes(3):
            channel["trunks"] = tape.pick((10, 6, 3, 1))
        if tape.yes(6):
            channel["partner"] = {"share": tape.share(), "from": format_time(OPENS + self.length_s / 3)}
        if kind in LIVE and tape.yes(3):
            channel["callbacks"] = {
                "offer_when_wait_over": tape.length(0, 120),
                "accepted": tape.share(),
                "promise": tape.length(60, 1200),
            }
        if kind in LIVE and not self.told_nothing and tape.yes(3):
            channel["announcement"] = {"kind": tape.pick(("honest_range", "optimistic", "known_issue"))}
        return channel

    def add_chase(self, id: str, channel: Written) -> None:
        others = [other for other in self.channels if other != id]
        if channel["kind"] in LIVE or not others or not self.tape.yes():
            return
        channel["chase"] = {
            "to": self.tape.pick(others),
            "share": self.tape.share(),
            "after_target": self.tape.law(60, 1200),
        }

    def add_lines(self, channel: str) -> None:
        tape = self.tape
        names = [f"{channel}-{place}" for place in range(tape.number(0, 3))]
        if not names:
            self.lines[channel] = channel
            self.skill_of[channel] = channel
        for name in names:
            skill = tape.pick((name, channel))
            self.lines[name] = channel
            self.skill_of[name] = skill
            self.queues[name] = {
                "channel": channel,
                "skill": skill,
                "priority": float(tape.number(0, 5)),
                "age_weight": tape.pick((0.0, 1.0, 5.0)),
            }

    def preferences(self, group_ids: list[str]) -> list[Written]:
        """The first group always serves; others may, at a rank, perhaps only after a wait."""
        tape = self.tape
        if not tape.yes():
            return []
        chosen = [id for number, id in enumerate(group_ids) if number == 0 or tape.yes()]
        return [
            {"group": id, "rank": tape.number(1, 3), "after": tape.pick(("0s", "30s", "3m"))} for id in chosen
        ]

    def may_serve(self, group: str, line: str) -> bool:
        preferred = self.queues.get(line, {}).get("groups")
        return not preferred or group in {entry["group"] for entry in preferred}

    def group(self, id: str, *, everything: bool) -> Written:
        tape = self.tape
        skills = sorted(set(self.skill_of.values()))
        on_lists = {
            self.skill_of[line]
            for line, queue in self.queues.items()
            if "groups" in queue and self.may_serve(id, line)
        }
        chosen = [skill for skill in skills if everything or skill in on_lists or tape.yes()] or skills[:1]
        group: Written = {"skills": {skill: tape.pick((1.0, 0.8, 0.4)) for skill in chosen}}
        useful = sorted({self.lines[line] for line in self.lines if self.skill_of[line] in chosen})
        if not everything and tape.yes():
            group["on"] = tape.some(useful)
        if tape.yes():
            group["selection"] = "random"
        served = [line for line in self.lines if self.skill_of[line] in chosen and self.may_serve(id, line)]
        if served and tape.yes(3):
            turn, cut = tape.number(0, 5) % len(served), tape.number(0, 5) % (len(served) + 1)
            order = served[turn:] + served[:turn]
            group["serves"] = [entry for entry in (order[:cut], *([one] for one in order[cut:])) if entry]
        if tape.yes(3):
            group["staffing"] = self.staffing()
        else:
            group["count"] = tape.number(1 if everything else 0, 4)
            if self.shifts and not tape.yes(3):
                group["shifts"] = tape.some(sorted(self.shifts))
        return group

    def staffing(self) -> list[Written]:
        tape = self.tape
        places = [place for place in range(6) if tape.yes()] or [0]
        counts = [tape.number(1, 4), *(tape.number(0, 4) for _ in places[1:])]
        return [
            {"from": format_time(OPENS + place * self.length_s / 6), "agents": agents}
            for place, agents in zip(places, counts, strict=True)
        ]

    def shift(self) -> Written:
        tape = self.tape
        start = OPENS + tape.pick((0, -10 * MIN, self.length_s / 6, self.length_s / 3))
        end = start + self.length_s * tape.pick((1.0, 0.5, 1.2))
        slot_s = (end - start) / 6
        shift: Written = {
            "from": format_time(start),
            "to": format_time(end),
            "stagger": tape.pick(("0s", "5m")),
            "activities": [
                {
                    "kind": tape.pick(ACTIVITIES),
                    "at": format_time(start + slot * slot_s),
                    "for": format_duration(slot_s * tape.pick((0.3, 1.0))),
                }
                for slot in range(6)
                if tape.yes(3)
            ],
        }
        if self.days > 1 and tape.yes():
            shift["days"] = tape.some(range(1, self.days + 1))
        return shift

    def agents(self, group_ids: list[str]) -> list[Written]:
        """People by name, who may work other hours than their group."""
        tape = self.tape
        listed = []
        for number in range(tape.number(0, 3)):
            agent: Written = {"id": f"p{number}", "group": tape.pick(group_ids)}
            if self.shifts and tape.yes():
                agent["shift"] = tape.pick(sorted(self.shifts))
            listed.append(agent)
        return listed

    def driver(self) -> Written:
        tape = self.tape
        driver: Written = {
            "handle": tape.pick((1.0, 0.5, 2.0)),
            "resolvable": tape.share(),
            "hostility": tape.share(),
            "manager": tape.share(),
            "complaint": tape.yes(),
        }
        if tape.yes():
            driver["transfer"] = {
                "to": tape.pick(sorted(self.lines)),
                "share": tape.share(),
                "warm": tape.yes(),
                "handover": tape.pick(("0s", "30s")),
            }
        if self.queues and tape.yes():
            driver["queue"] = tape.pick(sorted(self.queues))
        return driver

    def stream(self, channel: str) -> Written:
        tape = self.tape
        live = self.channels[channel]["kind"] in LIVE
        stream: Written = {
            "forecast": self.forecast(),
            "arrivals": tape.pick(("poisson", "even", "exact")),
            "talk": tape.law(5, tape.pick((60.0, 180.0, 600.0))),
        }
        if tape.yes():
            stream["after_contact"] = tape.law(5, 120)
        if tape.yes(4):
            stream["hold"] = tape.law(5, 60)
        if self.drivers and not tape.yes(3):
            stream["drivers"] = {id: tape.pick((1.0, 0.5)) for id in self.drivers}
        if live and not tape.yes(3):
            stream["patience"] = {"balk": tape.share(0.3), "law": tape.law(5, 600)}
        if live and tape.yes():
            stream["redial"] = self.redial()
        if tape.yes(3):
            stream["repeat"] = {
                "share": tape.share(),
                "same_day": tape.share(),
                "same_day_delay": tape.law(60, 1800),
                "later_delay": tape.law(6 * HOUR, 8 * HOUR),
            }
        if not live and tape.yes():
            stream["backlog"] = [{"open": tape.number(1, 10), "age": tape.law(600, DAY)}]
        if tape.yes(4):
            stream["reality"] = [[format_time(OPENS + 900), tape.pick((0.5, 0.0, 3.0))]]
        if self.channels[channel]["kind"] == "back_office" and tape.yes():
            stream["due"] = format_time(OPENS + tape.pick((0.3, 1.5, 4.0)) * HOUR)
        return stream

    def forecast(self) -> Written:
        per_hour = float(self.tape.number(2, 45))
        counts = {"from": format_time(OPENS), "interval": "30m", "counts": [per_hour, 3.0, per_hour]}
        steps = [{"from": format_time(OPENS + 600), "per_hour": per_hour}]
        profile = {"name": "bank", "total": per_hour * 2}
        forecasts: tuple[Written, ...] = (
            {"per_hour": per_hour},
            {"counts": counts},
            {"steps": steps},
            {"profile": profile},
        )
        return self.tape.pick(forecasts)

    def redial(self) -> Written:
        tape = self.tape
        redial: Written = {
            "first": tape.share(),
            "later": tape.share(),
            "delay": tape.law(10, 900),
            "after_blocked": tape.yes(),
            "keeps": tape.pick(("patience_and_work", "nothing")),
        }
        if tape.yes():
            redial["switch_to"] = tape.pick(sorted(self.channels))
            redial["switch"] = tape.share()
        return redial

    def human(self) -> Written:
        tape = self.tape
        on = tape.yes() if self.people is None else self.people
        if not on:
            return {"model": "off"}
        human: Written = {"model": "on", "support": tape.share()}
        if tape.yes():
            human["attendance"] = {
                "absent": tape.pick((0.0, 0.3, 0.9)),
                "late": tape.pick((0.0, 0.5)),
                "late_by": tape.length(60, 1200),
            }
        if tape.yes():
            human["profiles"] = {
                "new": {"tenure_weeks": 1.0, "skill": 0.5},
                "worn": {"exhaustion": 1.0, "fatigue": 1.0, "morale": 0.0},
            }
            human["mix"] = {"new": 1.0, "worn": 1.0}
        return human

    def happening(self, agents: list[Written]) -> list[Written]:
        tape = self.tape
        found = []
        for number in range(tape.number(0, 2)):
            start = tape.number(0, self.days - 1) * DAY + OPENS + tape.number(0, 4) * self.length_s / 6
            end = start + tape.number(1, 6) * self.length_s / 6
            effects = [self.effect(start, end, agents) for _ in range(tape.number(1, 3))]
            times = {"from": format_time(start), "to": format_time(end)}
            found.append({"id": f"i{number}", "title": "Incident", **times, "effects": effects})
        return found

    def effect(self, start: float, end: float, agents: list[Written]) -> Written:
        tape = self.tape
        kind = tape.pick(EFFECTS)
        channel = tape.pick(sorted(self.channels))
        factor = tape.pick((2.0, 0.3, 5.0))
        drivers = {"drivers": [tape.pick(sorted(self.drivers))]} if self.drivers else {}
        gone: Written = {"group": tape.pick(sorted(self.groups)), "count": tape.number(1, 2)}
        if agents and tape.yes():
            gone = {"agents": [tape.pick(agents)["id"]]}
        how = tape.pick(({"to": 0.0}, {"to": 1.0}, {"times": factor}))
        middle = format_time((start + end) / 2)
        if kind == "patience" and self.told_nothing:
            kind = "handle"
        written: Written = {
            "demand": {"stream": channel, "times": factor},
            "curve": {
                "stream": channel,
                "times": [[format_time(start), 1.0], [middle, factor], [format_time(end), 0.0]],
            },
            "resolve": {**how, **drivers},
            "hostility": {**how, **drivers},
            "unclear": {**drivers},
            "handle": {"times": factor, "channels": [channel]},
            "patience": {"times": factor, "channels": [channel]},
            "staff": gone,
            "slow": {"channels": [channel], "slow": 3.0},
            "down": {"channels": [channel], "down": True},
            "news": {"text": "Something is known."},
        }
        key = {"curve": "demand", "slow": "tool", "down": "tool"}.get(kind, kind)
        return {key: written[kind], **({"to": middle} if tape.yes() else {})}
