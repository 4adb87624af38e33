"""Setting lines: faces, crossbars, fallback, widths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.errors import ResourceError
from audobon.typography.drawn_faces import BROADER_EM
from audobon.typography.faces import (
    ARABIC,
    ARABIC_BOLD,
    BOLD_ITALIC,
    BOLD_ITALIC_PLAIN_I,
    DISPLAY,
    FALLBACK,
    FALLBACK_BOLD,
    HEBREW,
    HEBREW_BOLD,
    JAPANESE,
    JAPANESE_BOLD,
    LETTERING,
    PLAIN_I,
    SIMPLIFIED,
    face,
)
from audobon.typography.setting import drawable, measure, set_line, stand_in, uncovered, way_out


def faces_of(text: str, *, font: str = LETTERING) -> list[tuple[str, str]]:
    return [(run.face, run.text) for run in set_line(text, font=font, size_pt=10)]


def test_set_line_keeps_every_character_in_order() -> None:
    text = "I SAID IT IS 5 O'CLOCK -- ШШ!"
    assert "".join(run.text for run in set_line(text, font=LETTERING, size_pt=8)) == text


@pytest.mark.parametrize("text", ["I", "I'M HERE", "AND I", "HENRY VIII", "It is", "PART II"])
def test_set_line_keeps_the_crossbars_of_pronoun_numeral_and_mixed_case(text: str) -> None:
    assert faces_of(text) == [(LETTERING, text)]


def test_set_line_takes_the_crossbars_off_an_i_inside_a_word() -> None:
    assert faces_of("I DID") == [(LETTERING, "I D"), (PLAIN_I, "I"), (LETTERING, "D")]


def test_plain_i_is_narrower_and_as_tall_as_a_capital() -> None:
    assert measure("WIN", font=LETTERING, size_pt=10) < measure("WLN", font=LETTERING, size_pt=10)
    plain = face(PLAIN_I).shape("I")[0].id
    tallest = max(y for polygon in face(PLAIN_I).outline(plain) for _, y in polygon)
    assert tallest == pytest.approx(face(LETTERING).cap_height, abs=0.02)


def test_set_line_sets_what_delius_lacks_in_the_named_fallback() -> None:
    assert faces_of("DA Ш") == [(LETTERING, "DA "), (FALLBACK, "Ш")]


def test_set_line_keeps_a_letter_and_its_combining_mark_together() -> None:
    assert faces_of("AQ\u0323B") == [(LETTERING, "A"), (FALLBACK, "Q\u0323"), (LETTERING, "B")]


def test_measure_is_the_sum_of_the_runs() -> None:
    text = "WAVE, I SAID: TO VIENNA"
    runs = set_line(text, font=LETTERING, size_pt=9)
    assert measure(text, font=LETTERING, size_pt=9) == pytest.approx(sum(run.width_pt for run in runs))


def test_measure_kerns() -> None:
    pair = measure("AV", font=LETTERING, size_pt=100)
    assert pair < measure("A", font=LETTERING, size_pt=100) + measure("V", font=LETTERING, size_pt=100)


def test_measure_grows_with_the_size() -> None:
    assert measure("SPLASH", font=DISPLAY, size_pt=20) == pytest.approx(2 * measure("SPLASH", font=DISPLAY, size_pt=10))


def test_uncovered_names_each_undrawable_character_once() -> None:
    assert uncovered("a\U0001f600b\U0001f600", font=LETTERING) == ("\U0001f600",)


def test_drawable_leaves_out_what_no_face_draws() -> None:
    assert drawable("Hi \U0001f600 you", font=LETTERING) == "Hi  you"


def drawn(text: str, *, font: str) -> str:
    """The characters in the order in which they stand, from the left."""
    runs = set_line(text, font=font, size_pt=10)
    glyphs = [glyph for run in runs for glyph in run.glyphs]
    places = [round(glyph.x_pt, 3) for glyph in glyphs]
    assert places == sorted(places)
    return "".join(text[glyph.char] for glyph in glyphs)


def test_hebrew_runs_from_right_to_left() -> None:
    assert drawn("\u05e9\u05dc\u05d5\u05dd!", font=HEBREW) == "!\u05dd\u05d5\u05dc\u05e9"


def test_a_number_in_hebrew_runs_as_numbers_do() -> None:
    assert drawn("\u05d1 12:30.", font=HEBREW) == ".12:30 \u05d1"


def test_brackets_in_hebrew_are_turned_round() -> None:
    opening, closing = face(HEBREW).shape("("), face(HEBREW).shape(")")
    (run,) = set_line("\u05d0(\u05d1)", font=HEBREW, size_pt=10)
    # On the left stands the one that ends the brackets: it is drawn as an opening one.
    assert (run.glyphs[0].id, run.glyphs[2].id) == (opening[0].id, closing[0].id)


def test_arabic_letters_join() -> None:
    alone = face(ARABIC).shape("\u0628", direction="rtl")[0].id
    word = face(ARABIC).shape("\u0628\u0628\u0628", direction="rtl")
    bases = {glyph.id for glyph in word if glyph.advance > 0}
    assert alone not in bases
    assert len(bases) == 3


def test_a_lam_before_an_alef_leans_to_it() -> None:
    leaning, plain = (face(ARABIC).shape("\u0644" + after, direction="rtl")[-1].id for after in "\u0627\u0628")
    assert leaning != plain


def test_a_line_of_a_paragraph_runs_as_the_paragraph_says() -> None:
    text = "NASA!"
    assert [run.text for run in set_line(text, font=HEBREW, size_pt=10)] == ["NASA!"]
    assert [run.text for run in set_line(text, font=HEBREW, size_pt=10, found=(2, 2, 2, 2, 1))] == ["!", "NASA"]


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("A", LETTERING),
        ("\u0416", FALLBACK),
        ("\u05d0", HEBREW),
        ("\u0628", ARABIC),
        ("\u732b", JAPANESE),
        ("\u061f", ARABIC),
    ],
)
def test_each_script_has_a_named_stand_in(char: str, name: str) -> None:
    assert stand_in(char, font=LETTERING) == name


def test_beside_display_letters_heavy_ones_stand_in() -> None:
    assert stand_in("\u05d0", font=DISPLAY) == HEBREW_BOLD


def test_chinese_and_japanese_forms_of_a_character_are_two() -> None:
    forms = {name: face(name).shape("\u76f4")[0].id for name in (JAPANESE, SIMPLIFIED)}
    assert forms[JAPANESE] != forms[SIMPLIFIED]


def test_what_only_steers_the_setting_needs_no_glyph() -> None:
    assert uncovered("a\u200f\u2067b\u00ad", font=LETTERING) == ()


def test_the_way_out_names_the_extra_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audobon.typography.setting.is_installed", lambda name: "CJK" not in name)
    assert uncovered("a\u732b", font=LETTERING) == ("\u732b",)
    assert way_out(("\u732b",)) == "run `pip install 'audobon[cjk]'`"
    assert way_out(("\U0001f600",)) == "write them in other characters, or leave them out"


MIXED = st.text(
    "ab I1,. !?()\u05d0\u05d1\u05b0\u0628\u0644\u0627\u064e\u0661\u732b\u30fc\u3002\u0416", min_size=1, max_size=25
)


@given(MIXED, st.booleans())
def test_every_character_is_set_once_and_nothing_overlaps(text: str, vertical: bool) -> None:
    runs = set_line(text, font=LETTERING, size_pt=10, vertical=vertical)
    assert sorted("".join(run.text for run in runs)) == sorted(text)
    pen = 0.0
    for run in runs:
        assert run.at_pt == pytest.approx(pen)
        pen += run.width_pt
    assert pen == pytest.approx(measure(text, font=LETTERING, size_pt=10, vertical=vertical))
    assert {glyph.char for run in runs for glyph in run.glyphs} <= set(range(len(text)))


def test_face_that_is_not_installed_is_a_coded_error_with_a_way_out() -> None:
    with pytest.raises(ResourceError) as caught:
        face("Nonesuch Sans")
    assert caught.value.code == "AUD-510"
    assert "fontpkg-nonesuch-sans" in caught.value.hint


def test_stressed_words_take_the_bold_italic_and_its_plain_i() -> None:
    runs = set_line("I WILL GO", font=LETTERING, size_pt=10, stressed=((2, 6),))
    assert [(run.face, run.text) for run in runs] == [
        (LETTERING, "I "),
        (BOLD_ITALIC, "W"),
        (BOLD_ITALIC_PLAIN_I, "I"),
        (BOLD_ITALIC, "LL"),
        (LETTERING, " GO"),
    ]


@pytest.mark.parametrize(
    ("text", "font", "stressed"),
    [
        ("שלום", HEBREW, HEBREW_BOLD),
        ("سلام", ARABIC, ARABIC_BOLD),
        ("Ж", LETTERING, FALLBACK_BOLD),
        ("猫", JAPANESE, JAPANESE_BOLD),
    ],
)
def test_every_script_has_a_face_for_stressed_words(text: str, font: str, stressed: str) -> None:
    for vertical in (False, True):
        runs = set_line(text, font=font, size_pt=10, stressed=((0, len(text)),), vertical=vertical)
        assert {run.face for run in runs} == {stressed}


def test_the_bold_italic_is_broader_and_leans_to_the_right() -> None:
    plain, leaning = face(LETTERING), face(BOLD_ITALIC)
    (glyph,), (leant,) = plain.shape("L"), leaning.shape("L")
    assert leant.advance == pytest.approx(glyph.advance + BROADER_EM, abs=0.002)
    points = [point for polygon in leaning.outline(leant.id) for point in polygon]
    left_at = {high: min(x for x, y in points if (y > 0.5) is high) for high in (False, True)}
    assert left_at[True] > left_at[False] + 0.05
    assert measure("AV", font=LETTERING, size_pt=1, stressed=((0, 2),)) < sum(
        leaning.shape(char)[0].advance for char in "AV"
    )
