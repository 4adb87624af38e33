"""Finding annotated stories and matching names."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import InputError
from audobon.evaluation.gold import annotated, bare_name
from audobon.manuscript import open_manuscript


def test_folder_without_annotation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-120"):
        list(annotated(tmp_path, open_manuscript))


def test_broken_annotation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tale.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="AUD-121"):
        list(annotated(tmp_path, open_manuscript))


def test_names_are_compared_without_articles() -> None:
    assert bare_name("The  poor old Goat") == "goat"
