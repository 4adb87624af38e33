"""Pictures that promise too much, are damaged, are of another kind, or carry something along."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(width: int, height: int, *, data: bytes = b"", before: bytes = b"", kind: int = 2) -> bytes:
    """A PNG that says it is so large, with whatever data it has."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    return _SIGNATURE + head + before + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _small(form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((64, 64), 50).convert("RGB").save(stream, format=form, **options)
    return stream.getvalue()


def _bomb() -> bytes:
    """A hundred million pixels in a hundred kilobytes."""
    return png(10_000, 10_000, data=zlib.compress(bytes(10_000 * 30_001), 1))


def _changed(data: bytes, place: int, value: bytes) -> bytes:
    return data[:place] + value + data[place + len(value) :]


IMAGES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "noise": lambda: bytes(range(256)) * 40,
    "text": lambda: b"Once upon a time there was a kite.",
    "svg with a script": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "web page": lambda: b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "postscript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n",
    "gif": lambda: _small("GIF"),
    "bmp": lambda: _small("BMP"),
    "tiff": lambda: _small("TIFF"),
    "ico": lambda: _small("ICO"),
    "pdf": lambda: _small("PDF"),
    "zip": lambda: b"PK\x05\x06" + bytes(18),
    "bomb of 100 million pixels": _bomb,
    "png of 2^31 by 2^31": lambda: png(2**31 - 1, 2**31 - 1),
    "png of 60000 by 1": lambda: png(60_000, 1),
    "png of no pixels": lambda: png(0, 0),
    "png of 41 million pixels, no data": lambda: png(6404, 6404),
    "png cut off": lambda: _small("PNG")[:-40],
    "png head alone": lambda: _small("PNG")[:33],
    "png with a wrong checksum": lambda: _changed(_small("PNG"), 29, b"\0\0\0\0"),
    "png with damaged data": lambda: _changed(_small("PNG"), 60, bytes(300)),
    "png whose comment inflates to 200 MB": lambda: png(
        8, 8, before=_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 1)), data=zlib.compress(bytes(200))
    ),
    "png of an unknown colour": lambda: png(8, 8, kind=5, data=zlib.compress(bytes(200))),
    "jpeg of 65535 by 65535": lambda: _jpeg_of(65_535, 65_535),
    "jpeg cut off": lambda: _small("JPEG")[:300],
    "webp cut off": lambda: _small("WEBP", lossless=True)[:100],
    "webp of 16384 by 16384": lambda: _webp_of(16_383, 16_383),
}


def _jpeg_of(width: int, height: int) -> bytes:
    data = _small("JPEG")
    return _changed(data, data.index(b"\xff\xc0") + 5, struct.pack(">HH", height, width))


def _webp_of(width: int, height: int) -> bytes:
    """A lossless WebP whose head says it is so large."""
    data = _small("WEBP", lossless=True)
    at = data.index(b"VP8L") + 9
    bits = int.from_bytes(data[at : at + 4], "little") >> 28 << 28 | (width - 1) | (height - 1) << 14
    return _changed(data, at, bits.to_bytes(4, "little"))
