"""From a bundle's first bytes to its layout and back, every rule of the format checked before a payload is touched.

Knows: docs/bundle.md, sections 2 to 4.  Does not know: files, memory maps, what a net is for.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from audobon.export.bundle import layout as f
from audobon.export.bundle import refusals
from audobon.export.bundle.canonical import HeaderError, parsed, written
from audobon.export.bundle.layout import FileEntry, Layout, NetEntry, TensorEntry

_PREAMBLE = struct.Struct("<8sHHIQQ32s")
_TRAILER = struct.Struct("<8sQQQ32s")
_SIGNED = 32
"""The bytes of the preamble that its own checksum covers, before the header's."""
_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}(?:/[A-Za-z0-9_][A-Za-z0-9._-]{0,127}){0,7}")
_WORD = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that are devices on Windows, whatever follows the first full stop."""


@dataclass(frozen=True, kw_only=True)
class Preamble:
    """The first 64 bytes: format version, lengths, and the sha256 over themselves and the header."""

    major: int
    minor: int
    header_bytes: int
    file_bytes: int
    digest: bytes

    @property
    def payloads_start(self) -> int:
        """Where payloads begin, a multiple of 4096."""
        return f.aligned(f.PREAMBLE_BYTES + self.header_bytes)

    def packed(self) -> bytes:
        """As it stands in a file."""
        return _PREAMBLE.pack(f.MAGIC, self.major, self.minor, self.header_bytes, self.file_bytes, 0, self.digest)


def signed_preamble(header: bytes, *, file_bytes: int) -> Preamble:
    """The preamble of a header in a file of this length."""
    unsigned = Preamble(
        major=f.MAJOR, minor=f.MINOR, header_bytes=len(header), file_bytes=file_bytes, digest=bytes(f.DIGEST_BYTES)
    )
    digest = hashlib.sha256(unsigned.packed()[:_SIGNED] + header).digest()
    return Preamble(major=f.MAJOR, minor=f.MINOR, header_bytes=len(header), file_bytes=file_bytes, digest=digest)


def read_preamble(data: bytes, *, file_bytes: int, name: str) -> Preamble:
    """The preamble, its lengths checked against the file's.

    Args:
        data: The first 64 bytes, or all there are.
        file_bytes: The length of the whole file.
        name: Of the file, for messages.

    Raises:
        WeightsError: AUD-381 no bundle, AUD-382 unknown version, AUD-383 cut off or grown, AUD-384 damaged, AUD-385
            header too long.
    """
    if not data.startswith(f.MAGIC[: len(data)]):
        raise refusals.no_bundle(name)
    if len(data) < f.PREAMBLE_BYTES:
        raise refusals.wrong_length(name, has=file_bytes, should=None)
    _, major, minor, header_bytes, whole, zero, digest = _PREAMBLE.unpack(data[: f.PREAMBLE_BYTES])
    if major != f.MAJOR:
        raise refusals.strange_version(name, f"{major}.{minor}")
    if whole != file_bytes:
        raise refusals.wrong_length(name, has=file_bytes, should=whole)
    if zero:
        raise refusals.damaged(name, "what should be zero in its first 64 bytes is not")
    if header_bytes > f.MAX_HEADER_BYTES:
        raise refusals.rule_broken(name, f"its header has {header_bytes} bytes, more than {f.MAX_HEADER_BYTES}")
    found = Preamble(major=major, minor=minor, header_bytes=header_bytes, file_bytes=whole, digest=digest)
    if found.payloads_start + f.TRAILER_BYTES > file_bytes:
        raise refusals.damaged(name, f"its header would have {header_bytes} bytes, more than there is room for")
    return found


def read_header(preamble: Preamble, header: bytes, *, name: str) -> Layout:
    """The layout that a header tells, all of it inside the file and nothing over another.

    Raises:
        WeightsError: AUD-384 damaged, AUD-385 breaks a rule, AUD-386 requires an unknown feature.
    """
    signed = preamble.packed()[:_SIGNED] + header
    if len(header) != preamble.header_bytes or hashlib.sha256(signed).digest() != preamble.digest:
        raise refusals.damaged(name, "the checksum of its header is wrong")
    room = preamble.file_bytes - f.TRAILER_BYTES - preamble.payloads_start
    try:
        found = _Reading(is_newer=preamble.minor > f.MINOR).layout(parsed(header))
        _check_places(found, room=room)
        _check_names(found)
    except HeaderError as fault:
        raise refusals.rule_broken(name, str(fault)) from fault
    unknown = [feature for feature in found.required if feature not in f.KNOWN_REQUIRED]
    if unknown:
        raise refusals.unknown_features(name, unknown)
    return found


def packed_trailer(*, file_bytes: int, digest: bytes) -> bytes:
    """The last 64 bytes: an end mark, the length once more, and the sha256 of everything before that digest."""
    return _TRAILER.pack(f.END_MAGIC, file_bytes, 0, 0, digest)


def read_trailer(data: bytes, *, file_bytes: int, name: str) -> bytes:
    """The file's digest, from its last 64 bytes.

    Raises:
        WeightsError: AUD-384, if they are no end of a bundle of this length.
    """
    if len(data) != f.TRAILER_BYTES:
        raise refusals.damaged(name, "it became shorter while it was read")
    mark, whole, zero, other, digest = _TRAILER.unpack(data)
    if mark != f.END_MAGIC or whole != file_bytes or zero or other:
        raise refusals.damaged(name, "its last 64 bytes are not the end of a bundle")
    return bytes(digest)


def written_header(layout: Layout) -> bytes:
    """A layout as a header."""
    return written(
        {
            "about": dict(layout.about),
            "features": {"optional": list(layout.optional), "required": list(layout.required)},
            "files": [
                {"name": one.name, "offset": one.offset, "role": one.role, "sha256": one.sha256, "size": one.size}
                for one in layout.files
            ],
            "nets": [{"name": net.name, "tensors": [_told(one) for one in net.tensors]} for net in layout.nets],
        }
    )


def _told(tensor: TensorEntry) -> dict[str, object]:
    return {
        "dtype": tensor.dtype,
        "name": tensor.name,
        "offset": tensor.offset,
        "scales": tensor.scales,
        "sha256": tensor.sha256,
        "shape": list(tensor.shape),
        "size": tensor.size,
    }


class _Reading:
    """Entries from parsed JSON, each of the kind that it should be.

    Args:
        is_newer: Of a later minor version, which may add keys that are passed over.
    """

    def __init__(self, *, is_newer: bool) -> None:
        self._is_newer = is_newer

    def layout(self, tree: object) -> Layout:
        root = self._object(tree, "the header", ("about", "features", "files", "nets"))
        features = self._object(root["features"], "features", ("optional", "required"))
        found = Layout(
            about=self._about(root["about"]),
            required=self._words(features["required"]),
            optional=self._words(features["optional"]),
            nets=tuple(self._net(one) for one in _list(root["nets"], "nets", most=f.MAX_NETS)),
            files=tuple(self._file(one) for one in _list(root["files"], "files", most=f.MAX_FILES)),
        )
        if sum(len(net.tensors) for net in found.nets) > f.MAX_TENSORS:
            raise HeaderError(f"it has more than {f.MAX_TENSORS} tensors")
        return found

    def _object(self, value: object, what: str, keys: tuple[str, ...]) -> dict[str, object]:
        if not isinstance(value, dict) or any(key not in value for key in keys):
            raise HeaderError(f"{what} should be an object with {', '.join(keys)}")
        if len(value) > len(keys) and not self._is_newer:
            raise HeaderError(f"{what} has keys beside {', '.join(keys)}")
        return value

    def _about(self, value: object) -> tuple[tuple[str, str], ...]:
        if not isinstance(value, dict) or len(value) > f.MAX_ABOUT:
            raise HeaderError(f"about should be an object of at most {f.MAX_ABOUT} facts")
        return tuple((_matched(key, _WORD, "a fact's key"), _text(fact, "a fact")) for key, fact in value.items())

    def _words(self, value: object) -> tuple[str, ...]:
        found = [_matched(one, _WORD, "a feature") for one in _list(value, "features", most=f.MAX_ABOUT)]
        return _in_order(found, "features")

    def _net(self, value: object) -> NetEntry:
        given = self._object(value, "a net", ("name", "tensors"))
        tensors = _list(given["tensors"], "tensors", most=f.MAX_TENSORS)
        return NetEntry(name=_path(given["name"]), tensors=tuple(self._tensor(one) for one in tensors))

    def _tensor(self, value: object) -> TensorEntry:
        keys = ("dtype", "name", "offset", "scales", "sha256", "shape", "size")
        given = self._object(value, "a tensor", keys)
        dtype, shape = given["dtype"], _list(given["shape"], "a shape", most=f.MAX_DIMENSIONS)
        if not isinstance(dtype, str) or dtype not in f.ITEM_BYTES:
            raise HeaderError("a tensor's dtype is none of " + ", ".join(f.ITEM_BYTES))
        name = _text(given["name"], "a tensor's name")
        sizes = tuple(_whole(length, "a size in a shape") for length in shape)
        scales, size = _whole(given["scales"], "scales"), _whole(given["size"], "a size")
        if not name or name.endswith("::scale") or name == "__metadata__":  # which safetensors keeps for itself
            raise HeaderError(f'a tensor may not be called "{name}"')
        if f.values_bytes(dtype, tuple(length or 1 for length in sizes)) > f.MAX_SIZE:
            raise HeaderError(f'the tensor "{name}" has a shape beyond what can be counted')
        if scales and (dtype != "i8" or not sizes or scales != sizes[0]):
            raise HeaderError(f'the tensor "{name}" has {scales} scales, and they fit neither its dtype nor its shape')
        if size != f.payload_bytes(dtype, sizes, scales):
            raise HeaderError(f'the tensor "{name}" has {size} bytes, which do not fit its dtype and shape')
        return TensorEntry(
            name=name, dtype=dtype, shape=sizes, scales=scales, size=size,
            offset=_whole(given["offset"], "an offset"), sha256=_matched(given["sha256"], _DIGEST, "a checksum"),
        )  # fmt: skip

    def _file(self, value: object) -> FileEntry:
        given = self._object(value, "a file", ("name", "offset", "role", "sha256", "size"))
        role = given["role"]
        if not isinstance(role, str) or role not in f.ROLES:
            raise HeaderError("a file's role is none of " + ", ".join(f.ROLES))
        return FileEntry(
            name=_path(given["name"]), role=role, size=_whole(given["size"], "a size"),
            offset=_whole(given["offset"], "an offset"), sha256=_matched(given["sha256"], _DIGEST, "a checksum"),
        )  # fmt: skip


def _check_places(found: Layout, *, room: int) -> None:
    """Every payload begins at the first page after the one before it, and the last page ends where the trailer begins.

    So nothing lies over anything else, or where no entry tells of it, and no offset leads out of the file.
    """
    end = 0
    for one in found.payloads:
        if one.offset != f.aligned(end):
            raise HeaderError(f'"{one.name}" begins at {one.offset} instead of {f.aligned(end)}')
        end = one.offset + one.size
        if end > room:
            raise HeaderError(f'"{one.name}" ends at {end}, and there are only {room} bytes of payloads')
    if f.aligned(end) != room:
        raise HeaderError(f"its payloads have {f.aligned(end)} bytes, and there is room for {room}")


def _check_names(found: Layout) -> None:
    """Names are in order, each once, and can all be laid out as files beside each other on any system.

    Extraction writes a net as a folder with `weights.json` and `*.safetensors`; files may lie in it beside those.
    """
    _in_order([net.name for net in found.nets], "nets")
    _in_order([one.name for one in found.files], "files")
    for net in found.nets:
        _in_order([tensor.name for tensor in net.tensors], f'the tensors of "{net.name}"')
    nets = _each_once([net.name for net in found.nets])
    files = _each_once([one.name for one in found.files])
    for name in (*nets, *files):
        parts = name.split("/")
        parents = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
        if parents & files or name in nets & files:
            raise HeaderError(f'"{name}" would be a file and a folder at once')
        if name in files and "/".join(parts[:-1]) in nets and _is_weights(parts[-1]):
            raise HeaderError(f'"{name}" would lie where the tensors of a net do')


def _is_weights(name: str) -> bool:
    return name == "weights.json" or name.endswith(".safetensors")


def _each_once(names: Iterable[str]) -> set[str]:
    """Names as a system sees them for which great and small letters are the same."""
    found: set[str] = set()
    for name in names:
        if name.lower() in found:
            raise HeaderError(f'"{name}" is there twice but for great and small letters')
        found.add(name.lower())
    return found


def _in_order(names: Iterable[str], what: str) -> tuple[str, ...]:
    found = tuple(names)
    if any(one >= other for one, other in pairwise(found)):
        raise HeaderError(f"{what} are not in order, each once")
    return found


def _list(value: object, what: str, *, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise HeaderError(f"{what} should be a list of at most {most}")
    return value


def _whole(value: object, what: str) -> int:
    if not isinstance(value, int) or value > f.MAX_SIZE:
        raise HeaderError(f"{what} should be a whole number below 2^63")
    return value


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise HeaderError(f"{what} should be a string")
    return value


def _matched(value: object, pattern: re.Pattern[str], what: str) -> str:
    found = _text(value, what)
    if not pattern.fullmatch(found):
        raise HeaderError(f'{what} may not be "{found}"')
    return found


def _path(value: object) -> str:
    """A name that is a path below some folder on any system, and nothing else."""
    found = _matched(value, _PATH, "a name")
    for part in found.split("/"):
        if part.endswith(".") or _DEVICES.fullmatch(part.lower()):
            raise HeaderError(f'a name may not be "{found}"')
    return found
