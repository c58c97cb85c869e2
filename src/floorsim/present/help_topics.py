"""What each screen is for and what stands in its columns, in a few sentences."""

from __future__ import annotations

from floorsim.present.agent_states import AGENT_STATES

TOPICS: dict[str, tuple[str, ...]] = {
    "home": (
        "Enter opens the row under the cursor: a run to go on with, a scenario’s briefing, a run’s scores.",
        "Letters filter the list; esc shows all of it again. Delete removes a stored run and asks first.",
    ),
    "briefing": (
        "Read who you are, what matters and what you may decide. Enter starts the clock.",
        "The same seed brings the same customers; s draws another one.",
    ),
    "evening": (
        "What happened today, what is waiting for you, and what the next shift has to deal with without you.",
        "The line you write comes back in the morning. It changes nothing else.",
        "Enter goes to the next morning: agents work until closing, others lead the floor, everybody rests.",
    ),
    "morning": (
        "The figures you chose yesterday as they were then, what waits for you, and who is not here.",
        "m chooses the figures to look at first today, s what you say at the stand-up; enter starts the day.",
    ),
    "workbench": (
        "Keep the file open in your text editor; whenever you save it, it is read again and shown here.",
        "Preview: what the last save changed, then contacts, need and staff. Faults: each at its line, with "
        "what would be right; until it is, the other pages show the last valid version.",
        "Events: everything that happens; enter shows what is expected, why, and what each answer is worth. "
        "Notes: aims, worked run, traps. Trainees see none of it while they play.",
        "p plays from the event under the cursor or from any time, as practice. r proves the scenario on ten "
        "days in the background, a on thirty.",
    ),
    "play_from": (
        "Left and right move the moment by a minute, page up and page down by half an hour.",
        "Until then nobody decides, or the decisions of the worked run are taken: up and down choose.",
        "A message that only a condition brings is waited for; if it never comes, you are told.",
    ),
    "floor": (
        "One cursor: small letters act on what is under it, capitals go to a place, digits go to a panel.",
        "d lists everything you can decide about it, g every place you can go to.",
        "A decision starts when you are free and takes effect when its minutes are spent. "
        "u undoes it until the clock moves.",
    ),
    "menu": (
        "What you can decide, with your minutes. A letter or enter opens the form. A digit opens an area.",
        "What is dimmed can’t be done now; its row says why.",
    ),
    "form": (
        "Enter goes to the next field. The last line is Confirm; F2 confirms from anywhere, esc cancels.",
        "Space chooses among several. The arrow keys move a time by five minutes.",
        "The last rows say how many minutes it takes, when it acts and what it makes late.",
    ),
    "inbox": (
        "The list goes by deadline: first what is due, then what you have read or answered.",
        "A digit chooses an answer. Enter, or the same digit again, sends it; esc leaves it.",
        "An answer takes minutes and starts when you are free. Start by the deadline and it is in time.",
        "Tab shows what is to answer, what you promised, what is to read, and what is closed.",
        "← and → show what one kind of sender wrote, such as IT or HR; / finds words; esc shows all again.",
    ),
    "talk": (
        "A digit chooses what to say. Enter, or the same digit again, says it; esc leaves it.",
        "All you say takes minutes, and the floor runs on, out of sight.",
        "Below the answers are subjects that you can turn to at any time.",
        "e shows the evidence, s breaks the conversation off. When the time is used up, it is over.",
    ),
    "my_time": (
        "What you are doing, what is queued behind it and what the plan fixes, with the time of each.",
        "f does a queued decision first, a assigns it to an experienced agent, u withdraws it.",
        "s breaks off what you are doing. Before f, the row below the list says what it would make late.",
        "Going from one area of work to another takes 1 min to switch tasks.",
    ),
    "schedule": (
        "A cell is ten minutes; the present one is reversed. Tab shows the next day, ← and → move the time.",
        "Small letters decide for who is marked, else for the agent under the cursor: b breaks, m move or "
        "swap, e extend, v early finish or a day off, a activity, c call people in.",
        "Need and short are agents on all live channels together; the row below has each channel.",
    ),
    "duty": (
        "A fixed duty is about to begin: hold it, shorten it, move it or leave it out.",
        "Esc leaves it: it is held as soon as you are free. At least half of its time is needed.",
    ),
    "agent": (
        "What you can see of an agent, and the decisions about them.",
        "Enter or a decision’s letter opens its form with the agent filled in.",
    ),
    "quality": (
        "What you have heard and not scored, what analytics flagged, and everyone, the least known first.",
        "n is the number of reviews; if they were at random, the true mean is in the range 19 times in 20.",
        "r takes a sample, 6 minutes each. c holds a calibration session, b cuts the rubric.",
    ),
    "drivers": (
        "Why customers contacted in the last seven working days, the driver that costs most first.",
        "Tab ranks by contacts, repeats, or the hours that would go if the cause were removed.",
        "v shows eight comments. r a p w change how its contacts are worked, t tries a change on a few, b "
        "keeps it or drops it; i and o go to the cause. A range includes the true value 19 times in 20.",
    ),
    "report": (
        "What leadership reads: its parts above, the figures to quote below, the text as it goes out.",
        "← → changes what is said, enter quotes a figure or leaves it out. The check line says what is "
        "missing; it does not say what is true. F2 sends it, or keeps it for the daily summary.",
        "What you say is compared with what happened: figures, cause, what was done, the date.",
    ),
    "contact": (
        "What was said and when, once you have heard it. Mark each step by the rubric: 1 met, 2 partly, "
        "3 missed, 4 does not apply. Enter scores it.",
        "Then you see what calibrated reviewers gave, and where you differ.",
    ),
    "agents": (
        "Everyone, one a row: state, next rest, end of shift, skills.",
        "What you type filters: a name, a state, a channel, a skill. Enter opens the one under the cursor.",
    ),
    "channel": (
        "The service level with its formula and both counts, the other figures, and what to decide about it.",
        "Enter or a decision’s letter opens its form with the queue filled in.",
    ),
    "plan": (
        "Per interval: what was forecast, what arrived, how many agents are needed and how many are on.",
    ),
    "log": ("Everything that happened and everything you did, the newest last.",),
    "hint": (
        "Three steps: where to look, the principle, an action. H again tells the next one.",
        "Hints change nothing on the floor. How many you asked for is shown beside your scores.",
    ),
    "rewind": (
        "Enter begins a practice run with what you had decided by then; the customers are the same.",
        "The run you leave is saved as it stands and can be continued from the home screen.",
    ),
    "places": ("Where you can go. Its letter goes there, from here and from the floor.",),
    "palette": (
        "Type a few letters of any name: an agent, queue, message, decision, place, setting or word.",
        "What can’t be done now is dimmed and says why.",
    ),
    "reflection": (
        "Four questions before any score, each beside the facts of the shift. "
        "People who answer first learn more from the scores.",
        "Enter goes to the next question, shift+tab back. Esc: skip to the scores; what you wrote is kept.",
    ),
    "review": (
        "The ledger says why the total is what it is: hands-off, your decisions, the luck of the day.",
        "Without it: what the decision was worth when you took it, over redrawn days. Share: its part of "
        "what all your decisions were worth.",
        "A moment is answered first: what you would do, then how sure you are. p passes and shows the best.",
        "On the timeline the left and right arrows move by one minute, n and p to the next and last mark; "
        "w asks you to predict the worked run.",
        "If the run could not be stored, the second row says why, and s tries again.",
    ),
    "test_terms": (
        "What is tested, how long it takes, who sees it and how long it is kept. Read to the end.",
        "a agrees and goes on; r refuses, after a question, and nothing else is kept.",
    ),
    "test_environment": (
        "Whether this terminal shows and sends what the test needs. No clock runs.",
        "Where a key does not arrive, another key can be set for it: see the last lines of this help.",
    ),
    "test_tutorial": ("What every candidate reads before the first exercise. No clock runs; enter goes on.",),
    "test_before": (
        "What the next exercise asks of you. Enter starts its clock, which nothing stops.",
        "After an exercise you can take a break here: between exercises no clock runs.",
    ),
    "test_floor": (
        "One cursor: small letters act on what is under it, capitals go to a place, digits go to a panel.",
        "d lists everything you can decide about it, g every place you can go to.",
        "The top line has the floor’s time, when it ends, and how much real time you have left.",
        "The clock runs also while a form, a message or this help is open. Pause, speed, steps, undo, hints "
        "and going back are not part of a test.",
    ),
    "test_dashboard": (
        "Tab goes from the data to the parts of your answer. ← and → move through the columns of a table.",
        "A digit or space chooses or takes back; enter writes your words to it. All shows what is missing.",
        "F2 hands in, after a question. Everything is kept as you go.",
    ),
    "test_words": ("A sentence or two on what you chose. Enter or esc goes back; either keeps the words.",),
    "test_coaching": (
        "A digit chooses what to say. Enter, or the same digit again, says it; it can’t be taken back.",
        "e shows the evidence, and goes back to the conversation. Up and down scroll.",
        "When the conversation is over, enter opens the note. The clock runs for both.",
    ),
    "test_note": (
        "What was said and the evidence are on the left, your note on the right.",
        "Everything is saved when you pause typing. Tab goes to the left side and back; F2 hands in.",
    ),
    "test_email": (
        "Your notes are on the left. Below, the machine counts words and points things out; that takes no "
        "points off.",
        "Pasting works. Everything is saved when you pause typing. Tab goes to the next field; F2 hands in.",
    ),
    "thinking": ("The clock is stopped until the pause is over or you press enter. Nothing can be entered.",),
    "test_end": ("Where your sealed result is, and what comes next. Enter leaves floorsim.",),
    "floor_then": ("The floor as you saw it at that moment. Nothing can be decided here; f goes back.",),
    "plan_editor": (
        "One trigger that you would see, one action that you can take at once: when X, I do Y.",
        "It is shown in your next briefing of this scenario, or of one of its level.",
    ),
}
"""Sentences for each screen's `HELP_TOPIC`."""

COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "home": (
        ("✓", "your best total is 70 or more"),
        ("level", "1 is the easiest"),
        ("min", "minutes of the shift; at 10× a tenth of it here"),
        ("best, last", "your highest and your latest total"),
    ),
    "floor": (
        (
            "top line",
            "time, speed or why the clock is paused, time left, what you are doing, when you are free",
        ),
        ("today", "service level since your shift began, with its symbol and word"),
        ("target", "80/20s: 80% answered within 20 seconds"),
        ("30 min", "service level of the last half hour; six bars of five minutes each"),
        ("waiting", "customers in the queue now; for email, open emails"),
        ("longest", "how long the first in the queue has waited; for email, the age of the oldest"),
        ("on/need", "agents logged in on the queue, and how many the target needs now"),
        (
            "abandoned",
            "customers who left before an answer; for email, those past the target",
        ),
        ("ends at", "end-of-day forecast: the service level if nothing changes, and its range"),
        ("long!", "a contact over twice as long as usual; w coach through, t take over"),
        ("help?", "the agent asks while the customer is on hold; w coach through, t take over"),
        ("owed", "a break that is due and not taken yet; b breaks"),
        ("lent", "moved to another queue for a time"),
        ("OT", "on overtime"),
    ),
    "review": (
        ("▲ ▼", "it saved points, or cost them; small, clear, large by its part of the reference's lead"),
        ("none", "no difference that can be measured"),
        ("○ missed", "what could have been done and was not"),
        (
            "without it",
            "expected points with it less without it, ± half the 95% interval; today: this day",
        ),
        ("share", "its part of what all decisions were worth; the shares add up"),
        ("days", "on how many redrawn days it could be taken; under half it is judged on this day only"),
        ("acted, ref.", "when it took effect, and when the reference did the same"),
        ("short", "agents missing on a queue, a digit a column"),
    ),
    "inbox": (
        ("!", "due within 5 min"),
        ("→", "you promised it, or your reply is queued"),
        ("●", "to answer, or new to you"),
        ("✓ ✕", "answered in time, or not"),
        ("minutes", "what an answer takes of your time; with from, when you can start on it"),
    ),
    "schedule": (
        ("─ + ·", "on the queues, on extra hours (overtime), off"),
        ("b L m t c o w", "break, lunch, meeting, training, coaching, one-to-one, back office"),
        ("in adh.", "adherence: part of today’s plan so far that they were where it has them"),
        ("need, short", "agents needed by the forecast (Erlang A), and missing, every half hour"),
        ("leave, stby", "approved leave; on standby, comes when called"),
    ),
    "my_time": (
        ("time", "when you start on it; if you have not taken it on yet, when it is due"),
        ("▶ now", "what you are doing"),
        ("● queued", "decided, not started; its place in the queue"),
        ("▣ fixed", "a duty of the plan, such as a one-to-one; it comes before what is queued"),
        ("✕ missed", "it ends before you are free"),
        ("acts", "when its minutes are spent and it takes effect"),
        ("▼ late", "how long after its time you would start"),
    ),
}
"""What stands where on a screen: a column or sign, and what it means."""

STATE_LEGEND = tuple((look.glyph, look.word) for look in AGENT_STATES.values())
"""Every agent state's symbol and word."""

LEVEL_LEGEND = (
    ("▲", "met: the service level is at or over the target"),
    ("◆", "near: at most five points below"),
    ("▼", "below: more than five points below"),
)
"""Every symbol of a service level."""
