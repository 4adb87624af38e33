"""Files of weights that would run something when they are loaded, or that are not what they say."""

from __future__ import annotations

import io
import json
import pickle
import struct
import tarfile
import zipfile
from collections.abc import Callable

PICKLED_ENDINGS = (".pt", ".pth", ".ckpt", ".bin", ".pkl", ".PT", ".safetensors", ".npy", ".onnx", ".model")


class _Runs:
    """A pickle that makes a folder when it is loaded."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        import os

        return os.mkdir, ("pwned",)


def _pickled() -> bytes:
    return pickle.dumps({"weight": _Runs()}, protocol=2)


def _in_zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("archive/data.pkl", _pickled())
        archive.writestr("archive/version", "3\n")
    return held.getvalue()


def _in_tar() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        member = tarfile.TarInfo("../pickle")
        member.size = len(_pickled())
        archive.addfile(member, io.BytesIO(_pickled()))
    return held.getvalue()


def _tensors(header: object, *, data: bytes = bytes(64), length: int | None = None) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def _entry(start: int, end: int, *, shape: object = (4,), dtype: str = "F32") -> dict[str, object]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}


WEIGHTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{f"pickle called {ending}": (f"model{ending}", _pickled) for ending in PICKLED_ENDINGS},
    "pickle in a zip called .safetensors": ("model.safetensors", _in_zip),
    "pickle in a zip called .pt": ("model.pt", _in_zip),
    "pickle in a tar": ("model.safetensors", _in_tar),
    "empty": ("model.safetensors", lambda: b""),
    "noise": ("model.safetensors", lambda: bytes(range(256)) * 9),
    "cut off": ("model.safetensors", lambda: _tensors({"a": _entry(0, 16)}, data=bytes(8))),
    "header longer than the file": ("model.safetensors", lambda: _tensors({}, length=2**40)),
    "header of length 2^64 - 1": ("model.safetensors", lambda: _tensors({}, length=2**64 - 1)),
    "header that is no JSON": ("model.safetensors", lambda: _tensors(b"import os")),
    "header a hundred thousand deep": ("model.safetensors", lambda: _tensors(b"[" * 100_000)),
    "overlapping tensors": ("model.safetensors", lambda: _tensors({"a": _entry(0, 16), "b": _entry(8, 24)})),
    "tensor beyond the end": ("model.safetensors", lambda: _tensors({"a": _entry(0, 2**40, shape=[2**38])})),
    "tensor that ends before it begins": ("model.safetensors", lambda: _tensors({"a": _entry(16, 0)})),
    "shape that overflows": ("model.safetensors", lambda: _tensors({"a": _entry(0, 16, shape=[2**62, 2**62, 4])})),
    "shape of other data": ("model.safetensors", lambda: _tensors({"a": _entry(0, 16, shape=[5])})),
    "shape below zero": ("model.safetensors", lambda: _tensors({"a": _entry(0, 16, shape=[-4])})),
    "unknown type": ("model.safetensors", lambda: _tensors({"a": _entry(0, 16, dtype="OBJECT")})),
    "one name twice": ("model.safetensors", lambda: _tensors(
        b'{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"a":{"dtype":"F32","shape":[4],"data_offsets":[16,32]}}')),
    "hole in the data": ("model.safetensors", lambda: _tensors({"a": _entry(8, 24)})),
    "web page": ("model.safetensors", lambda: b"<html><body>404 Not Found</body></html>"),
}  # fmt: skip
