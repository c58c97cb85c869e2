"""What an edit changed on the preview, in sentences."""

from typing import Any

from floorsim.present.previewing.change import NOTHING_CHANGED, changes
from floorsim.present.previewing.preview import preview_of
from floorsim.scenario.loader import load_scenario
from tests.desk.desks import a_scenario, message
from tests.present.workbench.bench_views import GARDEN


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return list(changes(preview_of(a_scenario(**before)), preview_of(a_scenario(**after))))


def streams(per_hour: int) -> dict[str, Any]:
    written = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["demand"]["streams"]
    return {**written, "voice": {**written["voice"], "forecast": {"per_hour": per_hour}}}


def test_nothing_is_told_where_nothing_on_the_page_has_changed() -> None:
    assert changed({}, {"debrief": ["What did you see?"]}) == [NOTHING_CHANGED]


def test_more_contacts_are_told_with_the_need_that_they_bring() -> None:
    told = changed({}, {"demand__streams": streams(60)})
    assert "Contacts forecast: 224 → 304 (+80)." in told
    (need,) = [one for one in told if one.startswith("Voice: need")]
    assert need == "Voice: need 5 → 6 at 08:00, the largest of 8 changes; +4 agent hours in all."


def test_one_agent_fewer_is_told_where_they_are_missing() -> None:
    floor = a_scenario().model_dump(mode="json", by_alias=True, exclude_unset=True)["floor"]
    told = changed({}, {"floor": {**floor, "agents": floor["agents"][:-1]}})
    assert "Agents: 6 → 5 (−1)." in told
    assert any(one.startswith("Voice: on the queue 3.3 → 2.3 at 10:00") for one in told), told


def test_an_event_that_is_new_gone_moved_or_worded_anew_is_told() -> None:
    before = {"messages": [message("a", subject="Old"), message("b"), message("c", subject="Words")]}
    after = {
        "messages": [
            message("b", at="09:30"),
            message("c", subject="Words", text="Other?", expected="Ask."),
            message("d", subject="New", choices=[], deadline=None, if_missed=[]),
        ]
    }
    told = changed(before, after)
    assert "Message “A question”: 09:10 → 09:30." in told
    assert "Message “Words”: text and expected action changed." in told
    assert "New: message “New”, 09:10." in told
    assert "Gone: message “Old”, 09:10." in told
    assert "Quickest answers: 3 → 2 min (−1)." in told


def test_the_guide_to_the_workbench_tells_what_its_edit_changes() -> None:
    guide = (GARDEN.parents[1] / "workbench.md").read_text(encoding="utf-8")
    before = load_scenario(GARDEN).scenario
    after = load_scenario(GARDEN, changes=["demand.streams.voice.forecast.per_hour=42"]).scenario
    for sentence in changes(preview_of(before), preview_of(after)):
        assert f"   {sentence}\n" in guide
