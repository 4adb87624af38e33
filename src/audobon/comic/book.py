"""A finished book: what the binder needs, and what the colophon says."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.page import Page


@dataclass(frozen=True, kw_only=True)
class Credit:
    """One line of the colophon: what was used, and under which licence."""

    what: str
    licence: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class LineTold:
    """One lettered line as it is read aloud: how it is given (`Anna whispers`, `Caption`, `Sound`), and its text."""

    how: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PanelTold:
    """A panel in words: what there is to see, in sentences, and what is said, in reading order (see `alt_text.py`)."""

    panel: str
    picture: str
    lines: tuple[LineTold, ...]


@dataclass(frozen=True, kw_only=True)
class Book:
    """A book with its lettered pages.

    `places` are the names of the places it shows; `told` has each panel in words; `right_to_left` says that pages turn
    from left to right; `modified` is when its pages were made, as `2026-11-26T18:00:00Z` (UTC), empty if not known.
    """

    title: str
    author: str
    language: str
    style: str
    seed: int
    slug: str
    characters: tuple[str, ...]
    pages: tuple[Page, ...]
    colophon: tuple[Credit, ...]
    year: int | None = None
    places: tuple[str, ...] = ()
    told: tuple[PanelTold, ...] = ()
    right_to_left: bool = False
    modified: str = ""
