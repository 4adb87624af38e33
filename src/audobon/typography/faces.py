"""The typefaces: found as installed packages, opened once, measured in font units.

Knows: which family letters speech, which shouts, which stands in for missing characters; advances, kerning, outlines.
Does not know: sizes on the page, lines, or balloons.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import fontpkg
import pathops
import uharfbuzz as hb

from audobon.errors import ResourceError
from audobon.typography.drawn_faces import bold_italic, with_plain_i
from audobon.typography.paths import Polygon, flattened
from audobon.typography.scripts import CHINESE, Script, is_traditional, primary

LETTERING = "Delius"
"""Speech, captions and folios."""
DISPLAY = "Luckiest Guy"
"""Sounds and titles."""
FALLBACK = "Noto Sans"
"""Characters that the two above lack."""
PLAIN_I = "Audobon Plain I"
"""Delius with a capital I without crossbars, for an I inside a word."""
BOLD_ITALIC, BOLD_ITALIC_PLAIN_I = "Audobon Bold Italic", "Audobon Bold Italic Plain I"
"""Stressed words: Delius leaned on."""
FALLBACK_BOLD = "Noto Sans Bold Italic"
HEBREW, HEBREW_BOLD = "Fredoka", "Fredoka Bold"
ARABIC, ARABIC_BOLD = "Noto Sans Arabic", "Noto Sans Arabic ExtraBold"
JAPANESE, JAPANESE_BOLD = "Noto Sans CJK JP", "Noto Sans CJK JP Bold"
SIMPLIFIED, SIMPLIFIED_BOLD = "Noto Sans CJK SC", "Noto Sans CJK SC Bold"
TRADITIONAL, TRADITIONAL_BOLD = "Noto Sans CJK TC", "Noto Sans CJK TC Bold"
KOREAN, KOREAN_BOLD = "Noto Sans CJK KR", "Noto Sans CJK KR Bold"

_NOTO = "The Noto Project Authors"
_ADOBE = "Adobe, for Noto"
_OFL = "OFL-1.1"


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a typeface comes from, and under which licence.

    Attributes:
        family: The family as its package calls it.
        credit: What it letters, and who made it.
        licence: An SPDX identifier.
        module: The module that brings the file; empty for a package of the fontpkg family.
        file: The file in it.
        style: `normal` or `italic`.
        axes: Where a variable font is pinned, by axis.
        language: The language whose forms of shared characters are taken; empty for the font's own.
        extra: The project's extra that brings the package; empty for what is always there.
    """

    family: str
    credit: str
    licence: str = _OFL
    module: str = ""
    file: str = ""
    style: str = "normal"
    axes: Mapping[str, float] = field(default_factory=dict)
    language: str = ""
    extra: str = ""

    def path(self) -> Path:
        """The font's file.

        Raises:
            LookupError: its package is not installed.
        """
        if not self.module:
            try:
                return Path(fontpkg.path(self.family, style=self.style))
            except fontpkg.FontpkgError as error:
                raise LookupError(str(error)) from error
        try:
            return Path(str(importlib.resources.files(self.module) / self.file))
        except ModuleNotFoundError as error:
            raise LookupError(str(error)) from error

    @property
    def hint(self) -> str:
        """How to get it."""
        package = "fontpkg-" + self.family.lower().replace(" ", "-")
        return f"run `pip install {repr(f'audobon[{self.extra}]') if self.extra else package}`"


def _cjk(language: str, *, bold: bool) -> Source:
    weight = "Bold" if bold else "Regular"
    return Source(
        family=f"Noto Sans CJK JP {weight}",
        credit=f"Chinese, Japanese and Korean; {_ADOBE}",
        module=f"noto_cjk_sans_jp_{weight.lower()}",
        file=f"NotoSansCJKjp-{weight}.otf",
        language=language,
        extra="cjk",
    )


