"""The trade's words and figures, as this program computes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One word: what it means, and its formula if it is a figure."""

    word: str
    meaning: str
    formula: str = ""


GLOSSARY = (
    Term(
        "Service level",
        "The share of customers served within the target’s time. Five formulas are in use, "
        "and they differ "
        "in what they do with those who leave; the scenario names one, and a channel’s figures show "
        "it with both counts.",
    ),
    Term(
        "Service level, answered and late abandoned",
        "Those who leave before the target’s time are not counted at all.",
        "answered in target / (answered + abandoned after target)",
    ),
    Term(
        "Service level, of all offered",
        "Everybody who leaves counts against you.",
        "answered in target / offered",
    ),
    Term(
        "Service level, of the answered",
        "Customers who leave are not counted.",
        "answered in target / answered",
    ),
    Term(
        "Service level, answered or abandoned in target",
        "Leaving early counts as served in time.",
        "(answered in target + abandoned in target) / offered",
    ),
    Term(
        "Service level, short abandons",
        "Leaving within a few seconds counts as served in time.",
        "(answered in target + short abandons) / offered",
    ),
    Term("Target 80/20s", "Eighty percent within twenty seconds."),
    Term(
        "Lands at",
        "The service level of the whole day if nothing changes, with a range that the result falls into "
        "eight times in ten.",
    ),
    Term("Offered", "Contacts that came in, whether or not anybody answered."),
    Term("Abandoned", "Customers who left the queue before anybody answered.", "abandoned / offered"),
    Term("Lost", "Abandoned and blocked contacts since play began."),
    Term("Blocked", "Callers who heard a busy tone because every line was taken."),
    Term("Redial", "A customer who left and tries again; one person, several contacts."),
    Term(
        "ASA",
        "Average wait of those who were answered.",
        "total wait of the answered / answered",
    ),
    Term(
        "AHT",
        "Average handle time. For chat it is per conversation, and rises with the number held at once.",
        "(talk + hold + after-contact work) / handled",
    ),
    Term(
        "After-contact work",
        "What an agent finishes after the customer is gone: notes, follow-up. Also wrap-up.",
    ),
    Term(
        "Occupancy",
        "How busy agents on the queue are. Over about 85% for long, people tire; near 100% queues explode.",
        "handling / (handling + ready)",
    ),
    Term("Need", "Agents needed now for the target, by Erlang A: arrivals, handle time, and patience."),
    Term("Staffed", "Agents logged in on the channel; breaks, meetings and time away do not count."),
    Term(
        "Shrinkage", "Paid time in which agents are not available.", "paid hours not available / paid hours"
    ),
    Term("Adherence", "Being in the scheduled state at the scheduled time."),
    Term("Concurrency", "Chats one agent holds at once. More shortens the queue and lengthens every chat."),
    Term(
        "Backlog",
        "Open emails or cases. Read count and age together: a small backlog can still hold very old items.",
    ),
    Term("Driver", "The reason for a contact: what the customer needs."),
    Term(
        "First-contact resolution",
        "Measured by who comes back within seven days, after the run too. Some who were not helped never "
        "come back, so it lies above what was resolved in truth. Not measured where a scenario brings "
        "nobody back.",
        "matters whose customer did not come back / answered matters",
    ),
    Term(
        "Callback",
        "A customer keeps their place and is called back. It is promised for a time.",
    ),
    Term(
        "Escalation",
        "A customer who asks for a manager: take it, call back at a time you keep, or coach the agent.",
    ),
    Term(
        "Side-by-side",
        "You sit with an agent on live contacts. They learn; you do not see the floor then.",
    ),
    Term(
        "Supervisor minutes",
        "Your own time: the one thing that every decision costs. A decision waits until the "
        "ones before it are done.",
    ),
    Term(
        "Reference supervisor",
        "A competent automated supervisor who played the same seed: the same customers.",
    ),
    Term(
        "Seed",
        "The number a run is drawn from. The same seed brings the same customers.",
    ),
)
"""Every term, in the order help lists them."""
