"""A net as it is exported: tensors in, tensors out, with names, sizes, samples and where its weights come from.

Knows: torch.export.  Does not know: which nets there are, the formats that they are written in.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from torch.export import Dim, ExportedProgram, export
from torch.export.graph_signature import InputKind

from audobon.errors import ShapeError
from audobon.export.ports import BATCH, Along, Axis, Port, Sizes, axes_of, drawn, traced_sizes, tried_sizes
from audobon.export.recurrent import whole_recurrent_layers


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where a net's weights come from.

    Attributes:
        weights: (name, sha256) of each set of weights in the net.
        card: The model card, in Markdown; empty for weights without one.
        licence: Of the weights, as their cards say.
        version: Of the program that exported them.
        source: The user's checkpoint that they are of; empty for the program's own.
        beside: The ControlNet that was put beside that.
    """

    weights: tuple[tuple[str, str], ...]
    card: str
    licence: str
    version: str
    source: str = ""
    beside: str = ""


@dataclass(frozen=True, kw_only=True)
class ExportableNet:
    """One net ready to be exported.

    Attributes:
        name: Among those of the catalogue.
        what: What it does, in one sentence.
        net: In eval mode and frozen; takes its inputs by name and gives a tensor, or a tuple of them.
        inputs: In the order of the net's parameters.
        outputs: Names of what it gives, in their order.
        before: How each input is made, by its name, in words and numbers that JSON can hold.
        after: What is done with each output, by its name, likewise.
        provenance: Of its weights.
        floating: Patterns of layers' names that stay in floating point where the rest multiplies 8-bit integers.
    """

    name: str
    what: str
    net: nn.Module
    inputs: tuple[Port, ...]
    outputs: tuple[str, ...]
    before: Mapping[str, object]
    after: Mapping[str, object]
    provenance: Provenance
    floating: tuple[str, ...] = ()

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The axes that may differ from call to call."""
        return axes_of(self.inputs)

    @property
    def tried(self) -> tuple[dict[str, int], ...]:
        """Sizes at which an export is held against the net: three batches and two sizes where it has them."""
        return tried_sizes(self.inputs)

    @property
    def has_batch(self) -> bool:
        """Whether it takes many samples at once."""
        return any(axis.name == BATCH for axis in self.axes)

    def limited(self, most: int) -> ExportableNet:
        """The same for batches of at most so many."""
        return replace(self, inputs=tuple(port.limited(most) for port in self.inputs))

    def takes(self, inputs: Mapping[str, Tensor]) -> bool:
        """Whether inputs are such as it may be given: each there, fixed sizes as they must be, free ones as allowed."""
        if not all(port.takes(inputs.get(port.name)) for port in self.inputs):
            return False
        return all(
            along.axis.allows(inputs[port.name].shape[place] // along.times)
            for port in self.inputs
            for place, along in port.dynamic().items()
        )

    def of_batch(self, inputs: Mapping[str, Tensor], batch: int) -> dict[str, Tensor]:
        """The same inputs for so many samples at once: the first ones, over again where there are too few."""
        found = dict(inputs)
        for port in self.inputs:
            for place, along in port.dynamic().items():
                if along.axis.name == BATCH:
                    value = found[port.name]
                    found[port.name] = value.index_select(place, torch.arange(batch) % value.shape[place])
        return found

    def example(self, sizes: Sizes, *, seed: int) -> dict[str, Tensor]:
        """Inputs by name at these sizes; the same seed gives the same.

        Raises:
            ShapeError: AUD-441, for sizes that the net cannot take.
        """
        return drawn(self.inputs, sizes, seed=seed)

    @torch.inference_mode()
    def run(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """What torch makes of some inputs, by name: what every export is held against."""
        with exact_layers():
            found = self.net(**inputs)
        together = found if isinstance(found, tuple) else (found,)
        return dict(zip(self.outputs, together, strict=True))


@contextmanager
def exact_layers() -> Iterator[None]:
    """Within, torch's attention layers run as they are written, and not as one fused operator that no format has."""
    was_on = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        yield
    finally:
        torch.backends.mha.set_fastpath_enabled(was_on)


def exported_program(one: ExportableNet, *, batch: int | None = None) -> ExportedProgram:
    """A net's graph, without strict tracing.

    Args:
        one: The net.
        batch: The only batch that the graph takes; None leaves it free, as all other axes are.

    Raises:
        ShapeError: AUD-442, if the graph does not leave an axis free that the net says is.
    """
    sizes = traced_sizes(one.inputs)
    fixed = {} if batch is None else {BATCH: batch}
    inputs = one.example(sizes | {name: size for name, size in fixed.items() if name in sizes}, seed=0)
    dims = {axis.name: _dim(axis) for axis in one.axes if axis.name not in fixed}
    shapes = {port.name: _shape(port, dims) for port in one.inputs}
    try:
        with exact_layers(), whole_recurrent_layers(), warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            program = export(one.net, args=(), kwargs=inputs, dynamic_shapes=shapes, strict=False)
    except torch._dynamo.exc.UserError as error:
        raise ShapeError(
            "AUD-442",
            f"the graph of {one.name} does not hold at every size: {str(error).strip().splitlines()[0]}",
            hint="export the net as it comes with the program",
        ) from error
    return _without_idle_weights(program)


def _without_idle_weights(program: ExportedProgram) -> ExportedProgram:
    """The same graph without weights that nothing in it uses: those of the other parts of the model it was cut from."""
    signature, graph = program.graph_signature, program.graph
    nodes = {node.name: node for node in graph.nodes if node.op == "placeholder"}
    for spec in list(signature.input_specs):
        is_weight = spec.kind in (InputKind.PARAMETER, InputKind.BUFFER)
        if not is_weight or spec.target is None or nodes[spec.arg.name].users:
            continue
        graph.erase_node(nodes[spec.arg.name])
        signature.input_specs.remove(spec)
        program.state_dict.pop(spec.target, None)
    program.graph_module.recompile()
    program.validate()  # type: ignore[no-untyped-call]
    return program


def _dim(axis: Axis) -> Any:
    """torch.export's own word for an axis; a multiple is a product, so that the graph knows of it."""
    step = axis.multiple
    whole = Dim(axis.name if step == 1 else f"{axis.name}_by_{step}", min=-(-axis.least // step), max=axis.most // step)
    return whole if step == 1 else step * whole


def _shape(port: Port, dims: Mapping[str, Any]) -> dict[int, Any]:
    return {place: _times(one, dims) for place, one in port.dynamic().items() if one.axis.name in dims}


def _times(along: Along, dims: Mapping[str, Any]) -> Any:
    dim = dims[along.axis.name]
    if along.times == 1:
        return dim
    step = along.axis.multiple
    return along.times * dim if step == 1 else (along.times * step) * dim.root
