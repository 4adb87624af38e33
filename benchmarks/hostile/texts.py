"""Stories that hardly are: marks without end, letters that turn their neighbours around, lines of megabytes."""

from __future__ import annotations

from collections.abc import Callable

_TALE = 'Anna walked to the garden. She saw a bird. "Come," said Anna. It began to rain. They went home.\n'
_ZALGO = "".join(
    f"{letter}{''.join(chr(0x300 + (mark * 7) % 0x70) for mark in range(60))}" for letter in "Anna ran home."
)

TEXTS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a space": lambda: b" ",
    "line feeds": lambda: b"\n" * 100_000,
    "nul": lambda: b"Anna\0ran\0home.",
    "all nul": lambda: bytes(100_000),
    "all bytes": lambda: bytes(range(256)) * 100,
    "not utf-8": lambda: b"Anna ran \xff\xfe home.",
    "half a character": lambda: "Anna ran home \u00e4".encode()[:-1],
    "surrogates": lambda: b"Anna \xed\xa0\x80 ran home.",
    "overlong slash": lambda: b"Anna \xc0\xaf ran home.",
    "utf-16": lambda: _TALE.encode("utf-16"),
    "utf-32": lambda: _TALE.encode("utf-32"),
    "byte order mark alone": lambda: b"\xef\xbb\xbf",
    "line of 9 MB": lambda: b"Anna ran home " * 640_000,
    "word of 9 MB": lambda: b"a" * 9_000_000,
    "line beyond 10 MB": lambda: b"Anna ran home " * 800_000,
    "million lines": lambda: b"a.\n" * 1_000_000,
    "million quotes": lambda: b'"' * 1_000_000,
    "million brackets": lambda: b"(" * 500_000 + b")" * 500_000,
    "million stars": lambda: b"*" * 1_000_000,
    "million underscores": lambda: b"_a" * 500_000,
    "million hashes": lambda: b"#" * 1_000_000,
    "million pointed brackets": lambda: b"<" * 1_000_000,
    "million dashes and spaces": lambda: b"- " * 500_000,
    "million full stops": lambda: b"." * 1_000_000,
    "million chapters": lambda: b"Chapter I\n\n" * 90_000,
    "zalgo": lambda: (_ZALGO * 100).encode(),
    "ten thousand marks on a letter": lambda: ("A" + "\u0301" * 10_000 + "nna ran home.").encode(),
    "bidi overrides": lambda: ("\u202eAnna ran home.\u202c \u2066\u2067She slept.\u2069\u2069 " * 500).encode(),
    "unclosed bidi": lambda: ("\u202e\u2066\u2067\u2068" * 10_000 + _TALE).encode(),
    "arabic": lambda: ("\u0630\u0647\u0628\u062a \u0622\u0646\u0627 \u0625\u0644\u0649. " * 200).encode(),
    "hebrew and english": lambda: ("\u05d0\u05e0\u05d4 ran \u05d4\u05d1\u05d9\u05ea\u05d4. " * 200).encode(),
    "emoji families": lambda: ("\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 2000 + _TALE).encode(),
    "flags without end": lambda: ("\U0001f1e6" * 5001).encode(),
    "joiners": lambda: ("\u200d" * 10_000 + _TALE).encode(),
    "invisible": lambda: ("\u200b\u2060\ufeff\u00ad" * 10_000).encode(),
    "private letters": lambda: ("\ue000\U000f0000\U0010fffd" * 2000).encode(),
    "no characters": lambda: ("\ufffe\uffff\U0001ffff" * 2000).encode(),
    "line separators": lambda: ("Anna ran.\u2028\u2029\x0b\x0c\x85" * 2000).encode(),
    "terminal commands": lambda: ("\x1b[2J\x1b]0;pwned\x07" + _TALE).encode(),
    "script": lambda: ("<script>alert(1)</script><img src=x onerror=alert(1)>" + _TALE).encode(),
    "template": lambda: ("{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s %n {0.__class__} " + _TALE).encode(),
    "sql": lambda: ("'; DROP TABLE jobs; -- " + _TALE).encode(),
    "formula": lambda: ("=cmd|'/c calc'!A1\n@SUM(1)\n+1\n-1\n" + _TALE).encode(),
    "rtf": lambda: b"{\\rtf1\\object Anna ran home.}",
    "pdf without end": lambda: b"%PDF-1.7\n" + b"1 0 obj<</Length 99999999999>>stream\n" * 1000,
    "ligatures that grow": lambda: ("\ufdfa" * 20_000).encode(),
}  # fmt: skip
