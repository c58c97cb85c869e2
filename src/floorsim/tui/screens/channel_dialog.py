"""One channel: the service level with its formula and counts, every figure, and what can be decided."""

from __future__ import annotations

from floorsim.floor.view import ChannelView
from floorsim.present.channel_rows import channel_rows
from floorsim.present.row import Row
from floorsim.present.things import Thing
from floorsim.tui.screens.subject_dialog import SubjectDialog


class ChannelDialog(SubjectDialog):
    """Everything about one channel."""

    HELP_TOPIC = "channel"

    def _channel(self) -> ChannelView | None:
        view = self.floorsim.view
        channels = view.channels if view else ()
        return next((channel for channel in channels if channel.id == self.subject_id), None)

    def title_words(self) -> str:
        channel = self._channel()
        return f"Figures of {channel.title}" if channel else "Figures"

    def thing(self) -> Thing:
        channel = self._channel()
        return Thing("queue", (self.subject_id,), channel.title if channel else self.subject_id)

    def facts(self, width: int) -> list[Row]:
        channel, view = self._channel(), self.floorsim.view
        return [] if channel is None or view is None else channel_rows(channel, width, view.now_s)
