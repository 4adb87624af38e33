"""What a bundle holds and where: the format's numbers, and frozen entries for nets, tensors and files.

Knows: docs/bundle.md, version 1.0.  Does not know: how anything is read or written.
"""

from __future__ import annotations

from dataclasses import dataclass

MAGIC = b"\x89AUD\r\n\x1a\n"
"""A byte beyond ASCII and both line ends, so that a file that was sent as text shows at once.

Source: PNG (Portable Network Graphics) Specification, third edition (W3C), section 5.2.
"""
END_MAGIC = b"\x89AUDEND\n"
MAJOR, MINOR = 1, 0
PREAMBLE_BYTES = TRAILER_BYTES = 64
PAGE_BYTES = 4096
SCALE_ALIGNMENT = 64
DIGEST_BYTES = 32

MAX_HEADER_BYTES = 4 << 20
MAX_VALUES = 1 << 18
MAX_DEPTH = 6
MAX_DIMENSIONS = 8
MAX_NAME = 256
MAX_TENSORS, MAX_NETS, MAX_FILES, MAX_ABOUT = 16_384, 256, 4096, 32
MAX_SIZE = (1 << 63) - 1

ITEM_BYTES = {"f64": 8, "f32": 4, "f16": 2, "bf16": 2, "i64": 8, "i32": 4, "i16": 2, "i8": 1, "u8": 1}
ROLES = ("card", "config", "data", "graph", "licence", "scheduler", "style", "tokenizer")

SCALES = "scales-per-channel"
MODELS = "audobon-models"
KNOWN_REQUIRED = (SCALES,)
KNOWN_OPTIONAL = (MODELS,)


@dataclass(frozen=True, kw_only=True)
class TensorEntry:
    """One tensor of a net.

    Attributes:
        name: Unique within its net.
        dtype: A key of `ITEM_BYTES`.
        shape: At most 8 sizes; () is a single number.
        scales: How many float32 scales lie behind the integers, one a slice of dimension 0; 0 for a plain tensor.
        offset: Of the first byte from the start of the payloads, a multiple of 4096.
        size: Bytes of the payload, scales included.
        sha256: Of these bytes, hexadecimal.
    """

    name: str
    dtype: str
    shape: tuple[int, ...]
    scales: int
    offset: int
    size: int
    sha256: str

    @property
    def values_bytes(self) -> int:
        """Bytes of the values alone."""
        return values_bytes(self.dtype, self.shape)


@dataclass(frozen=True, kw_only=True)
class NetEntry:
    """One net: its tensors, by name in order."""

    name: str
    tensors: tuple[TensorEntry, ...]


@dataclass(frozen=True, kw_only=True)
class FileEntry:
    """One file as it is: a graph, a tokenizer, a card; `role` is one of `ROLES`, offset and size as of a tensor."""

    name: str
    role: str
    offset: int
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Layout:
    """All that the header says.

    Attributes:
        about: Facts for people, by key in order.
        required: Features that a reader must know.
        optional: Features that a reader may pass over.
        nets: By name in order.
        files: By name in order.
    """

    about: tuple[tuple[str, str], ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]
    nets: tuple[NetEntry, ...]
    files: tuple[FileEntry, ...]

    @property
    def payloads(self) -> tuple[TensorEntry | FileEntry, ...]:
        """Every payload in the order in which they lie in the file: the nets' tensors, then the files."""
        return (*(tensor for net in self.nets for tensor in net.tensors), *self.files)

    @property
    def unknown_optional(self) -> tuple[str, ...]:
        """Optional features that this reader does not know."""
        return tuple(name for name in self.optional if name not in KNOWN_OPTIONAL)


def aligned(offset: int, *, to: int = PAGE_BYTES) -> int:
    """The next multiple of `to` that is not below `offset`."""
    return -(-offset // to) * to


def values_bytes(dtype: str, shape: tuple[int, ...]) -> int:
    """Bytes of a tensor's values, without scales."""
    size = ITEM_BYTES[dtype]
    for length in shape:
        size *= length
    return size


def payload_bytes(dtype: str, shape: tuple[int, ...], scales: int) -> int:
    """Bytes of a tensor's payload: the values, and behind them (at a multiple of 64) the float32 scales, if any."""
    values = values_bytes(dtype, shape)
    return aligned(values, to=SCALE_ALIGNMENT) + 4 * scales if scales else values
