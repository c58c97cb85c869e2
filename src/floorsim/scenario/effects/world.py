"""What a consequence can reach: the floor and the desk of a run, as verbs, and what brought it about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

if TYPE_CHECKING:
    from floorsim.scenario.effects.written import Effect

SUBJECT: Final = "subject"
"""In place of an agent's, a channel's or a driver's id: the one that the decision or the case is about."""

Level = Literal["morale", "fatigue"]
"""States of a person that an effect can move, 0-1."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What brought an effect about, and whom or what that is about.

    `id` names it in the ledger: `decision:3`, `case:reyes:yes`, `case:escalation-voice-12:callback`,
    `incident:outage`.
    """

    id: str
    agents: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    drivers: tuple[str, ...] = ()
    case: str = ""
    """Id of the case whose customer is meant."""
    draws_of: str = ""
    """What its chances are named by where it has no case: the kind of the decision and its time."""

    def meant(
        self, written: Iterable[str], subject: Literal["agents", "channels", "drivers"]
    ) -> tuple[str, ...]:
        """The ids written, with those that the cause is about in place of `subject`.

        Where it is about none, `subject` stays and is nobody's id: an empty list would mean everyone.
        """
        own = getattr(self, subject) or (SUBJECT,)
        return tuple(id for name in written for id in (own if name == SUBJECT else (name,)))


class RosterVerbs(Protocol):
    """Changes of the roster of days to come, 0 being the first. What can't be done gives a sentence why."""

    def day_of(self, written: int | str | None, agent: str = "") -> int | None:
        """The day meant: a number from 1, a weekday, `tomorrow`, or the agent's next day of work (None); None
        where the run has no such day to come."""

    def agent_called(self, written: str) -> str | None:
        """The id of the agent with this id or name, or None."""

    def leave(self, agent: str, day: int) -> str | None:
        """The agent has the day off."""

    def cancel_leave(self, agent: str, day: int) -> str | None:
        """The agent works after all."""

    def swap(self, one: str, other: str, day: int, if_covered: bool) -> str | None:
        """Two work each other's shift, unless `if_covered` and that leaves an interval short."""

    def put_on_shift(self, agent: str, day: int, shift: str) -> str | None:
        """The agent works another shift of the scenario."""

    def extend(self, agent: str, day: int, length_s: float) -> str | None:
        """The agent's shift of the day ends later, as overtime."""

    def call_in(self, count: int, day: int, channel: str | None, standby: bool) -> list[str]:
        """So many who are off come in where people are short; gives those who do."""

    def put_in(self, agent: str, day: int, activity: Any) -> str | None:
        """An activity more, where its `at`, `length`, `kind`, `title` and `driver` say."""

    def arrange(self, how: Any, cover: bool) -> list[str]:
        """Deals the shifts of all days to come anew; gives those whose plan changed."""

    def tell(self, agents: Sequence[str], day: int) -> None:
        """Writes into the log whose day has changed; of nobody, that nobody can come."""

    def reforecast(self, channels: Sequence[str], day: int, times: float) -> None:
        """Planning expects so many times the contacts on these live channels, or on all."""


class CaseVerbs(Protocol):
    """What effects do to cases; the cause says to which."""

    def promise(self, promise: Any, cause: Cause) -> None:
        """The supervisor owes something by a time; it becomes a case of its own."""

    def settle_customer(self, cause: Cause) -> bool:
        """The matter of the customer of the cause's case is over; False when there is no such customer."""

    def send_customer_back(self, soonest_s: float, latest_s: float, cause: Cause) -> bool:
        """The customer of the cause's case comes back the same day, angrier; False when there is none."""

    def wait_for_customer(self, cause: Cause) -> bool:
        """The customer of the cause's case waits for a call and does not come back meanwhile."""

    def recover(self, recovery: Any, cause: Cause) -> None:
        """The customer of the cause's case gets a remedy and an apology, and accepts them or does not."""

    def go_on(self, turn: str, cause: Cause) -> bool:
        """The case of the cause's customer goes on with this turn; False when it has no such turn."""

    def answer_case(self, cause: Cause) -> None:
        """The cause's case is answered by what is done."""

    def confirm(self, cause: Cause) -> bool:
        """The customer has in writing what was agreed; False when nothing was, or it was before."""


class ChangeVerbs(Protocol):
    """What effects do to changes for contact drivers."""

    def begin(self, driver: str, change: Any, cause: Cause) -> None:
        """A change for this driver is under way; it is live after its lead time."""


