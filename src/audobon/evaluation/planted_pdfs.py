"""Faults planted in sound PDFs.

Knows: where a PDF keeps what can go wrong.  Does not know: the checks, other kinds of files.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

_BOMB_BYTES = 288 * 1024 * 1024
_CHUNK = bytes(16 * 1024 * 1024)
Change = Callable[[Pdf], None]


def _changed(data: bytes, *, change: Change) -> bytes:
    """The file with something in it changed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True)
        return stream.getvalue()


def _locked(data: bytes, *, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="owner", user=user))
        return stream.getvalue()


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _pictures(pdf: Pdf) -> list[Stream]:
    found = []
    for page in pdf.pages:
        for held in page.resources.get("/XObject", Dictionary()).as_dict().values():
            if isinstance(held, Stream) and held.get("/Subtype") == Name.Image:
                found.append(held)
    return found


def _fonts(pdf: Pdf) -> list[Dictionary]:
    found = []
    for page in pdf.pages:
        for held in page.resources.get("/Font", Dictionary()).as_dict().values():
            below = held.get("/DescendantFonts")
            found.append(below[0] if isinstance(below, Array) else held)
    return [font for font in found if isinstance(font, Dictionary) and "/FontDescriptor" in font]


def _lose_page(pdf: Pdf) -> None:
    del pdf.pages[1]


def _lose_font(pdf: Pdf) -> None:
    described = _fonts(pdf)[0].FontDescriptor
    for name in ("/FontFile", "/FontFile2", "/FontFile3"):
        if name in described:
            del described[name]


def _blank(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = Stream(pdf, b"")


def _draw(pdf: Pdf, *, what: bytes) -> None:
    pdf.pages[1].contents_add(Stream(pdf, what))


def _claim(pdf: Pdf) -> None:
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")


def _coarsen(pdf: Pdf) -> None:
    for held in _pictures(pdf):
        with Image.open(io.BytesIO(held.read_raw_bytes())) as image:
            small = image.resize((max(image.width // 10, 8), max(image.height // 10, 8)))
        stream = io.BytesIO()
        small.save(stream, format="JPEG")
        held.write(stream.getvalue(), filter=Name.DCTDecode)
        held.Width, held.Height = small.size


def _break_picture(pdf: Pdf) -> None:
    _pictures(pdf)[0].write(b"no picture", filter=Name.DCTDecode)


def _move_trim(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = Array([-90, -90, 4000, 4000])


def _narrow_bleed(pdf: Pdf) -> None:
    page = pdf.pages[1]
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    page.obj.BleedBox = Array([left - 2, bottom - 2, right + 2, top + 2])


def _lose_trim(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/TrimBox"]


def _untag(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def _silence(pdf: Pdf) -> None:
    for held in pdf.objects:
        if isinstance(held, Dictionary) and held.get("/S") == Name.Figure and "/Alt" in held:
            del held["/Alt"]


def _lose_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]
    del pdf.Root["/Metadata"]


def _lose_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def _run_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _bomb(pdf: Pdf) -> None:
    """A drawing that unpacks to more than a quarter of a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(_CHUNK) for _ in range(_BOMB_BYTES // len(_CHUNK))) + packer.flush()
    held = Stream(pdf, b"")
    held.write(packed, filter=Name.FlateDecode)
    pdf.pages[1].contents_add(held)


def _in(change: Change) -> Callable[[bytes], bytes]:
    return partial(_changed, change=change)


PDF_FAULTS: tuple[tuple[str, str, Callable[[bytes], bytes]], ...] = (
    ("a picture that cannot be decoded", "AUD-Q201", _in(_break_picture)),
    ("a blank page", "AUD-Q202", _in(_blank)),
    ("the file is cut off", "AUD-Q230", _half),
    ("a drawing that unpacks without end", "AUD-Q230", _in(_bomb)),
    ("a password", "AUD-Q231", partial(_locked, user="user")),
    ("an owner's password", "AUD-Q231", partial(_locked, user="")),
    ("a page is missing", "AUD-Q232", _in(_lose_page)),
    ("a font is not embedded", "AUD-Q233", _in(_lose_font)),
    ("ink without an output intent", "AUD-Q234", _in(partial(_draw, what=b"0 0 0 1 k 0 0 1 1 re f"))),
    ("PDF/X without an output intent", "AUD-Q234", _in(_claim)),
    ("pictures too coarse for print", "AUD-Q235", _in(_coarsen)),
    ("a trim box beyond the sheet", "AUD-Q236", _in(_move_trim)),
    ("a bleed that is too narrow", "AUD-Q236", _in(_narrow_bleed)),
    ("a page that does not say where it is cut", "AUD-Q236", _in(_lose_trim)),
    ("no reading order", "AUD-Q237", _in(_untag)),
    ("figures without words", "AUD-Q237", _in(_silence)),
    ("no title", "AUD-Q238", _in(_lose_title)),
    ("no language", "AUD-Q238", _in(_lose_language)),
    ("a script when it is opened", "AUD-Q239", _in(_run_script)),
)
"""Name, the code of the check that must find it, and how it is planted."""
