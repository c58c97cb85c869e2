"""What an unquoted YAML value means: the core schema of YAML 1.2, where times and `no` stay text.

The patterns are those of section 10.3.2 of the YAML 1.2.2 specification.
"""

from __future__ import annotations

import math
import re
from typing import Final

LARGEST_INTEGER: Final = 2**53 - 1
"""Readers of JSON that keep numbers as doubles round whole numbers above it (RFC 8259, section 6)."""
_MOST_DIGITS: Final = 100

_NULL: Final = re.compile(r"null|Null|NULL|~|")
_TRUE: Final = re.compile(r"true|True|TRUE")
_FALSE: Final = re.compile(r"false|False|FALSE")
_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER: Final = re.compile(r"[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN")

Scalar = str | int | float | bool | None


def resolve(plain: str) -> Scalar:
    """The value of an unquoted scalar.

    Only `true` and `false` are booleans, so `no` and `on` are text, as are times (`10:30`) and dates.

    Raises:
        ValueError: a number that no scenario can use: infinite, not a number, or of too many digits.
    """
    if _NULL.fullmatch(plain):
        return None
    if _TRUE.fullmatch(plain):
        return True
    if _FALSE.fullmatch(plain):
        return False
    if _INTEGER.fullmatch(plain):
        return _integer(plain, 10)
    if _OCTAL.fullmatch(plain):
        return _integer(plain[2:], 8)
    if _HEXADECIMAL.fullmatch(plain):
        return _integer(plain[2:], 16)
    if _FLOAT.fullmatch(plain):
        number = float(plain)
        if math.isinf(number):
            raise ValueError("is too large a number")
        return number
    if _NO_NUMBER.fullmatch(plain):
        raise ValueError("is not a number that a scenario can use")
    return plain


def _integer(digits: str, base: int) -> int:
    number = int(digits, base) if len(digits) <= _MOST_DIGITS else None
    if number is None or abs(number) > LARGEST_INTEGER:
        raise ValueError("is too large a number")
    return number