class World(Protocol):
    """The verbs of effects. Each does one thing and gives back what changed; the effect writes the record."""

    @property
    def now_s(self) -> float:
        """The simulated time, seconds since midnight before day 1."""

    @property
    def cases(self) -> CaseVerbs:
        """The cases, with their customers."""

    @property
    def changes(self) -> ChangeVerbs:
        """Changes for contact drivers."""

    @property
    def rosters(self) -> RosterVerbs:
        """The roster of the days to come."""

    def record(self, what: str, whom: str, amount: float, detail: str, cause: Cause) -> None:
        """Writes the consequence into the ledger."""

    def say(self, text: str, category: Literal["effect", "floor", "news"]) -> None:
        """Writes a line into the supervisor's log."""

    def change_trust(self, by: float) -> float:
        """Moves leadership's trust, within 0-1; gives the change that there was room for."""

    def change_level(self, level: Level, agents: Sequence[str], by: float) -> list[tuple[str, float]]:
        """Moves a state of the agents (none named: of everyone), within 0-1; gives each one's change."""

    def change_skill(
        self, agents: Sequence[str], step: str, by: float, lacking: float = 0.0
    ) -> list[tuple[str, float]]:
        """Moves the agents' skill at a step of the rubric by so much, and by this part of what is lacking,
        within 0-1; gives each one's change."""

    def relearn(self, agents: Sequence[str], step: str) -> list[tuple[str, float]]:
        """The agents (none named: everyone) know how a changed step goes now; gives what each got back, 0-1,
        of those who did not know it."""

    def calibrate(self, blind: bool) -> None:
        """Reviewers compare notes; `blind` when each scored alone before talking."""

    def hard_contacts(self) -> Mapping[str, int]:
        """Per agent who has any: hostile customers of this run whose matter the agent settled."""

    def guide(self, drivers: Sequence[str]) -> None:
        """The team knows from now on how to handle contacts of these drivers."""

    def declare_fixed(self, drivers: Sequence[str], cause: Cause) -> list[str]:
        """Customers are told that these drivers are fixed; gives those that are not: that is found out."""

    def send_away(self, agent: str, until_s: float | None) -> bool:
        """The agent leaves the floor until a time or for good; False when not at work."""

    def bring_back(self, agent: str) -> bool:
        """An agent who is away, or about to be, works on; False when not away."""

    def send_message(self, id: str) -> None:
        """A message of the scenario arrives, unless it has come before."""

    def reach(self, milestone: str) -> None:
        """The milestone is reached, unless it was before."""

    def announce(self, channels: Sequence[str], message: str | None) -> list[str]:
        """What waiting customers hear (None: nothing), on these live channels or on all; gives their ids."""

    def change_repeats(self, times: float) -> None:
        """Multiplies the chance that an unresolved customer comes back, from now on."""

    def breach(self, words: str, instead: str) -> None:
        """A compliance breach, which fails the gate; `instead` would have passed."""

    def grant_overtime(self, length_s: float) -> None:
        """Adds agent time to the overtime budget."""

    def spend(self, money: float) -> None:
        """Money is spent, in the scenario's currency."""

    def hold(self, key: str, body: Any, until_s: float | None, cause: Cause) -> None:
        """A lasting effect holds from now until a time, or to the end of the run."""

    def hear(self, news: Any, cause: Cause) -> None:
        """News reaches the supervisor, unless only leadership knows it."""

    def relieve(self, agents: Sequence[str], part: float) -> list[str]:
        """So much of a hostile contact is taken off these agents; gives those who had one."""

    def hostile_contact(self, agents: Sequence[str]) -> None:
        """The agents have just had a hostile contact, with what that does to them."""

    def begin_concern(self, concern: Any, agents: Sequence[str]) -> list[tuple[str, float]]:
        """It weighs on the agents (none named: on everyone); gives the change of each one's log odds of
        resigning."""

    def ease_concern(self, kind: str, agents: Sequence[str], by: float) -> list[tuple[str, float, float]]:
        """Takes a part of a concern away; of those who had it the part, and the change of their log odds of
        resigning."""

    def change_leaning(self, agents: Sequence[str], because: str, log_odds: float) -> list[tuple[str, float]]:
        """Moves the agents' log odds of resigning, once for each reason; gives each one's change."""

    def change_lateness(self, agents: Sequence[str], times: float) -> list[str]:
        """Multiplies the agents' chance of coming late, which was talked about; gives who they are."""

    def hear_out(self, agents: Sequence[str]) -> list[str]:
        """What the agents say when they are asked what is on their mind, of several who say the same one."""

    def survey(self, response: float, *, watched: bool) -> int:
        """The team's answers to a survey come in, from this part of those who are neither well nor unwell;
        gives how many answered."""

    def draw(self, cause: Cause, number: int) -> float:
        """A number in [0, 1) that belongs to the cause's case, or to the cause, whatever else is decided."""

    def holds(self, condition: Any) -> bool:
        """Whether a condition holds now."""

    def apply(self, effects: Sequence[Effect], cause: Cause) -> None:
        """Applies effects in the order in which they are written."""

    def apply_later(self, after_s: float, effects: Sequence[Effect], cause: Cause) -> None:
        """The same after a time, if the run lasts so long."""
