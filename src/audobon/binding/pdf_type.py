"""Type in a PDF: lines set glyph by glyph as they were shaped, in embedded faces cut down to what the book uses.

Knows: composite fonts, text operators, how a reader gets characters back from glyphs.  Does not know: pages.

Glyphs are named by their ids, so that joined letters, marks and upright forms stand as they were set; what characters
they stand for is told apart from that. Columns are set in the vertical mode of the same faces.
Source: ISO 32000-1:2008, sections 9.4 (text), 9.7 (composite fonts), 9.10 (to Unicode) and 14.9.4 (replacement text).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from fontTools.ttLib import TTFont
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from audobon.typography.faces import Face, face
from audobon.typography.setting import Glyph, Run
from audobon.typography.subset import subset_glyphs

_UPRIGHT_ORIGIN = 0.88
"""How high over its base line an upright glyph is held, in em: what a PDF takes for granted."""
_SAME_PT = 0.002
_SYMBOLIC = 4
_STEM = 80

_Codes = Mapping[tuple[int, str], int]
"""Codes by glyph and by the characters that it stands for."""


@dataclass
class _Type:
    """What a document uses of one face, in one writing mode."""

    resource: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, said: str, *, is_fixed: bool) -> int:
        """The code of a glyph that stands for these characters: its own number where the file fixes it, else a new
        one for every meaning, so that each can be read back."""
        return self.codes.setdefault((glyph, said), glyph if is_fixed else len(self.codes) + 1)


class TypeCase:
    """The type of one document.

    Args:
        canvas: Its writer.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._types: dict[tuple[str, bool], _Type] = {}

    def set_line(
        self, runs: Sequence[Run], *, at: tuple[float, float], size_pt: float
    ) -> tuple[tuple[Run, Glyph], ...]:
        """Set a line's runs in the colours and the text mode that the canvas has.

        Args:
            runs: As they stand.
            at: The line's origin, in points from the lower left.
            size_pt: Its type size.

        Returns:
            Glyphs that stand for no characters of their own (the dots of an Arabic letter, a mark on another). They are
            left to be drawn as shapes, for as text they would be read as characters by themselves.
        """
        left: list[tuple[Run, Glyph]] = []
        for part in _parts(runs):
            told = "".join(run.text for run in part) if any(_is_across(run, part) for run in part) else ""
            if told:
                self._canvas.addLiteral(f"/Span <</ActualText <FEFF{_utf16(told)}>>> BDC")
            for run in part:
                left += [(run, glyph) for glyph in self._set_run(run, at=at, size_pt=size_pt)]
            if told:
                self._canvas.addLiteral("EMC")
        self._end_column(runs, at=at, size_pt=size_pt)
        return tuple(left)

    def _end_column(self, runs: Sequence[Run], *, at: tuple[float, float], size_pt: float) -> None:
        """A space at the foot of a column: readers that go by where text begins would take the heads of columns, which
        stand at one height, for a line."""
        upright = next((run for run in runs if run.upright), None)
        if upright is None:
            return
        foot = max(run.at_pt + run.width_pt for run in runs)
        space = next(iter(face(upright.face).shape(" ")))
        glyph = Glyph(id=space.id, x_pt=-space.advance * size_pt / 2, y_pt=foot, advance_pt=size_pt, char=0)
        run = Run(text=" ", start=0, face=upright.face, at_pt=foot, width_pt=0.0, glyphs=(glyph,), upright=True)
        self._set_run(run, at=at, size_pt=size_pt)

    def _set_run(self, run: Run, *, at: tuple[float, float], size_pt: float) -> list[Glyph]:
        held = self._type(run)
        is_fixed = face(run.face).is_cubic
        said = list(_said(run))
        codes = [(glyph, held.code(glyph.id, text, is_fixed=is_fixed)) for glyph, text in said if text]
        self._canvas.addLiteral(f"BT /{held.resource} {_number(size_pt)} Tf")
        for piece in _pieces(run, codes, at=at, size_pt=size_pt):
            self._canvas.addLiteral(piece)
        self._canvas.addLiteral("ET")
        return [glyph for glyph, text in said if not text]

    def finish(self) -> None:
        """Write the faces into the document; call it once, before the document is saved."""
        programs: dict[str, _Program] = {}
        for name in dict.fromkeys(name for name, _ in self._types):
            glyphs = {glyph for (other, _), held in self._types.items() if other == name for glyph, _ in held.codes}
            programs[name] = _Program.of(name, glyphs)
        document = self._canvas._doc
        writer = _Writer(document)
        for (name, is_column), held in self._types.items():
            font = writer.font(name, programs[name], codes=held.codes, is_column=is_column)
            document.idToObject["BasicFonts"].dict[held.resource] = document.Reference(font)

    def _type(self, run: Run) -> _Type:
        key = (run.face, run.upright)
        if key not in self._types:
            self._types[key] = _Type(resource=f"T{len(self._types) + 1}")
        return self._types[key]


