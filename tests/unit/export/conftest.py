"""What the tests of exports share: the small nets of the catalogue, loaded once."""

from __future__ import annotations

import pytest

from audobon.export.catalogue import exportable_nets
from audobon.export.exportable import ExportableNet

SMALL = ("story_quotations", "valence", "paragraphs", "keypoints", "autoencoder_decode", "upscaler")
"""Each with something of its own: unused weights, a batch alone, a recurrent layer, two axes, odd operators."""


@pytest.fixture(scope="session")
def small_nets() -> dict[str, ExportableNet]:
    return {one.name: one for one in exportable_nets(SMALL)}
