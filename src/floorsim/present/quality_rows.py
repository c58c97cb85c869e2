"""Quality in rows: contacts in a list, a trace with its steps, the yardsticks, an agent's record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from floorsim.desk.quality.trace import TraceLine
from floorsim.desk.quality.views import AgentRecordView, ContactRow, ContactView, QualityView, StepView
from floorsim.desk.view import FloorView
from floorsim.floor.quality.calibrated import MARKS, Mark
from floorsim.floor.quality.yardstick import CLEAR_ITEMS
from floorsim.floor.view import AgentView
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, Span, fit, row_of, wrapped
from floorsim.wording.numbers import counted, percent
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock, span

MARK_LOOKS: Mapping[Mark | None, tuple[str, Role]] = {
    "met": ("▲ met", Role.GOOD),
    "partly": ("◆ partly", Role.WARN),
    "missed": ("▼ missed", Role.BAD),
    "not_applicable": ("· does not apply", Role.DIM),
    None: ("– mark?", Role.DIM),
}
CONTACT, FLAG, AGENT = "contact ", "flag ", "agent "
"""Before the ids of rows that are contacts, flagged contacts and agents."""
NAME_CELLS, CHANNEL_CELLS, DRIVER_CELLS, HANDLE_CELLS = 14, 8, 24, 6


def contact_line(row: ContactRow, width: int, *, whose: bool = True) -> Row:
    """One contact in a row: whose, when, how long, about what, and what reports show or its score."""
    name = f"{fit(row.name, NAME_CELLS)} " if whose else ""
    last: list[Span] = []
    if row.points is not None and row.calibrated is not None:
        off = row.points - row.calibrated
        role = Role.GOOD if abs(off) < 5 else Role.WARN
        last = [(f"{row.points:.0f}", Role.STRONG), (f", calibrated {row.calibrated:.0f}", role)]
    elif row.how:
        last = [(f"heard, {row.how}", Role.ACCENT)]
    remarks = " · ".join([*([f"hold {span(row.hold_s)}"] if row.hold_s else []), *row.remarks])
    if last and remarks:
        last.append((f" · {remarks}", Role.DIM))
    return row_of(
        (f" {name}", Role.STRONG),
        (f"{clock(row.answered_s)} {fit(row.channel, CHANNEL_CELLS)} ", Role.TEXT),
        (f"{fit(span(row.handle_s), HANDLE_CELLS, right=True)}  ", Role.TEXT),
        (f"{fit(row.driver, DRIVER_CELLS)} ", Role.TEXT),
        *(last or [(remarks, Role.DIM)]),
    ).padded(width)


def quality_entries(view: FloorView, seen: QualityView, width: int) -> list[PickEntry]:
    """The review queue: what is to score, what is flagged, whom least is known of, what is scored."""
    entries: list[PickEntry] = []

    def part(title: str, found: Sequence[PickEntry]) -> None:
        if found:
            entries.append(PickEntry(None, row_of((f" {title}", Role.TITLE)).padded(width)))
            entries.extend(found)

    part("To score", [PickEntry(CONTACT + row.key, contact_line(row, width)) for row in seen.to_score])
    part(
        "Flagged by speech analytics, half of them wrongly",
        [
            PickEntry(
                FLAG + row.key,
                row_of(
                    (f" {fit(row.name, NAME_CELLS)} ", Role.STRONG),
                    f"{clock(row.answered_s)} {fit(row.channel, CHANNEL_CELLS)} ",
                    (f"{step} missed?", Role.WARN),
                ).padded(width),
            )
            for row, step in seen.flags
        ],
    )
    part(
        "Agents, the least known first",
        [PickEntry(AGENT + one.id, known_line(one, width)) for one in by_least_known(view.agents)],
    )
    part("Scored", [PickEntry(CONTACT + row.key, contact_line(row, width)) for row in seen.scored])
    return entries


def by_least_known(agents: Sequence[AgentView]) -> list[AgentView]:
    """Everyone at work, those with the fewest reviews first, then in the floor's order."""
    there = [one for one in agents if one.state != "absent"]
    return sorted(there, key=lambda one: 0 if one.reviews is None else one.reviews.n)


def known_words(agent: AgentView) -> list[Span]:
    """What reviews show of an agent, how sure that is, where it goes, and how much of it was picked."""
    seen = agent.reviews
    if seen is None:
        return [("no reviews yet", Role.DIM)]
    words: list[Span] = [(f"{seen.score}, n {seen.n}", Role.TEXT)]
    if seen.weakest is not None:
        words.append((f"  {seen.weakest} missed in {seen.weakest_missed}", Role.DIM))
    if seen.trend_words:
        words.append((f"  {seen.trend_words}", Role.DIM))
    if seen.picked:
        words.append((f"  {seen.picked} not at random", Role.WARN))
    return words


def known_line(agent: AgentView, width: int) -> Row:
    """The same in a row, after the name."""
    return row_of((f" {fit(agent.name, NAME_CELLS)} ", Role.STRONG), *known_words(agent)).padded(width)


