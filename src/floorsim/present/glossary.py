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
        "Share of customers answered within the target’s time. There are five formulas; they differ in how "
        "they count customers who abandon. The scenario uses one of them, and a queue’s figures show it with "
        "both counts.",
    ),
    Term(
        "Service level, answered and late abandoned",
        "Customers who abandon within the target’s time are not counted.",
        "answered in target / (answered + abandoned after target)",
    ),
    Term(
        "Service level, of all offered",
        "Every customer who abandons counts as not answered in time.",
        "answered in target / offered",
    ),
    Term(
        "Service level, of the answered",
        "Customers who abandon are not counted.",
        "answered in target / answered",
    ),
    Term(
        "Service level, answered or abandoned in target",
        "Customers who abandon within the target’s time count as answered in time.",
        "(answered in target + abandoned in target) / offered",
    ),
    Term(
        "Service level, short abandons",
        "Customers who abandon within the first seconds count as answered in time.",
        "(answered in target + short abandons) / offered",
    ),
    Term("Target 80/20s", "80% answered within 20 seconds."),
    Term(
        "Ends at",
        "End-of-day forecast: the service level of the whole day if nothing changes. Eight days in ten end "
        "within the range.",
    ),
    Term("Offered", "Contacts that came in, answered or not."),
    Term("Abandoned", "Customers who left the queue before anybody answered.", "abandoned / offered"),
    Term("Deflected", "Customers who heard the announcement and left because it told them what to do."),
    Term("Blocked", "Callers who heard a busy tone because every line was taken."),
    Term("Redial", "Another attempt by a customer who abandoned: one person, several contacts."),
    Term(
        "Repeat contact",
        "Another contact from a customer whose issue was not resolved.",
    ),
    Term(
        "ASA",
        "Average speed of answer: the mean wait of customers who were answered.",
        "total wait of the answered / answered",
    ),
    Term(
        "AHT",
        "Average handle time. For chat it is per conversation, and longer with more chats at once.",
        "(talk + hold + after-contact work) / handled",
    ),
    Term(
        "After-contact work",
        "What an agent finishes after the customer is gone: notes, follow-up. Also called wrap-up.",
    ),
    Term(
        "Occupancy",
        "Share of their logged-in time that agents spend handling contacts. Over about 85% for long, "
        "people tire; near 100%, waits grow fast.",
        "handling / (handling + ready)",
    ),
    Term(
        "Need",
        "Agents needed now to meet the target, by Erlang A: from arrivals, handle time and how long "
        "customers are willing to wait.",
    ),
    Term("On", "Agents logged in on the queue. Breaks, meetings and time away don’t count."),
    Term("Shrinkage", "Paid time in which agents can’t take contacts.", "paid hours away / paid hours"),
    Term("Adherence", "Share of the shift in which an agent does what the schedule says at that time."),
    Term(
        "Concurrency",
        "Chats an agent handles at once. More of them shorten the queue and lengthen every chat.",
    ),
    Term(
        "Backlog",
        "Open emails or cases. Look at count and age: a small backlog can hold very old emails.",
    ),
    Term("Contact driver", "What customers contact you about."),
    Term(
        "First-contact resolution",
        "Share of issues whose customer did not come back within seven days, the days after the shift "
        "included. Some customers who were not helped never come back, so it is higher than what was truly "
        "resolved. Not measured if a scenario has no repeat contacts.",
        "issues whose customer did not come back / issues answered",
    ),
    Term("Callback", "The customer keeps their place in the queue and is called, by the time promised."),
    Term(
        "Escalation",
        "A customer asks for a manager. Take the call, promise to call back, or coach the agent through it.",
    ),
    Term(
        "Side-by-side",
        "You sit with an agent through live contacts. They learn from it; until it is over you don’t see "
        "the floor.",
    ),
    Term(
        "Supervisor minutes",
        "Your own time. Every decision takes some of it. You do one thing at a time; the others queue.",
    ),
    Term("Task switch", "Going from one area of work to another takes 1 min."),
    Term(
        "Competent supervisor",
        "An automated supervisor who had the same customers. Your scores are shown beside theirs.",
    ),
    Term(
        "Seed", "The number from which a run’s customers are drawn. The same seed brings the same customers."
    ),
)
"""Every term, in the order help lists them."""
