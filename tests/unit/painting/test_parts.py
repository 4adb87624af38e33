"""Parts of the steering, left out one by one."""

import pytest
import torch

from audobon.models.painter_net import Conditioning
from audobon.painting.parts import STEERING_PARTS, without


def a_conditioning() -> Conditioning:
    ones = torch.ones(1)
    return Conditioning(
        text=torch.ones(1, 2, 384), text_mask=torch.ones(1, 2, dtype=torch.bool), style_tokens=torch.ones(1, 8, 384),
        style_vector=torch.ones(1, 256), style_present=ones, line=torch.ones(1, 1, 16, 16), line_present=ones,
        line_completeness=ones, flat=torch.ones(1, 4, 2, 2), flat_present=ones, regions=torch.ones(1, 1, 2, 2),
        region_tokens=torch.ones(1, 1, 3, 384),
    )  # fmt: skip


FLAGS = {
    "flat": "flat_present",
    "line": "line_present",
    "regions": "region_tokens",
    "style": "style_present",
    "words": "text_mask",
}


@pytest.mark.parametrize("part", STEERING_PARTS)
def test_a_part_left_out_is_absent_and_the_others_stay(part: str) -> None:
    left = without(a_conditioning(), (part,))
    absent = {name for name, field in FLAGS.items() if not getattr(left, field).any()}
    assert absent == {part}


def test_nothing_left_out_changes_nothing() -> None:
    whole = a_conditioning()
    assert without(whole, ()) is whole
