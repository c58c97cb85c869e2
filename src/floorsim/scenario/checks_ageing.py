"""Checks that no queue gains points by waiting while another one, of the same agents, gains none."""

from __future__ import annotations

from floorsim.scenario.faults import Path
from floorsim.scenario.findings import Findings
from floorsim.scenario.lines_of import crews_of, lines_of, may_serve, served_by
from floorsim.scenario.models import Scenario


def check_ageing(scenario: Scenario, found: Findings) -> None:
    """Warns of queues without an age weight beside equal ones with it, which overtake them in the end."""
    queues, lines = scenario.floor.queues, lines_of(scenario)
    ageing = {id for id, queue in queues.items() if queue.age_weight > 0}
    if not ageing:
        return
    told: set[str] = set()
    for crew in crews_of(scenario):
        group = scenario.floor.groups.get(crew.group)
        served = [
            line.id
            for line in lines.values()
            if line.channel in crew.on and may_serve(scenario, crew.group, crew.skills, line)
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