def yardstick_rows(seen: QualityView, width: int) -> list[Row]:
    """How far reviewers agree: the supervisor's own drift, the analysts, the rubric."""
    sentences: list[tuple[str, Role]] = []
    if seen.drift is None:
        sentences.append(("You have scored nothing today: how close you are is not known.", Role.DIM))
    else:
        side = "high" if seen.drift.mean > 0 else "low"
        mean = f"{abs(seen.drift.mean):.0f} too {side} on average, " if abs(seen.drift.mean) >= 1 else ""
        words = f"Your {counted(seen.drift.n, 'score')}: {mean}off by {seen.drift.off:.0f} points."
        sentences.append((words, Role.TEXT if seen.calibrated else Role.WARN))
    if seen.analysts:
        means = ", ".join(f"analyst {one} {mean:.0f} (n {n})" for one, n, mean in seen.analysts)
        when = "" if seen.calibrated_s is None else f"; calibrated {clock(seen.calibrated_s)}"
        sentences.append((f"Means: {means}{when or '; not calibrated today'}.", Role.TEXT))
    role = Role.TEXT if seen.items <= CLEAR_ITEMS else Role.WARN
    words = f"Rubric: {seen.items} questions, {percent(seen.disputed)} of scores disputed."
    sentences.append((words, role))
    rows: list[Row] = []
    for words, role in sentences:
        rows += wrapped(words, width - 1, role, indent=" ", hang="  ")
    return rows


def quality_title(seen: QualityView) -> str:
    """How much waits."""
    return f"{len(seen.to_score)} to score, {len(seen.flags)} flagged, {len(seen.scored)} scored"


def trace_rows(view: ContactView, width: int, step: str | None) -> list[Row]:
    """The trace, the lines of the step under the cursor marked once the contact is scored."""
    told = view.row.points is not None
    who = max((len(line.who) for line in view.lines if line.at != "note"), default=4)
    rows: list[Row] = []
    for line in view.lines:
        rows += _line_rows(line, width, min(who, 10), told, step)
    if view.compliance:
        rows += wrapped(f"Compliance: {view.compliance}.", width - 1, Role.BAD, indent=" ")
    return rows


def _line_rows(line: TraceLine, width: int, who: int, told: bool, step: str | None) -> list[Row]:
    head = f" {fit(line.at, 5, right=True)} "
    if line.at != "note":
        head += f"{fit(line.who, who)} "
    chosen = told and line.step != "" and line.step == step
    role = Role.ACCENT if chosen else Role.DIM if line.who == "" else Role.TEXT
    body = wrapped(line.text, width - len(head) - 1)
    rows = [row_of((head, Role.DIM), (body[0].text, role))]
    rows += [row_of((" " * len(head), Role.DIM), (row.text, role)) for row in body[1:]]
    if line.at == "note" and line.who:
        rows[-1] = row_of(*rows[-1].spans, (f"  {line.who}", Role.DIM))
    return rows


def step_row(step: StepView, mark: Mark | None, width: int, *, scored: bool) -> Row:
    """One step with its weight, the mark given, and the calibrated one once scored; else what it asks."""
    look, role = MARK_LOOKS[mark]
    spans: list[Span] = [
        (f" {initial_capital(step.step):<14}", Role.STRONG),
        (f"{step.weight:>4.0f}  ", Role.DIM),
        (fit(look, 17), role),
    ]
    if scored:
        right, right_role = MARK_LOOKS[step.calibrated]
        same = mark == step.calibrated
        spans.append(("as calibrated" if same else f"calibrated: {right}", Role.DIM if same else right_role))
    else:
        spans.append((fit(step.rule.met, max(width - 39, 0)), Role.DIM))
    return row_of(*spans).padded(width)


def rule_rows(step: StepView, width: int) -> list[Row]:
    """What counts at a step: met, partly, missed, each under its digit."""
    rows: list[Row] = []
    for digit, mark, words in zip("123", MARKS[:3], (step.rule.met, step.rule.partly, step.rule.missed),
                                  strict=True):  # fmt: skip
        rows += wrapped(
            f"{digit} {MARK_LOOKS[mark][0][2:]}: {words}", width - 1, Role.DIM, indent=" ", hang="  "
        )
    return rows


def contact_title(view: ContactView) -> str:
    """Whose contact, on which channel, when, how long."""
    row = view.row
    hold = f", hold {span(row.hold_s)}" if row.hold_s else ""
    return f"{row.name} · {row.channel} · {clock(row.answered_s)} · {span(row.handle_s)}{hold}"


def contact_facts(view: ContactView, width: int) -> list[Row]:
    """What a report shows of a contact that nobody has heard."""
    row = view.row
    words = [f"About: {row.driver}.", *(f"{initial_capital(remark)}." for remark in row.remarks)]
    rows = wrapped(" ".join(words), width - 1, indent=" ")
    return [
        *rows,
        Row(),
        *wrapped(
            "You have not heard this contact. r takes a sample of this agent's contacts, 6 minutes each; "
            "the ones you have heard open here with what was said.",
            width - 1,
            Role.DIM,
            indent=" ",
        ),
    ]


def record_rows(record: AgentRecordView, width: int) -> list[Row]:
    """Signs, coaching and notes of an agent, each part only where there is something."""
    rows: list[Row] = []
    for sign in record.signs:
        rows += wrapped(sign, width - 1, indent=" ", hang="  ")
    if record.coached:
        told = ", ".join(f"{clock(at_s)} {step or 'no single step'}" for at_s, step in record.coached[:4])
        rows += wrapped(f"Coached: {told}.", width - 1, indent=" ", hang="  ")
    for at_s, sentence in record.log[:5]:
        rows += wrapped(f"{clock(at_s)} {sentence}", width - 1, Role.DIM, indent=" ", hang="      ")
    return rows
