"""What each screen is for, in a few sentences."""

from __future__ import annotations

from floorsim.present.agent_states import AGENT_STATES

TOPICS: dict[str, tuple[str, ...]] = {
    "home": (
        "Choose a scenario and press enter for its briefing; enter once more starts the clock.",
        "An unfinished run continues where you left it, paused. A finished one opens its scores.",
    ),
    "briefing": (
        "Read who and where you are and what you may do. Enter starts the clock.",
        "The seed is the number this run is drawn from: the same seed brings the same customers.",
    ),
    "floor": (
        "Top line: the time, how fast it runs, how much is left, what you are doing, your budget.",
        "Queues: the service level since play began with its symbol and word, the target, the last "
        "half hour with six bars of five minutes, who waits and how long, who was lost, and the service "
        "level at which the whole day will end if nothing changes (lands at).",
        "Team: everyone with symbol, word and colour, and for how long. long! is a contact of over "
        "twice the usual length, help? asks for you, owed means that a break is owed, lent moved for a "
        "time, OT on overtime.",
        "Inbox: what needs an answer comes first, by deadline. Log: what happened and what you did.",
        "The clock keeps running while you work: a decision starts when you are free and takes effect "
        "when its minutes are spent.",
    ),
    "menu": (
        "Every kind of decision by area, with your minutes. A letter opens its form. A digit goes to "
        "an area. If several decisions share a letter, the one about what the cursor is on opens; otherwise "
        "the letter moves through them and enter opens. Dimmed ones cannot be taken now and say why.",
    ),
    "form": (
        "Fill in what and whom; the terms below change as you do. Enter takes the decision, esc cancels it.",
        "Space chooses among several. The arrow keys step a time by five minutes. What can’t be "
        "chosen says why.",
    ),
    "inbox": (
        "The list is in order of deadline. A conversation shows what was said before, the newest last.",
        "Enter goes to the answers, enter again sends the one under the cursor.",
        "An answer costs minutes too. A missed deadline has its consequences.",
        "Answering: you have chosen an answer, and give it when you are free.",
    ),
    "agent": (
        "What you can see about an agent, and the decisions that concern them, with them filled in.",
        "Enter or the letter before a decision opens its form.",
    ),
    "channel": (
        "The service level with its formula and both counts, every other figure, and decisions about it.",
        "Enter or the letter before a decision opens its form.",
    ),
    "plan": ("What the plan expected per interval, what came, who is needed, who is there.",),
    "log": ("Everything that happened on the floor and everything you did, newest last.",),
    "palette": ("Type a few letters of anything: a decision, a screen, a theme.",),
    "reflection": (
        "Four questions before any score; reviews in which people answer them first teach more.",
        "Enter moves to the next question; f2 shows the scores, with or without answers.",
    ),
    "end": (
        "Scores run from 0 to 100; 100 is best. Next to yours is that of a competent supervisor "
        "on the same seed.",
        "Left and right turn the pages. On the timeline left and right move through time, tab turns "
        "the page; up and down scroll what happened then.",
        "If the run could not be stored, the second row says why, and s tries again.",
    ),
}
"""Sentences for each screen's `HELP_TOPIC`."""

STATE_LEGEND = tuple((look.glyph, look.word) for look in AGENT_STATES.values())
"""Every agent state's symbol and word."""
