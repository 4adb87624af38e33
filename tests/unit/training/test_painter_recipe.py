"""What the painter's batches are made of."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from audobon.pencils.penciller import ScenePenciller
from audobon.training.illustrations import IllustrationPack, pack_illustrations
from audobon.training.painter_batch import collate
from audobon.training.painter_recipe import CROP_PX, painter_sample
from audobon.training.pencil_pack import pack_pencils


def test_a_batch_holds_illustrations_and_drawn_panels_with_words_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    records = []
    for number in range(2):
        pixels = np.random.default_rng(number).integers(0, 255, size=(224, 224, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(tmp_path / f"images/{number}.png")
        records.append({"file": f"images/{number}.png", "pg_id": 1, "medium": "ink", "illustrator": "A"})
    (tmp_path / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    pack = IllustrationPack(*pack_illustrations(tmp_path, split="all", cache=tmp_path / "cache"))
    drawn = pack_pencils(ScenePenciller(), count=2, seed=1, cache=tmp_path / "cache")
    samples = [painter_sample(pack, drawn, generator=np.random.default_rng(seed)) for seed in range(40)]
    captions = {sample.caption for sample in samples}
    assert captions & {0, 1}
    assert captions & set(range(2, 2 + len(drawn.panels)))
    assert collate(samples[:4]).image.shape == (4, 3, CROP_PX, CROP_PX)
