"""The embedded painter from a bundle: the same model, to the bit, as from the folder that the bundle was made of.

Knows: what `models/zoo.py` needs of each net, what graphs borrow.  Does not know: the format's bytes.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from audobon.compute.engine import ReadyEngine, engine_kind, engine_label, engine_runs
from audobon.compute.plan import ComputePlan
from audobon.export.bundle.building import NETS_FILE, READY_FILE, ready_file
from audobon.export.bundle.reader import Bundle
from audobon.export.bundle.tensors import NetState, StoredNet
from audobon.models.engine_graph import AS_INT8, graph_of
from audobon.models.engine_nets import DECODE, step_own
from audobon.models.painter_engines import ENGINE, GRAPHS, PainterEngines, compiled_engines
from audobon.models.painter_net import PainterNet, PainterNetShape
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import StyleEncoder
from audobon.models.weights import SCALE, filled, quantise, unfit
from audobon.models.zoo import (
    TEXTURES,
    EmbeddedPainterModel,
    autoencoder_of,
    graph_sources,
    painter_shape_of,
)

if TYPE_CHECKING:
    import openvino

_CONFIG = "config.json"
_MOST_JSON_BYTES = 1 << 20
_MOST_WIDTH, _MOST_LEVELS, _MOST_LAYERS = 1 << 16, 16, 64
"""Of any net of ours; whether a shape fits the tensors is seen before anything of it is made."""


def load_from_bundle(bundle: Bundle, *, plan: ComputePlan | None = None) -> EmbeddedPainterModel:
    """The embedded painter.

    Every payload that is read is checked first, as weights in a folder are.

    Args:
        bundle: Open; it may be closed afterwards.
        plan: Makes the model ready for this machine's engine, if there is one and the bundle holds the graphs; without
            one the nets are run by torch.

    Raises:
        WeightsError: AUD-315 nets do not fit the program, AUD-387 a payload is damaged, AUD-388 a part is not there.
    """
    prints = _fingerprints(bundle)
    autoencoder = _autoencoder(bundle)
    has_graphs = plan is not None and not plan.is_gpu and _has_graphs(bundle, prints) and engine_runs()
    painter = _painter(bundle, unet_later=has_graphs)
    stored = StoredNet(bundle, "painter")
    style = filled(StyleEncoder(), NetState(stored, prefix="style."), root=bundle.path)
    textures = _textures(bundle, prints)
    named = ("autoencoder", "painter", *((TEXTURES,) if textures else ()))
    model = EmbeddedPainterModel(
        autoencoder=autoencoder,
        painter=painter,
        style=style,
        styles=dict(NetState(stored, prefix="named_style.")),
        fingerprints=tuple((name, prints[name]) for name in named),
        textures=textures,
    )
    if plan is None or not has_graphs:
        return model
    return replace(model, engines=_engines(bundle, painter=painter, autoencoder=autoencoder, plan=plan))


def _fingerprints(bundle: Bundle) -> dict[str, str]:
    """The sha256 over each net's shards."""
    told = _json(bundle, NETS_FILE)
    found = {name: str(one.get("fingerprint")) for name, one in told.items() if isinstance(one, dict)}
    unnamed = [net.name for net in bundle.layout.nets if net.name not in found]
    if unnamed:
        raise unfit(bundle.path, f"its {NETS_FILE} does not tell of {unnamed[0]}")
    return found


def _json(bundle: Bundle, name: str) -> dict[str, object]:
    """A file of the bundle that should be a JSON object."""
    bundle.check_file(name)
    data = bundle.file(name)
    if len(data) > _MOST_JSON_BYTES:
        raise unfit(bundle.path, f"its {name} has {len(data)} bytes, more than {_MOST_JSON_BYTES}")
    try:
        found = json.loads(bytes(data))
    except (ValueError, RecursionError) as error:
        raise unfit(bundle.path, f"its {name} is no JSON") from error
    if not isinstance(found, dict):
        raise unfit(bundle.path, f"its {name} holds no JSON object")
    return found


