"""Any text is read to a sound Story that comes back from its own JSON, or is refused by a code, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audobon.comic.codec import from_json, to_json
from audobon.comic.story import Story
from audobon.errors import AudobonError, InputError
from audobon.manuscript import open_manuscript, read_manuscript
from audobon.understanding import HouseReader
from tests.sound_story import assert_sound

READER = HouseReader(uses_encoder=False)

VERSE = """The Walrus and the Carpenter
  Were walking close at hand;
They wept like anything to see
  Such quantities of sand:
"If this were only cleared away,"
  They said, "it would be grand!"

"If seven maids with seven mops
  Swept it for half a year,
Do you suppose," the Walrus said,
  "That they could get it clear?"
"""
PLAY = """ACT I. SCENE I. A public place.

SAMPSON: Gregory, o' my word, we'll not carry coals.
GREGORY: No, for then we should be colliers.

[Enter ABRAHAM and BALTHASAR]

ABRAHAM: Do you bite your thumb at us, sir?
SAMPSON: I do bite my thumb, sir.
"""
CENTRED = """                         ROMEO

          But, soft! what light through yonder window breaks?

                         JULIET

          Ay me!
"""
SCREENPLAY = """INT. KITCHEN - NIGHT

MARY stands at the sink. JOHN enters.

                    MARY
          (softly)
     You're late.

                    JOHN
     Traffic.

CUT TO:

EXT. GARDEN - DAY

They run.
"""
TEXTS = {
    "verse": VERSE,
    "a play": PLAY,
    "a play with centred names": CENTRED,
    "a screenplay": SCREENPLAY,
    "only quotations": '"Come here." "No." "Yes." "Why?"\n\n"Because." "Oh."',
    "no quotations": "Anna walked to the garden. Max followed her. They slept.",
    "unbalanced marks": (
        "\"Come here, said Anna.\n\n\u201cNo, said Max. \u201d\u201d "
        "\u2018What ' \" he said \" \u00ab hey\n\n\u201d\u201d\u201c"
    ),
    "a mark alone behind the end": "Anna said \u201c go\n\n\u201d",
    "dashes": "\u2014 Come here \u2014 said Anna. \u2014 No.\n\n\u2014 Yes.",
    "emoji": (
        "\U0001f600 Anna smiled \U0001f468\u200d\U0001f469\u200d\U0001f467. "
        "\"Hi \U0001f44b!\" said Max \U0001f3f3\ufe0f."
    ),
    "only emoji": "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44b",
    "right to left": (
        '\u0630\u0647\u0628\u062a. "\u0645\u0631\u062d\u0628\u0627" '
        '\u0642\u0627\u0644\u062a \u0645\u0631\u064a\u0645.'
    ),
    "overrides of direction": 'Anna \u202e said \u202c "hey \u2067 you\u2069" \u200f and left.',
    "control characters": 'Anna\x07 said\x1b[31m, "Hi\x08\x0b\x0c." Then\x85 she\u2028 left\u2029 him\x7f.',
    "NULs": 'Anna\0 said, "Hi\0."\0\0\0 Max left.',
    "only NULs": "\0\0\0",
    "lone surrogates": 'Anna \ud800 said, "Hi \udfff." \udcff\ud83d Max went home.',
    "a surrogate pair": "Anna \ud83d\ude00 went. She ran.",
    "every line a heading": "\n\n".join(f"CHAPTER {n}" for n in range(1, 60)),
    "a heading to every line": "\n\n".join(f"CHAPTER {n}\n\nAnna went." for n in range(1, 60)),
    "three characters": "Hi.",
    "three marks": '"""',
    "one letter": "a",
}  # fmt: skip
LONG = {
    "one paragraph": 'Anna walked to the garden and Max said "hello" to her. ' * 1819,
    "one word": "a" * 100_000,
    "one mark": '"' * 100_000,
    "every line a speech": "ANNA: Hi.\n" * 10_000,
    "one row of names": "Anna and " * 11_112,
    "spaces": "a" + " " * 100_000 + "b",
}
PIECES = (
    '"', "'", "\u201c", "\u201d", "\u2018", "\u2019", "\u00ab", "\u2014", "--", "\n", "\n\n", "\t", "  ", ".", "!", "?",
    "\u2026", ",", ":", "(", "]", "_", "* * *", "# ", "CHAPTER I\n\n", "I.", "THE END", "INT. HOUSE - DAY", "MARY",
    "JOHN:", "Anna", "the fox", "Mr. ", "he", "said", "asked Anna", "I", "walked to the garden", "a red scarf",
    "The next morning", "in the kitchen", "and", " of ", "\U0001f600", "\u05e9\u05dc\u05d5\u05dd", "\u202e", "\u0301",
    "\0", "\x1b", "\x85", "\u2028", "\x0c", "\r", "\ufeff", "\ud800", "\udc00", "\u300c", "12", "O'Brien", "\u0130",
    "their", "the two brothers", "'s", "said the",
)  # fmt: skip


