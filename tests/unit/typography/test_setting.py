"""Setting lines: faces, crossbars, fallback, widths."""

import pytest

from audobon.errors import ResourceError
from audobon.typography.faces import DISPLAY, FALLBACK, LETTERING, PLAIN_I, face
from audobon.typography.setting import drawable, measure, set_line, uncovered


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
    plain = face(PLAIN_I).shape("I")[0][0]
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


def test_face_that_is_not_installed_is_a_coded_error_with_a_way_out() -> None:
    with pytest.raises(ResourceError) as caught:
        face("Nonesuch Sans")
    assert caught.value.code == "AUD-510"
    assert "fontpkg-nonesuch-sans" in caught.value.hint
