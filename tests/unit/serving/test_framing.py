"""Frames in a stream of bytes: read as they were written, however the bytes are cut; and anything else refused."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.errors import JobError
from audobon.serving.framing import MAX_BODY_BYTES, Frame, FrameReader, frame_start

HEADERS = st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=20), st.none()), max_size=4)
FRAMES = st.lists(st.builds(Frame, header=HEADERS, body=st.binary(max_size=60)), max_size=6)


def written(frames: list[Frame]) -> bytes:
    return b"".join(frame_start(one.header, body_bytes=len(one.body)) + one.body for one in frames)


@settings(max_examples=50)
@given(FRAMES, st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_frames_are_read_however_the_bytes_are_cut(frames: list[Frame], cuts: list[int]) -> None:
    data, reader, read = written(frames), FrameReader(), []
    at = number = 0
    while at < len(data):
        step = cuts[number % len(cuts)]
        read += reader.feed(data[at : at + step])
        at, number = at + step, number + 1
    assert read == frames
    assert reader.is_between_frames


def test_layout_is_the_documented_one() -> None:
    expected = struct.pack(">4sBBHQ", b"AUDF", 1, 0, 16, 3) + b'{"kind":"panel"}' + b"png"
    assert frame_start({"kind": "panel"}, body_bytes=3) + b"png" == expected
    (frame,) = FrameReader().feed(expected)
    assert (frame.kind, frame.body) == ("panel", b"png")
    assert Frame(header={}).kind == ""


@given(st.binary(max_size=64), st.booleans())
def test_other_bytes_give_no_frame_and_no_other_error(data: bytes, is_near: bool) -> None:
    reader = FrameReader(most_bytes=1000)
    try:
        list(reader.feed(b"AUDF\x01\x00" + data if is_near else data))
    except JobError as error:
        assert error.code == "AUD-769"  # noqa: PT017 - some of them begin a frame


def head(*, header_bytes: int, body_bytes: int = 0) -> bytes:
    return struct.pack(">4sBBHQ", b"AUDF", 1, 0, header_bytes, body_bytes)


@pytest.mark.parametrize(
    "data",
    [
        b"X", b"HTTP/1.1 200 OK\r\n\r\n", b"AUDF\x02" + bytes(11), b"AUDF\x01\x01" + bytes(10),
        head(header_bytes=0, body_bytes=MAX_BODY_BYTES + 1), head(header_bytes=2) + b"[]",
        head(header_bytes=2) + b"\xff{", head(header_bytes=9000) + b"[" * 9000,
    ],
)  # fmt: skip
def test_what_can_be_no_frame_is_refused_at_once(data: bytes) -> None:
    with pytest.raises(JobError, match="AUD-769"):
        list(FrameReader().feed(data))


@pytest.mark.parametrize(("header", "body_bytes"), [({"a": "x" * 65_536}, 0), ({}, MAX_BODY_BYTES + 1), ({}, -1)])
def test_frame_that_is_too_large_is_not_written(header: dict[str, object], body_bytes: int) -> None:
    with pytest.raises(JobError, match="AUD-769"):
        frame_start(header, body_bytes=body_bytes)
