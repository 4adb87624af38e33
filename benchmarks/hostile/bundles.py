"""Bundles (`.audobon`) that were changed by hand and signed again, damaged, or never were any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bundles import header_of, signed, small_bundle, with_header

_NAMES = ("../evil", "/etc/evil", "a/../../evil", "..\\evil", "C:\\evil", "a\0b", "", ".", "nul", "~/evil")


def hostile_bundles(folder: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each by name, made from a small sound one that is written into `folder`."""
    sound = small_bundle(folder / "sound.audobon").read_bytes()
    for name in _NAMES:
        yield f"file called {name!r}", lambda name=name: with_header(sound, _first(name, of="files"))
        yield f"net called {name!r}", lambda name=name: with_header(sound, _first(name, of="nets"))
    yield "nothing", lambda: b""
    yield "noise", lambda: bytes(range(256)) * 64
    yield "cut in half", lambda: sound[: len(sound) // 2]
    yield "last byte missing", lambda: sound[:-1]
    yield "a bit of its data", lambda: sound[:5000] + bytes([sound[5000] ^ 1]) + sound[5001:]
    yield "a bit of its header", lambda: sound[:70] + bytes([sound[70] ^ 1]) + sound[71:]
    yield "header of a hundred thousand brackets", lambda: signed(sound, b"[" * 100_000)
    yield "header that is no JSON", lambda: signed(sound, b"\x80\x04cos\nsystem\n")
    yield "header of a hundred thousand keys", lambda: signed(sound, _many_keys())
    yield "two in one", lambda: sound + sound
    yield "header that wants what nobody knows", lambda: with_header(sound, lambda tree: tree.update(required=["x"]))
    yield "tensor of another size", lambda: with_header(sound, _sized)
    header = header_of(sound)
    yield "header twice as long as said", lambda: signed(sound, str(header).encode() * 2)
    yield "zip called so", lambda: b"PK\x03\x04" + sound[4:]


def _first(name: str, *, of: str) -> Callable[[Any], object]:
    def change(tree: Any) -> None:
        if isinstance(tree[of], dict):
            key = sorted(tree[of])[0]
            tree[of] = {name: tree[of][key]} | {other: tree[of][other] for other in sorted(tree[of])[1:]}
        else:
            tree[of][0]["name"] = name

    return change


def _sized(tree: Any) -> None:
    net = tree["nets"][0] if isinstance(tree["nets"], list) else next(iter(tree["nets"].values()))
    tensor = net["tensors"][0] if isinstance(net["tensors"], list) else next(iter(net["tensors"].values()))
    tensor["shape"] = [2**31, 2**31]


def _many_keys() -> bytes:
    return b"{" + b",".join(b'"%d":0' % number for number in range(100_000)) + b"}"
