"""`audobon evaluate art` from end to end, on tiny nets and a folder of small pictures."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.compute.plan import ComputePlan
from audobon.crew import Painter
from audobon.errors import InputError
from audobon.evaluation import art, discriminator, held_back, parts
from audobon.evaluation.art import ArtTools, evaluate_art
from audobon.evaluation.frechet import frechet_ratio
from audobon.evaluation.measure import Measure
from audobon.evaluation.parts import evaluate_parts, table_lines
from audobon.models.keypoint_net import KeypointNet, KeypointNetShape
from audobon.models.text_encoder import load_text_encoder
from audobon.models.zoo import load_embedded_painter
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.parts import STEERING_PARTS
from audobon.painting.recipe import PaintingRecipe
from audobon.pencils.penciller import ScenePenciller
from tests.builders import a_picture
from tests.tiny import save_tiny_models

NAMED = {
    "autoencoder_psnr_db", "line_f1", "colour_de", "figure_count_exact", "character_top1", "frechet_ratio_4_steps",
    "frechet_ratio_1_step", "discriminator_accuracy", "discriminator_drafts", "discriminator_real", "seed_diversity",
    "nearest_patch_max", "pose_pck", "pose_pck_ceiling",
    "style_told_apart",
}  # fmt: skip


def a_data_folder(root: Path, *, media: str = "watercolour") -> Path:
    """Four books of two pictures, half of them kept out."""
    (root / "images").mkdir(parents=True)
    records = []
    for book in range(1, 9):
        for number in range(2):
            file = f"images/{book}-{number}.png"
            Image.fromarray(np.asarray(a_picture(10 * book + number, width=240, height=200).array)).save(root / file)
            records.append(json.dumps({"file": file, "pg_id": book, "medium": media}))
    (root / "illustrations.jsonl").write_text("\n".join(records), encoding="utf-8")
    (root / "splits.json").write_text(json.dumps({"train": [1, 2], "dev": [3, 4, 5, 6, 7, 8]}), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> ArtTools:
    model = load_embedded_painter(save_tiny_models(tmp_path_factory.mktemp("models")))
    plan, encoder = ComputePlan(device="cpu", precision="float32", threads=1), load_text_encoder()

    def painter_of(recipe: PaintingRecipe) -> Painter:
        return EmbeddedPainter(model, encoder, recipe=recipe, plan=plan)

    return ArtTools(
        transform=model.autoencoder,
        painter_of=painter_of,
        penciller=ScenePenciller(),
        recipe=PaintingRecipe(steps=1, line_guidance=1.0),
        styles=("storybook", "ink"),
        reader=KeypointNet(KeypointNetShape(width=16, blocks=1)).eval(),
    )


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sample small."""
    sizes = {"HELD_BOOKS": 3, "HELD_PANELS": 2, "REPAINTED": 2, "REPAINTED_PX": 128, "RECONSTRUCTED": 2}
    sizes |= {"STEPPED_PANELS": 2, "PATCHES": 3, "SEED_PANELS": 1, "STYLED_PANELS": 3}
    for name, value in sizes.items():
        monkeypatch.setattr(art, name, value)
    for module in (art, parts):
        monkeypatch.setattr(module, "frechet_ratio", partial(frechet_ratio, resamples=2))
    monkeypatch.setattr(held_back, "_SIZES_PX", ((240, 144), (144, 240)))
    for name, value in (("STEPS", 2), ("BATCH", 4), ("TEST_PATCHES", 2)):
        monkeypatch.setattr(discriminator, name, value)


def test_every_figure_is_measured_without_a_book(tmp_path: Path, tools: ArtTools, few: None) -> None:
    told: list[str] = []
    found = evaluate_art((), data=a_data_folder(tmp_path), split="", tools=tools, tell=told.append)
    assert set(found) >= NAMED
    assert {name for name, measure in found.items() if measure.value is None} == set()
    assert all(_is_in_order(measure) for measure in found.values())
    assert "held-back pencils" in told


def _is_in_order(measure: Measure) -> bool:
    return measure.low is not None and measure.high is not None and measure.low <= measure.high and measure.n > 0


def test_a_folder_without_colour_is_refused(tmp_path: Path, tools: ArtTools) -> None:
    data = a_data_folder(tmp_path, media="ink")
    with pytest.raises(InputError, match=r"AUD-161: .* has no picture of split dev in watercolour"):
        evaluate_art((), data=data, split="", tools=tools, tell=lambda what: None)


def test_a_book_that_was_never_painted_is_refused(
    tmp_path: Path, tools: ArtTools, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_panels: Callable[[Path], list[held_back.HeldPanel]] = lambda book: []  # noqa: E731
    monkeypatch.setattr(art, "book_panels", no_panels)
    with pytest.raises(InputError, match="AUD-160"):
        evaluate_art(
            (tmp_path / "x.book",), data=a_data_folder(tmp_path / "d"), split="dev", tools=tools, tell=lambda what: None
        )


def test_every_part_is_switched_off_in_turn(
    tmp_path: Path, tools: ArtTools, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART_BOOKS", 1)
    table = evaluate_parts(data=a_data_folder(tmp_path), split="", tools=tools, tell=lambda what: None)
    assert set(table) == {*STEERING_PARTS, "line_guidance", "draft_start", "close_ups", "anchors"}
    assert table["flat"]["colour_de_gain"].value != 0
    assert table["line_guidance"]["line_f1_gain"].value == 0  # the recipe has none
    assert table["line_guidance"]["style_spread_off_over_on"].value == 1
    assert table["anchors"]["style_spread_off_over_on"].value != 1
    lines = table_lines(table)
    assert len(lines) == 1 + len(table)
    assert "frechet_off_over_on" in lines[0]