def _autoencoder(bundle: Bundle) -> PatchAutoencoder:
    bundle.check_net("autoencoder")
    config, state = _net_config(bundle, "autoencoder"), NetState(StoredNet(bundle, "autoencoder"))
    _check_fits(lambda: autoencoder_of(config), _shapes(state), root=bundle.path)
    return filled(autoencoder_of(config), state, root=bundle.path)


def _painter(bundle: Bundle, *, unet_later: bool) -> PainterNet:
    bundle.check_net("painter")
    shape, stored = _painter_shape(bundle), StoredNet(bundle, "painter")
    state = NetState(stored, prefix="painter.")
    if not unet_later:
        _check_fits(lambda: PainterNet(shape), _shapes(state), root=bundle.path)
        return filled(PainterNet(shape), state, root=bundle.path)
    rest = {name: state[name] for name in state if not name.startswith("unet.")}
    unet = NetState(stored, prefix="painter.unet.")
    _check_fits(lambda: PainterNet(shape, unet_weights={}), _shapes(state), root=bundle.path)
    _check_fits(
        lambda: _entry_outline(shape), _shapes(NetState(stored, prefix="painter.unet.conv_in.")), root=bundle.path
    )
    return filled(PainterNet(shape, unet_weights=unet), rest, root=bundle.path)


def _entry_outline(shape: PainterNetShape) -> nn.Module:
    """The UNet's first convolution, which is read even where the UNet is not built."""
    return nn.Conv2d(shape.latent_channels + shape.control_channels, shape.block_channels[0], 3)


def _painter_shape(bundle: Bundle) -> PainterNetShape:
    try:
        return painter_shape_of(_net_config(bundle, "painter"))
    except (KeyError, TypeError, ValueError) as error:
        raise unfit(bundle.path, "its painter/config.json does not tell the net's shape") from error


def _net_config(bundle: Bundle, net: str) -> dict[str, object]:
    """A net's config; no number in its shape is beyond reason."""
    config = _json(bundle, f"{net}/{_CONFIG}")
    shape = config.get("shape")
    for key, size in shape.items() if isinstance(shape, dict) else ():
        sizes = size if isinstance(size, list) else [size]
        most = _MOST_LAYERS if key in ("decoder_blocks", "layers_per_block") else _MOST_WIDTH
        if len(sizes) > _MOST_LEVELS or not all(isinstance(one, int) and 0 <= one <= most for one in sizes):
            raise unfit(bundle.path, f"the shape in its {net}/{_CONFIG} is beyond reason")
    return config


def _shapes(state: NetState) -> dict[str, tuple[int, ...]]:
    return {name: state.shape(name) for name in state}


def _check_fits(outline: Callable[[], nn.Module], shapes: Mapping[str, tuple[int, ...]], *, root: Path) -> None:
    """Compare a net's shapes with those of its tensors before it is made: the outline takes no memory for weights.

    Raises:
        WeightsError: AUD-315, they do not fit.
    """
    try:
        with torch.device("meta"):
            wanted = {name: tuple(tensor.shape) for name, tensor in outline().state_dict().items()}
    except (ArithmeticError, AssertionError, KeyError, RuntimeError, TypeError, ValueError) as error:
        raise unfit(root, f"its config gives no net ({error})") from error
    for name, shape in wanted.items():
        if shapes.get(name) != shape:
            raise unfit(root, f"{name} is not there, or of another shape than {list(shape)}")


def _textures(bundle: Bundle, prints: Mapping[str, str]) -> dict[str, Tensor]:
    """The textures, if there are any; those of another autoencoder are refused."""
    if not bundle.has_net(TEXTURES):
        return {}
    if _json(bundle, f"{TEXTURES}/{_CONFIG}").get("autoencoder") != prints.get("autoencoder"):
        raise unfit(bundle.path, "its textures were measured with another autoencoder")
    bundle.check_net(TEXTURES)
    return dict(NetState(StoredNet(bundle, TEXTURES)))


