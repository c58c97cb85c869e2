"""The scenario that `floorsim forecast import` writes into, or the file that becomes a new one."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from floorsim.errors import UsageError
from floorsim.wording.numbers import amount
from floorsim.wording.sentences import initial_capital

if TYPE_CHECKING:
    from floorsim.scenario.importing.export import Export
    from floorsim.scenario.importing.profile import Profile
    from floorsim.scenario.importing.spread import Spread
    from floorsim.scenario.models.scenario import Scenario

_STREAM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_LOST: Final = 0.001
"""Share of the contacts outside the opening hours that is worth a sentence (D)."""
_TARGET: Final = (0.8, 20.0)
"""The target of a new scenario: 80% within 20 seconds (D, as usual)."""


class Target:
    """A scenario file and a stream of it.

    Raises:
        UsageError: nothing can be written there, or the stream is not clear.
        ScenarioError: the scenario is not valid as it is.
    """

    def __init__(self, file: Path, stream: str | None) -> None:
        from floorsim.cli.loading import load
        from floorsim.scenario.files import from_home, kind_of
        from floorsim.scenario.importing.changes import stream_named
        from floorsim.scenario.importing.writing import require_own
        from floorsim.scenario.library import SUFFIXES

        self.file = from_home(file)
        require_own(self.file)
        self.scenario: Scenario | None = None
        if kind_of(self.file) != "nothing":
            self.scenario = load(str(self.file)).scenario
            self.stream = stream_named(self.scenario, stream)
            return
        self.stream = stream or "voice"
        if self.file.suffix not in SUFFIXES:
            raise UsageError(f"{file}: a scenario's file ends in .yaml; name it so.")
        if kind_of(self.file.parent) != "folder":
            raise UsageError(f"{self.file.parent}: there is no such folder; make it first.")
        if not _STREAM.fullmatch(self.stream):
            raise UsageError(f"'{self.stream}' cannot name a stream; write one word, such as voice or chat.")

    @property
    def weekdays(self) -> tuple[Any, ...]:
        """The weekdays of the scenario's days; none of a new one."""
        floor = self.scenario.floor if self.scenario is not None else None
        return tuple(floor.weekday_of(day) for day in range(floor.days)) if floor is not None else ()

    def write(self, export: Export, profile: Profile, spread: Spread | None, *, preview: bool) -> list[str]:
        """Writes the import, and returns what was changed in sentences; a preview says it and writes nothing.

        Raises:
            UsageError: something must be said first; a preview tells it with the notes.
            ScenarioError: the scenario would not be valid any more.
        """
        if preview and (export.mixed or export.asks):
            return []
        if export.mixed:
            raise UsageError(f"{initial_capital(export.mixed)}; or say --add-up.")
        if export.asks:
            raise UsageError(f"{export.asks}; say --dates day-first or --dates month-first.")
        write = self._make if self.scenario is None else self._change
        told_of = write(export, profile, spread, preview)
        return ["Nothing is written; without --preview it would be:", *told_of] if preview else told_of

    def _make(self, export: Export, profile: Profile, spread: Spread | None, preview: bool) -> list[str]:
        from floorsim.floor.wallboard.staffing_need import agents_needed
        from floorsim.lab.team_pace import team_pace
        from floorsim.scenario.importing.new_day import id_of, new_day
        from floorsim.scenario.importing.writing import save
        from floorsim.scenario.models.scenario import Scenario
        from floorsim.scenario.yaml.reader import read_yaml

        def need(rate: float, handle_s: float, patience_s: float) -> int:
            return agents_needed(rate, handle_s, patience_s, *_TARGET)

        day = partial(new_day, id_of(self.file.stem), self.stream, export, profile, spread, need)
        scenario = Scenario.model_validate(read_yaml(day(1.0)[0], str(self.file)).tree)
        text, told_of = day(team_pace(scenario, self.stream))
        if not preview:
            save(self.file, text, _check)
            told_of.append(f"Play it with `floorsim play {self.file}`.")
        return [f"{self.file} is a new scenario: {amount(profile.total)} contacts {profile.words}.", *told_of]

    def _change(self, export: Export, profile: Profile, spread: Spread | None, preview: bool) -> list[str]:
        from floorsim.floor.chance.laws import law_of
        from floorsim.lab.team_pace import team_pace
        from floorsim.scenario.importing.changes import changes_of, share_outside, with_counts
        from floorsim.scenario.importing.writing import save, text_of, with_changes

        assert self.scenario is not None
        stream = self.scenario.demand.streams[self.stream]
        pace = team_pace(with_counts(self.scenario, self.stream, profile), stream.channel or self.stream)
        changes = changes_of(
            self.scenario, self.stream, export, profile, spread, lambda law: law_of(law).mean, pace
        )
        told_of = [f"{self.file}: {'.'.join(change.path)}: {change.words}" for change in changes]
        outside = share_outside(self.scenario, self.stream, profile)
        if outside > _LOST:
            lost = f"{outside:.0%} of the contacts come while the channel is closed, or after the last day"
            told_of.append(f"{lost}, and are lost; see floor.opens, floor.closes and floor.days.")
        note = f"From {Path(export.source).name} by floorsim forecast import: {profile.words}."
        text = with_changes(self.file, text_of(self.file), changes, " ".join(note.split()))
        if not preview:
            told_of.append(f"The file as it was before is {save(self.file, text, _check)}.")
        return told_of


def _check(file: Path) -> object:
    from floorsim.cli.loading import checked

    return checked(str(file))
