"""Lettering in other scripts: words run their own way, columns stand, and every hard rule holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audobon.comic.geometry import point_in
from audobon.comic.page import Balloon, Frame, Page, Refusal
from audobon.comic.pencils import FigureAnchors
from audobon.comic.raster import Raster
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.errors import ResourceError
from audobon.evaluation.lettering import page_faults
from audobon.evaluation.pages_seen import PageSeen
from audobon.lettering.hands import hand_for, set_text
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.right_to_left import MirroredLetterer
from audobon.typography.faces import ARABIC, HEBREW, HEBREW_BOLD, JAPANESE
from tests.unit.lettering.lettering_cases import a_figure, a_frame, a_lettered_line, a_panel, a_plan, some_pencils

WAITED = {
    "he": "למה לא באת אתמול? חיכיתי לך שעה!",
    "ar": "لماذا لم تأت\u0650 أمس؟ انتظرتك ساعة!",
    "ja": "どうして昨日来なかったの？12時まで1人で待ってたのに！",
    "zh": "你昨天为什么没有来？我等了你整整一个小时！",
}
SPOKEN = tuple(kind for kind in LetteringKind if kind is not LetteringKind.SOUND)
FIGURES = (a_figure("ada", x=0.28, y=0.7, size=0.16), a_figure("ben", x=0.75, y=0.7, size=0.16))


def lettered(
    lines: list[LetteringLine],
    *,
    language: str,
    vertical: bool = False,
    frame: Frame | None = None,
    figures: tuple[FigureAnchors, ...] = FIGURES,
    mirrored: bool = False,
) -> Page | Refusal:
    plan = replace(a_plan(a_panel("p1", lines=lines)), language=language, vertical=vertical)
    letterer = MirroredLetterer(BalloonLetterer()) if mirrored else BalloonLetterer()
    return letterer.letter(plan, [frame or a_frame(width=300, height=300)], [some_pencils("p1", figures=figures)])


def a_page(lines: list[LetteringLine], *, language: str, vertical: bool = False, mirrored: bool = False) -> Page:
    page = lettered(lines, language=language, vertical=vertical, mirrored=mirrored)
    assert isinstance(page, Page), page
    return page


def balloon_of(
    text: str, *, kind: LetteringKind = LetteringKind.SPEECH, language: str, vertical: bool = False
) -> Balloon:
    line = a_lettered_line(text, kind=kind, speaker=None if kind is LetteringKind.CAPTION else "ada")
    return a_page([line], language=language, vertical=vertical).balloons[0]


def faults(page: Page, figures: tuple[FigureAnchors, ...]) -> list[str]:
    """What the evaluation, which knows nothing of the letterer's ways, finds wrong."""
    box = page.frames[0].box
    seen = PageSeen(
        book="b",
        page=page,
        panels=("p1",),
        print=Raster(array=np.full((738, 477, 3), 255, np.uint8)),
        faces={"p1": {one.character: one.face.placed_in(box) for one in figures}},
        mouths={"p1": {one.character: point_in(box, one.mouth) for one in figures}},
        right_to_left=False,
    )
    return sorted({fault.fault for fault in page_faults(seen)} - {"order_breaks", "low_contrast"})


@pytest.mark.parametrize(("language", "font"), [("he", HEBREW), ("ar", ARABIC), ("ja", JAPANESE)])
def test_each_language_has_its_hand(language: str, font: str) -> None:
    balloon = balloon_of(WAITED[language], language=language)
    assert balloon.font == font
    assert "".join("".join(line.text for line in balloon.lines).split()) == "".join(WAITED[language].split())


def test_hebrew_captions_stand_flush_at_the_right() -> None:
    lines = balloon_of(WAITED["he"] * 3, kind=LetteringKind.CAPTION, language="he").lines
    ends = [line.origin.x + line.width_pt for line in lines]
    assert len(lines) > 1
    assert max(ends) - min(ends) < 0.001
    assert len({round(line.origin.x, 3) for line in lines}) > 1


def test_speech_in_hebrew_is_centred() -> None:
    lines = balloon_of(WAITED["he"], language="he").lines
    assert len({round(line.origin.x + line.width_pt / 2, 3) for line in lines}) == 1


def test_sounds_take_the_heavy_hand() -> None:
    line = a_lettered_line("בום", kind=LetteringKind.SOUND)
    assert hand_for(line, line.text, language="he").font == HEBREW_BOLD


def test_a_line_runs_as_its_paragraph_does() -> None:
    # The second line is Latin alone, but its full stop ends a Hebrew sentence: it stands at the left.
    text = "אבגד הוזחטיכל NASA."
    balloon = balloon_of(text, language="he")
    (last,) = [line for line in balloon.lines if line.text == "NASA."]
    assert last.levels == (2, 2, 2, 2, 1)


def test_columns_go_from_right_to_left_and_begin_at_one_height() -> None:
    lines = balloon_of(WAITED["ja"], language="ja", vertical=True).lines
    assert len(lines) > 1
    assert all(line.vertical for line in lines)
    assert [line.origin.x for line in lines] == sorted((line.origin.x for line in lines), reverse=True)
    assert len({line.origin.y for line in lines}) == 1


