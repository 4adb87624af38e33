"""What an export is asked to be: its precision, its batch, what it will run on.

Knows: the words for them.  Does not know: which format can do what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from torch import Tensor

from audobon.errors import SettingsError

Calibration = Sequence[Mapping[str, Tensor]]
"""Inputs of a net by name, as it meets them at work: what ranges of 8-bit integers are taken from."""


class Precision(StrEnum):
    """What weights are kept in; of `INT8` also what flows between layers."""

    NONE = "none"
    INT8 = "int8"
    FP16 = "fp16"
    BF16 = "bf16"


class Target(StrEnum):
    """What an export will run on; `ANY` is the format's plain form, which every runtime of it reads."""

    ANY = "any"
    CPU = "cpu"
    CUDA = "cuda"
    WEB = "web"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One export as it is asked for.

    Attributes:
        precision: Of the weights.
        dynamic_batch: Whether the batch may differ from call to call; else it is `batch`.
        batch: The only one, where it may not.
        target: What it will run on.
        calibration: For 8-bit integers; empty draws the net's own samples from a seed.
        held_back: Samples of the same work that calibration does not see: what 8-bit integers are judged by, if any.
    """

    precision: Precision = Precision.NONE
    dynamic_batch: bool = False
    batch: int = 1
    target: Target = Target.ANY
    calibration: Calibration = field(default=())
    held_back: Calibration = field(default=())

    @property
    def fixed_batch(self) -> int | None:
        """The only batch that the export takes; None for any."""
        return None if self.dynamic_batch else self.batch


def asked_for(precision: str, *, target: str, dynamic_batch: bool) -> Asked:
    """An export by the words for it.

    Raises:
        SettingsError: AUD-289, for a word that is none of them.
    """
    return Asked(precision=_word(precision, Precision), dynamic_batch=dynamic_batch, target=_word(target, Target))


Word = TypeVar("Word", bound=StrEnum)


def _word(given: str, words: type[Word]) -> Word:
    try:
        return words(given)
    except ValueError as error:
        kind = words.__name__.lower()
        raise SettingsError("AUD-289", f'there is no {kind} "{given}"', hint="there are " + ", ".join(words)) from error
