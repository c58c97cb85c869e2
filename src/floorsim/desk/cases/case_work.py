"""What effects do to cases: the one place where consequences reach the room of the cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from floorsim.desk.cases.case import Case
from floorsim.desk.cases.case_book import CaseBook
from floorsim.desk.cases.customers import Customers
from floorsim.desk.cases.messages import Messages
from floorsim.desk.cases.partner_talks import PartnerTalks
from floorsim.desk.cases.promises import Promises
from floorsim.desk.cases.questions import Questions
from floorsim.desk.cases.talks import Talks
from floorsim.desk.consequences.consequences import Consequences
from floorsim.scenario.effects.catalogue.news import News
from floorsim.scenario.effects.catalogue.promise import PromiseMade
from floorsim.scenario.effects.catalogue.recover import Recovery
from floorsim.scenario.effects.world import Cause

NEXT_SHIFT: Final = "next_shift"
"""What answers a case that the supervisor has handed over."""


class Cases:
    """The cases of a run, with those who open them."""

    def __init__(self, consequences: Consequences) -> None:
        consequences.cases = self
        self.consequences = consequences
        self.book = CaseBook(consequences)
        self.messages = Messages(self.book)
        self.customers = Customers(self.book)
        self.promises = Promises(self.book)
        self.talks = Talks(self.book)
        self.partners = PartnerTalks(self.talks, self.customers.owned)
        self.questions = Questions(self.book)
        self.messages.set_up()

    def send_message(self, id: str) -> None:
        """A message of the scenario arrives, unless it has come before."""
        self.messages.send(id)

    def milestone_reached(self, id: str) -> None:
        """What waits for the milestone is sent."""
        self.messages.milestone_reached(id)

    def hear(self, news: News, cause: Cause) -> None:
        """News is a case that wants no answer, named by the incident that it belongs to."""
        sender = news.sender or ("Customers say" if news.known_to == "customers" else "Team chat")
        id = self.book.free_id("news-" + cause.id.partition(":")[2].replace(":", "-"))
        self.book.open(Case(id, "news", sender, news.text), news.text)
        self.consequences.say(f"{sender}: {news.text}", "news")

    def promise(self, promise: PromiseMade, cause: Cause) -> None:
        """A promise is opened."""
        self.promises.make(promise, cause)

    def settle_customer(self, cause: Cause) -> bool:
        """The matter of the case's customer is over."""
        case = self._of_customer(cause)
        if case is not None:
            self.customers.settle(case)
        return case is not None

    def send_customer_back(self, soonest_s: float, latest_s: float, cause: Cause) -> bool:
        """The case's customer comes back the same day, angrier."""
        case = self._of_customer(cause)
        if case is not None:
            self.customers.come_back(case, soonest_s, latest_s)
        return case is not None

    def wait_for_customer(self, cause: Cause) -> bool:
        """The case's customer waits for a call."""
        case = self._of_customer(cause)
        if case is not None:
            self.customers.wait(case)
        return case is not None

    def recover(self, recovery: Recovery, cause: Cause) -> None:
        """The case's customer gets a remedy and an apology, and accepts them or does not."""
        case = self._of_customer(cause)
        if case is not None:
            self.customers.recover(case, recovery, cause)

    def go_on(self, turn: str, cause: Cause) -> bool:
        """The customer's case goes on with this turn, if it has one of that name."""
        case = self.book.cases.get(cause.case)
        if case is None:
            return False
        if turn not in case.root.more:
            # A plain case has nothing more to say: it is heard, and somebody sees to it.
            self.recover(Recovery(apology="felt", matter="owned", in_writing=True), cause)
            return False
        self.book.go_on(case.root, case.root.more[turn], name=turn)
        return True

    def answer_case(self, cause: Cause) -> None:
        """The case is answered by what is done."""
        case = self.book.cases.get(cause.case)
        if case is not None:
            self.book.settle(case, cause.id)

    def confirm(self, cause: Cause) -> bool:
        """The case's customer has in writing what was agreed."""
        case = self._of_customer(cause)
        return case is not None and self.customers.confirm(case.root)

    def draw(self, case: str, number: int) -> float | None:
        """A number in [0, 1) that belongs to the case's customer; None where it has none."""
        of = self.book.cases.get(case)
        if of is None or of.contact is None:
            return None
        return self.customers.draw(of.contact, number)

    def left_open(self, morning_s: float | None = None) -> tuple[int, int]:
        """Promises that are still to be kept, and other cases that something comes of if nobody answers;
        with `morning_s` those due before it."""
        found = [case for case in self.book.cases.values() if _is_passed_on(case, morning_s)]
        owed = len([case for case in found if case.category == "promise"])
        return owed, len(found) - owed

    def pass_on(
        self, dropped: Callable[[float], float], morning_s: float | None = None
    ) -> list[tuple[str, float, bool]]:
        """What is open goes to the next shift: each is dropped or not by a draw of its own.

        With `morning_s`, when the supervisor comes back, only what is due before it goes, and the shift sees
        to what it does not drop. Gives the subject of each, when it was opened, and whether it is dropped.
        """
        floor, passed = self.consequences.floor, []
        for case in [case for case in self.book.cases.values() if _is_passed_on(case, morning_s)]:
            drops = floor.random.few(1, "handover", case.id)[0] < dropped(case.opened_s)
            passed.append((case.subject, case.opened_s, drops))
            if drops:
                self.consequences.say(f"dropped by the next shift: {case.subject}", "effect")
                self.book.miss(case)
            elif morning_s is not None:
                self.consequences.say(f"done by the next shift: {case.subject}", "effect")
                self.book.settle_by(case, NEXT_SHIFT)
        return passed

    def _of_customer(self, cause: Cause) -> Case | None:
        case = self.book.cases.get(cause.case)
        return case if case is not None and case.contact is not None else None


def _matters_later(case: Case) -> bool:
    """Whether something comes of it if nobody sees to it."""
    return case.state == "open" and not case.in_hand and (bool(case.if_missed) or case.category == "promise")


def _is_passed_on(case: Case, morning_s: float | None) -> bool:
    """Whether it is the next shift's: what is due before the supervisor is back, in the end everything."""
    due = morning_s is None or (case.deadline_s is not None and case.deadline_s < morning_s)
    return due and _matters_later(case)
