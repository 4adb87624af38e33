"""Word documents: the paragraphs as they read with every change accepted, and their headings.

Knows: paragraphs, runs, styles, tracked changes, notes.  Does not know: zip files (`archive.py`), how prose is cleaned.
Source: ECMA-376 part 1 (WordprocessingML 17.3 paragraphs and runs, 17.7 styles, 17.13.5 revisions), part 2 (packages).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from audobon.comic.manuscript import SourcePart
from audobon.manuscript.archive import Archive
from audobon.manuscript.flow import Flow
from audobon.manuscript.markup import MarkupReader, decoded, walk
from audobon.manuscript.source_lines import Source, ours

CONTENT_TYPES = "[Content_Types].xml"
USUAL_DOCUMENT = "word/document.xml"

_PACKAGE_RELATIONS = "_rels/.rels"
_CORE = "docProps/core.xml"
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "Fallback", "txbxContent", "rPrChange", "pPrChange", "sectPr", "pict", "object", "instrText")
)
_NOTES = ("footnoteReference", "endnoteReference")
_NO_STORY_STYLE = re.compile(r"toc \d|toc heading|caption|table of figures|header|footer", re.IGNORECASE)
_HEADING_STYLE = re.compile(r"heading ([1-9])", re.IGNORECASE)
_STRESSES = frozenset(("i", "b", "em"))
_STRESSING_STYLES = frozenset(("emphasis", "strong", "intenseemphasis", "subtleemphasis"))
_OFF = ("0", "false", "off", "none")
_MAX_ANCESTORS = 12


@dataclass
class _Relations:
    """Which part is what: the end of each relation's type, and its target (see `markup.MarkupReader`)."""

    targets: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            self.targets.setdefault(attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", ""))

    def end(self, tag: str) -> None:
        """Relations have no content."""

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        """Relations have no content."""


@dataclass
class _Core:
    """Title and author as the document's properties have them."""

    found: dict[str, str] = field(default_factory=dict)
    _tag: str = ""

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        self._tag = tag

    def end(self, tag: str) -> None:
        self._tag = ""

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        self.found[self._tag] = self.found.get(self._tag, "") + text


@dataclass(kw_only=True)
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int = -1


@dataclass
class _Styles:
    """The document's styles, by id."""

    styles: dict[str, _Style] = field(default_factory=dict)
    _now: _Style = field(default_factory=_Style)

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        value = attributes.get("val", "")
        if tag == "style":
            self._now = self.styles[attributes.get("styleId", "")] = _Style()
        elif tag == "name":
            self._now.name = value
        elif tag == "basedOn":
            self._now.based_on = value
        elif tag == "outlineLvl":
            self._now.outline = _outline(value)

    def end(self, tag: str) -> None:
        if tag == "style":
            self._now = _Style()

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        """Styles have no words."""

    def name(self, style: str) -> str:
        return self.styles[style].name if style in self.styles else style

    def level(self, style: str) -> int:
        """The heading level of a style, 1..6, or 0; what a style does not say, the one it is based on says."""
        for _ in range(_MAX_ANCESTORS):
            known = self.styles.get(style)
            name = known.name if known else style
            heading = _HEADING_STYLE.fullmatch(name)
            if heading:
                return min(int(heading.group(1)), 6)
            if name.lower() == "title":
                return 1
            if known is None:
                break
            if known.outline >= 0:
                return min(known.outline + 1, 6)
            style = known.based_on
        return 0


class _Document:
    """Reads the document's body into a flow (see `markup.MarkupReader`)."""

    def __init__(self, flow: Flow, styles: _Styles) -> None:
        self.paragraphs: list[int] = []
        self.notes = 0
        self.boxes = 0
        self.title = ""
        self._flow = flow
        self._styles = styles
        self._open: list[str] = []
        self._left_out_from = 0
        self._style = ""
        self._outline = -1
        self._is_bordered = self._is_hidden = self._runs_on = self._is_stressed = False

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        within = self._open[-1] if self._open else ""
        self._open.append(tag)
        if self._left_out_from:
            return
        if tag == "p":
            self.paragraphs.append(at)
        elif tag == "del" and within == "rPr":
            self._runs_on = True
        elif tag in _LEFT_OUT:
            self.boxes += tag == "txbxContent"
            self._left_out_from = len(self._open)
        elif tag == "docPartGallery" and attributes.get("val") == "Table of Contents" and "sdt" in self._open:
            self._left_out_from = len(self._open) - self._open[::-1].index("sdt")
        elif tag == "r":
            self._is_hidden = self._is_stressed = False
        elif tag in _NOTES:
            self.notes += 1
        elif within == "r" and not self._is_hidden:
            self._write(tag, attributes, at)
        else:
            self._set(tag, attributes)

    def end(self, tag: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._left_out_from:
            self._left_out_from = 0 if depth == self._left_out_from else self._left_out_from
        elif tag == "p":
            self._end_paragraph()

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        if not self._left_out_from and not self._is_hidden and self._open[-1] == "t":
            self._flow.words(text, offsets, stressed=self._is_stressed)

    def _write(self, tag: str, attributes: dict[str, str], at: int) -> None:
        """What stands in a run besides text."""
        if tag == "br" and attributes.get("type", "textWrapping") != "textWrapping":
            self._flow.paragraph_end()
        elif tag in ("br", "cr"):
            self._flow.line_end()
        elif tag in ("tab", "ptab"):
            self._flow.space()
        elif tag == "noBreakHyphen":
            self._flow.words("-", (ours(at),))

    def _set(self, tag: str, attributes: dict[str, str]) -> None:
        """What the paragraph's and the run's properties say."""
        value = attributes.get("val", "")
        if tag == "pStyle":
            self._style = value
        elif tag == "outlineLvl":
            self._outline = _outline(value)
        elif tag == "pBdr":
            self._is_bordered = True
        elif tag == "vanish" and self._open[-3:-1] == ["r", "rPr"]:
            self._is_hidden = value.lower() not in _OFF or not value
        elif tag in _STRESSES and self._open[-3:-1] == ["r", "rPr"]:
            self._is_stressed |= value.lower() not in _OFF or not value
        elif tag == "rStyle" and value.lower() in _STRESSING_STYLES:
            self._is_stressed = True

    def _end_paragraph(self) -> None:
        if self._runs_on:  # the mark that ended it was deleted
            self._runs_on = False
            return
        level = min(self._outline + 1, 6) if self._outline >= 0 else self._styles.level(self._style)
        name = self._styles.name(self._style)
        if self._flow.is_empty and self._is_bordered:
            self._flow.rule()
        elif name.lower() == "title" and not self.title:
            self.title = " ".join(self._flow.text_in_hand().split())
        self._flow.paragraph_end(heading=level, is_dropped=bool(_NO_STORY_STYLE.fullmatch(name)))
        self._style, self._outline, self._is_bordered = "", -1, False


def open_docx(archive: Archive, *, name: str) -> Source:
    """The story in a Word document; a place in it is a paragraph of its main part.

    Raises:
        InputError: AUD-104 too much text; AUD-111 to AUD-113 see `archive.py`; AUD-115 no well-formed XML.
    """
    path = _target(archive, _PACKAGE_RELATIONS, "officeDocument") or USUAL_DOCUMENT
    folder, file = posixpath.split(path)
    styles, core = _Styles(), _Core()
    styles_path = _target(archive, f"{folder}/_rels/{file}.rels", "styles") or f"{folder}/styles.xml"
    _walk_if_there(archive, styles_path, styles)
    _walk_if_there(archive, _CORE, core)
    source = decoded(archive.read(path), name=path)
    flow = Flow(name=name)
    document = _Document(flow, styles)
    walk(source, document, name=path)
    flow.paragraph_end()
    left_out = ((document.notes, "notes"), (document.boxes, "text boxes"))
    return Source(
        lines=flow.lines,
        parts=(
            SourcePart(name=path, start=0, length=len(source), counted="paragraph", starts=tuple(document.paragraphs)),
        ),
        title=document.title or core.found.get("title", "").strip(),
        author=core.found.get("creator", "").strip(),
        is_laid_out=True,
        only_marked_headings=any(line.heading for line in flow.lines),
        warnings=tuple(f"{count} {what} were left out" for count, what in left_out if count),
    )


def _outline(value: str) -> int:
    """An outline level; 9 is body text."""
    return int(value) if value in tuple("012345678") else -1


def _target(archive: Archive, relations_path: str, kind: str) -> str:
    """The part that another one names as its `kind`; empty if it names none."""
    relations = _Relations()
    _walk_if_there(archive, relations_path, relations)
    target = relations.targets.get(kind, "")
    if not target:
        return ""
    home = posixpath.dirname(posixpath.dirname(relations_path))
    return posixpath.normpath(posixpath.join("/", home, target)).lstrip("/")


def _walk_if_there(archive: Archive, member: str, reader: MarkupReader) -> None:
    if member in archive:
        walk(decoded(archive.read(member), name=member), reader, name=member)
