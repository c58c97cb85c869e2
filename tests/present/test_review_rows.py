"""The pages of a review as text: figures of this run in every sentence, nothing told before it is solved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floorsim.debrief.difference import ChannelDifference, PersonDifference
from floorsim.debrief.model import Estimate, Label, Review
from floorsim.present.course_rows import chart_rows, decision_rows, mark_steps, told_rows
from floorsim.present.difference_rows import channel_words, people_words
from floorsim.present.glyphs import drawn
from floorsim.present.landing_rows import landing_rows
from floorsim.present.ledger_rows import Entry, entries, entry_detail_rows, ledger_rows
from floorsim.present.message_rows import message_detail_rows, message_list_rows
from floorsim.present.moment_rows import key_of, list_rows, moment_rows, to_solve
from floorsim.present.next_time_rows import next_time_rows
from floorsim.present.review_notes import Plan, ReviewNotes, Solved, notes_from
from floorsim.present.review_words import (
    effect_sentences,
    estimate,
    label_look,
    ledger_sentence,
)
from floorsim.present.row import Row
from floorsim.present.walk_rows import walk_rows
from tests.present.floor_views import NINE
from tests.present.reviews import (
    BAKERY,
    END,
    NOTICE,
    SIX_TO_VOICE,
    WRAP_POST,
    a_moment,
    a_review,
    a_rough_review,
    a_timeline,
    a_walk,
    at,
    some_cases,
)


def text_of(rows: list[Row]) -> str:
    return "\n".join(row.text for row in rows)


# Words


def test_an_effect_is_written_with_half_its_interval_and_a_true_minus() -> None:
    assert estimate(NOTICE.without["overall"]) == "+6.1 ± 1.4"  # type: ignore[index]
    assert estimate(Estimate(-3.94, (-5.0, -2.88), 15)) == "−3.9 ± 1.1"
    assert estimate(Estimate(-0.04, None, 1)) == "0.0"


@pytest.mark.parametrize(
    ("label", "glyph", "word"),
    [
        (Label(3, 1, "saved, large"), "▲", "saved, large"),
        (Label(2, -1, "cost, clear"), "▼", "cost, clear"),
        (Label(1, 0, "made no difference that can be measured"), "·", "none"),
        (Label(2, 1, "saved, clear, on this day"), "▲", "saved, clear"),
        (None, "…", "not yet"),
    ],
)
def test_a_label_is_a_sign_and_a_word(label: Label | None, glyph: str, word: str) -> None:
    found, _, said = label_look(label)
    assert (found, said) == (glyph, word)


def test_the_ledger_is_told_in_this_runs_own_figures() -> None:
    told = ledger_sentence(a_review())
    assert told == (
        "Left alone, the day ends at 52.0. Your 4 decisions added 14.1, the luck of the day took 3.1: 63.0. "
        "The worked run made 74.0 with the same customers."
    )
    half = replace(a_review(), ended=False, until_s=at("09:40"))
    assert "the time to 09:40 ends at 52.0" in ledger_sentence(half)


def test_an_effect_tells_what_was_expected_and_what_was_luck() -> None:
    told = " ".join(effect_sentences(NOTICE, 22.0))
    assert "Ordered at 09:35, in effect at 09:41, 6 minutes later." in told
    assert "it was worth +6.1" in told
    assert "(4.7 to 7.5, 15 days)" in told
    assert "28% of the 22 points" in told
    assert "made +7.2: 1.1 of that is good luck" in told
    assert "Ordered 15 minutes earlier, the total changes by +4.4 ± 1.1." in told
    assert "bad luck" in " ".join(effect_sentences(SIX_TO_VOICE, 22.0))


def test_a_decision_that_was_rarely_possible_is_judged_on_this_day_only() -> None:
    told = " ".join(effect_sentences(BAKERY, 22.0))
    assert "Judged on this day only (it could be taken on 4 of 15 redrawn days)" in told
    assert "it was worth" not in told


def test_no_sentence_of_two_decisions_reads_the_same() -> None:
    told = [set(effect_sentences(one, 22.0)) for one in (NOTICE, SIX_TO_VOICE, WRAP_POST, BAKERY)]
    assert len(set.union(*told)) == sum(map(len, told))


# The ledger


def ledger_text(review: Review, width: int = 80, **changes: object) -> str:
    return text_of(ledger_rows(review, a_timeline(), width, 0, **changes)[0])  # type: ignore[arg-type]


def test_decisions_are_ranked_by_what_they_were_worth_or_by_time() -> None:
    assert [one.seq for one in entries(a_review())] == [1, 0, 3, 2, None]
    assert [one.seq for one in entries(a_review(), by_time=True)] == [0, 1, 2, 3, None]


def test_a_row_has_label_effect_share_days_and_both_times() -> None:
    rows = ledger_text(a_review()).splitlines()
    notice = next(row for row in rows if "Changing the announcement" in row)
    for told in ("▲ made the day", "+6.1 ± 1.4", "+5.2", "15/15", "09:41", "09:27"):
        assert told in notice
    bakery = next(row for row in rows if "Answering Kofi" in row)
    assert "+1.0 today" in bakery
    assert "4/15" in bakery
    assert "worked run 74.0, same customers" in rows[3] or "worked run 74.0" in rows[3]


def test_what_was_missed_is_not_told_before_its_moment_is_solved() -> None:
    hidden = to_solve(a_review(), {})
    assert "solve moment 2 first" in ledger_text(a_review(), hidden=hidden)
    assert "breaks of Grace" not in ledger_text(a_review(), hidden=hidden)
    assert "Moving the breaks of" in ledger_text(a_review())
    missed = a_review().missed
    assert missed is not None
    entry = Entry(missed=missed[0])
    detail = text_of(entry_detail_rows(entry, a_review(), a_timeline(), (), 80, hidden=hidden))
    assert "Solve moment 2" in detail
    assert "Grace" not in detail


def test_several_things_missed_at_a_moment_to_solve_are_one_row() -> None:
    review = a_review()
    assert review.missed is not None
    twice = replace(review, missed=review.missed * 3)
    hidden = to_solve(twice, {})
    assert ledger_text(twice, hidden=hidden).count("solve moment 2 first") == 1
    assert ledger_text(twice).count("Moving the breaks of") == 3


def test_what_is_not_measured_yet_says_so() -> None:
    rough = ledger_text(a_rough_review())
    assert "… not yet" in rough
    assert "your decisions    …" in rough
    assert "What was missed is looked for last." in rough
    nothing_known = replace(
        a_rough_review(),
        decisions=tuple(replace(one, realised=None) for one in a_rough_review().decisions),
    )
    assert "hands-off         …" in ledger_text(nothing_known)


def test_where_the_day_would_have_ended_stands_below_the_ledger() -> None:
    told = ledger_text(a_rough_review())
    assert "Where the day would have ended from each moment on" in told
    assert told.count("┤") == 5
    assert "?" not in told.split("going on as you did")[1]
    assert "┤" not in ledger_text(replace(a_review(), landing=()))


def test_a_run_without_a_decision_says_that() -> None:
    assert "You took no decision" in ledger_text(replace(a_review(), decisions=(), missed=()))


def test_the_detail_has_the_reference_and_the_authors_reason() -> None:
    detail = text_of(entry_detail_rows(Entry(effect=NOTICE), a_review(), a_timeline(), (), 80))
    assert "Ordered at 09:24, in effect at 09:27." in detail
    assert "Author: “IT has confirmed it." in detail
    assert "Team wellbeing (burnout) +3.7 ± 0.8" in detail
    alone = text_of(entry_detail_rows(Entry(effect=SIX_TO_VOICE), a_review(), a_timeline(), (), 80))
    assert "It did nothing of this kind by 11:00." in alone


def test_customers_and_people_behind_an_effect_are_told_in_words() -> None:
    channel = ChannelDifference("voice", "Voice", True, 38, 4, -3600.0, -19, 22, 0, 1)
    assert channel_words(channel) == (
        "38 customers waited less, 4 longer, 60 minutes of waiting less, 19 fewer abandoned, "
        "22 more helped by the announcement, 1 more contact"
    )
    people = [PersonDifference(name, name, -0.03, 0.0) for name in ("Noor", "Mei", "Ben", "Ana")]
    assert people_words(people) == ["4 agents: 3 points less tired at the end."]
    assert people_words(people[:1]) == ["Noor: 3 points less tired at the end."]


# Moments


def asked(chosen: int | None = None) -> str:
    return text_of(moment_rows(a_review(), 0, NINE, None, chosen, 80, 21))


def test_a_moment_asks_with_the_floor_as_it_stood_and_tells_nothing() -> None:
    told = asked()
    assert "Moment 1 of 2" in told
    assert "Voice: 12 waiting, longest 3:10, 9 on, need 16" in told
    assert "3 Changing the announcement on Voice and Chat" in told
    for spoiler in ("+6.8", "✓", "worked run", "cost most", "Author", "Deflect", "with the best"):
        assert spoiler not in told
    assert len(moment_rows(a_review(), 0, NINE, None, None, 80, 21)) <= 21


def test_the_line_stops_where_it_is_asked() -> None:
    rows = landing_rows(a_review().landing, NINE, END, at("09:31"), 80, 5)
    drawn_to = max(len(row.text.rstrip()) for row in rows[:-1])
    whole = landing_rows(a_review().landing, NINE, END, None, 80, 5)
    assert drawn_to < 40 < max(len(row.text.rstrip()) for row in whole[:-1])
    assert sum("?" in row.text for row in rows) == 1


def test_an_answer_as_good_as_the_best_counts() -> None:
    for option, verdict in (
        ("option-2", "✓ the best"),
        ("option-3", "✓ as good as the best"),
        ("option-1", "▼ 10.7 points behind the best"),
    ):
        told = text_of(moment_rows(a_review(), 0, NINE, Solved(option, 4), None, 80, 21))
        assert "sure 4 of 5" in told
        assert verdict in told


def test_a_solved_moment_shows_every_worth_both_queues_and_the_author() -> None:
    rows = moment_rows(a_review(), 0, NINE, Solved(None, None), None, 80, 21)
    told = text_of(rows)
    assert "You passed; the best is worth +6.8." in told
    assert "best, worked run, in effect 09:27" in told
    assert "you then, in effect 09:34" in told
    assert "as it was" in told
    assert "with the best" in told
    assert "Author: “Nobody can solve these calls yet." in told
    assert "Principle: Deflect before you staff." in told
    assert len(rows) <= 21


def test_why_a_moment_was_chosen_is_told_in_this_runs_figures() -> None:
    whys = []
    for why in ("cost", "missed", "turned"):
        of = replace(a_review(), moments=(replace(a_moment(), why=why),))
        rows = moment_rows(of, 0, NINE, Solved(None, None), None, 80, 21)
        whys.append(" ".join(text_of(rows[2:4]).split()))
    assert "this cost among the most: −3.9." in whys[0]
    assert "+6.8 could be gained here." in whys[1]
    assert "left alone from 09:30 it ends at 59.5, from 09:35 at" in whys[2]


def test_where_your_decision_was_the_best_its_queue_stands_over_the_one_without_it() -> None:
    moment = a_moment()
    mine = tuple(replace(one, yours=one.id == "option-2") for one in moment.options)
    kept = replace(a_review(), moments=(replace(moment, options=mine),))
    told = text_of(moment_rows(kept, 0, NINE, Solved(None, None), None, 80, 21))
    assert "without it" in told
    assert "with the best" not in told


def test_the_list_of_moments_counts_those_to_solve_and_gives_no_answer_away() -> None:
    rows, _ = list_rows(a_review(), {}, 0, 80)
    told = text_of(rows)
    assert "2 moments, 2 to solve" in told
    assert "missed" not in told
    solved = {key_of(a_moment()): Solved("option-3", 3)}
    assert "✓ as good as the best" in text_of(list_rows(a_review(), solved, 0, 80)[0])
    assert "the reference." in text_of(list_rows(a_rough_review(), {}, 0, 80)[0])
    assert "4 decisions" in text_of(list_rows(replace(a_review(), moments=()), {}, 0, 80)[0])


# Timeline


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_chart_ends_in_the_same_column_and_fits(width: int) -> None:
    rows = chart_rows(a_timeline(), 31, width, 21)
    assert all(row.width <= width for row in rows)
    assert len({row.width for row in rows[1:-1] if row.width > 40}) == 1


def test_the_cursor_stands_in_one_column_of_every_chart() -> None:
    for step in (0, 31, 119):
        rows = chart_rows(a_timeline(), step, 80, 21)
        picked = {
            sum(len(text) for text, _ in row.spans[:place])
            for row in rows
            for place, (_, role) in enumerate(row.spans)
            if role == "picked"
        }
        assert len(picked) == 1


def test_a_minute_tells_queues_staff_decisions_and_who_is_tired() -> None:
    told = text_of(told_rows(a_timeline(), 34, 80))
    assert "09:34  Voice 3 waiting, 9 on, need 16" in told
    assert "● you: Moved Tomas, Oskar, Mei and three others to Voice until 11:00" in told
    assert "Fatigue, hidden during play: 16% on average; highest Tomas 21%" in told
    ordered = text_of(told_rows(a_timeline(), 35, 80))
    assert "○ you ordered: Changed the announcement" in ordered
    assert "acts 09:41" in ordered
    assert "after 4 minutes in your queue" in " ".join(ordered.split())
    assert "worked run: Changed the announcement" in text_of(told_rows(a_timeline(), 27, 80))


def test_marks_are_where_something_came_up_or_was_decided() -> None:
    assert [NINE + 60.0 * step for step in mark_steps(a_timeline())][:4] == [
        at("09:20"),
        at("09:22"),
        at("09:31"),
        at("09:34"),
    ]


def test_decisions_are_listed_around_the_cursor_where_there_is_room() -> None:
    assert decision_rows(a_timeline(), 31, 80, 4) == []
    told = text_of(decision_rows(a_timeline(), 31, 80, 8))
    assert "09:35    09:39  09:41  Changed the announcement" in told


# Messages, the walk, the plan


def test_messages_stand_beside_what_the_reference_answered() -> None:
    told = text_of(message_list_rows(some_cases(), "worked run", 0, 80)[0])
    assert "3 messages" in told
    assert "1 missed, 2 differently from the worked run" in told
    assert "did not come up" in told


def test_a_message_shows_both_answers_what_came_of_them_and_why() -> None:
    told = text_of(message_detail_rows(some_cases()[2], "worked run", 80))
    for part in (
        "decided 09:52, given 09:57",
        "Author: “It helps until 10:15.",
        "leadership's trust in you −12",
        "The worked run  decided 09:50, given 09:56",
        "leadership's trust in you +7",
        "Ask IT directly, please",
        "Principle: Never pass on a time that nobody has checked.",
    ):
        assert part in told


def test_the_walk_asks_before_it_tells() -> None:
    before = text_of(walk_rows(a_walk(), 0, "worked run", {}, None, 80))
    assert "What does the worked run do now?" in before
    assert "Author" not in before
    right = Solved("Changed the announcement on Voice and Chat: the known issue", 5)
    after = text_of(walk_rows(a_walk(), 0, "worked run", {"0": right}, None, 80))
    assert "Predicted, sure 5 of 5. Ordered at 09:24, in effect at 09:27." in after
    assert "1 of 1 predicted" in after
    assert "Author: “IT has confirmed it." in " ".join(after.split())


def test_the_page_of_the_plan_rests_on_this_run_and_spoils_no_moment() -> None:
    plan = Plan("a wave comes,", "tell callers before I move people.")
    notes = ReviewNotes(plan=plan, before=plan, kept="Only at 09:35.")
    told = text_of(next_time_rows(notes, a_review(), ("What next?",), ("deflect",), (), 80))
    assert "When a wave comes, I tell callers before I move people." in told
    assert "Cost most: moving Tomas" in told
    assert "Missed most" not in told
    assert "Did you? Only at 09:35." in told
    solved = {key_of(one): Solved(None, None) for one in a_review().moments or ()}
    assert "Missed most" in text_of(next_time_rows(replace(notes, solved=solved), a_review(), (), (), (), 80))


def test_notes_come_back_from_the_store_as_they_were_and_damage_counts_as_nothing() -> None:
    notes = ReviewNotes(
        plan=Plan("x", "y"),
        kept="yes",
        solved={"09:31:00": Solved("option-2", 4)},
        walked={"0": Solved(None, None)},
    )
    assert notes_from(notes.as_json()) == notes
    assert notes_from({"plan": 7, "moments": {"a": [1, 2]}, "walked": [], "kept": None}) == ReviewNotes()


def test_every_page_can_be_drawn_in_ascii() -> None:
    pages = [
        *ledger_rows(a_review(), a_timeline(), 80, 0)[0],
        *moment_rows(a_review(), 0, NINE, None, None, 80, 21),
        *moment_rows(a_review(), 0, NINE, Solved("option-2", 4), None, 80, 21),
        *chart_rows(a_timeline(), 31, 80, 21),
        *message_detail_rows(some_cases()[2], "worked run", 80),
    ]
    assert drawn(text_of(pages), "ascii").isascii()
