"""A shift as a code that can be read out over a phone: which scenario, which form, which seed, which model.

It is a number written with sixteen characters, none of which looks or sounds like another: no B beside 8, no
5 beside 9, no S beside F. The last two are a check (a remainder by a prime): one wrong character, or two
neighbours swapped, are always found.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final, NamedTuple

from floorsim.errors import ScenarioError, UsageError
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import digest
from floorsim.scenario.forms import AT, split_form
from floorsim.scenario.library import HOW_TO_LIST, shipped_files
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.sums import whole_sum
from floorsim.wording.numbers import ordinal

ALPHABET: Final = "012346789FKMRWXY"
GROUP: Final = 4
"""Characters between two dashes."""
_HEX: Final = "0123456789abcdef"
_FROM_HEX, _TO_HEX = str.maketrans(_HEX, ALPHABET), str.maketrans(ALPHABET, _HEX)
_CHECK: Final = 251  # the largest prime that two characters hold
_MODELS: Final = 32
_NAMES: Final = 2**14
_DIGESTS: Final = 2**10
_FORMS: Final = 27
"""How many values each part of a code tells apart; for forms: none, A to Z."""
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SHAPE: Final = re.compile(r"[0-9A-Z]{4}(?:[- ]?[0-9A-Z]{4}){1,6}(?:[- ]?[0-9A-Z]{1,3})?", re.IGNORECASE)
_FEWEST, _MOST = 9, 24
"""Characters of the shortest code, that of seed 0, and of that of the largest seed."""


class Shift(NamedTuple):
    """What a code names: a shipped scenario, its form (`A` to `Z`, or empty), a seed, part of its digest."""

    scenario: str
    form: str
    seed: int
    mark: int

    @property
    def name(self) -> str:
        """The scenario as a command names it: `login-outage`, `login-outage@B`."""
        return f"{self.scenario}{AT}{self.form}" if self.form else self.scenario

    def is_of(self, scenario_digest: str) -> bool:
        """Whether the scenario of this digest is, as far as a code can tell, the one that was meant."""
        return self.mark == _mark(scenario_digest)


def code_of(scenario: str, form: str, seed: int, scenario_digest: str) -> str:
    """The code of a shift of a shipped scenario, in groups: `3X1M-KFK8-2777-8F`.

    Raises:
        UsageError: the scenario is not shipped, or the form has no letter of its own.
    """
    if scenario not in shipped_files():
        raise UsageError(
            "A code can only name a scenario that comes with floorsim. Share your own with "
            "`floorsim scenario pack`, and say the seed."
        )
    if len(form) > 1 or (form and not "A" <= form <= "Z"):
        raise UsageError(f"A code can only name the forms A to Z; of {form}, say its name and the seed.")
    number = seed * _FORMS + (ord(form) - ord("A") + 1 if form else 0)
    number = (number * _DIGESTS + _mark(scenario_digest)) * _NAMES + _named(scenario)
    number = number * _MODELS + MODEL_VERSION % _MODELS
    return grouped(f"{number:x}{_remainder(number):02x}".translate(_FROM_HEX))


def shift_code(scenario: Scenario, seed: int) -> str:
    """The code of a run in this scenario; empty where it is not exactly one that comes with floorsim."""
    own = digest(scenario)
    id, form = split_form(scenario.meta.id)
    try:
        code = code_of(id, form or "", seed, own)
    except UsageError:
        return ""
    return code if own == _shipped_digest(scenario.meta.id) else ""


@cache
def _shipped_digest(name: str) -> str | None:
    """The digest of a shipped scenario or its form; None where it cannot be loaded."""
    try:
        return load_scenario(name).digest
    except ScenarioError:
        return None


def looks_like_code(written: str) -> bool:
    """Whether this is meant as a code rather than as a scenario's name."""
    plain, code = written.strip(), _bare(written)
    if len(code) < _FEWEST or _SHAPE.fullmatch(plain) is None:
        return False
    mostly_ours = whole_sum(sign in ALPHABET for sign in code) * 2 > len(code)
    return mostly_ours and (plain.isupper() or any(sign.isdigit() for sign in plain))


