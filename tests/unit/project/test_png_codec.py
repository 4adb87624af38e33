"""Our own PNG: any reader's to read, given back to the pixel, and never trusted further than it is whole."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from PIL import Image

from audobon.png_codec import pixels_of_png, png_of_pixels

SIDES = st.integers(1, 9)
PICTURES = st.one_of(
    hnp.arrays(np.uint8, st.tuples(SIDES, SIDES, st.just(3))),
    hnp.arrays(np.uint8, st.tuples(SIDES, SIDES)),
    hnp.arrays(np.uint16, st.tuples(SIDES, SIDES)),
)
PICTURE = np.random.default_rng(0).integers(0, 256, (7, 5, 3)).astype(np.uint8)
ROOM = 100


@given(PICTURES)
def test_every_reader_gives_the_pixels_back(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
    data = png_of_pixels(pixels)
    with Image.open(io.BytesIO(data)) as picture:
        picture.verify()
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(data))), pixels)
    own = pixels_of_png(data, most_pixels=ROOM)
    assert own is not None
    assert own.dtype == pixels.dtype
    assert np.array_equal(own, pixels)


def test_a_view_of_a_picture_is_written_as_its_copy() -> None:
    turned = PICTURE[:, ::-1]
    assert png_of_pixels(turned) == png_of_pixels(turned.copy())


@given(st.integers(0, len(png_of_pixels(PICTURE)) - 1), st.integers(1, 255))
def test_damage_is_never_read(place: int, by: int) -> None:
    damaged = bytearray(png_of_pixels(PICTURE))
    damaged[place] ^= by
    assert pixels_of_png(bytes(damaged), most_pixels=ROOM) is None


@given(st.integers(0, len(png_of_pixels(PICTURE)) - 1))
def test_what_is_cut_off_is_never_read(length: int) -> None:
    assert pixels_of_png(png_of_pixels(PICTURE)[:length], most_pixels=ROOM) is None


def test_what_other_programs_write_is_left_to_others() -> None:
    stream = io.BytesIO()
    Image.fromarray(PICTURE).save(stream, format="PNG", optimize=True)
    assert pixels_of_png(stream.getvalue(), most_pixels=ROOM) is None
    assert pixels_of_png(png_of_pixels(PICTURE) + b"more", most_pixels=ROOM) is None


def test_a_picture_that_is_too_large_is_not_unpacked() -> None:
    assert pixels_of_png(png_of_pixels(PICTURE), most_pixels=7 * 5) is not None
    assert pixels_of_png(png_of_pixels(PICTURE), most_pixels=7 * 5 - 1) is None


@pytest.mark.parametrize(
    "rows", [b"\x02ab" * 3, b"\x02ab", b"\x02ab\x01cd", b"\x02ab\x02cd\x02"], ids=["more", "less", "filter", "odd"]
)
def test_rows_that_are_not_those_of_the_head_are_refused(rows: bytes) -> None:
    assert pixels_of_png(_png(zlib.compress(rows)), most_pixels=ROOM) is None
    assert pixels_of_png(_png(zlib.compress(b"\x02ab\x02cd")), most_pixels=ROOM) is not None


def test_checksum_of_what_was_packed_counts() -> None:
    packed = bytearray(zlib.compress(b"\x02ab\x02cd"))
    packed[-1] ^= 1
    assert pixels_of_png(_png(bytes(packed)), most_pixels=ROOM) is None


def _png(packed: bytes) -> bytes:
    """A grey picture of two rows and two columns from packed rows."""
    chunks = (b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)), (b"IDAT", packed), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
