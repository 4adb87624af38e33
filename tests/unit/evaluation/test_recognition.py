"""Figures found again, and known again."""

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.evaluation.recognition import is_found, recognised
from audobon.quality.looks import Appearance, figure_embedding

Picture = NDArray[np.uint8]


def a_panel(colour: tuple[int, int, int] | None, *, x: int = 60) -> Picture:
    """A little person of one colour on paper, or bare paper with a fence."""
    image = np.full((160, 200, 3), 225, np.uint8)
    for post in range(0, 200, 25):
        cv2.line(image, (post, 90), (post, 159), (120, 110, 100), 2)
    if colour is not None:
        cv2.circle(image, (x, 50), 16, colour, -1)
        cv2.rectangle(image, (x - 14, 66), (x + 14, 130), colour, -1)
        cv2.circle(image, (x, 50), 16, (20, 20, 20), 2)
    return image


def a_mask(x: int = 60) -> Picture:
    mask = np.zeros((160, 200), np.uint8)
    cv2.circle(mask, (x, 50), 16, 255, -1)
    cv2.rectangle(mask, (x - 14, 66), (x + 14, 130), 255, -1)
    return mask


RED, GREEN, BLUE = (180, 60, 50), (60, 140, 70), (60, 80, 170)


def test_a_figure_painted_a_little_beside_is_found() -> None:
    assert is_found(a_panel(RED, x=63), a_panel(RED), a_mask())


def test_a_figure_that_is_not_painted_is_not_found() -> None:
    assert not is_found(a_panel(None), a_panel(RED), a_mask())
    assert not is_found(a_panel(RED, x=150), a_panel(RED), a_mask())


def test_an_empty_mask_finds_nothing() -> None:
    assert not is_found(a_panel(RED), a_panel(RED), np.zeros((160, 200), np.uint8))


def test_people_are_known_again_by_what_they_wear() -> None:
    seen = [
        Appearance(panel=f"p{panel}", character=name, embedding=figure_embedding(a_panel(colour, x=x), a_mask(x)))
        for panel, x in ((0, 60), (1, 130))
        for name, colour in (("ann", RED), ("bob", GREEN), ("cat", BLUE))
    ]
    assert recognised(seen) == [True] * 6


def test_one_who_appears_once_is_not_asked_about() -> None:
    embedding = figure_embedding(a_panel(RED), a_mask())
    seen = [Appearance(panel=f"p{n}", character=name, embedding=embedding) for n, name in enumerate(("ann", "bob"))]
    assert recognised(seen) == []


def test_who_wears_the_same_colours_the_other_way_round_is_someone_else() -> None:
    def dressed(upper: tuple[int, int, int], lower: tuple[int, int, int], *, x: int) -> Picture:
        image = a_panel(upper, x=x)
        cv2.rectangle(image, (x - 14, 90), (x + 14, 130), lower, -1)
        return image

    seen = [
        Appearance(panel=f"p{panel}", character=name, embedding=figure_embedding(dressed(*colours, x=x), a_mask(x)))
        for panel, x in ((0, 60), (1, 130))
        for name, colours in (("ann", (RED, BLUE)), ("bob", (BLUE, RED)))
    ]
    assert recognised(seen) == [True] * 4
    assert float(seen[0].embedding @ seen[1].embedding) < 0.9


def test_a_mask_of_two_pixels_has_an_embedding() -> None:
    mask = np.zeros((160, 200), np.uint8)
    mask[40, 60:62] = 255
    assert np.isclose(np.linalg.norm(figure_embedding(a_panel(RED), mask)), 1.0)
