"""A folder of kept tensors: one safetensors file a value, mapped into memory to be read, checked, bounded, shared.

Knows: files and their sums.  Does not know: other levels, what is kept.
Several processes may use one folder: a file has its name only once it is whole, and one that another process deletes
is made again.  What is damaged is dropped and counted; nothing here is ever an error to whoever asks.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
import time
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import torch
from torch import Tensor

_SUFFIX = ".safetensors"
_HALF = ".half-"
_KEY_LETTERS = 64
_STALE_S = 3600.0
"""A half-written file that is older was left by a process that died."""


class DiskLevel:
    """Kept values in a folder.

    Args:
        folder: Made when the first value is written.
        room_bytes: What all files may take; beyond it, those that were asked for longest ago are deleted.
    """

    def __init__(self, folder: Path, *, room_bytes: int) -> None:
        self._folder = folder
        self.room_bytes = room_bytes
        self.hits = 0
        self.damaged = 0
        self.unwritten = 0
        self._lock = threading.Lock()

    @property
    def values(self) -> int:
        """How many values there are now."""
        return len(self._files())

    @property
    def held_bytes(self) -> int:
        """What the files take now."""
        return sum(size for _, size, _ in self._files())

    def found(self, key: str) -> dict[str, Tensor] | None:
        """The value of a key as it was written, mapped from its file; None if there is none, or none that is whole."""
        path = self._path(key)
        try:
            value = _read(path, key=key)
        except FileNotFoundError:  # never written, or deleted by another process just now
            return None
        with self._lock:
            if value is None:
                self.damaged += 1
            else:
                self.hits += 1
        with contextlib.suppress(OSError):
            if value is None:
                path.unlink()
            else:
                os.utime(path)
        return value

    def write(self, key: str, value: Mapping[str, Tensor]) -> None:
        """Keep a value, unless it is kept already or there is no room for it."""
        from safetensors import SafetensorError
        from safetensors.torch import save_file

        path = self._path(key)
        plain = {name: tensor.detach().cpu().contiguous() for name, tensor in value.items()}
        if path.is_file() or sum(tensor.nbytes for tensor in plain.values()) > self.room_bytes:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, half = tempfile.mkstemp(prefix=_HALF, dir=path.parent)
            os.close(handle)
            try:
                save_file(plain, half, metadata={"key": key, "sum": _sum(plain)})
                os.replace(half, path)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(half)
            self._trim()
        except (OSError, SafetensorError):
            with self._lock:
                self.unwritten += 1

    def drop(self, key: str) -> None:
        """Keep a value no longer, if it is kept."""
        with contextlib.suppress(OSError):
            self._path(key).unlink()

    def _path(self, key: str) -> Path:
        if len(key) != _KEY_LETTERS or set(key) - set("0123456789abcdef"):
            raise ValueError(f'"{key}" is no key')
        return self._folder / key[:2] / f"{key}{_SUFFIX}"

    def _files(self) -> list[tuple[float, int, Path]]:
        """When each file was last asked for, its bytes and its path."""
        found = []
        for path in self._folder.glob(f"??/*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                told = path.stat()
                found.append((told.st_mtime, told.st_size, path))
        return found

    def _trim(self) -> None:
        files = sorted(self._files())
        held = sum(size for _, size, _ in files)
        for _, size, path in files[:-1]:  # the last one was written just now
            if held <= self.room_bytes:
                break
            held -= size
            with contextlib.suppress(OSError):
                path.unlink()
        for half in self._folder.glob(f"??/{_HALF}*"):
            with contextlib.suppress(OSError):
                if time.time() - half.stat().st_mtime > _STALE_S:
                    half.unlink()


def _read(path: Path, *, key: str) -> dict[str, Tensor] | None:
    """A file's tensors, mapped; None where it is not what was written under this key.

    Raises:
        FileNotFoundError: Where there is no file.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(str(path), framework="pt") as file:
            told = file.metadata() or {}
            value = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    except FileNotFoundError:
        raise
    except (SafetensorError, OSError, ValueError):
        return None
    return value if told.get("key") == key and told.get("sum") == _sum(value) else None


def _sum(value: Mapping[str, Tensor]) -> str:
    """One sum over names, kinds, shapes and numbers."""
    digest = blake2b(digest_size=32)
    for name, tensor in sorted(value.items()):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)};".encode())
        digest.update(tensor.reshape(-1).view(torch.uint8).numpy().data)
    return digest.hexdigest()
