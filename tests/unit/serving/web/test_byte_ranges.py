"""Ranges: what is asked for is what is cut out, by a plain model of RFC 9110."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.serving.refusals import BadRangeError
from audobon.serving.web.byte_ranges import ByteRange, range_asked

SIZES = st.integers(0, 40)
PLACES = st.integers(0, 50)


def cut(data: bytes, header: str) -> bytes | None:
    """None if nothing of it is there."""
    try:
        part = range_asked(header, len(data))
    except BadRangeError:
        return None
    return data if part is None else data[part.start : part.stop]


@given(SIZES, PLACES, PLACES)
def test_from_one_byte_to_another(size: int, first: int, last: int) -> None:
    data = bytes(range(size))
    expected = data if last < first else data[first : last + 1] or None
    assert cut(data, f"bytes={first}-{last}") == expected


@given(SIZES, PLACES)
def test_from_a_byte_on_and_the_last_ones(size: int, number: int) -> None:
    data = bytes(range(size))
    assert cut(data, f"bytes={number}-") == (data[number:] or None)
    assert cut(data, f"bytes=-{number}") == ((data[-number:] if number else b"") or None)


@pytest.mark.parametrize(
    "header", [None, "", "bytes=", "bytes=-", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes 0-1", "bytes=\u0661-2"]
)
def test_what_cannot_be_understood_or_is_several_is_not_heard(header: str | None) -> None:
    assert range_asked(header, 10) is None


@given(st.text(max_size=30) | st.from_regex(r"bytes=[0-9 ,-]{0,80}", fullmatch=True), SIZES)
def test_no_header_leads_out_of_the_file(header: str, size: int) -> None:
    try:
        part = range_asked(header, size)
    except BadRangeError:
        return
    assert part is None or 0 <= part.start < part.stop <= size


def test_refusal_tells_how_long_the_file_is() -> None:
    with pytest.raises(BadRangeError, match="AUD-731") as refused:
        range_asked("bytes=10-", 10)
    assert refused.value.headers == {"content-range": "bytes */10"}


def test_part_is_told_as_the_header_has_it() -> None:
    part = range_asked("Bytes=2-900", 10)
    assert part == ByteRange(start=2, stop=10)
    assert part.told(10) == "bytes 2-9/10"
