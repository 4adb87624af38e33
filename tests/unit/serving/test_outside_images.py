"""Pictures from outside come out of a process of their own as they would here; whatever ends it is a refusal."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.errors import JobError
from audobon.serving import outside_images
from audobon.serving.decoding_child import ANSWERED, CORE_S, MEMORY_BYTES
from audobon.serving.outside_images import image_from_outside
from audobon.serving.picture_decoding import decoded_here
from benchmarks.hostile.images import IMAGES
from tests.unit.serving.test_picture_decoding import encoded

CLEAR = Image.new("RGBA", (5, 3), (1, 2, 3, 77))
WIDE = Image.fromarray(np.full((2, 4), 0x1234, np.uint16))


@pytest.mark.parametrize(("image", "form"), [(CLEAR, "PNG"), (WIDE, "PNG"), (Image.new("RGB", (6, 4), "red"), "JPEG")])
def test_picture_is_that_which_would_be_decoded_here(image: Image.Image, form: str) -> None:
    data = encoded(image, form)
    found, here = image_from_outside(data, name="a"), decoded_here(data, name="a")
    assert (found.mode, found.size, found.tobytes()) == (here.mode, here.size, here.tobytes())


@pytest.mark.parametrize("name", sorted(IMAGES)[::7])
def test_refusal_is_that_which_would_be_here(name: str) -> None:
    data = IMAGES[name]()
    with pytest.raises(JobError, match="AUD-761") as here:
        decoded_here(data, name="a picture")
    with pytest.raises(JobError, match="AUD-761") as there:
        image_from_outside(data, name="a picture")
    assert (there.value.message, there.value.http_status) == (here.value.message, 422)


def answering(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Have this in the child's place."""
    path = folder / "child"
    path.write_text("#!/bin/sh\n" + script)
    path.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(path))


def told(head: str, pixels: int) -> str:
    """A script that answers with this head and so many pixels' bytes."""
    length = "".join(f"\\{byte:03o}" for byte in ANSWERED.pack(len(head)))
    return f"cat >/dev/null; printf '{length}'; printf '%s' '{head}'; head -c {pixels} /dev/zero\n"


@pytest.mark.parametrize(
    "script",
    [
        "kill -SEGV $$\n",
        "exit 0\n",
        "cat >/dev/null; head -c 1000 /dev/urandom\n",
        told('{"mode": "RGB", "width": 2, "height": 2}', 11),
        told('{"mode": "RGB", "width": 2, "height": 2}', 13),
        told('{"mode": "CMYK", "width": 2, "height": 2}', 16),
        told('{"mode": "RGB", "width": -2, "height": -2}', 12),
        told('{"mode": "RGB", "width": 20, "height": 20}', 1200),
        told("[]", 0),
    ],
)
def test_child_that_ends_or_lies_is_a_refusal(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(tmp_path, monkeypatch, script)
    with pytest.raises(JobError, match="AUD-761.*the decoder ended over it"):
        image_from_outside(b"x" * 100_000, name="a", most_pixels=100)


def test_child_that_tells_the_truth_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(tmp_path, monkeypatch, told('{"mode": "RGB", "width": 2, "height": 2}', 12))
    assert image_from_outside(b"x", name="a", most_pixels=4).size == (2, 2)


def test_child_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(tmp_path, monkeypatch, "exec sleep 60\n")
    monkeypatch.setattr(outside_images, "LONGEST_S", 0.2)
    began = time.monotonic()
    with pytest.raises(JobError, match=r"AUD-761.*within 0\.2 s"):
        image_from_outside(b"x", name="a")
    assert time.monotonic() - began < 20


def test_child_may_take_no_more_memory_and_write_no_file(tmp_path: Path) -> None:
    program = f"""
import resource
from audobon.serving.decoding_child import bound
bound()
print(resource.getrlimit(resource.RLIMIT_CPU)[1] <= {CORE_S})
try:
    bytearray({MEMORY_BYTES})
except MemoryError:
    print("no memory")
try:
    with open({str(tmp_path / "file")!r}, "w") as stream:
        stream.write("x")
except OSError:
    print("no file")
"""
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    ).stdout
    assert said.splitlines() == ["True", "no memory", "no file"]
    assert (tmp_path / "file").read_bytes() == b""