SOURCES: Mapping[str, Source] = {
    LETTERING: Source(family=LETTERING, credit="lettering; Natalia Raices"),
    DISPLAY: Source(family=DISPLAY, credit="sounds and titles; Astigmatic", licence="Apache-2.0"),
    FALLBACK: Source(family=FALLBACK, credit=f"characters that the others lack; {_NOTO}"),
    FALLBACK_BOLD: Source(
        family=FALLBACK,
        credit=f"characters that the others lack; {_NOTO}",
        style="italic",
        axes={"wght": 700, "wdth": 100},
    ),
    HEBREW: Source(family="Fredoka", credit="Hebrew; The Fredoka Project Authors", axes={"wght": 400, "wdth": 100}),
    HEBREW_BOLD: Source(
        family="Fredoka", credit="Hebrew; The Fredoka Project Authors", axes={"wght": 700, "wdth": 100}
    ),
    ARABIC: Source(family=ARABIC, credit=f"Arabic; {_NOTO}", axes={"wght": 400, "wdth": 100}),
    ARABIC_BOLD: Source(family=ARABIC, credit=f"Arabic; {_NOTO}", axes={"wght": 800, "wdth": 100}),
    JAPANESE: _cjk("ja", bold=False),
    JAPANESE_BOLD: _cjk("ja", bold=True),
    SIMPLIFIED: _cjk("zh-Hans", bold=False),
    SIMPLIFIED_BOLD: _cjk("zh-Hans", bold=True),
    TRADITIONAL: _cjk("zh-Hant", bold=False),
    TRADITIONAL_BOLD: _cjk("zh-Hant", bold=True),
    KOREAN: _cjk("ko", bold=False),
    KOREAN_BOLD: _cjk("ko", bold=True),
}
"""Every typeface that a book can use, by the name that its lines call it."""

DERIVED: Mapping[str, str] = dict.fromkeys((PLAIN_I, BOLD_ITALIC, BOLD_ITALIC_PLAIN_I), LETTERING)
"""Faces that the house draws from others."""

STRESSED: Mapping[str, str] = {
    LETTERING: BOLD_ITALIC,
    PLAIN_I: BOLD_ITALIC_PLAIN_I,
    FALLBACK: FALLBACK_BOLD,
    HEBREW: HEBREW_BOLD,
    ARABIC: ARABIC_BOLD,
    JAPANESE: JAPANESE_BOLD,
    SIMPLIFIED: SIMPLIFIED_BOLD,
    TRADITIONAL: TRADITIONAL_BOLD,
    KOREAN: KOREAN_BOLD,
}
"""The face of stressed words beside each face; scripts that have no italics stress by weight alone."""

STAND_INS: Mapping[Script, tuple[str, str]] = {
    Script.PLAIN: (FALLBACK, FALLBACK),
    Script.HEBREW: (HEBREW, HEBREW_BOLD),
    Script.ARABIC: (ARABIC, ARABIC_BOLD),
    Script.HAN: (JAPANESE, JAPANESE_BOLD),
    Script.HANGUL: (KOREAN, KOREAN_BOLD),
}
"""Who stands in for a character that the wanted face lacks, by its script: beside lettering, and beside display."""


@dataclass(frozen=True, kw_only=True)
class Shaped:
    """A glyph of a shaped run, in em, y up: its id, the first character it stands for, how far it moves the pen, and
    how far from the pen it is drawn."""

    id: int
    cluster: int
    advance: float
    dx: float
    dy: float


