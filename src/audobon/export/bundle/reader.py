"""A bundle opened: checked, mapped into memory, and looked at without a copy.

Knows: files and memory maps.  Does not know: torch, what a net is for.
Nothing is read but the first and the last pages until somebody asks; then the system brings the pages asked for, which
all processes that have the file open share.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audobon.export.bundle import refusals
from audobon.export.bundle.header import Preamble, read_header, read_preamble, read_trailer
from audobon.export.bundle.layout import (
    DIGEST_BYTES,
    PREAMBLE_BYTES,
    SCALE_ALIGNMENT,
    TRAILER_BYTES,
    FileEntry,
    Layout,
    NetEntry,
    TensorEntry,
    aligned,
)

_NUMPY = {
    "f64": "<f8", "f32": "<f4", "f16": "<f2", "bf16": "<u2", "i64": "<i8", "i32": "<i4", "i16": "<i2", "i8": "i1",
    "u8": "u1",
}  # fmt: skip
_AT_ONCE = 1 << 20


class Bundle:
    """An open bundle.

    The map is private to this process: who writes into a view changes a copy of that page, never the file. A file that
    is replaced by a new one (as the writer does) stays as it was for those who have it open; one that is cut short in
    place takes the pages away from under its readers, as with every memory map.

    Args:
        path: Of the file.
        layout: As its header tells.
        preamble: As it begins.
        digest: The sha256 that its trailer tells.
        pages: The whole file.
    """

    def __init__(self, path: Path, *, layout: Layout, preamble: Preamble, digest: bytes, pages: mmap.mmap) -> None:
        self.path = path
        self.layout = layout
        self.preamble = preamble
        self.digest = digest
        self._pages: mmap.mmap | None = pages

    def __enter__(self) -> Bundle:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Views that were given stay good, and the map with them until the last is gone."""
        self._pages = None

    @property
    def pages(self) -> mmap.mmap:
        """The whole file, byte by byte.

        Raises:
            WeightsError: AUD-380 after it was closed.
        """
        if self._pages is None:
            raise refusals.unreadable(self.path.name, "it was closed")
        return self._pages

    @property
    def identity(self) -> str:
        """The sha256 over the header, hexadecimal: it hangs on every byte of content, and needs none of it read."""
        return self.preamble.digest.hex()

    @cached_property
    def _nets(self) -> dict[str, NetEntry]:
        return {net.name: net for net in self.layout.nets}

    @cached_property
    def _files(self) -> dict[str, FileEntry]:
        return {file.name: file for file in self.layout.files}

    def has_net(self, name: str) -> bool:
        """Whether there is a net of this name."""
        return name in self._nets

    def has_file(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return name in self._files

    def net(self, name: str) -> NetEntry:
        """A net's entry.

        Raises:
            WeightsError: AUD-388, there is none.
        """
        if name not in self._nets:
            raise refusals.not_inside(self.path.name, f'net "{name}"')
        return self._nets[name]

    def tensor(self, net: str, name: str) -> TensorEntry:
        """A tensor's entry.

        Raises:
            WeightsError: AUD-388, there is none.
        """
        for entry in self.net(net).tensors:
            if entry.name == name:
                return entry
        raise refusals.not_inside(self.path.name, f'tensor "{name}" in "{net}"')

    def file(self, name: str) -> memoryview:
        """A file's bytes, without a copy.

        Raises:
            WeightsError: AUD-388, there is none.
        """
        if name not in self._files:
            raise refusals.not_inside(self.path.name, f'file "{name}"')
        return self.payload(self._files[name])

    def writable_file(self, name: str) -> memoryview:
        """The same for a library that wants memory it might write to: what it writes is this process's alone."""
        if name not in self._files:
            raise refusals.not_inside(self.path.name, f'file "{name}"')
        start = self.place(self._files[name])
        return memoryview(self.pages)[start : start + self._files[name].size]

    def payload(self, entry: TensorEntry | FileEntry) -> memoryview:
        """The bytes of a payload as they lie in the file, read-only, without a copy."""
        return memoryview(self.pages).toreadonly()[self.place(entry) : self.place(entry) + entry.size]

    def place(self, entry: TensorEntry | FileEntry) -> int:
        """Where a payload begins in the file."""
        return self.preamble.payloads_start + entry.offset

    def values(self, entry: TensorEntry) -> NDArray[Any]:
        """A tensor's values as an array over the file's own pages, read-only; bf16 as its 16 bits (uint16)."""
        found = np.frombuffer(self.payload(entry)[: entry.values_bytes], dtype=_NUMPY[entry.dtype])
        return found.reshape(entry.shape)

    def scales(self, entry: TensorEntry) -> NDArray[np.float32]:
        """The float32 scales of a tensor's slices over the file's own pages; empty for a plain tensor."""
        start = scales_start(entry)
        return np.frombuffer(self.payload(entry)[start : start + 4 * entry.scales], dtype="<f4")

    def check(self, entry: TensorEntry | FileEntry) -> None:
        """Compare a payload with its checksum.

        Raises:
            WeightsError: AUD-387, it is damaged.
        """
        found = hashlib.sha256(self.payload(entry)).hexdigest()
        if found != entry.sha256:
            raise refusals.payload_damaged(self.path.name, f'"{entry.name}"', found=found, should=entry.sha256)

    def check_net(self, name: str) -> None:
        """Compare all payloads of a net with their checksums.

        Raises:
            WeightsError: AUD-387 one is damaged, AUD-388 there is no such net.
        """
        for entry in self.net(name).tensors:
            self.check(entry)

    def check_file(self, name: str) -> None:
        """Compare a file with its checksum.

        Raises:
            WeightsError: AUD-387 it is damaged, AUD-388 there is no such file.
        """
        if name not in self._files:
            raise refusals.not_inside(self.path.name, f'file "{name}"')
        self.check(self._files[name])

    def check_whole(self) -> None:
        """Compare every byte of the file with its checksums: each payload by name, then all there is.

        What lies between payloads must be zero, for what is in no entry is in no checksum but the last.

        Raises:
            WeightsError: AUD-384 or AUD-387, it is damaged.
        """
        for entry in self.layout.payloads:
            self.check(entry)
        digest, whole = hashlib.sha256(), memoryview(self.pages)
        for start, end in self._gaps():
            if any(whole[start:end]):
                raise refusals.damaged(self.path.name, f"bytes {start} to {end}, which should be zero, are not")
        for start in range(0, len(whole) - DIGEST_BYTES, _AT_ONCE):
            digest.update(whole[start : min(start + _AT_ONCE, len(whole) - DIGEST_BYTES)])
        if digest.digest() != self.digest:
            raise refusals.damaged(self.path.name, "the checksum of the whole file is wrong")

    def _gaps(self) -> Iterator[tuple[int, int]]:
        """From where to where nothing lies: before each page that begins something."""
        end = PREAMBLE_BYTES + self.preamble.header_bytes
        for entry in self.layout.payloads:
            yield end, self.place(entry)
            if isinstance(entry, TensorEntry) and entry.scales:
                yield self.place(entry) + entry.values_bytes, self.place(entry) + scales_start(entry)
            end = self.place(entry) + entry.size
        yield end, self.preamble.file_bytes - TRAILER_BYTES


def scales_start(entry: TensorEntry) -> int:
    """Where a payload's scales begin, from its own start."""
    return aligned(entry.values_bytes, to=SCALE_ALIGNMENT)


def open_bundle(path: Path) -> Bundle:
    """Open a bundle: its frame and header are checked, its payloads are not read.

    Raises:
        WeightsError: AUD-380 unreadable, AUD-381 no bundle, AUD-382 unknown version, AUD-383 cut off or grown, AUD-384
            damaged, AUD-385 breaks a rule, AUD-386 requires an unknown feature.
    """
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            preamble = read_preamble(stream.read(PREAMBLE_BYTES), file_bytes=size, name=path.name)
            layout = read_header(preamble, stream.read(preamble.header_bytes), name=path.name)
            stream.seek(size - TRAILER_BYTES)
            digest = read_trailer(stream.read(TRAILER_BYTES), file_bytes=size, name=path.name)
            pages = mmap.mmap(stream.fileno(), size, access=mmap.ACCESS_COPY)
    except OSError as error:
        raise refusals.unreadable(path.name, error.strerror or str(error)) from error
    except ValueError as error:  # of the map, where the file became shorter meanwhile
        raise refusals.unreadable(path.name, str(error)) from error
    return Bundle(path, layout=layout, preamble=preamble, digest=digest, pages=pages)
