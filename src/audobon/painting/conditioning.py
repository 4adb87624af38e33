"""From a panel's pencils and words to what steers the net: the conditioning layer.

Knows: control maps, prompts, named styles.  Does not know: the loop.

Shapes: C latent channels, H W latent height and width, N regions, L tokens.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PanelBrief
from audobon.errors import SettingsError
from audobon.models.painter_net import TOKEN_WIDTH, Conditioning
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.own_style import strengthened
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.toning import toned

PAD_PX = 64
PROMPT_TOKENS = 24
INK_GAIN = 1.4


def image_tensor(raster: Raster) -> Tensor:
    """A picture as 1 3 h w in [0, 1]."""
    pixels: NDArray[np.uint8] = np.ascontiguousarray(raster.array, dtype=np.uint8)
    return torch.tensor(pixels).permute(2, 0, 1)[None].float().div_(255)


def ink_tensor(raster: Raster) -> Tensor:
    """A line map (255 paper, 0 ink) as 1 1 h w, 1 where ink.

    Lines read off real pictures are nearly always full ink; a pencilled line's grey edge is raised towards that.
    """
    pixels: NDArray[np.uint8] = np.ascontiguousarray(raster.array, dtype=np.uint8)
    return ((1 - torch.tensor(pixels)[None, None].float().div_(255)) * INK_GAIN).clamp(max=1.0)


def padded(image: Tensor) -> Tensor:
    """1 c h w grown to multiples of 64 px at the right and bottom, the edge repeated."""
    height, width = image.shape[-2:]
    return functional.pad(image, (0, -width % PAD_PX, 0, -height % PAD_PX), mode="replicate")


def style_vector(model: EmbeddedPainterModel, recipe: PaintingRecipe) -> Tensor:
    """The vector 1 256 of a recipe's style: the user's own, or a named one.

    Raises:
        SettingsError: AUD-212, if the weights have no style of this name.
    """
    if recipe.own_style is None and recipe.style not in model.styles:
        raise SettingsError(
            "AUD-212",
            f'the style "{recipe.style}" is not one of {", ".join(sorted(model.styles))}',
            hint="choose one of these with --style",
        )
    own = recipe.own_style
    vector = model.styles[recipe.style] if own is None else torch.tensor(own.vector)
    named = torch.stack(list(model.styles.values()))
    return strengthened(vector[None].to(named), neutral=named.mean(dim=0)[None], strength=recipe.style_strength)


def style_textures(model: EmbeddedPainterModel, recipe: PaintingRecipe) -> Tensor | None:
    """Log deviations C of textures in a recipe's style: the user's own, or a named one; None where none are known."""
    if recipe.own_style is None:
        return model.textures.get(recipe.style)
    return torch.tensor(recipe.own_style.textures) if recipe.own_style.textures else None


def panel_conditioning(
    brief: PanelBrief,
    pencils: Pencils,
    *,
    model: EmbeddedPainterModel,
    encoder: TextEncoder,
    recipe: PaintingRecipe,
) -> Conditioning:
    """Everything that steers one panel, batch of one, padded to multiples of 64 px."""
    flat = model.autoencoder.encode(padded(image_tensor(_toned_flat(pencils))))
    text, mask = encoder.token_states([brief.prompt], max_tokens=PROMPT_TOKENS)
    vector = style_vector(model, recipe)
    one = torch.ones(1)
    regions, region_tokens = _regions(brief, pencils, encoder=encoder, size=(flat.shape[-2], flat.shape[-1]))
    return Conditioning(
        text=text,
        text_mask=mask,
        style_tokens=model.style.tokens_of(vector),
        style_vector=vector,
        style_present=one,
        line=padded(ink_tensor(pencils.control("line"))),
        line_present=one,
        line_completeness=one * recipe.said_completeness,
        flat=flat,
        flat_present=one,
        regions=regions,
        region_tokens=region_tokens,
    )


def _toned_flat(pencils: Pencils) -> Raster:
    """The colour control: flat colour under the draft's light and shade."""
    draft, flat, line = (
        np.ascontiguousarray(raster.array, dtype=np.uint8)
        for raster in (pencils.draft, pencils.control("flat"), pencils.control("line"))
    )
    return Raster(array=toned(draft, flat, 255 - line))


def _regions(
    brief: PanelBrief, pencils: Pencils, *, encoder: TextEncoder, size: tuple[int, int]
) -> tuple[Tensor, Tensor]:
    """Masks 1 N H W and words 1 N L 384, a region for each figure."""
    placed = {placement.character: placement for placement in brief.placements}
    masks = [mask for mask in pencils.masks if mask.character in placed]
    if not masks:
        return torch.zeros(1, 1, *size), torch.zeros(1, 1, PROMPT_TOKENS, TOKEN_WIDTH)
    planes = torch.cat([padded(mask_tensor(mask.image)) for mask in masks], dim=1)
    phrases = [f"{placed[m.character].pose}, {placed[m.character].expression.value}" for m in masks]
    states, _ = encoder.token_states(phrases, max_tokens=PROMPT_TOKENS)
    return functional.interpolate(planes, size=size, mode="area"), states[None]


def mask_tensor(raster: Raster) -> Tensor:
    """A mask H W (255 inside) as 1 1 h w in [0, 1]."""
    pixels: NDArray[np.uint8] = np.ascontiguousarray(raster.array, dtype=np.uint8)
    return torch.tensor(pixels)[None, None].float().div_(255)
