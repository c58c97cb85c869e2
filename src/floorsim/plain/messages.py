"""Reading and answering messages, talking, and duties that ask what becomes of them."""

from __future__ import annotations

from floorsim.desk.view import CalendarRow, MessageView
from floorsim.plain.asking import Option, place_of
from floorsim.plain.deciding import fill_in
from floorsim.plain.desk import Desk, terms
from floorsim.plain.looking import from_whom
from floorsim.present.conversation_rows import conversation_rows, settled_words
from floorsim.present.duty_choices import duty_choices
from floorsim.present.inbox_rows import in_order, standing, wants_answer
from floorsim.present.row import UNBROKEN
from floorsim.present.talk_rows import ENDED_WORDS, MARK_WORDS, MARKS_TO_LEVEL, evidence_rows, talk_of
from floorsim.wording.numbers import counted, money
from floorsim.wording.sentences import initial_capital, whole_sentence
from floorsim.wording.times import minutes, time_of_day


def asked_message(desk: Desk, number: str, *, to_answer: bool) -> MessageView | None:
    """The message of a number; without one the most urgent; None once it is said why there is none."""
    view = desk.view()
    if number:
        item = desk.message(number)
        if item is None:
            desk.lines.say("error", f"There is no message {number}. Type inbox for those there are.")
        return item
    items = in_order(view.inbox, desk.session.read_up_to, desk.session.answering())
    items = [one for one in items if wants_answer(one)] if to_answer else items
    if not items:
        what = "to answer" if to_answer else "open"
        desk.lines.say("error", f"Nothing is {what}. Type inbox all for everything that came.")
    return items[0] if items else None


def read(desk: Desk, number: str) -> None:
    """Read a message with all that was said in it, and what can be answered."""
    item = asked_message(desk, number, to_answer=False)
    if item is None:
        return
    view = desk.view()
    head, newest = conversation_rows(item, view, UNBROKEN)
    desk.lines.say(from_whom(item), f"{desk.number_of(item)}, {item.subject}")
    desk.lines.rows("said", {row.text.strip(): row for row in (*head, *newest)}.values())
    desk.session.mark_read(item)
    place = standing(item, desk.session.read_up_to, desk.session.answering())
    if item.talk is not None and item.talk.ended is None:
        desk.lines.say("choose", "You are in this conversation: type talk.")
    elif place == "queued":
        desk.lines.say("answer", "Your reply is queued. Type withdraw to take it back.")
    elif wants_answer(item):
        count = counted(len(item.choices), "possible answer")
        desk.lines.say("choose", f"{count}: type answer {desk.number_of(item)} to choose.")
    else:
        desk.lines.say("answer", settled_words(item))


def answer(desk: Desk, asked: str) -> None:
    """Answer a message: by its number, and by that of the answer where it is known."""
    number, _, choice = asked.partition(" ")
    item = asked_message(desk, number, to_answer=True)
    if item is None:
        return
    if not wants_answer(item):
        desk.lines.say("error", f"{whole_sentence(settled_words(item))} Type inbox for what is open.")
        return
    if item.id in desk.session.answering():
        desk.lines.say("error", "Your reply to it is queued. Type withdraw to take it back first.")
        return
    options = _answers(desk, item)
    if choice:
        value = _numbered(desk, choice.strip(), options)
    else:
        question = f"{desk.number_of(item)}, {initial_capital(item.sender)}, {item.subject}. Your answer?"
        value = desk.asker.choose(question, options)
    if value is not None:
        desk.take(desk.session.answer(item, value))


def _numbered(desk: Desk, number: str, options: list[Option]) -> str | None:
    place = place_of(number, len(options))
    if place is None:
        desk.lines.say("error", f"There is no answer {number}; there are 1 to {len(options)}.")
        return None
    desk.lines.say("chose", f"{number}, {options[place].called}")
    return str(options[place].value)


def _answers(desk: Desk, item: MessageView) -> list[Option]:
    """What can be answered, each with its minutes, when it is given and what it makes late."""
    options = []
    for one in item.choices:
        quote = desk.session.answer(item, one.id)
        told = terms(quote) if not quote.why_not else [minutes(one.minutes)]
        if one.gives:
            told.append(f"gives {money(one.gives, quote.currency)}")
        if one.hands_on:
            told.append("you see nothing else meanwhile")
        words = f"{whole_sentence(one.label)} {initial_capital('; '.join(told))}"
        options.append(Option(one.id, words, one.label, quote.why_not))
    return options


