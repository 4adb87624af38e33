"""The nets that ship, by name, each ready to be exported.

Knows: which nets there are.  Does not know: how any is made, or any format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from audobon.errors import SettingsError
from audobon.export import painter_nets, picture_nets, reading_nets, story_nets
from audobon.export.exportable import ExportableNet
from audobon.export.stock import Stock

ALL = "all"

_MADE: dict[str, Callable[[Stock], ExportableNet]] = {
    one.__name__: one
    for one in (
        reading_nets.text_encoder,
        story_nets.story_below,
        story_nets.story_pieces,
        story_nets.story_words,
        story_nets.story_mentions,
        story_nets.story_quotations,
        story_nets.story_antecedents,
        story_nets.story_speakers,
        reading_nets.feeling,
        reading_nets.valence,
        reading_nets.paragraphs,
        picture_nets.fusion_text,
        picture_nets.fusion_picture,
        painter_nets.style_encoder,
        picture_nets.style_space,
        picture_nets.assessor,
        picture_nets.keypoints,
        painter_nets.painter_words,
        painter_nets.painter_planes,
        painter_nets.painter_step,
        painter_nets.painter_shallow,
        painter_nets.controlnet,
        painter_nets.adapter,
        painter_nets.painter_with_controlnet,
        painter_nets.painter_with_adapter,
        painter_nets.autoencoder_encode,
        painter_nets.autoencoder_decode,
        picture_nets.upscaler,
    )
}

NET_NAMES = tuple(_MADE)


def chosen_names(asked: Sequence[str]) -> tuple[str, ...]:
    """The names of the nets that are asked for, `all` for every one, each once and in the catalogue's order.

    Raises:
        SettingsError: AUD-281, for a name that is none of them.
    """
    wrong = [name for name in asked if name != ALL and name not in _MADE]
    if wrong or not asked:
        raise SettingsError(
            "AUD-281", f'there is no net "{wrong[0] if wrong else ""}"', hint="the nets are " + ", ".join(NET_NAMES)
        )
    return tuple(name for name in NET_NAMES if ALL in asked or name in asked)


def exportable_nets(asked: Sequence[str], *, folder: Path | None = None) -> Iterator[ExportableNet]:
    """The nets that are asked for, one after the other; what several are cut from is loaded once.

    Args:
        asked: Names, or `all`.
        folder: A folder of models; None takes the packaged one.

    Raises:
        SettingsError: AUD-281, for a name that is none of them.
        WeightsError: AUD-301..315, if weights are missing or damaged.
    """
    stock = Stock(folder)
    for name in chosen_names(asked):
        yield _MADE[name](stock)


def nets_of(asked: Sequence[str], stock: Stock) -> tuple[ExportableNet, ...]:
    """The nets that are asked for, all at once, cut from models that are there.

    Raises:
        SettingsError, WeightsError: as `exportable_nets`.
    """
    return tuple(_MADE[name](stock) for name in chosen_names(asked))
