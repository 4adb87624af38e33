"""Every check of a page has a page that must raise it and one that must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Balloon, Page
from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import LetteringKind
from audobon.quality import HouseEditor
from audobon.quality.page_checks import BalloonOverFace, TextOverflow, covered_share
from tests.builders import SmallComposer, SmallLetterer, SmallPenciller, a_board, a_brief

PLAN = a_board(pages=[[a_brief("p1")]]).pages[0]


def lettered() -> tuple[Page, tuple[Pencils, ...]]:
    frames = SmallComposer().frames(PLAN)
    pencils = (SmallPenciller().draw(PLAN.panels[0], (), width_px=160, height_px=240),)
    page = SmallLetterer().letter(PLAN, frames, pencils)
    assert isinstance(page, Page)
    return page, pencils


def with_balloon(page: Page, balloon: Balloon) -> Page:
    return replace(page, balloons=(balloon,))


def moved(balloon: Balloon, *, down: float) -> Balloon:
    points = tuple(Point(x=point.x, y=point.y + down) for point in balloon.outline.points)
    body = replace(balloon.body, y=balloon.body.y + down)
    lines = tuple(replace(line, origin=Point(x=line.origin.x, y=line.origin.y + down)) for line in balloon.lines)
    return replace(balloon, outline=Outline(points=points), body=body, lines=lines)


def test_balloon_over_a_face_is_found() -> None:
    page, pencils = lettered()
    face = pencils[0].anchors[0].face.placed_in(page.frames[0].box)
    balloon = moved(page.balloons[0], down=face.y + 5 - page.balloons[0].body.y)
    ((panel, finding),) = BalloonOverFace().findings(with_balloon(page, balloon), pencils)
    assert (panel, finding.code, finding.character) == ("p1", "AUD-Q101", "anna")
    assert finding.measured == pytest.approx(12 / face.height, abs=0.1)


def test_balloon_beside_the_faces_is_fine() -> None:
    page, pencils = lettered()
    assert BalloonOverFace().findings(page, pencils) == []


def test_face_out_of_frame_is_not_judged() -> None:
    page, (pencils,) = lettered()
    anchor = replace(pencils.anchors[0], face=Box(x=0.4, y=-0.25, width=0.2, height=0.3))
    assert BalloonOverFace().findings(page, (replace(pencils, anchors=(anchor,)),)) == []


def test_words_wider_than_their_balloon_are_found() -> None:
    page, pencils = lettered()
    balloon = page.balloons[0]
    wide = replace(balloon, lines=(replace(balloon.lines[0], width_pt=balloon.body.width + 30),))
    ((panel, finding),) = TextOverflow().findings(with_balloon(page, wide), pencils)
    assert (panel, finding.code) == ("p1", "AUD-Q102")


def test_words_inside_their_balloon_are_fine() -> None:
    page, pencils = lettered()
    assert TextOverflow().findings(page, pencils) == []


def test_sound_may_leave_its_outline_but_not_the_page() -> None:
    page, pencils = lettered()
    balloon = replace(page.balloons[0], kind=LetteringKind.SOUND)
    inside = replace(balloon, lines=(replace(balloon.lines[0], origin=Point(x=15, y=200), width_pt=60),))
    outside = replace(balloon, lines=(replace(balloon.lines[0], origin=Point(x=180, y=200), width_pt=60),))
    assert TextOverflow().findings(with_balloon(page, inside), pencils) == []
    assert len(TextOverflow().findings(with_balloon(page, outside), pencils)) == 1


def test_share_of_a_box_inside_a_triangle_is_its_area() -> None:
    triangle = Outline(points=(Point(x=0, y=0), Point(x=10, y=0), Point(x=0, y=10)))
    assert covered_share(Box(x=0, y=0, width=10, height=10), triangle) == pytest.approx(0.5, abs=0.05)


def test_editor_gives_one_verdict_for_each_panel() -> None:
    page, pencils = lettered()
    (verdict,) = HouseEditor().judge_page(page, pencils)
    assert (verdict.panel, verdict.accepted) == ("p1", True)
