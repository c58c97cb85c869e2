"""Checks of the floor's hours, its channels and what they promise."""

from __future__ import annotations

from typing import Final

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.channels import LIVE_MEDIA, Channel
from floorsim.scenario.models.scenario import Floor, Play, Scenario
from floorsim.scenario.models.week import ClosedOn
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.scenario.routing_rules import channel_of
from floorsim.scenario.values.durations import DAY_S
from floorsim.scenario.values.times_of_day import format_time
from floorsim.wording.numbers import counted

USUAL_MOST_CHATS: Final = 4  # D: supervisors set 1-4; beyond it a chat's reply gap shows
LONGEST_LIVE_TARGET_S: Final = (
    900.0  # D: nobody promises people on the line an answer within a quarter of an hour
)
SHORTEST_WRITTEN_TARGET_S: Final = 300.0  # D: a written answer within five minutes is a chat


def check_floor(scenario: Scenario, found: Findings) -> None:
    """Hours, play and channels."""
    floor = scenario.floor
    if floor.opens > DAY_S:
        right = "opens and closes are times of every day; write days: for more days"
        found.error(("floor", "opens"), f"{format_time(floor.opens)} is not on the first day", right)
    elif floor.closes - floor.opens > DAY_S:
        right = f"write {format_time(floor.opens + DAY_S)} at the latest; days: says how many days there are"
        wrong = f"{format_time(floor.closes)} is more than a day after the opening"
        found.error(("floor", "closes"), wrong, right)
    _check_play(scenario, found)
    _check_week(scenario, found)
    for id, channel in floor.channels.items():
        _check_hours(scenario, id, channel, found)
        _check_target(id, channel, found)
        if channel.cap > USUAL_MOST_CHATS:
            right = f"most centres stop at {USUAL_MOST_CHATS}"
            path = ("floor", "channels", id, "concurrency")
            found.warn(path, f"{channel.cap} chats at once are more than people can hold", right)
        _check_chase(scenario, id, channel, found)


def play_ends_early(scenario: Scenario, found: Findings) -> bool:
    """Whether play ends before the last day has begun; then an error, with what was probably meant."""
    floor = scenario.floor
    last_day_s = (floor.days - 1) * DAY_S
    if floor.play is None or floor.play.every_day or floor.days == 1 or floor.play.end > last_day_s:
        return False
    day, _, time = format_time(floor.play.end).rpartition(" ")
    wrong = f"play ends on {day or 'd1'}, and the floor has {floor.days} days"
    found.error(("floor", "play", "to"), wrong, f"write d{floor.days} {time}, or fewer days")
    return True


def _check_play(scenario: Scenario, found: Findings) -> None:
    """The part that is played lies inside the time that is simulated."""
    floor = scenario.floor
    if floor.play is None:
        return
    if floor.play.every_day:
        _check_every_day(scenario, floor.play, found)
        return
    last = (floor.days - 1) * DAY_S + floor.closes + floor.run_on
    if floor.play.start < min(floor.opens, scenario.start_s):
        right = f"start at {format_time(floor.opens)} or later"
        found.error(("floor", "play", "from"), "play starts before the floor opens", right)
    if floor.play.end > last:
        right = f"end by {format_time(last)}, or set days: or closes: later"
        found.error(
            ("floor", "play", "to"), "play goes on after the floor has closed for the last time", right
        )


def _check_every_day(scenario: Scenario, play: Play, found: Findings) -> None:
    """Times of a day, over days of which some are open."""
    floor = scenario.floor
    path: Path = ("floor", "play")
    for key, at_s in (("from", play.start), ("to", play.end)):
        if at_s > max(DAY_S, floor.closes + floor.run_on):
            _, _, time = format_time(at_s).rpartition(" ")
            found.error((*path, key), "play of every day has times of day", f"write {time}")
    last_s, first_s = floor.closes + floor.run_on, min(floor.opens, scenario.start_s)
    if play.start < first_s:
        right = f"start at {format_time(first_s)} or later"
        found.error((*path, "from"), "play starts before anybody is there", right)
    if last_s < play.end <= max(DAY_S, last_s):
        right = f"end by {format_time(last_s)}, or close later"
        found.error((*path, "to"), "play goes on after the floor has closed", right)
    if floor.days == 1:
        found.error((*path, "every_day"), "the floor has one day", "set days:, or leave every_day out")
    elif not any(floor.workdays(play)):
        right = "leave a day out of closed_on, or play at other times"
        found.error((*path, "every_day"), "the floor is open on none of its days at these times", right)


