"""What an examiner asks about a scenario that is valid, told at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.desk.decisions.examiner import examiner
from floorsim.desk.decisions.registry import kinds
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_every_form

KINDS = [kind.kind for kind in kinds()]

GOOD = """\
meta:
  id: small
  title: Small floor
  briefing: It's Tuesday, 09:00. You lead six people on voice until 11:00.
  objectives: [See early what changes.]
floor:
  opens: 08:00
  closes: 17:00
  play: {from: 09:00, to: 11:00}
  channels:
    voice: {kind: voice, target: {share: 80%, within: 30s}}
  groups:
    team: {count: 6, skills: {voice: 0.9}}
drivers:
  how_to: {resolvable: 80%}
demand:
  streams:
    voice:
      forecast: {per_hour: 40}
      drivers: {how_to: 1}
      talk: {mean: 5m}
      patience: {exponential: 4m}
      repeat: {share: 50%}
people:
  attendance: {absent: 5%}
incidents:
  - id: failure
    title: Order page fails
    from: 09:30
    to: 10:30
    cue: More ask about their order from 09:30.
    expected: An announcement within ten minutes.
    effects:
      - demand: {stream: voice, times: 1.5}
messages:
  - id: asks
    at: 09:40
    from: Jo
    subject: What now?
    text: What do we tell them?
    expected: An answer.
    choices:
      - {id: this, label: Tell them what we know so far.}
      - {id: that, label: Ask them to call us tomorrow.}
expert:
  - {at: 09:35, do: announcement, channel: voice, message: known_issue, because: It helps.}
traps:
  - id: no_breaks
    title: No breaks
    looks: {measure: service_level, channel: voice}
    after: 20m
    tempting: [{at: 09:40, do: move_breaks, how: cancel}]
    better: [{at: 09:40, do: micro_breaks, agents: all}]
    why: They pay for it.
