"""The recipes of the reading nets from data to weights, on a corpus of a few lines and the real backbone."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from transformers import GPT2Config, GPT2Model

from audobon.compute.plan import ComputePlan
from audobon.errors import InputError, SettingsError, WeightsError
from audobon.models.story_checkpoints import BlockRange
from audobon.models.story_zoo import load_feeling, load_paragraph_net, load_story_model
from audobon.models.text_encoder import load_text_encoder
from audobon.training.feeling_recipe import feeling, needed_emotions
from audobon.training.length import Length
from audobon.training.masked_words import HIDDEN, Windows
from audobon.training.options import BranchesAsked, TrainingOptions
from audobon.training.paragraph_recipe import paragraphs
from audobon.training.paragraph_texts import without_paragraphs
from audobon.training.story_recipe import block_range, story, story_shape
from audobon.training.unmarked_books import ANNOTATED_CHARACTERS, unmarked_passages
from audobon.training.valence_recipe import valence
from audobon.understanding.feeler import TrainedFeeler
from audobon.understanding.marking import StoryMarker
from audobon.understanding.paragrapher import Paragrapher
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
    return TrainingOptions(length=Length(minutes=0.005), device="cpu", data=data, out=out, start=start)


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


def test_branches_begin_with_checkpoints_and_frozen_ones_stay_as_they_are(tmp_path: Path) -> None:
    write_book(tmp_path / "data" / "litbank")
    sizes = {"n_embd": 24, "n_head": 3, "n_layer": 3, "vocab_size": 9, "n_positions": 8}
    GPT2Model(GPT2Config(**sizes)).save_pretrained(tmp_path / "gpt2")
    branches = BranchesAsked(gpt2=str(tmp_path / "gpt2"), blocks="2-3", frozen=True)
    folder = story(replace(options(tmp_path / "data", tmp_path / "run"), branches=branches))
    assert f"blocks 2 to 3 of {(tmp_path / 'gpt2').resolve()}" in (folder / "MODEL_CARD.md").read_text()
    folder.rename(tmp_path / "story")
    net = load_story_model(load_text_encoder(), tmp_path).net.story
    own = load_file(tmp_path / "gpt2" / "model.safetensors")
    assert torch.equal(net.gpt2[0].mlp.c_fc.weight, own["h.1.mlp.c_fc.weight"])
    with pytest.raises(WeightsError, match="AUD-318"):
        story(options(tmp_path / "data", tmp_path / "run"))


def test_parts_of_the_story_model_can_be_left_out(tmp_path: Path) -> None:
    write_book(tmp_path / "data" / "litbank")
    asked = replace(options(tmp_path / "data", tmp_path / "run"), branches=BranchesAsked(without=("llama",)))
    story(asked).rename(tmp_path / "story")
    net = load_story_model(load_text_encoder(), tmp_path).net
    assert net.shape.story == replace(story_shape().story, llama_blocks=0)
    assert len(net.story.t5) == len(net.story.gpt2) == 1
    assert not net.story.llama
    with pytest.raises(SettingsError, match="AUD-266"):
        story_shape(without=("heads",))


def test_the_paragraph_net_is_trained_written_and_read_again(tmp_path: Path) -> None:
    write_book(tmp_path / "data" / "litbank")
    with pytest.raises(InputError, match="AUD-132"):
        paragraphs(options(tmp_path / "data", tmp_path / "run"))
    (tmp_path / "data/litbank/original").mkdir()
    talk = "".join(f'"Where are you, Anna?" he asked {n} times.\n\n"I am here." She laughed.\n\n' for n in range(99))
    (tmp_path / "data/litbank/original/1_anna.txt").write_text(talk)
    folder = paragraphs(options(tmp_path / "data", tmp_path / "run"))
    card = (folder / "MODEL_CARD.md").read_text()
    assert "F1 of paragraphs that begin beside speech" in card
    assert (folder / "curve.png").is_file()
    folder.rename(tmp_path / "paragraphs")
    encoder = load_text_encoder()
    told = Paragrapher(load_paragraph_net(encoder, tmp_path).net, encoder, PLAN)
    assert list(told('" Go ! "\n" No . "', [])) == [0, 9]


def test_a_text_loses_its_paragraphs_and_no_word() -> None:
    rows = ('"I can\'t go," said Ann. "It is late." She sat.', "Nobody spoke.")
    text, begins = without_paragraphs(rows)
    assert text == '" I ca n\'t go , " said Ann .\n" It is late . "\nShe sat .\nNobody spoke .'
    assert begins == {0, text.index("Nobody")}


def test_a_student_learns_from_what_teachers_mark(tmp_path: Path) -> None:
    write_book(tmp_path / "data" / "litbank")
    with pytest.raises(InputError, match="AUD-128"):
        unmarked_passages(tmp_path / "data", "train")
    (tmp_path / "data/litbank/original").mkdir()
    text = "".join(f"Anna met the old man in Bath, and told him {n} tales.\n\n" for n in range(600))
    (tmp_path / "data/litbank/original/1_anna.txt").write_text(text)
    passages = unmarked_passages(tmp_path / "data", "train", most=3)
    assert len(passages) == 3
    assert all(3000 < len(one) <= 4200 and one in text for one in passages)
    assert text.index(passages[0]) >= ANNOTATED_CHARACTERS - 60
    teacher = story(options(tmp_path / "data", tmp_path / "run"))
    (tmp_path / "teacher").mkdir()
    teacher.rename(tmp_path / "teacher" / "story")
    asked = replace(options(tmp_path / "data", tmp_path / "student"), teachers=(tmp_path / "teacher",) * 2)
    folder = story(asked)
    assert "2 story models trained before" in (folder / "MODEL_CARD.md").read_text()
    kept = (tmp_path / "student" / "taught.safetensors").stat().st_mtime_ns
    story(asked)
    assert (tmp_path / "student" / "taught.safetensors").stat().st_mtime_ns == kept


def test_the_delta_first_learns_to_guess_hidden_words(tmp_path: Path) -> None:
    write_book(tmp_path / "data" / "litbank")
    asked = replace(options(tmp_path / "data", tmp_path / "run"), masked_steps=2, length=Length(minutes=1.0, steps=1))
    with pytest.raises(InputError, match="AUD-128"):
        story(asked)
    (tmp_path / "data/litbank/original").mkdir()
    (tmp_path / "data/litbank/original/1_anna.txt").write_text("Anna met the old man in Bath. " * 60)
    folder = story(asked)
    card = (folder / "MODEL_CARD.md").read_text()
    assert "hidden words of the same books' full texts (2 steps of 16 windows of 256 pieces: loss on kept-out" in card
    folder.rename(tmp_path / "story")
    layers = load_story_model(load_text_encoder(), tmp_path).net.layers
    assert any(value.abs().max() > 0 for name, value in layers.named_parameters() if name.endswith("up.weight"))


def test_words_are_hidden_as_often_as_they_should_be() -> None:
    encoder = load_text_encoder()
    windows = Windows(["Anna met the old man in Bath and told him a tale of the sea. " * 40], encoder)
    batch = windows.batch(np.random.default_rng(1), count=64)
    hidden = encoder.piece_id(HIDDEN)
    inner = batch.asked[:, 1:-1]
    assert 0.13 < inner.float().mean() < 0.17
    assert not batch.asked[:, [0, -1]].any()
    assert 0.75 < (batch.ids[batch.asked] == hidden).float().mean() < 0.85
    assert torch.equal(batch.ids[~batch.asked], batch.right[~batch.asked])
    assert batch.ids.shape == (64, 256)


@pytest.mark.parametrize(("text", "first", "count"), [("1", 0, 1), (" 4 ", 0, 4), ("3-6", 2, 4), ("2-2", 1, 1)])
def test_blocks_are_the_first_few_or_a_range(text: str, first: int, count: int) -> None:
    assert block_range(text) == BlockRange(first=first, count=count)


@pytest.mark.parametrize("text", ["", "0", "-2", "4-3", "all", "1-", "1.5", "99999"])
def test_what_names_no_blocks_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="AUD-263"):
        block_range(text)


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
