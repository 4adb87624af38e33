"""Strips: a panel a tier, letters large enough for a telephone, gutters that carry time, air for words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.geometry import Box
from audobon.comic.page import Page, Refusal
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import DayTime, PanelBrief
from audobon.lettering.strip import BREATH_PT, PASSAGE_PT, STRIP, TURN_PT, StripLetterer
from tests.unit.lettering.lettering_cases import a_figure, a_lettered_line, a_panel, a_plan, some_pencils

SPEECH = "We shall go up the hill and over the other side before the sun is down, and nobody will see us go."


def pencils_of(panel: str, *, width: int = 240, height: int = 120, y: float = 0.6) -> Pencils:
    figures = (a_figure("ada", x=0.3, y=y, aspect=2), a_figure("ben", x=0.7, y=y, aspect=2))
    drawn = some_pencils(panel, figures=figures)
    return replace(drawn, draft=Raster(array=np.full((height, width, 3), 200, np.uint8)))


def spoken(panel: str, *, times: int = 1) -> PanelBrief:
    lines = [a_lettered_line(SPEECH, speaker=("ada", "ben")[turn % 2]) for turn in range(times)]
    return a_panel(panel, lines=lines)


def sections(*plans: tuple[PanelBrief, ...], heading: str = "") -> tuple[Page, ...]:
    pages = [
        a_plan(*panels, number=number, heading=heading if number == 1 else "", byline="A. Nobody" if heading else "")
        for number, panels in enumerate(plans, start=1)
    ]
    answer = StripLetterer().sections(pages, pencils_of)
    assert not isinstance(answer, Refusal), answer
    return answer


def test_strip_has_a_section_a_panel_as_wide_as_the_strip() -> None:
    found = sections((spoken("p1"), spoken("p2")), (spoken("p3"),))
    assert [section.frames[0].panel for section in found] == ["p1", "p2", "p3"]
    assert [section.number for section in found] == [1, 2, 3]
    for section in found:
        box = section.frames[0].box
        assert (box.x, box.right) == (STRIP.margin_side_pt, STRIP.width_pt - STRIP.margin_side_pt)
        assert box.width / box.height == pytest.approx(2.0)
        assert section.folio is None
    assert round(STRIP.width_pt * STRIP.dpi / 72) == 800


def test_double_page_is_a_section_as_others_are() -> None:
    plan = replace(a_plan(spoken("p1"), number=2), double=True)
    (section,) = StripLetterer().sections([plan], lambda panel: pencils_of(panel, width=280))  # type: ignore[misc]
    assert isinstance(section, Page)
    assert (section.width_pt, section.double) == (STRIP.width_pt, False)
    box = section.frames[0].box
    assert box.width / box.height == pytest.approx(280 / 120)


def test_letters_have_at_least_eighteen_pixels() -> None:
    for section in sections((spoken("p1", times=3),)):
        sizes = [line.size_pt for balloon in section.balloons for line in balloon.lines]
        assert sizes
        assert min(sizes) * STRIP.pixels_per_point >= 18.0 - 1e-9


def test_gutters_carry_time() -> None:
    first = spoken("p1")
    night = replace(spoken("p4"), time=DayTime.NIGHT)
    elsewhere = replace(night, id="p5", scene="s2")
    found = sections((first, spoken("p2")), (spoken("p3"), night, elsewhere))
    tops = [section.frames[0].box.y - _air(section) for section in found]
    assert tops == pytest.approx([STRIP.margin_top_pt, BREATH_PT, TURN_PT, PASSAGE_PT, PASSAGE_PT])
    assert BREATH_PT < TURN_PT < PASSAGE_PT


def _air(section: Page) -> float:
    """How far balloons reach over their picture, as the whole steps that the letterer gives."""
    top = min(point.y for balloon in section.balloons for point in balloon.outline.points)
    reach = section.frames[0].box.y - top
    return next(air for air in (0.0, 30.0, 60.0, 95.0, 135.0, 180.0, 240.0, 320.0) if air >= reach)


def test_words_without_room_hang_over_the_picture_and_cover_nobody() -> None:
    (section,) = sections((spoken("p1", times=4),))
    picture = section.frames[0].box
    assert min(point.y for balloon in section.balloons for point in balloon.outline.points) < picture.y
    assert len(section.balloons) == 4
    faces = [figure.face.placed_in(picture) for figure in pencils_of("p1").anchors]
    for balloon in section.balloons:
        assert all(balloon.body.intersection_area(face) == 0 for face in faces)
        assert balloon.body.y >= 0
        assert balloon.body.bottom <= section.height_pt


def test_head_that_the_picture_cuts_off_does_not_show_in_the_air() -> None:
    answer = StripLetterer().sections(
        [a_plan(spoken("p1", times=4), number=1)], lambda panel: pencils_of(panel, y=-0.15)
    )
    assert not isinstance(answer, Refusal)
    assert [balloon.mouth for balloon in answer[0].balloons] == [None] * 4


def test_mouth_deep_under_another_face_is_reached_from_below() -> None:
    over = replace(a_figure("ada", x=0.5, y=0.45), face=Box(x=0.05, y=0.2, width=0.9, height=0.4))
    under = a_figure("ben", x=0.5, y=0.85)
    drawn = replace(pencils_of("p1"), anchors=(over, under), reserved=())
    brief = a_panel("p1", lines=[a_lettered_line(SPEECH, speaker="ben")])
    answer = StripLetterer().sections([a_plan(brief, number=1)], lambda panel: drawn)
    assert not isinstance(answer, Refusal), answer
    (section,) = answer
    (balloon,) = section.balloons
    assert balloon.body.y > section.frames[0].box.center.y
    assert balloon.mouth is not None
    assert max(point.y for point in balloon.outline.points) < section.height_pt


def test_title_stands_above_the_first_picture() -> None:
    first, second = sections((spoken("p1"),), (spoken("p2"),), heading="The Hill")
    lines = [line.text for heading in first.headings for line in heading.lines]
    assert lines == ["THE HILL", "A. Nobody"]
    assert max(line.origin.y for heading in first.headings for line in heading.lines) < first.frames[0].box.y
    assert second.headings == ()


def test_cover_opens_the_strip_and_its_title_is_not_set_twice() -> None:
    cover = a_plan(a_panel("cover"), number=1, heading="The Hill", byline="A. Nobody")
    plans = [replace(cover, ground="#334455"), a_plan(spoken("p1"), number=2, heading="The Hill", byline="A. Nobody")]
    answer = StripLetterer().sections(plans, pencils_of)
    assert not isinstance(answer, Refusal)
    assert [len(section.headings) for section in answer] == [2, 0]
    assert answer[1].frames[0].box.y >= PASSAGE_PT


def test_word_that_no_height_can_hold_is_refused_by_name() -> None:
    monologue = a_panel("p7", lines=[a_lettered_line(SPEECH * 12, speaker="ada")])
    answer = StripLetterer().sections([a_plan(spoken("p1"), monologue, number=1)], pencils_of)
    assert isinstance(answer, Refusal)
    assert answer.panel == "p7"


def test_strip_of_nothing_is_empty() -> None:
    assert StripLetterer().sections([], pencils_of) == ()
