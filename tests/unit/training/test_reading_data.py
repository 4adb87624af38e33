"""What the reading nets learn from, and what they minimise."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.errors import InputError
from audobon.models.coreference_head import likeliest_loss
from audobon.training.feeling_recipe import best_thresholds, f1_of_each
from audobon.training.story_batch import story_batch
from audobon.training.story_books import story_books
from audobon.training.story_loss import head_losses, story_loss
from audobon.training.story_pack import story_examples
from audobon.training.story_teachers import asked, taught_batch, taught_passage
from audobon.training.valence_recipe import correlation
from audobon.understanding.decoding import nested_spans, quotation_spans
from audobon.understanding.prose import parse_prose
from audobon.understanding.speech import read_speech
from audobon.understanding.word_table import word_table
from tests.litbank_folder import write_book
from tests.tiny_story import PLAN, tiny_encoder, tiny_story_model


def test_a_book_is_packed_with_the_right_words_and_learnt(tmp_path: Path) -> None:
    write_book(tmp_path / "litbank")
    encoder = tiny_encoder()
    model = tiny_story_model(encoder)
    (example,) = story_examples(story_books(tmp_path, "all"), model, encoder)
    words = example.table.words
    assert [words[first:last] for first, last in example.mentions] == [
        ("Anna",), ("the", "old", "man"), ("Bath",), ("he",), ("Anna",),
    ]  # fmt: skip
    assert [words[at] for at in np.flatnonzero(example.events)] == ["met", "said", "laughed"]
    assert [words[first] for first, _, _ in example.quotations] == ['"', '"']
    batch = story_batch(
        example, most_words=900, longest=24, earlier_share=0.0, generator=np.random.default_rng(0)
    )  # fmt: skip
    right = batch.antecedents.rows[batch.antecedents.right].tolist()
    assert [3, 1] in right
    assert all(batch.kinds_of_spans[first, last - first - 1] > 0 for first, last in batch.mentions)
    optimizer = torch.optim.Adam([one for one in model.parameters() if one.requires_grad], lr=3e-3)
    losses = []
    for _ in range(12):
        loss = story_loss(model, batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert all(torch.isfinite(part) for part in head_losses(model, batch).values())
    assert losses[-1] < 0.7 * losses[0]


def test_a_passage_is_learnt_as_its_teachers_mark_it() -> None:
    encoder = tiny_encoder()
    teachers = [tiny_story_model(encoder), tiny_story_model(encoder)]
    with torch.no_grad():
        teachers[1].event[3].bias += 1.0
    text = "Anna met the old man in Bath. " * 3
    table = word_table(read_speech(parse_prose(text)))
    each = [asked([one], table, encoder, PLAN) for one in teachers]
    both = asked(teachers, table, encoder, PLAN)
    assert torch.allclose(both.events, (each[0].events + each[1].events) / 2, atol=1e-3)
    assert torch.allclose(both.spans.float().sum(-1), torch.ones(both.spans.shape[:2]), atol=1e-2)
    student = tiny_story_model(encoder)
    passage = taught_passage(table, both, student, encoder)
    batch = taught_batch(passage, np.random.default_rng(0))
    losses = head_losses(student, batch)
    assert float(losses["coreference"].detach()) == float(losses["speakers"].detach()) == 0
    optimizer = torch.optim.Adam([one for one in student.parameters() if one.requires_grad], lr=3e-3)
    first = float(losses["events"].detach())
    for _ in range(8):
        optimizer.zero_grad()
        story_loss(student, batch).backward()
        optimizer.step()
    assert float(head_losses(student, batch)["events"].detach()) < first


def test_a_folder_without_books_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-126"):
        list(story_books(tmp_path, "all"))


def test_measures() -> None:
    labels = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    assert f1_of_each(np.array([[1, 0], [0, 0], [0, 1], [0, 1]], dtype=bool), labels) == pytest.approx([2 / 3, 1])
    limits = best_thresholds(np.array([[0.5, 0.1], [0.5, 0.1], [0.1, 0.9], [0.1, 0.9]], dtype=np.float32), labels)
    assert limits == pytest.approx([0.3, 0.3])
    line = np.arange(5, dtype=np.float32)
    assert correlation(line, -line) == pytest.approx(-1)
    assert correlation(line, np.ones(5, dtype=np.float32)) == 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.floats(-5, 5), st.booleans()), max_size=12))
def test_the_ranking_loss_is_that_of_each_mention(pairs: list[tuple[int, float, bool]]) -> None:
    wanted = 0.0
    for mention in range(4):
        own = [(score, right) for owner, score, right in pairs if owner == mention]
        good = sum(np.exp(score) for score, right in own if right) or 1.0
        wanted += np.log(1 + sum(np.exp(score) for score, _ in own)) - np.log(good)
    owners = torch.tensor([one[0] for one in pairs], dtype=torch.long)
    scores = torch.tensor([one[1] for one in pairs], dtype=torch.float32, requires_grad=True)
    right = torch.tensor([one[2] for one in pairs], dtype=torch.bool)
    loss = likeliest_loss(scores, owners, right, count=4)
    assert float(loss.detach()) == pytest.approx(wanted, abs=1e-3)
    loss.backward()
    assert scores.grad is None or torch.isfinite(scores.grad).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 30), st.integers(0, 10_000))
def test_spans_nest_and_quotations_follow_one_another(count: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    spoken = quotation_spans(generator.normal(size=(count, 4)).astype(np.float32) * 4)
    edges = [edge for first, last, _ in spoken for edge in (first, last)]
    assert edges == sorted(edges)
    assert all(last - first >= 2 and last <= count for first, last, _ in spoken)
    if count:
        found = nested_spans(generator.normal(size=(count, 5, 3)).astype(np.float32) * 3)
        assert all(one.last <= count for one in found)
        assert not any(a.first < b.first < a.last < b.last for a in found for b in found)


def test_of_two_spans_that_cross_the_surer_one_is_kept() -> None:
    scores = np.full((4, 3, 2), (9.0, 0.0), dtype=np.float32)
    sure = {(0, 2): 4.0, (1, 3): 3.0, (1, 2): 2.0, (0, 3): 1.0, (2, 4): 0.5}
    for (first, last), score in sure.items():
        scores[first, last - first - 1] = (0.0, score)
    found = [(one.first, one.last) for one in nested_spans(scores)]
    assert found == [(0, 3), (0, 2), (1, 2)]
