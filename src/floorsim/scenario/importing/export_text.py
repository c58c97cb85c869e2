"""The bytes of an export as text, in whichever encoding it was saved."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from floorsim.errors import ScenarioError
from floorsim.scenario.files import told
from floorsim.scenario.yaml.other_kinds import other_kind

LARGEST_EXPORT: Final = 30_000_000
"""Bytes of an export that are read (D: a quarter of a million calls; reading takes about half a minute)."""
_LOOKED_AT: Final = 4_000
_HIDDEN: Final = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
"""Marks without width that programs put before dates and numbers."""
_NEVER_IN_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_AS_FORMULA: Final = re.compile(r'(?<![^,;\t|\n])(?:="([^"\n]*)"|"=""([^"\n]*)""")(?=[,;\t|\n]|\Z)')
"""A value written as `="08:00"`, so that spreadsheets take it for text."""
_PAGE: Final = re.compile(r"\s*<(!doctype|html|table|\?xml)", re.IGNORECASE)


class ExportText(NamedTuple):
    """The text with plain line ends, and the name of its encoding."""

    text: str
    encoding: str


def export_text(raw: bytes, source: str) -> ExportText:
    """The text of an export.

    UTF-8 and UTF-16, with or without a mark at the start, are known by their bytes; anything else is taken as
    Windows-1252, the usual one of old European exports.

    Raises:
        ScenarioError: it is too large, or no table of text; the sentence says what to do.
    """
    name = told(source)
    if len(raw) > LARGEST_EXPORT:
        most = LARGEST_EXPORT // 1_000_000
        raise ScenarioError(
            f"{name}: the file has more than {most} MB; export fewer days, or only the columns that are used."
        )
    if (kind := other_kind(raw)) is not None:
        raise ScenarioError(f"{name}: the file is {kind[0]}; {kind[1]}, and name that file.")
    text, encoding = _decoded(raw)
    if _NEVER_IN_TEXT.search(text, 0, _LOOKED_AT * 4):
        raise ScenarioError(f"{name}: the file is not a table of text; export the table as CSV.")
    if _PAGE.match(text):
        raise ScenarioError(
            f"{name}: the file is a web page or XML; open it in a spreadsheet and save the sheet as CSV."
        )
    text = _HIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _AS_FORMULA.sub(r'"\1\2"', text)
    if not text.strip():
        raise ScenarioError(f"{name}: the file is empty; export the table again.")
    return ExportText(text, encoding)


def _decoded(raw: bytes) -> tuple[str, str]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), "UTF-16"
    head = raw[:_LOOKED_AT]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > 0.8 * len(zeros) and head.count(0) < 0.6 * len(head):
            return raw.decode(encoding, "replace"), "UTF-16"
    try:
        return raw.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        try:
            return raw.decode("cp1252"), "Windows-1252"
        except UnicodeDecodeError:
            return raw.decode("latin-1"), "Latin-1"
