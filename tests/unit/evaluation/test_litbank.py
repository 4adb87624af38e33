"""Reading LitBank's files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audobon.comic.annotation import MentionForm
from audobon.comic.span import Span
from audobon.comic.story import EntityKind
from audobon.errors import InputError
from audobon.evaluation.litbank import LitbankBook, litbank_books
from tests.litbank_folder import write_book


def book(folder: Path) -> LitbankBook:
    write_book(folder)
    (only,) = litbank_books(folder)
    return only


def test_mentions_have_tokens_kind_form_and_entity(tmp_path: Path) -> None:
    read = book(tmp_path)
    assert read.mentions is not None
    told = [(read.words(one.tokens), one.kind.value, one.form.value, one.entity) for one in read.mentions[:3]]
    assert told == [
        (("Anna",), "PER", "PROP", "anna-1"),
        (("the", "old", "man"), "PER", "NOM", "man-2"),
        (("Bath",), "GPE", "PROP", "bath-3"),
    ]
    assert read.mentions[3].form is MentionForm.PRONOUN


def test_mention_without_entity_stands_alone(tmp_path: Path) -> None:
    read = book(tmp_path)
    assert read.mentions is not None
    assert read.mentions[4].entity not in {mention.entity for mention in read.mentions[:4]}


def test_tokens_are_numbered_through_sentences(tmp_path: Path) -> None:
    read = book(tmp_path)
    assert read.sentences == ((0, 16), (16, 23))
    assert read.events == {1, 14, 17}
    assert read.entities == {
        (0, 1, EntityKind.PERSON),
        (2, 5, EntityKind.PERSON),
        (6, 7, EntityKind.GEOPOLITICAL),
        (16, 17, EntityKind.PERSON),
    }


def test_quotations_have_their_speakers(tmp_path: Path) -> None:
    read = book(tmp_path)
    assert read.quotations is not None
    told = [(" ".join(read.words(quote.tokens)), quote.speaker) for quote in read.quotations]
    assert told == [('" Sit down , "', "man-2"), ('" No ! "', "anna-1")]


def test_span_off_the_tokens_is_widened_to_them(tmp_path: Path) -> None:
    read = book(tmp_path)
    start = read.text.index("old")
    assert read.covering(Span(start=start + 1, end=start + 5)) == (3, 5)
    assert read.covering(read.span((2, 5))) == (2, 5)


def test_absent_layer_is_none_and_its_text_comes_from_another(tmp_path: Path) -> None:
    write_book(tmp_path)
    for file in (tmp_path / "coref/tsv").iterdir():
        file.unlink()
    (read,) = litbank_books(tmp_path)
    assert read.mentions is None
    assert read.events == {1, 14, 17}


def test_split_follows_the_folders_own(tmp_path: Path) -> None:
    write_book(tmp_path, "1_anna")
    write_book(tmp_path, "2_bella")
    assert [one.name for one in litbank_books(tmp_path, "dev")] == ["1_anna", "2_bella"]
    (tmp_path / "splits.json").write_text(json.dumps({"suggested_dev": ["2_bella"]}), encoding="utf-8")
    assert [one.name for one in litbank_books(tmp_path, "dev")] == ["2_bella"]
    with pytest.raises(InputError, match="AUD-123"):
        list(litbank_books(tmp_path, "train"))


def test_layer_with_other_tokens_is_refused(tmp_path: Path) -> None:
    write_book(tmp_path)
    file = tmp_path / "events/tsv/1_anna_brat.tsv"
    file.write_text(file.read_text("utf-8").replace("Anna", "Annie"), encoding="utf-8")
    with pytest.raises(InputError, match="AUD-122"):
        list(litbank_books(tmp_path))
