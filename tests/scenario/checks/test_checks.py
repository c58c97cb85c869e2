"""A scenario of valid values that make no sense is refused or warned of, with the place in its file."""

from pathlib import Path

import pytest

from floorsim.scenario.checks.every_check import check
from floorsim.scenario.loader import load_scenario
from tests.scenario.told import faults_of, with_changes

SOUND = """\
meta:
  id: sound
  title: A small sound floor
floor:
  opens: 08:00
  closes: 12:00
  play: {from: 09:00, to: 11:00}
  channels:
    voice:
      kind: voice
      target: {share: 80%, within: 20s}
      trunks: 30
    email:
      kind: email
      target: {share: 90%, within: 8h}
      chase: {to: voice}
  queues:
    sales:
      channel: voice
      groups: [phones]
    service:
      channel: voice
      skill: sales
    post: {channel: email}
  shifts:
    day:
      from: 08:00
      to: 12:00
      stagger: 15m
      activities:
        - {kind: break, at: 10:00, for: 15m}
  groups:
    phones:
      count: 4
      skills: {sales: 0.9}
      shifts: [day]
      mix: {newcomer: 1}
    writers:
      skills: {post: 1}
      serves: [post]
  agents:
    - id: ann
      group: writers
      shift: day
    - id: bob
      group: writers
      skills: {post: 1, sales: 0.5}
      on: [email]
      shift: day
drivers:
  order: {queue: sales}
  question: {queue: service}
demand:
  streams:
    voice:
      forecast: {per_hour: 30}
      drivers: {order: 0.5, question: 0.4, refund: 0.1}
      talk: {mean: 4m}
      patience: {exponential: 3m}
      redial: {switch_to: email, switch: 10%}
    email:
      forecast:
        counts: {from: 08:00, counts: [5, 5, 5, 5, 5, 5, 5, 5]}
      drivers: {question: 1}
      talk: {mean: 5m}
      backlog:
        - {open: 5, age: 2h, driver: order}
people:
  profiles:
    newcomer: {tenure_weeks: 3}
incidents:
  - id: outage
    title: Outage
    from: 09:30
    to: 10:30
    effects:
      - demand: {stream: voice, driver: question, times: [[09:30, 2], [10:30, 1]]}
      - resolve: {drivers: [question], to: 0}
      - staff: {group: phones, count: 1}
      - handle: {channels: [voice], times: 1.2}
milestones:
  - id: told
    when: {decided: tell_leadership}
  - id: promised
messages:
  - id: hello
    at: 09:05
    from: Ann
    subject: Morning
    text: All here.
  - id: when_fixed
    when: {all: [{incident: outage}, {past: 09:40}]}
    from: The director
    subject: When?
    text: When is it over?
    deadline: 10m
    if_missed:
      - trust: -0.1
    choices:
      - id: honest
        label: Nobody knows yet.
        effects:
          - trust: 0.05
          - message: thanks
      - id: guess
        label: In ten minutes.
        effects:
          - milestone: promised
          - morale: {agents: [bob], by: -0.1}
  - id: thanks
    from: The director
    subject: Thanks
    text: Thank you.
  - id: broken
    after: promised
    delay: 10m
    from: The director
    subject: Well?
    text: Ten minutes are over.
expert:
  - {at: 09:20, do: move_agents, agents: [bob], to: voice}
  - {at: 09:45, do: answer, message: when_fixed, choice: honest}
"""


def changed(*changes: tuple[str, str]) -> str:
    return with_changes(SOUND, *changes)


def expect(change: tuple[str, str], folder: Path, severity: str, wrong: str, right: str = "") -> None:
    """One fault with these words, at the place that `>>` marks in the changed text."""
    marked = changed(change)
    before = marked[: marked.index(">>")]
    place = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    faults = faults_of(marked.replace(">>", ""), folder)
    fitting = [fault for fault in faults if wrong in fault.wrong]
    assert [(fault.line, fault.column) for fault in fitting] == [place], "\n".join(map(str, faults))
    assert fitting[0].severity == severity
    assert right in fitting[0].right


