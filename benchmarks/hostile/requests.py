"""Requests as bytes: broken lines, headers, bodies and frames, and mutations of sound ones."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
HOST = b"Host: 127.0.0.1\r\n"
END = b"Connection: close\r\n\r\n"
IDS = ("0" * 32, "x", "%00", "%2e%2e", "..", "%ff", "%F0%9F%92%A9", "a" * 3000, "' OR 1=1", "%252e", "-1", "")
BODIES: tuple[tuple[bytes, bytes], ...] = (
    (b"", b""),
    (b"application/json", b"{}"),
    (b"application/json", b"[]"),
    (b"application/json", b"null"),
    (b"application/json", b'{"text": "Anna ran home.", "draft": true, "seed": 1e999}'),
    (b"application/json", b'{"text": "Anna ran home.", "draft": true, "pages": 99999999999999999999999999}'),
    (b"application/json", b'{"text": "\\ud800", "draft": true}'),
    (b"application/json", b"[" * 20_000),
    (b"application/json", b'{"a":' * 20_000),
    (b"application/json", b'{"text": "a'),
    (b"application/json", b"\xff\xfe\x00"),
    (b"application/json", b"9" * 20_000),
    (b"application/json; charset=utf-16", b"{}"),
    (b"text/plain", b"Anna ran home."),
    (b"application/x-www-form-urlencoded", b"a=%ff&b=%00&" * 500),
    (b"multipart/form-data", b"--a\r\n\r\n--a--"),
    (b"multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data; name=file; filename=../x\r\n\r\nx\r\n--a--\r\n"),
    (b"multipart/form-data; boundary=a", b"--a\r\n" + b"X: y\r\n" * 3000 + b"\r\n--a--"),
    (b"multipart/form-data; boundary=" + b"b" * 300, b"--" + b"b" * 300),
    (b"multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n" * 2000 + b"--a--\r\n"),
    (b"application/octet-stream", bytes(range(256)) * 10),
    (b"\xff\xfe", b"x"),
)  # fmt: skip


def request(method: str, path: str, *, kind: bytes = b"", body: bytes = b"") -> bytes:
    """A request that says the length of its body."""
    head = f"{method} {path} HTTP/1.1\r\n".encode("utf-8", "surrogatepass") + HOST
    head += (b"Content-Type: " + kind + b"\r\n") if kind else b""
    head += b"Content-Length: %d\r\n" % len(body) if body or method in ("POST", "PUT", "PATCH") else b""
    return head + END + body


def by_route(paths: Sequence[str]) -> Iterator[bytes]:
    """Every path by every method, its parts filled with all kinds of ids, and with all kinds of bodies."""
    for path in paths:
        holes = path.count("{")
        for method in METHODS:
            for value in IDS if holes else ("",):
                yield request(method, filled(path, value).replace(" ", "%20"))
            for kind, body in BODIES:
                yield request(method, filled(path, "0" * 32), kind=kind, body=body)
            yield request(
                method, filled(path, "0" * 32) + "?" + "&".join(f"limit={value}" for value in (-1, 10**30, "x", "%00"))
            )


def filled(path: str, value: str) -> str:
    """A path with all its parameters given this value."""
    while "{" in path:
        path = path[: path.index("{")] + value + path[path.index("}") + 1 :]
    return path


LINES: tuple[bytes, ...] = (
    b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n" + HOST + END, b"GET / HTTP/0.9\r\n\r\n",
    b"GET  /  HTTP/1.1\r\n" + HOST + END, b"get / HTTP/1.1\r\n" + HOST + END, b"G\xc3\xa9T / HTTP/1.1\r\n" + HOST + END,
    b"GET / HTTP/1.1 x\r\n" + HOST + END, b"GET /\0 HTTP/1.1\r\n" + HOST + END, b"GET /\xff HTTP/1.1\r\n" + HOST + END,
    b"GET http://evil.example/ HTTP/1.1\r\n" + HOST + END, b"GET //evil.example/ HTTP/1.1\r\n" + HOST + END,
    b"GET * HTTP/1.1\r\n" + HOST + END, b"OPTIONS * HTTP/1.1\r\n" + HOST + END, b"CONNECT a:1 HTTP/1.1\r\n" + HOST + END,
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET /?" + b"a" * 100_000 + b" HTTP/1.1\r\n" + HOST + END,
    b"GET /" + b"a/" * 40_000 + b" HTTP/1.1\r\n" + HOST + END, b"A" * 20_000 + b" / HTTP/1.1\r\n" + HOST + END,
    b"A" * 200_000, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"\x00" * 1000, b"\xff" * 1000, b"SSH-2.0-x\r\n",
    b"GET /%zz HTTP/1.1\r\n" + HOST + END, b"GET /% HTTP/1.1\r\n" + HOST + END, b"GET /%c0%af HTTP/1.1\r\n" + HOST + END,
    b"GET / HTTP/1.1\n" + HOST + b"\n", b"GET / HTTP/1.1\r" + HOST + b"\r", b" GET / HTTP/1.1\r\n" + HOST + END,
)  # fmt: skip
_START = b"POST /api/v1/books HTTP/1.1\r\n"
HEADERS: tuple[bytes, ...] = tuple(
    _START + lines + END
    for lines in (
        b"", HOST + HOST, b"Host: evil.example\r\n", b"Host:\r\n", b"Host: a b\r\n", HOST + b"A\r\n", HOST + b": a\r\n",
        HOST + b"A B: c\r\n", HOST + b"A : c\r\n", HOST + b"A: b\r\n c\r\n", HOST + b"A: \0\r\n", HOST + b"A: \xff\r\n",
        HOST + b"\xff: a\r\n", HOST + b"A: b\rC: d\r\n", HOST + b"A: b\nC: d\r\n", HOST + b"A: " + b"b" * 100_000 + b"\r\n",
        HOST + b"A: b\r\n" * 5000, HOST + b"Content-Length: -1\r\n", HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n",
        HOST + b"Content-Length: 1, 1\r\n", HOST + b"Content-Length: 0x1\r\n", HOST + b"Content-Length: " + b"9" * 100 + b"\r\n",
        HOST + b"Content-Length: 99999999999\r\n", HOST + b"Transfer-Encoding: gzip\r\n", HOST + b"Transfer-Encoding: chunked, gzip\r\n",
        HOST + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", HOST + b"Transfer-Encoding: \x0bchunked\r\n",
        HOST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", HOST + b"Expect: 100-continue\r\n",
        HOST + b"Expect: x\r\n", HOST + b"Upgrade: websocket\r\nConnection: Upgrade\r\n", HOST + b"Upgrade: h2c\r\n",
        HOST + b"Origin: null\r\n", HOST + b"Origin: http://evil.example\r\n", HOST + b"Authorization: Bearer \xff\r\n",
        HOST + b"Authorization: " + b"a" * 9000 + b"\r\n", HOST + b"Cookie: " + b"a=b; " * 1000 + b"\r\n",
        HOST + b"Range: bytes=0-,0-,0-,0-\r\n", HOST + b"Range: bytes=-99999999999999999999\r\n", HOST + b"If-Match: \"\xff\r\n",
        HOST + b"Idempotency-Key: " + b"k" * 5000 + b"\r\n", HOST + b"Idempotency-Key: \xff\r\n", HOST + b"Accept: \xff/*;q=x\r\n",
        HOST + b"X-Request-ID: a\"; DROP\r\n", HOST + b"X-Forwarded-Host: evil.example\r\n", HOST + b"Last-Event-ID: -1\r\n",
        HOST + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n", HOST + b"Content-Type: application/json\r\nContent-Length: 20\r\n",
    )
)  # fmt: skip
_CHUNKED = _START + HOST + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
CHUNKS: tuple[bytes, ...] = tuple(
    _CHUNKED + chunks
    for chunks in (
        b"0\r\n\r\n", b"2\r\n{}\r\n0\r\n\r\n", b"g\r\n", b"-1\r\n{}\r\n", b"0x2\r\n{}\r\n0\r\n\r\n", b"2\r\n{}}}}\r\n0\r\n\r\n",
        b"ffffffffffffffffffffff\r\n{}", b"2;" + b"a=b;" * 5000 + b"\r\n{}\r\n0\r\n\r\n", b"2\n{}\n0\n\n", b"\r\n",
        b"2\r\n{}\r\n0\r\nTrailer: x\r\n" + b"A: b\r\n" * 5000 + b"\r\n", b"2 \r\n{}\r\n0\r\n\r\n", b"00000000000000000002\r\n{}\r\n0\r\n\r\n",
        b"1\r\n{\r\n" * 3000 + b"0\r\n\r\n", b"2\r\n{}", b"ffffff\r\n" + b"x" * 70_000,
    )
)  # fmt: skip


def crumbs(count: int) -> bytes:
    """A body of so many chunks of a byte."""
    return _CHUNKED + b"1\r\n \r\n" * count + b"0\r\n\r\n"


def handshake(path: str, *, key: bytes = b"dGhlIHNhbXBsZSBub25jZQ==", more: bytes = b"") -> bytes:
    """A WebSocket's beginning."""
    head = b"GET %s HTTP/1.1\r\n" % path.encode() + HOST + b"Upgrade: websocket\r\nConnection: Upgrade\r\n"
    return head + b"Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n" % key + more + b"\r\n"


