"""Prompts within the token window."""

from audobon.comic.story import Emotion
from audobon.comic.storyboard import PanelBrief, Placement, Shot
from audobon.painting.stable_prompts import fitted, prompt_of, region_prompt


def words(text: str) -> int:
    return len(text.replace(",", " ").split())


BRIEF = PanelBrief(
    id="p", shot=Shot.FULL, place="the old mill", prompt="A red fox running in a garden, at night, afraid."
)


def test_who_comes_first_then_style_then_the_rest() -> None:
    prompt = prompt_of(BRIEF, style="ink", count=words, room=75)
    assert prompt == (
        "A red fox running in a garden, black ink drawing, pen and ink illustration, at night, afraid, the old mill"
    )


def test_what_does_not_fit_is_left_out_at_a_comma() -> None:
    prompt = prompt_of(BRIEF, style="ink", count=words, room=12)
    assert prompt == "A red fox running in a garden, black ink drawing, at night"


def test_a_first_phrase_that_is_too_long_is_cut_between_words() -> None:
    assert fitted(["one two three four", "five"], count=words, room=3) == "one two three"


def test_a_style_without_a_name_is_taken_at_its_word() -> None:
    assert "linocut style" in prompt_of(BRIEF, style="linocut", count=words, room=75)


def test_a_region_says_what_its_figure_does() -> None:
    placement = Placement(character="c", x=0.5, pose="running", holds="lamp", expression=Emotion.FEAR)
    assert region_prompt(placement, count=words, room=75) == "running, holding lamp, fear"
