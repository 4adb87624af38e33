"""Zip files that are to be books: too much in them, damaged, locked, leading out, or lying about themselves."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_OPF = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="p" '
    'href="{page}" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="p"/></spine></package>'
)
_PAGE = "<html><body><p>A hare ran.</p></body></html>"
_CENTRAL, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"


def book(page: str | bytes = _PAGE, *, href: str = "p.xhtml", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An e-book of one page, and whatever else."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("a.opf", _OPF.format(page=href))
        archive.writestr("p.xhtml", page)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return held.getvalue()


def document(text: str) -> bytes:
    """A Word document whose main part is this."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", text)
    return held.getvalue()


def _marked(data: bytes, *, local: int, central: int, value: bytes) -> bytes:
    """The same with a field of every entry changed, in both places where it stands."""
    changed = bytearray(data)
    for mark, place in ((_LOCAL, local), (_CENTRAL, central)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place : at + place + len(value)] = value
            at = changed.find(mark, at + 1)
    return bytes(changed)


def _crowded(entries: int) -> bytes:
    """A directory of so many entries and no members."""
    entry = _CENTRAL + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = entry * entries
    return directory + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 9, 9, len(directory), 0, 0)


def _link() -> bytes:
    held = io.BytesIO(book(href="link.xhtml"))
    with zipfile.ZipFile(held, "a") as archive:
        member = zipfile.ZipInfo("link.xhtml")
        member.create_system, member.external_attr = 3, 0o120777 << 16
        archive.writestr(member, "/etc/passwd")
    return held.getvalue()


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "page of 200 MB in 200 kB": lambda: book("<html><body><p>" + " " * 200_000_000 + "</p></body></html>"),
    "page that lies about its size": lambda: _marked(book(b" " * 8_000_000), local=22, central=24, value=b"\x10\0\0\0"),
    "page of size 4 GB in words": lambda: _marked(book(), local=22, central=24, value=b"\xff\xff\xff\xfe"),
    "a million entries": lambda: _crowded(1_000_000),
    "twelve thousand members": lambda: book(more={f"m{number}": "" for number in range(12_000)}),
    "archive in an archive in an archive": lambda: book(more={"b.epub": book(more={"c.epub": book()})}, href="b.epub"),
    "name that steps up": lambda: book(more={"../../evil.txt": "x"}),
    "name from the root": lambda: book(more={"/etc/cron.d/evil": "x"}),
    "name of a drive": lambda: book(more={"C:\\evil.txt": "x"}),
    "page that steps up": lambda: book(href="../../../../../../etc/passwd"),
    "page that steps up, encoded": lambda: book(href="%2e%2e/%2e%2e/%2e%2e/etc/passwd"),
    "page from the web": lambda: book(href="http://127.0.0.1:9/a.xhtml"),
    "page that is a link": _link,
    "locked": lambda: _marked(book(), local=6, central=8, value=b"\x01"),
    "other packing": lambda: _marked(book(), local=8, central=10, value=b"\x0e\0"),
    "cut in half": lambda: book()[: len(book()) // 2],
    "end alone": lambda: b"PK\x05\x06" + bytes(18),
    "directory beyond the end": lambda: (
        b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, 9, 2**31, 0)
    ),
    "spreadsheet": lambda: _sheet(),
    "thousand folders deep": lambda: book(more={"a/" * 1000 + "b": "x"}),
}


def _sheet() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return held.getvalue()
