"""Every check of a panel has a picture that must raise it and one that must not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.panel import PanelArt, Provenance
from audobon.comic.pencils import CharacterMask, Pencils
from audobon.comic.raster import Raster
from audobon.comic.verdict import Remedy, Verdict
from audobon.evaluation.held_back import held_back_orders
from audobon.pencils.penciller import ScenePenciller
from audobon.quality import HouseEditor
from audobon.quality.art_checks import ArtView, BlankPanel, BrokenPicture, MissingFigure, StrangeColours
from tests.builders import SmallPenciller, a_brief, a_picture


def pencils_of(width: int = 160, height: int = 120) -> Pencils:
    return SmallPenciller().draw(a_brief(), (), width_px=width, height_px=height)


def a_view(pixels: np.ndarray, pencils: Pencils | None = None) -> ArtView:
    provenance = Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=0.0)
    art = PanelArt(panel="p1", image=Raster(array=pixels.astype(np.uint8)), provenance=provenance, attempts=())
    return ArtView(brief=a_brief(), pencils=pencils or pencils_of(), art=art)


def noise(height: int = 120, width: int = 160) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3))


@pytest.mark.parametrize("gray", [0, 128, 255])
def test_blank_panel_is_found(gray: int) -> None:
    faint = np.full((120, 160, 3), gray) + np.random.default_rng(0).integers(0, 3, (120, 160, 3))
    (finding,) = BlankPanel().findings(a_view(np.clip(faint, 0, 255)))
    assert finding.code == "AUD-Q001"
    assert finding.measured < finding.threshold
    assert finding.remedy is Remedy.OTHER_SEED


def test_picture_is_not_blank() -> None:
    assert BlankPanel().findings(a_view(a_picture(width=160, height=120).array)) == []


def test_noise_is_a_broken_picture() -> None:
    (finding,) = BrokenPicture().findings(a_view(noise()))
    assert "noise" in finding.message


def test_black_and_white_overflow_is_a_broken_picture() -> None:
    pixels = np.zeros((120, 160, 3))
    pixels[:60] = 255
    (finding,) = BrokenPicture().findings(a_view(pixels))
    assert finding.message == "100% of the pixels stand at the end of the scale"


def test_wrong_size_is_a_broken_picture() -> None:
    (finding,) = BrokenPicture().findings(a_view(a_picture(width=80, height=60).array))
    assert finding.message == "the art is 80 x 60 pixels, its pencils 160 x 120"


def test_drawing_is_not_broken() -> None:
    pixels = a_picture(width=160, height=120).array.copy()
    pixels[::12] = 0
    assert BrokenPicture().findings(a_view(pixels)) == []


def test_figure_that_melted_away_is_missing() -> None:
    pencils = pencils_of()
    (finding,) = MissingFigure().findings(a_view(a_picture(99, width=160, height=120).array, pencils))
    assert (finding.code, finding.character) == ("AUD-Q003", "anna")
    assert finding.remedy is Remedy.REPAINT


def test_figure_that_fills_the_panel_is_not_repainted_alone() -> None:
    pencils = pencils_of()
    mask = np.zeros((120, 160), np.uint8)
    mask[10:110, 10:150] = 255
    large = replace(pencils, masks=(CharacterMask(character="anna", image=Raster(array=mask)),))
    art = np.random.default_rng(5).integers(0, 256, (120, 160, 3))
    (finding,) = MissingFigure().findings(a_view(art, large))
    assert finding.remedy is Remedy.MORE_CONTROL


def recoloured(pencils: Pencils, *, figure: tuple[int, int, int], panel: int = 0) -> np.ndarray:
    inside = pencils.masks[0].image.array > 127
    art = pencils.draft.array.astype(int) + panel
    art[inside] = figure
    return np.clip(art, 0, 255)


def test_figure_in_anothers_coat_wears_strange_colours() -> None:
    pencils = pencils_of()
    inside = pencils.masks[0].image.array > 127
    opposite = tuple(255 - int(value) for value in pencils.draft.array[inside].mean(axis=0))
    art = recoloured(pencils, figure=(opposite[0], opposite[1], opposite[2]))
    (finding,) = StrangeColours().findings(a_view(art, pencils))
    assert (finding.code, finding.character, finding.remedy) == ("AUD-Q004", "anna", Remedy.MORE_IDENTITY)
    assert finding.measured > finding.threshold


def test_a_shift_of_the_whole_panel_is_the_styles_doing() -> None:
    pencils = pencils_of()
    art = np.clip(pencils.draft.array.astype(int) * 0.8 + (35, 20, -20), 0, 255)
    assert StrangeColours().findings(a_view(art, pencils)) == []


def test_art_without_colour_is_not_judged_by_colour() -> None:
    pencils = pencils_of()
    gray = pencils.draft.array.mean(axis=2, keepdims=True).repeat(3, axis=2)
    gray[pencils.masks[0].image.array > 127] = 250
    assert StrangeColours().findings(a_view(gray, pencils)) == []


def test_figure_that_was_recoloured_and_textured_is_not_missing() -> None:
    pencils = pencils_of()
    grain = np.random.default_rng(1).normal(0, 12, (120, 160, 1))
    art = np.clip(pencils.draft.array[..., ::-1] * 0.8 + 40 + grain, 0, 255)
    assert MissingFigure().findings(a_view(art, pencils)) == []


def test_figures_of_a_pen_drawing_are_not_missing_and_those_of_another_are() -> None:
    orders = [order for _, order in held_back_orders(ScenePenciller(), books=1, panels=5)]
    pens = [np.asarray(order.pencils.control("line").array)[..., None].repeat(3, axis=2) for order in orders]
    judged = 0
    for own, order in enumerate(orders):
        for other, pen in enumerate(pens):
            if pen.shape != order.pencils.draft.array.shape:
                continue
            found = MissingFigure().findings(a_view(pen, order.pencils))
            assert bool(found) == (other != own)
            judged += 1
    assert judged > len(orders)


def test_figure_too_small_to_judge_is_left_alone() -> None:
    pencils = pencils_of()
    speck = np.zeros((120, 160), np.uint8)
    speck[50:54, 50:54] = 255
    tiny = Pencils(
        panel="p1",
        draft=pencils.draft,
        controls=(),
        masks=(CharacterMask(character="anna", image=Raster(array=speck)),),
        anchors=(),
        reserved=(),
    )
    assert MissingFigure().findings(a_view(a_picture(99, width=160, height=120).array, tiny)) == []


def test_draft_itself_is_accepted() -> None:
    pencils = pencils_of()
    view = a_view(pencils.draft.array, pencils)
    assert HouseEditor().judge_art(view.brief, pencils, view.art) == Verdict(panel="p1", findings=())


def test_editor_gives_all_findings_of_a_ruined_panel() -> None:
    view = a_view(np.full((120, 160, 3), 255))
    verdict = HouseEditor().judge_art(view.brief, view.pencils, view.art)
    assert [finding.code for finding in verdict.findings] == ["AUD-Q001", "AUD-Q002", "AUD-Q003"]
    assert not verdict.accepted


@pytest.mark.parametrize(("share", "is_broken"), [(0.96, False), (0.98, True)])
def test_panel_is_broken_where_all_channels_of_nearly_all_pixels_are_extreme(share: float, is_broken: bool) -> None:
    picture = np.full((100, 100, 3), (0, 255, 1), np.uint8)
    middling = np.zeros(100 * 100, bool)
    middling[: round(100 * 100 * (1 - share))] = True
    picture[middling.reshape(100, 100), 1] = 128  # one channel in the middle of the scale is enough
    assert bool(BrokenPicture().in_pixels(picture)) is is_broken
    gray = np.where(middling.reshape(100, 100), np.uint8(128), np.uint8(255))
    assert bool(BrokenPicture().in_pixels(gray)) is is_broken
