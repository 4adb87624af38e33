"""Files that hold stories, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)


def zipped(members: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members, in this order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def page(body: str, *, attributes: str = "") -> str:
    """One XHTML page of an e-book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>No story</title></head><body{attributes}>\n{body}\n'
        "</body></html>"
    )


def package(
    pages: Sequence[str], *, spine: Sequence[str] | None = None, guide: str = "", title: str = "The Hare"
) -> str:
    """A package document whose pages lie beside it; the spine is their order if not given."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    refs = "".join(f'<itemref idref="{name}"/>' for name in (pages if spine is None else spine))
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title><dc:creator>A. Writer</dc:creator></metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>'
        f"<spine>{refs}</spine><guide>{guide}</guide></package>"
    )


def epub(pages: Mapping[str, str], *, opf: str | None = None, **others: str | bytes) -> bytes:
    """An e-book of these pages, in this order; `others` are more members by name."""
    members: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    members["OEBPS/content.opf"] = package(tuple(pages)) if opf is None else opf
    return zipped(members | {f"OEBPS/{name}": text for name, text in pages.items()} | others)


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {WORD}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="T"><w:name '
    'w:val="Title"/></w:style><w:style w:styleId="Own"><w:name w:val="Chapter"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style><w:style w:styleId="Loop"><w:name w:val="Loop"/>'
    '<w:basedOn w:val="Loop"/></w:style></w:styles>'
)


def paragraph(runs: str, *, style: str = "", properties: str = "") -> str:
    """One paragraph of a Word document; `runs` without markup is one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = runs if "<" in runs else f'<w:r><w:t xml:space="preserve">{runs}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def docx(body: str, *, title: str = "", author: str = "", main: str = "word/document.xml") -> bytes:
    """A Word document with this body."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        {
            "[Content_Types].xml": "<Types>x-officedocument.wordprocessingml.document.main+xml</Types>",
            "_rels/.rels": f'<Relationships><Relationship Type="{kind}" Target="{main}"/></Relationships>',
            main: f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}<w:sectPr/></w:body></w:document>',
            "word/styles.xml": STYLES,
            "docProps/core.xml": '<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></c:p>",
        }
    )