def frame(opcode: int, data: bytes, *, final: bool = True, masked: bool = True, reserved: int = 0) -> bytes:
    """One frame. Source: RFC 6455, section 5.2."""
    head = bytes([final << 7 | reserved << 4 | opcode])
    length, mask = len(data), masked << 7
    if length < 126:
        head += bytes([mask | length])
    elif length < 65536:
        head += bytes([mask | 126]) + struct.pack(">H", length)
    else:
        head += bytes([mask | 127]) + struct.pack(">Q", length)
    return head + (bytes(4) if masked else b"") + data


FRAMES: tuple[bytes, ...] = (
    frame(1, b"x", masked=False), frame(3, b"x"), frame(11, b"x"), frame(1, b"\xff\xfe"), frame(1, b"x", reserved=7),
    frame(9, b"x" * 126), frame(9, b"x", final=False), frame(0, b"x"), frame(1, b"a", final=False) * 3, frame(8, b"\x00"),
    frame(8, struct.pack(">H", 999)), frame(8, struct.pack(">H", 1000) + b"\xff"), frame(8, b""), frame(8, b"") * 50,
    frame(1, b"x" * 100_000), frame(2, bytes(2_000_000)), frame(1, b"{}") * 2000, frame(9, b"") * 2000, frame(10, b"x") * 100,
    b"\x81\xff" + b"\xff" * 8, b"\x81\x7f" + b"\x7f" + b"\0" * 7, b"\0" * 100, bytes(range(256)),
    frame(1, b'{"type": "cancel"}'), frame(1, b"[" * 20_000), frame(2, b""), frame(1, b"", final=False) + frame(0, b"") * 500,
)  # fmt: skip
HANDSHAKES: tuple[bytes, ...] = (
    b"", b"Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99\r\n",
    b"Sec-WebSocket-Protocol: audobon.v1, audobon.bearer.\r\n", b"Sec-WebSocket-Protocol: " + b"a, " * 2000 + b"b\r\n",
    b"Sec-WebSocket-Protocol: \xff\r\n", b"Origin: http://evil.example\r\n", b"Origin: null\r\n", b"Content-Length: 5\r\n",
)  # fmt: skip


def mutations(seeds: Sequence[bytes], *, count: int, seed: int) -> Iterator[bytes]:
    """Sound requests with bytes changed, doubled, put in and taken out."""
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(chance.choice(seeds)[:20_000])
        for _ in range(chance.randint(1, 6)):
            place, length = chance.randrange(len(data) + 1), chance.randint(1, 30)
            match chance.randrange(5):
                case 0:
                    data[place : place + 1] = bytes([chance.randrange(256)])
                case 1:
                    del data[place : place + length]
                case 2:
                    data[place:place] = data[place : place + length]
                case 3:
                    data[place:place] = chance.choice(
                        (b"\r\n", b"\0", b"%", b"\xff", b"\r\n\r\n", b":", b" ", b"0" * 99)
                    )
                case _:
                    data[place:place] = chance.choice(seeds)[:length]
        yield bytes(data)
