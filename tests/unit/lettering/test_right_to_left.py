"""Pages read from right to left: the first frame and the first speaker are at the right."""

from __future__ import annotations

import pytest

from audobon.comic.page import Page, Refusal
from audobon.lettering.grid import TierComposer
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.right_to_left import MirroredComposer, MirroredLetterer
from tests.unit.lettering.lettering_cases import a_figure, a_frame, a_lettered_line, a_panel, a_plan, some_pencils


@pytest.mark.parametrize("count", range(1, 10))
def test_frames_are_the_mirror_image(count: int) -> None:
    plan = a_plan(*(a_panel(f"p{number}", importance=number / 9) for number in range(count)))
    plain, turned = TierComposer(), MirroredComposer(TierComposer())
    width = plain.page_format.width_pt
    for one, other in zip(plain.frames(plan), turned.frames(plan), strict=True):
        assert other.panel == one.panel
        assert other.box.right == pytest.approx(width - one.box.x)
        assert (other.box.y, other.box.height) == (one.box.y, one.box.height)
    assert turned.room == plain.room


def test_who_speaks_first_speaks_at_the_right() -> None:
    lines = [a_lettered_line("Who is there?", speaker="ada"), a_lettered_line("Only me.", speaker="bea")]
    plan = a_plan(a_panel("p1", lines=lines))
    pencils = some_pencils("p1", figures=[a_figure("ada", x=0.75, y=0.6), a_figure("bea", x=0.25, y=0.6)])
    page = MirroredLetterer(BalloonLetterer()).letter(plan, [a_frame("p1")], [pencils])
    assert isinstance(page, Page)
    first, second = page.balloons
    assert (first.speaker, second.speaker) == ("ada", "bea")
    assert first.body.center.x > second.body.center.x
    assert first.mouth is not None
    assert first.mouth.x > a_frame("p1").box.center.x


def test_words_that_do_not_fit_are_refused_by_name() -> None:
    plan = a_plan(a_panel("p1", lines=[a_lettered_line("word " * 400, speaker="ada")]))
    answer = MirroredLetterer(BalloonLetterer()).letter(plan, [a_frame("p1")], [some_pencils("p1")])
    assert isinstance(answer, Refusal)
    assert answer.panel == "p1"
