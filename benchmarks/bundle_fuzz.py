"""Hostile headers of bundles: does any of them crash the reader, mislead it, or make it take much memory?

    PYTHONPATH=src python -m benchmarks.bundle_fuzz [--count 1000000] [--seed 0] [--json] [--out benchmarks/results]

Each header is a sound one with something changed: bytes of its frame; bytes of its JSON; values, kinds, keys and whole
branches of what it says; or no JSON at all.  Most are signed anew, as an attacker would, so that they get past the
checksum.  The reader must answer each with a layout that lies inside the file, or with one of its own errors.

Knows: the format, a few thousand ways to lie.  Does not know: how the reader works.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from audobon.errors import WeightsError
from audobon.export.bundle.canonical import written
from audobon.export.bundle.header import Preamble, read_header, read_preamble, signed_preamble, written_header
from audobon.export.bundle.layout import (
    PAGE_BYTES,
    PREAMBLE_BYTES,
    TRAILER_BYTES,
    FileEntry,
    Layout,
    NetEntry,
    TensorEntry,
)
from benchmarks.pencils import machine

Generator = np.random.Generator
CODES = {"AUD-381", "AUD-382", "AUD-383", "AUD-384", "AUD-385", "AUD-386"}
TRACED_EVERY = 100
CRASH, MISLED = "crash", "misled"
_NUMBERS = (0, 1, 2, 3, 63, 64, 4095, 4096, 4097, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64, 10**18, 10**30)
_STRINGS = (
    "", "..", "../x", "/x", "a/b", "a//b", ".x", "x.", "con", "C:x", "i8", "f32", "bf16", "u8", "a" * 64, "0" * 64,
    "weights.json", "w::scale", "x" * 256, "x" * 300, "\u00e9", "\\", '"', "\n", "\0", "scales-per-channel",
)  # fmt: skip
_KEYS = ("about", "features", "files", "nets", "name", "offset", "shape", "size", "sha256", "scales", "dtype", "role")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    found = fuzz(count=wanted.count, seed=wanted.seed)
    answer = {"benchmark": "bundle_fuzz", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"bundle-fuzz-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201


def fuzz(*, count: int, seed: int) -> dict[str, object]:
    """Read so many hostile headers.

    Returns:
        How many there were, how they were answered by code (`read` for those that kept every rule), how many crashed or
        misled the reader, the most memory that any of those looked at took (each hundredth), by how much the process's
        peak grew, and seconds.
    """
    random, tree, room = np.random.default_rng(seed), _sound_tree(), _room()
    answers: Counter[str] = Counter()
    most_bytes, before, started = 0, _peak_bytes(), time.perf_counter()
    for number in range(count):
        preamble, header, file_bytes = hostile(tree, room=room, random=random)
        is_traced = number % TRACED_EVERY == 0
        if is_traced:
            tracemalloc.start()
        answers[_answer(preamble, header, file_bytes)] += 1
        if is_traced:
            most_bytes = max(most_bytes, tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    return {
        "headers": count,
        "seed": seed,
        "answers": dict(sorted(answers.items())),
        "crashes": sum(times for answer, times in answers.items() if answer.startswith(CRASH)),
        "misled": answers[MISLED],
        "most_bytes_for_one": most_bytes,
        "process_grew_bytes": _peak_bytes() - before,
        "seconds": round(time.perf_counter() - started, 1),
    }


def hostile(tree: Any, *, room: int, random: Generator) -> tuple[bytes, bytes, int]:
    """A preamble, the header behind it, and the length of the file that they are said to be of."""
    way = int(random.integers(12))
    header = written(tree)
    if way == 0:  # the frame itself, unsigned
        file_bytes = _file_bytes(header, room)
        preamble = bytearray(signed_preamble(header, file_bytes=file_bytes).packed())
        for _ in range(int(random.integers(1, 4))):
            preamble[int(random.integers(len(preamble)))] = int(random.integers(256))
        return bytes(preamble), header, file_bytes
    if way == 1:  # nothing but noise
        return random.bytes(int(random.integers(80))), b"", int(random.integers(200))
    if way == 2:  # no JSON, signed
        header = random.bytes(int(random.integers(2000)))
    elif way == 3:  # deep or wide, signed
        header = _WIDE[int(random.integers(len(_WIDE)))] * int(random.integers(1, 3000))
    elif way <= 6:  # bytes of the JSON, signed
        header = _bytes_changed(header, random)
    else:  # what it says, signed
        changed = json.loads(header)
        for _ in range(int(random.integers(1, 4))):
            _value_changed(changed, random)
        header = json.dumps(changed, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
    file_bytes = _file_bytes(header, room)
    return signed_preamble(header, file_bytes=file_bytes).packed(), header, file_bytes


_WIDE = (b"[", b"{", b'"', b'{"a":', b"[[", b"[],", b"0", b",", b"9", b"]", b'"a",', b"\\u0000", b"\xff")


def _bytes_changed(header: bytes, random: Generator) -> bytes:
    data = bytearray(header)
    for _ in range(int(random.integers(1, 6))):
        place, kind = int(random.integers(len(data))), int(random.integers(4))
        if kind == 0:
            data[place] = int(random.integers(256))
        elif kind == 1:
            data[place] = b'[]{}",:0123456789ax'[int(random.integers(19))]
        elif kind == 2:
            del data[place : place + int(random.integers(1, 40))]
        else:
            data[place:place] = data[place : place + int(random.integers(1, 40))]
        if not data:
            return b""
    return bytes(data)


def _value_changed(tree: Any, random: Generator) -> None:
    """One value, key or branch anywhere in a tree, changed in place."""
    places = list(_places(tree))
    holder, key = places[int(random.integers(len(places)))]
    kind = int(random.integers(8))
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, dict):
        holder[_KEYS[int(random.integers(len(_KEYS)))]] = holder[key]
    elif kind == 1:
        holder.append(holder[key])
    elif kind == 2 and isinstance(holder[key], int):
        holder[key] = max(0, holder[key] + int(random.integers(-4097, 4098)))
    else:
        values: list[Callable[[], object]] = [
            lambda: _NUMBERS[int(random.integers(len(_NUMBERS)))],
            lambda: _STRINGS[int(random.integers(len(_STRINGS)))],
            lambda: [],
            lambda: {},
            lambda: [0] * int(random.integers(20)),
            lambda: json.loads(json.dumps(places[int(random.integers(len(places)))][0])),
        ]
        holder[key] = values[int(random.integers(len(values)))]()


def _places(tree: Any) -> Any:
    """Every (holder, key) of a tree."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in list(items):
        yield tree, key
        yield from _places(value)


