"""What can be said or answered, numbered, as wide as the screen gives it; a click chooses its number."""

from __future__ import annotations

from textual import events

from floorsim.present.answer_rows import Answers
from floorsim.tui.rows.row_panel import RowPanel


class AnswersPanel(RowPanel):
    """Shows answers; the screen that has it chooses one by `choose(number)`."""

    _numbers: tuple[int | None, ...] = ()

    def show_answers(self, answers: Answers, *, most: int) -> None:
        """Show answers in as many rows as they take, at most so many."""
        self._numbers = answers.numbers
        self.styles.height = max(min(len(answers.rows), most), 1)
        self.show(answers.rows)

    async def on_click(self, event: events.Click) -> None:
        number = self._numbers[event.y] if 0 <= event.y < len(self._numbers) else None
        if number is not None:
            await self.screen.run_action(f"choose({number})")
