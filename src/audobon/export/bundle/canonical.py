"""Canonical JSON of a bundle's header: one way to write each value, and bounds that are checked before it is parsed.

Knows: the header's grammar (docs/bundle.md, section 3).  Does not know: what the values mean.
Only objects, lists, whole numbers and plain strings; no spaces, escapes, signs, fractions, null or booleans; keys in
order.  So what a reader may hold at once is known from a few counts, and two headers that say the same are the same.
"""

from __future__ import annotations

import json
import re

from audobon.export.bundle.layout import MAX_DEPTH, MAX_HEADER_BYTES, MAX_NAME, MAX_VALUES

_PLAIN = bytes(range(0x20, 0x7F)).replace(b"\\", b"")
_OUTSIDE_STRINGS = b"[]{},:0123456789"
_BRACKETS = b"[]{}"
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in _BRACKETS)
_LONG_NUMBER = re.compile(rb"[0-9]{20}")


class HeaderError(ValueError):
    """A header breaks a rule; says which."""


def written(value: object) -> bytes:
    """A value as canonical JSON."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def parsed(data: bytes) -> object:
    """The value of canonical JSON, its bounds checked before anything is made of it.

    Raises:
        HeaderError: if it is not canonical, or goes beyond a bound.
    """
    _check_bounds(data)
    try:
        value: object = json.loads(data)
    except ValueError as error:
        raise HeaderError("its header is not JSON") from error
    if written(value) != data:
        raise HeaderError("its header is not written in the canonical way")
    return value


def _check_bounds(data: bytes) -> None:
    if len(data) > MAX_HEADER_BYTES:
        raise HeaderError(f"its header has {len(data)} bytes, more than {MAX_HEADER_BYTES}")
    if data.translate(None, _PLAIN):
        raise HeaderError("its header has bytes other than printable ASCII without a backslash")
    quotes = data.count(b'"')
    if quotes % 2 or quotes > 2 * MAX_VALUES:
        raise HeaderError(f"its header has {quotes} quotation marks")
    pieces = data.split(b'"')
    outside = b"".join(pieces[0::2])
    if outside.translate(None, _OUTSIDE_STRINGS):
        raise HeaderError("its header has more than objects, lists, whole numbers and strings")
    if outside.count(b",") + outside.count(b"[") + outside.count(b"{") > MAX_VALUES:
        raise HeaderError(f"its header has more than {MAX_VALUES} values")
    if max(map(len, pieces[1::2]), default=0) > MAX_NAME:
        raise HeaderError(f"its header has a string of more than {MAX_NAME} characters")
    if _LONG_NUMBER.search(outside):
        raise HeaderError("its header has a number of more than 19 digits")
    _check_depth(outside.translate(None, _NO_BRACKETS))


def _check_depth(brackets: bytes) -> None:
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket in b"[{" else -1
        if depth > MAX_DEPTH:
            raise HeaderError(f"its header is nested more than {MAX_DEPTH} deep")