def _check_week(scenario: Scenario, found: Findings) -> None:
    """Hours of weekdays inside the usual ones, and days to play on that are open."""
    floor, opening = scenario.floor, hours_of_floor(scenario.floor)
    usual = (
        f"opens and closes are the longest hours, {format_time(floor.opens)} to {format_time(floor.closes)}"
    )
    for weekday, own in floor.hours.items():
        path: Path = ("floor", "hours", weekday)
        opens = floor.opens if own.opens is None else own.opens
        closes = floor.closes if own.closes is None else own.closes
        if closes <= opens:
            right = f"write the day under closed_on; {usual}"
            found.error(path, "the floor closes before it opens on this day", right)
        elif opens < floor.opens or closes > floor.closes:
            found.error(path, "these hours are longer than the usual ones", usual)
    _check_closed(floor, ("floor", "closed_on"), floor.closed_on, found)
    for id, channel in floor.channels.items():
        _check_closed(floor, ("floor", "channels", id, "closed_on"), channel.closed_on, found)
    for name, at_s in (("begins", scenario.play_from_s), ("ends", scenario.end_s)):
        day = int(at_s // DAY_S)
        if floor.closed_on and opening.on(min(day, floor.days - 1)) is None:
            right = "leave the day out of closed_on, or write other days"
            named = f"day {day + 1} ({floor.weekday_of(day).capitalize()})"
            wrong = f"play {name} on {named}, when the floor is closed"
            found.error(("floor", "closed_on"), wrong, right)


def _check_closed(floor: Floor, path: Path, closed_on: ClosedOn, found: Findings) -> None:
    """Closed days that the scenario has."""
    for index, day in enumerate(closed_on):
        if isinstance(day, int) and day > floor.days:
            right = "1 is the first day; a weekday is written by its name"
            found.warn(
                (*path, index), f"the floor has {counted(floor.days, 'day')}, and none is day {day}", right
            )


def _check_chase(scenario: Scenario, id: str, channel: Channel, found: Findings) -> None:
    """Those who chase an overdue message turn to another channel, on which contacts are described."""
    if channel.chase is None:
        return
    path: Path = ("floor", "channels", id, "chase", "to")
    to = channel.chase.to
    if not found.known(path, to, scenario.floor.channels, "channel"):
        return
    if to == id:
        found.error(path, "the chase stays on its own channel", "name another one")
    elif to not in {channel_of(stream_id, stream) for stream_id, stream in scenario.demand.streams.items()}:
        right = "add a stream there (per_hour: 0 will do), so that talk times are known"
        found.error(path, f"no stream says how contacts on {to} are", right)


def _check_hours(scenario: Scenario, id: str, channel: Channel, found: Findings) -> None:
    """A channel's own hours lie inside the floor's."""
    floor, path = scenario.floor, ("floor", "channels", id)
    opens = floor.opens if channel.opens is None else channel.opens
    closes = floor.closes if channel.closes is None else channel.closes
    hours = f"{format_time(floor.opens)} to {format_time(floor.closes)}"
    if closes <= opens:
        key = "closes" if channel.closes is not None else "opens"
        found.error((*path, key), "the channel closes before it opens", f"the floor's hours are {hours}")
        return
    for key, outside in (("opens", opens < floor.opens), ("closes", closes > floor.closes)):
        if outside:
            found.error(
                (*path, key),
                "the channel is open while the floor is closed",
                f"the floor's hours are {hours}",
            )


def _check_target(id: str, channel: Channel, found: Findings) -> None:
    """A target that can be missed and can be met, in a time that suits the channel."""
    path, target = ("floor", "channels", id, "target"), channel.target
    if target.share == 0:
        found.error((*path, "share"), "a target of 0% is always met", "write a share such as 80%")
    if target.short_abandon >= target.within and "short_abandon" in target.model_fields_set:
        right = "a short abandonment is one of a few seconds"
        found.warn(
            (*path, "short_abandon"), "nobody can abandon in target without being a short abandonment", right
        )
    live = channel.medium in LIVE_MEDIA
    if live and target.within > LONGEST_LIVE_TARGET_S:
        right = "is the unit right? Live channels promise seconds or a few minutes"
        found.warn(
            (*path, "within"), "people on the line wait longer than a quarter of an hour in target", right
        )
    if not live and target.within < SHORTEST_WRITTEN_TARGET_S:
        right = "is the unit right? Written channels promise hours"
        found.warn((*path, "within"), "a written answer is due within five minutes", right)
    if channel.queue_limit is None and channel.trunks is None and target.count_blocked:
        right = "set queue_limit or trunks, or leave count_blocked out"
        found.warn((*path, "count_blocked"), "nobody can be blocked on this channel", right)
    offer = channel.callbacks
    if offer is not None and offer.promise <= offer.offer_when_wait_over:
        right = "promise a later time"
        where = ("floor", "channels", id, "callbacks", "promise")
        found.warn(where, "a callback is promised sooner than the wait that makes it worth offering", right)
