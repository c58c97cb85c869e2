"""Checks that no queue gains points by waiting while another one, of the same agents, gains none."""

from __future__ import annotations

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import crews_of, may_serve, served_by, waiting_queues_of


def check_ageing(scenario: Scenario, found: Findings) -> None:
    """Warns of queues without an age weight beside equal ones with it, which overtake them in the end."""
    queues = waiting_queues_of(scenario)
    ageing = {id for id, written in scenario.floor.queues.items() if written.age_weight > 0}
    if not ageing:
        return
    told: set[str] = set()
    for crew in crews_of(scenario):
        group = scenario.floor.groups.get(crew.group)
        served = [
            queue.id
            for queue in queues.values()
            if queue.channel in crew.on and may_serve(scenario, crew.group, crew.skills, queue)
        ]
        ranks = served_by(group) if group is not None else []
        for names in ranks or [tuple(served)]:
            equals = [id for id in names if id in served]
            others = [id for id in equals if id in ageing]
            for id in equals if others else ():
                if id in queues and id not in ageing and id not in told:
                    told.add(id)
                    path: Path = ("floor", "queues", id)
                    wrong = f"{crew.group} serves it beside {others[0]}, which gains points by waiting"
                    right = f"in the end {others[0]} always comes first; give both an age_weight, or neither"
                    found.warn(path, f"{wrong}, and this queue gains none", right)
