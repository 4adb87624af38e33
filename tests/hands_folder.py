"""Illustrations in small: books of four hands, of stripes, dots, washes and crosses, laid out as the data folder is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]

HANDS: Mapping[str, tuple[int, ...]] = {"Striper": (1,), "Dotter": (2, 6), "Washer": (3,), "Crosser": (4, 5)}
"""Illustrator -> books."""


def drawn_by(hand: str, seed: int, *, paper: tuple[int, int, int] = (255, 255, 255)) -> Picture:
    """A picture 160 x 200 in one hand: what is shown is another with every seed."""
    generator = np.random.default_rng(seed)
    picture = np.full((160, 200, 3), 255, np.uint8)
    for _ in range(6):
        x, y = int(generator.integers(0, 160)), int(generator.integers(0, 120))
        size = int(generator.integers(24, 60))
        if hand == "Striper":
            for step in range(0, size, 5):
                cv2.line(picture, (x, y + step), (x + size, y + step), (0, 0, 0), 1)
        elif hand == "Crosser":
            for step in range(0, size, 12):
                cv2.line(picture, (x + step, y), (x + step, y + size), (0, 0, 0), 3)
                cv2.line(picture, (x, y + step), (x + size, y + step), (0, 0, 0), 3)
        elif hand == "Dotter":
            for _ in range(size):
                at = (x + int(generator.integers(0, size)), y + int(generator.integers(0, size)))
                cv2.circle(picture, at, 2, (40, 40, 40), -1)
        else:
            colour = tuple(int(value) for value in generator.integers(120, 250, 3))
            cv2.circle(picture, (x + size // 2, y + size // 2), size, colour, -1)
    if hand == "Washer":
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 4), np.uint8)
    return np.asarray(picture.astype(np.float32) * np.array(paper, np.float32) / 255, np.uint8)


def hands_folder(folder: Path, *, pictures: int = 4) -> Path:
    """A folder of illustrations; the dotter's second book is dev, and the crosser is kept out of training."""
    (folder / "images").mkdir(parents=True)
    records = []
    for hand, books in HANDS.items():
        for book in books:
            for number in range(pictures):
                name = f"images/{book}-{number}.png"
                Image.fromarray(drawn_by(hand, 100 * book + number)).save(folder / name)
                records.append({"file": name, "pg_id": book, "medium": "ink", "illustrator": hand})
    (folder / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    (folder / "splits.json").write_text(json.dumps({"train": [1, 2, 3, 4, 5], "dev": [6]}))
    return folder
