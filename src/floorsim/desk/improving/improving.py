"""Changes for contact drivers: under way, live for some or for everyone, kept, dropped or stopped."""

from __future__ import annotations

from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.improving.change import Change, true_effect
from floorsim.desk.improving.measured import Measured, measured
from floorsim.desk.improving.words import true_words
from floorsim.scenario.effects.catalogue.change import ChangeEffect
from floorsim.scenario.effects.world import Cause
from floorsim.units import MINUTE_S
from floorsim.wording.times import age

LOOK_EVERY_S = 30 * MINUTE_S
"""A stop rule is looked at, and a number of contacts counted, so often (D)."""
TRIAL_OF = 3
"""One agent in so many tries out what is on trial (D)."""


class Improving:
    """The changes of one run."""

    def __init__(self, consequences: Consequences) -> None:
        consequences.changes = self
        self._on = consequences
        self.floor = consequences.floor
        self.changes: list[Change] = []
        """In the order in which they were begun."""

    def begin(self, driver: str, change: ChangeEffect, cause: Cause) -> None:
        """A change for this driver is under way; the same for the same driver is not begun twice."""
        now = self.floor.now
        made = Change(
            change.name,
            driver,
            now,
            now + change.lead,
            cause.id,
            change.upstream,
            true_effect(self.floor, driver, change),
        )
        if self.get(made.id) is None:
            self.changes.append(made)
            self.floor.at(made.due_s, lambda: self._live(made))

    def get(self, id: str) -> Change | None:
        """The change of this id, or None."""
        return next((one for one in self.changes if one.id == id), None)

    def of(self, driver: str) -> Change | None:
        """The latest change in how this driver is worked, or None."""
        found = [one for one in self.changes if one.driver == driver and not one.upstream]
        return found[-1] if found else None

    def why_not(self, body: ChangeEffect, driver: str, done_s: float) -> str | None:
        """Why this change makes no sense for the driver if it is ready at a time, or None."""
        if any(one.driver == driver and one.name == body.name for one in self.changes):
            return f"the {body.name} for {self._title(driver)} has been made already"
        open_one = self.of(driver)
        if not body.upstream and open_one is not None and open_one.state in ("coming", "live"):
            return f"the {open_one.name} for {self._title(driver)} comes first: keep or drop it"
        if done_s + body.lead >= self.floor.end_s:
            return f"it would be live {age(body.lead)} after you are done, and the run is over by then"
        return None

    def measured(self, change: Change) -> Measured | None:
        """What can be seen of a change by now; None before it is live."""
        return measured(self.floor, change, self.changes)

    def try_on(self, change: Change, agents: tuple[str, ...], *, stop_rule: bool) -> None:
        """It is live from now on, for these agents or for everyone; what it was until now ends."""
        self._end(change)
        change.stop_rule, change.state = stop_rule, "coming"
        self._live(change, agents)

    def trial_agents(self, driver: str) -> tuple[str, ...]:
        """Who would try it out: one in three of those who can take its contacts, over all groups."""
        queues = {one.queue for one in self.floor.compiled.contact_types if one.driver_id == driver}
        able = [agent.id for agent in self.floor.agents if queues & agent.proficiency.keys()]
        return tuple(able[TRIAL_OF // 2 :: TRIAL_OF])

    def keep(self, change: Change) -> None:
        """It stays; what was on trial is worked by everyone from now on."""
        if change.agents:
            self._end(change)
            change.live_from(self.floor.now, ())
            self._hold(change)
        change.state, change.stop_rule = "kept", False

    def drop(self, change: Change, *, stopped: bool = False) -> None:
        """It ends."""
        self._end(change)
        change.state, change.ended_s = "stopped" if stopped else "dropped", self.floor.now

    def _live(self, change: Change, agents: tuple[str, ...] = ()) -> None:
        if change.state != "coming":
            return
        change.state = "live"
        change.live_from(self.floor.now, agents)
        self._hold(change)
        told = f"{change.name}, in truth {true_words(change.effect)},"
        self._on.record("change", change.driver, 0.0, told, Cause(change.cause))
        whose = f"for {len(change.agents)} agents" if change.agents else "for everyone"
        self._on.say(f"the {change.name} for {self._title(change.driver)} is live {whose}", "effect")
        self._look_later(change)

    def _hold(self, change: Change) -> None:
        if change.effect is not None:
            body = change.effect
            if change.agents:
                body = body.model_copy(update={"agents": change.agents, "volume": 1.0})
            change.held = self.floor.modifiers.begin("driver", body, self.floor.end_s, change.cause)

    def _end(self, change: Change) -> None:
        if change.held is not None:
            self.floor.modifiers.end(change.held)
            change.held = None

    def _look_later(self, change: Change) -> None:
        at_s = self.floor.now + LOOK_EVERY_S
        if at_s < self.floor.end_s:
            self.floor.at(at_s, lambda: self._look(change))

    def _look(self, change: Change) -> None:
        """Whether the stop rule ends it, or enough contacts have come to decide."""
        if change.state != "live":
            return
        seen = self.measured(change) if change.stop_rule or change.enough else None
        if seen is not None and change.stop_rule and seen.clearly_worse:
            self.drop(change, stopped=True)
            self._on.say(
                f"the stop rule has ended the {change.name} for {self._title(change.driver)}", "effect"
            )
            return
        if seen is not None and 0 < change.enough <= seen.n:
            change.enough = 0
            self._on.say(
                f"the {change.name} for {self._title(change.driver)} has {seen.n} contacts", "effect"
            )
        self._look_later(change)

    def _title(self, driver: str) -> str:
        return self.floor.scenario.driver_title(driver).lower()