def _answer(preamble: bytes, header: bytes, file_bytes: int) -> str:
    """The code of the error, or `read`; whatever is read lies inside the file."""
    try:
        found = read_preamble(preamble[:PREAMBLE_BYTES], file_bytes=file_bytes, name="hostile")
        layout = read_header(found, header, name="hostile")
    except WeightsError as error:
        return error.code if error.code in CODES else f"{CRASH}: {error}"
    except Exception as error:  # noqa: BLE001 - whatever else comes is what is looked for
        return f"{CRASH}: {type(error).__name__}: {error}"
    return "read" if _lies_inside(layout, found, file_bytes) else MISLED


def _lies_inside(layout: Layout, preamble: Preamble, file_bytes: int) -> bool:
    """Whether no payload lies over another, outside the file, or off its page."""
    end = preamble.payloads_start
    for entry in layout.payloads:
        start = preamble.payloads_start + entry.offset
        needs = entry.values_bytes + 4 * entry.scales if isinstance(entry, TensorEntry) else 0
        if start % PAGE_BYTES or not end <= start <= start + max(entry.size, needs) <= file_bytes - TRAILER_BYTES:
            return False
        end = start + entry.size
    return True


def _sound_tree() -> Any:
    """What a small bundle says: two nets, a file, features."""
    nets = (
        NetEntry(
            name="painter",
            tensors=(
                TensorEntry(name="b", dtype="bf16", shape=(6,), scales=0, offset=0, size=12, sha256="0" * 64),
                TensorEntry(name="w", dtype="i8", shape=(3, 70), scales=3, offset=4096, size=268, sha256="1" * 64),
            ),
        ),
        NetEntry(
            name="style/space",
            tensors=(TensorEntry(name="s", dtype="f32", shape=(), scales=0, offset=8192, size=4, sha256="2" * 64),),
        ),
    )
    layout = Layout(
        about=(("name", "small"),), required=("scales-per-channel",), optional=("audobon-models",), nets=nets,
        files=(FileEntry(name="LICENSE", role="licence", offset=12288, size=5000, sha256="3" * 64),),
    )  # fmt: skip
    return json.loads(written_header(layout))


def _room() -> int:
    """How long that bundle's payloads are."""
    return 12288 + 8192


def _file_bytes(header: bytes, room: int) -> int:
    return -(-(PREAMBLE_BYTES + len(header)) // 4096) * 4096 + room + TRAILER_BYTES


def _peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


if __name__ == "__main__":
    main()
