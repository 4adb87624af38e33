"""Every net that ships, and nets in the shape of Stable Diffusion's, read back from disk and held against torch.

`pytest -m tensorflow -o log_cli=true -o log_cli_level=INFO tests/unit/export/tensorflow/test_nets.py` prints the
figures of docs/saved_model.md.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.export import Dim, ExportedProgram

from audobon.export.catalogue import NET_NAMES, exportable_nets
from audobon.export.exportable import exported_program
from audobon.export.tensorflow.loaded import SavedModel
from audobon.export.tensorflow.saved_model import write_saved_model
from tests import tiny_stable

pytestmark = [pytest.mark.tensorflow, pytest.mark.slow]
LOG = logging.getLogger(__name__)
LARGEST = 1e-3
"""Of the largest number that torch gives."""
AUTO = Dim.AUTO
PICTURE = {0: AUTO, 2: AUTO, 3: AUTO}
STEPS = ((2, 16, 24), (1, 8, 8), (3, 24, 16))


class _Unet(nn.Module):
    def __init__(self, *, sdxl: bool) -> None:
        super().__init__()
        self.unet = tiny_stable.a_unet(sdxl=sdxl)

    def forward(
        self, sample: Tensor, t: Tensor, states: Tensor, pooled: Tensor | None = None, ids: Tensor | None = None
    ) -> Tensor:
        added = None if pooled is None else {"text_embeds": pooled, "time_ids": ids}
        found: Tensor = self.unet(sample, t, states, added_cond_kwargs=added).sample
        return found


class _Encode(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.vae = tiny_stable.a_vae()

    def forward(self, image: Tensor) -> Tensor:
        found: Tensor = self.vae.encode(image).latent_dist.parameters
        return found


class _Decode(_Encode):
    def forward(self, latents: Tensor) -> Tensor:
        found: Tensor = self.vae.decode(latents).sample
        return found


class _Words(nn.Module):
    def __init__(self, *, second: bool) -> None:
        super().__init__()
        self.tower = tiny_stable.a_text_encoder(300, second=second)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        found = self.tower(ids, output_hidden_states=True)
        return found[0], found.hidden_states[-2]


def _step(batch: int, height: int, width: int, *, sdxl: bool = False) -> dict[str, Tensor]:
    given = {"sample": torch.randn(batch, 4, height, width), "t": torch.full((batch,), 481.0)}
    given["states"] = torch.randn(batch, 77, tiny_stable.TEXT_WIDTH * (2 if sdxl else 1))
    if sdxl:
        given |= {"pooled": torch.randn(batch, tiny_stable.TEXT_WIDTH), "ids": torch.rand(batch, 6) * 512}
    return given


def _image(batch: int, height: int, width: int) -> dict[str, Tensor]:
    return {"image": torch.rand(batch, 3, 2 * height, 2 * width)}


def _latents(batch: int, height: int, width: int) -> dict[str, Tensor]:
    return {"latents": torch.randn(batch, 4, height // 2, width // 2)}


def _ids(batch: int, height: int, width: int) -> dict[str, Tensor]:
    return {"ids": torch.randint(0, 298, (batch, 77))}


_ONE = {0: AUTO}
STABLE: Mapping[str, tuple[nn.Module, Callable[..., dict[str, Tensor]], Mapping[str, object], tuple[str, ...]]] = {
    "unet of SD 1.5": (_Unet(sdxl=False), _step, {"sample": PICTURE, "t": _ONE, "states": _ONE}, ("predicted",)),
    "unet of SDXL": (
        _Unet(sdxl=True), lambda *sizes: _step(*sizes, sdxl=True),
        {"sample": PICTURE, "t": _ONE, "states": _ONE, "pooled": _ONE, "ids": _ONE}, ("predicted",),
    ),
    "encoder of SD": (_Encode(), _image, {"image": {0: AUTO, 2: 8 * Dim("h"), 3: 8 * Dim("w")}}, ("parameters",)),
    "decoder of SD": (_Decode(), _latents, {"latents": PICTURE}, ("image",)),
    "words of SD": (_Words(second=False), _ids, {"ids": _ONE}, ("states", "below")),
    "second words of SDXL": (_Words(second=True), _ids, {"ids": _ONE}, ("pooled", "below")),
}  # fmt: skip


def written(program: ExportedProgram, name: str, outputs: tuple[str, ...], root: Path) -> SavedModel:
    folder = root / "model"
    write_saved_model(program, name=name, outputs=outputs, notes={}, folder=folder)
    return SavedModel(folder)


def furthest(found: Mapping[str, Tensor], wanted: Mapping[str, Tensor]) -> float:
    """The largest difference as a share of the largest number of an output, and every shape as it should be."""
    assert {name: one.shape for name, one in found.items()} == {name: one.shape for name, one in wanted.items()}
    assert {name: one.dtype for name, one in found.items()} == {name: one.dtype for name, one in wanted.items()}
    apart = [(found[name].double() - want.double()).abs().max() for name, want in wanted.items()]
    largest = [want.double().abs().max().clamp_min(1e-12) for want in wanted.values()]
    return max(float(one / most) for one, most in zip(apart, largest, strict=True))


@pytest.mark.parametrize("name", NET_NAMES)
def test_net_that_ships_is_itself_as_a_saved_model(name: str, tmp_path: Path) -> None:
    (one,) = exportable_nets([name])
    run = written(exported_program(one), name, one.outputs, tmp_path)
    apart = []
    for seed, sizes in enumerate(one.tried):
        inputs = one.example(sizes, seed=seed)
        apart.append(furthest(run(inputs), one.run(inputs)))
    LOG.info("%s: %.1e over %d sizes", name, max(apart), len(apart))
    assert max(apart) <= LARGEST


@pytest.mark.parametrize("name", STABLE)
def test_net_of_stable_diffusions_shape_is_itself_as_a_saved_model(name: str, tmp_path: Path) -> None:
    net, draw, shapes, outputs = STABLE[name]
    torch.manual_seed(0)
    with torch.no_grad():
        program = torch.export.export(net.eval(), (), draw(*STEPS[0]), dynamic_shapes=dict(shapes), strict=False)
    run = written(program, name, outputs, tmp_path)
    apart = []
    for sizes in STEPS:
        inputs = draw(*sizes)
        with torch.no_grad():
            found = net(**inputs)
        wanted = dict(zip(outputs, found if isinstance(found, tuple) else (found,), strict=True))
        apart.append(furthest(run(inputs), wanted))
    LOG.info("%s: %.1e over %d sizes", name, max(apart), len(apart))
    assert max(apart) <= LARGEST
