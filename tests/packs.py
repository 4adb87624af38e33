"""Training data in small: two noisy pictures of one hand, and two drawn panels, packed as recipes see them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

from audobon.pencils.penciller import ScenePenciller
from audobon.training.illustrations import IllustrationPack, pack_illustrations
from audobon.training.pencil_pack import PencilPack, pack_pencils


def small_packs(folder: Path) -> tuple[IllustrationPack, PencilPack]:
    """The packs, with their data and cache in a folder."""
    (folder / "images").mkdir()
    records = []
    for number in range(2):
        pixels = np.random.default_rng(number).integers(0, 255, size=(224, 224, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"images/{number}.png")
        records.append({"file": f"images/{number}.png", "pg_id": 1, "medium": "ink", "illustrator": "A"})
    (folder / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    cache = folder / "cache"
    pack = IllustrationPack(*pack_illustrations(folder, split="all", cache=cache))
    return pack, pack_pencils(ScenePenciller(), count=2, seed=1, cache=cache)
