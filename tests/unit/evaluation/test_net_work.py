"""Nets at their work are heard as exports take them, and answer there as they do in the program."""

from __future__ import annotations

import numpy as np
import torch

from audobon.evaluation.net_work.looking import pictures_judged
from audobon.evaluation.net_work.reading import passages_read
from audobon.export.catalogue import nets_of
from audobon.export.stock import Stock
from audobon.export.watching import Heard

PASSAGE = (
    '"Where is the fox?" said the old king. Martha looked out of the window and wept.',
    '"He ran across the river, Sire," she said, "and he took the golden bird with him."',
    "The king laughed aloud. Then he called for his horse, and they rode into the dark forest together.",
)
READ = (
    "text_encoder", "story_below", "story_pieces", "story_words", "story_mentions", "story_quotations",
    "story_antecedents", "feeling", "valence", "paragraphs",
)  # fmt: skip
SEEN = ("fusion_text", "fusion_picture", "style_space", "assessor")


def test_nets_that_read_and_look_are_heard_as_exports_take_them() -> None:
    stock, heard = Stock(), Heard(most=4)
    passages_read([PASSAGE], stock, heard)
    picture = np.random.default_rng(3).integers(0, 255, (160, 200, 3), dtype=np.uint8)
    pictures_judged([picture], list(PASSAGE), stock, heard)
    for net in nets_of((*READ, *SEEN), stock):
        rows = heard.spread(net.name)
        assert rows, net.name
        fitting = [row for row in rows if net.takes(row)]
        assert fitting, net.name
        assert all(value.isfinite().all() for value in net.run(fitting[0]).values() if value.is_floating_point())
    (words,) = nets_of(("story_words",), stock)
    row = heard.spread("story_words")[0]
    assert row["past_blank"].all(), "nothing is remembered at a text's beginning"
    again = words.run(row | {"past_keys": row["past_keys"] + 1.0})
    assert all(torch.allclose(value, again[name]) for name, value in words.run(row).items() if name != "keys")
