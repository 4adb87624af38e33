"""A folder of models as a bundle and back: the same painter, to the bit, and the same folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch

from audobon.compute.engine import ReadyEngine, engine_kind
from audobon.compute.plan import ComputePlan
from audobon.errors import SettingsError, WeightsError
from audobon.export.bundle.building import READY_FILE, build_bundle, ready_file
from audobon.export.bundle.extracting import extract_bundle
from audobon.export.bundle.loading import load_from_bundle
from audobon.export.bundle.precisions import PRECISIONS, in_precision
from audobon.export.bundle.reader import open_bundle
from audobon.export.bundle.tensors import StoredNet, stored_tensors
from audobon.export.bundle.writer import Content, StoredFile, write_bundle
from audobon.models.engine_nets import step_example
from audobon.models.weights import fingerprint, load_stored, packed, read_config, restored, save_weights
from audobon.models.zoo import (
    EmbeddedPainterModel,
    load_embedded_painter,
    load_ready_painter,
    packaged_models,
)
from tests.tiny import save_tiny_models

MANIFESTS = tuple(packaged_models().rglob("weights.json"))
PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tiny models with textures."""
    root = save_tiny_models(tmp_path_factory.mktemp("models"))
    measured = {"autoencoder": fingerprint(root / "autoencoder"), "model": "textures"}
    save_weights(root / "textures", {"ink": torch.randn(48)}, config=measured)
    told = {"names": ["ink"], "painter": fingerprint(root / "painter")}
    save_weights(root / "named_hands", {"means": torch.randn(1, 64)}, config=told)
    return root


