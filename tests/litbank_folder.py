"""A tiny corpus laid out like LitBank, written on the spot."""

from __future__ import annotations

from pathlib import Path

SENTENCES = (
    'Anna met the old man in Bath . " Sit down , " he said .',
    'Anna laughed . " No ! "',
)
_MENTIONS = (
    ("T1", 0, 0, 0, 0, "Anna", "PER", "PROP", "anna-1"),
    ("T2", 0, 2, 0, 4, "the old man", "PER", "NOM", "man-2"),
    ("T3", 0, 6, 0, 6, "Bath", "GPE", "PROP", "bath-3"),
    ("T4", 0, 13, 0, 13, "he", "PER", "PRON", "man-2"),
    ("T5", 1, 0, 1, 0, "Anna", "PER", "PROP", ""),
)
_QUOTES = (("Q1", 0, 8, 0, 12, '" Sit down , "', "man-2"), ("Q2", 1, 3, 1, 6, '" No ! "', "anna-1"))
_EVENTS = {(0, 1), (0, 14), (1, 1)}
_ENTITIES = {(0, 0): "B-PER", (0, 2): "B-PER", (0, 3): "I-PER", (0, 4): "I-PER", (0, 6): "B-GPE", (1, 0): "B-PER"}


def write_book(folder: Path, name: str = "1_anna") -> None:
    """Write one book with all layers; its last mention has no line that joins it to an entity."""
    for layer in ("coref/tsv", "quotations/tsv", "entities/tsv", "events/tsv"):
        (folder / layer).mkdir(parents=True, exist_ok=True)
    stem = f"{name}_brat"
    text = "\n".join(SENTENCES)
    (folder / f"coref/tsv/{stem}.txt").write_text(text, encoding="utf-8")
    rows = ["\t".join(("MENTION", *(str(part) for part in row[:8]))) for row in _MENTIONS]
    rows += [f"COREF\t{row[0]}\t{row[8]}" for row in _MENTIONS if row[8]]
    (folder / f"coref/tsv/{stem}.ann").write_text("\n".join(rows), encoding="utf-8")
    rows = ["\t".join(("QUOTE", *(str(part) for part in row[:6]))) for row in _QUOTES]
    rows += [f"ATTRIB\t{row[0]}\t{row[6]}" for row in _QUOTES]
    (folder / f"quotations/tsv/{stem}.ann").write_text("\n".join(rows), encoding="utf-8")
    for layer, label in (
        ("entities", lambda at: _ENTITIES.get(at, "O") + "\tO"),
        ("events", lambda at: "EVENT" if at in _EVENTS else "O"),
    ):
        blocks = [
            "\n".join(f"{word}\t{label((row, at))}" for at, word in enumerate(sentence.split()))
            for row, sentence in enumerate(SENTENCES)
        ]
        (folder / f"{layer}/tsv/{stem}.tsv").write_text("\n\n".join(blocks), encoding="utf-8")
