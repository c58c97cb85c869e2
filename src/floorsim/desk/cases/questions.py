"""Agents who ask the supervisor the same thing again and again, until somebody says it once for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.desk.cases.case import Case
from floorsim.desk.cases.template import case_template
from floorsim.units import MINUTE_S

if TYPE_CHECKING:
    from floorsim.desk.cases.case_book import CaseBook
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact import Contact

TEMPLATE: Final = "policy_question"
QUESTION: Final = "question-"
"""Beginning of the ids of these cases; the driver and a number follow, and nobody's name."""
ENOUGH: Final = 4
"""So many agents' questions on one driver reach the supervisor as one (D)."""
WITHIN_S: Final = 20 * MINUTE_S
"""Counted over this time (D)."""
POST: Final = "incident_post"
"""A post to the team answers it too."""


class Questions:
    """Opens a case when a driver that nobody has explained is asked about often enough."""

    def __init__(self, book: CaseBook) -> None:
        self.book = book
        self.floor = book.floor
        self._since: dict[str, list[float]] = {}
        self._times: dict[str, int] = {}
        self.floor.help_desk.on_asked.append(self.asked)

    def asked(self, agent: Agent, contact: Contact, now_s: float) -> None:
        """An agent asks about a contact in hand; only what nobody has explained is a question of policy."""
        driver = contact.type.driver_id
        if not contact.unclear or not self.floor.is_led(now_s) or agent.is_supervisor:
            return
        if any(case.driver == driver and case.state == "open" for case in self._cases()):
            return
        asked = [at_s for at_s in self._since.get(driver, ()) if now_s - at_s < WITHIN_S]
        asked.append(now_s)
        self._since[driver] = asked
        if len(asked) >= ENOUGH:
            self._since[driver] = []
            self._open(agent, driver, now_s)

    def _cases(self) -> list[Case]:
        return [case for case in self.book.cases.values() if case.id.startswith(QUESTION)]

    def _open(self, agent: Agent, driver: str, now_s: float) -> None:
        number = self._times[driver] = self._times.get(driver, 0) + 1
        title = self.floor.scenario.driver_title(driver)
        name = self.book.consequences.name(agent)
        filled = case_template(TEMPLATE).filled({"agent": name, "driver": title.lower()})
        assert filled.deadline is not None
        case = Case(
            id=f"{QUESTION}{driver}-{number}",
            category="message",
            sender=filled.sender,
            subject=filled.subject,
            choices=filled.choices,
            in_order=False,
            deadline_s=now_s + filled.deadline,
            if_missed=filled.if_missed,
            settled_by=POST,
            driver=driver,
        )
        self.book.open(case, filled.text)
        self.book.consequences.say(f"{name}: {filled.subject}", "news")
