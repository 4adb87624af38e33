"""A stranger's XML: read whole or not at all, with nothing expanded and nothing fetched.

Knows: what XML can do to its readers.  Does not know: what any element means.
Source: XML 1.0 (fifth edition); OWASP, XML External Entity Prevention.
"""

from __future__ import annotations

from html.entities import name2codepoint
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

MOST_XML_BYTES = 16 * 1024 * 1024


class XmlUnusableError(Exception):
    """Why a document cannot be used."""


def xml_root(data: bytes, *, doctype: bool) -> Element:
    """The root of a document.

    Args:
        data: The document.
        doctype: Whether a DOCTYPE may stand at its top, as in XHTML; entities may not be declared in either case, and
            only HTML's own names are known.

    Raises:
        XmlUnusableError: it is too large, not well formed, or declares what it must not.
    """
    if len(data) > MOST_XML_BYTES:
        raise XmlUnusableError(f"it has {len(data)} bytes, more than the {MOST_XML_BYTES} that are read")
    try:
        _refuse_declarations(data, doctype=doctype)
        parser = XMLParser()
        parser.entity.update({name: chr(code) for name, code in name2codepoint.items()})
        parser.feed(data)
        return parser.close()
    except (ParseError, expat.ExpatError, ValueError, LookupError) as error:
        raise XmlUnusableError(f"it is not well formed: {error}") from error


def _refuse_declarations(data: bytes, *, doctype: bool) -> None:
    """Read a document through for what it declares, before anything is built from it."""

    def refuse(*declared: object) -> None:
        raise XmlUnusableError("it declares entities" if doctype else "it declares a document type (DTD)")

    reader = expat.ParserCreate()
    reader.EntityDeclHandler = refuse
    reader.UnparsedEntityDeclHandler = refuse
    if not doctype:
        reader.StartDoctypeDeclHandler = refuse
    reader.Parse(data, True)


def local(tag: object) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def texts(root: Element, name: str) -> list[str]:
    """What stands in the elements of this name, anywhere, stripped; empty ones left out."""
    found = ["".join(one.itertext()).strip() for one in root.iter() if local(one.tag) == name]
    return [text for text in found if text]
