"""The embedded models by name: where their weights lie and how to load each.

Knows: the folders under `assets/models` and the nets' shapes.  Does not know: comics, how weights are trained.
A folder given by the user (settings) takes the place of the packaged one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor

from audobon.compute.disk_level import DiskLevel
from audobon.compute.engine import engine_runs
from audobon.compute.plan import ComputePlan
from audobon.errors import WeightsError
from audobon.models.engine_nets import DECODE, SHALLOW, STEP
from audobon.models.painter_adapter import PainterAdapter, PainterAdapterShape
from audobon.models.painter_control import LoadedControl
from audobon.models.painter_controlnet import PainterControlNet, PainterControlNetShape
from audobon.models.painter_engines import ENGINE, GRAPHS, PainterEngines, load_engines, traced_from
from audobon.models.painter_net import PainterNet, PainterNetShape
from audobon.models.patch_autoencoder import PatchAutoencoder, PatchAutoencoderShape
from audobon.models.style_encoder import StyleEncoder
from audobon.models.upscaler import Upscaler, UpscalerShape
from audobon.models.weights import filled, fingerprint, load_weights, read_config, tensor_names, unfit

CONTROL_NAMES = ("controlnet", "adapter")
TEXTURES = "textures"
MODEL_NAMES = ("autoencoder", "painter", "upscaler")
_NAMED_STYLE = "named_style."
_OF_THE_PAINTER = ("autoencoder", "painter")


def packaged_models() -> Path:
    """The folder of the weights that come with the package."""
    return Path(str(files("audobon"))) / "assets" / "models"


@dataclass(frozen=True, kw_only=True)
class EmbeddedPainterModel:
    """Everything the embedded painter runs on: nets in eval mode, named style vectors 256, and what they are.

    `textures` are log deviations of the latents' channels in real pictures of a named style (see `style/textures.py`);
    other weights than the packaged ones may do without.  `fingerprints` are (model name, sha256 over its shards).
    `control` steers the painter from beside, if one is asked for.  `engines` run the same nets faster, in 8 bits, where
    this machine and the weights have them (see `with_engines`).
    """

    autoencoder: PatchAutoencoder
    painter: PainterNet
    style: StyleEncoder
    styles: dict[str, Tensor]
    fingerprints: tuple[tuple[str, str], ...]
    control: LoadedControl | None = None
    engines: PainterEngines | None = None
    textures: dict[str, Tensor] = field(default_factory=dict)


def load_embedded_painter(folder: Path | None = None, *, unet_later: bool = False) -> EmbeddedPainterModel:
    """Load autoencoder, denoiser and styles.

    Args:
        folder: A folder of models; None takes the packaged one.
        unet_later: Builds the denoiser's UNet only if torch is asked to run it; for weights that are known to fit.

    A folder without textures paints with the packaged ones if its autoencoder is the one that they were measured with,
    and else without.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit the net.
    """
    root = folder if folder is not None else packaged_models()
    autoencoder = load_autoencoder(root)
    stored = load_weights(root / "painter")
    painter = _painter(_part(stored, "painter."), root=root, unet_later=unet_later)
    style = filled(StyleEncoder(), _part(stored, "style."), root=root)
    textured = _textures_for(root)
    beside = () if textured is None else ((TEXTURES, fingerprint(textured)),)
    return EmbeddedPainterModel(
        autoencoder=autoencoder,
        painter=painter,
        style=style,
        styles=_part(stored, _NAMED_STYLE),
        fingerprints=(*((name, fingerprint(root / name)) for name in _OF_THE_PAINTER), *beside),
        textures={} if textured is None else load_weights(textured),
    )


def named_style_names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of the styles that an embedded painter has, without loading it.

    Raises:
        WeightsError: AUD-311, AUD-312, AUD-314.
    """
    root = folder if folder is not None else packaged_models()
    names = (name for name in tensor_names(root / "painter") if name.startswith(_NAMED_STYLE))
    return tuple(sorted(name.removeprefix(_NAMED_STYLE) for name in names))


def _painter(tensors: dict[str, Tensor], *, root: Path, unet_later: bool) -> PainterNet:
    shape = painter_shape_of(read_config(root / "painter"))
    if not unet_later:
        return filled(PainterNet(shape), tensors, root=root)
    unet = _part(tensors, "unet.")
    rest = {name: value for name, value in tensors.items() if not name.startswith("unet.")}
    return filled(PainterNet(shape, unet_weights=unet), rest, root=root)


def _textures_for(root: Path) -> Path | None:
    """The folder of textures that were measured with the autoencoder in `root`, if there is one.

    Raises:
        WeightsError: AUD-315, if `root` has textures of another autoencoder.
    """
    own, measured_with = root / TEXTURES, fingerprint(root / "autoencoder")
    folder = own if own.is_dir() else packaged_models() / TEXTURES
    if read_config(folder).get("autoencoder") == measured_with:
        return folder
    if folder == own:
        raise unfit(own, "its textures were measured with another autoencoder")
    return None


def load_ready_painter(
    plan: ComputePlan, *, folder: Path | None = None, kept: DiskLevel | None = None
) -> EmbeddedPainterModel:
    """The painter with its engines, as `with_engines`, loaded without what they do not need.

    Raises:
        WeightsError: as `load_embedded_painter` and `with_engines`.
    """
    root = folder if folder is not None else packaged_models()
    has_graphs = _graphs_of({name: fingerprint(root / name) for name in _OF_THE_PAINTER}, folder) is not None
    is_run = has_graphs and not plan.is_gpu and engine_runs()
    return with_engines(load_embedded_painter(folder, unet_later=is_run), plan, folder=folder, kept=kept)