def _parts(runs: Sequence[Run]) -> list[list[Run]]:
    """A line's runs, in a column cut where words lie on their side: those are read by themselves."""
    if not any(run.upright for run in runs):
        return [list(runs)]
    return [list(part) for _, part in groupby(runs, key=lambda run: run.turned)]


def _is_across(run: Run, part: Sequence[Run]) -> bool:
    """Whether a run stands across its column, so that a reader would look for it in another line."""
    return not run.upright and any(other.upright for other in part)


def _said(run: Run) -> Iterator[tuple[Glyph, str]]:
    """Each glyph with the characters it stands for: of the glyphs of a cluster, the broadest stands for all of it."""
    ends = dict(pairwise([*sorted({glyph.char for glyph in run.glyphs}), run.start + len(run.text)]))
    for _, group in groupby(run.glyphs, key=lambda glyph: glyph.char):
        cluster = list(group)
        main = max(cluster, key=lambda glyph: glyph.advance_pt)
        for glyph in cluster:
            said = run.text[glyph.char - run.start : ends[glyph.char] - run.start]
            yield glyph, said if glyph is main else ""


def _pieces(run: Run, codes: Sequence[tuple[Glyph, int]], *, at: tuple[float, float], size_pt: float) -> Iterator[str]:
    """The operators that show a run: a matrix where the pen leaves its way, else glyphs with what to add between."""
    opened = face(run.face)
    matrix = "0 -1 1 0" if run.turned else "1 0 0 1"
    shown: list[str] = []
    pen: tuple[float, float] | None = None
    for glyph, code in codes:
        x, y = at[0] + glyph.x_pt, at[1] - glyph.y_pt
        own = opened.advance(glyph.id) * size_pt
        if run.upright:
            x, y = x + own / 2, y + _UPRIGHT_ORIGIN * size_pt
        gap, off = (0.0, 1.0) if pen is None else _way(pen, (x, y), run)
        if abs(off) > _SAME_PT:
            if shown:
                yield f"[{' '.join(shown)}] TJ"
            shown = []
            yield f"{matrix} {_number(x)} {_number(y)} Tm"
        elif abs(gap) > _SAME_PT:
            shown.append(_number(-gap / size_pt * 1000))
        shown.append(f"<{code:04X}>")
        pen = _moved((x, y), run, by=size_pt if run.upright else own)
    if shown:
        yield f"[{' '.join(shown)}] TJ"


def _way(pen: tuple[float, float], to: tuple[float, float], run: Run) -> tuple[float, float]:
    """How far the next glyph is from the pen: along the line, and off it."""
    dx, dy = to[0] - pen[0], to[1] - pen[1]
    return (-dy, dx) if run.upright or run.turned else (dx, dy)


def _moved(pen: tuple[float, float], run: Run, *, by: float) -> tuple[float, float]:
    return (pen[0], pen[1] - by) if run.upright or run.turned else (pen[0] + by, pen[1])


# --- the embedded faces ---


