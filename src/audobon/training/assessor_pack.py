"""Our own pictures for the assessor: drafts, and panels painted by nets that know less and less.

Knows: the penciller, the embedded painter, a cache folder.  Does not know: the assessor.
"""

from __future__ import annotations

import copy
import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from audobon.crew import Painter, PaintOrder, Penciller
from audobon.models.painter_net import PainterNet
from audobon.models.zoo import EmbeddedPainterModel
from audobon.training.random_briefs import random_brief
from audobon.versions import source_digest

Picture = NDArray[np.uint8]

log = logging.getLogger(__name__)

SIZES_PX = ((448, 352), (352, 448), (416, 416), (512, 320))
FORGOTTEN = (0.0, 0.08, 0.16, 0.3, 0.5)
"""How much of its weights' deviation is added to a painter's weights as noise: a net that has learnt less."""
_STREAM = 67


@dataclass(frozen=True, kw_only=True)
class OwnPictures:
    """Drafts, and for each painted panel its paintings from the best net to the worst; PNG files' bytes."""

    drafts: tuple[bytes, ...]
    painted: tuple[tuple[bytes, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Studio:
    """Who draws, and who paints with given nets."""

    penciller: Penciller
    model: EmbeddedPainterModel
    painter_of: Callable[[EmbeddedPainterModel], Painter]


def own_pictures(studio: Studio, *, drafts: int, panels: int, cache: Path) -> OwnPictures:
    """`drafts` random drafts, and `panels` others painted at every stage of forgetting; kept in `cache`."""
    made_of = [drafts, panels, FORGOTTEN, source_digest(("pencils", "typography", "painting"))]
    key = hashlib.sha256(json.dumps([made_of, [one[1] for one in studio.model.fingerprints]]).encode()).hexdigest()[:16]
    kept = cache / f"own-{key}.npz"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        files = {f"draft-{number:05d}": _coded(_draft(_order(studio.penciller, number))) for number in range(drafts)}
        orders = [_order(studio.penciller, number) for number in range(drafts, drafts + panels)]
        for stage, painter in enumerate(_forgetting(studio)):
            log.info("panels by the painter that forgot %.2f", FORGOTTEN[stage])
            arts = painter.paint(orders, progress=lambda done, of: None)
            for number, art in enumerate(arts):
                files[f"panel-{number:05d}-{stage}"] = _coded(np.asarray(art.image.array, np.uint8))
        with kept.open("wb") as file:
            np.savez(file, **files)  # type: ignore[arg-type]
    with np.load(kept) as stored:
        return OwnPictures(
            drafts=tuple(stored[f"draft-{number:05d}"].tobytes() for number in range(drafts)),
            painted=tuple(
                tuple(stored[f"panel-{number:05d}-{stage}"].tobytes() for stage in range(len(FORGOTTEN)))
                for number in range(panels)
            ),
        )


def decoded(file: bytes) -> Picture:
    """The picture H W 3 of a PNG file."""
    found: Picture = cv2.cvtColor(cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    return found


def _coded(picture: Picture) -> NDArray[np.uint8]:
    _, file = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return np.asarray(file, np.uint8)


def _order(penciller: Penciller, number: int) -> PaintOrder:
    generator = np.random.default_rng((_STREAM, number))
    brief, cast = random_brief(generator, number=number)
    width, height = SIZES_PX[number % len(SIZES_PX)]
    pencils = penciller.draw(brief, cast, width_px=width, height_px=height)
    return PaintOrder(brief=brief, pencils=pencils, seed=number, attempt=0, control=0.5)


def _draft(order: PaintOrder) -> Picture:
    return np.asarray(order.pencils.draft.array, np.uint8)


def _forgetting(studio: Studio) -> list[Painter]:
    """Painters with the model's net as it is, and with more and more noise on its weights."""
    nets = [_forgotten(studio.model.painter, share) for share in FORGOTTEN]
    return [studio.painter_of(replace(studio.model, painter=net)) for net in nets]


def _forgotten(net: PainterNet, share: float) -> PainterNet:
    other = copy.deepcopy(net)
    generator = torch.Generator().manual_seed(_STREAM)
    with torch.no_grad():
        for weight in other.parameters():
            if weight.ndim > 1:
                noise = torch.randn(weight.shape, generator=generator).to(weight)
                weight.add_(noise, alpha=share * float(weight.std()))
    return other