"""


def said(folder: Path, text: str) -> list[str]:
    """What is said about a file, without its name."""
    file = folder / "small.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        faults = load_every_form(str(file), decision_kinds=KINDS, examiner=examiner).warnings
    except InvalidScenarioError as error:
        faults = error.faults
    return [str(fault).removeprefix(f"{fault.source}:") for fault in faults]


def test_a_scenario_to_train_with_passes(tmp_path: Path) -> None:
    assert said(tmp_path, GOOD) == []


@pytest.mark.parametrize("name", shipped_files())
def test_shipped_scenarios_pass_with_all_their_forms(name: str) -> None:
    assert load_every_form(name, decision_kinds=KINDS, examiner=examiner).warnings == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "until 11:00.\n",
            "until 11:00. At 09:30 the order page fails.\n",
            "4:13: warning: meta.briefing: this tells of 'Order page fails' before it begins at 09:30",
        ),
        (
            "    cue: More ask about their order from 09:30.\n",
            "",
            "27:5: warning: incidents.failure: nothing says what a supervisor can see of its start; add cue:",
        ),
        (
            "    expected: An announcement within ten minutes.\n",
            "",
            "27:5: warning: incidents.failure: nothing says what you hope to see done; add expected:",
        ),
        (
            "from: 09:30\n    to: 10:30",
            "from: 10:50\n    to: 11:00",
            "29:11: warning: incidents.failure.from: it begins 10 minutes before play ends",
        ),
        (
            "demand: {stream: voice, times: 1.5}\nmessages:\n  - id: asks\n    at: 09:40",
            "resolve: {drivers: [how_to], to: 50%}\nmessages:\n  - id: asks\n    at: 10:20",
            "27:5: warning: incidents.failure: nothing shows that it has begun; let somebody",
        ),
        (
            "    expected: An answer.\n",
            "",
            "36:5: warning: messages.asks: nothing says which answer you hope for; add expected:",
        ),
        (
            "    at: 09:40\n    from: Jo",
            "    at: 10:59\n    from: Jo",
            "37:9: warning: messages.asks.at: the question comes when play is nearly over; ask by 10:58",
        ),
        (
            "play: {from: 09:00, to: 11:00}",
            "play: {from: 09:00, to: 13:00}",
            "9:3: warning: floor.play: 4.0 hours are played, and nothing says how fast the clock runs",
        ),
    ],
)
def test_what_keeps_it_from_being_trained_with_is_told(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    assert before in GOOD
    (only,) = said(tmp_path, GOOD.replace(before, after, 1))
    assert only.startswith(told)


def test_a_floor_without_objectives_is_not_asked_what_it_trains(tmp_path: Path) -> None:
    bare = GOOD.replace("  objectives: [See early what changes.]\n", "").replace(
        "    cue: More", "    # More"
    )
    assert said(tmp_path, bare) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "talk: {mean: 5m}",
            "talk: {mean: 10s}",
            "21:7: warning: demand.streams.voice.talk: a contact takes 10 s",
        ),
        (
            "talk: {mean: 5m}",
            "talk: {uniform: [1h, 2h]}",
            "21:7: warning: demand.streams.voice.talk: a contact",
        ),
        (
            "patience: {exponential: 4m}",
            "patience: {exponential: 4s}",
            "22:7: warning: demand.streams.voice.patience: customers wait 4 s on average before they give up",
        ),
        (
            "repeat: {share: 50%}",
            "repeat: {share: 95%}",
            "23:23: warning: demand.streams.voice.repeat.share: 95% of those whose matter is open come back",
        ),
        (
            "resolvable: 80%",
            "resolvable: 8%",
            "15:24: warning: drivers.how_to.resolvable: hardly any of these are resolved (8%)",
        ),
        (
            "{resolvable: 80%}",
            "{resolvable: 80%, hostility: 90%}",
            "15:40: warning: drivers.how_to.hostility: 90% of these customers are hostile from the start",
        ),
        (
            "absent: 5%",
            "absent: 50%",
            "25:24: warning: people.attendance.absent: 50% of the team are absent on an ordinary day",
        ),
        (
            "per_hour: 40}",
            "per_hour: 300}",
            "19:7: warning: demand.streams.voice.forecast: the day's contacts need 417% of the time",
        ),
        (
            "per_hour: 40}\n      drivers: {how_to: 1}\n      talk: {mean: 5m}",
            "per_hour: 3000}\n      drivers: {how_to: 1}\n      talk: {mean: 30s}",
            "19:7: warning: demand.streams.voice.forecast: 500 contacts are expected for each agent and hour",
        ),
        (
            "per_hour: 40}",
            "per_hour: 4}",
            "19:7: warning: demand.streams.voice.forecast: the day's contacts need 6% of the time",
        ),
    ],
)
def test_numbers_that_no_contact_centre_has_are_told(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    assert before in GOOD
    (only,) = said(tmp_path, GOOD.replace(before, after, 1))
    assert only.startswith(told)


def test_people_whom_no_contact_can_reach_are_told_wherever_they_are_logged_in(tmp_path: Path) -> None:
    lonely = GOOD.replace(
        "    team: {count: 6, skills: {voice: 0.9}}\n",
        "    team: {count: 6, skills: {voice: 0.9}}\n"
        "    gold: {count: 2, skills: {gold: 0.9}, serves: [gold]}\n"
        "  queues: {voice: {channel: voice}, gold: {channel: voice}}\n",
    )
    told = [one for one in said(tmp_path, lonely) if "no contact can reach" in one]
    assert [one.partition(": ")[0] for one in told] == ["14:5"]


@pytest.mark.parametrize(
    ("place", "lengths", "told"),
    [
        (
            0,
            ("Tell them what we know so far.", "Ask them to call us tomorrow, so."),
            "written first each time",
        ),
        (
            1,
            ("Tell them what we know, no more", "Tell them what we know, and when too."),
            "the longest each time",
        ),
    ],
)
def test_a_best_answer_that_always_lies_alike_is_told_before_there_are_many(
    place: int, lengths: tuple[str, str], told: str, tmp_path: Path
) -> None:
    choices = [
        f"      - {{id: c{n}, label: '{text}', best: {n == place}}}\n" for n, text in enumerate(lengths)
    ]
    lines = "".join(
        f"  - id: m{n}\n    at: 09:{10 + n}\n    from: Jo\n    subject: S\n    text: T\n    expected: E\n"
        f"    choices:\n{''.join(choices)}"
        for n in range(7)
    )
    head, rest = GOOD.split("messages:\n")
    text = f"{head}messages:\n{lines}expert:{rest.partition('expert:')[2]}"
    found = [one for one in said(tmp_path, text) if "the best answer is" in one]
    assert len(found) == 1
    assert told in found[0]
    assert "in 7 questions of 7" in found[0]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "because: It helps.}",
            "because: It helps, a lot}",
            "46:82: expert[1].because: a comma separates entries here",
        ),
        (
            "message: known_issue",
            "message: knwn_issue",
            "46:60: expert[1].message: 'knwn_issue' is not a choice",
        ),
        ("how: cancel", "how: never", "52:50: traps.no_breaks.tempting[1].how: 'never' is not a choice here"),
    ],
)
def test_a_planned_decision_whose_arguments_do_not_fit_is_an_error_at_its_place(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    assert before in GOOD
    (only,) = said(tmp_path, GOOD.replace(before, after, 1))
    assert only.startswith(told)
