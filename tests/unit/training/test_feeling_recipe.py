"""Batches of labelled sentences, from few of them too."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.evaluation.felt_texts import FeltTexts
from audobon.training.feeling_recipe import BATCH, _batch
from tests.tiny_story import tiny_encoder


@pytest.mark.parametrize("count", [3, 40, 600])
def test_a_batch_is_cut_from_as_many_sentences_as_there_are(count: int) -> None:
    labels = np.eye(7, dtype=np.float64)[np.arange(count) % 7]
    texts = tuple("so " * (1 + row % 9) for row in range(count))
    sentences = FeltTexts(texts=texts, values=labels, names=tuple("abcdefg"))
    batch = _batch(tiny_encoder(), sentences, labels, np.arange(count), np.random.default_rng(0))
    assert len(batch.pieces) == len(batch.coarse) == min(count, BATCH)
    assert batch.pieces.shape == batch.mask.shape