def talk(desk: Desk) -> None:
    """Sit in the conversation until it ends or is left: hear, choose what to say, hear the reply."""
    item = talk_of(desk.view())
    if item is None:
        desk.lines.say("error", "You are in no conversation now.")
        return
    heard = 0
    while item is not None and item.talk is not None:
        heard = _hear(desk, item, heard)
        if item.talk.ended is not None:
            _tell_end(desk, item)
            return
        if item.talk.speaking_until_s is not None:
            if desk.session.is_test:
                desk.lines.say("said", f"You hear the reply at {time_of_day(item.talk.speaking_until_s)}.")
                return
            desk.session.advance(item.talk.speaking_until_s)
        elif not _say(desk, item):
            return
        item = next((one for one in desk.view().inbox if item is not None and one.id == item.id), None)


def _hear(desk: Desk, item: MessageView, heard: int) -> int:
    """Read what was said since; how many turns have been read."""
    if not heard:
        until = time_of_day(item.talk.until_s) if item.talk is not None else ""
        desk.lines.say(from_whom(item), f"{item.subject}. The floor is out of sight until about {until}.")
    for turn in item.turns[heard:]:
        if turn.who != "you" or not heard:
            desk.lines.say("said", f'{initial_capital(turn.who.partition(",")[0])}: "{turn.text}"')
    return len(item.turns)


def _say(desk: Desk, item: MessageView) -> bool:
    """Choose something to say and say it; False where the conversation is left."""
    talk_view = item.talk
    assert talk_view is not None
    if desk.session.briefing.level <= MARKS_TO_LEVEL and not desk.session.is_test:
        got = [f"{'has' if mark in talk_view.marks else 'not yet'} {MARK_WORDS[mark]}"
               for mark in talk_view.wanted]  # fmt: skip
        if got:
            desk.lines.say("said", f"So far: {', '.join(got)}.")
    options = [
        Option(
            one.id,
            f"{'turn to: ' if one.subject else ''}{whole_sentence(one.label)} {minutes(one.minutes)}",
            one.label,
        )
        for one in item.choices
    ]
    extra = [Option("evidence ", "look at the evidence", "evidence")] if talk_view.evidence else []
    extra.append(Option("stop ", "break it off", "stop"))
    while True:
        chosen = desk.asker.choose("What do you say? cancel goes back to the floor.", [*options, *extra])
        if chosen is None:
            return False
        if chosen == "evidence ":
            desk.lines.rows("evidence", evidence_rows(talk_view, UNBROKEN))
            continue
        if chosen == "stop ":
            kind = desk.kind("stop_own_task")
            return kind is not None and fill_in(desk, kind, {})
        quote = desk.session.answer(item, chosen)
        refusal = desk.refusal(quote)
        if refusal is not None or quote.decision is None:
            desk.lines.say("error", refusal or "This can't be said now.")
            continue
        desk.session.decide(quote.decision)
        if not desk.session.is_test and quote.done_s is not None:
            desk.session.advance(min(quote.done_s, desk.session.until_s))
            desk.keep()
        return True


def _tell_end(desk: Desk, item: MessageView) -> None:
    assert item.talk is not None
    desk.lines.say("done", ENDED_WORDS.get(item.talk.ended or "", "It is over."))
    came = [line.text for line in desk.view().log if line.text.startswith(f"{item.sender}: ")]
    if came:
        desk.lines.say("log", came[-1])
    desk.tell_time()


def ask_about_duty(desk: Desk, row: CalendarRow) -> None:
    """Ask what becomes of a duty that is about to begin; nothing said, it is held."""
    options, choices = [], duty_choices(row)
    for place, one in enumerate(choices):
        kind = desk.kind(one.kind)
        why_not = "it is not possible here" if kind is None else None
        if kind is not None and one.arguments is not None:
            why_not = desk.refusal(desk.quote(kind, one.arguments))
        options.append(Option(place, one.words, why_not=why_not))
    begins = f"{initial_capital(row.doing)} begins at {time_of_day(row.starts_s)}"
    chosen = desk.asker.choose(f"{begins}; cancel holds it as planned.", options)
    if chosen is None:
        return
    kind, arguments = desk.kind(choices[chosen].kind), choices[chosen].arguments
    assert kind is not None
    if arguments is None:
        fill_in(desk, kind, {})
    else:
        desk.take(desk.quote(kind, arguments))
