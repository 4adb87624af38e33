"""Small bundles for tests, and bundles whose header was changed and signed anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from audobon.export.bundle.canonical import written
from audobon.export.bundle.header import packed_trailer, signed_preamble
from audobon.export.bundle.layout import PREAMBLE_BYTES, aligned
from audobon.export.bundle.writer import Content, StoredFile, StoredTensor, write_bundle

Tree = dict[str, Any]


def small_content() -> Content:
    """Two nets and two files: 8-bit integers with scales, 16 and 32 bits, a single number, an empty tensor."""
    return Content(
        nets={
            "painter": {
                "bias": StoredTensor(dtype="bf16", shape=(3,), values=b"\x80\x3f\x00\x40\x40\x40"),
                "weight": StoredTensor(
                    dtype="i8", shape=(2, 3), values=bytes([1, 2, 3, 255, 254, 253]), scales=bytes([0, 0, 0, 63]) * 2
                ),
            },
            "style/space": {
                "empty": StoredTensor(dtype="f16", shape=(0, 4), values=b""),
                "steps": StoredTensor(dtype="i64", shape=(), values=(7).to_bytes(8, "little")),
            },
        },
        files={
            "painter/config.json": StoredFile(role="config", data=b'{"width": 3}\n'),
            "LICENSE": StoredFile(role="licence", data=b"as given\n"),
        },
        about={"name": "small"},
        optional=frozenset({"audobon-models"}),
    )


def small_bundle(path: Path) -> Path:
    """That content as a bundle."""
    write_bundle(path, small_content())
    return path


def header_of(data: bytes) -> Tree:
    """The header of a bundle, parsed."""
    length = int.from_bytes(data[12:16], "little")
    tree: Tree = json.loads(data[PREAMBLE_BYTES : PREAMBLE_BYTES + length])
    return tree


def with_header(data: bytes, change: Callable[[Tree], object]) -> bytes:
    """A bundle whose header somebody has changed on purpose, with checksums that are right again."""
    tree = header_of(data)
    change(tree)
    return signed(data, written(tree))


def signed(data: bytes, header: bytes) -> bytes:
    """A bundle with other bytes for its header, whatever they are, in a frame that is sound."""
    start = aligned(PREAMBLE_BYTES + int.from_bytes(data[12:16], "little"))
    payloads = data[start:-64]
    room = aligned(PREAMBLE_BYTES + len(header))
    whole = room + len(payloads) + 64
    preamble = signed_preamble(header, file_bytes=whole).packed()
    body = (preamble + header).ljust(room, b"\0") + payloads
    return body + trailer(body, file_bytes=whole)


def trailer(body: bytes, *, file_bytes: int) -> bytes:
    """The last 64 bytes behind these."""
    unsigned = packed_trailer(file_bytes=file_bytes, digest=bytes(32))[:32]
    return unsigned + hashlib.sha256(body + unsigned).digest()
