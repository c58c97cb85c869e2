"""Names under which agents are shown. They never reach the floor, so no outcome hangs on them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import generated_ids

LOCALES: Final = ("en_GB", "de_DE", "es_ES", "pl_PL", "en_IN", "it_IT")
"""Where first names come from; each is loaded, so not more than a mixed team needs."""
LONGEST: Final = 8
"""Letters of a drawn name, so that a team of names fits 80 columns."""
TRIES: Final = 40
"""Draws for a name that is still free before a letter is put behind one that is taken."""


def display_names(scenario: Scenario, seed: int) -> dict[str, str]:
    """A name for every agent, by id: each different, the same for the same scenario and seed.

    Agents whom the scenario names keep its name: the first word of it if nobody else has the same. The others
    get a first name from Faker, from an instance of its own.
    """
    names = _listed(scenario)
    unnamed = [agent.id for agent in scenario.floor.agents if agent.name is None] + generated_ids(scenario)
    if not unnamed:
        return names
    from faker import Faker

    faker = Faker(list(LOCALES))
    faker.seed_instance(seed)
    taken = set(names.values())
    for id in unnamed:
        drawn = ""
        for _ in range(TRIES):
            candidate = str(faker.first_name())
            if not (candidate.isascii() and candidate.isalpha() and len(candidate) <= LONGEST):
                continue
            drawn = candidate.capitalize()
            if drawn not in taken:
                break
        names[id] = _free(drawn or id, taken)
        taken.add(names[id])
    return names


def _listed(scenario: Scenario) -> dict[str, str]:
    named = {agent.id: agent.name for agent in scenario.floor.agents if agent.name is not None}
    first_words = Counter(name.split()[0] for name in named.values())
    return {id: name.split()[0] if first_words[name.split()[0]] == 1 else name for id, name in named.items()}


def _free(name: str, taken: set[str]) -> str:
    """The name itself if nobody has it, else with a letter behind it, then with a number."""
    if name not in taken:
        return name
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if f"{name} {letter}" not in taken:
            return f"{name} {letter}"
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"
