"""When each row of an export was, by what holds for the whole file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from floorsim.errors import UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.files import told
from floorsim.scenario.importing.choices import Choices
from floorsim.scenario.importing.clocks import Stamp, Unsure, read_stamp, stamp_or_none
from floorsim.scenario.importing.columns import STAMPS
from floorsim.scenario.importing.moments import AS_WRITTEN, Moment, moment, order_of, zone_named
from floorsim.scenario.importing.records import Record
from floorsim.scenario.importing.words import has_word, plain, weekday_of
from floorsim.wording.sentences import shown

_UTC: Final = ("utc", "gmt")


class Times:
    """When each record was, by the order of dates and the zone that hold for the whole file."""

    def __init__(
        self, source: str, kept: Sequence[Record], names: Mapping[str, str], choices: Choices
    ) -> None:
        self.source = source
        self._of_utc = {role for role in STAMPS if has_word(plain(names.get(role, "")), _UTC)}
        self.choices = choices
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.zone: ZoneInfo | None = zone_named(choices.zone)
        self._require_zone(kept)
        dates: dict[date | Unsure, int | None] = {}
        for record in kept:
            for role in ("date", "time"):
                day = stamp_or_none(record.cell(role)).day
                if day is not None and day not in dates:
                    dates[day] = weekday_of(record.cell("weekday"))
        self.several_dates = len(dates) > 1
        self.order, how = order_of(list(dates.items()), choices.dates)
        self.asks = how if self.order is None else None
        if self.order is not None and how is not None:
            self.notes.append(f"Dates are read {self.order}, {how}.")

    def of(self, record: Record, role: str = "time") -> tuple[Moment, Stamp] | None:
        """The moment in a record's column; None, and a fault, where there is none."""
        cell = record.cell(role)
        try:
            stamp = self._with_zone(read_stamp(cell), role)
            if stamp.at_s is None:
                raise ValueError(
                    f"{shown(cell)} is a date without a time; write it beside each of its times, or name the "
                    "column of times with --time"
                )
            day = read_stamp(record.cell("date")).day if record.cell("date").strip() else None
            return moment(stamp, day, self.order, self.zone), stamp
        except ValueError as refused:
            self.refuse(record, role, refused)
        return None

    def refuse(self, record: Record, role: str, refused: ValueError) -> None:
        """Keeps what cannot be read, at its place."""
        self.faults.append(Fault.of(self.source, record.line, record.place(role), role, refused))

    def _with_zone(self, stamp: Stamp, role: str) -> Stamp:
        """The stamp as of UTC where the name of its column says so and itself it says nothing."""
        is_open = stamp.offset_s is None and stamp.zone is None
        return stamp._replace(offset_s=0) if is_open and role in self._of_utc else stamp

    def _require_zone(self, kept: Sequence[Record]) -> None:
        """Raises where the file's times are of a zone and nobody has said which the centre's is."""
        for record in kept:
            stamp = self._with_zone(stamp_or_none(record.cell("time")), "time")
            if stamp.offset_s is None and stamp.zone is None:
                continue
            if self.choices.zone is not None and (stamp.zone is None or self.zone is None):
                return
            refuse_without_zone(self.source, record.line, record.cell("time"), stamp)


def refuse_without_zone(source: str, line: int, written: str, stamp: Stamp) -> None:
    """Raises UsageError for a time with a zone, with what to say."""
    zone = stamp.zone or ("UTC" if not stamp.offset_s else "a zone of its own")
    right = "say which clock the centre goes by, such as --zone Europe/Berlin, or "
    if stamp.zone:
        right = "many zones have this name; say "
    raise UsageError(
        f"{told(source)}:{line}: the time {shown(written)} is in {zone}; {right}--zone {AS_WRITTEN} if the "
        "times are the centre's own."
    )
