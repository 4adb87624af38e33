"""Scripts: what a text is lettered in, and its capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.typography.faces import ARABIC, DISPLAY, HEBREW, JAPANESE, LETTERING, SIMPLIFIED, TRADITIONAL, family_for
from audobon.typography.scripts import Script, capitals, main_script


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("Hello", "", Script.PLAIN),
        ("Да", "", Script.PLAIN),
        ("שלום", "", Script.HEBREW),
        ("مرحبا", "", Script.ARABIC),
        ("私はJohn", "", Script.HAN),
        ("Twitterって何", "", Script.HAN),
        ("안녕", "", Script.HANGUL),
        ("iPhone של דן", "he", Script.HEBREW),
        ("iPhone של דן", "", Script.PLAIN),
        ("12!?", "he", Script.HEBREW),
        ("12!?", "", Script.PLAIN),
        ("…！", "", Script.HAN),
        ("NASA", "ja", Script.PLAIN),
    ],
)
def test_main_script_is_that_of_the_language_or_of_most_letters(text: str, language: str, script: Script) -> None:
    assert main_script(text, language=language) is script


@pytest.mark.parametrize(
    ("text", "language", "capital"),
    [
        ("istanbul", "", "ISTANBUL"),
        ("istanbul", "tr", "İSTANBUL"),
        ("ırmak", "tr", "IRMAK"),
        ("straße", "de", "STRASSE"),
        ("άλλο", "el", "ΑΛΛΟ"),
        ("αϊ", "el", "ΑΪ"),
        ("שלום", "he", "שלום"),
    ],
)
def test_capitals_are_as_the_language_writes_them(text: str, language: str, capital: str) -> None:
    assert capitals(text, language=language) == capital


@pytest.mark.parametrize(
    ("script", "language", "family"),
    [
        (Script.PLAIN, "en", LETTERING),
        (Script.HEBREW, "he", HEBREW),
        (Script.ARABIC, "fa", ARABIC),
        (Script.HAN, "", JAPANESE),
        (Script.HAN, "ja", JAPANESE),
        (Script.HAN, "zh", SIMPLIFIED),
        (Script.HAN, "zh-Hant", TRADITIONAL),
        (Script.HAN, "zh-TW", TRADITIONAL),
    ],
)
def test_each_script_has_its_family(script: Script, language: str, family: str) -> None:
    assert family_for(script, language=language) == family
    assert family_for(Script.PLAIN, language=language, heavy=True) == DISPLAY


@given(st.text(max_size=20), st.sampled_from(["", "he", "ja", "ar", "ko", "en"]))
def test_every_text_has_a_script(text: str, language: str) -> None:
    assert main_script(text, language=language) in Script
