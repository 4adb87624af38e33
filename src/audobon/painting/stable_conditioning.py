"""From a panel's pencils and words to what steers Stable Diffusion: prompts, control maps, regions, references.

Knows: pencils, the kinds of public ControlNets, text towers.  Does not know: the loop, how nets are called.

Shapes: B 2 with guidance (unwanted, wanted) or 1; N figures; L tokens, 77 a chunk; W the towers' joined width; H W
latents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.crew import Look
from audobon.errors import SettingsError
from audobon.models.stable.checkpoint import Family, StableModel
from audobon.models.stable.text import ENDS
from audobon.painting.conditioning import image_tensor, padded
from audobon.painting.stable_prompts import UNWANTED, Chunks, chunked, phrases, prompt_of, region_prompt

MAP_OF_KIND = {
    "openpose": "pose", "depth": "depth", "lineart": "line", "scribble": "line", "canny": "line", "softedge": "line",
    "seg": "segmentation", "tile": "draft",
}  # fmt: skip
"""Which of the pencils' maps a kind of public ControlNet follows."""
MOST_REGIONS = 4
_DEPTH_LEVELS = 257


@dataclass(frozen=True, kw_only=True)
class Words:
    """A panel's words as the towers hear them.

    Attributes:
        states: B L W: the whole picture's, then each region's.
        pooled: B P, of the whole picture's first chunk, or None where the family has none.
        lengths: 1 + N numbers of tokens: the whole picture's, then each region's; together they are L.
    """

    states: Tensor
    pooled: Tensor | None
    lengths: tuple[int, ...]

    def to(self, device: torch.device) -> Words:
        """The same on another device."""
        pooled = None if self.pooled is None else self.pooled.to(device)
        return replace(self, states=self.states.to(device), pooled=pooled)

    @property
    def whole(self) -> Tensor:
        """The whole picture's states alone."""
        return self.states[:, : self.lengths[0]]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Who is in the picture: masks 1 N H W in latents' size, and a reference picture of each, N 3 h w."""

    masks: Tensor
    references: Tensor


def check_kind(kind: str) -> None:
    """Refuse a ControlNet of a kind for which the pencils have no map.

    Raises:
        SettingsError: AUD-234.
    """
    if kind not in MAP_OF_KIND:
        raise SettingsError(
            "AUD-234", f'"{kind}" is no kind of ControlNet', hint="the kinds are " + ", ".join(MAP_OF_KIND)
        )