def read_code(written: str) -> Shift:
    """The shift that a code names.

    Raises:
        UsageError: a character of it is wrong (the sentence says which, where that can be told), it names a
            scenario that this floorsim does not have, or another version of the model made it.
    """
    code = _bare(written)
    shipped = shipped_files()
    strange = [place for place, sign in enumerate(code) if sign not in ALPHABET]
    if strange or not _is_whole(code):
        raise UsageError(_what_is_wrong(code, strange, shipped))
    number = _number(code[:-2])
    number, model = divmod(number, _MODELS)
    number, named = divmod(number, _NAMES)
    number, mark = divmod(number, _DIGESTS)
    seed, form = divmod(number, _FORMS)
    scenario = _scenario(named, shipped)
    if model != MODEL_VERSION % _MODELS:
        again = f"floorsim scenario code {scenario or 'NAME'} --seed {seed}"
        raise UsageError(
            f"The code was made with version {model} of the model and this floorsim has version "
            f"{MODEL_VERSION}, so the shift would not be the same. Install the version of whoever gave you "
            f"the code, or make a new one with `{again}`."
        )
    if scenario is None:
        raise UsageError(f"The code names a scenario that this floorsim does not have; {HOW_TO_LIST}.")
    return Shift(scenario, chr(ord("A") + form - 1) if form else "", seed, mark)


def grouped(code: str) -> str:
    """The code in groups of four, as it is read out."""
    return "-".join(re.findall(f".{{1,{GROUP}}}", code))


def _what_is_wrong(code: str, strange: list[int], shipped: Collection[str]) -> str:
    found = list(dict.fromkeys(_repairs(code, strange, shipped)))
    right = found[0] if len(found) == 1 else None
    if strange:
        place = strange[0]
        said = f"The {ordinal(place + 1)} character of the code is wrong: no code has '{code[place]}' in it"
        perhaps = f"; it is probably {right[place]}, as in {grouped(right)}" if right is not None else ""
        return f"{said}{perhaps}. Codes are written with {ALPHABET[:9]} and {ALPHABET[9:]}."
    if right is None:
        return "The code is wrong: a character is mistaken, missing or too many. Compare the two, one by one."
    wrong = [place for place, sign in enumerate(code) if right[place] != sign]
    if len(wrong) == 2:
        what = f"Two characters of the code are swapped, probably the {ordinal(wrong[0] + 1)} and the next"
    else:
        place = wrong[0]
        what = f"One character of the code is wrong, probably the {ordinal(place + 1)}: "
        what += f"{right[place]}, not {code[place]}"
    return f"{what}, as in {grouped(right)}. Compare it with the code you were given."


def _repairs(code: str, strange: list[int], shipped: Collection[str]) -> Iterator[str]:
    """Codes that differ in one character, or in two swapped, and name a scenario of ours in this version."""
    if len(strange) > 1:
        return
    tried = [
        f"{code[:place]}{sign}{code[place + 1 :]}"
        for place in strange or range(len(code))
        for sign in ALPHABET
        if sign != code[place]
    ]
    if not strange:
        tried += [
            f"{code[:place]}{code[place + 1]}{code[place]}{code[place + 2 :]}"
            for place in range(len(code) - 1)
            if code[place] != code[place + 1]
        ]
    yield from (one for one in tried if _is_whole(one) and _is_ours(one, shipped))


def _is_ours(code: str, shipped: Collection[str]) -> bool:
    number, model = divmod(_number(code[:-2]), _MODELS)
    return model == MODEL_VERSION % _MODELS and _scenario(number % _NAMES, shipped) is not None


def _is_whole(code: str) -> bool:
    return _FEWEST <= len(code) <= _MOST and _remainder(_number(code[:-2])) == _number(code[-2:])


def _remainder(number: int) -> int:
    """The two check characters as a number; with them behind it the whole is a multiple of the prime."""
    return -number * len(ALPHABET) ** 2 % _CHECK


def _scenario(named: int, shipped: Collection[str]) -> str | None:
    return next((id for id in shipped if _named(id) == named), None)


def _named(scenario: str) -> int:
    return int.from_bytes(hashlib.sha256(scenario.encode()).digest()[:8], "big") % _NAMES


def _mark(scenario_digest: str) -> int:
    return int(scenario_digest.rpartition(":")[2][:8], 16) % _DIGESTS


def _number(signs: str) -> int:
    return int(signs.translate(_TO_HEX), 16)


def _bare(written: str) -> str:
    return re.sub(r"[-\s]", "", written).upper().translate(_READ_AS)
