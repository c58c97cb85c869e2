"""Sealed desk tests: test, floors and model version in one file under one digest, the same for everybody.

The file is YAML. The test stands in it as it is read, defaults written out; each floor as the JSON that names
a scenario by its digest, so that a sealed test needs no other file. A candidate gets a copy without the
answer key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from floorsim.desktest.package.candidate_copy import COPY_KEY, copy_from, copy_of
from floorsim.desktest.package.content import FLOORS_KEY, TEST_KEY, VERSION_KEY, Package, as_yaml, content_of
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.loader import Form
from floorsim.errors import ScenarioError, UsageError
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import canonical_json, plain_values
from floorsim.scenario.files import read_file, told
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.scenario.yaml.text import LARGEST_FILE

FORMAT: Final = 1
"""The version of the file's shape."""
_FORMAT_KEY: Final = "sealed_desk_test"
_DIGEST_KEY: Final = "digest"
_KEYS: Final = (_FORMAT_KEY, VERSION_KEY, _DIGEST_KEY, TEST_KEY, FLOORS_KEY)
_HEAD: Final = "# A desk test sealed by floorsim. Whatever is changed in it, its digest no longer fits.\n"


@dataclass(frozen=True)
class SealedPackage(Package):
    """A sealed desk test, whole: with everything that marks and grades rest on.

    `digest` is that of all of it but the digest itself.
    """

    @cached_property
    def copy_for_candidates(self) -> str:
        """The text of the candidate's copy."""
        return copy_of(self.written, self.digest)


def sealed_text(test: DeskTest, scenarios: Mapping[str, Scenario]) -> str:
    """The sealed file of a test with the scenario of each live floor; the same bytes for the same test.

    Raises:
        ScenarioError: it is longer than what is read again.
    """
    content = {
        _FORMAT_KEY: FORMAT,
        VERSION_KEY: MODEL_VERSION,
        TEST_KEY: plain_values(test),
        FLOORS_KEY: {id: canonical_json(scenario) for id, scenario in scenarios.items()},
    }
    content = json.loads(json.dumps(content))  # with the keys and numbers that reading gives
    ordered = {key: _digest(content) if key == _DIGEST_KEY else content[key] for key in _KEYS}
    text = as_yaml(_HEAD, ordered)
    if len(text.encode()) > LARGEST_FILE:
        raise ScenarioError(
            f"{test.id} has {len(text.encode()) / 1_000_000:.1f} MB when it is sealed, and "
            f"{LARGEST_FILE // 1_000_000} MB is the most; use fewer or smaller floors."
        )
    return text


def seal(form: Form) -> str:
    """The sealed file of a desk test that was loaded."""
    return sealed_text(form.test, form.scenarios)


def read_sealed(file: Path) -> SealedPackage:
    """The sealed desk test in a file; see `sealed_from_text`.

    Raises:
        ScenarioError: it cannot be read, is no sealed test, or was changed since it was sealed.
    """
    return sealed_from_text(read_file(file), told(file))


def sealed_from_text(text: str | bytes, where: str) -> SealedPackage:
    """A whole sealed desk test from its file's text, once its digest was found to fit; `where` names it in
    faults.

    Whether it may still be taken, and by this version, is for `refuse_to_take`.

    Raises:
        ScenarioError: it is no sealed test, was changed since it was sealed, or is a candidate's copy.
    """
    found = package_from_text(text, where)
    if not isinstance(found, SealedPackage):
        raise ScenarioError(
            f"{where}: this is a candidate's copy of a desk test, which has no answer key; use the file that "
            "`floorsim desk-test seal` made."
        )
    return found


def package_from_text(text: str | bytes, where: str) -> Package:
    """A whole sealed desk test or a candidate's copy of one, from its file's text. Raises as
    `sealed_from_text` does."""
    tree = read_yaml(text, where).tree
    if isinstance(tree, dict) and COPY_KEY in tree:
        return copy_from(tree, where)
    if not isinstance(tree, dict) or _FORMAT_KEY not in tree:
        raise ScenarioError(f"{where}: this is not a sealed desk test; `floorsim desk-test seal` makes one.")
    if tree[_FORMAT_KEY] != FORMAT:
        raise ScenarioError(
            f"{where}: this desk test was sealed by a newer floorsim; install a newer version to use it."
        )
    content = {key: tree[key] for key in _KEYS if key in tree and key != _DIGEST_KEY}
    if set(tree) != set(_KEYS) or tree[_DIGEST_KEY] != _digest(content):
        raise ScenarioError(
            f"{where}: the desk test was changed after it was sealed, its digest does not match; ask for "
            "the file again, or seal the desk test again."
        )
    return SealedPackage(*content_of(tree, where), tree[_DIGEST_KEY], tree)


def refuse_to_take(package: Package, today: date) -> None:
    """Raises UsageError where a desk test has expired or belongs to another model: nobody may begin it."""
    title, expires = package.test.title, package.test.expires
    if expires is not None and today > expires:
        raise UsageError(
            f"{title} could be taken until {expires.isoformat()}; ask whoever sent it for a newer one."
        )
    if package.model_version != MODEL_VERSION:
        raise UsageError(
            f"{title} was sealed for version {package.model_version} of the model and this is version "
            f"{MODEL_VERSION}, which would bring other customers; seal it again with this floorsim, or take "
            "it with the one that sealed it."
        )


def _digest(content: Mapping[str, Any]) -> str:
    """The order of keys counts too: the first of a conversation's ends that holds is its end."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
