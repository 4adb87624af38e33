"""XML that grows, fetches, nests without end, or is none."""

from __future__ import annotations

from collections.abc import Callable

_GROWING = "".join(f'<!ENTITY e{step} "{f"&e{step - 1};" * 10}">' for step in range(1, 10))


def _page(body: str, *, before: str = "") -> str:
    return f"{before}<html><body>{body}</body></html>"


def _entity(value: str) -> str:
    return _page("<p>&x;</p>", before=f"<!DOCTYPE html [<!ENTITY x {value}>]>")


MARKUP: dict[str, Callable[[], str]] = {
    "billion laughs": lambda: _page("<p>&e9;</p>", before=f'<!DOCTYPE html [<!ENTITY e0 "ha">{_GROWING}]>'),
    "quadratic growth": lambda: _entity(f'"{"a" * 50_000}"').replace("&x;", "&x;" * 50_000),
    "file as an entity": lambda: _entity('SYSTEM "file:///etc/passwd"'),
    "address as an entity": lambda: _entity('SYSTEM "http://127.0.0.1:9/"'),
    "address as a parameter": lambda: _page(
        "", before='<!DOCTYPE html [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'
    ),
    "address as a type": lambda: _page("<p>A hare.</p>", before='<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "include": lambda: _page(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
    ),
    "a hundred thousand deep": lambda: _page("<div>" * 100_000 + "</div>" * 100_000),
    "a million attributes": lambda: _page("<p " + " ".join(f"a{number}='1'" for number in range(1_000_000)) + "/>"),
    "cut off": lambda: "<html><body><p>A hare",
    "no markup": lambda: "Once upon a time.",
    "other encoding": lambda: '<?xml version="1.0" encoding="utf-7"?><html>+ADw-script+AD4-</html>',
    "script": lambda: _page("<script>fetch('http://127.0.0.1:9/')</script><p onclick='x()'>A hare ran.</p>"),
    "control characters": lambda: _page("<p>\x01\x02\x03</p>"),
}
