"""Agents: groups, shifts, activities, and agents listed one by one."""

from itertools import combinations
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, Name, Text, added
from floorsim.scenario.models.concerns import StartingConcern
from floorsim.scenario.values.durations import DAY_S
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Multiple, Seconds, Share, TimeOfDay, format_time
from floorsim.wording.names import listed

ActivityKind = Literal["break", "lunch", "meeting", "training", "coaching", "one_to_one", "back_office"]

Temperament = Literal["anxious", "defensive", "bored", "worn_out"]
"""How somebody takes it when their work is talked about."""
FormalStep = Literal["informal", "verbal", "written", "hr", "improvement_plan", "separation"]
"""The steps of due process, each after the one before it: HR is involved before an improvement plan."""

Proficiency = Annotated[Share, Field(gt=0)]
"""Skill on a queue, 0-1; 1 is a veteran of it."""


class Activity(Block):
    """A planned time off the queues inside a shift."""

    kind: ActivityKind
    at: TimeOfDay
    length: Annotated[Seconds, Field(gt=0), Field(alias="for")]
    title: Text | None = None
    driver: Name | None = None
    """Training: the driver that it is about. Without one it teaches nothing."""
    days: tuple[Annotated[int, Field(ge=1, le=366)], ...] = ()
    """Days of the scenario on which it is held; empty means every day of the shift."""

    def is_on(self, day: int) -> bool:
        """Whether it is held on a day of the scenario; 1 is the first."""
        return not self.days or day in self.days

    def shares_a_day_with(self, other: Self) -> bool:
        """Whether there is a day on which both are held."""
        return not self.days or not other.days or not set(self.days).isdisjoint(other.days)

    @model_validator(mode="after")
    def _driver_of_training(self) -> Self:
        if self.driver is not None and self.kind != "training":
            raise ValueError(f"a {self.kind} has no driver; only a training is about one")
        return self


class Shift(Block):
    """Working hours with their breaks and activities.

    `from` and `to` are times of day; `days` lists the days of the scenario it is worked on (1 is the
    first), empty means every day. Agents who share a shift take its breaks `stagger` apart, so that not
    all leave at once.
    """

    start: Annotated[TimeOfDay, Field(alias="from")]
    end: Annotated[TimeOfDay, Field(alias="to")]
    activities: tuple[Activity, ...] = ()
    stagger: Annotated[Seconds, Field(ge=0)] = 0.0
    days: tuple[Annotated[int, Field(ge=1, le=366)], ...] = ()

    @model_validator(mode="after")
    def _activities_fit(self) -> Self:
        if self.end <= self.start:
            raise refusal("the shift ends before it starts", _later(self.start, self.end), at=("to",))
        hours = f"{format_time(self.start)} to {format_time(self.end)}"
        for index, activity in enumerate(self.activities):
            ends = activity.at + activity.length
            if activity.at < self.start or ends > self.end:
                next_day = activity.at + DAY_S
                if self.start <= next_day and ends + DAY_S <= self.end:
                    wrong = f"the {activity.kind} at {format_time(activity.at)} is before its shift"
                    right = f"write {format_time(next_day)} for the morning after"
                    raise refusal(wrong, right, at=("activities", index))
                times = f"from {format_time(activity.at)} to {format_time(ends)}"
                wrong = f"the {activity.kind} {times} does not fit into its shift"
                raise refusal(wrong, f"put it inside {hours}", at=("activities", index))
        ordered = sorted(enumerate(self.activities), key=lambda numbered: numbered[1].at)
        for (_, first), (index, second) in combinations(ordered, 2):
            if first.at + first.length > second.at and first.shares_a_day_with(second):
                begins, until = format_time(second.at), format_time(first.at + first.length)
                wrong = f"this {second.kind} begins at {begins}, and the {first.kind} ends at {until}"
                raise refusal(wrong, "move one of them", at=("activities", index))
        return self