def test_a_sound_scenario_has_no_faults_and_no_warnings(tmp_path: Path) -> None:
    assert faults_of(SOUND, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "wrong", "right"),
    [
        (
            "voice\n      groups: [phones]",
            ">>vioce\n      groups: [phones]",
            "no channel 'vioce'",
            "did you mean voice",
        ),
        ("groups: [phones]", "groups: [>>fones]", "no group 'fones'", "did you mean phones"),
        ("{sales: 0.9}", "{sales: 1, >>sale: 0.9}", "no queue that needs the skill 'sale'", "sales"),
        ("group: writers\n      shift", "group: >>writer\n      shift", "no group 'writer'", "writers"),
        ("shifts: [day]", "shifts: [>>days]", "no shift 'days'", "did you mean day"),
        ("mix: {newcomer: 1}", "mix: {>>newcomr: 1}", "no people profile 'newcomr'", "newcomer"),
        ("serves: [post]", "serves: [>>poast]", "no queue 'poast'", "post"),
        ("on: [email]", "on: [>>mail]", "no channel 'mail'", "email"),
        ("order: {queue: sales}", "order: {queue: >>sale}", "no queue 'sale'", "sales"),
        ("drivers: {question: 1}", "drivers: {>>questoin: 1}", "no driver 'questoin'", "question"),
        ("chase: {to: voice}", "chase: {to: >>phone}", "no channel 'phone'", "voice"),
        ("switch_to: email", "switch_to: >>mail", "no channel 'mail'", "email"),
        ("driver: order}", "driver: >>odrer}", "no driver 'odrer'", "order"),
        (
            "{kind: break, at: 10:00, for: 15m}",
            "{kind: training, at: 10:00, for: 15m, driver: >>odrer}",
            "no driver 'odrer'",
            "order",
        ),
        ("{stream: voice,", "{stream: >>vioce,", "no stream 'vioce'", "voice"),
        ("{group: phones, count", "{group: >>phone, count", "no group 'phone'", "phones"),
        ("{drivers: [question], to", "{drivers: [>>questions], to", "no driver 'questions'", "question"),
        ("{channels: [voice]", "{channels: [>>vocie]", "no channel 'vocie'", "voice"),
        ("{incident: outage}", "{incident: >>outtage}", "no incident 'outtage'", "outage"),
        ("after: promised", "after: >>promissed", "no milestone 'promissed'", "promised"),
        ("milestone: promised", "milestone: >>promise", "no milestone 'promise'", "promised"),
        ("message: thanks", "message: >>thank", "no message 'thank'", "thanks"),
        ("{agents: [bob]", "{agents: [>>bop]", "no agent 'bop'", "bob"),
        ("agents: [bob], to", "agents: [>>A05], to", "no agent 'A05'", "A04"),
        ("when_fixed, choice: honest", ">>when_fixd, choice: honest", "no message 'when_fixd'", "when_fixed"),
        ("choice: honest", "choice: >>onest", "no choice of when_fixed 'onest'", "honest"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused_with_the_nearest_one(
    old: str, new: str, wrong: str, right: str, tmp_path: Path
) -> None:
    expect((old, new), tmp_path, "error", wrong, right)


WHEN = "{all: [{incident: outage}, {past: 09:40}]}"


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("post: {channel: email}", ">>post: {channel: email, skill: letters}", "nobody can serve this queue"),
        ("skills: {post: 1}\n", ">>skills: {}\n", "without a skill no contact can be served"),
        ("skills: {post: 1, sales: 0.5}", ">>skills: {}", "without a skill no contact can be served"),
        ("groups: [phones]", "groups: [phones, >>phones]", "phones stands here twice"),
        (
            "groups: [phones]",
            "groups: [phones, {group: writers}]\n    >>old: {channel: voice, skill: wax}",
            "nobody can serve",
        ),
        (
            "post: {channel: email}",
            ">>email: {channel: voice, skill: sales}",
            "email is the name of the queue that the channel email has of itself",
        ),
        (
            "skills: {post: 1}\n",
            "skills: {post: 1}\n      on: [>>voice]\n",
            "no skill here can be used on voice",
        ),
        ("- id: bob", "- id: >>ann", "a second agent has the id 'ann'"),
        ("- id: thanks", "- id: thanks\n    >>to: ann", "the key is not known here"),
        ("- id: thanks", "- id: >>hello", "a second message has the id 'hello'"),
        ("- id: promised", "- id: >>told", "a second milestone has the id 'told'"),
        ("to: 11:00}", "to: >>13:00}", "play goes on after the floor has closed"),
        ("{from: 09:00", "{from: >>07:00", "play starts before the floor opens"),
        ("to: 11:00}", "to: >>d2 11:00}", "play goes on after the floor has closed"),
        ("closes: 12:00", "closes: >>d2 12:00", "d2 12:00 is more than a day after the opening"),
        ("from: 09:30\n    to: 10:30", "from: >>11:30\n    to: 11:40", "the incident lies outside the run"),
        ("[[09:30, 2], [10:30, 1]]", "[[09:30, 2], >>[09:10, 1]]", "this point is not later"),
        (
            "- handle: {",
            "- from: 10:00\n        to: >>09:50\n        handle: {",
            "the effect ends before it starts",
        ),
        ("at: 09:05", "at: >>11:05", "the message comes after the end of the run"),
        (
            f"when: {WHEN}",
            ">>when: {all: [{incident: outage}, {past: 10:45}]}",
            "this message's condition can never hold",
        ),
        (f"when: {WHEN}", ">>when: {past: 11:30}", "this message's condition can never hold"),
        (
            f"when: {WHEN}",
            ">>when: {all: [{decided: overtime}, {not_decided: overtime}]}",
            "both decided and not decided",
        ),
        (
            WHEN,
            "{wall: {measure: service_level, channel: voice, over: >>1}}",
            "service_level is never over '100%'",
        ),
        (WHEN, "{wall: {measure: waiting, channel: voice, under: >>0}}", "waiting is never under '0'"),
        ("{at: 09:20", "{at: >>08:20", "the decision lies outside play"),
        (
            "at: 09:45, do: answer, message: when_fixed, choice: honest",
            "at: >>09:01, do: answer, message: hello, choice: yes",
            "the answer comes before the message",
        ),
        (
            "    deadline: 10m\n    if_missed:",
            "    >>if_missed:",
            "without a deadline the message cannot be missed",
        ),
        (
            "talk: {mean: 5m}",
            "talk: {mean: 5m}\n      >>patience: {exponential: 3m}",
            "nobody waits on the line on email",
        ),
        ("switch_to: email, switch: 10%", "switch: >>10%", "nothing says which channel they switch to"),
        (
            "- staff: {group: phones, count: 1}",
            "- >>staff: {group: phones}",
            "this takes nobody off the floor",
        ),
        ("share: 80%", "share: >>0%", "a target of 0% is always met"),
        ("chase: {to: voice}", "chase: {to: >>email}", "the chase stays on its own channel"),
        ("tenure_weeks: 3}", "tenure_weeks: 3}\n  >>mix: {newcomer: 0}", "the weights add up to nothing"),
        ("mix: {newcomer: 1}", ">>mix: {newcomer: 0}", "the weights add up to nothing"),
        ("stagger: 15m", "stagger: 15m\n      days: [>>2]", "there is no day 2"),
        ("at: 10:00, for: 15m}", "at: 10:00, for: 15m, days: [>>2]}", "the shift is not worked on day 2"),
        (
            "{per_hour: 30}",
            "{profile: {name: bank, total: 90}}\n      due: >>11:00",
            "due is for back-office work",
        ),
        ("expert:", "scoring:\n  channels: {>>vioce: 1}\nexpert:", "no channel 'vioce'"),
    ],
)
def test_nonsense_is_refused(old: str, new: str, wrong: str, tmp_path: Path) -> None:
    expect((old, new), tmp_path, "error", wrong)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("trunks: 30", "trunks: >>3", "3 trunks keep some of 4 agents idle"),
        ("stagger: 15m", "stagger: >>40m", "the last agents' break would fall after the shift"),
        ("  groups:\n", "    >>night: {from: 10:00, to: 12:00}\n  groups:\n", "nobody works this shift"),
        ("  groups:\n", "  groups:\n    >>spare:\n      skills: {post: 1}\n", "nobody is in this group"),
        (
            "drivers:\n  order",
            "drivers:\n  >>never: {handle: 2}\n  order",
            "no stream, backlog or incident brings",
        ),
        ("drivers: {order: 0.5", ">>drivers: {order: 0.45", "these look like shares and add up to 0.95"),
        ("within: 20s", "within: >>20m", "longer than a quarter of an hour"),
        ("within: 8h", "within: >>8s", "a written answer is due within five minutes"),
        ("share: 80%, within: 20s", "within: 20s, short_abandon: >>20s", "without being a short abandonment"),
        (
            "forecast:\n        counts: {from",
            "forecast:\n        >>counts: {interval: 1h, from",
            "counts outside the opening hours",
        ),
        ("mean: 4m}", "mean: 4m}\n      >>repeat: {same_day: 0}", "all who come back do so after"),
        ("at: 09:05", "at: 09:05\n    settled_by: >>overtime", "this message wants no answer"),
        ("at: 09:05", "at: >>08:30", "the message comes before anybody plays"),
        ("at: 09:05", "at: 09:05\n    if_not_by: >>10:59", "the message has a time already"),
        ("at: 09:05", "at: 09:05\n    delay: >>5m", "the delay counts from a milestone"),
        ("- handle: {", "- >>tool: {channels: [email]}\n      - handle: {", "the tool works as ever"),
        ("phones, count: 1}", "phones, count: >>9}", "phones has 4 agents, fewer than 9"),
        (
            "post: {channel: email}",
            "post: {channel: email}\n    >>idle: {channel: email, skill: post}",
            "no stream brings contacts",
        ),
    ],
)
def test_what_is_probably_not_meant_is_warned_of(old: str, new: str, wrong: str, tmp_path: Path) -> None:
    expect((old, new), tmp_path, "warning", wrong)


