"""A small lettered book to bind, made without any other trade."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from audobon.comic.book import Book, Credit
from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Balloon, Frame, Heading, Page, TextLine
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind
from audobon.crew import Artwork, LooseArtwork
from audobon.typography.setting import measure

FRAME = Box(x=25, y=80, width=427, height=300)
WORDS = (
    (LetteringKind.SPEECH, "Delius", ("IT IS I, THE", "WAVING VIKING!")),
    (LetteringKind.WHISPER, "Delius", ("HUSH... IT SAYS ШШ",)),
    (LetteringKind.CAPTION, "Delius", ("Once upon a time <there> & then", "lived a caf\u00e9 owner.")),
    (LetteringKind.SOUND, "Luckiest Guy", ("CRASH!",)),
)


def a_set_balloon(order: int) -> Balloon:
    kind, font, texts = WORDS[order]
    size = 24.0 if kind is LetteringKind.SOUND else 8.2
    x, y = 120.0 + 200 * (order % 2), 150.0 + 130 * (order // 2)
    widths = [measure(text, font=font, size_pt=size) for text in texts]
    lines = tuple(
        TextLine(text=text, origin=Point(x=x - width / 2, y=y + 10 * row), width_pt=width, size_pt=size)
        for row, (text, width) in enumerate(zip(texts, widths, strict=True))
    )
    a, b = max(widths) / 2 + 14, 12.0 * len(texts) + 10
    angles = [index / 40 * math.pi for index in range(80)]
    outline = Outline(points=tuple(Point(x=x + a * math.cos(t), y=y + b * math.sin(t)) for t in angles))
    return Balloon(
        panel="p1",
        order=order,
        kind=kind,
        speaker=None,
        outline=outline,
        extras=(),
        body=Box(x=x - a, y=y - b, width=2 * a, height=2 * b),
        mouth=None,
        lines=lines,
        font=font,
        spans=(Span(start=0, end=1),),
        rotation_degrees=-8.0 if kind is LetteringKind.SOUND else 0.0,
    )


def a_lettered_page(number: int = 1) -> Page:
    title = TextLine(text="A WINTER WALK", origin=Point(x=100, y=60), width_pt=200, size_pt=26)
    return Page(
        number=number,
        width_pt=477,
        height_pt=738,
        frames=(Frame(panel="p1", box=FRAME),),
        balloons=tuple(a_set_balloon(order) for order in range(len(WORDS))),
        folio=TextLine(text=str(number), origin=Point(x=236, y=722), width_pt=5, size_pt=7.5),
        headings=(Heading(lines=(title,), font="Luckiest Guy"),) if number == 1 else (),
    )


def a_page_with_an_inset() -> Page:
    """The first page with a small frame in its panel, which is told after it."""
    inset = Frame(panel="p2", box=Box(x=300, y=250, width=140, height=120), host="p1")
    page = a_lettered_page()
    return replace(page, frames=(*page.frames, inset))


def a_book_with_a_double_page() -> Book:
    """Page 1, pages 2 and 3 as one, page 4."""
    first, second, third = a_book(pages=3).pages
    frame = Frame(panel="p1", box=Box(x=-9, y=-9, width=972, height=756))
    double = replace(second, width_pt=954, frames=(frame,), folio=None, double=True)
    return replace(a_book(), pages=(first, double, replace(third, number=4)))


def a_book(*, pages: int = 2, title: str = "A Winter Walk") -> Book:
    return Book(
        title=title,
        author="A. Nobody & Daughters",
        language="en",
        style="storybook",
        seed=11,
        slug="a-winter-walk",
        characters=("Anna", "Bear, the"),
        pages=tuple(a_lettered_page(number) for number in range(1, pages + 1)),
        colophon=(
            Credit(what="Painter weights", licence="Apache-2.0", detail="sha256 " + "0123456789abcdef" * 4),
            Credit(what="Story", licence="public domain", detail="walk.txt"),
        ),
        year=2026,
    )


def loose(raster: Raster) -> Artwork:
    return LooseArtwork(draw=lambda: raster)


def art(panel: str) -> Artwork:
    return loose(art_raster(panel))


def art_raster(panel: str) -> Raster:
    ramp = np.linspace(60, 220, 120).astype(np.uint8)
    return Raster(array=np.stack([np.tile(ramp, (90, 1))] * 3, axis=-1))


def page_pictures(count: int = 2) -> list[Artwork]:
    return [loose(raster) for raster in page_rasters(count)]


def page_rasters(count: int = 2) -> list[Raster]:
    return [Raster(array=np.full((123, 80, 3), 20 * index, np.uint8)) for index in range(1, count + 1)]
