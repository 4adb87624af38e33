"""The feeling corpora as they are read, for scoring and for training alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import InputError
from audobon.evaluation.felt_texts import emotion_texts, vad_texts


def write_emotions(root: Path, rows: bytes, *, grouping: str = "ekman") -> None:
    folder = root / "goemotions" / grouping
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.txt").write_text("anger\njoy\n")
    (folder / "train.tsv").write_bytes(rows)


def test_emotions_are_read_by_grouping(tmp_path: Path) -> None:
    write_emotions(tmp_path, b"Oh no\t0\ta\nWell\t0,1\tb\n")
    write_emotions(tmp_path, b"Oh no\t1\ta\n", grouping="original")
    found = emotion_texts(tmp_path, "train")
    assert found is not None
    assert (found.texts, found.values.tolist(), found.names) == (
        ("Oh no", "Well"), [[1, 0], [1, 1]], ("anger", "joy"),
    )  # fmt: skip
    fine = emotion_texts(tmp_path, "train", grouping="original")
    assert fine is not None
    assert fine.values.tolist() == [[0, 1]]


@pytest.mark.parametrize(
    "row",
    [b"Oh no\t7\ta", b"Oh no\t-1\ta", b"Oh no\tx\ta", b"Oh no\t\ta", b"Oh no", b"\xff\xfe\t0\ta"],
)  # fmt: skip
def test_a_row_that_says_nothing_of_its_kind_is_refused(tmp_path: Path, row: bytes) -> None:
    write_emotions(tmp_path, b"Well\t0\tb\n" + row + b"\n")
    with pytest.raises(InputError, match="AUD-125"):
        emotion_texts(tmp_path, "train")


def test_labels_without_names_are_refused(tmp_path: Path) -> None:
    write_emotions(tmp_path, b"Well\t0\tb\n")
    (tmp_path / "goemotions/ekman/labels.txt").unlink()
    with pytest.raises(InputError, match="AUD-125"):
        emotion_texts(tmp_path, "train")


def test_dimensions_are_read_as_they_are_rated(tmp_path: Path) -> None:
    assert vad_texts(tmp_path, "train") is None
    (tmp_path / "emobank").mkdir()
    table = tmp_path / "emobank/emobank.csv"
    table.write_text('id,split,V,A,D,text\n1,train,5,3,1,"Yes, yes"\n2,dev,3,3,3,No\n')
    found = vad_texts(tmp_path, "train", only=True)
    assert found is not None
    assert (found.texts, found.values.tolist()) == (("Yes, yes",), [[5, 3, 1]])
    for broken in (b"1,train,much,3,1,Yes\n", b"1,train,5\n", b"1,train,5,3,1,\xff\n"):
        table.write_bytes(b"id,split,V,A,D,text\n" + broken)
        with pytest.raises(InputError, match="AUD-125"):
            vad_texts(tmp_path, "train")
