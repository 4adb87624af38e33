"""Small XML documents, built element by element, so that whatever a story holds is escaped.

Knows: characters that XML allows, how a document is written out, as XML or as HTML, and what may act in the latter.
Does not know: any vocabulary.
"""

from __future__ import annotations

import base64
import hashlib
import re
from xml.etree import ElementTree

Element = ElementTree.Element

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the characters that no XML document may hold."""
    return _NOT_XML.sub("", text)


def put(parent: Element, tag: str, text: str = "", *, attributes: dict[str, str] | None = None) -> Element:
    """A new last child of `parent`, with text and attributes; characters that XML forbids are left out."""
    clean = {name: printable(value) for name, value in (attributes or {}).items()}
    child = ElementTree.SubElement(parent, tag, clean)
    if text:
        child.text = printable(text)
    return child


def document(root: Element, *, doctype: str = "", indent: bool = True) -> bytes:
    """The document as UTF-8 with its declaration; the same tree gives the same bytes.

    Args:
        root: The outermost element.
        doctype: Stands after the declaration, if any.
        indent: Whether lines are broken and indented; never where white space between words counts.
    """
    if indent:
        ElementTree.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return head.encode("ascii") + fragment(root) + b"\n"


def fragment(root: Element) -> bytes:
    """The element and all in it as UTF-8, without a declaration."""
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def hypertext(root: Element) -> bytes:
    """The document as HTML in UTF-8, with its doctype; the text of `script` and `style` stands as it is.

    Nothing of a story may be put into those two.
    """
    return b"<!DOCTYPE html>\n" + bytes(ElementTree.tostring(root, encoding="utf-8", method="html")) + b"\n"


def own_policy(style: str, script: str = "") -> str:
    """What an HTML document may do, for its `Content-Security-Policy`: nothing is fetched, and no
    style or script acts but its own.

    Pictures and typefaces are its own, as `data:`; `style`, and `script` if there is one, are the whole text of the
    elements that may act.

    Source: W3C, Content Security Policy Level 3, sections 2.3 and 8.4 (hashes of inline script and style).
    """
    allowed = f"style-src {_hash(style)}; " + (f"script-src {_hash(script)}; " if script else "")
    return f"default-src 'none'; img-src data:; font-src data:; {allowed}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
