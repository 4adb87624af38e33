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
class Book:
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
