"""What the painter's batches are made of."""

from pathlib import Path

import numpy as np

from audobon.training.painter_batch import collate
from audobon.training.painter_recipe import CROP_PX, painter_sample
from tests.packs import small_packs


def test_a_batch_holds_illustrations_and_drawn_panels_with_words_of_their_own(tmp_path: Path) -> None:
    pack, drawn = small_packs(tmp_path)
    samples = [painter_sample(pack, drawn, generator=np.random.default_rng(seed)) for seed in range(40)]
    captions = {sample.caption for sample in samples}
    assert captions & {0, 1}
    assert captions & set(range(2, 2 + len(drawn.panels)))
    assert collate(samples[:4]).image.shape == (4, 3, CROP_PX, CROP_PX)