def with_engines(
    model: EmbeddedPainterModel, plan: ComputePlan, *, folder: Path | None = None, kept: DiskLevel | None = None
) -> EmbeddedPainterModel:
    """The model with its nets compiled for this machine; as it is on a GPU, where there is no engine (a warning says
    so), and for weights from which no graphs were traced.

    Args:
        model: As loaded.
        plan: Device, precision, threads.
        folder: The folder of models that it is of; None is the packaged one.
        kept: Where compiled graphs are kept; None keeps none.

    Raises:
        WeightsError: AUD-311..315, if graphs are missing or damaged, or lie beside weights that they are not of.
    """
    root = _graphs_of(dict(model.fingerprints), folder)
    if root is None or plan.is_gpu or not engine_runs():
        return model
    engines = load_engines(root, painter=model.painter, autoencoder=model.autoencoder, plan=plan, kept=kept)
    return replace(model, engines=engines)


def graph_sources(of_weights: Mapping[str, str]) -> dict[str, str]:
    """The sha256 of the weights that each of a painter's graphs is traced from, by those of its weights by name."""
    return {STEP: of_weights["painter"], SHALLOW: of_weights["painter"], DECODE: of_weights["autoencoder"]}


def _graphs_of(of_weights: Mapping[str, str], folder: Path | None) -> Path | None:
    """The folder of the graphs that were traced from a painter's weights, if there is one.

    Raises:
        WeightsError: AUD-315, if `folder` has graphs of other weights.
    """
    wanted = graph_sources(of_weights)
    for root in (folder, packaged_models()):
        if root is None or not (root / ENGINE).is_dir():
            continue
        if all(traced_from(root / ENGINE / name) == wanted[name] for name in GRAPHS):
            return root / ENGINE
        if root == folder:
            raise unfit(root / ENGINE, "its graphs were traced from other weights")
    return None


def load_autoencoder(folder: Path | None = None) -> PatchAutoencoder:
    """Load the autoencoder alone.

    Raises:
        WeightsError: AUD-311..315, as for the whole painter.
    """
    root = folder if folder is not None else packaged_models()
    config, tensors = read_config(root / "autoencoder"), load_weights(root / "autoencoder")
    return filled(autoencoder_of(config), tensors, root=root)


@dataclass(frozen=True, kw_only=True)
class EmbeddedUpscaler:
    """The upscaler in eval mode and the sha256 over its shards."""

    net: Upscaler
    fingerprint: str


def load_upscaler(folder: Path | None = None) -> EmbeddedUpscaler:
    """Load the upscaler.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit the net.
    """
    root = folder if folder is not None else packaged_models()
    shape = read_config(root / "upscaler").get("shape")
    if not isinstance(shape, dict):
        raise WeightsError("AUD-315", "the upscaler's config.json has no shape", hint="install Audobon again")
    net = Upscaler(UpscalerShape(width=int(shape["width"]), blocks=int(shape["blocks"])))
    net = filled(net, load_weights(root / "upscaler"), root=root)
    net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # a seventh faster on processors
    return EmbeddedUpscaler(net=net, fingerprint=fingerprint(root / "upscaler"))


def load_control(name: str, painter: PainterNet, folder: Path | None = None) -> LoadedControl:
    """Load a net that steers the painter from beside, on top of the painter's own weights.

    Args:
        name: `controlnet` or `adapter`.
        painter: The painter that it is for; its weights are copied or left as they are.
        folder: A folder of models; None takes the packaged one.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit the net.
    """
    root = folder if folder is not None else packaged_models()
    shape = read_config(root / name).get("shape")
    if not isinstance(shape, dict):
        raise WeightsError("AUD-315", f"the config.json of the {name} has no shape", hint="install Audobon again")
    stored = load_weights(root / name)
    net: PainterControlNet | PainterAdapter
    if name == "controlnet":
        beside = PainterControlNet(painter, PainterControlNetShape(rank=int(shape["rank"])))
        filled(beside.parts(), stored, root=root)
        net = beside.merged().eval().requires_grad_(False)
    else:
        sizes = PainterAdapterShape(width=int(shape["width"]), blocks=int(shape["blocks"]))
        net = filled(PainterAdapter(painter, sizes), stored, root=root)
    return LoadedControl(name=name, net=net, fingerprint=fingerprint(root / name))


def painter_shape_of(config: dict[str, object]) -> PainterNetShape:
    """The net's shape from its config."""
    shape = config.get("shape")
    if not isinstance(shape, dict):
        raise WeightsError("AUD-315", "the painter's config.json has no shape", hint="install Audobon again")
    return PainterNetShape(
        latent_channels=int(shape["latent_channels"]),
        block_channels=tuple(int(width) for width in shape["block_channels"]),
        layers_per_block=int(shape["layers_per_block"]),
        groups=int(shape["groups"]),
        head_width=int(shape["head_width"]),
        hand_width=int(shape.get("hand_width", 0)),
    )


def autoencoder_of(config: dict[str, object]) -> PatchAutoencoder:
    """An autoencoder without weights, by its config."""
    shape = config.get("shape")
    if not isinstance(shape, dict):
        raise WeightsError("AUD-315", "the autoencoder's config.json has no shape", hint="install Audobon again")
    return PatchAutoencoder(
        PatchAutoencoderShape(
            channels=int(shape["channels"]),
            decoder_width=int(shape["decoder_width"]),
            decoder_blocks=int(shape["decoder_blocks"]),
        )
    )


def _part(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name[len(prefix) :]: value for name, value in tensors.items() if name.startswith(prefix)}
