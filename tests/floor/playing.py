"""Carries out a drawn play on a floor, as careful as a supervisor's desk: only moves that make sense."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nextafter

from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.floor import Floor
from floorsim.floor.states import ABSENT, AWAY, COACHING, OFF
from floorsim.scenario.models.channels import Callbacks
from floorsim.units import DAY_S
from tests.strategies import Move, Play

ANNOUNCEMENTS = (None, "honest_range", "optimistic", "known_issue")


class Session:
    """A floor with the moves made on it, and what they allow from when on."""

    def __init__(self, play: Play) -> None:
        self.floor = Floor(play.scenario, play.seed)
        self.play = play
        self.caps: dict[int, list[tuple[float, int]]] = {
            channel.index: [(self.floor.start_s, channel.cap)] for channel in self.floor.channels
        }
        """Per channel: (from when, cap)."""
        self.extended: dict[int, list[tuple[float, float]]] = {agent.index: [] for agent in self.floor.agents}
        """Per agent: (end of the shift before, end of the shift after) of each extension."""
        self.sent_home: dict[int, list[float]] = {agent.index: [] for agent in self.floor.agents}
        """Per agent: when they were told to finish early."""
        self.extended_at: dict[int, list[float]] = {agent.index: [] for agent in self.floor.agents}
        """Per agent: when overtime was asked for."""
        self.made: list[str] = []

    def to_s(self, part: float) -> float:
        """The time at a part of the run, 0 to 1, nights left out."""
        floor = self.floor
        days = floor.scenario.floor.days
        day = min(int(part * days), days - 1)
        length_s = floor.end_s - (days - 1) * DAY_S - floor.start_s
        return floor.start_s + day * DAY_S + (part * days - day) * length_s

    def run(self, watch: Callable[[Session], None] | None = None, *, each_event: bool = False) -> Session:
        """Plays to the end; `watch` looks at every stop and after every move, or after every event too."""
        stops: list[tuple[float, Move | None]] = [(move.at, move) for move in self.play.moves]
        stops += [(at, None) for at in self.play.stops]
        for at, move in sorted(stops, key=lambda stop: stop[0]):
            self.advance(self.to_s(at), watch if each_event else None)
            if watch is not None:
                watch(self)
            if move is not None:
                self.make(move)
                if watch is not None:
                    watch(self)
        self.advance(self.floor.end_s, watch if each_event else None)
        if watch is not None:
            watch(self)
        return self

    def advance(self, to_s: float, watch: Callable[[Session], None] | None) -> None:
        """Moves the clock, event by event if somebody watches."""
        floor = self.floor
        if watch is not None:
            while (moment_s := floor.env.peek()) < min(to_s, floor.end_s):
                floor.advance(nextafter(moment_s, inf))
                watch(self)
        floor.advance(to_s)

    def make(self, move: Move) -> None:
        """One move, if it is possible now."""
        agents = self.floor.agents
        if getattr(self, move.kind)(move, agents[move.i % len(agents)]):
            self.made.append(move.kind)

    def move_agent(self, move: Move, agent: Agent) -> bool:
        queues = self.floor.queues
        useful = sorted({queue.channel for queue in queues if queue.skill in agent.skills})
        on = tuple(channel for place, channel in enumerate(useful) if move.j >> place & 1) or agent.home
        until_s = None if move.j > 5 else self.floor.now + move.x * 3600.0
        interventions.move_agent(self.floor, agent, on, until_s)
        return True

    def set_cap(self, move: Move, agent: Agent) -> bool:
        chats = [channel for channel in self.floor.channels if channel.medium == "chat"]
        if not chats:
            return False
        channel = chats[move.i % len(chats)]
        interventions.set_cap(self.floor, channel, 1 + move.j % 4)
        self.caps[channel.index].append((self.floor.now, channel.cap))
        return True

    def send_off(self, move: Move, agent: Agent) -> bool:
        if not at_work(agent):
            return False
        state = AWAY if move.j % 2 else COACHING
        at_s = self.floor.now + move.j * 120.0 if move.j > 3 else None
        interventions.send_off(self.floor, agent, "micro_break", state, move.x * 1200.0, at_s=at_s)
        return True

    def send_away(self, move: Move, agent: Agent) -> bool:
        if not at_work(agent):
            return False
        interventions.send_away(self.floor, agent, self.floor.now + move.x * 3600.0 if move.j % 2 else None)
        return True

    def bring_back(self, move: Move, agent: Agent) -> bool:
        if agent.now_item is None:
            return False
        interventions.bring_back(self.floor, agent)
        return True

    def move_item(self, move: Move, agent: Agent) -> bool:
        item = self.open_item(agent, move.j)
        if item is None:
            return False
        to_s = item.planned_s if move.j > 5 else self.floor.now + move.x * 3600.0
        interventions.move_item(self.floor, agent, item, to_s)
        return True

    def cancel_item(self, move: Move, agent: Agent) -> bool:
        item = self.open_item(agent, move.j)
        if item is None:
            return False
        interventions.cancel_item(self.floor, agent, item)
        return True

    def open_item(self, agent: Agent, number: int) -> AgendaItem | None:
        """A planned activity that is still to come, or due and not begun."""
        found = [
            item
            for item in agent.agenda
            if item.planned
            and item.begun_s < 0
            and not item.cancelled
            and (item in agent.due or item.start_s >= self.floor.now)
        ]
        return found[number % len(found)] if found else None

    def extend_shift(self, move: Move, agent: Agent) -> bool:
        before_s = agent.shift_end_s
        if before_s is None:
            return False
        interventions.extend_shift(self.floor, agent, move.x * 3600.0)
        assert agent.shift_end_s is not None
        self.extended[agent.index].append((before_s, agent.shift_end_s))
        self.extended_at[agent.index].append(self.floor.now)
        return True

    def finish_early(self, move: Move, agent: Agent) -> bool:
        if not at_work(agent):
            return False
        self.sent_home[agent.index].append(self.floor.now)
        interventions.finish_early(self.floor, agent)
        return True

    def announce(self, move: Move, agent: Agent) -> bool:
        live = [channel for channel in self.floor.channels if channel.live]
        if not live:
            return False
        interventions.announce(self.floor, live[move.i % len(live)], ANNOUNCEMENTS[move.j % 4])
        return True

    def set_callbacks(self, move: Move, agent: Agent) -> bool:
        live = [channel for channel in self.floor.channels if channel.live]
        if not live:
            return False
        offer_s, promise_s = f"{move.j * 30}s", f"{60 + 60 * move.i}s"
        rules = Callbacks.model_validate(
            {"offer_when_wait_over": offer_s, "accepted": move.x, "promise": promise_s}
        )
        interventions.set_callbacks(live[move.i % len(live)], rules if move.j < 6 else None)
        return True

    def take_contact(self, move: Move, agent: Agent) -> bool:
        return interventions.take_contact(self.floor, self.floor.queues[move.i % len(self.floor.queues)])

    def guide(self, move: Move, agent: Agent) -> bool:
        drivers = self.floor.compiled.drivers
        self.floor.modifiers.guide((drivers[move.i % len(drivers)],))
        return True


def at_work(agent: Agent) -> bool:
    """Whether the agent is in the building."""
    return agent.shift_end_s is not None and agent.state not in (OFF, ABSENT)


def played(play: Play) -> Session:
    """The play, to its end."""
    return Session(play).run()
