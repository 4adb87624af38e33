"""Faults of a book that is one web page.

Knows: HTML as far as it fetches, names and describes.  Does not know: scripts, style sheets, layout.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from audobon.comic.inspection import Fault, StageFound, StageName
from audobon.quality.files.checking_parts import FileCheck, Way, shown, stage_of
from audobon.quality.files.languages import is_language
from audobon.quality.files.page_pictures import BookPages, PageSeen, page_seen
from audobon.quality.files.pixel_checks import BlankPage, MissingPage, NoisyPage, NoPages, UnreadablePage

_FETCHING = {
    "img": "src", "image": "href", "script": "src", "link": "href", "iframe": "src", "source": "src", "audio": "src",
    "video": "src", "embed": "src", "object": "data", "use": "href", "base": "href",
}  # fmt: skip
_PAGE = re.compile(r"page-(\d{1,5})")
_PICTURE = re.compile(r"data:image/(?!svg)[a-z0-9.+-]+;base64,", re.IGNORECASE)
_PICTURE_CHECKS: tuple[FileCheck[BookPages], ...] = (
    NoPages(), UnreadablePage(), BlankPage(), NoisyPage(), MissingPage(),
)  # fmt: skip


@dataclass(kw_only=True)
class WebPageSeen:
    """What a web page says and needs.

    Attributes:
        language: Of the document.
        title: Likewise.
        policy: What it lets be fetched; empty if it does not say.
        fetched: What it needs that is not in it.
        silent: Pictures without words of their own that are not hidden from screen readers.
        page_ids: The ids that count pages.
        pictures: Those that are in the file, measured.
    """

    language: str = ""
    title: str = ""
    policy: str = ""
    fetched: list[str] = field(default_factory=list)
    silent: int = 0
    page_ids: list[str] = field(default_factory=list)
    pictures: list[PageSeen] = field(default_factory=list)


class FetchingPage:
    """The page needs what is not in it.

    What it sees: pictures, scripts, styles and frames that lie elsewhere, and whether a policy forbids fetching.
    Why it matters: the book breaks when it is moved or read offline, and somebody learns that it is read.
    Threshold: none.
    Blind spots: what scripts and style sheets fetch; the policy is there against them.
    Remedy: bind the book again.
    """

    code = "AUD-Q260"
    _way = Way(code=code, way_out="bind the book again; its web page holds all that it needs")

    def faults(self, view: WebPageSeen) -> Iterator[Fault]:
        for address in view.fetched:
            yield self._way.error(f"it fetches {shown(address)}")
        if "default-src 'none'" not in view.policy:
            yield self._way.warning("no policy forbids it to fetch anything")


class WebPageWords:
    """The page does not say what it is, or shows what it does not tell.

    What it sees: title, language, and pictures without words that screen readers meet.
    Why it matters: windows show the one, screen readers speak by the others.
    Threshold: none.
    Blind spots: words that say nothing.
    Remedy: bind the book again.
    """

    code = "AUD-Q261"
    _way = Way(code=code, way_out="bind the book again, or add it to the page")

    def faults(self, view: WebPageSeen) -> Iterator[Fault]:
        if not view.title.strip():
            yield self._way.warning("the page has no title", "title")
        if not view.language:
            yield self._way.warning("the page does not say its language", "html")
        elif not is_language(view.language):
            yield self._way.error(f"{shown(view.language)!r} is no language", "html")
        if view.silent:
            yield self._way.warning(f"pictures without words: {view.silent}", measured=view.silent, limit=0)


WEB_PAGE_CHECKS: tuple[FileCheck[WebPageSeen], ...] = (FetchingPage(), WebPageWords())


class _Reader(HTMLParser):
    """Takes down what the page needs and says; its pictures are decoded as they come, one at a time."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = WebPageSeen()
        self._in_title = False
        self._in_body = False  # a drawing has a title too
        self._hidden = 0  # how many open elements hide what is in them from screen readers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in reversed(attrs)}
        self._in_body = self._in_body or tag in ("body", "main", "svg")
        self._in_title = tag == "title" and not self._in_body
        if tag == "html":
            self.found.language = said.get("lang", "").strip()
        if tag == "meta" and said.get("http-equiv", "").lower() == "content-security-policy":
            self.found.policy = said.get("content", "")
        if _PAGE.fullmatch(said.get("id", "")):
            self.found.page_ids.append(said["id"])
        if tag == "svg" and (self._hidden or said.get("aria-hidden") == "true"):
            self._hidden += 1
        self._take(tag, said)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag == "svg" and self._hidden:
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.found.title += data

    def _take(self, tag: str, said: dict[str, str]) -> None:
        address = said.get(_FETCHING.get(tag, ""), "") or (said.get("xlink:href", "") if tag == "image" else "")
        if tag in ("img", "image") and not self._hidden and not (said.get("alt") or said.get("aria-label")):
            self.found.silent += "alt" not in said
        if _PICTURE.match(address):
            name = f"picture {len(self.found.pictures) + 1}"
            self.found.pictures.append(_decoded(address, name=name))
        elif address and not address.startswith(("data:", "#")):
            self.found.fetched.append(address)


def _decoded(address: str, *, name: str) -> PageSeen:
    try:
        data = base64.b64decode(address.partition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        return PageSeen(name=name, damage="it is not base64")
    return page_seen(data, name=name)


def web_page_stages(path: Path) -> tuple[BookPages, tuple[StageFound, ...]]:
    """Look at a web page: its pictures, and the stages that they and it make."""
    reader = _Reader()
    reader.feed(path.read_bytes().decode("utf-8", "replace"))
    reader.close()
    seen = reader.found
    pages = BookPages(pages=tuple(seen.pictures), numbered=tuple(seen.page_ids))
    primary = stage_of(StageName.PRIMARY, _PICTURE_CHECKS, pages)
    return pages, (primary, stage_of(StageName.TERTIARY, WEB_PAGE_CHECKS, seen))
