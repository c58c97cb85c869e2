"""What the supervisor has ordered itself, since not all of it shows at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kinds.move_agents import HOME, MoveAgents
from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentView
from floorsim.supervisors.supervisor import Seat


@dataclass(slots=True)
class Orders:
    """Decisions taken so far, by the number that the calendar shows them under."""

    taken: list[Decision] = field(default_factory=list)

    def give(self, seat: Seat, decision: Decision) -> bool:
        """Takes a decision if it is possible; gives whether it was taken."""
        taken = seat.decide(decision)
        if taken:
            self.taken.append(decision)
        return taken

    def not_done(self, view: FloorView) -> list[Decision]:
        """Those that are still in hand or queued."""
        coming = {row.key for row in view.own_time.coming}
        return [decision for seq, decision in enumerate(self.taken) if f"decision:{seq}" in coming]

    def on_the_way(self, agent: AgentView) -> tuple[str, ...]:
        """The channel that an agent was sent to who still finishes a contact before going there."""
        if agent.moved_until_s is None:
            return ()
        for decision in reversed(self.taken):
            if isinstance(decision, MoveAgents) and agent.id in decision.agents:
                return () if decision.to in (*agent.on, HOME) else (decision.to,)
        return ()
