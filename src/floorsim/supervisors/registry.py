"""The policies by name: who plays a run to its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from floorsim.desk.decisions import script
from floorsim.desk.decisions.script import Planned, Refusal
from floorsim.errors import UsageError
from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.run.run import Run
from floorsim.supervisors.answers import Answers, first_option, longest_text, most_minutes
from floorsim.supervisors.chance import Random
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.expert import Expert, public_facts
from floorsim.supervisors.exploits.catalogue import EXPLOITS
from floorsim.supervisors.exploits.exploit import Driven, Habit
from floorsim.supervisors.hands_off import HandsOff
from floorsim.supervisors.novice import Novice
from floorsim.supervisors.supervisor import Supervisor, play
from floorsim.wording.names import choose

Policy = Callable[[Run], list[Refusal]]
"""Plays a run to its end; gives the planned decisions that were not possible."""

WORKED: Final = "worked"
HABIT: Final = "+"
"""Stands between a supervisor and the exploit that is its habit: `competent+all-overtime`."""


@dataclass(frozen=True, slots=True)
class SupervisorKind:
    """One kind of supervisor."""

    says: str
    """What it does, in a sentence."""
    made_for: Callable[[Run], Supervisor]
    """Makes one for a run; what it needs to know beforehand is read here, and nothing later but its seat."""


SUPERVISORS: Final[Mapping[str, SupervisorKind]] = {
    "hands-off": SupervisorKind("Decides nothing and answers nobody.", lambda run: HandsOff()),
    "novice": SupervisorKind(
        "Reacts late, to the reddest number on the wallboard, and overdoes it.", lambda run: Novice()
    ),
    "competent": SupervisorKind("Does the usual things well, by rules of thumb.", lambda run: Competent()),
    "expert": SupervisorKind(
        "Plays like the competent one, and tries decisions out in a guess at what comes.",
        lambda run: Expert(public_facts(run.scenario)),
    ),
    "random": SupervisorKind(
        "Takes any possible decision, at random times.",
        lambda run: Random(RandomStreams(run.seed).stream("supervisor", "random")),
    ),
    "first-option": SupervisorKind(
        "Only answers, with the first answer offered.", lambda run: Answers(first_option)
    ),
    "longest-text": SupervisorKind("Only answers, with the longest text.", lambda run: Answers(longest_text)),
    "most-minutes": SupervisorKind(
        "Only answers, with the answer that takes most minutes.", lambda run: Answers(most_minutes)
    ),
}
"""Every supervisor by name that plays from its seat; exploits stand in their own catalogue."""


def policies() -> dict[str, str]:
    """Every policy by name with the sentence that says what it does; not those with a habit."""
    told = {name: kind.says for name, kind in SUPERVISORS.items()}
    told[WORKED] = "Takes the decisions of the scenario's worked run at their times."
    return told | {name: exploit.says for name, exploit in EXPLOITS.items()}


def policy_named(name: str) -> Policy:
    """The policy of this name: one of `policies()`, or `SUPERVISOR+EXPLOIT`.

    Raises:
        UsageError: there is none of the name; the sentence offers the nearest.
    """
    if name == WORKED:
        return _worked
    supervisor, habit, exploit = name.partition(HABIT)
    if habit:
        _must_be("supervisor", supervisor, list(SUPERVISORS))
        _must_be("habit", exploit, list(EXPLOITS))
    else:
        _must_be("policy", name, list(policies()))
    return lambda run: _played(run, supervisor_named(name, run))


def supervisor_named(name: str, run: Run) -> Supervisor:
    """A new supervisor for a run, by the name of a policy that plays from its seat. Raises KeyError."""
    supervisor, habit, exploit = name.partition(HABIT)
    if habit:
        return Habit(SUPERVISORS[supervisor].made_for(run), EXPLOITS[exploit])
    return Driven(EXPLOITS[name]) if name in EXPLOITS else SUPERVISORS[name].made_for(run)


def scripted(decisions: tuple[Planned, ...]) -> Policy:
    """The policy that takes these decisions at their times."""
    return lambda run: script.play(run, decisions)


def _must_be(what: str, name: str, known: list[str]) -> None:
    if name not in known:
        raise UsageError(f"There is no {what} '{name}'; {choose(name, known)}.")


def _played(run: Run, supervisor: Supervisor) -> list[Refusal]:
    play(run, supervisor)
    return []


def _worked(run: Run) -> list[Refusal]:
    """Raises UsageError when the scenario has no worked run."""
    planned = script.planned_from(run.scenario.expert)
    if not planned:
        raise UsageError(f"The scenario {run.scenario.meta.id} has no worked run; choose another policy.")
    return script.play(run, planned)
