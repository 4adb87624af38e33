"""Faults planted in sound files, each with the code of the check that must find it.

Knows: how a bound file goes wrong.  Does not know: the checks.
The same list is for tests and for measuring how many faults are found; a fault is planted in a file's bytes, so it can
be planted in any book of its kind that has three pages or more.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image

Plant = Callable[[bytes], bytes]
Entries = list[tuple[str, bytes]]

INFO = "ComicInfo.xml"
_LOCKED = 0x1
_BOMB_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class PlantedFile:
    """A fault of a file.

    Attributes:
        name: What is wrong.
        ending: Of the files that it can be planted in.
        plant: Gives the faulty file's bytes for a sound one's.
        code: Of the check that must find it.
    """

    name: str
    ending: str
    plant: Plant
    code: str


def planted_file_faults() -> tuple[PlantedFile, ...]:
    """Every fault that is planted, archive by archive."""
    from audobon.evaluation.planted_pdfs import PDF_FAULTS

    every = ((".cbz", _CBZ), (".epub", _EPUB), (".html", _HTML), (".pdf", PDF_FAULTS))
    return tuple(
        PlantedFile(name=name, ending=ending, plant=plant, code=code)
        for ending, faults in every
        for name, code, plant in faults
    )


# --- archives ---


def entries(data: bytes) -> Entries:
    """An archive's members in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def packed(members: Entries, *, deflated: bool = False) -> bytes:
    """An archive of these members; `mimetype` stays as it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
            archive.writestr(info, data)
    return stream.getvalue()


def _pages(members: Entries) -> list[str]:
    return [name for name, _ in members if name.endswith(".jpg")]


def _second_page(data: bytes, *, become: Callable[[bytes], bytes]) -> bytes:
    """The archive with its second picture changed."""
    members = entries(data)
    second = _pages(members)[1]
    return packed([(name, become(held) if name == second else held) for name, held in members])


def _without(data: bytes, *, wanted: Callable[[str], bool]) -> bytes:
    return packed([(name, held) for name, held in entries(data) if wanted(name)])


def _without_second(data: bytes) -> bytes:
    second = _pages(entries(data))[1]
    return _without(data, wanted=lambda name: name != second)


def _and(data: bytes, *, name: str, held: bytes) -> bytes:
    return packed([*entries(data), (name, held)])


def _edited(data: bytes, *, member: str, pattern: str, by: str) -> bytes:
    """The archive with the first match of a pattern in one member (named by how it ends) replaced."""
    members = []
    for name, held in entries(data):
        if name.endswith(member):
            text, count = re.subn(pattern, by, held.decode("utf-8"), count=1, flags=re.DOTALL)
            if not count:
                raise ValueError(f"{name} does not hold {pattern!r}")
            held = text.encode("utf-8")
        members.append((name, held))
    return packed(members)


def _flipped(data: bytes) -> bytes:
    """One byte of a stored picture changed, the checksum left as it was."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(_pages(entries(data))[1])
    at = info.header_offset + 30 + len(info.filename) + info.file_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def _locked(data: bytes) -> bytes:
    """Every member marked as encrypted, in both of its headers."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), data):
            at = found.start() + offset
            flags = struct.unpack_from("<H", changed, at)[0]
            struct.pack_into("<H", changed, at, flags | _LOCKED)
    return bytes(changed)


def _linked(data: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        info = zipfile.ZipInfo("zzz.jpg")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return stream.getvalue()


def _bomb(data: bytes) -> bytes:
    return packed([*entries(data), ("zzz.txt", bytes(_BOMB_BYTES))], deflated=True)


def _doubled(data: bytes) -> bytes:
    members = entries(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return packed([*members, members[-1]])


def _renamed(data: bytes, *, numbers: Callable[[int], str]) -> bytes:
    members = entries(data)
    names = {name: f"{numbers(at)}.jpg" for at, name in enumerate(_pages(members))}
    return packed([(names.get(name, name), held) for name, held in members])


# --- pictures ---


def _flat(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as image:
        return _jpeg(Image.new("RGB", image.size, (250, 248, 240)))


def _noise(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as image:
        pixels = np.random.default_rng(7).integers(0, 256, (image.height, image.width, 3), dtype=np.uint8)
    return _jpeg(Image.fromarray(pixels))


def _scaled(picture: bytes, *, by: float) -> bytes:
    with Image.open(io.BytesIO(picture)) as image:
        return _jpeg(image.resize((round(image.width * by), round(image.height * by))))


def _all_scaled(data: bytes, *, by: float) -> bytes:
    members = entries(data)
    return packed([(name, _scaled(held, by=by) if name.endswith(".jpg") else held) for name, held in members])


def _jpeg(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.convert("RGB").save(stream, format="JPEG", quality=95, subsampling=0)
    return stream.getvalue()


def _png(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as image:
        stream = io.BytesIO()
        image.save(stream, format="PNG")
    return stream.getvalue()


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _instead(data: bytes, *, held: bytes) -> bytes:
    return held


def _swapped(data: bytes, *, pattern: str, by: str) -> bytes:
    """The first match of a pattern in a text file replaced."""
    text, count = re.subn(pattern, by, data.decode("utf-8"), count=1, flags=re.DOTALL)
    if not count:
        raise ValueError(f"the file does not hold {pattern!r}")
    return text.encode("utf-8")


def _info(pattern: str, by: str) -> Plant:
    return partial(_edited, member=INFO, pattern=pattern, by=by)


_ENTITY = '<!DOCTYPE ComicInfo [<!ENTITY a "ha">]>\n<ComicInfo'
_ORDER = (r"<Title>(.*?)</Title>(.*?)</Notes>", r"\2</Notes><Title>\1</Title>")
_CBZ: tuple[tuple[str, str, Plant], ...] = (
    ("no page in it", "AUD-Q200", partial(_without, wanted=lambda name: name == INFO)),
    ("a page that is no picture", "AUD-Q201", partial(_second_page, become=partial(_instead, held=b"no picture"))),
    ("a picture that is cut off", "AUD-Q201", partial(_second_page, become=_half)),
    ("a blank page", "AUD-Q202", partial(_second_page, become=_flat)),
    ("a page of noise", "AUD-Q203", partial(_second_page, become=_noise)),
    ("a page of another size", "AUD-Q204", partial(_second_page, become=partial(_scaled, by=0.7))),
    ("pages of too few pixels", "AUD-Q205", partial(_all_scaled, by=0.25)),
    ("a page is missing", "AUD-Q206", _without_second),
    ("the count of pages is wrong", "AUD-Q206", _info(r"<PageCount>\d+", "<PageCount>77")),
    ("a RAR archive under the name of a CBZ", "AUD-Q208", partial(_instead, held=b"Rar!\x1a\x07\x01\x00" + bytes(64))),
    ("a PDF under the name of a CBZ", "AUD-Q208", partial(_instead, held=b"%PDF-1.7\n" + bytes(64))),
    ("the archive is cut off", "AUD-Q210", _half),
    ("the archive is empty", "AUD-Q210", partial(_instead, held=b"")),
    ("a byte has changed", "AUD-Q210", _flipped),
    ("a name that leads out", "AUD-Q211", partial(_and, name="../../zzz.jpg", held=b"x")),
    ("a name from the root", "AUD-Q211", partial(_and, name="/etc/zzz.jpg", held=b"x")),
    ("a link to another file", "AUD-Q211", _linked),
    ("a member that unpacks without end", "AUD-Q211", _bomb),
    ("a program among the pages", "AUD-Q211", partial(_and, name="zzz.exe", held=b"MZ")),
    ("members are encrypted", "AUD-Q212", _locked),
    ("two members of one name", "AUD-Q213", _doubled),
    ("what an operating system left", "AUD-Q214", partial(_and, name="Thumbs.db", held=b"x")),
    ("an archive in the archive", "AUD-Q214", partial(_and, name="more.zip", held=b"x")),
    ("names that sort in two ways", "AUD-Q220", partial(_renamed, numbers=lambda at: str(9 + at))),
    ("no metadata", "AUD-Q221", partial(_without, wanted=lambda name: name != INFO)),
    ("metadata declares an entity", "AUD-Q222", _info("<ComicInfo", _ENTITY)),
    ("metadata is not well formed", "AUD-Q222", _info("</Title>", "</Titel>")),
    ("metadata has an unknown field", "AUD-Q223", _info("<Title>", "<Price>1</Price><Title>")),
    ("metadata in another order", "AUD-Q223", _info(*_ORDER)),
    ("a number that is none", "AUD-Q223", _info(r"<PageCount>\d+", "<PageCount>many")),
    ("a choice that is none", "AUD-Q223", _info("<Manga>No", "<Manga>Sometimes")),
    ("the list names a page that is not there", "AUD-Q224", _info('<Page Image="1"', '<Page Image="99"')),
    ("the list gives another width", "AUD-Q224", _info(r'ImageWidth="\d+"', 'ImageWidth="12"')),
    ("no title", "AUD-Q225", _info(r"<Title>.*?</Title>", "")),
    ("a language that is none", "AUD-Q225", _info(r"<LanguageISO>.*?<", "<LanguageISO>English<")),
)  # fmt: skip


# --- e-books ---


def _mimetype_last(data: bytes) -> bytes:
    members = entries(data)
    return packed([*members[1:], members[0]])


def _mimetype_packed(data: bytes) -> bytes:
    return packed(entries(data), deflated=True)


def _leaf_gone(data: bytes) -> bytes:
    """The second page taken out of the archive, the manifest and the spine, so that only its number is missed."""
    leaf, picture = "page-002.xhtml", "page-002.jpg"
    members = []
    for name, held in entries(data):
        if name.endswith((leaf, picture)):
            continue
        if name.endswith(".opf"):
            held = re.sub(rb'<item(?:ref)? [^>]*"page-002[^>]*/>', b"", held)
        if name.endswith("nav.xhtml"):
            held = held.replace(leaf.encode(), b"page-001.xhtml")
        members.append((name, held))
    return packed(members)


def _opf(pattern: str, by: str) -> Plant:
    return partial(_edited, member="package.opf", pattern=pattern, by=by)


def _nav(pattern: str, by: str) -> Plant:
    return partial(_edited, member="nav.xhtml", pattern=pattern, by=by)


def _leaf(pattern: str, by: str) -> Plant:
    return partial(_edited, member="page-002.xhtml", pattern=pattern, by=by)


_EPUB: tuple[tuple[str, str, Plant], ...] = (
    ("a picture that is cut off", "AUD-Q201", partial(_second_page, become=_half)),
    ("a blank page", "AUD-Q202", partial(_second_page, become=_flat)),
    ("a page is missing", "AUD-Q206", _leaf_gone),
    ("the archive is cut off", "AUD-Q210", _half),
    ("a name that leads out", "AUD-Q211", partial(_and, name="EPUB/../../zzz", held=b"x")),
    ("`mimetype` comes last", "AUD-Q250", _mimetype_last),
    ("`mimetype` is packed", "AUD-Q250", _mimetype_packed),
    ("no container", "AUD-Q250", partial(_without, wanted=lambda name: not name.endswith("container.xml"))),
    ("no package", "AUD-Q251", partial(_without, wanted=lambda name: not name.endswith(".opf"))),
    ("no title", "AUD-Q251", _opf("<dc:title>.*?</dc:title>", "")),
    ("no language", "AUD-Q251", _opf("<dc:language>.*?</dc:language>", "")),
    ("no date of change", "AUD-Q251", _opf('<meta property="dcterms:modified">.*?</meta>', "")),
    ("a listed picture is not there", "AUD-Q252", _without_second),
    ("a file that is not listed", "AUD-Q252", partial(_and, name="EPUB/more.txt", held=b"x")),
    ("a picture of another kind than listed", "AUD-Q252", partial(_second_page, become=_png)),
    ("the spine names what is not listed", "AUD-Q252", _opf('<itemref idref="page-002"', '<itemref idref="page-999"')),
    ("no navigation", "AUD-Q253", _opf(' properties="nav"', "")),
    ("a link that leads nowhere", "AUD-Q253", _nav('href="page-002', 'href="x')),
    ("a page that is not well formed", "AUD-Q254", _leaf("</main>", "")),
    ("a page that declares an entity", "AUD-Q254", _leaf("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a "ha">]>')),
    ("a page that fetches a picture", "AUD-Q254", _leaf('src="[^"]*"', 'src="https://example.org/p.jpg"')),
    ("a page without a viewport", "AUD-Q255", _leaf('<meta name="viewport"[^>]*/>', "")),
    ("a viewport of another shape", "AUD-Q255", _leaf(r"width=\d+, height=\d+", "width=400, height=400")),
    ("a picture without alt", "AUD-Q256", _leaf(' alt=""', "")),
    ("a page that tells nothing", "AUD-Q256", _leaf("(<img [^>]*/>).*</main>", r"\1</main>")),
    ("no author", "AUD-Q257", _opf("<dc:creator.*?</dc:creator>", "")),
    ("a page without a language", "AUD-Q257", _leaf(' lang="[^"]*" xml:lang="[^"]*"', "")),
)  # fmt: skip


# --- web pages ---


def _html(pattern: str, by: str) -> Plant:
    return partial(_swapped, pattern=pattern, by=by)


_HTML: tuple[tuple[str, str, Plant], ...] = (
    ("a picture that is broken", "AUD-Q201", _html(r'(data:image/\w+;base64,)[^"]*', r"\1AAAA")),
    ("a page is missing", "AUD-Q206", _html('id="page-2"', 'id="gone"')),
    ("a picture that is fetched", "AUD-Q260", _html("<main", '<img alt="a" src="https://example.org/p"><main')),
    ("no policy", "AUD-Q260", _html("<meta http-equiv=[^>]*>", "")),
    ("no title", "AUD-Q261", _html("<title>.*?</title>", "")),
    ("no language", "AUD-Q261", _html('<html lang="[^"]*"', "<html")),
    ("a picture without words", "AUD-Q261", _html("<main", '<img src="data:,"><main')),
)
