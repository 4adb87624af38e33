"""Zip files that are damaged, or made to harm: a coded error each, in bounded time and memory."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from audobon.errors import InputError
from audobon.manuscript import archive, open_manuscript
from audobon.manuscript.archive import Archive
from audobon.manuscript.markup import MAX_DEPTH, walk
from tests.unit.manuscript.books import epub, package, page, zipped

GOOD = epub({"one.xhtml": page("<p>A hare ran.</p>")})


def code(folder: Path, data: bytes, name: str = "book.epub") -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        open_manuscript(path)
    return caught.value.code


def page_of(text: str) -> bytes:
    return epub({}, opf=package(("one.xhtml",)), **{"OEBPS/one.xhtml": text})


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_cut_off_file_is_refused(tmp_path: Path, share: float) -> None:
    assert code(tmp_path, GOOD[: int(len(GOOD) * share)]) == "AUD-111"


def test_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    assert code(tmp_path, b"\x00\x01\x02" * 500) == "AUD-111"


def test_flipped_byte_is_found(tmp_path: Path) -> None:
    data = bytearray(zipped({"META-INF/container.xml": "<a/>" * 20}, method=zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    assert code(tmp_path, bytes(data)) == "AUD-111"


def test_other_zips_are_refused_by_name(tmp_path: Path) -> None:
    assert code(tmp_path, zipped({"xl/workbook.xml": "<workbook/>"})) == "AUD-114"
    assert code(tmp_path, zipped({})) == "AUD-114"


def test_monotonous_member_is_a_bomb(tmp_path: Path) -> None:
    assert code(tmp_path, page_of(page("<p>" + " " * 8_000_000 + "</p>"))) == "AUD-112"


def test_member_that_lies_about_its_size_is_read_no_further(tmp_path: Path) -> None:
    data = bytearray(page_of(page("<p>" + " " * 8_000_000 + "</p>")))
    at = data.rindex(b"OEBPS/one.xhtml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    assert code(tmp_path, bytes(data)) in ("AUD-111", "AUD-112")


def test_members_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 5)
    assert code(tmp_path, zipped({f"m{number}": "" for number in range(6)})) == "AUD-112"


def test_directory_of_a_million_entries_is_not_read() -> None:
    entry = b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = entry * 1_000_000
    ending = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 9, 9, len(directory), 0, 0)
    tracemalloc.start()
    with pytest.raises(InputError, match="AUD-112.*1000000 members"):
        Archive(directory + ending, name="x")
    assert tracemalloc.get_traced_memory()[1] < 200_000_000  # the file itself, twice while it is put together
    tracemalloc.stop()


def test_members_have_a_size_all_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 2000)
    pages = {f"p{number}.xhtml": page("<p>A hare ran.</p>") for number in range(12)}
    assert code(tmp_path, epub(pages)) == "AUD-112"


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "a/../../b", "C:\\x", "..\\x"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    assert code(tmp_path, epub({"one.xhtml": page("<p>A</p>")}, **{name: "x"})) == "AUD-112"


def test_spine_that_leads_out_reads_nothing(tmp_path: Path) -> None:
    opf = package(("one.xhtml", "../../../../etc/hostname", "%2e%2e/%2e%2e/etc/hostname"))
    path = tmp_path / "book.epub"
    path.write_bytes(epub({"one.xhtml": page("<p>A hare ran.</p>")}, opf=opf))
    assert open_manuscript(path).text == "A hare ran."


def test_other_packing_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        Archive(zipped({"a": "b" * 100}, method=zipfile.ZIP_LZMA), name="x").read("a")
    assert caught.value.code == "AUD-112"


def test_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(GOOD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 1)
    assert code(tmp_path, bytes(data)) == "AUD-113"


def test_old_and_locked_office_files_are_refused(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    assert code(tmp_path, ole, "story.docx") == "AUD-114"
    assert code(tmp_path, ole + "EncryptedPackage".encode("utf-16-le"), "story.docx") == "AUD-113"
    assert code(tmp_path, b"{\\rtf1 Once}", "story.txt") == "AUD-114"


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE html [<!ENTITY e0 "ha">{ENTITIES}]><html><body><p>&e8;</p></body></html>',
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p></body></html>',
        '<!DOCTYPE html [<!ENTITY % x SYSTEM "http://x.y/z.dtd"> %x;]><html><body><p>A</p></body></html>',
        "<html><body><p>A hare",
        "<html><body>" + "<div>" * (MAX_DEPTH + 1) + "</div>" * (MAX_DEPTH + 1) + "</body></html>",
        "no markup at all",
        "",
        '<?xml version="1.0" encoding="punycode"?><html/>',
    ],
)
def test_xml_that_harms_or_breaks_is_refused(tmp_path: Path, text: str) -> None:
    assert code(tmp_path, page_of(text)) == "AUD-115"


def test_bytes_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    data = epub({}, opf=package(("one.xhtml",)), **{"OEBPS/one.xhtml": b"<html>\xff\xfe</html>"})
    assert code(tmp_path, data) == "AUD-115"


def test_ampersands_stand_for_themselves_where_nothing_is_referred_to() -> None:
    class Held:
        def __init__(self) -> None:
            self.found: list[tuple[str, int]] = []

        def start(self, tag: str, attributes: dict[str, str], at: int) -> None: ...

        def end(self, tag: str) -> None: ...

        def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
            self.found.append((text, offsets[0]))

    held = Held()
    walk("<a>\u00e9&lt;<![CDATA[&amp;]]>&nbsp;</a>", held, name="a")
    assert held.found == [("\u00e9", 3), ("<", -2 - 4), ("&amp;", 17), ("\u00a0", -2 - 25)]
