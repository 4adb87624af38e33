"""The reading models by name: where their weights lie and how to load each onto the text backbone.

Knows: the folders under `assets/models` and the nets' shapes.  Does not know: text, how weights are trained.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from audobon.models.feeling_net import FeelingNet, FeelingShape, ValenceNet
from audobon.models.paragraph_net import ParagraphNet, ParagraphShape
from audobon.models.story_branches import GivenBranch
from audobon.models.story_model import StoryModel, StoryModelShape
from audobon.models.story_net import StoryShape
from audobon.models.text_encoder import TextEncoder
from audobon.models.weights import filled, fingerprint, load_weights, read_config, unfit
from audobon.models.zoo import packaged_models

STORY, FEELING, VALENCE, PARAGRAPHS = "story", "feeling", "valence", "paragraphs"
READING_NAMES = (STORY, FEELING, VALENCE, PARAGRAPHS)

Shape = TypeVar("Shape")


@dataclass(frozen=True, kw_only=True)
class LoadedStory:
    """The story model in eval mode and the sha256 over its shards."""

    net: StoryModel
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class LoadedParagraphs:
    """The paragraph net in eval mode and the sha256 over its shards."""

    net: ParagraphNet
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class LoadedFeeling:
    """The feeling nets in eval mode, the likelihoods from which on each emotion counts, and the sha256 over shards."""

    net: FeelingNet
    valence: ValenceNet
    thresholds: tuple[float, ...]
    fingerprints: tuple[tuple[str, str], ...]


def load_story_model(encoder: TextEncoder, folder: Path | None = None) -> LoadedStory:
    """Load the story model onto its backbone.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file; AUD-315, if tensors do not fit the net, or were
            trained on another backbone; AUD-344 and AUD-345, if the checkpoint of a frozen branch is gone or changed.
    """
    root = (folder if folder is not None else packaged_models()) / STORY
    config = _config_for(root, encoder)
    shape = dict(_shape_of(config, root))
    inner, sizes = shape.get("story"), shape.get("column_sizes")
    if not isinstance(inner, dict) or not isinstance(sizes, list):
        raise unfit(root, "its config.json has no shape of the narrative net")
    given = {name: _made(GivenBranch, value, root) for name, value in inner.items() if isinstance(value, dict)}
    shape |= {"story": _made(StoryShape, inner | given, root), "column_sizes": tuple(sizes)}
    net = _made(partial(StoryModel, encoder), {"shape": _made(StoryModelShape, shape, root)}, root)
    if any(one.frozen for one in net.shape.story.given().values()):
        from audobon.models.story_checkpoints import lend_frozen

        lend_frozen(net.story)
    return LoadedStory(
        net=filled(net, load_weights(root), root=root, own=net.own_state()), fingerprint=fingerprint(root)
    )


def load_paragraph_net(encoder: TextEncoder, folder: Path | None = None) -> LoadedParagraphs:
    """Load the paragraph net beside its backbone.

    Raises:
        WeightsError: AUD-311..315, as for the story model.
    """
    root = (folder if folder is not None else packaged_models()) / PARAGRAPHS
    shape = dict(_shape_of(_config_for(root, encoder), root))
    dilations = shape.get("dilations")
    if not isinstance(dilations, list):
        raise unfit(root, "its config.json has no dilations")
    sizes = _made(ParagraphShape, shape | {"dilations": tuple(dilations)}, root)
    net = _made(partial(ParagraphNet, encoder), {"shape": sizes}, root)
    return LoadedParagraphs(net=filled(net, load_weights(root), root=root), fingerprint=fingerprint(root))


def load_feeling(encoder: TextEncoder, folder: Path | None = None) -> LoadedFeeling:
    """Load the feeling nets onto their backbone.

    Raises:
        WeightsError: AUD-311..315, as for the story model.
    """
    models = folder if folder is not None else packaged_models()
    net, thresholds = load_feeling_net(encoder, models)
    root = models / VALENCE
    valence = filled(ValenceNet(net.features), load_weights(root), root=root)
    prints = tuple((name, fingerprint(models / name)) for name in (FEELING, VALENCE))
    return LoadedFeeling(net=net, valence=valence, thresholds=thresholds, fingerprints=prints)


def load_feeling_net(encoder: TextEncoder, models: Path) -> tuple[FeelingNet, tuple[float, ...]]:
    """The net for emotions alone, and their thresholds.

    Raises:
        WeightsError: AUD-311..315, as for the story model.
    """
    root = models / FEELING
    config = _config_for(root, encoder)
    shape = _made(FeelingShape, _shape_of(config, root), root)
    net = _made(partial(FeelingNet, encoder), {"shape": shape}, root)
    net = filled(net, load_weights(root), root=root, own=net.own_state())
    thresholds = config.get("thresholds")
    if (
        not isinstance(thresholds, list)
        or len(thresholds) != net.shape.emotions
        or not all(isinstance(one, int | float) for one in thresholds)
    ):
        raise unfit(root, f"its config.json has no thresholds for {net.shape.emotions} emotions")
    return net, tuple(float(one) for one in thresholds)


def _config_for(root: Path, encoder: TextEncoder) -> dict[str, object]:
    config = read_config(root)
    if config.get("backbone") != encoder.sha256:
        raise unfit(root, f"it was trained on a backbone of sha256 {config.get('backbone')}, not {encoder.sha256}")
    return config


def _shape_of(config: Mapping[str, object], root: Path) -> dict[str, object]:
    shape = config.get("shape")
    if not isinstance(shape, dict):
        raise unfit(root, "its config.json has no shape")
    return shape


def _made(kind: Callable[..., Shape], values: Mapping[str, object], root: Path) -> Shape:
    """A shape of these sizes, or a net of that shape."""
    try:
        return kind(**values)
    except (TypeError, ValueError, RuntimeError) as error:
        raise unfit(root, f"its shape is not of this version: {error}") from error
