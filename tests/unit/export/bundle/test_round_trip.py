"""Whatever goes into a bundle comes out the same, and the same content is the same file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audobon.errors import WeightsError
from audobon.export.bundle.layout import ITEM_BYTES, MAX_ABOUT, PAGE_BYTES, ROLES
from audobon.export.bundle.reader import open_bundle
from audobon.export.bundle.tensors import TORCH, NetState, StoredNet, stored_tensors
from audobon.export.bundle.writer import Content, StoredFile, StoredTensor, write_bundle
from audobon.models.weights import packed, unpacked
from tests.bundles import small_bundle, small_content

LETTERS = st.sampled_from("abcdefgh-_.0123")
PARTS = st.text(LETTERS, min_size=1, max_size=6).map(lambda part: f"n{part}x")
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)
TENSOR_NAMES = st.text(st.sampled_from(" !#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~"), min_size=1, max_size=12)
KEYS = st.text(st.sampled_from("abc_"), min_size=1).map(lambda key: f"k{key}"[:60])
FACTS = st.dictionaries(KEYS, TENSOR_NAMES, max_size=MAX_ABOUT)


@st.composite
def tensors(draw: st.DrawFn) -> StoredTensor:
    dtype = draw(st.sampled_from(sorted(ITEM_BYTES)))
    shape = tuple(draw(st.lists(st.integers(0, 5), max_size=4)))
    size = ITEM_BYTES[dtype] * int(np.prod(shape, dtype=np.int64))
    seed = draw(st.integers(0, 2**32 - 1))
    values = np.random.default_rng(seed).bytes(size)
    if dtype == "i8" and shape and shape[0] and draw(st.booleans()):
        return StoredTensor(dtype=dtype, shape=shape, values=values, scales=np.ones(shape[0], "<f4").tobytes())
    return StoredTensor(dtype=dtype, shape=shape, values=values)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    names = draw(st.lists(PATHS, max_size=6, unique=True))
    apart = [name for name in names if not any(other.startswith(f"{name}/") for other in names)]
    nets = [name for name in apart if draw(st.booleans())]
    net = st.dictionaries(TENSOR_NAMES.filter(lambda name: not name.endswith("::scale")), tensors(), max_size=5)
    file = st.builds(StoredFile, role=st.sampled_from(ROLES), data=st.binary(max_size=9000))
    return Content(
        nets={name: draw(net) for name in nets},
        files={name: draw(file) for name in apart if name not in nets},
        about=draw(FACTS),
        optional=frozenset(draw(st.lists(st.sampled_from(["audobon-models", "one-day", "b-2"])))),
    )


@given(content=contents())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_goes_in_comes_out(content: Content, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("bundle") / "any.audobon"
    write_bundle(path, content)
    with open_bundle(path) as bundle:
        bundle.check_whole()
        assert dict(bundle.layout.about) == content.about
        assert set(bundle.layout.optional) == content.optional
        assert {net.name for net in bundle.layout.nets} == set(content.nets)
        for net in bundle.layout.nets:
            assert {one.name for one in net.tensors} == set(content.nets[net.name])
            for entry in net.tensors:
                given_one = content.nets[net.name][entry.name]
                assert (entry.dtype, entry.shape) == (given_one.dtype, given_one.shape)
                assert bundle.values(entry).tobytes() == given_one.values
                assert bundle.scales(entry).tobytes() == given_one.scales
                assert bundle.place(entry) % PAGE_BYTES == 0
        assert {file.name: (file.role, bytes(bundle.file(file.name))) for file in bundle.layout.files} == {
            name: (file.role, file.data) for name, file in content.files.items()
        }


def test_the_same_content_is_the_same_file(tmp_path: Path) -> None:
    content = small_content()
    turned = Content(
        nets={name: dict(reversed(net.items())) for name, net in reversed(content.nets.items())},
        files=dict(reversed(content.files.items())),
        about=content.about,
        optional=content.optional,
    )
    write_bundle(tmp_path / "one", content)
    write_bundle(tmp_path / "other", turned)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


@pytest.mark.parametrize("dtype", sorted(TORCH))
def test_torch_tensors_of_every_type_come_back(dtype: str, tmp_path: Path) -> None:
    given_ones = {"many": torch.arange(6).reshape(2, 3).to(TORCH[dtype]), "one": torch.tensor(3).to(TORCH[dtype])}
    write_bundle(tmp_path / "b", Content(nets={"net": stored_tensors(given_ones)}))
    found = StoredNet(open_bundle(tmp_path / "b"), "net")
    assert {name: (one.dtype, one.tolist()) for name, one in found.items()} == {
        name: (one.dtype, one.tolist()) for name, one in given_ones.items()
    }


def test_a_tensor_without_numbers_keeps_its_shape_however_wide(tmp_path: Path) -> None:
    shape = (0, 1 << 30, 1 << 29)
    write_bundle(tmp_path / "b", Content(nets={"n": {"t": StoredTensor(dtype="f32", shape=shape, values=b"")}}))
    with open_bundle(tmp_path / "b") as bundle:
        assert bundle.values(bundle.tensor("n", "t")).shape == shape
        assert StoredNet(bundle, "n")["t"].shape == shape


def test_packed_weights_give_the_same_state_as_from_their_folder(tmp_path: Path) -> None:
    torch.manual_seed(0)
    stored = packed({"w": torch.randn(65, 70), "b": torch.randn(65), "n": torch.tensor(4)}, eight_bit=True)
    write_bundle(tmp_path / "b", Content(nets={"net": stored_tensors(stored)}))
    with open_bundle(tmp_path / "b") as bundle:
        found = dict(NetState(StoredNet(bundle, "net")))
        assert set(StoredNet(bundle, "net")) == set(stored)
    wanted = unpacked(stored)
    assert set(found) == set(wanted)
    assert all(torch.equal(found[name], wanted[name]) for name in wanted)


def test_a_tensor_of_a_type_that_bundles_do_not_know_is_refused() -> None:
    with pytest.raises(WeightsError, match=r"AUD-389: w was not written: its type is torch\.complex64"):
        stored_tensors({"w": torch.zeros(2, dtype=torch.complex64)})


def test_scales_that_do_not_fit_are_refused() -> None:
    with pytest.raises(WeightsError, match=r"AUD-389: w was not written: its scales are not float32"):
        stored_tensors({"w": torch.zeros(2, 2, dtype=torch.int8), "w::scale": torch.zeros(2, 2)})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (Content(files={"../out": StoredFile(role="data", data=b"")}), r'a name may not be "\.\./out"'),
        (Content(files={"a": StoredFile(role="virus", data=b"")}), "a file's role is none of"),
        (Content(nets={"a": {'say "it"': StoredTensor(dtype="u8", shape=(), values=b"1")}}), "without a backslash"),
        (Content(nets={"a": {"t": StoredTensor(dtype="f32", shape=(2,), values=b"1234")}}), "has 4 bytes"),
        (Content(about={"Name": "x"}), "a fact's key may not be"),
        (Content(required=frozenset({"one-day"})), "requires what this version does not know: one-day"),
    ],
)
def test_what_no_reader_would_take_is_not_written(content: Content, why: str, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=rf"AUD-389: b was not written: .*{why}"):
        write_bundle(tmp_path / "b", content)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = small_bundle(tmp_path / "b")
    before = path.read_bytes()
    with pytest.raises(WeightsError, match="AUD-389"):
        write_bundle(path, Content(about={"Name": "x"}))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["b"]
