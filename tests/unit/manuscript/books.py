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
