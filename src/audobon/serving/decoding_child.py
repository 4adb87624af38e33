"""The process that decodes one picture: reads it from its input, writes pixels to its output, and ends.

Knows: its own bounds, the way to and fro.  Does not know: the service; it is started by `outside_images.py`.

It bounds itself before it reads the first byte: memory, time of a core, no file may grow, no core is dumped. It imports
Pillow and nothing of the service but the decoding, which takes a tenth of a second.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
from typing import BinaryIO

from audobon.serving.picture_decoding import UnusableImageError, decoded_here

ASKED = struct.Struct(">QQ")
"""What comes before the file: the most pixels, and the file's length."""
ANSWERED = struct.Struct(">I")
"""What goes before the answer: the length of its head, which is JSON."""
MEMORY_BYTES = 1_500_000_000
"""Of address space: 40 million pixels of four channels, decoded, turned and converted, are 480 MB."""
CORE_S = 10


def bound() -> None:
    """Take from this process what decoding does not need."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CORE_S), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        _, hard = resource.getrlimit(what)
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (lower, lower))


def answer(asked: BinaryIO, out: BinaryIO) -> None:
    """Decode the picture that comes, and say what it is or why it is refused."""
    most_pixels, length = ASKED.unpack(asked.read(ASKED.size))
    try:
        image = decoded_here(asked.read(length), name="it", most_pixels=most_pixels)
        head = {"mode": image.mode, "width": image.width, "height": image.height}
        pixels = image.tobytes()
    except UnusableImageError as error:
        head, pixels = {"refused": error.message.partition(": ")[2]}, b""
    except MemoryError:
        head, pixels = {"refused": "it takes more memory than a picture may"}, b""
    told = json.dumps(head).encode()
    out.write(ANSWERED.pack(len(told)) + told)
    out.write(pixels)
    out.flush()


if __name__ == "__main__":
    bound()
    answer(sys.stdin.buffer, sys.stdout.buffer)