def _has_graphs(bundle: Bundle, prints: Mapping[str, str]) -> bool:
    """Whether the graphs are there; graphs of other weights are refused."""
    if not all(bundle.has_net(f"{ENGINE}/{name}") for name in GRAPHS):
        return False
    wanted = graph_sources(prints)
    if any(_graph_config(bundle, name).get("traced_from") != wanted[name] for name in GRAPHS):
        raise unfit(bundle.path, "its graphs were traced from other weights")
    return True


def _graph_config(bundle: Bundle, name: str) -> dict[str, object]:
    return _json(bundle, f"{ENGINE}/{name}/{_CONFIG}")


def _engines(
    bundle: Bundle, *, painter: PainterNet, autoencoder: PatchAutoencoder, plan: ComputePlan
) -> PainterEngines:
    prints = _fingerprints(bundle)
    named = tuple((f"{ENGINE} {name}", prints[f"{ENGINE}/{name}"]) for name in GRAPHS)
    ready = _ready_engines(bundle, plan)
    if ready is not None:
        step, shallow, decode = ready
        return PainterEngines(step=step, shallow=shallow, decode=decode, fingerprints=named, label=engine_label(plan))
    own = step_own(painter)
    of_steps = _Lent(StoredNet(bundle, "painter"), prefix="painter.", own=own)
    of_decoder = _Lent(StoredNet(bundle, "autoencoder"), prefix="", within="autoencoder.", own={})

    def graphs() -> Iterator[openvino.Model]:
        for name in GRAPHS:
            net = f"{ENGINE}/{name}"
            bundle.check_net(net)
            lent = of_decoder if name == DECODE else of_steps
            yield graph_of(StoredNet(bundle, net), _graph_config(bundle, name), lent=lent, root=bundle.path)

    return compiled_engines(graphs(), fingerprints=named, plan=plan)


def _ready_engines(bundle: Bundle, plan: ComputePlan) -> list[ReadyEngine] | None:
    """The graphs as they were compiled for an engine of this kind, if the bundle holds such; a warning says so if the
    engine does not take them after all."""
    if not bundle.has_file(READY_FILE) or _json(bundle, READY_FILE).get("kind") != engine_kind(plan):
        return None
    names = [ready_file(name) for name in GRAPHS]
    for name in names:
        bundle.check_file(name)
    try:
        return [ReadyEngine(bundle.writable_file(name), plan=plan) for name in names]
    except RuntimeError as error:
        warnings.warn(
            f"the engine does not take the graphs that were compiled before ({error}); they are compiled anew",
            RuntimeWarning,
            stacklevel=2,
        )
        return None


class _Lent(Mapping[str, bytes | memoryview]):
    """What graphs borrow, by their names for it: stored integers as they lie in the file, all else made when asked for.

    The stored integers are those that quantising the restored weight gives: the largest of each channel is 127, so its
    scale comes back to within a rounding, which moves no integer (`models/weights.py`, `quantise`).

    Args:
        stored: The net that lends.
        prefix: Before its names in what is stored.
        within: Before its names in what is borrowed.
        own: What it lends by other names.
    """

    def __init__(self, stored: StoredNet, *, prefix: str, own: Mapping[str, Tensor], within: str = "") -> None:
        self._stored = stored
        self._state = NetState(stored, prefix=prefix)
        self._prefix = prefix
        self._within = within
        self._own = own

    def __getitem__(self, name: str) -> bytes | memoryview:
        plain = name.removesuffix(AS_INT8)
        if plain == name:
            return _bytes(self._tensor(name))
        stored = self._prefix + plain.removeprefix(self._within)
        if stored + SCALE in self._stored:
            return _bytes(self._stored[stored])
        return _bytes(quantise(self._tensor(plain))[0])

    def _tensor(self, name: str) -> Tensor:
        if name in self._own:
            return self._own[name].float()
        return self._state[name.removeprefix(self._within)]

    def __iter__(self) -> Iterator[str]:
        names = (*self._own, *(self._within + name for name in self._state))
        return iter(one for name in names for one in (name, name + AS_INT8))

    def __len__(self) -> int:
        return 2 * (len(self._own) + len(self._state))


def _bytes(tensor: Tensor) -> memoryview:
    flat: memoryview = tensor.detach().contiguous().flatten().view(torch.uint8).numpy().data
    return flat
