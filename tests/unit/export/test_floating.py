"""Layers that are to stay in floating point do, in either format that has 8 bits; the others do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audobon.export.asked import Asked, Precision
from audobon.export.exportable import ExportableNet
from audobon.export.exporting import FORMATS, export_net

ASKED = Asked(precision=Precision.INT8, dynamic_batch=True)
EVERY, SOME, NONE = (r".",), (r"blocks\.[01]\.",), ()


@pytest.mark.parametrize("format", ["onnx", "openvino"])
def test_the_more_layers_stay_floating_the_nearer_is_the_answer(
    format: str, small_nets: dict[str, ExportableNet], tmp_path: Path
) -> None:
    net = small_nets["upscaler"]
    found = [
        export_net(replace(net, floating=floating), tmp_path / str(number), format=FORMATS[format], asked=ASKED)
        for number, floating in enumerate((EVERY, SOME, NONE))
    ]
    exact, between, whole = (one.parity.worst.relative_l2 for one in found)
    assert exact < 1e-5 < between < whole
    sizes = [one.size_bytes for one in found]
    assert sizes[0] > sizes[1] > sizes[2]
