"""What cannot be measured is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import InputError
from audobon.evaluation.art import evaluate_art, real_features
from tests.builders import SmallPainter
from tests.tiny import tiny_autoencoder


def test_books_without_painted_panels_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-160: these books hold no painted panel"):
        evaluate_art([], data=tmp_path, split="dev", transform=tiny_autoencoder(), painter=SmallPainter())


def test_data_without_pictures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "illustrations.jsonl").write_text("")
    (tmp_path / "splits.json").write_text('{"train": [], "dev": []}')
    with pytest.raises(InputError, match="AUD-161: .* has no picture of split dev"):
        real_features(tiny_autoencoder(), tmp_path, split="dev", media=None)