def _later(start: float, end: float) -> str:
    """The advice for a shift whose end comes before its start: probably the morning after."""
    if start >= DAY_S:
        return "write `to` after `from`"
    return f"write `to` after `from`; {format_time(end + DAY_S)} is the morning after, 24:00 is midnight"


class StaffingStep(Block):
    """From this time on, so many agents of the group are on the floor."""

    start: Annotated[TimeOfDay, Field(alias="from")]
    agents: Annotated[int, Field(ge=0, le=5000)]
    leave: tuple[Annotated[int, Field(ge=1, le=5000)], ...] = added(())
    """Who goes where this is fewer than before, by their places in the group (1 is its first agent); for whom
    nothing is said, the last go."""


class GroupTarget(Block):
    """A promise of a group: this share of the contacts that it takes, within this time of their arrival."""

    share: Share = 0.8
    within: Annotated[Seconds, Field(gt=0)]


class Group(Block):
    """Agents who share skills, channels and a schedule.

    Generated agents: `count` of them on `shifts` (dealt in turn), or `staffing` steps by the clock.
    Listed agents (floor.agents) join by naming the group. `serves` is the group's queue list: each entry
    a queue or a list of equal queues, best first; empty means every queue its agents can serve, equal.
    """

    title: Text | None = None
    count: Annotated[int, Field(ge=0, le=5000)] = 0
    skills: dict[Name, Proficiency]
    on: tuple[Name, ...] = ()
    """Channels logged into at the start; empty means every channel of the skills."""
    serves: tuple[Name | tuple[Name, ...], ...] = ()
    shifts: tuple[Name, ...] = ()
    staffing: tuple[StaffingStep, ...] = ()
    selection: Literal["longest_idle", "random"] = "longest_idle"
    mix: dict[Name, Annotated[float, Field(ge=0)]] = {}
    """Weights of people profiles among the generated agents; empty means people.mix."""
    pods: Annotated[int, Field(ge=1, le=500)] | None = None
    """Number of pods that the group's agents sit in; none: it is not divided."""
    pod_of: Annotated[int, Field(ge=2, le=100)] | None = None
    """Agents to a pod at most, in place of the number of pods."""
    handle: dict[Name, Annotated[Multiple, Field(gt=0, le=20)]] = added({})
    """Queue to a multiple of the usual handling time that the group's agents need there: `75%` for those who
    know it best. A queue that is not named takes the usual time."""
    target: GroupTarget | None = added()
    """A target of the group beside those of the channels; it is shown and reported, and scores nothing."""
    leaves: Literal["last", "idle"] = added("last")
    """Who goes when `staffing` falls: the `last` of the list, whom the same step brought in, each after the
    contact in hand; or whoever is `idle` first, then those who come free."""

    @model_validator(mode="after")
    def _one_way_to_staff(self) -> Self:
        if self.staffing and (self.count or self.shifts):
            raise ValueError("staffing stands beside count or shifts; use steps or shifts, not both")
        if self.leaves == "idle" and not self.staffing:
            right = "leave it out; agents on a shift go when it ends"
            raise refusal("leaves says who goes when staffing falls", right, at=("leaves",))
        if self.leaves == "idle" and any(step.leave for step in self.staffing):
            raise refusal("leaves: idle stands beside steps that say who goes", "write one or the other")
        starts = [step.start for step in self.staffing]
        if starts != sorted(set(starts)):
            raise ValueError("staffing steps are not in order of time; sort them, one per time")
        if any(step.leave for step in self.staffing):
            self.present_by_step()
        if self.pods is not None and self.pod_of is not None:
            raise ValueError("pods stands beside pod_of; write the number of pods or their size, not both")
        return self

    def present_by_step(self) -> list[frozenset[int]]:
        """Who is there in each step of `staffing`, by their places in the group from 0.

        The first places come first. Raises ValueError when somebody is to go who is not there, or more than
        the step lets go.
        """
        found: list[frozenset[int]] = []
        there: list[int] = []
        for number, step in enumerate(self.staffing):
            going = [place - 1 for place in step.leave]
            if not set(going) <= set(there) or len(set(going)) != len(going):
                wrong = f"{listed([str(one) for one in step.leave], 'and')} can't go then"
                right = "name agents who are there before, each once"
                raise refusal(wrong, right, at=("staffing", number, "leave"))
            if len(going) > max(0, len(there) - step.agents):
                fewer = max(0, len(there) - step.agents)
                wrong = f"{len(going)} are to go, and the step has {fewer} fewer than before"
                raise refusal(wrong, "name as many as go", at=("staffing", number, "leave"))
            there = [place for place in there if place not in going][: step.agents]
            absent = (place for place in range(5000) if place not in going and place not in there)
            there += [next(absent) for _ in range(step.agents - len(there))]
            there.sort()
            found.append(frozenset(there))
        return found


