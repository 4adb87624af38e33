"""Panels as messages: what a replica is sent to paint one, and what it sends back.

Knows: how pictures are taken out of the comic's types, which then are JSON by the codec, and put in again.
Does not know: who sends, or what is done in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from audobon.comic.codec import from_json, to_json
from audobon.comic.geometry import Box
from audobon.comic.panel import Attempt, PanelArt, Provenance
from audobon.comic.pencils import CharacterMask, ControlMap, FigureAnchors, Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PanelBrief
from audobon.crew import Anchor, Look, PaintOrder, Repaint
from audobon.engine.portable import Parcel
from audobon.errors import JobError
from audobon.painting_rounds import PaintJob
from audobon.quality.policy import RepairPolicy

if TYPE_CHECKING:
    from audobon.engine.portable import Array


@dataclass(frozen=True, kw_only=True)
class PencilsSent:
    """Pencils without their pictures: the draft, the controls and the masks follow as arrays, in this order."""

    panel: str
    controls: tuple[str, ...]
    masks: tuple[str, ...]
    anchors: tuple[FigureAnchors, ...]
    reserved: tuple[Box, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnchorSent:
    """An anchor: its order as `PaintOrder` has it; its pencils' pictures and then its art follow as arrays."""

    key: str
    brief: PanelBrief
    pencils: PencilsSent
    seed: int
    attempt: int
    control: float
    looks: tuple[Look, ...]


@dataclass(frozen=True, kw_only=True)
class PanelSent:
    """One panel's round of painting.

    Arrays are those of its pencils, of its anchors, the style plate if any, and art and mask of a repaint if it is one;
    the job itself is sent without these two.
    """

    job: PaintJob
    pencils: PencilsSent
    anchors: tuple[AnchorSent, ...]
    policy: RepairPolicy | None
    has_plate: bool
    is_repaint: bool


@dataclass(frozen=True, kw_only=True)
class ArtSent:
    """Painted: the image and then the tries follow as arrays."""

    panel: str
    provenance: Provenance
    attempts: tuple[Attempt, ...]
    tries: int


@dataclass(frozen=True, kw_only=True)
class PanelWork:
    """All that a panel's round of painting depends on, beside the painter and the editor."""

    job: PaintJob
    pencils: Pencils
    anchors: tuple[Anchor, ...] = ()
    policy: RepairPolicy | None = None
    plate: Raster | None = None


def work_packed(work: PanelWork) -> Parcel:
    """A panel as it is sent. Arrays are not copied."""
    arrays: list[Array] = [*_pictures(work.pencils)]
    anchors = []
    for anchor in work.anchors:
        order = anchor.order
        arrays += [*_pictures(order.pencils), anchor.art.array]
        anchors.append(
            AnchorSent(
                key=anchor.key, brief=order.brief, pencils=_pencils_sent(order.pencils), seed=order.seed,
                attempt=order.attempt, control=order.control, looks=order.looks,
            )
        )  # fmt: skip
    arrays += [] if work.plate is None else [work.plate.array]
    repaint = work.job.repaint
    arrays += [] if repaint is None else [repaint.art.array, repaint.mask.array]
    sent = PanelSent(
        job=replace(work.job, repaint=None),
        pencils=_pencils_sent(work.pencils),
        anchors=tuple(anchors),
        policy=work.policy,
        has_plate=work.plate is not None,
        is_repaint=repaint is not None,
    )
    return Parcel(text=to_json(sent), arrays=tuple(arrays))


def work_unpacked(parcel: Parcel) -> PanelWork:
    """A panel as it was sent.

    Raises:
        InputError: AUD-140 to AUD-146, if the text is no panel's.
        JobError: AUD-795, if the arrays are not those that the text tells of.
    """
    sent = from_json(PanelSent, parcel.text, source="a panel's message")
    arrays = _Arrays(parcel.arrays)
    pencils = _pencils(sent.pencils, arrays)
    anchors = tuple(_anchor(one, arrays) for one in sent.anchors)
    plate = Raster(array=arrays.next()) if sent.has_plate else None
    repaint = None
    if sent.is_repaint:
        repaint = Repaint(art=Raster(array=arrays.next(color=True)), mask=Raster(array=arrays.next()))
    arrays.end()
    return PanelWork(
        job=replace(sent.job, repaint=repaint), pencils=pencils, anchors=anchors, policy=sent.policy, plate=plate
    )


