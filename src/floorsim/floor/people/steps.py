"""The six steps of handling a contact that rubrics weigh and coaching aims at."""

from __future__ import annotations

from typing import Final, get_args

from floorsim.scenario.values.steps import Step

STEPS: Final[tuple[Step, ...]] = get_args(Step)
"""Names of the steps, in the order of every array of step skills."""

GREETING, VERIFICATION, LISTENING, POLICY, RESOLUTION, DOCUMENTATION = range(len(STEPS))
