"""Stories' further words: what they mean is known, and nothing kept back for measuring is among them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from audobon.pencils.figures import POSES
from audobon.pencils.places.choice import UNPLACED
from audobon.training.literary_beings import BEINGS_SAID
from audobon.training.literary_places import PLACES_SAID
from audobon.training.literary_poses import POSES_SAID
from audobon.training.scene_facts import being_words, is_kept_back, place_words, pose_words

Words = Mapping[str, tuple[str, ...]]
TABLES: Mapping[str, tuple[Words, Words]] = {
    "poses": (POSES_SAID, {**dict.fromkeys(POSES, ()), **pose_words()}),
    "places": (PLACES_SAID, place_words()),
    "beings": (BEINGS_SAID, being_words()),
}
"""Further words, and those that the penciller knows."""


def kept_back_words() -> set[str]:
    """Words and turns of phrase of the penciller that are never learnt from."""
    tables = (place_words(), being_words(), pose_words())
    return {
        word.replace("-", " ")
        for table in tables
        for words in table.values()
        for word in words
        if is_kept_back(word) and word not in table
    }


def parts_of(phrase: str) -> set[str]:
    """Every run of whole words in a phrase, a hyphen or an apostrophe parting them, and not."""
    found = set()
    for words in (re.findall(r"[a-z]+", phrase.lower()), re.findall(r"[a-z']+", phrase.lower())):
        starts = range(len(words))
        found |= {" ".join(words[start:end]) for start in starts for end in range(start + 1, len(words) + 1)}
    return found


@pytest.mark.parametrize("name", TABLES)
def test_meanings_are_known(name: str) -> None:
    said, known = TABLES[name]
    assert set(said) <= set(known)


@pytest.mark.parametrize("name", TABLES)
def test_nothing_kept_back_is_said(name: str) -> None:
    said, _ = TABLES[name]
    kept_back = kept_back_words()
    assert [phrase for phrases in said.values() for phrase in phrases if is_kept_back(phrase)] == []
    assert [(one, part) for phrases in said.values() for one in phrases for part in parts_of(one) & kept_back] == []


@pytest.mark.parametrize("name", TABLES)
def test_each_phrase_means_one_thing_and_is_new(name: str) -> None:
    said, known = TABLES[name]
    phrases = [phrase for each in said.values() for phrase in each]
    assert len(phrases) == len(set(phrases))
    assert set(phrases) & {word for meaning, words in known.items() for word in (meaning, *words)} == set()


@pytest.mark.parametrize("name", TABLES)
def test_phrases_are_letters_and_nothing_else(name: str) -> None:
    said, _ = TABLES[name]
    spelt = r"['A-Za-z][A-Za-z' -]*[a-z]"
    assert [phrase for each in said.values() for phrase in each if not re.fullmatch(spelt, phrase)] == []


def test_every_pose_is_said_in_ing_form_and_in_many_ways() -> None:
    assert set(POSES_SAID) == set(POSES)
    assert all(8 <= len(phrases) <= 14 for phrases in POSES_SAID.values())
    assert [phrase for each in POSES_SAID.values() for phrase in each if not re.match(r"[a-z-]+ing\b", phrase)] == []


def test_every_kind_of_place_is_said_in_several_ways() -> None:
    assert set(PLACES_SAID) == set(place_words()) - {UNPLACED}
    assert all(5 <= len(phrases) <= 8 for phrases in PLACES_SAID.values())
    assert [noun for nouns in PLACES_SAID.values() for noun in nouns if re.match(r"(a|an|the)\b", noun)] == []


def test_every_being_but_a_plain_human_is_said_in_a_few_ways() -> None:
    assert set(BEINGS_SAID) == set(being_words()) - {"human"}
    assert all(2 <= len(phrases) <= 4 for phrases in BEINGS_SAID.values())
    assert [noun for nouns in BEINGS_SAID.values() for noun in nouns if re.match(r"(a|an|the)\b", noun)] == []


def test_whole_words_are_found_in_a_phrase() -> None:
    assert {"king's", "king", "hunting", "the king's", "hide and seek"} <= parts_of("hunting the king's hide-and-seek")
    assert "ending" not in parts_of("bending low")
