"""One story annotated as `story-gold/1`, written on the spot."""

from __future__ import annotations

import json
from pathlib import Path

TEXT = (
    'Anna met Max in the garden. "Good day," said Anna. Max did not answer her.\n\n'
    'At night Max sat in the kitchen. "Anna is gone," said Max. He wept.\n'
)


def write_story(folder: Path) -> None:
    """Write the story and its annotation."""

    def span(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    def character(key: str, name: str) -> dict[str, object]:
        return {"id": key, "name": name, "aliases": [], "kind": "human", "role": "major", "narrator": False}

    def quote(words: str, who: str, turn: int) -> dict[str, object]:
        felt = {"emotion": "neutral", "manner": "said", "cue": "explicit", "addressees": []}
        return {"span": span(words), "speaker": who, "turn": turn, **felt}

    def scene(start: int, end: int, kind: str, time: str) -> dict[str, object]:
        where = {"place": kind, "place_kind": kind, "inside": kind == "kitchen", "time": time, "present": ["c1", "c2"]}
        return {"span": [start, end], **where}

    border = TEXT.index("At night")
    annotation = {
        "schema": "story-gold/1",
        "text_file": "tale.txt",
        "characters": [character("c1", "Anna"), character("c2", "Max")],
        "quotes": [quote('"Good day,"', "c1", 1), quote('"Anna is gone,"', "c2", 2)],
        "scenes": [
            scene(0, border - 2, "garden", "day"),
            scene(border, len(TEXT) - 1, "kitchen", "night"),
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tale.txt").write_text(TEXT, encoding="utf-8")
    (folder / "tale.json").write_text(json.dumps(annotation), encoding="utf-8")
