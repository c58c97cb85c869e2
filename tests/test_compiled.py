"""The floor's loop as it is imported: out of this checkout's own files, or compiled by an installation."""

from pathlib import Path

from floorsim.floor import clock

SOURCES = Path(__file__).parent.parent / "src"


def test_no_compiled_module_hides_what_is_edited_in_this_checkout() -> None:
    loaded = Path(clock.__file__)
    assert loaded.suffix == ".py" or not loaded.is_relative_to(SOURCES), (
        f"{loaded} is loaded instead of clock.py; delete what a compiled build has left in src/: "
        "find src -name '*.so' -delete"
    )
