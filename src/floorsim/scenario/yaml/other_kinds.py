"""Files that are no text, known by their first bytes, and what to do with them."""

from __future__ import annotations

from typing import Final

_SHEET: Final = "save the sheet as CSV"
_TEXT: Final = "save the table as CSV, or the text as plain text"
_UNPACK: Final = "unpack it and name the file in it"
_WORKBOOK_PARTS: Final = (
    b"xl/",
    b"[Content_Types].xml",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
)
"""What stands in the first part of a zip archive that is a workbook (Excel's, and OpenDocument's)."""
_BEGINNING: Final = 4_096
"""Bytes in which it stands."""

_FIRST_BYTES: Final = (
    (b"PK\x03\x04", "a zip archive", _UNPACK),
    (b"PK\x05\x06", "an empty zip archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook or document of an old Office", _SHEET),
    (b"%PDF-", "a PDF", _TEXT),
    (b"{\\rtf", "a document in rich text", _TEXT),
    (b"\x1f\x8b", "packed with gzip", _UNPACK),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ\x00", "packed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a rar archive", _UNPACK),
    (b"SQLite format 3\x00", "a database", _TEXT),
    (b"\x89PNG\r\n\x1a\n", "a picture", _TEXT),
    (b"\xff\xd8\xff", "a picture", _TEXT),
    (b"GIF8", "a picture", _TEXT),
    (b"PAR1", "a Parquet table", _TEXT),
)


def other_kind(raw: bytes) -> tuple[str, str] | None:
    """What a file is that is no text, and what would be right; None if it may be text."""
    for first, kind, right in _FIRST_BYTES:
        if raw.startswith(first):
            if kind == "a zip archive" and any(part in raw[:_BEGINNING] for part in _WORKBOOK_PARTS):
                return "a workbook", _SHEET
            return kind, right
    return None