@dataclass(frozen=True, kw_only=True)
class _Program:
    """A face cut down: its file, its glyphs' ids there by those of the whole face, and its name with a tag."""

    data: bytes
    ids: Mapping[int, int]
    name: str

    @classmethod
    def of(cls, name: str, glyphs: Iterable[int]) -> _Program:
        data, ids = subset_glyphs(name, glyphs)
        number = zlib.crc32(data)
        tag = "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
        return cls(data=data, ids=ids, name=f"{tag}+{name.replace(' ', '')}")


class _Writer:
    """Puts a document's fonts together.

    Args:
        document: The writer's document.
    """

    def __init__(self, document: PDFDocument) -> None:
        self._refer = document.Reference

    def font(self, name: str, program: _Program, *, codes: _Codes, is_column: bool) -> PDFDictionary:
        """A composite font whose codes are the whole face's glyph ids, in one writing mode."""
        descendant = self._refer(self._descendant(name, program, codes=codes))
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(program.name),
                "Encoding": PDFName("Identity-V" if is_column else "Identity-H"),
                "DescendantFonts": PDFArray([descendant]),
                "ToUnicode": self._refer(PDFStream(content=_to_unicode(codes), filters=[PDFZCompress])),
            }
        )

    def _descendant(self, name: str, program: _Program, *, codes: _Codes) -> PDFDictionary:
        opened = face(name)
        widths: list[object] = []
        for (glyph, _), code in sorted(codes.items(), key=lambda item: item[1]):
            widths += [code, PDFArray([_thousandths(opened.advance(glyph))])]
        identity = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        made = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if opened.is_cubic else "CIDFontType2"),
            "BaseFont": PDFName(program.name),
            "CIDSystemInfo": PDFDictionary(identity),
            "FontDescriptor": self._refer(self._descriptor(opened, program)),
            "DW": 1000,
            "W": PDFArray(widths),
        }
        if not opened.is_cubic:  # a CFF font knows the numbers of its glyphs itself
            made["CIDToGIDMap"] = self._refer(PDFStream(content=_glyph_map(codes, program.ids), filters=[PDFZCompress]))
        return PDFDictionary(made)

    def _descriptor(self, opened: Face, program: _Program) -> PDFDictionary:
        font = TTFont(io.BytesIO(program.data), recalcTimestamp=False)
        head = font["head"]
        scale = 1000 / head.unitsPerEm
        box = [round(scale * side) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]
        kind = PDFDictionary({"Subtype": PDFName("CIDFontType0C")} if opened.is_cubic else {})
        content = font.reader["CFF "] if opened.is_cubic else program.data
        file = PDFStream(kind, content, filters=[PDFZCompress])
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(program.name),
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray(box),
                "ItalicAngle": round(float(font["post"].italicAngle), 3),
                "Ascent": _thousandths(opened.ascender),
                "Descent": _thousandths(opened.descender),
                "CapHeight": _thousandths(opened.cap_height),
                "StemV": _STEM,
                "FontFile3" if opened.is_cubic else "FontFile2": self._refer(file),
            }
        )


def _glyph_map(codes: _Codes, ids: Mapping[int, int]) -> bytes:
    """The glyph of the embedded file for every code, two bytes each."""
    glyphs = {code: ids[glyph] for (glyph, _), code in codes.items()}
    return b"".join(glyphs.get(code, 0).to_bytes(2, "big") for code in range(max(glyphs) + 1))


def _to_unicode(codes: _Codes) -> bytes:
    """The characters of every code, as a CMap."""
    meanings: dict[int, str] = {}
    for (_, said), code in codes.items():
        meanings.setdefault(code, said)
    told = [f"<{code:04X}> <{_utf16(said)}>" for code, said in sorted(meanings.items())]
    blocks = [told[start : start + 100] for start in range(0, len(told), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")


def _thousandths(em: float) -> float:
    return round(1000 * em, 3)


def _utf16(text: str) -> str:
    """A text in UTF-16, in hexadecimal figures."""
    return text.encode("utf-16-be").hex().upper()


def _number(value: float) -> str:
    return f"{value + 0.0:.4f}".rstrip("0").rstrip(".")