def art_packed(art: PanelArt) -> Parcel:
    """A painted panel as it is sent back."""
    sent = ArtSent(panel=art.panel, provenance=art.provenance, attempts=art.attempts, tries=len(art.tries))
    return Parcel(text=to_json(sent), arrays=(art.image.array, *(one.array for one in art.tries)))


def art_unpacked(parcel: Parcel) -> PanelArt:
    """A painted panel as it was sent back.

    Raises:
        InputError: AUD-140 to AUD-146, if the text is no panel's.
        JobError: AUD-795, if the arrays are not those that the text tells of.
    """
    sent = from_json(ArtSent, parcel.text, source="a painted panel's message")
    arrays = _Arrays(parcel.arrays)
    image = Raster(array=arrays.next(color=True))
    tries = tuple(Raster(array=arrays.next(color=True)) for _ in range(sent.tries))
    arrays.end()
    return PanelArt(
        panel=sent.panel, image=image, provenance=sent.provenance, attempts=sent.attempts, tries=tries
    )  # fmt: skip


class _Arrays:
    """The arrays of a message, taken one after the other, each looked at before it is believed."""

    def __init__(self, arrays: Sequence[Array]) -> None:
        self._left: Iterator[Array] = iter(arrays)

    def next(self, *, color: bool = False) -> Array:
        array = next(self._left, None)
        if array is None:
            raise unfit("fewer pictures than it tells of")
        is_picture = array.ndim == 2 or (array.ndim == 3 and array.shape[2] == 3)
        if not is_picture or array.size == 0 or (color and array.dtype != np.uint8):
            raise unfit(f"an array of shape {array.shape} and {array.dtype} for a picture")
        return array

    def end(self) -> None:
        if next(self._left, None) is not None:
            raise unfit("more pictures than it tells of")


def unfit(fact: str) -> JobError:
    """A message that cannot be believed."""
    return JobError(
        "AUD-795", f"a message between processes holds {fact}", hint="install the same version on every node"
    )


def _pictures(pencils: Pencils) -> tuple[Array, ...]:
    images = (pencils.draft, *(one.image for one in pencils.controls), *(one.image for one in pencils.masks))
    return tuple(image.array for image in images)


def _pencils_sent(pencils: Pencils) -> PencilsSent:
    return PencilsSent(
        panel=pencils.panel,
        controls=tuple(one.name for one in pencils.controls),
        masks=tuple(one.character for one in pencils.masks),
        anchors=pencils.anchors,
        reserved=pencils.reserved,
        warnings=pencils.warnings,
    )


def _pencils(sent: PencilsSent, arrays: _Arrays) -> Pencils:
    draft = Raster(array=arrays.next(color=True))
    controls = tuple(ControlMap(name=name, image=Raster(array=arrays.next())) for name in sent.controls)
    masks = tuple(CharacterMask(character=who, image=Raster(array=arrays.next())) for who in sent.masks)
    return Pencils(
        panel=sent.panel, draft=draft, controls=controls, masks=masks, anchors=sent.anchors, reserved=sent.reserved,
        warnings=sent.warnings,
    )  # fmt: skip


def _anchor(sent: AnchorSent, arrays: _Arrays) -> Anchor:
    pencils = _pencils(sent.pencils, arrays)
    order = PaintOrder(
        brief=sent.brief, pencils=pencils, seed=sent.seed, attempt=sent.attempt, control=sent.control, looks=sent.looks
    )  # fmt: skip
    return Anchor(key=sent.key, order=order, art=Raster(array=arrays.next(color=True)))