def test_hours_without_anybody_are_warned_of_with_their_times(tmp_path: Path) -> None:
    text = changed(("stagger: 15m", "stagger: 0s"), ("at: 10:00, for: 15m", "at: 10:10, for: 10m"))
    gaps = [str(fault) for fault in faults_of(text, tmp_path)]
    assert [fault.split("floor.queues.")[1].split(":")[0] for fault in gaps] == ["sales", "service"]
    assert all("nobody is there from 10:10 to 10:20" in fault for fault in gaps)


def test_a_gap_after_the_end_of_play_does_not_matter(tmp_path: Path) -> None:
    text = changed(("to: 12:00\n      stagger", "to: 11:30\n      stagger"))
    assert faults_of(text, tmp_path) == []


def test_a_day_that_nobody_works_is_named(tmp_path: Path) -> None:
    text = changed(
        ("  closes: 12:00", "  closes: 12:00\n  days: 2"), ("stagger: 15m", "stagger: 15m\n      days: [1]")
    )
    faults = faults_of(text.replace("  play: {from: 09:00, to: 11:00}\n", ""), tmp_path)
    assert any("the floor is open and nobody works on day 2" in fault.wrong for fault in faults)


@pytest.mark.parametrize(
    ("per_hour", "severity", "wrong"),
    [(600_000, "error", "about 3,000,"), (100_000, "warning", "about 500,")],
)
def test_more_contacts_than_can_be_computed_are_refused_and_many_are_warned_of(
    per_hour: int, severity: str, wrong: str, tmp_path: Path
) -> None:
    change = ("forecast: {per_hour: 30}", f">>forecast: {{per_hour: {per_hour}}}")
    expect(change, tmp_path, severity, wrong)