class Face:
    """One typeface, ready to measure and to draw. All lengths in em (1 em = the type size).

    Args:
        name: The family's name, or `PLAIN_I`.
        data: The font file's bytes; a font that does not vary.
        language: The language whose forms of shared characters it draws; empty for its own.
    """

    def __init__(self, name: str, *, data: bytes, language: str = "") -> None:
        self.name = name
        self.data = data
        self.language = language
        self._face = hb.Face(hb.Blob(data))
        self._font = hb.Font(self._face)
        self._upem = float(self._face.upem)
        self._outlines: dict[tuple[int, float], tuple[Polygon, ...]] = {}
        self.cap_height = self._height("H")
        extents = self._font.get_font_extents("ltr")
        self.ascender, self.descender = extents.ascender / self._upem, extents.descender / self._upem

    @property
    def is_cubic(self) -> bool:
        """Whether its outlines are cubic (CFF), not quadratic."""
        return self.data[:4] == b"OTTO"

    def _height(self, char: str) -> float:
        extents = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(char)))
        return float(extents.y_bearing / self._upem)

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for this character."""
        return bool(self._font.get_nominal_glyph(ord(char)))

    def shape(
        self, text: str, *, direction: str = "ltr", features: Mapping[str, bool] | None = None
    ) -> tuple[Shaped, ...]:
        """Glyphs of a run, in the order in which they stand: from the left, or from the top.

        Args:
            text: Characters of one script and one direction.
            direction: `ltr`, `rtl`, or `ttb` for letters upright in a column.
            features: OpenType features over those of the house: kerning, and in `ltr` no optional ligatures.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        buffer.language = self.language or "und"
        plain = {"kern": True, "liga": False, "clig": False} if direction == "ltr" else {}
        hb.shape(self._font, buffer, {**plain, **(features or {})})
        return tuple(
            Shaped(
                id=info.codepoint,
                cluster=info.cluster,
                advance=(-place.y_advance if direction == "ttb" else place.x_advance) / self._upem,
                dx=place.x_offset / self._upem,
                dy=place.y_offset / self._upem,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def advance(self, glyph: int) -> float:
        """The glyph's own advance, unkerned, in em."""
        return float(self._font.get_glyph_h_advance(glyph)) / self._upem

    def ink(self, glyph: int) -> tuple[float, float]:
        """How far a glyph's ink reaches under its base line (negative) and over it, in em; both 0 for a space."""
        extents = self._font.get_glyph_extents(glyph)
        if extents is None:
            return (0.0, 0.0)
        top = extents.y_bearing / self._upem
        return (float(top + extents.height / self._upem), float(top))

    def outline(self, glyph: int, *, contour: float = 0.0) -> tuple[Polygon, ...]:
        """The glyph's closed polygons in em, y up, to be filled non-zero; none for a space.

        Args:
            glyph: Glyph id.
            contour: Width in em of a round line drawn along the outline and united with it; 0 for the bare glyph.
        """
        key = (glyph, contour)
        if key not in self._outlines:
            path = pathops.Path()
            self._font.draw_glyph_with_pen(glyph, path.getPen(glyphSet=None))
            if contour:
                rim = pathops.Path(path)
                rim.stroke(contour * self._upem, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
                rim.convertConicsToQuads()
                path = pathops.op(path, rim, pathops.PathOp.UNION)
            self._outlines[key] = flattened(path, scale=1 / self._upem)
        return self._outlines[key]


@lru_cache(maxsize=24)
def face(name: str) -> Face:
    """Open a family once and keep it.

    Raises:
        ResourceError: AUD-510 if the family's package is not installed, AUD-511 if its file cannot be read.
    """
    if name in (PLAIN_I, BOLD_ITALIC_PLAIN_I):
        plain = LETTERING if name == PLAIN_I else BOLD_ITALIC
        return Face(name, data=with_plain_i(face(plain).data, name=name))
    if name == BOLD_ITALIC:
        return Face(name, data=bold_italic(face(LETTERING).data, name=name))
    source = SOURCES.get(name, Source(family=name, credit=""))
    try:
        path = source.path()
    except LookupError as error:
        raise ResourceError("AUD-510", f"the typeface {name!r} is not installed", hint=source.hint) from error
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ResourceError(
            "AUD-511", f"the typeface file {path.name} cannot be read: {error.strerror}", hint="install it again"
        ) from error
    return Face(name, data=pinned(data, source.axes), language=source.language)


@lru_cache(maxsize=24)
def is_installed(name: str) -> bool:
    """Whether the package of a typeface is here."""
    try:
        SOURCES.get(name, Source(family=name, credit="")).path()
    except LookupError:
        return False
    return True


def family_for(script: Script, *, language: str = "", heavy: bool = False) -> str:
    """The family that letters a script.

    Args:
        script: Of most of a line's letters.
        language: A BCP 47 tag, or nothing: Chinese and Japanese write many of the same characters in other forms.
        heavy: For sounds and titles, not for speech.
    """
    if script is Script.PLAIN:
        return DISPLAY if heavy else LETTERING
    if script is Script.HAN and primary(language) in CHINESE:
        families = (TRADITIONAL, TRADITIONAL_BOLD) if is_traditional(language) else (SIMPLIFIED, SIMPLIFIED_BOLD)
    else:
        families = STAND_INS[script]
    return families[heavy]


def pinned(data: bytes, axes: Mapping[str, float]) -> bytes:
    """A variable font as the one font that it is at a place of its axes, those not named at their defaults."""
    opened = hb.Face(hb.Blob(data))
    ask = hb.SubsetInput()
    ask.keep_everything()
    ask.pin_all_axes_to_default(opened)
    for axis, value in axes.items():
        ask.pin_axis_location(opened, axis, value)
    return bytes(hb.subset(opened, ask).blob.data) if opened.axis_infos else data
