"""The narrative net's three branches, of the sizes that the house trains or of a checkpoint's, and the ways into them.

Knows: the blocks of T5, Llama and GPT-2.  Does not know: where checkpoints lie, what is read.
A checkpoint's blocks are the classes of the library that it was published with (`checkpoint_blocks.py`); that takes two
seconds to load, so the house's own are written here (`narrative_blocks.py`, which a test holds against the library's).

Shapes: B batch, L words or sentences, D width of the narrative net, E width of a branch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from torch import Tensor, nn

from audobon.models.narrative_blocks import Gpt2Block, LlamaBlock, RmsNorm, Rotary, T5Block, T5Norm

MOST_SENTENCES = 256
"""The analysis layer looks back over so many sentences, across stretches."""


class Branch(StrEnum):
    """By the name that its model goes by in a config's `model_type`."""

    T5 = "t5"
    LLAMA = "llama"
    GPT2 = "gpt2"


@dataclass(frozen=True, kw_only=True)
class GivenBranch:
    """A branch that was begun from a published checkpoint.

    Attributes:
        sizes: Of its config, those of `checkpoint_blocks.SIZES`.
        first: Its first block's number in the checkpoint, from 0.
        source: The folder or the hub id that it came from.
        sha256: Over the checkpoint's weights files.
        frozen: Whether its blocks stay as they came, and are read from there instead of being saved.
    """

    sizes: Mapping[str, object]
    first: int
    source: str
    sha256: str
    frozen: bool

    def __post_init__(self) -> None:
        if not isinstance(self.first, int) or not isinstance(self.source, str):
            raise TypeError("a given branch has a block's number and a source")


@dataclass(frozen=True, kw_only=True)
class BranchParts:
    """A branch's blocks, the norm behind them, and the positions that Llama's blocks turn by (nothing elsewhere).

    `width` E is the branch's own.
    """

    blocks: nn.ModuleList
    norm: nn.Module
    width: int
    rotary: nn.Module = field(default_factory=nn.Identity)


class Passage(nn.Module):
    """The way into a branch and back: linear where its width is its own, and nothing where it is the net's.

    Args:
        width: D.
        own: E.
    """

    def __init__(self, width: int, own: int) -> None:
        super().__init__()
        self.into = nn.Identity() if own == width else nn.Linear(width, own)
        self.back = nn.Identity() if own == width else nn.Linear(own, width)

    def through(self, states: Tensor, run: Callable[[Tensor], Tensor]) -> Tensor:
        """States `B L D` that went in, through `run` (`B L E` to `B L E`), and came back."""
        out: Tensor = self.back(run(self.into(states)))
        return out


def own_parts(branch: Branch, width: int, *, heads: int, inner: int, count: int, dropout: float) -> BranchParts:
    """A branch's blocks at the net's own width, with fresh weights.

    Args:
        branch: Which.
        width: D.
        heads: How many share it.
        inner: Width of the feed-forward nets.
        count: How many blocks.
        dropout: Its share.

    Raises:
        ValueError: where the heads cannot share the width.
    """
    if branch is Branch.T5:
        t5 = [
            T5Block(width, heads=heads, inner=inner, dropout=dropout, has_positions=n == 0) for n in range(count)
        ]  # fmt: skip
        return BranchParts(blocks=nn.ModuleList(t5), norm=T5Norm(width), width=width)
    if branch is Branch.LLAMA:
        llama = [LlamaBlock(width, heads=heads, inner=inner, dropout=dropout) for _ in range(count)]
        rotary = Rotary(width // heads)
        return BranchParts(blocks=nn.ModuleList(llama), norm=RmsNorm(width), width=width, rotary=rotary)
    gpt2 = [Gpt2Block(width, heads=heads, inner=inner, dropout=dropout, number=n) for n in range(count)]
    return BranchParts(blocks=nn.ModuleList(gpt2), norm=nn.LayerNorm(width), width=width)
