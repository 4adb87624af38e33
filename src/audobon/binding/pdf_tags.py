"""The reading order inside a PDF: its structure tree, from the document down to every figure and line.

Knows: PDF's logical structure, and the writer's objects.  Does not know: what a panel is, or how a page is drawn.
Source: ISO 32000-1:2008, sections 14.6 to 14.9 (marked content, logical structure, tagged PDF, accessibility).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

ARTIFACT = "/Artifact BMC"
END = "EMC"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Something on a page that is read as one.

    Attributes:
        role: A standard structure type: `Figure`, `P`, `H1`.
        group: What it belongs to on its page (a panel), or empty; neighbours of one group are read as a section.
        alt: What a figure shows, in words.
        actual: The words as they are read aloud, where they are not simply the letters on the page.
        box: A figure's place: left, bottom, right, top in points from the lower left corner.
        language: Of `alt`, where it is not the document's.
    """

    role: str
    group: str = ""
    alt: str = ""
    actual: str = ""
    box: tuple[float, float, float, float] | None = None
    language: str = ""


def begin(passage: Passage, *, number: int) -> str:
    """The operator that begins a passage's marked content; `number` counts them on the page, from 0."""
    return f"/{passage.role} <</MCID {number}>> BDC"


class StructureTree:
    """Gathers the passages of a document page by page, and writes the tree at its end.

    Args:
        canvas: The writer whose document is tagged.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._kids: dict[int, list[PDFObject | int]] = {}
        self._elements: list[PDFDictionary] = []
        self._parents: list[PDFObject | int] = []
        self._top = self._element("Document", parent=self._root)
        self._root["K"] = self._document.Reference(self._top)

    def add_page(self, title: str, passages: Sequence[Passage], owners: Sequence[int]) -> None:
        """Tell what stands on the page that was finished last.

        Args:
            title: The page's name.
            passages: In reading order.
            owners: For each marked content of the page, in its order, the passage that it belongs to.
        """
        page = self._document.Pages.pages[-1]
        # The writer's pages list the entries that they may have, without these two.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._parents) // 2, PDFName("S")
        section = self._element("Sect", parent=self._top)
        section["T"] = PDFString(title)
        self._kids[id(self._top)].append(self._document.Reference(section))
        group, around = "", section
        made = []
        for index, passage in enumerate(passages):
            if passage.group != group:
                group, around = passage.group, section
                if group:
                    around = self._element("Sect", parent=section)
                    around["T"] = PDFString(group)
                    self._kids[id(section)].append(self._document.Reference(around))
            element = self._passage(passage, parent=around)
            element["Pg"] = self._document.Reference(page)
            self._kids[id(around)].append(self._document.Reference(element))
            self._kids[id(element)] = [number for number, owner in enumerate(owners) if owner == index]
            made.append(element)
        holders = PDFArray([self._document.Reference(made[owner]) for owner in owners])
        self._parents += [len(self._parents) // 2, self._document.Reference(holders)]

    def finish(self) -> None:
        """Hang the tree into the document; call it once, before the document is saved."""
        for element in self._elements:
            element["K"] = PDFArray(self._kids[id(element)])
        numbers = PDFDictionary({"Nums": PDFArray(self._parents)})
        self._root["ParentTree"] = self._document.Reference(numbers)
        self._root["ParentTreeNextKey"] = len(self._parents) // 2
        self._document.Catalog.StructTreeRoot = self._root
        self._document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _passage(self, passage: Passage, *, parent: PDFDictionary) -> PDFDictionary:
        element = self._element(passage.role, parent=parent)
        for name, text in (("Alt", passage.alt), ("ActualText", passage.actual), ("Lang", passage.language)):
            if text:
                element[name] = PDFString(text)
        if passage.box is not None:
            place = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray(list(passage.box))}
            element["A"] = PDFDictionary(place)
        return element

    def _element(self, role: str, *, parent: PDFDictionary) -> PDFDictionary:
        element = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(role), "P": self._document.Reference(parent)}
        )
        self._elements.append(element)
        self._kids[id(element)] = []
        return element
