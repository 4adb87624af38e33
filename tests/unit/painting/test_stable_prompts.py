"""Prompts within the token window."""

from audobon.comic.story import Emotion
from audobon.comic.storyboard import PanelBrief, Placement, Shot
from audobon.painting.stable_prompts import MOST_CHUNKS, chunked, prompt_of, region_prompt


def words(text: str) -> int:
    return len(text.replace(",", " ").split())


BRIEF = PanelBrief(
    id="p", shot=Shot.FULL, place="the old mill", prompt="A red fox running in a garden, at night, afraid."
)


def test_who_comes_first_then_style_then_the_rest() -> None:
    prompt = prompt_of(BRIEF, style="ink", count=words, room=75)
    assert prompt == (
        "A red fox running in a garden, black ink drawing, pen and ink illustration, at night, afraid, the old mill",
    )


def test_what_does_not_fit_a_chunk_begins_the_next_at_a_comma() -> None:
    prompt = prompt_of(BRIEF, style="ink", count=words, room=12)
    assert prompt == (
        "A red fox running in a garden, black ink drawing",
        "pen and ink illustration, at night, afraid, the old mill",
    )


def test_what_does_not_fit_the_last_chunk_is_left_out_at_a_comma() -> None:
    assert chunked(["one two", "three four", "five six", "seven"], count=words, room=3, most=2) == (
        "one two",
        "three four, seven",
    )


def test_a_phrase_longer_than_a_chunk_is_parted_between_words() -> None:
    assert chunked(["one two three four five", "six"], count=words, room=3) == ("one two three", "four five, six")


def test_the_rest_of_a_phrase_that_cannot_go_on_is_left_out() -> None:
    assert chunked(["one two three four five", "six"], count=words, room=3, most=1) == ("one two three",)


def test_a_word_longer_than_a_chunk_is_parted_inside() -> None:
    assert chunked(["abcdefgh ij"], count=len, room=3) == ("abc", "def", "gh", "ij")


def test_nothing_to_say_is_one_empty_chunk() -> None:
    assert chunked([""], count=words, room=3) == chunked([], count=words, room=3) == ("",)


def test_phrases_stay_whole_words_stay_in_order_and_every_chunk_fits() -> None:
    parts = [f"phrase {number} of the long list" for number in range(12)]
    chunks = chunked(parts, count=words, room=20)
    assert len(chunks) == MOST_CHUNKS
    assert all(words(chunk) <= 20 for chunk in chunks)
    assert ", ".join(chunks) == ", ".join(parts)


def test_a_style_without_a_name_is_taken_at_its_word() -> None:
    assert "linocut style" in prompt_of(BRIEF, style="linocut", count=words, room=75)[0]


RUNNING = Placement(character="c", x=0.5, pose="running", holds="lamp", expression=Emotion.FEAR)


def test_a_region_says_what_its_figure_does() -> None:
    assert region_prompt(RUNNING, look="", count=words, room=75) == ("running, holding lamp, fear",)


def test_a_region_says_who_its_figure_is_and_how_it_looks() -> None:
    assert region_prompt(RUNNING, look="little girl, blue dress, long hair", count=words, room=75) == (
        "little girl running, holding lamp, fear, blue dress, long hair",
    )
