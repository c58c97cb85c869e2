"""Print the lowest version of every library that pyproject.toml allows, as pip takes them."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

SMOKE = {"hypothesis", "jsonschema", "pytest", "pytest-asyncio", "pytest-xdist", "scipy"}
"""Of the libraries for tests those that the smoke part needs."""


def lowest(written: str) -> str | None:
    """Return `name==version` for the lower bound of a requirement that holds on this interpreter."""
    needed = Requirement(written)
    if needed.marker is not None and not needed.marker.evaluate():
        return None
    (bound,) = (one.version for one in needed.specifier if one.operator == ">=")
    return f"{needed.name}=={bound}"


project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for_tests = [one for one in project["optional-dependencies"]["test"] if Requirement(one).name in SMOKE]
for_reports = project["optional-dependencies"]["report"]
print("\n".join(filter(None, map(lowest, [*project["dependencies"], *for_reports, *for_tests]))))
