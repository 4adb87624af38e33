"""A stranger's PDF, read once within bounds: pages, boxes, fonts, pictures, colours, reading order, metadata.

Knows: where a PDF keeps what.  Does not know: what of it is a fault.

Source: ISO 32000-1:2008, sections 7.7 (structure), 8.6 (colour), 9.6 to 9.9 (fonts), 14.3 (metadata), 14.7 (tags),
14.11 (boxes, output intents).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream
from pikepdf.settings import get_qpdf_limits, set_qpdf_limits

from audobon.files import MAX_PIXELS
from audobon.quality.files.checking_parts import shown
from audobon.quality.files.page_pictures import broken_by, opened_picture
from audobon.quality.files.pdf_drawing import Drawn, drawn_on, is_true
from audobon.quality.files.xml_documents import MOST_XML_BYTES, XmlUnusableError, local, texts, xml_root

MOST_PAGES = 5000
MOST_STREAM_BYTES = 256 * 1024 * 1024
"""Of one stream unpacked: the largest picture that is decoded, in three colours, has 240 million."""
_MOST_NODES = 300_000
_MOST_PROBLEMS = 200
_PILLOW = {"/DCTDecode": "JPEG", "/JPXDecode": "JPEG2000"}
_UNDECODED = frozenset({"/CCITTFaxDecode", "/JBIG2Decode"})
Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class PdfPage:
    """One page: its boxes in points as the file gives them (None where it does not), and what is drawn on it."""

    number: int
    media: Box
    trim: Box | None
    bleed: Box | None
    drawn: Drawn
    damage: str

    @property
    def size_pt(self) -> tuple[float, float]:
        """Of the page as it is cut, or else of its sheet."""
        box = self.trim or self.media
        return abs(box[2] - box[0]), abs(box[3] - box[1])


@dataclass(kw_only=True)
class PdfSeen:
    """What a PDF holds.

    Attributes:
        damage: Why it cannot be read; empty if it can.
        needs_password: Whether it opens with a password alone.
        locked: Whether it is encrypted all the same.
        problems: What a parser stumbles over.
        pages: In order.
        loose_fonts: Fonts that are not embedded, and the first page that uses each.
        has_intent: Whether it says for which output its colours are meant.
        claims: The standards that it claims to keep: `PDF/X`, `PDF/A`.
        tagged: Whether it has a reading order.
        untold: Figures in the reading order without words.
        figures: All of them.
        lost_pages: References of the reading order to pages that are not in the file.
        labels_beyond: Page labels for pages beyond the last.
        title: Of the document.
        author: Likewise.
        language: Likewise.
        active: What the file would run or bring by itself.
    """

    damage: str = ""
    needs_password: bool = False
    locked: bool = False
    problems: tuple[str, ...] = ()
    pages: tuple[PdfPage, ...] = ()
    loose_fonts: dict[str, int] = field(default_factory=dict)
    has_intent: bool = False
    claims: tuple[str, ...] = ()
    tagged: bool = False
    untold: int = 0
    figures: int = 0
    lost_pages: int = 0
    labels_beyond: int = 0
    title: str = ""
    author: str = ""
    language: str = ""
    active: tuple[str, ...] = ()


def pdf_seen(path: Path) -> PdfSeen:
    """Read a PDF; whatever is wrong with it is kept in what comes back."""
    found = PdfSeen()
    with _bounded():
        try:
            with pikepdf.open(path, suppress_warnings=True) as pdf:
                found.locked = bool(pdf.is_encrypted)
                if _pictures_are_bounded(pdf):
                    set_qpdf_limits(dct_max_memory=0)
                found.problems = tuple(_told(one, path) for one in pdf.check_pdf_syntax()[:_MOST_PROBLEMS])
                _read(pdf, found)
        except pikepdf.PasswordError:
            found.needs_password = True
        except Exception as error:  # noqa: BLE001 - a stranger's objects can be of any kind in any place
            found.damage = _told(str(error) or type(error).__name__, path)
    return found


def _told(problem: str, path: Path) -> str:
    """A parser's words without the file's name and its own marks."""
    plain = problem.replace(str(path), "").removeprefix("WARNING: ").removeprefix("ERROR: ")
    return shown(plain.lstrip(": "))


@contextmanager
def _bounded() -> Iterator[None]:
    """Hold the parser to bounds while a file is read; they count for the whole process, and are put back."""
    before = get_qpdf_limits()
    most = MOST_STREAM_BYTES
    set_qpdf_limits(
        flate_max_memory=most, run_length_max_memory=most, png_max_memory=most, tiff_max_memory=most,
        dct_max_memory=most, max_stream_filters=6, doc_max_warnings=_MOST_PROBLEMS,
    )  # fmt: skip
    try:
        yield
    finally:
        set_qpdf_limits(
            flate_max_memory=before["flate_max_memory"], run_length_max_memory=before["run_length_max_memory"],
            png_max_memory=before["png_max_memory"], tiff_max_memory=before["tiff_max_memory"],
            dct_max_memory=before["dct_max_memory"], max_stream_filters=before["max_stream_filters"],
            doc_max_warnings=before["doc_max_warnings"],
        )  # fmt: skip


def _pictures_are_bounded(pdf: pikepdf.Pdf) -> bool:
    """Whether every JPEG says in its own head that it is no larger than is decoded.

    The parser measures a JPEG's memory so carefully that it refuses a whole page at 220 dots an inch; where the heads
    are within bounds, it need not.
    """
    for held in pdf.objects:
        if isinstance(held, Stream) and "/DCTDecode" in _filters(held):
            try:
                with opened_picture(held.read_raw_bytes(), formats=("JPEG",)):
                    pass
            except Exception:  # noqa: BLE001 - what is no plain JPEG is left to the parser's own measure
                return False
    return True


def _read(pdf: pikepdf.Pdf, found: PdfSeen) -> None:
    root = pdf.Root
    if len(pdf.pages) > MOST_PAGES:
        found.damage = f"it has {len(pdf.pages)} pages, more than the {MOST_PAGES} that are read"
        return
    decoded: dict[tuple[int, int], str] = {}
    found.pages = tuple(_page(pdf, index, found.loose_fonts, decoded) for index in range(len(pdf.pages)))
    found.has_intent = len(_items(root.get("/OutputIntents"))) > 0
    _read_metadata(pdf, found)
    marked = root.get("/MarkInfo")
    tree = root.get("/StructTreeRoot")
    found.tagged = isinstance(tree, Dictionary) and isinstance(marked, Dictionary) and is_true(marked.get("/Marked"))
    if isinstance(tree, Dictionary):
        _read_tree(tree, {page.obj.objgen for page in pdf.pages}, found)
    labels = root.get("/PageLabels")
    numbers = _items(labels.get("/Nums")) if isinstance(labels, Dictionary) else []
    keys = [number for number in numbers[::2] if isinstance(number, int)]
    found.labels_beyond = sum(key >= len(pdf.pages) for key in keys)
    found.active = tuple(_active(root))


# --- pages ---


def _page(pdf: pikepdf.Pdf, index: int, loose: dict[str, int], decoded: dict[tuple[int, int], str]) -> PdfPage:
    page = pdf.pages[index]
    drawn = drawn_on(page)
    for font in drawn.fonts:
        if not _is_embedded(font):
            loose.setdefault(shown(str(font.get("/BaseFont", "a font without a name"))), index + 1)
    damages = []
    for picture in drawn.pictures:
        key = picture.stream.objgen
        if key not in decoded:
            decoded[key] = _damage_of(picture.stream)
        if decoded[key]:
            damages.append(decoded[key])
    return PdfPage(
        number=index + 1,
        media=_box(page.mediabox) or (0.0, 0.0, 0.0, 0.0),
        trim=_box(page.obj.get("/TrimBox")),
        bleed=_box(page.obj.get("/BleedBox")),
        drawn=drawn,
        damage="; ".join(damages[:3]) or drawn.damage,
    )


def _box(value: object) -> Box | None:
    edges = [float(edge) for edge in _items(value)] if len(_items(value)) == 4 else []
    if not edges:
        return None
    return min(edges[0], edges[2]), min(edges[1], edges[3]), max(edges[0], edges[2]), max(edges[1], edges[3])


def _is_embedded(font: Dictionary) -> bool:
    kind = font.get("/Subtype")
    if kind == Name.Type3:
        return True
    if kind == Name.Type0:
        below = _items(font.get("/DescendantFonts"))
        font = below[0] if below and isinstance(below[0], Dictionary) else font
    described = font.get("/FontDescriptor")
    return isinstance(described, Dictionary) and any(f"/FontFile{end}" in described for end in ("", "2", "3"))


def _damage_of(stream: Stream) -> str:
    """Why a picture cannot be decoded; empty if it can, or if nobody here decodes its kind."""
    filters = _filters(stream)
    width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
    if width < 1 or height < 1 or width * height > MAX_PIXELS:
        return f"a picture of {width} x {height} pixels"
    last = filters[-1]
    if last in _UNDECODED:
        return ""
    try:
        if last in _PILLOW and len(filters) == 1:
            with opened_picture(stream.read_raw_bytes(), formats=(_PILLOW[last],)) as picture:
                picture.load()
        elif last not in _PILLOW:
            least = (width * int(stream.get("/BitsPerComponent", 1)) + 7) // 8 * height
            held = len(stream.read_bytes())
            if held < least:
                return f"a picture that breaks off after {held} of at least {least} bytes"
    except Exception as error:  # noqa: BLE001 - a stranger's picture breaks its decoder in any way it likes
        return f"a picture that cannot be decoded ({shown(broken_by(error))})"
    return ""


# --- metadata and tags ---


def _read_metadata(pdf: pikepdf.Pdf, found: PdfSeen) -> None:
    info = pdf.trailer.get("/Info")
    said = info if isinstance(info, Dictionary) else Dictionary()
    xmp = _xmp(pdf.Root.get("/Metadata"))
    titles = texts(xmp, "title") if xmp is not None else []
    creators = texts(xmp, "creator") if xmp is not None else []
    found.title = str(said.get("/Title", "")).strip() or next(iter(titles), "")
    found.author = str(said.get("/Author", "")).strip() or next(iter(creators), "")
    found.language = str(pdf.Root.get("/Lang", "")).strip()
    if xmp is not None:
        named = {local(one.tag) for one in xmp.iter()} | {local(name) for one in xmp.iter() for name in one.attrib}
        claims = {"PDF/X": "GTS_PDFXVersion" in named, "PDF/A": "{http://www.aiim.org/pdfa/ns/id/}part" in _full(xmp)}
        found.claims = tuple(name for name, is_so in claims.items() if is_so)
    if "/GTS_PDFXVersion" in said and "PDF/X" not in found.claims:
        found.claims = (*found.claims, "PDF/X")


def _full(root: Element) -> set[str]:
    """All names of a document with their namespaces."""
    return {str(one.tag) for one in root.iter()} | {name for one in root.iter() for name in one.attrib}


def _xmp(stream: object) -> Element | None:
    if not isinstance(stream, Stream):
        return None
    data = stream.read_bytes()
    try:
        return xml_root(data, doctype=False) if len(data) <= MOST_XML_BYTES else None
    except XmlUnusableError:
        return None


def _read_tree(tree: Dictionary, pages: set[tuple[int, int]], found: PdfSeen) -> None:
    """Walk the reading order: figures, their words, and the pages that it speaks of."""
    waiting: list[object] = [tree.get("/K")]
    seen: set[tuple[int, int]] = set()
    nodes = 0
    while waiting and nodes < _MOST_NODES:
        node = waiting.pop()
        nodes += 1
        if isinstance(node, pikepdf.Array):
            waiting.extend(_items(node))
        elif isinstance(node, Dictionary):
            if node.is_indirect:
                if node.objgen in seen:
                    continue
                seen.add(node.objgen)
            page = node.get("/Pg")
            found.lost_pages += isinstance(page, Dictionary) and page.objgen not in pages
            if node.get("/S") == Name.Figure:
                found.figures += 1
                told = str(node.get("/Alt", "")).strip() or str(node.get("/ActualText", "")).strip()
                found.untold += not told
            waiting.append(node.get("/K"))


def _active(root: Object) -> Iterator[str]:
    opened = root.get("/OpenAction")
    kind = str(opened.get("/S", "")) if isinstance(opened, Dictionary) else ""
    if kind in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"):
        yield f"an action when it is opened ({kind[1:]})"
    if "/AA" in root:
        yield "actions of the document"
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        for name, fact in (("/JavaScript", "scripts"), ("/EmbeddedFiles", "files within the file")):
            if name in names:
                yield fact


def _filters(stream: Stream) -> list[str]:
    held = stream.get("/Filter")
    return [str(one) for one in _items(held)] or [str(held)]


def _items(value: object) -> list[Object]:
    return list(value) if isinstance(value, pikepdf.Array) else []
