"""Drawn panels, rendered in bulk for training and packed like the illustrations.

Knows: the penciller and random briefs.  Does not know: nets.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import Enum
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.crew import Penciller
from audobon.painting.toning import toned
from audobon.training.cores import in_order, processes_for
from audobon.training.hatching import hatched
from audobon.training.painter_batch import Sample, reference_crop
from audobon.training.random_briefs import random_brief
from audobon.training.wash import random_settings, washed
from audobon.versions import PENCIL_ROOMS, source_digest

MAX_REGIONS = 4


class Finish(Enum):
    """How a crop's picture is finished: as the pencils left it, washed, or hatched in black and white."""

    DRAFT = "draft"
    WASHED = "washed"
    HATCHED = "hatched"


DRAWN_PLANES = 7 + MAX_REGIONS
SIZES_PX = ((640, 448), (448, 640), (576, 576), (768, 432), (512, 512))
DRAWN_COMPLETENESS = 0.6


@dataclass(frozen=True, kw_only=True)
class DrawnPanel:
    """One rendered panel: its words, the words of each figure, and where its H W 11 bytes lie."""

    prompt: str
    figures: tuple[str, ...]
    height: int
    width: int
    offset: int


def pack_pencils(penciller: Penciller, *, count: int, seed: int, cache: Path) -> PencilPack:
    """`count` random panels of this penciller, rendered on first use and kept in `cache`.

    Planes: draft 3, flat 3, line 1 (255 ink), figure masks 4.
    """
    made_of = json.dumps([count, seed, DRAWN_PLANES, SIZES_PX, source_digest(PENCIL_ROOMS)])
    key = hashlib.sha256(made_of.encode()).hexdigest()[:16]
    index, body = cache / f"pencils-{key}.json", cache / f"pencils-{key}.bin"
    if not index.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        panels = _render(penciller, count=count, seed=seed, body=body)
        index.write_text(json.dumps([asdict(panel) for panel in panels]), encoding="utf-8")
    stored = json.loads(index.read_text(encoding="utf-8"))
    panels = [DrawnPanel(**{**item, "figures": tuple(item["figures"])}) for item in stored]
    return PencilPack(tuple(panels), np.memmap(body, dtype=np.uint8, mode="r"))


def _render(penciller: Penciller, *, count: int, seed: int, body: Path) -> list[DrawnPanel]:
    panels: list[DrawnPanel] = []
    offset = 0
    draw = partial(_drawn, penciller, seed)
    with body.open("wb") as file:
        for brief, planes in in_order(draw, range(count), processes=processes_for(count)):
            file.write(planes.tobytes())
            height, width = planes.shape[:2]
            figures = tuple(f"{p.pose}, {p.expression.value}" for p in brief.placements[:MAX_REGIONS])
            panels.append(DrawnPanel(prompt=brief.prompt, figures=figures, height=height, width=width, offset=offset))
            offset += planes.size
    return panels


def _drawn(penciller: Penciller, seed: int, number: int) -> tuple[PanelBrief, NDArray[np.uint8]]:
    """A random panel's brief and its planes H W 11."""
    generator = np.random.default_rng((seed, 23, number))
    brief, cast = random_brief(generator, number=number)
    width, height = SIZES_PX[int(generator.integers(len(SIZES_PX)))]
    return brief, _planes(penciller.draw(brief, cast, width_px=width, height_px=height), brief)


def _planes(pencils: Pencils, brief: PanelBrief) -> NDArray[np.uint8]:
    draft, flat = pencils.draft.array, pencils.control("flat").array
    line = 255 - pencils.control("line").array
    masks = {mask.character: mask.image.array for mask in pencils.masks}
    empty = np.zeros_like(line)
    ordered = [masks.get(placement.character, empty) for placement in brief.placements[:MAX_REGIONS]]
    ordered += [empty] * (MAX_REGIONS - len(ordered))
    stacked = np.dstack([draft, flat, line, *ordered]).astype(np.uint8)
    return np.ascontiguousarray(stacked)


class PencilPack:
    """Random crops of drawn panels, washed or hatched by rule."""

    def __init__(self, panels: tuple[DrawnPanel, ...], body: NDArray[np.uint8]) -> None:
        self.panels = panels
        self._body = body

    def texts(self) -> list[str]:
        """All words, in the order that samples index them: prompts, then each panel's figures."""
        return [panel.prompt for panel in self.panels] + [words for panel in self.panels for words in panel.figures]

    def sample(self, *, size: int, first_text: int, finish: Finish, generator: np.random.Generator) -> Sample:
        """A crop of a random panel, finished by rule; the style reference is another crop of the sheet.

        Args:
            size: Side in px.
            first_text: Index of this pack's first text in the word bank.
            finish: What is done to the sheet; a wash has random settings.
            generator: Decides everything.
        """
        position = int(generator.integers(len(self.panels)))
        panel = self.panels[position]
        planes = self._body[panel.offset : panel.offset + panel.height * panel.width * DRAWN_PLANES]
        planes = planes.reshape(panel.height, panel.width, DRAWN_PLANES)
        sheet = _finished(planes, finish, generator=generator)
        top = int(generator.integers(0, panel.height - size + 1))
        left = int(generator.integers(0, panel.width - size + 1))
        cut = (slice(top, top + size), slice(left, left + size))
        masks = [
            cv2.resize(
                np.ascontiguousarray(planes[(*cut, 7 + index)]), (size // 8, size // 8), interpolation=cv2.INTER_AREA
            )
            for index in range(len(panel.figures))
        ]
        before = sum(len(one.figures) for one in self.panels[:position])
        words = first_text + len(self.panels) + before
        return Sample(
            image=np.array(sheet[cut]),
            flat=toned(*(np.array(planes[(*cut, part)]) for part in (slice(0, 3), slice(3, 6), 6))),
            line=np.array(planes[(*cut, 6)]),
            completeness=DRAWN_COMPLETENESS,
            reference=reference_crop(sheet, generator=generator),
            caption=first_text + position,
            has_line=True,
            has_flat=generator.random() > 0.05,
            has_style=finish is Finish.HATCHED or bool(generator.random() > 0.05),
            has_text=generator.random() > 0.3,
            regions=_shares(masks, side=size // 8),
            region_words=tuple(range(words, words + len(panel.figures))) if generator.random() > 0.3 else (),
        )


def _finished(planes: NDArray[np.uint8], finish: Finish, *, generator: np.random.Generator) -> NDArray[np.uint8]:
    """The sheet H W 3 of a panel's planes."""
    draft, flat, line = (np.ascontiguousarray(planes[..., part]) for part in (slice(0, 3), slice(3, 6), 6))
    if finish is Finish.DRAFT:
        return draft
    if finish is Finish.HATCHED:
        return hatched(draft, flat, line, generator=generator)
    return washed(draft, flat, line, settings=random_settings(generator))


def _shares(masks: list[NDArray[np.uint8]], *, side: int) -> NDArray[np.float32]:
    """Figure masks as shares 0..1, N side side; N may be 0."""
    if not masks:
        return np.zeros((0, side, side), np.float32)
    return np.asarray(np.stack(masks), np.float32) / np.float32(255)
