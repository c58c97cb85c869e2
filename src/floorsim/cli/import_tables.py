"""What an import tells: on the page, and as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from math import fsum
from typing import TYPE_CHECKING, Any, Final

from floorsim.cli.output import echo, echo_line, print_table
from floorsim.units import DAY_S
from floorsim.wording.numbers import amount, counted
from floorsim.wording.sentences import initial_capital

if TYPE_CHECKING:
    from floorsim.scenario.importing.export import Export
    from floorsim.scenario.importing.profile import Profile
    from floorsim.scenario.importing.spread import Estimate, Spread

BAR_CELLS: Final = 40
MOST_BARS: Final = 50
MOST_NOTES: Final = 12
MOST_UNREADABLE: Final = 1_000
"""Rows that could not be read which the JSON lists; it counts them all."""
_MOST_DAYS: Final = 12


def export_json(export: Export, profile: Profile, words: str | None) -> dict[str, Any]:
    """The import as JSON; `words` says why nothing can be fitted, or is None."""
    from floorsim.scenario.importing.waits import handling_of, patience_of
    from floorsim.scenario.values.times_of_day import format_time

    patience, handling = patience_of(export.waits), handling_of(export.handled)
    return {
        "file": export.source,
        "kind": export.kind.replace(" ", "_"),
        "encoding": export.encoding,
        "separator": export.separator,
        "date_order": export.date_order,
        "zone": export.zone,
        "columns": export.columns,
        "guessed": sorted(export.guessed),
        "rows_read": export.rows_read,
        "rows_left_out": export.rows_left_out,
        "total_contacts": _number(export.total_contacts),
        "interval_s": _number(export.step_s),
        "handle_time_s": _rounded(export.handle_s),
        "days": [
            {
                "day": str(day),
                "date": day.date.isoformat() if day.date else None,
                "contacts": _number(export.contacts_on(day)),
                "handle_time_s": _rounded(export.handle_of([day])),
            }
            for day in sorted(export.days, key=lambda day: day.order)
        ],
        "profile": {"words": profile.words, "contacts": round(profile.total, 2), **profile.counts()},
        "by_interval": [
            {
                "from": format_time(start),
                "contacts": round(contacts, 2),
                "handle_time_s": _rounded(export.handle_of(profile.days, {start % DAY_S})),
            }
            for start, contacts in sorted(profile.contacts.items())
        ],
        "mixed": export.mixed,
        "asks": export.asks,
        "notes": export.notes,
        "unreadable_count": len(export.unreadable),
        "unreadable": [
            {
                "line": fault.line,
                "column": fault.column,
                "what": fault.path,
                "wrong": fault.wrong,
                "right": fault.right,
            }
            for fault in export.unreadable[:MOST_UNREADABLE]
        ],
        "patience": patience
        and {
            "balk": round(patience.balk, 3),
            "mean_s": _estimate(patience.mean_s),
            "abandoned": patience.abandoned,
        },
        "handling": handling
        and {"mean_s": round(handling.mean_s, 1), "cv": round(handling.cv, 3), "calls": handling.calls},
        "not_fitted": words,
    }


def spread_json(spread: Spread) -> dict[str, Any]:
    """A fit as JSON."""
    return {
        "days": spread.days,
        "weekdays": spread.weekdays,
        "day_factor_alpha": _estimate(spread.alpha),
        "interval_factor_cv": _estimate(spread.cv),
        "correlation_length_min": _estimate(spread.correlation_min),
        "day_sd": round(spread.day_sd, 4),
        "day_sd_by_chance": round(spread.day_sd_chance, 4),
        "correlations": [
            {"after_min": lag, "data": round(data, 3), "fit": round(fit, 3)} for lag, data, fit in spread.lags
        ],
    }


def _estimate(estimate: Estimate | None) -> dict[str, Any] | None:
    return estimate and {
        "value": float(f"{estimate.value:.4g}"),
        "low": estimate.low and float(f"{estimate.low:.4g}"),
        "high": estimate.high and float(f"{estimate.high:.4g}"),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 3)


def print_export(export: Export) -> None:
    """Print what was read, as what, and everything that there is to tell about it."""
    from floorsim.scenario.values.durations import format_duration

    days = sorted(export.days, key=lambda day: day.order)
    span = str(days[0]) if len(days) == 1 else f"{len(days)} days, {days[0]} to {days[-1]}"
    handle = f", mean handling time {export.handle_s:.0f} s" if export.handle_s is not None else ""
    contacts = f"{_number(export.total_contacts):,} contacts"
    echo_line(f"{export.source}: {counted(export.rows_read, 'row')}, {contacts}{handle}")
    echo_line(f"{initial_capital(span)}, in intervals of {format_duration(export.step_s)}")
    left = f", {counted(export.rows_left_out, 'row')} not asked for" if export.rows_left_out else ""
    echo_line(f"Read as {_KINDS[export.kind]}: {export.encoding}, {export.separator} between columns{left}")
    for sentence in _from_calls(export):
        echo_line(sentence)
    echo()
    rows = [(role.replace("_", " "), name, _how_known(export, role)) for role, name in export.columns.items()]
    print_table(("what", "column", "how known"), sorted(rows))
    _print_list(
        "Notes",
        [
            *([f"{initial_capital(export.mixed)}; or say --add-up."] if export.mixed else []),
            *([f"{export.asks}; --dates says which."] if export.asks else []),
            *export.notes,
        ],
    )
    if export.unreadable:
        from floorsim.scenario.faults.alike import folded

        _print_list(
            f"Could not be read: {len(export.unreadable)}",
            [str(fault) for fault in folded(export.unreadable)],
        )


_KINDS = {
    "intervals": "a row for each interval",
    "calls": "a row for each call",
    "queue log": "a queue_log of single events",
}


def _how_known(export: Export, role: str) -> str:
    if role in export.guessed:
        return "guessed"
    return "remembered" if role in export.remembered else "said"


def _from_calls(export: Export) -> Iterator[str]:
    """What single calls tell beyond their number."""
    from floorsim.scenario.importing.waits import handling_of, patience_of

    if (handling := handling_of(export.handled)) is not None:
        yield f"Handling time: mean {handling.mean_s:.0f} s, cv {handling.cv:.2f}, of {handling.calls} calls"
    if (patience := patience_of(export.waits)) is not None:
        mean, low, high = (f"{at:.0f}" if at is not None else "no bound" for at in patience.mean_s)
        yield (
            f"Patience: mean {mean} s (95%: {low} to {high}), from {patience.abandoned} abandons; "
            f"{patience.balk:.0%} leave at once"
        )
    elif export.waits:
        yield "Patience: too few abandons to estimate it"


def _print_list(title: str, sentences: Sequence[str]) -> None:
    if not sentences:
        return
    echo()
    echo_line(title)
    for sentence in sentences[:MOST_NOTES]:
        echo_line(f"  {sentence}")
    if len(sentences) > MOST_NOTES:
        echo_line(f"  and {len(sentences) - MOST_NOTES} more (--format json lists all)")


def print_days(export: Export) -> None:
    """Print the contacts of each day as bars."""
    days = sorted(export.days, key=lambda day: day.order)
    if len(days) > 1:
        echo()
        echo_line("Contacts by day")
        bars = [(str(day), export.contacts_on(day), export.handle_of([day])) for day in days[:_MOST_DAYS]]
        _print_bars(bars)
        if len(days) > _MOST_DAYS:
            echo_line(f"  and {len(days) - _MOST_DAYS} more days")


def print_profile(export: Export, profile: Profile) -> None:
    """Print a profile as bars, intervals joined where they are too many for a page."""
    from floorsim.scenario.values.times_of_day import format_time

    starts = sorted(profile.contacts)
    join = 1
    while len(starts) / join > MOST_BARS:
        join *= 2
    bars = []
    for at in range(0, len(starts), join):
        own = starts[at : at + join]
        handle_s = export.handle_of(profile.days, {start % DAY_S for start in own})
        bars.append((format_time(own[0]), fsum(profile.contacts[start] for start in own), handle_s))
    echo()
    told = "" if export.handle_s is None else ", and the mean handling time in seconds"
    echo_line(f"{amount(profile.total)} contacts {profile.words}{told}")
    _print_bars(bars)


def _print_bars(bars: Sequence[tuple[str, float, float | None]]) -> None:
    most = max((value for _, value, _ in bars), default=0.0) or 1.0
    width = max(len(label) for label, _, _ in bars)
    full, any_aside = _sign("█", "#"), any(aside is not None for _, _, aside in bars)
    digits = 0 if all(value == int(value) for _, value, _ in bars) else 1
    for label, value, aside in bars:
        length = f"{aside:>6.0f}" if aside is not None else " " * 6 * any_aside
        bar = full * round(BAR_CELLS * value / most)
        echo(f"  {label:<{width}} {value:>8,.{digits}f}{length} {bar}".rstrip())


def print_spread(spread: Spread) -> None:
    """Print the fit, and a picture of it against the data."""
    echo()
    echo_line(
        f"Fitted to {spread.days} days, each against the mean of its weekday ({spread.weekdays} weekdays)"
    )
    rows = [
        ("day factor alpha", *_told(spread.alpha), "days vary no more than by chance"),
        ("interval factor cv", *_told(spread.cv), "intervals vary no more than by chance"),
        ("correlation length, min", *_told(spread.correlation_min), ""),
    ]
    print_table(
        ("figure", "fit", "95% interval"), [(name, value, within or why) for name, value, within, why in rows]
    )
    echo()
    echo_line(
        f"Totals of the days against their weekday's mean: data {_sign('█', '#')}, fit {_sign('·', '.')}"
    )
    for line in _histogram(spread):
        echo(line)
    echo()
    echo_line("Correlation of an interval's deviation with a later one's: data and fit")
    for lag, data, fit in spread.lags:
        echo(f"  after {lag:>4.0f} min {data:>6.2f} {fit:>6.2f}  {_scale(data, fit)}")


def _told(estimate: Estimate | None) -> tuple[str, str]:
    if estimate is None:
        return "-", ""
    low = "no bound" if estimate.low is None else f"{estimate.low:.2g}"
    high = "no bound" if estimate.high is None else f"{estimate.high:.3g}"
    return f"{estimate.value:.3g}", f"{low} to {high}"


def _histogram(spread: Spread) -> Iterable[str]:
    """Days by how far they are from their weekday's mean, with the number that the fit expects marked."""
    from statistics import NormalDist

    width = max(0.02, round(0.5 * spread.day_sd, 2))
    law = NormalDist(0.0, spread.day_sd)
    bins = range(-4, 5)
    seen = [
        sum((at - 0.5) * width <= one < (at + 0.5) * width for one in spread.day_deviations) for at in bins
    ]
    fitted = [spread.days * (law.cdf((at + 0.5) * width) - law.cdf((at - 0.5) * width)) for at in bins]
    scale = BAR_CELLS / max([*seen, *fitted, 1])
    for at, count, expected in zip(bins, seen, fitted, strict=True):
        cells = list(_sign("█", "#") * round(count * scale) + " " * (BAR_CELLS + 1 - round(count * scale)))
        cells[round(expected * scale)] = _sign("·", ".")
        yield f"  {at * width:>+5.0%} {count:>4} {''.join(cells).rstrip()}"


def _scale(data: float, fit: float) -> str:
    """The two correlations on one line from -1 to 1."""
    cells = [" "] * (BAR_CELLS + 1)
    cells[BAR_CELLS // 2] = "|"
    cells[round((1 + max(-1.0, min(1.0, data))) / 2 * BAR_CELLS)] = _sign("█", "#")
    cells[round((1 + max(-1.0, min(1.0, fit))) / 2 * BAR_CELLS)] = _sign("·", ".")
    return "".join(cells).rstrip()


def _sign(sign: str, plain: str) -> str:
    try:
        sign.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return plain
    return sign