@pytest.fixture(scope="module")
def path(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundles") / "tiny.audobon"
    build_bundle(path, models=models)
    return path


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that the program ships."""
    path = tmp_path_factory.mktemp("bundles") / "shipped.audobon"
    assert build_bundle(path).left_out == ()
    return path


def shape_of(**changed: int) -> bytes:
    """The config of the tiny autoencoder, with something changed."""
    return json.dumps({"shape": {"channels": 48, "decoder_width": 16, "decoder_blocks": 1} | changed}).encode()


def rewritten(path: Path, to: Path, changed: dict[str, bytes]) -> None:
    """A bundle with some of its files changed, and all checksums right."""
    with open_bundle(path) as bundle:
        nets = {net.name: stored_tensors(StoredNet(bundle, net.name)) for net in bundle.layout.nets}
        files = {
            one.name: StoredFile(role=one.role, data=changed.get(one.name, bundle.file(one.name)))
            for one in bundle.layout.files
        }
        write_bundle(to, Content(nets=nets, files=files))


def assert_same(one: EmbeddedPainterModel, other: EmbeddedPainterModel) -> None:
    assert one.fingerprints == other.fingerprints
    pairs = [
        (one.painter.state_dict(), other.painter.state_dict()),
        (one.autoencoder.state_dict(), other.autoencoder.state_dict()),
        (one.style.state_dict(), other.style.state_dict()),
        (one.styles, other.styles),
        (one.textures, other.textures),
    ]
    for first, second in pairs:
        assert first.keys() == second.keys()
        assert all(torch.equal(first[name], second[name]) for name in first)


def test_the_painter_from_a_bundle_is_the_one_from_its_folder(models: Path, path: Path) -> None:
    with open_bundle(path) as bundle:
        found = load_from_bundle(bundle)
    assert_same(found, load_embedded_painter(models))
    assert found.engines is None


@pytest.fixture(scope="module")
def wanted() -> EmbeddedPainterModel:
    """The painter as the package has it, with engines."""
    return load_ready_painter(PLAN)


def test_the_shipped_painter_and_its_engines_are_those_of_the_package(
    shipped: Path, wanted: EmbeddedPainterModel
) -> None:
    with open_bundle(shipped) as bundle:
        found = load_from_bundle(bundle, plan=PLAN)
    assert found.engines is not None
    assert wanted.engines is not None
    assert found.engines.fingerprints == wanted.engines.fingerprints
    inputs = step_example(found.painter)
    pairs = zip(found.engines.step(inputs), wanted.engines.step(inputs), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)
    assert torch.equal(found.engines.decoded(inputs["latents"]), wanted.engines.decoded(inputs["latents"]))
    assert_same(found, wanted)
    lendings, others = found.painter.lendings(), wanted.painter.lendings()
    assert lendings.keys() == others.keys()
    assert all(torch.equal(lendings[name], others[name]) for name in others)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped painter with its graphs as compiled here."""
    folder = tmp_path_factory.mktemp("ready")
    for name in ("autoencoder", "engine", "painter"):
        shutil.copytree(packaged_models() / name, folder / "models" / name)
    build_bundle(folder / "ready.audobon", models=folder / "models", ready_for=PLAN)
    return folder / "ready.audobon"


def test_graphs_that_were_compiled_before_give_the_same_numbers_by_any_number_of_threads(
    ready: Path, wanted: EmbeddedPainterModel
) -> None:
    many = ComputePlan(device="cpu", precision="float32", threads=1, workers=2)
    with open_bundle(ready) as bundle:
        found = load_from_bundle(bundle, plan=many)
    assert found.engines is not None
    assert wanted.engines is not None
    assert isinstance(found.engines.step, ReadyEngine)
    assert found.engines.fingerprints == wanted.engines.fingerprints
    inputs = step_example(found.painter)
    (clean, deep), (other, below) = found.engines.step(inputs), wanted.engines.step(inputs)
    assert torch.equal(clean, other)
    assert torch.equal(deep, below)
    shallow = {name: one for name, one in inputs.items() if name not in ("tokens", "mask")} | {"deep": deep}
    assert torch.equal(found.engines.shallow(shallow)[0], wanted.engines.shallow(shallow)[0])
    assert torch.equal(found.engines.decoded(inputs["latents"]), wanted.engines.decoded(inputs["latents"]))


def test_a_first_convolution_that_does_not_fit_is_refused_though_graphs_run(ready: Path, tmp_path: Path) -> None:
    config = json.loads((packaged_models() / "painter" / "config.json").read_text())
    config["shape"]["block_channels"][0] = 96
    rewritten(ready, tmp_path / "b", {"painter/config.json": json.dumps(config).encode()})
    with (
        open_bundle(tmp_path / "b") as bundle,
        pytest.raises(WeightsError, match="AUD-315.*weight is not there, or of"),
    ):
        load_from_bundle(bundle, plan=PLAN)


def test_graphs_that_were_compiled_for_another_engine_are_compiled_anew(ready: Path) -> None:
    other = ComputePlan(device="cpu", precision="bfloat16", threads=1)
    with open_bundle(ready) as bundle:
        assert json.loads(bytes(bundle.file(READY_FILE)))["kind"] != engine_kind(other)
        found = load_from_bundle(bundle, plan=other)
    assert found.engines is not None
    assert not isinstance(found.engines.step, ReadyEngine)


def test_graphs_that_the_engine_does_not_take_are_compiled_anew_with_a_warning(ready: Path, tmp_path: Path) -> None:
    rewritten(ready, tmp_path / "b", {ready_file("step"): b"no graph" * 100})
    told = pytest.warns(RuntimeWarning, match="the engine does not take the graphs that were compiled before")
    with open_bundle(tmp_path / "b") as bundle, told:
        found = load_from_bundle(bundle, plan=PLAN)
    assert found.engines is not None
    assert not isinstance(found.engines.step, ReadyEngine)


def test_what_has_no_graphs_cannot_be_made_ready(models: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-276: graphs cannot be compiled for this machine"):
        build_bundle(tmp_path / "b", models=models, ready_for=PLAN)


def test_every_shipped_net_comes_back_in_its_stored_bytes_and_as_its_state(shipped: Path) -> None:
    with open_bundle(shipped) as bundle:
        bundle.check_whole()
        names = [net.name for net in bundle.layout.nets]
        for name in names:
            stored, wanted = StoredNet(bundle, name), load_stored(packaged_models() / name)
            assert stored.keys() == wanted.keys()
            assert all(stored[key].dtype == wanted[key].dtype for key in wanted)
            assert all(torch.equal(stored[key], wanted[key]) for key in wanted)
        told = json.loads(bytes(bundle.file("nets.json")))
    assert names == sorted(path.parent.relative_to(packaged_models()).as_posix() for path in MANIFESTS)
    assert {name: one["fingerprint"] for name, one in told.items()} == {
        name: fingerprint(packaged_models() / name) for name in names
    }


def test_a_folder_that_was_extracted_is_the_folder_that_was_bundled(shipped: Path, tmp_path: Path) -> None:
    with open_bundle(shipped) as bundle:
        extract_bundle(bundle, tmp_path / "out")
    kept = [one for one in packaged_models().rglob("*") if one.suffix in (".json", ".md", ".safetensors")]
    assert len(kept) > 50
    for path in kept:
        assert (tmp_path / "out" / path.relative_to(packaged_models())).read_bytes() == path.read_bytes(), path


@pytest.mark.parametrize("precision", [one for one in PRECISIONS if one != "stored"])
def test_in_every_precision_the_painter_loads_and_its_extracted_folder_too(
    precision: str, models: Path, tmp_path: Path
) -> None:
    built = build_bundle(tmp_path / "b", models=models, precision=precision)
    assert built.left_out == ()
    with open_bundle(tmp_path / "b") as bundle:
        found = load_from_bundle(bundle, plan=PLAN)
        assert found.engines is None
        extract_bundle(bundle, tmp_path / "out")
    assert_same(found, load_embedded_painter(tmp_path / "out"))
    assert read_config(tmp_path / "out" / "named_hands") == {
        "names": ["ink"], "painter": fingerprint(tmp_path / "out" / "painter"),
    }  # fmt: skip
    wanted = load_embedded_painter(models).painter.state_dict()
    for name, tensor in found.painter.state_dict().items():
        error = float((tensor - wanted[name]).norm() / wanted[name].norm().clamp_min(1e-9))
        assert error <= (0 if precision == "none" else 0.01), name


def test_whole_numbers_and_float32_stay_and_what_overflows_stays_whole() -> None:
    stored = packed({"w": torch.randn(80, 80), "b": torch.ones(3)}, eight_bit=True)
    stored |= {"exact": torch.tensor([1 / 3]), "count": torch.tensor(7), "huge": torch.tensor([1e6]).bfloat16()}
    found = in_precision(stored, "fp16")
    assert {name: one.dtype for name, one in found.items()} == {
        "w": torch.float16, "b": torch.float16, "exact": torch.float32, "count": torch.int64, "huge": torch.float32,
    }  # fmt: skip
    assert torch.equal(in_precision(stored, "none")["w"], restored(stored, "w"))


def test_int8_keeps_integers_and_quantises_large_matrices_alone() -> None:
    stored = packed({"w": torch.randn(80, 80)}, eight_bit=True)
    stored |= {"v": torch.randn(80, 80).bfloat16(), "small": torch.randn(8, 8).bfloat16()}
    found = in_precision(stored, "int8")
    assert torch.equal(found["w"], stored["w"])
    assert torch.equal(found["w::scale"], stored["w::scale"])
    assert (found["v"].dtype, found["small"].dtype) == (torch.int8, torch.bfloat16)


def test_there_is_no_other_precision(models: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match='AUD-275: weights cannot be quantised to "int3"'):
        build_bundle(tmp_path / "b", models=models, precision="int3")


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="AUD-389: b was not written: there are no weights in"):
        build_bundle(tmp_path / "b", models=tmp_path)


def test_graphs_of_other_weights_are_left_out_and_told(models: Path, tmp_path: Path) -> None:
    root = tmp_path / "models"
    for name in ("autoencoder", "engine"):
        shutil.copytree(packaged_models() / name, root / name)
    shutil.copytree(models / "painter", root / "painter")
    left_out = build_bundle(tmp_path / "b", models=root).left_out
    assert left_out == ("engine/shallow", "engine/step")


def test_what_is_no_painter_is_told(tmp_path: Path, models: Path) -> None:
    root = tmp_path / "models"
    shutil.copytree(models / "upscaler", root / "upscaler")
    build_bundle(tmp_path / "b", models=root)
    with open_bundle(tmp_path / "b") as bundle, pytest.raises(WeightsError, match='AUD-388: b holds no net "autoencod'):
        load_from_bundle(bundle)


@pytest.mark.parametrize(
    ("file", "data", "why"),
    [
        ("nets.json", b"[]", "its nets.json holds no JSON object"),
        ("nets.json", b"{", "its nets.json is no JSON"),
        ("nets.json", b"{}", "its nets.json does not tell of autoencoder"),
        ("nets.json", b'{"x":"' + bytes(1 << 20) + b'"}', "more than 1048576"),
        ("textures/config.json", b"{}", "its textures were measured with another autoencoder"),
        ("painter/config.json", b"{}", "AUD-315: the painter's config.json has no shape"),
        ("painter/config.json", b'{"shape": {}}', "its painter/config.json does not tell the net's shape"),
        (
            "autoencoder/config.json",
            shape_of(decoder_width=1 << 40),
            "the shape in its autoencoder/config.json is beyond",
        ),
        ("autoencoder/config.json", shape_of(decoder_blocks=65), "the shape in its autoencoder/config.json is beyond"),
        ("autoencoder/config.json", shape_of(decoder_width=60_000), r"is not there, or of another shape than \[60000"),
        ("autoencoder/config.json", shape_of(decoder_width=17), "is not there, or of another shape than"),
    ],
)
def test_what_is_told_wrongly_is_refused_before_a_net_is_made(
    file: str, data: bytes, why: str, path: Path, tmp_path: Path
) -> None:
    rewritten(path, tmp_path / "b", {file: data})
    with open_bundle(tmp_path / "b") as bundle, pytest.raises(WeightsError, match=f"AUD-315.*{why}|^{why}"):
        load_from_bundle(bundle)


def test_a_damaged_net_is_not_loaded(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    with open_bundle(path) as bundle:
        data[bundle.place(bundle.net("painter").tensors[0])] ^= 1
    (tmp_path / "b").write_bytes(data)
    with open_bundle(tmp_path / "b") as bundle, pytest.raises(WeightsError, match="AUD-387"):
        load_from_bundle(bundle)
