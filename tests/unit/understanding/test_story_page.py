"""The page on Stories says what the reader says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from audobon.comic.codec import to_json
from audobon.hire import hire_reader
from audobon.manuscript import read_manuscript

PAGE = Path(__file__).parents[3] / "docs" / "story.md"


def told(example: object, found: object, where: str) -> None:
    """An example holds some of the fields; its lists begin as the found ones do."""
    if isinstance(example, dict):
        assert isinstance(found, dict), where
        for name, value in example.items():
            told(value, found[name], f"{where}.{name}")
    elif isinstance(example, list) and example and isinstance(example[0], dict):
        assert isinstance(found, list), where
        assert len(found) >= len(example), where
        for number, (one, other) in enumerate(zip(example, found, strict=False)):
            told(one, other, f"{where}[{number}]")
    else:
        assert example == found, where


def test_the_examples_hold() -> None:
    page = PAGE.read_text("utf-8")
    (text,) = re.findall(r"```text\n(.*?)```", page, flags=re.DOTALL)
    examples = re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)
    story = json.loads(to_json(hire_reader().read(read_manuscript(text))))
    assert len(examples) == 5
    for example in examples:
        told(json.loads(example), story, "story")
    assert len(story["arc"]) == sum(len(scene["beats"]) for scene in story["scenes"])
