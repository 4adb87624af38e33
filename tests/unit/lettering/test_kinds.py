"""Kinds of balloons: voices over a wire, songs, and what one speaker says in two breaths."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audobon.comic.geometry import Box, Outline, point_in
from audobon.comic.mirroring import mirrored_page
from audobon.comic.page import Frame, Page
from audobon.comic.pencils import FigureAnchors
from audobon.comic.raster import Raster
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.evaluation.lettering import page_faults
from audobon.evaluation.pages_seen import PageSeen
from audobon.lettering.letterer import BalloonLetterer
from audobon.typography.marks import INK, Shape, Words, balloon_marks
from audobon.typography.paths import signed_area
from tests.unit.lettering.lettering_cases import (
    a_figure,
    a_frame,
    a_lettered_line,
    a_panel,
    a_plan,
    some_pencils,
    texts,
)

FIGURES = (a_figure("ada", x=0.25, y=0.72, size=0.16), a_figure("ben", x=0.8, y=0.72, size=0.16))
FRAME = a_frame(width=427, height=300)


def a_page(*lines: LetteringLine, figures: tuple[FigureAnchors, ...] = FIGURES, frame: Frame = FRAME) -> Page:
    page = BalloonLetterer().letter(a_plan(a_panel("p1", lines=lines)), [frame], [some_pencils("p1", figures=figures)])
    assert isinstance(page, Page), page
    return page


def faults(page: Page, *, mirrored: bool = False) -> list[str]:
    box = page.frames[0].box
    turn = (lambda x: page.width_pt - x) if mirrored else (lambda x: x)
    boxes = {one.character: one.face.placed_in(FRAME.box) for one in FIGURES}
    faces = {
        who: Box(x=min(turn(b.x), turn(b.right)), y=b.y, width=b.width, height=b.height) for who, b in boxes.items()
    }
    mouths = {one.character: point_in(box, one.mouth) for one in FIGURES}
    seen = PageSeen(
        book="b", page=page, panels=("p1",), print=Raster(array=np.full((738, 477, 3), 255, np.uint8)),
        faces={"p1": faces}, mouths={"p1": mouths}, right_to_left=mirrored,
    )  # fmt: skip
    return sorted({fault.fault for fault in page_faults(seen)} - {"order_breaks"})


def corners(outline: Outline, *, sharper_than: float) -> int:
    """Points where the outline turns by more than so many degrees."""
    xy = np.array([(point.x, point.y) for point in outline.points])
    ways = np.roll(xy, -1, axis=0) - xy
    angles = np.degrees(np.arctan2(ways[:, 1], ways[:, 0]))
    turns = np.abs((np.diff(np.append(angles, angles[0])) + 180) % 360 - 180)
    return int((turns > sharper_than).sum())


def test_a_voice_over_a_wire_has_teeth_and_a_jogged_tail() -> None:
    radio = a_page(a_lettered_line("Do you read me? Over.", kind=LetteringKind.RADIO, speaker="ada")).balloons[0]
    speech = a_page(a_lettered_line("Do you read me? Over.", speaker="ada")).balloons[0]
    assert corners(radio.outline, sharper_than=35) > 25
    assert corners(speech.outline, sharper_than=35) < 8
    below = [point for point in radio.outline.points if point.y > radio.body.bottom + 4]
    assert len(below) in range(4, 8), "a jog has few corners"


def test_a_voice_from_afar_has_its_tail_to_the_border() -> None:
    (balloon,) = a_page(a_lettered_line("Base to Alpha.", kind=LetteringKind.RADIO, speaker="far")).balloons
    assert balloon.mouth is None
    assert min(min(p.x - FRAME.box.x, FRAME.box.right - p.x) for p in balloon.outline.points) < 2


def test_a_song_has_notes_before_and_behind_its_words() -> None:
    (balloon,) = a_page(a_lettered_line("La la la, la la", kind=LetteringKind.SONG, speaker="ada")).balloons
    assert len(balloon.extras) == 2
    first, last = (np.array([(p.x, p.y) for p in note.points]) for note in balloon.extras)
    left = min(line.origin.x for line in balloon.lines)
    right = max(line.origin.x + line.width_pt for line in balloon.lines)
    assert first[:, 0].max() < left
    assert last[:, 0].min() > right
    assert first[:, 0].min() > balloon.body.x
    assert last[:, 0].max() < balloon.body.right
    rim, inked, *said = balloon_marks(balloon)
    assert isinstance(rim, Shape)
    assert isinstance(inked, Shape)
    assert (inked.fill, inked.outlines) == (INK, balloon.extras)
    assert all(isinstance(mark, Words) for mark in said)


TWO_BREATHS = (
    a_lettered_line("Good!", speaker="ben"),
    a_lettered_line("Bring the lamp and the long rope, and mind the third step.", speaker="ben"),
)


def test_two_breaths_of_one_speaker_stand_in_one_outline_with_one_tail() -> None:
    page = a_page(*TWO_BREATHS)
    first, second = page.balloons
    assert second.joined == first.order
    assert first.shares_outline(second)
    whole = abs(signed_area(tuple((p.x, p.y) for p in first.outline.points)))
    lobe = abs(signed_area(tuple((p.x, p.y) for p in second.outline.points)))
    assert whole > lobe + first.body.width * first.body.height / 2
    assert [type(mark) for mark in balloon_marks(second)] == [Words] * len(second.lines)
    # One tail: the outline has one place that is far below both bodies.
    low = [p for p in first.outline.points if p.y > max(first.body.bottom, second.body.bottom) + 3]
    assert low
    assert max(p.x for p in low) - min(p.x for p in low) < 60
    assert faults(page) == []


def test_joined_balloons_of_a_later_panel_count_on_from_the_first() -> None:
    plan = a_plan(a_panel("p1", lines=[a_lettered_line("Oh.", speaker="ada")]), a_panel("p2", lines=TWO_BREATHS))
    frames = [replace(FRAME, panel="p1"), Frame(panel="p2", box=replace(FRAME.box, y=340))]
    pencils = [some_pencils(panel, figures=FIGURES) for panel in ("p1", "p2")]
    page = BalloonLetterer().letter(plan, frames, pencils)
    assert isinstance(page, Page)
    assert [balloon.joined for balloon in page.balloons] == [None, None, 1]


@pytest.mark.parametrize(
    "lines",
    [
        (TWO_BREATHS[0], replace(TWO_BREATHS[1], speaker="ada")),
        (TWO_BREATHS[0], replace(TWO_BREATHS[1], kind=LetteringKind.SHOUT)),
        tuple(replace(line, speaker=None) for line in TWO_BREATHS),
    ],
)
def test_other_neighbours_stay_apart(lines: tuple[LetteringLine, ...]) -> None:
    assert [balloon.joined for balloon in a_page(*lines).balloons] == [None, None]


def test_a_mirrored_page_keeps_its_joined_balloons() -> None:
    page = a_page(*TWO_BREATHS)
    turned = mirrored_page(page)
    assert [balloon.joined for balloon in turned.balloons] == [balloon.joined for balloon in page.balloons]
    assert faults(turned, mirrored=True) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(texts, st.sampled_from(["ada", "ben"])), min_size=2, max_size=4))
def test_joined_balloons_keep_every_hard_rule(said: list[tuple[str, str]]) -> None:
    lines = [a_lettered_line(text, speaker=who) for text, who in said]
    plan = a_plan(a_panel("p1", lines=lines))
    page = BalloonLetterer().letter(plan, [FRAME], [some_pencils("p1", figures=FIGURES)])
    if isinstance(page, Page):
        assert faults(page) == []
        for one, other in pairwise(page.balloons):
            assert other.joined in (None, one.order, one.joined)
            assert other.joined is None or one.speaker == other.speaker
