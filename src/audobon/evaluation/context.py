"""What carrying place, hour and light along a book is worth: panels of one scene, staged with it and without.

Knows: books as texts, staging and pencils by their doors, the shared space.  Does not know: nets.
With context a panel has its scene's setting, as the storyboard carries it.  Without, each panel's stretch of the text
is read by itself, as if nothing stood before it; where it names no place, the shared space says what it makes of it.

Shapes: H W the picture, K kinds of places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import Pencils
from audobon.comic.story import DayTime
from audobon.comic.storyboard import CastDesign, PanelBrief, Storyboard
from audobon.crew import Penciller
from audobon.evaluation.measure import Measure, ratio_measure
from audobon.fusion.space import SharedSpace
from audobon.pencils.places.catalogue import CATALOGUE
from audobon.pencils.places.choice import UNPLACED

Numbers = NDArray[np.float32]
Stage = Callable[[str], Storyboard]
"""Plans a text."""

SIZE_PX = (320, 240)
PAIRS_A_BOOK = 6
OPENING_CHARACTERS = 4000
_LEAST_CHARACTERS = 20


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a drawn panel shows of where it is: shares K of kinds of places, and its ground's mean colour in Lab."""

    place: Numbers
    palette: Numbers


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """Two panels that follow each other in a scene, as staged, and each set by its own words alone."""

    staged: tuple[PanelBrief, PanelBrief]
    alone: tuple[PanelBrief, PanelBrief]
    cast: tuple[CastDesign, ...]


def neighbours_in(text: str, stage: Stage, space: SharedSpace) -> list[Neighbours]:
    """Pairs of panels of one scene from a text's opening, spread over it."""
    text = text[:OPENING_CHARACTERS]
    board = stage(text)
    pairs = [
        (one, other)
        for one, other in pairwise(board.panels())
        if one.scene == other.scene and min(len(one.span), len(other.span)) >= _LEAST_CHARACTERS
    ]
    kept = [pairs[int(row)] for row in np.unique(np.linspace(0, len(pairs) - 1, num=min(PAIRS_A_BOOK, len(pairs))))]
    return [
        Neighbours(
            staged=pair, cast=board.cast,
            alone=(_alone(pair[0], text, stage, space), _alone(pair[1], text, stage, space)),
        )
        for pair in kept
    ]  # fmt: skip


def _alone(brief: PanelBrief, text: str, stage: Stage, space: SharedSpace) -> PanelBrief:
    """The panel where and when its own stretch of the text says."""
    stretch = text[brief.span.start : brief.span.end]
    told = next(iter(stage(stretch).panels()), None)
    if told is not None and told.place_kind != UNPLACED:
        return replace(
            brief, place=told.place, place_kind=told.place_kind, inside=told.inside, time=told.time,
            weather=told.weather, season=told.season,
        )  # fmt: skip
    direction = space.texts([stretch])[0]
    place = space.cues(direction, sort="place")[0].name
    time = DayTime(space.cues(direction, sort="light")[0].name)
    return replace(brief, place=place, place_kind=place, inside=CATALOGUE[place].indoors, time=time, weather="")


def context_gains(pairs: Sequence[Neighbours], *, penciller: Penciller, space: SharedSpace) -> Mapping[str, Measure]:
    """By how much neighbours lie nearer to each other with their scene's setting than without.

    Returns:
        `context_gain_place`: 1 less the ratio of distances between the kinds of places that the shared space sees
        (half the sum of differences of shares); `context_gain_palette`: the same of the ground's mean colours (Delta E,
        CIE 1976); `context_gain`: of both, each measured by the distance of unlike pairs. n counts pairs.
    """
    with_it, without = ([_settings(pair, staged, penciller, space) for pair in pairs] for staged in (True, False))
    figures = {}
    scaled: list[tuple[list[float], list[float]]] = []
    for name, distance in (("place", _place_distance), ("palette", _palette_distance)):
        near, far = ([distance(one, other) for one, other in settings] for settings in (with_it, without))
        figures[f"context_gain_{name}"] = ratio_measure(near, far)
        strangers = float(np.mean([distance(a[0], b[1]) for a, b in pairwise(without)] or [1.0])) or 1.0
        scaled.append(([value / strangers for value in near], [value / strangers for value in far]))
    both = [[sum(values) for values in zip(*side, strict=True)] for side in zip(*scaled, strict=True)]
    return {"context_gain": ratio_measure(both[0], both[1]), **figures}


def _settings(pair: Neighbours, is_staged: bool, penciller: Penciller, space: SharedSpace) -> tuple[Setting, Setting]:
    briefs = pair.staged if is_staged else pair.alone
    drawn = [penciller.draw(brief, pair.cast, width_px=SIZE_PX[0], height_px=SIZE_PX[1]) for brief in briefs]
    directions = space.pictures([np.asarray(pencils.draft.array, np.uint8) for pencils in drawn])
    one, other = (
        Setting(place=_places(direction, space), palette=_ground(pencils))
        for direction, pencils in zip(directions, drawn, strict=True)
    )
    return one, other


def _places(direction: Numbers, space: SharedSpace) -> Numbers:
    shares = {cue.name: cue.share for cue in space.cues(direction, sort="place")}
    return np.array([shares[name] for name in sorted(shares)], np.float32)


def _ground(pencils: Pencils) -> Numbers:
    """The mean colour, L*a*b*, of what is nobody's figure."""
    picture = np.asarray(pencils.draft.array, np.float32) / 255
    free = np.ones(picture.shape[:2], bool)
    for mask in pencils.masks:
        free &= np.asarray(mask.image.array, np.uint8) < 128
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB)
    return np.asarray(lab[free].mean(axis=0) if free.any() else lab.mean(axis=(0, 1)), np.float32)


def _place_distance(one: Setting, other: Setting) -> float:
    return float(np.abs(one.place - other.place).sum() / 2)


def _palette_distance(one: Setting, other: Setting) -> float:
    return float(np.linalg.norm(one.palette - other.palette))
