"""What is written: plain operators, named doors with open sizes, weights stored once, notes; and it runs alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.export import Dim

from audobon.errors import InputError
from audobon.export.tensorflow.library import tf
from audobon.export.tensorflow.loaded import SavedModel
from audobon.export.tensorflow.saved_model import NOTES, SIGNATURE, write_saved_model

pytestmark = pytest.mark.tensorflow
PLAIN = {
    "Add", "AddV2", "AssignVariableOp", "BiasAdd", "Cast", "ConcatV2", "Const", "Conv2D", "DisableCopyOnRead",
    "EnsureShape", "ExpandDims", "GatherV2", "Identity", "MatMul", "Mean", "MergeV2Checkpoints", "Mul", "NoOp", "Pack",
    "Placeholder", "ReadVariableOp", "Relu", "Reshape", "RestoreV2", "SaveV2", "Select", "Shape", "ShardedFilename",
    "StatefulPartitionedCall", "StaticRegexFullMatch", "StridedSlice", "StringJoin", "Transpose", "VarHandleOp",
}  # fmt: skip


class Twice(nn.Module):
    """Uses one set of weights at two places, and says three things."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(3)
        self.enter = nn.Conv2d(3, 8, 3, padding=1)
        self.again = nn.Conv2d(8, 8, 3, padding=1)
        self.more = nn.Conv2d(8, 8, 3, padding=1)
        self.more.weight = self.again.weight
        self.out = nn.Linear(8, 5)

    def forward(self, image: Tensor, scale: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        entered = self.again(torch.relu(self.enter(image)))
        features = self.more(entered) * scale[:, None, None, None]
        return features, self.out(features.mean(dim=(2, 3))), image


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    net = Twice().eval()
    inputs = {"image": torch.rand(2, 3, 8, 12), "scale": torch.rand(2)}
    shapes = {"image": {0: Dim.AUTO, 2: Dim.AUTO, 3: Dim.AUTO}, "scale": {0: Dim.AUTO}}
    with torch.no_grad():
        program = torch.export.export(net, (), inputs, dynamic_shapes=shapes, strict=False)
    folder = tmp_path_factory.mktemp("saved")  # an empty one will do
    notes = {"version": "1.2.3", "weights": {"twice": "ab" * 32}}
    write_saved_model(program, name="twice", outputs=("features", "scores", "same"), notes=notes, folder=folder)
    return folder


@pytest.mark.parametrize("sizes", [(1, 8, 8), (2, 24, 16), (5, 7, 9)])
def test_reloaded_model_gives_what_the_net_gives(made: Path, sizes: tuple[int, int, int]) -> None:
    batch, height, width = sizes
    given = {"image": torch.rand(batch, 3, height, width), "scale": torch.rand(batch)}
    with torch.no_grad():
        wanted = Twice().eval()(**given)
    found = SavedModel(made)(given)
    for name, want in zip(("features", "scores", "same"), wanted, strict=True):
        torch.testing.assert_close(found[name], want, rtol=1e-4, atol=1e-5)


def test_doors_have_names_and_open_sizes(made: Path) -> None:
    signature = tf.saved_model.load(str(made)).signatures[SIGNATURE]
    inputs = {name: spec.shape.as_list() for name, spec in signature.structured_input_signature[1].items()}
    outputs = {name: spec.shape.as_list() for name, spec in signature.structured_outputs.items()}
    assert inputs == {"image": [None, 3, None, None], "scale": [None]}
    assert outputs == {"features": [None, 8, None, None], "scores": [None, 5], "same": [None, 3, None, None]}


@pytest.mark.parametrize("shape", [(2, 4, 8, 8), (2, 3, 8)])
def test_input_of_another_shape_is_refused(made: Path, shape: tuple[int, ...]) -> None:
    with pytest.raises(tf.errors.InvalidArgumentError, match="(?i)shape"):
        SavedModel(made)({"image": torch.rand(shape), "scale": torch.rand(2)})


def test_notes_say_what_it_is(made: Path) -> None:
    notes = json.loads((made / NOTES).read_text("utf-8"))
    assert notes["name"] == "twice"
    assert notes["version"] == "1.2.3"
    assert notes["weights"] == {"twice": "ab" * 32}
    assert notes["inputs"]["image"] == {"shape": [-1, 3, -1, -1], "dtype": "float32"}
    assert list(notes["outputs"]) == ["features", "same", "scores"]


def test_each_weight_is_stored_once(made: Path) -> None:
    stored = [tuple(shape) for name, shape in tf.train.list_variables(str(made / "variables" / "variables"))]
    assert Counter(shape for shape in stored if len(shape) == 4) == {(3, 3, 3, 8): 1, (3, 3, 8, 8): 1}
    assert (made / "saved_model.pb").stat().st_size < 100_000


def test_graph_has_plain_operators_alone(made: Path) -> None:
    from tensorflow.core.protobuf import saved_model_pb2

    message = saved_model_pb2.SavedModel()
    message.ParseFromString((made / "saved_model.pb").read_bytes())
    (graph,) = (one.graph_def for one in message.meta_graphs)
    used = {node.op for node in graph.node} | {node.op for own in graph.library.function for node in own.node_def}
    assert used - PLAIN == set()


def test_it_runs_where_neither_torch_nor_audobon_is(made: Path, tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['torch'] = sys.modules['audobon'] = None; import numpy, tensorflow;"
        f"run = tensorflow.saved_model.load({str(made)!r}).signatures['{SIGNATURE}'];"
        "found = run(image=tensorflow.ones((1, 3, 4, 6)), scale=tensorflow.ones(1));"
        f"numpy.save({str(tmp_path / 'scores.npy')!r}, found['scores'].numpy())"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    with torch.no_grad():
        want = Twice().eval()(torch.ones(1, 3, 4, 6), torch.ones(1))[1]
    np.testing.assert_allclose(np.load(tmp_path / "scores.npy"), want.numpy(), rtol=1e-4, atol=1e-5)


def test_nothing_is_left_of_a_writing_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = torch.export.export(nn.Linear(3, 2), (torch.ones(2, 3),))

    def full(*given: object, **named: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(tf.saved_model, "save", full)
    with pytest.raises(OSError, match="no space"):
        write_saved_model(program, name="line", outputs=("y",), notes={}, folder=tmp_path / "line")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "net", "example"),
    [
        ("AUD-196", nn.Conv3d(2, 2, 3), torch.ones(2, 2, 4, 4, 4)),
        ("AUD-197", nn.AdaptiveAvgPool2d(3), torch.ones(2, 2, 7, 7)),
    ],
    ids=["volumes", "windows that overlap"],
)
def test_way_that_the_table_lacks_is_refused_and_nothing_written(
    code: str, net: nn.Module, example: Tensor, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=code):
        write_saved_model(
            torch.export.export(net, (example,)), name="net", outputs=("y",), notes={}, folder=tmp_path / "net"
        )
    assert list(tmp_path.iterdir()) == []