def control_picture(kind: str, pencils: Pencils) -> Tensor:
    """The map that a kind of ControlNet follows, padded, 1 3 h w in 0..1, as public ControlNets want it.

    Lines are white on black, near is white, skeletons have OpenPose's colours and classes those of ADE20K.
    """
    check_kind(kind)
    name = MAP_OF_KIND[kind]
    array = pencils.draft.array if name == "draft" else pencils.control(name).array
    picture: NDArray[np.uint8]
    if name == "depth":
        picture = (np.asarray(array) // _DEPTH_LEVELS).astype(np.uint8)
    else:
        picture = np.asarray(array, dtype=np.uint8)
    if name == "line":
        picture = 255 - picture
    if picture.ndim == 2:
        picture = np.repeat(picture[..., None], 3, axis=2)
    return padded(torch.tensor(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float().div_(255))


def words_of(
    brief: PanelBrief, looks: Sequence[Look], model: StableModel, *, style: str, figures: Sequence[str], guided: bool,
    hear: Hear | None = None,
) -> Words:  # fmt: skip
    """A panel's prompts, written and encoded.

    Args:
        brief: The panel.
        looks: How those who are placed look.
        model: Its towers count, cut and encode.
        style: A style's name, or words for one.
        figures: Characters that have a region, in the regions' order.
        guided: Encode what is unwanted, too.
        hear: Encodes prompts as `encoded` does; None for that.
    """
    through = partial(encoded, model=model) if hear is None else hear

    def count(text: str) -> int:
        return max(tower.count(text) for tower in model.towers)

    room = min(tower.window for tower in model.towers) - ENDS
    placed = {placement.character: placement for placement in brief.placements}
    wanted = prompt_of(brief, style=style, count=count, room=room)
    seen = {look.character: look.words for look in looks}
    regions = [region_prompt(placed[name], look=seen.get(name, ""), count=count, room=room) for name in figures]
    if not guided:
        heard = through([wanted, *regions])
        return Words(
            states=torch.cat([one.states for one in heard], dim=1),
            pooled=heard[0].pooled,
            lengths=tuple(one.states.shape[1] for one in heard),
        )
    unwanted = chunked(phrases(UNWANTED), count=count, room=room)
    # Both halves of the batch are of one length: the shorter one goes on with chunks that say nothing.
    longest = max(len(wanted), len(unwanted))
    wanted, unwanted = (chunks + ("",) * (longest - len(chunks)) for chunks in (wanted, unwanted))
    whole, *parts, against = through([wanted, *regions, unwanted])
    lengths = [one.states.shape[1] for one in (whole, *parts)]
    unheard = functional.pad(against.states, (0, 0, 0, sum(lengths[1:])))  # regions are shut for this half
    return Words(
        states=torch.cat([unheard, torch.cat([one.states for one in (whole, *parts)], dim=1)]),
        pooled=None if whole.pooled is None or against.pooled is None else torch.cat([against.pooled, whole.pooled]),
        lengths=tuple(lengths),
    )


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One prompt as the towers hear it: states 1 L W, and its first chunk's pooled state 1 P, if the family has one."""

    states: Tensor
    pooled: Tensor | None


Hear = Callable[[Sequence[Chunks]], list[Heard]]
"""Prompts as all towers hear them, in their order."""


def encoded(prompts: Sequence[Chunks], model: StableModel) -> list[Heard]:
    """Prompts through all towers: each chunk by itself between its own marks, then joined along the tokens.

    The towers' states stand side by side; the pooled state is the last tower's.
    """
    texts = [text for chunks in prompts for text in chunks]
    answers = [tower.encode(texts, penultimate=model.family is not Family.SD) for tower in model.towers]
    states = torch.cat([states for states, _ in answers], dim=-1)
    pooled = answers[-1][1] if model.family is not Family.SD else None
    heard, begin = [], 0
    for chunks in prompts:
        own = states[begin : begin + len(chunks)].flatten(0, 1)[None]
        heard.append(Heard(states=own, pooled=None if pooled is None else pooled[begin : begin + 1]))
        begin += len(chunks)
    return heard


def figures_of(brief: PanelBrief, pencils: Pencils, *, size: tuple[int, int]) -> tuple[tuple[str, ...], Figures | None]:
    """The figures that can be told apart, largest first: their ids, masks and pictures; None if nobody is there.

    Args:
        brief: Who is placed.
        pencils: Their masks, and the draft that their pictures are cut from.
        size: Latent height and width.
    """
    placed = {placement.character for placement in brief.placements}
    seen = [mask for mask in pencils.masks if mask.character in placed and mask.image.array.any()]
    seen = sorted(seen, key=lambda mask: -int((mask.image.array > 0).sum()))[:MOST_REGIONS]
    if not seen:
        return (), None
    draft = image_tensor(pencils.draft)
    planes, references = [], []
    for mask in seen:
        inside = torch.tensor(np.ascontiguousarray(mask.image.array, dtype=np.uint8))[None, None].float().div_(255)
        planes.append(functional.interpolate(padded(inside), size=size, mode="area"))
        references.append(_cut_out(draft, inside))
    return tuple(mask.character for mask in seen), Figures(
        masks=torch.cat(planes, dim=1), references=torch.cat(references)
    )


def everywhere(count: int, *, size: tuple[int, int]) -> Tensor:
    """Masks 1 N H W by which N pictures are heard in every place of the latents, each as much as the others."""
    return torch.full((1, count, *size), 1 / count)


REFERENCE_PX = 224


def _cut_out(draft: Tensor, inside: Tensor) -> Tensor:
    """One figure of the draft on white, in a square: 1 3 224 224."""
    rows = torch.nonzero(inside[0, 0].amax(dim=1) > 0).flatten()
    columns = torch.nonzero(inside[0, 0].amax(dim=0) > 0).flatten()
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    figure = (draft * inside + (1 - inside))[..., top:bottom, left:right]
    return on_square(figure)


def on_square(picture: Tensor) -> Tensor:
    """A picture 1 3 h w shrunk whole into a white square of 224 px."""
    height, width = picture.shape[-2:]
    scale = REFERENCE_PX / max(height, width)
    size = (max(1, round(height * scale)), max(1, round(width * scale)))
    small = functional.interpolate(picture, size=size, mode="bicubic", antialias=True).clamp(0, 1)
    top, left = (REFERENCE_PX - size[0]) // 2, (REFERENCE_PX - size[1]) // 2
    margins = (left, REFERENCE_PX - size[1] - left, top, REFERENCE_PX - size[0] - top)
    return functional.pad(small, margins, value=1.0)
