"""Tiny tables laid out like GoEmotions and EmoBank, written on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

LABELS = ("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise")


def write_emotions(data: Path, *, train: Sequence[str] = (), dev: Sequence[str] = (), test: Sequence[str] = ()) -> None:
    """Write rows of text, label numbers and id into the tables that have any."""
    folder = data / "goemotions/ekman"
    folder.mkdir(parents=True)
    (folder / "labels.txt").write_text("\n".join(LABELS), encoding="utf-8")
    for name, rows in (("train", train), ("dev", dev), ("test", test)):
        if rows:
            (folder / f"{name}.tsv").write_text("\n".join(rows), encoding="utf-8")


def write_sentences(data: Path, rows: Sequence[str]) -> None:
    """Write rows of id, split, V, A, D and text."""
    (data / "emobank").mkdir(parents=True)
    (data / "emobank/sentences.csv").write_text("\n".join(("id,split,V,A,D,text", *rows)), encoding="utf-8")