class Agent(Block):
    """One agent by name; what is not written comes from the group."""

    id: Name
    name: Text | None = None
    group: Name
    skills: dict[Name, Proficiency] | None = None
    on: tuple[Name, ...] | None = None
    shift: Name | None = None
    profile: Name | None = None
    tenure_weeks: Annotated[float, Field(ge=0)] | None = None
    overtime_willing: bool | None = None
    fatigue: Share | None = None
    exhaustion: Share | None = None
    morale: Share | None = None
    temperament: Temperament | None = None
    """Not written: the profile's, or drawn from the seed."""
    late: Share | None = None
    """Chance of coming late to a shift; not written: people.attendance.late."""
    nesting: bool = False
    """New, and beside a trainer all day until the supervisor releases them."""
    pattern: Text | None = None
    """What a formal step would be about: dates and counts that are on record."""
    on_record: tuple[FormalStep, ...] = ()
    """Formal steps taken already, the earliest first."""
    leave: tuple[Annotated[int, Field(ge=1, le=366)], ...] = ()
    """Days of the scenario on which the agent is on approved leave; 1 is the first."""
    standby: tuple[Annotated[int, Field(ge=1, le=366)], ...] = ()
    """Days of the scenario without a shift on which the agent is on standby, and comes when called."""
    remote: bool = False
    """Works from home: out of sight, and alone unless somebody calls."""
    note: Text | None = None
    """What the supervisor knows about this person."""


class PeopleProfile(Block):
    """A kind of person: tenure, state at the start and temperament."""

    tenure_weeks: Annotated[float, Field(ge=0)] = 104.0
    skill: Share = 0.8
    """Rubric and resolution skill, 0-1, before tenure."""
    pace: Annotated[float, Field(gt=0.3, le=3)] = 1.0
    """Handle-time factor apart from tenure."""
    fatigue: Share = 0.05
    exhaustion: Share = 0.25
    morale: Share = 0.6
    overtime_willing: Share = 0.5
    temperament: Temperament | None = None
    """Not written: each person's is drawn from the seed."""


class Attendance(Block):
    """Absence and lateness at the start of a shift."""

    absent: Share = 0.0
    """Probability at exhaustion .3 (model: logit .05 + 2.1(E - .3)); 0 turns absence off."""
    late: Share = 0.0
    late_by: Annotated[Seconds, Field(ge=0)] = 600.0
    """Mean lateness of those who are late."""


class People(Block):
    """The human model: on or off, who the people are, how they start."""

    model: Literal["on", "off"] = "on"
    mix: dict[Name, Annotated[float, Field(ge=0)]] = {}
    profiles: dict[Name, PeopleProfile] = {}
    support: Share = 0.5
    """Social support on the team, 0-1: dampens hostile contacts and end-of-shift strain."""
    attendance: Attendance = Attendance()
    concerns: tuple[StartingConcern, ...] = ()
    """What weighs on people until somebody deals with it."""
    replaced_after: Annotated[Seconds, Field(ge=0)] = 42 * DAY_S
    """From a resignation to a new hire's first day on the floor."""

    @model_validator(mode="before")
    @classmethod
    def _accept_booleans(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("model"), bool):
            return {**value, "model": "on" if value["model"] else "off"}
        return value
