"""What ComicInfo.xml may hold: its elements in their order, and the form of what stands in each.

Knows: ComicInfo v2.0 and the fields that v2.1 adds.  Does not know: archives, or what is sensible to say in a field.

Source: the anansi-project's ComicInfo, versions 2.0 and 2.1 (draft); W3C, XML Schema Part 2 (xs:int, xs:decimal).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from audobon.quality.files.xml_documents import local

FIELDS = (
    "Title", "Series", "Number", "Count", "Volume", "AlternateSeries", "AlternateNumber", "AlternateCount", "Summary",
    "Notes", "Year", "Month", "Day", "Writer", "Penciller", "Inker", "Colorist", "Letterer", "CoverArtist", "Editor",
    "Translator", "Publisher", "Imprint", "Genre", "Tags", "Web", "PageCount", "LanguageISO", "Format", "BlackAndWhite",
    "Manga", "Characters", "Teams", "Locations", "ScanInformation", "StoryArc", "StoryArcNumber", "SeriesGroup",
    "AgeRating", "Pages", "CommunityRating", "MainCharacterOrTeam", "Review", "GTIN",
)  # fmt: skip
"""Those of version 2.0, and among them Translator, Tags, StoryArcNumber and GTIN of version 2.1."""
PAGE_KINDS = frozenset(
    {
        "FrontCover", "InnerCover", "Roundup", "Story", "Advertisement", "Editorial", "Letters", "Preview", "BackCover",
        "Other", "Deleted",
    }
)  # fmt: skip
_AGES = frozenset(
    {
        "Unknown", "Adults Only 18+", "Early Childhood", "Everyone", "Everyone 10+", "G", "Kids to Adults", "M",
        "MA15+", "Mature 17+", "PG", "R18+", "Rating Pending", "Teen", "X18+",
    }
)  # fmt: skip
_WHOLE = re.compile(r"[+-]?\d{1,20}")
_DECIMAL = re.compile(r"[+-]?(\d{1,6}(\.\d{0,9})?|\.\d{1,9})")
_INT_LIMIT, _LONG_LIMIT = 2**31, 2**63


def is_int(text: str, *, limit: int = _INT_LIMIT) -> bool:
    """Whether this is a whole number within the type's range."""
    return bool(_WHOLE.fullmatch(text.strip())) and -limit <= int(text) < limit


def _is_rating(text: str) -> bool:
    plain = text.strip()
    return bool(_DECIMAL.fullmatch(plain)) and 0 <= float(plain) <= 5 and len(plain.partition(".")[2].rstrip("0")) <= 2


def _one_of(*choices: str) -> Callable[[str], bool]:
    return lambda text: text in choices


_FORMS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    **dict.fromkeys(
        ("Count", "Volume", "AlternateCount", "Year", "Month", "Day", "PageCount"), (is_int, "a whole number")
    ),
    "BlackAndWhite": (_one_of("Unknown", "No", "Yes"), "Unknown, No or Yes"),
    "Manga": (_one_of("Unknown", "No", "Yes", "YesAndRightToLeft"), "Unknown, No, Yes or YesAndRightToLeft"),
    "AgeRating": (_AGES.__contains__, "one of the schema's ratings"),
    "CommunityRating": (_is_rating, "a number from 0 to 5 with two decimals at most"),
}
_ATTRIBUTES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    **dict.fromkeys(("Image", "ImageWidth", "ImageHeight"), (is_int, "a whole number")),
    "ImageSize": (lambda text: is_int(text, limit=_LONG_LIMIT), "a whole number"),
    "Type": (lambda text: set(text.split()) <= PAGE_KINDS, "one of the schema's kinds of page"),
    "DoublePage": (_one_of("true", "false", "1", "0"), "true or false"),
    "Key": (lambda text: True, "text"),
    "Bookmark": (lambda text: True, "text"),
}


def broken_rules(root: Element) -> Iterator[tuple[bool, str, str]]:
    """What the schema forbids: whether readers stumble over it, the fact, and the field.

    An unknown field or another order makes the document invalid and hurts no reader that is known; a value of a wrong
    form is read as nothing, or stops the reading.
    """
    if root.tag != "ComicInfo":
        yield True, f"the root is {local(root.tag)!r}, not 'ComicInfo'", ""
        return
    last, seen = -1, set()
    for field in root:
        name = local(field.tag)
        if name != field.tag or name not in FIELDS:
            yield False, "the schema has no such field", name
            continue
        place = FIELDS.index(name)
        if name in seen:
            yield True, "the field stands there twice", name
        elif place < last:
            yield False, f"the field stands after {FIELDS[last]}, and belongs before it", name
        seen.add(name)
        last = max(last, place)
        if name == "Pages":
            yield from _broken_pages(field)
        else:
            yield from _broken_field(field, name)


def _broken_field(field: Element, name: str) -> Iterator[tuple[bool, str, str]]:
    if len(field) or field.attrib:
        yield True, "a field holds text alone, no elements or attributes", name
    suits, form = _FORMS.get(name, (lambda text: True, ""))
    text = field.text or ""
    # An empty element stands for its default, and every field has one but the rating.
    if (text or name == "CommunityRating") and not suits(text):
        yield True, f"{text[:40]!r} is not {form}", name


def _broken_pages(pages: Element) -> Iterator[tuple[bool, str, str]]:
    for index, page in enumerate(pages):
        where = f"Pages, entry {index + 1}"
        if page.tag != "Page":
            yield True, f"{local(page.tag)!r} stands where only Page may", where
            continue
        if "Image" not in page.attrib:
            yield True, "it does not say which picture it is of (Image)", where
        for name, value in page.attrib.items():
            suits, form = _ATTRIBUTES.get(name, (lambda text: False, "an attribute of the schema"))
            if not suits(value):
                yield True, f"{name}={value[:40]!r} is not {form}", where