def test_balloons_of_columns_are_tall() -> None:
    upright = balloon_of(WAITED["zh"], language="zh", vertical=True).body
    lying = balloon_of(WAITED["zh"], language="zh").body
    assert upright.height > upright.width
    assert lying.width > lying.height


def test_only_scripts_that_can_stand_in_columns_do() -> None:
    for language in ("he", "ar"):
        assert not any(line.vertical for line in balloon_of(WAITED[language], language=language, vertical=True).lines)
    assert not any(line.vertical for line in balloon_of("Hello there", language="ja", vertical=True).lines)


def test_a_mirrored_page_keeps_its_columns_in_order() -> None:
    lines = [a_lettered_line(WAITED["ja"], speaker="ada"), a_lettered_line(WAITED["ja"], kind=LetteringKind.CAPTION)]
    page = a_page(lines, language="ja", vertical=True, mirrored=True)
    assert faults(page, FIGURES) == []
    for balloon in page.balloons:
        assert [line.origin.x for line in balloon.lines] == sorted((x.origin.x for x in balloon.lines), reverse=True)


@pytest.mark.parametrize("mirrored", [False, True])
def test_hebrew_captions_of_a_mirrored_page_stand_flush_at_the_right_too(mirrored: bool) -> None:
    line = a_lettered_line(WAITED["he"] * 3, kind=LetteringKind.CAPTION)
    page = a_page([line], language="he", mirrored=mirrored)
    assert len({round(each.origin.x + each.width_pt, 3) for each in page.balloons[0].lines}) == 1
    assert faults(page, FIGURES) == []


def test_dots_and_dashes_of_japanese_are_its_own() -> None:
    line = a_lettered_line("え... まさか--")
    assert set_text(line, language="ja").text == "え… まさか——"


@pytest.mark.parametrize("language", list(WAITED))
def test_letters_are_larger_where_room_allows_and_never_smaller_than_latin_ones(language: str) -> None:
    line = a_lettered_line(WAITED[language])
    hand = hand_for(line, line.text, language=language)
    assert 8.2 < hand.size_pt(8.2) <= 9.5
    assert hand.size_pt(8.0, ease=0.0) == 8.0


def test_words_that_fit_at_the_smallest_size_alone_are_not_refused() -> None:
    page = lettered(
        [a_lettered_line(" ".join([WAITED["ar"]] * 4), speaker="off")],
        language="ar",
        figures=(),
        frame=a_frame(width=118, height=105),
    )
    assert isinstance(page, Page)
    assert 8.0 <= page.balloons[0].lines[0].size_pt < 8.8


def test_what_does_not_fit_is_counted_in_characters() -> None:
    refusal = lettered([a_lettered_line(WAITED["ja"] * 30, speaker="ada")], language="ja", vertical=True)
    assert isinstance(refusal, Refusal)
    assert refusal.unit == "characters"
    assert 20 < refusal.words_that_fit < len(WAITED["ja"] * 30)


def test_without_the_extra_the_characters_and_the_extra_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audobon.typography.setting.is_installed", lambda name: "CJK" not in name)
    with pytest.raises(ResourceError, match=r"AUD-512.*panel p1.*U\+3069 HIRAGANA LETTER DO.* and 12 more") as caught:
        lettered([a_lettered_line(WAITED["ja"])], language="ja")
    assert caught.value.hint == "run `pip install 'audobon[cjk]'`"


scripts = st.sampled_from(
    [
        ("he", "אבגדהוזחךןץ\u05b0\u05b8 ,.!?12"),
        ("ar", "ابتجدلمنوي\u064e\u0650\u0651 ،؟!١"),
        ("ja", "私猫犬はがったカーッ、。「」！ 12N"),
        ("zh", "你昨天为什么没有来？，。…"),
        ("he", "אבגד abcd (12:30) -"),
        ("", "אב abc بت 猫犬 12"),
    ]
)


@st.composite
def said(draw: st.DrawFn) -> tuple[str, list[LetteringLine]]:
    language, letters = draw(scripts)
    texts = st.lists(st.text(letters, min_size=1, max_size=9), min_size=1, max_size=6).map(" ".join)
    kinds = draw(st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=3))
    return language, [
        a_lettered_line(draw(texts), kind=kind, speaker=None if kind is LetteringKind.CAPTION else who)
        for kind, who in zip(kinds, ("ada", "ben", "ada"), strict=False)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said(), st.booleans(), st.booleans())
def test_every_hard_rule_holds_in_every_script(
    said: tuple[str, list[LetteringLine]], vertical: bool, mirrored: bool
) -> None:
    language, lines = said
    answer = lettered(lines, language=language, vertical=vertical, mirrored=mirrored)
    if isinstance(answer, Page):
        assert faults(answer, FIGURES) == []
    else:
        assert answer.panel == "p1"
