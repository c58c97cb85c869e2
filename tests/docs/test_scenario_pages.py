"""The pages of the shipped scenarios for trainers."""

from pathlib import Path

from docs.generator import scenario_pages
from floorsim.scenario.library import shipped_files

ROOT = Path(__file__).parents[2]


def test_every_shipped_scenario_has_a_page_and_no_page_is_left_over() -> None:
    there = {file.stem for file in (ROOT / scenario_pages.FOLDER).glob("*.md")}
    assert there == {*shipped_files(), "README"}
    index = scenario_pages.index()
    assert all(f"]({name}.md)" in index for name in shipped_files())


def test_a_page_has_what_a_trainer_needs() -> None:
    page = scenario_pages.page("login-outage")
    for heading in (
        "The story",
        "What trainees learn",
        "Principles",
        "What happens",
        "Traps",
        "The worked run",
    ):
        assert f"\n## {heading}\n" in page, heading
    assert "Nobody has checked a time, so she gets none" in page, (
        "the reason for a decision of the worked run"
    )
    assert "Voice is the loudest queue." in page, "why a trap is one"
    assert "when 12 minutes after the milestone" in page
    assert "Which time did you pass on, and who had checked it?" in page


def test_a_text_of_a_scenario_stays_a_text() -> None:
    assert scenario_pages._cell("a | *b*\n<script> [x](y)") == r"a \| \*b\* \<script> \[x\](y)"
