"""A bundle made of a folder of models: nets as they are stored or in another precision, and all that goes with them.

Knows: what lies in a folder of models, the house's recipe and manners.  Does not know: how a bundle is written.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from torch import Tensor

from audobon.compute.engine import OpenVinoEngine, engine_kind
from audobon.compute.plan import ComputePlan
from audobon.credits import OWN_LICENCE
from audobon.errors import SettingsError
from audobon.export.bundle.layout import MODELS, Layout
from audobon.export.bundle.precisions import STORED, in_precision
from audobon.export.bundle.refusals import not_to_bundle
from audobon.export.bundle.tensors import stored_tensors
from audobon.export.bundle.writer import Content, StoredFile, write_bundle
from audobon.models.painter_engines import ENGINE, GRAPHS
from audobon.models.text_encoder import packaged_folder
from audobon.models.weights import fingerprint, load_stored, read_config, save_shards
from audobon.models.zoo import load_ready_painter, packaged_models
from audobon.painting.denoise import flow_times
from audobon.painting.manners import MANNERS
from audobon.painting.recipe import PaintingRecipe
from audobon.versions import audobon_version

NETS_FILE, SCHEDULER_FILE, STYLES_FILE = "nets.json", "scheduler.json", "styles.json"
TOKENIZER_FILE, LICENCE_FILE, LICENCES_FILE = "tokenizer/tokenizer.json", "LICENSE", "licences.json"
READY_FILE = "engine/ready.json"
_BESIDE = {"config.json": "config", "MODEL_CARD.md": "card"}


@dataclass(frozen=True, kw_only=True)
class Built:
    """What was written, and the graphs that were left out, for they were traced from other weights than these."""

    layout: Layout
    left_out: tuple[str, ...]


def build_bundle(
    path: Path, *, models: Path | None = None, precision: str = STORED, ready_for: ComputePlan | None = None
) -> Built:
    """Write a bundle of a folder of models.

    Args:
        path: Where to.
        models: A folder of models; None takes the packaged one.
        precision: One of `PRECISIONS`; `stored` keeps every tensor as it is.
        ready_for: Also puts in the painter's graphs as this machine's engine compiles them for such a plan.

    Raises:
        SettingsError: AUD-275 there is no such precision, AUD-276 there are no graphs to make ready.
        WeightsError: AUD-311..314 for missing or damaged weights, AUD-389 for what a bundle cannot hold.
        ResourceError: AUD-551 or AUD-552, if it cannot be written.
    """
    root = models if models is not None else packaged_models()
    folders = {path.parent.relative_to(root).as_posix(): path.parent for path in sorted(root.rglob("weights.json"))}
    if not folders:
        raise not_to_bundle(path.name, f"there are no weights in {root}")
    nets = {name: in_precision(load_stored(folder), precision) for name, folder in folders.items()}
    prints = {name: _fingerprint(tensors) for name, tensors in nets.items()}
    left_out = tuple(name for name, folder in folders.items() if _is_foreign(read_config(folder), prints))
    for name in left_out:
        del nets[name], prints[name]
    files = {name: file for net in nets for name, file in _beside(net, folders[net]).items()}
    files |= _retold_configs(folders, prints) | _shared_files(prints)
    if ready_for is not None:
        files |= _ready_files(models, ready_for, has_graphs=all(f"{ENGINE}/{name}" in nets for name in GRAPHS))
    content = Content(
        nets={name: stored_tensors(tensors) for name, tensors in nets.items()},
        files=files,
        about={"made_by": f"audobon {audobon_version()}", "precision": precision},
        optional=frozenset({MODELS}),
    )
    return Built(layout=write_bundle(path, content), left_out=left_out)


def _fingerprint(tensors: Mapping[str, Tensor]) -> str:
    """That of the weights folder that these tensors make."""
    with tempfile.TemporaryDirectory(prefix="audobon-bundle-") as folder:
        save_shards(Path(folder), tensors)
        return fingerprint(Path(folder))


def _is_foreign(config: Mapping[str, object], prints: Mapping[str, str]) -> bool:
    """Whether this is a graph that was traced from none of these nets."""
    return "traced_from" in config and config["traced_from"] not in prints.values()


def _beside(net: str, folder: Path) -> dict[str, StoredFile]:
    return {
        f"{net}/{name}": StoredFile(role=role, data=(folder / name).read_bytes())
        for name, role in _BESIDE.items()
        if (folder / name).is_file()
    }


def _retold_configs(folders: Mapping[str, Path], prints: Mapping[str, str]) -> dict[str, StoredFile]:
    """The configs of nets that were measured with another net of the folder and name its fingerprint, as textures do
    the autoencoder's: the same with its fingerprint in this precision."""
    before = {name: fingerprint(folders[name]) for name in ("autoencoder", "painter") if name in prints}
    found = {}
    for net in prints:
        config = read_config(folders[net])
        retold = {name: prints[name] for name, one in before.items() if config.get(name) == one != prints[name]}
        if retold:
            found[f"{net}/config.json"] = _json_file("config", config | retold)
    return found