def test_volumes_of_a_storm_count_too(tmp_path: Path) -> None:
    text = changed(("{per_hour: 30}", "{per_hour: 60000}"), ("[09:30, 2]", "[09:30, 90]"))
    assert any(
        "expected in all" in fault.wrong and fault.severity == "error" for fault in faults_of(text, tmp_path)
    )


def test_milestones_that_wait_for_one_another_are_refused(tmp_path: Path) -> None:
    circle = "  - id: one\n    when: {milestone: two}\n  - id: two\n    when: {milestone: one}\n"
    text = changed(("milestones:\n", f"milestones:\n{circle}"))
    wrongs = {fault.path: fault.wrong for fault in faults_of(text, tmp_path)}
    waits = "this milestone waits for something that can never come first"
    assert wrongs == {"milestones.one": waits, "milestones.two": waits}


def test_a_milestone_that_nothing_reaches_takes_its_messages_with_it(tmp_path: Path) -> None:
    faults = faults_of(changed(("          - milestone: promised\n", "")), tmp_path)
    wrongs = {fault.path: fault.wrong for fault in faults}
    assert wrongs["milestones.promised"] == "nothing reaches this milestone"
    assert wrongs["messages.broken"] == "this message waits for something that can never come first"


def test_a_message_without_a_trigger_is_refused(tmp_path: Path) -> None:
    faults = faults_of(changed(("          - message: thanks\n", "")), tmp_path)
    assert [(fault.path, fault.wrong) for fault in faults] == [
        ("messages.thanks", "nothing sends this message")
    ]