def soundly_read(text: str) -> Story:
    """Read a text, and see to it that the answer is sound."""
    manuscript = read_manuscript(text)
    story = READER.read(manuscript)
    assert_sound(manuscript, story)
    return story


def read(text: str) -> Story:
    """Read a text soundly, and see to it that the answer can be written down and read back."""
    story = soundly_read(text)
    written = to_json(story)
    assert written.encode("utf-8")
    again = from_json(Story, written, source="story.json")
    assert to_json(again) == written
    return story


def read_or_refused(text: str) -> bool:
    """Whether a text is read, or refused with a way out."""
    try:
        read(text)
    except AudobonError as error:
        return bool(error.hint)
    return True


@pytest.mark.parametrize("kind", TEXTS)
def test_odd_texts_are_read_or_refused(kind: str) -> None:
    assert read_or_refused(TEXTS[kind])


def test_only_headings_are_refused_by_their_code() -> None:
    with pytest.raises(InputError, match="AUD-109"):
        read(TEXTS["every line a heading"])


def test_a_quotation_ends_where_its_beat_ends_though_its_mark_stands_behind() -> None:
    story = read(TEXTS["a mark alone behind the end"])
    (beat,) = story.scenes[0].beats
    assert [one.span.end for one in beat.utterances] == [beat.span.end]


def test_halves_of_characters_are_told() -> None:
    manuscript = read_manuscript(TEXTS["lone surrogates"], name="tale\udcff.txt")
    assert manuscript.warnings[0].endswith("holds 4 halves of characters, each read as an unknown character")
    assert manuscript.text.count("\ufffd") == 4
    assert manuscript.source_name == "tale\ufffd.txt"


def test_a_files_name_that_is_no_text_does_not_spoil_the_story(tmp_path: Path) -> None:
    file = tmp_path / "tale\udcff.txt"
    file.write_text("Anna went home. She slept.", encoding="utf-8")
    manuscript = open_manuscript(file)
    assert to_json(READER.read(manuscript)).encode("utf-8")


@pytest.mark.parametrize("kind", LONG)
def test_a_hundred_thousand_characters_without_a_break_are_read(kind: str) -> None:
    assert len(LONG[kind]) >= 100_000
    soundly_read(LONG[kind])


def test_ten_times_the_characters_take_time_that_grows_with_them() -> None:
    text = LONG["one paragraph"][:10_010]

    def seconds(times: int) -> float:
        started = time.process_time()
        READER.read(read_manuscript(text * times))
        return time.process_time() - started

    once = min(seconds(1) for _ in range(2))
    # Other work on the machine takes caches away: time that truly grows faster does so every time.
    assert any(seconds(10) < 20 * once for _ in range(3))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join))
def test_no_text_at_all_raises_anything_but_a_code(text: str) -> None:
    assert read_or_refused(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join))
def test_no_words_and_marks_raise_anything_but_a_code(text: str) -> None:
    assert read_or_refused(text)
