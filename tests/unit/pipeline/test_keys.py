"""What is kept under which key, and how large a panel is painted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.geometry import Box
from audobon.comic.page import Frame
from audobon.comic.span import Span
from audobon.comic.storyboard import PagePlan, PanelBrief, Shot
from audobon.crew import Look
from audobon.keys import art_key, keeps_frames, layout_of, panel_pixels, panel_seed, pencils_key
from audobon.panel_records import PencilsRecord, PictureFile
from tests.builders import SmallComposer, a_brief, a_design, a_line


def key_of(brief: PanelBrief, *, skin: str = "#e8c39e", width_px: int = 64) -> str:
    return pencils_key(brief, (a_design(skin=skin), a_design("bob")), width_px=width_px, height_px=64)


WORDS = {
    "lettering": replace(a_brief(), lettering=(a_line("Quite other words, and more."),)),
    "span": replace(a_brief(), span=Span(start=5, end=50)),
    "importance": replace(a_brief(), importance=0.9),
}
PICTURES = {
    "shot": replace(a_brief(), shot=Shot.WIDE),
    "prompt": replace(a_brief(), prompt="a boy"),
    "place": replace(a_brief(), place_kind="kitchen"),
    "nobody": replace(a_brief(), placements=()),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_are_in_no_key_of_the_pencils(name: str) -> None:
    assert key_of(WORDS[name]) == key_of(a_brief())


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_seen_is_in_the_key(name: str) -> None:
    assert key_of(PICTURES[name]) != key_of(a_brief())


def test_design_counts_only_for_panels_with_that_figure() -> None:
    alone = a_brief(placements=())
    assert key_of(a_brief(), skin="#000000") != key_of(a_brief())
    assert key_of(alone, skin="#000000") == key_of(alone)


def test_anchors_are_in_the_key_of_the_art() -> None:
    file = PictureFile(name="draft.png", sha256="0")
    pencils = PencilsRecord(
        panel="p1", key="k", draft=file, controls=(), masks=(), anchors=(), reserved=(), warnings=()
    )
    keys = {
        art_key(a_brief(), pencils, (), seed=1, fingerprint="f", anchors=anchors)
        for anchors in ((), ("one",), ("two",), ("one", "two"))
    }
    assert len(keys) == 4


def test_size_is_in_the_key() -> None:
    assert key_of(a_brief(), width_px=72) != key_of(a_brief())


def test_looks_are_in_the_key_of_the_art() -> None:
    pencils = PencilsRecord(
        key="k", panel="p1", draft=PictureFile(name="draft.png", sha256="0" * 64), controls=(), masks=(), anchors=(),
        reserved=(), warnings=(),
    )  # fmt: skip
    keys = {
        art_key(a_brief(), pencils, [Look(character="anna", words=words)] if words else [], seed=1, fingerprint="f")
        for words in ("", "girl, blue dress", "girl, red dress")
    }
    assert len(keys) == 3


PLAN = PagePlan(number=1, panels=tuple(a_brief(f"p{number}") for number in (1, 2, 3, 4)))


def changed(*numbers: int) -> PagePlan:
    """The plan with another shot in these panels (from 1)."""
    panels = [replace(b, shot=Shot.WIDE) if n in numbers else b for n, b in enumerate(PLAN.panels, start=1)]
    return replace(PLAN, panels=tuple(panels))


WEIGHTED = replace(PLAN, panels=(replace(PLAN.panels[0], importance=1.0), *PLAN.panels[1:]))
KEPT = {
    "nothing changed": (PLAN, True, True),
    "two pictures": (changed(1, 2), True, True),
    "three pictures": (changed(1, 2, 3), True, False),
    "a weight": (WEIGHTED, False, True),
    "the heading": (replace(PLAN, heading="A Walk"), False, False),
    "the order": (replace(PLAN, panels=PLAN.panels[::-1]), False, False),
    "a panel fewer": (replace(PLAN, panels=PLAN.panels[:3]), False, False),
}


@pytest.mark.parametrize("name", KEPT)
def test_frames_are_kept_while_it_is_the_same_page(name: str) -> None:
    plan, if_edited, if_ours = KEPT[name]
    layout = layout_of(PLAN, SmallComposer().frames(PLAN))
    assert keeps_frames(layout, plan, edited=True) == if_edited
    assert keeps_frames(layout, plan, edited=False) == if_ours


def test_seed_differs_by_book_panel_and_attempt_and_nothing_else() -> None:
    seeds = [panel_seed(book, panel, attempt=n) for book in (0, 1) for panel in ("p1", "p2") for n in (0, 1)]
    assert len(set(seeds)) == 8
    assert seeds[0] == panel_seed(0, "p1", attempt=0) == 8261476638956430700
    assert all(0 <= seed < 2**63 for seed in seeds)


@pytest.mark.parametrize(
    ("width_pt", "height_pt", "dpi", "pixels"),
    [(144, 72, 72, (144, 72)), (144, 72, 150, (304, 152)), (144, 72, 300, (440, 224)), (10, 10, 72, (64, 64))],
)
def test_art_has_the_frames_size_in_multiples_of_eight(
    width_pt: float, height_pt: float, dpi: int, pixels: tuple[int, int]
) -> None:
    frame = Frame(panel="p1", box=Box(x=0, y=0, width=width_pt, height=height_pt))
    assert panel_pixels(frame, dpi=dpi) == pixels


def test_large_panel_is_painted_at_one_megapixel_in_its_own_shape() -> None:
    width_px, height_px = panel_pixels(Frame(panel="p1", box=Box(x=0, y=0, width=1000, height=500)), dpi=150)
    assert width_px * height_px == pytest.approx(1_000_000, rel=0.02)
    assert width_px / height_px == pytest.approx(2.0, rel=0.02)