def test_kinds_of_decisions_are_checked_against_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SOUND, encoding="utf-8")
    scenario = load_scenario(file).scenario
    assert check(scenario, ["tell_leadership", "move_agents", "answer"]) == []
    faults = check(scenario, ["tell_leaders", "move_agents", "answer"])
    assert [fault.path for fault in faults] == [("milestones", 0, "when", "decided")]
    assert "did you mean tell_leaders" in faults[0].right


@pytest.mark.parametrize(
    ("at", "late"), [("09:06", False), ("09:15", False), ("'09:15:01'", True), ("10:30", True)]
)
def test_an_experts_answer_after_its_deadline_is_warned_of(at: str, late: bool, tmp_path: Path) -> None:
    text = changed(
        (
            "    text: All here.\n",
            "    text: All here?\n    deadline: 10m\n    choices:\n      - {id: good, label: Good.}\n",
        ),
        (
            "expert:\n  - {at: 09:20, do: move_agents, agents: [bob], to: voice}\n"
            "  - {at: 09:45, do: answer, message: when_fixed, choice: honest}\n",
            f"expert:\n  - {{at: {at}, do: answer, message: hello, choice: good}}\n",
        ),
    )
    found = [(str(fault.path), fault.wrong, fault.right) for fault in faults_of(text, tmp_path)]
    warning = ("expert[1].at", "the answer comes after its deadline", "answer hello by 09:15")
    assert found == ([warning] if late else [])


def test_what_is_not_allowed_can_neither_be_waited_for_nor_done_by_the_expert(tmp_path: Path) -> None:
    text = SOUND + "decisions:\n  allow: [overtime]\n"
    found = {fault.path: fault.wrong for fault in faults_of(text, tmp_path)}
    assert found["milestones.told.when.decided"] == "tell_leadership is not allowed here, so this never holds"
    assert found["expert[1].do"] == "move_agents is not allowed in this scenario"
    assert not any("answer" in wrong for wrong in found.values())


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = changed(("groups: [phones]", "groups: [fones]"), ("shifts: [day]", "shifts: [days]"))
    wrongs = [fault.wrong for fault in faults_of(text, tmp_path)]
    assert "there is no group 'fones'" in wrongs
    assert "there is no shift 'days'" in wrongs


def test_a_scenario_that_brings_nobody_back_is_told_that_first_contact_resolution_is_not_measured(
    tmp_path: Path,
) -> None:
    def told(text: str) -> bool:
        return any(
            "first-contact resolution is not measured" in fault.wrong for fault in faults_of(text, tmp_path)
        )

    assert told(WITHOUT_RETURNS)
    assert not told(WITHOUT_RETURNS.replace("      talk: 3m\n", "      talk: 3m\n      repeat: {}\n"))
    assert not told(WITHOUT_RETURNS.replace("resolvable: 0.7", "resolvable: 1"))


def test_a_cap_on_the_total_is_told_to_change_nothing(tmp_path: Path) -> None:
    told = [str(fault) for fault in faults_of(f"{WITHOUT_RETURNS}scoring: {{cap_under: 40}}\n", tmp_path)]
    assert any("scoring.cap_under" in one and "the total has no cap" in one for one in told)


WITHOUT_RETURNS = """\
meta: {id: plain, title: Plain}
floor:
  opens: 08:00
  closes: 10:00
  channels:
    voice: {kind: voice, target: {within: 20s}}
  groups:
    phones: {count: 2, skills: {voice: 1}}
drivers:
  matter: {resolvable: 0.7}
demand:
  streams:
    voice:
      forecast: {per_hour: 20}
      talk: 3m
      drivers: {matter: 1}
"""
