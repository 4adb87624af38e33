"""The recipe of the shared space on a few scenes, one tale and a few illustrations, and what is measured with it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from audobon.errors import InputError, WeightsError
from audobon.evaluation import fusion as measured
from audobon.evaluation.fusion import FusionTools, evaluate_fusion, ranks_of_own
from audobon.fusion.looking import LOOK_PX
from audobon.fusion.space import SharedSpace
from audobon.models.fusion_zoo import FUSION, load_fusion, load_fusion_in
from audobon.models.text_encoder import load_text_encoder
from audobon.pencils.penciller import ScenePenciller
from audobon.planning import stage_text
from audobon.training import fusion_recipe
from audobon.training.fusion_batch import FusionDrawing
from audobon.training.fusion_held import HeldDirections
from audobon.training.fusion_pack import CUES, FusionPlan, cues_of, fusion_pack, illustrations_told
from audobon.training.fusion_shelf import FusionShelf, ToldBatch
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from audobon.training.scene_facts import SceneFacts

TALE = (
    "Once upon a time a fox lived in a dark wood. The fox was hungry and ran through the snow.",
    "At night the moon shone. A little girl came to the wood with a lantern, and the fox hid behind a tree.",
)

DEV_BOOK = (
    "Anna sat in the dark forest at night. She was afraid. An owl cried, and Anna ran. She fell over a root. "
    "The owl flew away."
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Illustrations of two books, one of them dev, and a tale beside them."""
    root = tmp_path_factory.mktemp("data")
    folder = root / "illustrations"
    (folder / "images").mkdir(parents=True)
    generator = np.random.default_rng(0)
    records = []
    for number in range(8):
        file = f"images/{number}.png"
        Image.fromarray(generator.integers(0, 255, (90, 70 + number, 3), np.uint8)).save(folder / file)
        told = {"text_before": f"The king went to place {number}.", "text_after": "There he slept." * (number % 2)}
        records.append({"file": file, "pg_id": 1 + number % 2, "medium": "ink", "caption": "A king asleep", **told})
    records[0].update(text_before="", text_after="")
    (folder / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    (folder / "splits.json").write_text(json.dumps({"train": [1], "dev": [2]}))
    (folder / "books").mkdir()
    (folder / "books" / "2.txt").write_text(DEV_BOOK)
    tales = root / "story" / "fairytaleqa" / "data-by-train-split" / "section-stories" / "train"
    tales.mkdir(parents=True)
    with (tales / "fox-story.csv").open("w", newline="") as file_:
        csv.writer(file_).writerows([("section", "text"), *((str(n), text) for n, text in enumerate(TALE))])
    return folder


@pytest.fixture(scope="module")
def models(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models whose shared space was trained for a few steps."""
    root = tmp_path_factory.mktemp("models")
    options = TrainingOptions(length=Length(minutes=5.0, steps=3), device="cpu", data=data, out=root / "run", seed=1)
    with pytest.MonkeyPatch.context() as patch:
        few = fusion_recipe.Amounts(scenes=6, tellings=2, tales=1, shares=(4, 2, 2))
        patch.setattr(fusion_recipe, "ON_CPU", few)
        patch.setattr(measured, "SCENES", 4)
        fusion_recipe.fusion(options).rename(root / FUSION)
    return root


def test_a_run_that_begins_with_weights_teaches_words_alone(
    data: Path, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = fusion_recipe.Amounts(scenes=6, tellings=2, tales=1, shares=(4, 2, 2))
    monkeypatch.setattr(fusion_recipe, "WORDS_ALONE", few)
    monkeypatch.setattr(measured, "SCENES", 4)
    length = Length(minutes=5.0, steps=3)
    options = TrainingOptions(length=length, device="cpu", data=data, out=tmp_path, seed=1, start=models)
    after = load_fusion_in(fusion_recipe.fusion(options)).net.state_dict()
    before = load_fusion(models).net.state_dict()
    taught = {name for name, weight in before.items() if not torch.equal(weight, after[name])}
    assert taught
    assert all(name.startswith(fusion_recipe.OF_WORDS) for name in taught), taught


def test_held_directions_are_those_of_whole_pictures(data: Path, models: Path, tmp_path: Path) -> None:
    pack = fusion_pack(ScenePenciller(), data, [], plan=FusionPlan(scenes=3, tellings=1, seed=1), cache=tmp_path)
    shelf = FusionShelf(pack, torch.device("cpu"))
    net = load_fusion(models).net.eval()
    drawn = FusionDrawing(pack, (2, 0, 3)).batch(np.random.default_rng(0))
    whole = torch.tensor([[0.0, 0.0, 1.0]] * 5)
    plain = replace(drawn, windows=whole, gains=torch.ones(5, 3), grey=torch.zeros(5, dtype=torch.bool))
    with torch.inference_mode():
        expected = net.picture_directions(shelf.shown(plain))
    assert torch.allclose(HeldDirections(net, shelf, pack).of(drawn), expected, atol=1e-4)


def space_of(models: Path) -> SharedSpace:
    return SharedSpace(load_fusion(models), load_text_encoder(None))


def test_a_run_leaves_weights_that_load_and_a_card(models: Path) -> None:
    loaded = load_fusion(models)
    assert loaded.cues == {sort: tuple(names) for sort, names in CUES.items()}
    card = (models / FUSION / "MODEL_CARD.md").read_text()
    assert "own pencils nearest among 4, by kept-back prose" in card
    assert "illustrations of dev books, of 100" in card


def test_a_pack_holds_scenes_tales_and_illustrations_in_turn(data: Path, models: Path, tmp_path: Path) -> None:
    tales = fusion_recipe.tales_beside(data, count=5)
    plan = FusionPlan(scenes=3, tellings=2, seed=1)
    pack = fusion_pack(ScenePenciller(), data, tales, plan=plan, cache=tmp_path)
    again = fusion_pack(ScenePenciller(), data, tales, plan=plan, cache=tmp_path)
    scenes, panels, real = pack
    assert (len(scenes.pictures), len(real.pictures)) == (3, 3), "the first illustration stands in no prose"
    assert len(panels.pictures) >= 2
    assert list(scenes.firsts) == [0, 2, 4, 6]
    assert scenes.cues["being"].any()
    assert not real.cues["being"].any()
    assert np.array_equal(panels.pictures[0], again[1].pictures[0])
    assert np.array_equal(scenes.bank.states, again[0].bank.states)
    assert scenes.bank.states.shape == (scenes.bank.starts[-1], 384)


def shown_and_told(data: Path, cache: Path, *, tales: bool) -> tuple[Tensor, ToldBatch]:
    """A batch of all that a small pack has."""
    beside = fusion_recipe.tales_beside(data, count=5) if tales else []
    pack = fusion_pack(ScenePenciller(), data, beside, plan=FusionPlan(scenes=3, tellings=2, seed=1), cache=cache)
    batch = FusionDrawing(pack, (3, 2, 3)).batch(np.random.default_rng(0))
    shelf = FusionShelf(pack, torch.device("cpu"))
    return shelf.shown(batch), shelf.told(batch)


def test_a_batch_shows_each_block_s_pictures_and_tells_a_text_of_each(data: Path, tmp_path: Path) -> None:
    pictures, told = shown_and_told(data, tmp_path, tales=True)
    assert pictures.shape == (8, 3, LOOK_PX, LOOK_PX)
    assert 0 <= float(pictures.min()) < float(pictures.max()) <= 1
    assert told.cues["being"][:3].any()
    assert not told.cues["being"][-3:].any()
    assert told.states.shape[:2] == told.mask.shape
    assert not told.states[~told.mask].any()
    assert told.mask[:, 0].all(), "the first word piece speaks for the whole text"


def test_a_pack_may_have_no_tales(data: Path, tmp_path: Path) -> None:
    pictures, told = shown_and_told(data, tmp_path, tales=False)
    assert len(pictures) == len(told.mask) == 6


def test_a_whole_window_is_the_stored_picture_and_a_mirror_turns_it(data: Path, tmp_path: Path) -> None:
    pack = fusion_pack(ScenePenciller(), data, [], plan=FusionPlan(scenes=2, tellings=1, seed=1), cache=tmp_path)
    drawn = FusionDrawing(pack, (2, 0, 0)).batch(np.random.default_rng(0))
    whole = torch.tensor([[0.0, 0.0, 1.0]] * 2)
    plain = replace(drawn, windows=whole, gains=torch.ones(2, 3), mirrored=torch.tensor([False, True]))
    found = FusionShelf(pack, torch.device("cpu")).shown(plain)
    stored = torch.from_numpy(pack[0].pictures[plain.rows[0].numpy()]).permute(0, 3, 1, 2) / 255
    assert torch.allclose(found[0], stored[0], atol=1e-4)
    assert torch.allclose(found[1], stored[1].flip(2), atol=1e-4)


def test_figures_of_a_folder(data: Path, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "SCENES", 5)
    tools = FusionTools(space=space_of(models), penciller=ScenePenciller(), stage=stage_text)
    figures = evaluate_fusion((), data=data, split="", tools=tools, tell=lambda what: None)
    assert {"pencils_r1", "illustrations_median_rank", "cue_accuracy", "cue_accuracy_place"} <= set(figures)
    assert figures["pencils_r1"].n == 5
    assert figures["pencils_r1_in_known_words"].n == 5
    assert figures["illustrations_median_rank"].n == 4
    assert 0 <= (figures["cue_accuracy"].value or 0) <= 1
    assert figures["context_gain"].n > 0
    assert figures["context_gain_palette"].value is not None
    assert figures["book_alignment"].n == 0
    (data / "splits.json").write_text(json.dumps({"train": [1], "dev": [2], "none": []}))
    with pytest.raises(InputError, match="AUD-166"):
        evaluate_fusion((), data=data, split="none", tools=tools, tell=lambda what: None)


def test_ranks_count_ties_against_the_text() -> None:
    texts = np.eye(3, dtype=np.float32)
    assert ranks_of_own(texts, texts) == [1, 1, 1]
    assert ranks_of_own(texts, np.ones((3, 3), np.float32)) == [3, 3, 3]


def test_pictures_of_any_size_and_their_mirror_images_lie_in_one_place(models: Path) -> None:
    space = space_of(models)
    picture = np.random.default_rng(0).integers(0, 255, (30, 47, 3), np.uint8)
    one, other = space.pictures([picture, np.ascontiguousarray(picture[:, ::-1])])
    assert one @ other == pytest.approx(1, abs=1e-4)
    assert space.pictures([]).shape == (0, 192)
    assert space.texts([]).shape == (0, 192)


def test_cues_are_shares_of_the_names_asked_for(models: Path) -> None:
    space = space_of(models)
    direction = space.texts(["A fox ran through the wood."])[0]
    cues = space.cues(direction, sort="place")
    assert sum(cue.share for cue in cues) == pytest.approx(1, abs=1e-4)
    assert [cue.share for cue in cues] == sorted((cue.share for cue in cues), reverse=True)
    few = space.cues(direction, sort="place", among=("forest", "kitchen"))
    assert {cue.name for cue in few} == {"forest", "kitchen"}
    with pytest.raises(KeyError):
        space.cues(direction, sort="smell")


def test_illustrations_in_other_languages_or_without_prose_are_left_out(data: Path) -> None:
    assert len(illustrations_told(data, split="train")) == 3
    assert len(illustrations_told(data, split="all")) == 7
    assert illustrations_told(data, split="dev")[0].texts[-1] == "A king asleep"
    assert illustrations_told(data, split="dev", with_captions=False)[0].texts == (
        "The king went to place 1.",
        "There he slept.",
    )


def test_a_scene_without_facts_shows_nothing() -> None:
    assert not any(cues_of(SceneFacts()).values())


def test_config_without_cues_is_refused(models: Path, tmp_path: Path) -> None:
    root = tmp_path / FUSION
    root.mkdir()
    for file in (models / FUSION).iterdir():
        (root / file.name).write_bytes(file.read_bytes())
    config = json.loads((root / "config.json").read_text())
    del config["cues"]
    (root / "config.json").write_text(json.dumps(config))
    with pytest.raises(WeightsError, match="AUD-315"):
        load_fusion(tmp_path)
