"""A style mixed of others: `watercolour:0.6+ink:0.4`, named ones and the user's own (`own`).

Knows: vectors, manners and textures of styles.  Does not know: where styles are kept, nets, the loop.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional

from audobon.errors import SettingsError
from audobon.models.style_encoder import STYLE_VECTOR_WIDTH
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.manners import Manner, manner_of
from audobon.painting.own_style import OwnStyle

OWN = "own"
"""In a blend: the style of the pictures that are given beside it."""
MOST_PARTS = 6
_PART = re.compile(r"(?P<name>[a-z][a-z0-9_-]*):(?P<weight>\d*\.?\d+)")
_NUMBERS = ("hue", "paper", "contrast", "completeness", "ink", "outline_px", "palette_share", "texture", "start")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A style's name and its share of a blend, shares summing to 1."""

    name: str
    share: float


def blend_parts(text: str) -> tuple[Part, ...]:
    """Read `A:0.6+B:0.4`; shares are taken in proportion, and a style named twice counts once with both.

    Raises:
        SettingsError: AUD-268, for another form, a share of 0, or more than six styles.
    """
    shares: dict[str, float] = {}
    for piece in text.split("+"):
        hit = _PART.fullmatch(piece.strip())
        weight = float(hit["weight"]) if hit else 0.0
        if hit is None or not 0 < weight < math.inf:
            raise _no_blend(text)
        shares[hit["name"]] = shares.get(hit["name"], 0.0) + weight
    if len(shares) > MOST_PARTS:
        raise _no_blend(text)
    whole = sum(shares.values())
    return tuple(Part(name=name, share=weight / whole) for name, weight in shares.items())


def _no_blend(text: str) -> SettingsError:
    return SettingsError(
        "AUD-268", f'"{text}" mixes no styles', hint="write A:0.6+B:0.4 with shares over 0, of at most six styles"
    )


def is_blend(style: str) -> bool:
    """Whether a style's name is that of a blend."""
    return ":" in style


def blend_name(parts: Sequence[Part]) -> str:
    """Parts as they are written."""
    return "+".join(f"{part.name}:{part.share:.4g}" for part in parts)


def blended(parts: Sequence[Part], *, model: EmbeddedPainterModel, own: OwnStyle | None) -> OwnStyle:
    """The style that a blend is.

    Raises:
        SettingsError: AUD-212, for a part that is no style of the weights; AUD-268, for `own` without pictures.
    """
    styles = {part.name: _style_of(part.name, model=model, own=own) for part in parts}
    shares = {part.name: part.share for part in parts}
    vector = sum(share * torch.tensor(styles[name].vector) for name, share in shares.items())
    assert isinstance(vector, torch.Tensor)
    has_textures = all(style.textures for style in styles.values())
    textures = [
        sum(shares[name] * style.textures[channel] for name, style in styles.items())
        for channel in range(len(next(iter(styles.values())).textures) if has_textures else 0)
    ]
    told = blend_name(parts) + "".join(style.digest for style in styles.values())
    return OwnStyle(
        vector=tuple(functional.layer_norm(vector, (STYLE_VECTOR_WIDTH,)).tolist()),
        manner=blended_manner({name: style.manner for name, style in styles.items()}, shares),
        digest=hashlib.sha256(told.encode()).hexdigest()[:12],
        textures=tuple(textures),
    )


def _style_of(name: str, *, model: EmbeddedPainterModel, own: OwnStyle | None) -> OwnStyle:
    if name == OWN:
        if own is None:
            raise SettingsError(
                "AUD-268", "a blend with your own style came without its pictures", hint="give them with --style-from"
            )
        return own
    if name not in model.styles:
        raise SettingsError(
            "AUD-212",
            f'the style "{name}" is not one of {", ".join(sorted(model.styles))}',
            hint="choose one of these with --style",
        )
    textures = model.textures.get(name)
    return OwnStyle(
        vector=tuple(model.styles[name].tolist()),
        manner=manner_of(name),
        digest=name,
        textures=() if textures is None else tuple(textures.tolist()),
    )


def blended_manner(manners: Mapping[str, Manner], shares: Mapping[str, float]) -> Manner:
    """Numbers in their mean; what is or is not, as most of the shares have it, hatching as its heaviest part."""
    numbers = {
        number: sum(share * getattr(manners[name], number) for name, share in shares.items()) for number in _NUMBERS
    }
    lined = {name: share for name, share in shares.items() if manners[name].hatching is not None}
    hatching = manners[max(lined, key=lined.__getitem__)].hatching if sum(lined.values()) >= 0.5 else None
    flat = sum(share for name, share in shares.items() if manners[name].is_flat)
    palette = next((manner.palette for manner in manners.values() if manner.palette is not None), None)
    return Manner(**numbers, is_flat=flat >= 0.5, hatching=hatching, palette=palette)
