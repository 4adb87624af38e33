"""The pack of illustrations and the controls read off them."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from audobon.errors import InputError
from audobon.training import cores
from audobon.training.controls import read_flat, read_lines
from audobon.training.illustrations import (
    MEDIUM_SHARE,
    Entry,
    IllustrationPack,
    caption_of,
    pack_illustrations,
    picture_files,
)
from audobon.training.painter_batch import illustration_sample


def a_drawing(seed: int = 0) -> np.ndarray:
    image = np.full((220, 260, 3), 245, np.uint8)
    cv2.circle(image, (130, 110), 70, (200, 120, 90), -1)
    cv2.circle(image, (130, 110), 70, (20, 20, 20), 2)
    cv2.line(image, (10, 200 - seed), (250, 205), (30, 30, 30), 2)
    return image


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    records = []
    for book, name in ((1, "a"), (1, "b"), (2, "c")):
        file = f"images/{name}.png"
        Image.fromarray(a_drawing(book)).save(tmp_path / file)
        records.append(
            {"file": file, "pg_id": book, "medium": "ink", "illustrator": "X", "caption": "A round sun over a field"}
        )
    (tmp_path / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    (tmp_path / "splits.json").write_text(json.dumps({"train": [1], "dev": [2]}))
    return tmp_path


def test_lines_are_ink_where_the_picture_has_them() -> None:
    lines = read_lines(a_drawing(), completeness=1.0)
    assert lines[110, 60:63].max() > 200
    assert lines[110, 120:140].max() == 0


def test_fewer_lines_are_a_subset_in_place() -> None:
    image = a_drawing()
    cv2.line(image, (20, 20), (26, 20), (40, 40, 40), 1)
    few, all_lines = read_lines(image, completeness=0.3), read_lines(image, completeness=1.0)
    assert all_lines[18:23, 18:30].max() > 100
    assert few[18:23, 18:30].max() == 0
    grown = cv2.dilate(all_lines, np.ones((5, 5), np.uint8))
    assert (few[grown == 0] == 0).all()


def test_flat_has_no_line_left() -> None:
    flat = read_flat(a_drawing())
    assert flat.min() > 80
    assert np.abs(flat[110, 130].astype(int) - (200, 120, 90)).max() < 12


def test_a_pack_holds_its_split_only(folder: Path) -> None:
    entries, _ = pack_illustrations(folder, split="train", cache=folder / "cache")
    assert {entry.book for entry in entries} == {1}


def test_a_pack_has_the_same_bytes_from_many_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.fromarray(a_drawing()[:100]).save(folder / "images/b.png")
    one, body = pack_illustrations(folder, split="all", cache=folder / "one")
    monkeypatch.setattr(cores, "FEWEST_EACH", 1)
    monkeypatch.setattr(cores, "cores", lambda: 2)
    assert cores.processes_for(3) == 2
    many, same = pack_illustrations(folder, split="all", cache=folder / "many")
    assert [entry.file for entry in one] == ["images/a.png", "images/c.png"]
    assert one == many
    assert np.array_equal(body, same)


def test_a_crop_is_decided_by_its_generator(folder: Path) -> None:
    pack = IllustrationPack(*pack_illustrations(folder, split="all", cache=folder / "cache"))
    first = pack.crop(0, size=128, generator=np.random.default_rng(4))
    assert first.shape == (128, 128, 9)
    assert np.array_equal(first, pack.crop(0, size=128, generator=np.random.default_rng(4)))


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"AUD-150: .*illustrations\.jsonl is missing"):
        pack_illustrations(tmp_path, split="all", cache=tmp_path)


def test_a_folder_without_splits_is_refused(folder: Path) -> None:
    (folder / "splits.json").unlink()
    with pytest.raises(InputError, match=r"AUD-151: .*splits\.json is missing"):
        picture_files(folder, split="dev")


@pytest.mark.parametrize(
    ("caption", "expected"),
    [("01-023.jpg (55K)", "he ran away"), ("The fox looks at the grapes", "The fox looks at the grapes")],
)
def test_words_of_a_picture_are_language(caption: str, expected: str) -> None:
    assert caption_of({"caption": caption, "text_before": "he ran away"}) == expected


def an_entry(number: int, *, book: int, medium: str, illustrator: str) -> Entry:
    return Entry(
        file=f"{number}.png", book=book, medium=medium, illustrator=illustrator, caption="", height=8, width=8, offset=0
    )


def a_mixed_pack() -> IllustrationPack:
    entries = (
        an_entry(0, book=1, medium="ink", illustrator="A"),
        an_entry(1, book=1, medium="ink", illustrator="A"),
        an_entry(2, book=1, medium="watercolour", illustrator="A"),
        an_entry(3, book=2, medium="watercolour", illustrator="A"),
        an_entry(4, book=2, medium="engraving", illustrator="unknown"),
        an_entry(5, book=3, medium="engraving", illustrator="unknown"),
    )
    return IllustrationPack(entries, np.zeros(0, np.uint8))


def test_another_picture_of_the_hand_is_of_the_same_medium_and_never_itself() -> None:
    pack, generator = a_mixed_pack(), np.random.default_rng(0)
    assert {pack.same_hand(0, generator) for _ in range(20)} == {1}
    assert {pack.same_hand(2, generator) for _ in range(20)} == {3}
    assert pack.same_hand(4, generator) is None


def test_pictures_are_drawn_evenly_over_media_however_many_there_are() -> None:
    pack, generator = a_mixed_pack(), np.random.default_rng(0)
    drawn = [pack.entries[pack.draw(generator)].medium for _ in range(2000)]
    expected = MEDIUM_SHARE["ink"] / (MEDIUM_SHARE["ink"] + MEDIUM_SHARE["watercolour"] + MEDIUM_SHARE["engraving"])
    assert abs(drawn.count("ink") / 2000 - expected) < 0.04


def test_a_sample_takes_its_style_from_another_picture_or_has_none(folder: Path) -> None:
    entries, body = pack_illustrations(folder, split="all", cache=folder / "cache")
    pack = IllustrationPack(entries, body)
    samples = [illustration_sample(pack, size=128, generator=np.random.default_rng(seed)) for seed in range(12)]
    assert any(sample.has_style for sample in samples)
    assert all(sample.reference.shape == (160, 160, 3) for sample in samples)
    assert {sample.completeness for sample in samples} <= {1.0, 0.6, 0.3}
