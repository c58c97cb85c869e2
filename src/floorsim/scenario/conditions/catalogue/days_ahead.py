"""Days of the run are still to come."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.conditions.condition_type import ConditionType, Named, Watch, Watched
from floorsim.wording.numbers import counted


class DaysAhead(ConditionType):
    """At least so many days of the run come after the present one."""

    key: ClassVar[str] = "days_ahead"
    schema: ClassVar[Any] = Annotated[int, Field(ge=1, le=60)]

    @classmethod
    def words(cls, body: int, named: Named) -> str:
        """In days."""
        return f"at least {counted(body, 'day')} of the run {'is' if body == 1 else 'are'} still to come"

    @classmethod
    def watch(cls, body: int, on: Watched) -> Watch:
        """Holds until too few are left."""
        return lambda: on.days_ahead() >= body
