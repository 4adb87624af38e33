"""The table holds what nets need, and what it does not hold is refused by name; none of this needs TensorFlow."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.export import Dim, ExportedProgram

from audobon.errors import InputError, SettingsError
from audobon.export.catalogue import exportable_nets
from audobon.export.exportable import exported_program
from audobon.export.tensorflow.library import require_tensorflow
from audobon.export.tensorflow.program import made_ready, refuse_unknown, unknown_operators
from audobon.export.tensorflow.saved_model import write_saved_model
from audobon.export.tensorflow.table import operator_name


class Strange(nn.Module):
    """Asks for two operators that no table of ours has."""

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return torch.special.i1(x), torch.linalg.inv_ex(x)[0] + torch.digamma(x)


class Counting(nn.Module):
    """Changes itself whenever it runs."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = nn.Buffer(torch.zeros(()))

    def forward(self, x: Tensor) -> Tensor:
        self.calls += 1
        return x * self.calls


def program_of(net: nn.Module, x: Tensor) -> ExportedProgram:
    return torch.export.export(net, (x,), dynamic_shapes=({0: Dim.AUTO},), strict=False)


def operators(program: ExportedProgram) -> set[str]:
    return {operator_name(node.target) for node in program.graph.nodes if node.op == "call_function"}


@pytest.mark.parametrize(
    "name",
    ["paragraphs", "fusion_text", "keypoints", "autoencoder_decode"],
)
def test_table_holds_what_a_net_that_ships_needs(name: str) -> None:
    (one,) = exportable_nets([name])
    assert unknown_operators(made_ready(exported_program(one))) == ()


def test_sizes_that_a_net_leaves_open_stay_open_when_it_is_made_ready() -> None:
    (one,) = exportable_nets(["paragraphs"])
    program = exported_program(one)
    ready = made_ready(program)
    sizes = [
        {node.name: list(node.meta["val"].shape) for node in one.graph.nodes if node.name in ("pieces", "openings")}
        for one in (program, ready)
    ]
    assert [isinstance(size, torch.SymInt) for size in (sizes[1]["pieces"][0], sizes[1]["openings"][0])] == [True, True]
    assert "aten.gru.input" in operators(program)


def test_unknown_operators_are_named_all_at_once() -> None:
    ready = made_ready(program_of(Strange(), torch.eye(3)))
    assert unknown_operators(ready) == ("aten.digamma.default", "aten.linalg_inv_ex.default", "aten.special_i1.default")
    with pytest.raises(InputError, match=r"AUD-195.*strange.*digamma.*linalg_inv_ex.*special_i1"):
        refuse_unknown(ready, net="strange")


def test_nothing_is_written_of_a_net_with_an_unknown_operator(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "strange"
    with pytest.raises(InputError, match="AUD-195"):
        write_saved_model(
            program_of(Strange(), torch.eye(3)), name="strange", outputs=("a", "b"), notes={}, folder=folder
        )
    assert list(tmp_path.iterdir()) == []


def test_net_that_changes_itself_is_refused() -> None:
    with pytest.raises(InputError, match=r"AUD-195.*calls"):
        refuse_unknown(made_ready(program_of(Counting(), torch.ones(2))), net="counting")


def test_outputs_are_named_one_by_one(tmp_path: Path) -> None:
    program = program_of(nn.Linear(3, 2), torch.ones(2, 3))
    for names in ((), ("a", "b")):
        with pytest.raises(InputError, match="AUD-198"):
            write_saved_model(program, name="line", outputs=names, notes={}, folder=tmp_path / "line")


def test_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    program = program_of(nn.Linear(3, 2), torch.ones(2, 3))
    (tmp_path / "kept.txt").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "kept.txt"):
        with pytest.raises(InputError, match="AUD-198"):
            write_saved_model(program, name="line", outputs=("y",), notes={}, folder=folder)
    assert (tmp_path / "kept.txt").read_text("utf-8") == "mine"


def test_missing_library_is_said_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    with pytest.raises(SettingsError, match="AUD-282") as caught:
        require_tensorflow()
    assert "pip install 'audobon[tf]'" in caught.value.hint
