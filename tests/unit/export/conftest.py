"""What the tests of exports share: the small nets of the catalogue, loaded once."""

from __future__ import annotations

import pytest

from audobon.export.catalogue import exportable_nets
from audobon.export.exportable import ExportableNet

MATRIX = ("story_quotations", "valence", "paragraphs", "upscaler")
"""Each with something of its own: unused weights, a batch alone, a recurrent layer, two axes and odd operators."""
SMALL = (*MATRIX, "autoencoder_decode")


@pytest.fixture(scope="session")
def small_nets() -> dict[str, ExportableNet]:
    return {one.name: one for one in exportable_nets(SMALL)}
