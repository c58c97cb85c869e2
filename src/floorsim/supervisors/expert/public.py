"""What everybody at the centre knows of a scenario beforehand: the one place that says what is public."""

from __future__ import annotations

from floorsim.scenario.models.demand import Demand, Stream
from floorsim.scenario.models.desk import Quality, Scoring
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.staff import Agent, People
from floorsim.scenario.models.supervisor import Supervisor


def public_facts(scenario: Scenario) -> Scenario:
    """The scenario with nothing in it that a supervisor could not know when the shift begins.

    Public are the site (hours, channels, targets, routing), the roster with its skills on paper, the times of
    the supervisor's own duties but for one-to-ones, which the roster has, and the handover, the drivers,
    the forecast and the usual laws of arrivals, handling and patience, the catalogue of decisions with its
    costs, and prices. Taken out is what is still to happen or can't be seen: incidents, messages, milestones,
    how reality differs from the forecast, the open work, who people are beneath the roster (profile, fatigue,
    exhaustion, morale), who will be absent, and everything that is there for the scoring or the debrief.
    """
    return Scenario.model_construct(
        meta=scenario.meta,
        floor=scenario.floor.model_copy(
            update={
                "agents": tuple(_on_paper(agent) for agent in scenario.floor.agents),
                "groups": {
                    id: group.model_copy(update={"mix": {}}) for id, group in scenario.floor.groups.items()
                },
            }
        ),
        drivers=scenario.drivers,
        demand=Demand.model_construct(
            interval=scenario.demand.interval,
            day_factor="off",
            interval_factor="off",
            streams={id: _as_planned(stream) for id, stream in scenario.demand.streams.items()},
        ),
        people=People(model=scenario.people.model),
        supervisor=_times_of(scenario.supervisor),
        quality=Quality(),
        incidents=(),
        milestones=(),
        messages=(),
        decisions=scenario.decisions,
        scoring=Scoring(),
        prices=scenario.prices,
        expert=(),
        debrief=(),
    )


def _times_of(supervisor: Supervisor) -> Supervisor:
    duties = [duty for duty in supervisor.duties if duty.kind not in ("one_to_one", "handover")]
    bare = {"points": (), "if_held": (), "if_missed": ()}
    return Supervisor(duties=tuple(duty.model_copy(update=bare) for duty in duties))


def _on_paper(agent: Agent) -> Agent:
    hidden = dict.fromkeys(("profile", "fatigue", "exhaustion", "morale", "overtime_willing"))
    return agent.model_copy(update=hidden)


def _as_planned(stream: Stream) -> Stream:
    return stream.model_copy(update={"reality": (), "backlog": (), "arrivals": "poisson"})
