"""A bundle written whole or not at all; the same content gives the same bytes.

Knows: how payloads are laid out and summed up.  Does not know: tensors' libraries, what the content is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from audobon.errors import WeightsError
from audobon.export.bundle.header import packed_trailer, read_header, signed_preamble, written_header
from audobon.export.bundle.layout import (
    DIGEST_BYTES,
    MAX_HEADER_BYTES,
    PAGE_BYTES,
    PREAMBLE_BYTES,
    SCALE_ALIGNMENT,
    SCALES,
    TRAILER_BYTES,
    FileEntry,
    Layout,
    NetEntry,
    TensorEntry,
    aligned,
)
from audobon.export.bundle.refusals import not_to_bundle
from audobon.files import whole_file

Bytes = bytes | memoryview


@dataclass(frozen=True, kw_only=True)
class StoredTensor:
    """One tensor's bytes, little-endian and in C order; `scales` are the float32 scales of 8-bit integers."""

    dtype: str
    shape: tuple[int, ...]
    values: Bytes
    scales: Bytes = b""

    def parts(self) -> tuple[Bytes, ...]:
        """The payload's parts in order."""
        if not len(self.scales):
            return (self.values,)
        return self.values, bytes(-_length(self.values) % SCALE_ALIGNMENT), self.scales


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """One file's bytes and what it is for."""

    role: str
    data: Bytes


@dataclass(frozen=True, kw_only=True)
class Content:
    """All that goes into a bundle.

    Attributes:
        nets: Net -> tensor -> its bytes.
        files: Path -> file.
        about: Facts for people.
        required: Features that a reader must know, beside those that the content itself asks for.
        optional: Features that a reader may pass over.
    """

    nets: Mapping[str, Mapping[str, StoredTensor]] = field(default_factory=dict)
    files: Mapping[str, StoredFile] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


def write_bundle(path: Path, content: Content) -> Layout:
    """Write a bundle.

    Returns:
        What its header tells.

    Raises:
        WeightsError: AUD-389, if the content does not keep the format's rules.
        ResourceError: AUD-551 or AUD-552, if it cannot be written.
    """
    layout = _laid_out(content)
    header = written_header(layout)
    if len(header) > MAX_HEADER_BYTES:
        raise not_to_bundle(path.name, f"its header would have {len(header)} bytes, more than {MAX_HEADER_BYTES}")
    start = aligned(PREAMBLE_BYTES + len(header))
    last = layout.payloads[-1] if layout.payloads else None
    file_bytes = start + (aligned(last.offset + last.size) if last else 0) + TRAILER_BYTES
    preamble = signed_preamble(header, file_bytes=file_bytes)
    try:  # a reader is the judge of what may be written
        read_header(preamble, header, name=path.name)
    except WeightsError as error:
        raise not_to_bundle(path.name, str(error.__cause__ or error.message)) from error
    with whole_file(path) as stream:
        digest, place = hashlib.sha256(), 0
        for part in chain((preamble.packed(), header), _padded_payloads(content, layout, header=len(header))):
            stream.write(part)
            digest.update(part)
            place += _length(part)
        trailer = packed_trailer(file_bytes=file_bytes, digest=bytes(DIGEST_BYTES))[:-DIGEST_BYTES]
        digest.update(trailer)
        stream.write(trailer + digest.digest())
        assert place + TRAILER_BYTES == file_bytes, "a payload changed while it was written"
    return layout


def _laid_out(content: Content) -> Layout:
    end = 0
    nets = []
    for name in sorted(content.nets):
        tensors = []
        for key in sorted(content.nets[name]):
            entry = _tensor_entry(key, content.nets[name][key], offset=aligned(end))
            end = entry.offset + entry.size
            tensors.append(entry)
        nets.append(NetEntry(name=name, tensors=tuple(tensors)))
    files = []
    for name in sorted(content.files):
        file = content.files[name]
        size, sha256 = _length(file.data), hashlib.sha256(file.data).hexdigest()
        files.append(FileEntry(name=name, role=file.role, offset=aligned(end), size=size, sha256=sha256))
        end = files[-1].offset + size
    scaled = any(one.scales for net in nets for one in net.tensors)
    return Layout(
        about=tuple(sorted(content.about.items())),
        required=tuple(sorted(content.required | ({SCALES} if scaled else set()))),
        optional=tuple(sorted(content.optional)),
        nets=tuple(nets),
        files=tuple(files),
    )


def _tensor_entry(name: str, tensor: StoredTensor, *, offset: int) -> TensorEntry:
    digest, size = hashlib.sha256(), 0
    for part in tensor.parts():
        digest.update(part)
        size += _length(part)
    return TensorEntry(
        name=name, dtype=tensor.dtype, shape=tensor.shape, scales=_length(tensor.scales) // 4, offset=offset,
        size=size, sha256=digest.hexdigest(),
    )  # fmt: skip


def _padded_payloads(content: Content, layout: Layout, *, header: int) -> Iterator[Bytes]:
    """What lies between header and trailer, zeros up to each page's start included."""
    yield bytes(-(PREAMBLE_BYTES + header) % PAGE_BYTES)
    for net in layout.nets:
        for tensor in net.tensors:
            yield from content.nets[net.name][tensor.name].parts()
            yield bytes(-tensor.size % PAGE_BYTES)
    for file in layout.files:
        yield content.files[file.name].data
        yield bytes(-file.size % PAGE_BYTES)


def _length(data: Bytes) -> int:
    return data.nbytes if isinstance(data, memoryview) else len(data)