def _shared_files(prints: Mapping[str, str]) -> dict[str, StoredFile]:
    recipe = PaintingRecipe()
    scheduler = {
        "predicts": "clean latents",
        "reuse": recipe.reuse,
        "shift": recipe.shift,
        "solver": "flow",
        "steps": recipe.steps,
        "strength": recipe.strength,
        "times": list(flow_times(recipe.steps, start=recipe.strength, shift=recipe.shift)),
    }
    styles = {"style": recipe.style, "manners": {name: asdict(manner) for name, manner in MANNERS.items()}}
    tokenizer = packaged_folder() / "tokenizer.json"
    return {
        NETS_FILE: _json_file("data", {name: {"fingerprint": found} for name, found in prints.items()}),
        SCHEDULER_FILE: _json_file("scheduler", scheduler),
        STYLES_FILE: _json_file("style", styles),
        LICENCES_FILE: _json_file(
            "licence",
            {
                "all-MiniLM-L6-v2": {"covers": [TOKENIZER_FILE], "licence": "Apache-2.0"},
                "audobon": {"covers": sorted(prints), "licence": OWN_LICENCE},
            },
        ),
        TOKENIZER_FILE: StoredFile(role="tokenizer", data=tokenizer.read_bytes()),
        LICENCE_FILE: StoredFile(role="licence", data=_licence()),
    }


def _ready_files(models: Path | None, plan: ComputePlan, *, has_graphs: bool) -> dict[str, StoredFile]:
    """The painter's graphs as the engine compiles them here, and what kind of engine that is.

    Raises:
        SettingsError: AUD-276, there are no graphs of these weights, or no engine.
    """
    engines = load_ready_painter(plan, folder=models).engines if has_graphs else None
    if engines is None:
        raise SettingsError(
            "AUD-276",
            "graphs cannot be compiled for this machine: there are none of these weights, or no engine for them",
            hint="build the bundle without --ready",
        )
    found = {READY_FILE: _json_file("data", {"kind": engine_kind(plan)})}
    for name, engine in zip(GRAPHS, (engines.step, engines.shallow, engines.decode), strict=True):
        assert isinstance(engine, OpenVinoEngine)
        found[ready_file(name)] = StoredFile(role="graph", data=engine.exported())
    return found


def ready_file(name: str) -> str:
    """Where one of the painter's graphs lies, compiled."""
    return f"{ENGINE}/{name}/ready.blob"


def _json_file(role: str, value: object) -> StoredFile:
    return StoredFile(role=role, data=(json.dumps(value, indent=2, sort_keys=True) + "\n").encode("ascii"))


def _licence() -> bytes:
    """The licence of the program and its weights, as it came with the installed package or lies in the repository."""
    beside = Path(__file__).parents[4] / "LICENSE"
    if beside.is_file():
        return beside.read_bytes()
    try:
        for file in distribution("audobon").files or ():
            if file.name == "LICENSE":
                return Path(str(file.locate())).read_bytes()
    except PackageNotFoundError as error:
        raise not_to_bundle(LICENCE_FILE, "the licence of the program is not there") from error
    raise not_to_bundle(LICENCE_FILE, "the licence of the program is not there")
