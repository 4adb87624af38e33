"""The recipes of the reading nets from data to weights, on a corpus of a few lines and the real backbone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from audobon.compute.plan import ComputePlan
from audobon.errors import InputError
from audobon.models.story_zoo import load_feeling, load_story_model
from audobon.models.text_encoder import load_text_encoder
from audobon.training.feeling_recipe import feeling, needed_emotions
from audobon.training.options import TrainingOptions
from audobon.training.story_recipe import story
from audobon.training.valence_recipe import valence
from audobon.understanding.feeler import TrainedFeeler
from audobon.understanding.marking import StoryMarker
from audobon.understanding.story_annotator import StoryAnnotator
from tests.litbank_folder import write_book

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)
LINES = ("I love this so much!", "That is vile.", "He walked to the shop.", "Oh no, I am afraid.")


def write_feelings(root: Path) -> None:
    """A few sentences as GoEmotions and EmoBank lay them out."""
    for grouping, labels in (("ekman", 7), ("original", 28)):
        where = root / "goemotions" / grouping
        where.mkdir(parents=True)
        where.joinpath("labels.txt").write_text("\n".join(f"label{n}" for n in range(labels)))
        for split in ("train", "dev"):
            rows = [f"{LINES[n % 4]} {n}\t{n % 4}\tid{n}" for n in range(40)]
            where.joinpath(f"{split}.tsv").write_text("\n".join(rows))
    (root / "emobank").mkdir()
    with (root / "emobank" / "emobank.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "split", "V", "A", "D", "text"))
        for n in range(20):
            table.writerow((n, "train" if n % 2 else "dev", 2 + n % 3, 3 + n % 2, 3, f"{LINES[n % 4]} {n}"))


def options(data: Path, out: Path, *, start: Path | None = None) -> TrainingOptions:
    return TrainingOptions(minutes=0.005, device="cpu", data=data, out=out, start=start)


def test_the_story_model_is_trained_written_and_read_again(tmp_path: Path) -> None:
    write_book(tmp_path / "data" / "litbank")
    folder = story(options(tmp_path / "data", tmp_path / "run"))
    card = (folder / "MODEL_CARD.md").read_text()
    assert "LitBank" in card
    assert "loss of coreference on kept-out books" in card
    assert (folder / "curve.png").is_file()
    folder.rename(tmp_path / "story")
    encoder = load_text_encoder()
    net = load_story_model(encoder, tmp_path).net
    marks = StoryAnnotator(StoryMarker(net, encoder, PLAN)).annotate('Anna laughed. "No!" she said.')
    assert all(mention.span.end <= 29 for mention in marks.mentions)


def test_emotions_and_then_dimensions_are_trained_written_and_read_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_feelings(data)
    feeling(options(data, tmp_path / "run")).rename(tmp_path / "feeling")
    valence(options(data, tmp_path / "run2", start=tmp_path)).rename(tmp_path / "valence")
    assert "CC BY-SA 4.0" in (tmp_path / "valence" / "MODEL_CARD.md").read_text()
    encoder = load_text_encoder()
    felt = TrainedFeeler(load_feeling(encoder, tmp_path), encoder, PLAN).feel(LINES)
    assert all(one.emotions and -1 <= one.valence <= 1 for one in felt)


def test_dimensions_cannot_be_learnt_from_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_feelings(data)
    feeling(options(data, tmp_path / "run")).rename(tmp_path / "feeling")
    (data / "emobank" / "emobank.csv").write_text("id,split,V,A,D,text\n1,train,3,3,3,Well.\n")
    with pytest.raises(InputError, match="AUD-127"):
        valence(options(data, tmp_path / "run2", start=tmp_path))


def test_emotions_cannot_be_learnt_from_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-127"):
        needed_emotions(tmp_path, "train")
