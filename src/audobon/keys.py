"""What each kept piece of work is made of: the keys under which the book's folder keeps it.

Knows: which fields of a brief decide its picture, and which only its words.  Does not know: files or trades.
A piece of work is done again exactly when its key changes; docs/decisions/0006-content-addressing.md gives the reasons.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from audobon.comic.codec import to_json
from audobon.comic.page import Frame, Page
from audobon.comic.span import NOWHERE
from audobon.comic.storyboard import CastDesign, PagePlan, PanelBrief
from audobon.crew import Look
from audobon.files import sha256_hex
from audobon.panel_records import PencilsRecord
from audobon.project import PageLayout
from audobon.versions import PAINT_ROOMS, PENCIL_ROOMS, PRINT_ROOMS, source_digest

MAX_PANEL_PIXELS = 1_000_000
ART_DPI = 220
"""Art is painted no finer: painting time grows with the pixels, while lettering is drawn at the page's own dpi."""
GRAIN_PX = 8


def picture_of(brief: PanelBrief) -> PanelBrief:
    """The brief with everything taken out that cannot change its picture: words, place in the text, weight."""
    return replace(brief, lettering=(), span=NOWHERE, moment=None, importance=0.0)


def pencils_key(brief: PanelBrief, cast: Sequence[CastDesign], *, width_px: int, height_px: int) -> str:
    """The key of a panel's pencils: its picture, who is in it, its size, and the code that draws."""
    placed = {placement.character for placement in brief.placements}
    designs = [to_json(design) for design in cast if design.character in placed]
    size = f"{width_px}x{height_px}"
    return sha256_hex("pencils", to_json(picture_of(brief)), *designs, size, source_digest(PENCIL_ROOMS))


def art_key(
    brief: PanelBrief,
    pencils: PencilsRecord,
    looks: Sequence[Look],
    *,
    seed: int,
    fingerprint: str,
    anchors: Sequence[str] = (),
) -> str:
    """The key of a panel's art: its picture, the pencils it is painted over, looks, seed, painter, keys of anchors."""
    drawn = to_json(replace(pencils, key="", reserved=(), warnings=()))
    told = [f"{look.character}: {look.words}" for look in looks]
    made_of = (to_json(picture_of(brief)), drawn, *told, str(seed), fingerprint, source_digest(PAINT_ROOMS))
    return sha256_hex("art", *made_of, *anchors)


def page_key(page: Page, arts: Sequence[str], *, dpi: int, enlarged_by: str) -> str:
    """The key of a page's picture: its layers, the art in its frames, its resolution, and the code that prints.

    Args:
        page: The lettered page.
        arts: The sha256 of the art in each frame.
        dpi: Pixels an inch.
        enlarged_by: The fingerprint of whoever enlarges the art for it; empty if nobody does.
    """
    return sha256_hex("page", to_json(page), *arts, str(dpi), enlarged_by, source_digest(PRINT_ROOMS))


def layout_of(plan: PagePlan, frames: tuple[Frame, ...]) -> PageLayout:
    """A page's frames with the keys under which the next run may keep them."""
    return PageLayout(
        number=plan.number,
        heading=plan.heading,
        byline=plan.byline,
        order_key=order_key(plan),
        picture_keys=picture_keys(plan),
        frames=frames,
        double=plan.double,
    )


def keeps_frames(layout: PageLayout, plan: PagePlan, *, edited: bool) -> bool:
    """May a page keep the frames of an earlier run, so that no panel changes its size and is painted again for that?

    Args:
        layout: What the earlier run kept for this page.
        plan: The page now.
        edited: A person's plan keeps its frames as long as the same panels stand on the page with the same weights.
            A plan of ours keeps them as long as at least half of the pictures are the same: it is the same page.
    """
    same_head = (layout.heading, layout.byline, layout.double) == (plan.heading, plan.byline, plan.double)
    same_panels = [frame.panel for frame in layout.frames] == [brief.id for brief in plan.panels]
    if not (same_head and same_panels):
        return False
    if edited:
        return layout.order_key == order_key(plan)
    same = sum(old == new for old, new in zip(layout.picture_keys, picture_keys(plan), strict=False))
    return 2 * same >= len(plan.panels)


def order_key(plan: PagePlan) -> str:
    """The key of a page's make-up: which panels stand there in which order, and how weighty each is."""
    return sha256_hex("order", *(f"{brief.id} {brief.importance:.6f}" for brief in plan.panels))


def picture_keys(plan: PagePlan) -> tuple[str, ...]:
    """One key a panel: all of the brief that decides its picture."""
    return tuple(sha256_hex("picture", to_json(picture_of(brief))) for brief in plan.panels)


def panel_seed(book_seed: int, panel: str, *, attempt: int) -> int:
    """The seed of one attempt at one panel (63 bits), the same on every machine."""
    digest = hashlib.sha256(f"{book_seed}/{panel}/{attempt}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def panel_pixels(frame: Frame, *, dpi: int) -> tuple[int, int]:
    """Width and height in pixels of the art for a frame: multiples of 8, about one megapixel at most.

    Args:
        frame: The panel's frame on its page.
        dpi: The page's resolution; art is painted at it up to `ART_DPI`.
    """
    width = frame.box.width / 72 * min(dpi, ART_DPI)
    height = frame.box.height / 72 * min(dpi, ART_DPI)
    shrink = min(1.0, (MAX_PANEL_PIXELS / max(width * height, 1.0)) ** 0.5)
    return _grained(width * shrink), _grained(height * shrink)


def _grained(length: float) -> int:
    return max(GRAIN_PX * 8, GRAIN_PX * round(length / GRAIN_PX))
