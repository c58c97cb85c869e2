"""Without the libraries of the HTML report, a sentence says how to install them."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from floorsim import extras
from floorsim.errors import ExitCode, UsageError
from floorsim.report import extra


def test_what_is_missing_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name != "jinja2" else find_spec(name))
    with pytest.raises(UsageError, match="altair and vl-convert-python, which are not installed") as error:
        extra.require_libraries()
    assert "pip install 'floorsim[report]'" in str(error.value)
    assert error.value.exit_code == ExitCode.USAGE


def test_nothing_is_said_where_all_are_there() -> None:
    extra.require_libraries()
