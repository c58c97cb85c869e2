"""The blocks of the scenario language, as frozen pydantic models."""

from floorsim.scenario.models.scenario import Scenario

__all__ = ["Scenario"]
