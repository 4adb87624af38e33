"""A net of the catalogue as something to call with arrays: what it takes, what it gives, and the call.

Knows: the catalogue, torch's tensors and numpy's arrays.  Does not know: who calls, in which form arrays travel.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch

from audobon.export.catalogue import NET_NAMES, exportable_nets
from audobon.export.doors import Array, Door, NetShown, Side
from audobon.export.exportable import ExportableNet
from audobon.export.ports import BATCH, Along, Axis, Dimension

NET_BYTES = 400_000_000
"""The largest net's weights (125 MB), and what the largest call that is let in takes beside them."""
_MOST_BATCH = 16
_MOST_LONG, _TIMES = 512, 8
"""An axis is let in up to so many, or so many times what its net was tried with, whichever is more."""
_SPATIAL = ("height", "width", "side")


class CalledNet:
    """One net, loaded when it is first needed, on the processor; threads may share it.

    Args:
        name: Of the catalogue's.
        folder: A folder of models; None is the packaged one.
    """

    def __init__(self, name: str, *, folder: Path | None = None) -> None:
        self._name = name
        self._folder = folder
        self._loading = threading.Lock()
        self._loaded: tuple[ExportableNet, NetShown] | None = None

    @property
    def name(self) -> str:
        """Its name in the catalogue."""
        return self._name

    @property
    def bytes(self) -> int:
        """The most memory that it takes while it is loaded and called."""
        return NET_BYTES

    @property
    def is_loaded(self) -> bool:
        """Whether it is in memory."""
        return self._loaded is not None

    def load(self) -> None:
        """Take it into memory, unless it is there.

        Raises:
            WeightsError: AUD-301..315, if its weights are missing or damaged.
        """
        self._there()

    def unload(self) -> None:
        """Let its memory go; a call that runs keeps it until it has ended."""
        with self._loading:
            self._loaded = None
        gc.collect()

    @property
    def shown(self) -> NetShown:
        """What it takes and gives; loads it, if need be."""
        return self._there()[1]

    def call(self, inputs: Mapping[str, Array]) -> dict[str, Array]:
        """What the net makes of inputs by name, whose shapes and types are those of its doors.

        Raises:
            ValueError: if the values are none that the net can take, such as a number beyond its vocabulary.
        """
        net, _ = self._there()
        given = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in inputs.items()}
        try:
            found = net.run(given)
        except (IndexError, RuntimeError, ValueError) as error:
            raise ValueError("its values are beyond what it knows") from error
        return {name: tensor.numpy() for name, tensor in found.items()}

    def _there(self) -> tuple[ExportableNet, NetShown]:
        with self._loading:
            if self._loaded is None:
                (net,) = exportable_nets([self._name], folder=self._folder)
                self._loaded = net, _shown(net)
            return self._loaded


def called_nets(folder: Path | None = None) -> tuple[CalledNet, ...]:
    """Every net of the catalogue, none of them loaded."""
    return tuple(CalledNet(name, folder=folder) for name in NET_NAMES)


def _shown(net: ExportableNet) -> NetShown:
    """The net's doors; its outputs are found by calling it at the first and the last sizes that it was tried with."""
    samples = [net.example(sizes, seed=0) for sizes in (net.tried[0], net.tried[-1])]
    first, last = (net.run(sample) for sample in samples)
    inputs = tuple(
        Door(name=port.name, dtype=_dtype(samples[0][port.name]), sides=tuple(map(_side, port.shape)))
        for port in net.inputs
    )
    outputs = tuple(
        Door(
            name=name,
            dtype=_dtype(first[name]),
            sides=tuple(
                Side(times=one) if one == other else Side(axis="free")
                for one, other in zip(first[name].shape, last[name].shape, strict=True)
            ),
        )
        for name in net.outputs
    )
    told = net.provenance
    return NetShown(
        name=net.name, what=net.what, licence=told.licence, weights=told.weights, inputs=inputs, outputs=outputs
    )


def _dtype(tensor: torch.Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _side(one: Dimension) -> Side:
    if isinstance(one, int):
        return Side(times=one)
    along = one if isinstance(one, Along) else Along(axis=one)
    axis = along.axis
    return Side(axis=axis.name, times=along.times, least=axis.least, most=_most(axis), multiple=axis.multiple)


def _most(axis: Axis) -> int:
    """How far an axis is let in: what no call needs more than, and memory bears."""
    if axis.name == BATCH:
        return min(axis.most, _MOST_BATCH)
    usual = _TIMES * max(axis.tried)
    return min(axis.most, usual if axis.name in _SPATIAL else max(_MOST_LONG, usual))
