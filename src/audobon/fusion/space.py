"""The space that prose and pictures share: where each lies, what is near, and what a place in it shows.

Knows: texts, pictures as pixels, the nets.  Does not know: panels, books, what is done with an answer.

Shapes: B texts or pictures, D the width of the space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from audobon.fusion.looking import looked_at
from audobon.models.fusion_zoo import LoadedFusion
from audobon.models.text_encoder import TextEncoder

Picture = NDArray[np.uint8]
Direction = NDArray[np.float32]

TEXT_TOKENS = 96
"""So many word pieces of a text count."""
_AT_ONCE = 32


@dataclass(frozen=True, kw_only=True)
class Cue:
    """Something that a picture may show: its sort (`place`, `pose` ...), its name, and how likely it is, 0..1."""

    sort: str
    name: str
    share: float


class SharedSpace:
    """The shared space with eyes and a reader. Deterministic.

    Args:
        loaded: The nets and the names of cues.
        encoder: Turns text into word states.
    """

    def __init__(self, loaded: LoadedFusion, encoder: TextEncoder) -> None:
        self._net = loaded.net
        self._cues = loaded.cues
        self._encoder = encoder
        self.fingerprint = loaded.fingerprint

    @property
    def sorts(self) -> tuple[str, ...]:
        """The sorts of cues."""
        return tuple(self._cues)

    def names(self, sort: str) -> tuple[str, ...]:
        """The cues of one sort; KeyError if there is no such sort."""
        return self._cues[sort]

    @torch.inference_mode()
    def texts(self, texts: Sequence[str]) -> Direction:
        """Where texts lie: B D, each of length 1. Of a long one the first 96 word pieces count."""
        found = [np.zeros((0, self._net.shape.space), np.float32)]
        for start in range(0, len(texts), _AT_ONCE):
            states, mask = self._encoder.token_states(texts[start : start + _AT_ONCE], max_tokens=TEXT_TOKENS)
            found.append(self._net.text_directions(states, mask).numpy())
        return np.concatenate(found)

    @torch.inference_mode()
    def pictures(self, pictures: Sequence[Picture]) -> Direction:
        """Where pictures H W 3 (sRGB, of any size) lie: B D, each of length 1."""
        found = [np.zeros((0, self._net.shape.space), np.float32)]
        for start in range(0, len(pictures), _AT_ONCE):
            seen = np.stack([looked_at(picture) for picture in pictures[start : start + _AT_ONCE]])
            shown = torch.from_numpy(seen).permute(0, 3, 1, 2).float().div_(255)
            # A picture and its mirror image tell of the same thing.
            both = self._net.picture_directions(shown) + self._net.picture_directions(shown.flip(3))
            found.append(torch.nn.functional.normalize(both, dim=1).numpy())
        return np.concatenate(found)

    @torch.inference_mode()
    def cues(self, direction: Direction, *, sort: str, among: Sequence[str] = ()) -> tuple[Cue, ...]:
        """What a place D in the space shows of one sort, the likeliest first.

        Args:
            direction: Of a text or a picture.
            sort: One of `sorts`.
            among: Only these names; all if empty.

        Raises:
            KeyError: if there is no such sort.
        """
        names = self._cues[sort]
        scores = self._net.cue_scores(torch.from_numpy(direction)[None])[sort][0]
        kept = [number for number, name in enumerate(names) if not among or name in among]
        shares = scores[kept].softmax(dim=0)
        ranked = sorted(zip(kept, shares.tolist(), strict=True), key=lambda one: (-one[1], one[0]))
        return tuple(Cue(sort=sort, name=names[number], share=share) for number, share in ranked)
