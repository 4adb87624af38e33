"""The letterer's promises, measured with geometry of the tests' own."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from itertools import combinations, pairwise

import pathops
import pytest
from hypothesis import HealthCheck, given, settings

from audobon.comic.geometry import Box, Outline, Point, point_in
from audobon.comic.page import Balloon, Frame, Page, Refusal
from audobon.comic.pencils import FigureAnchors
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.errors import GenerationError, ResourceError
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.page_format import US_COMIC
from audobon.typography.setting import measure
from tests.unit.lettering.lettering_cases import (
    NAMES,
    TAILED,
    a_figure,
    a_frame,
    a_lettered_line,
    a_panel,
    a_plan,
    figures,
    frames,
    lettering_lines,
    some_pencils,
)

ADVICE = "Now, my dears, you may go into the fields or down the lane, but don't go into the garden."


def test_words_in_a_frame_that_bleeds_stay_within_the_margins() -> None:
    box = Box(x=-9.0, y=-9.0, width=495.0, height=756.0)
    lines = [a_lettered_line(ADVICE, speaker="ada"), a_lettered_line("Once upon a time.", kind=LetteringKind.CAPTION)]
    page = a_page(lines, frame=Frame(panel="p1", box=box), figures=(a_figure("ada", x=0.1, y=0.2, size=0.1),))
    area = US_COMIC.live_area()
    for balloon in page.balloons:
        assert area.intersection_area(balloon.body) == pytest.approx(balloon.body.area)
    assert page.folio is None
    assert a_page(lines).folio is not None


def lettered(
    lines: list[LetteringLine],
    *,
    frame: Frame | None = None,
    figures: tuple[FigureAnchors, ...] = (),
    reserved: tuple[Box, ...] = (),
) -> Page | Refusal:
    plan = a_plan(a_panel("p1", lines=lines))
    pencils = some_pencils("p1", figures=figures, reserved=reserved)
    return BalloonLetterer().letter(plan, [frame or a_frame()], [pencils])


def a_page(
    lines: list[LetteringLine],
    *,
    frame: Frame | None = None,
    figures: tuple[FigureAnchors, ...] = (),
    reserved: tuple[Box, ...] = (),
) -> Page:
    page = lettered(lines, frame=frame, figures=figures, reserved=reserved)
    assert isinstance(page, Page), page
    return page


def as_path(*outlines: Outline) -> pathops.Path:
    path = pathops.Path()
    for outline in outlines:
        pen = path.getPen(glyphSet=None)
        pen.moveTo((outline.points[0].x, outline.points[0].y))
        for point in outline.points[1:]:
            pen.lineTo((point.x, point.y))
        pen.closePath()
    return path


def of_box(box: Box) -> Outline:
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return Outline(points=tuple(Point(x=x, y=y) for x, y in corners))


def shared_area(one: pathops.Path, other: pathops.Path) -> float:
    return abs(pathops.op(one, other, pathops.PathOp.INTERSECTION).area)


def shape_of(balloon: Balloon) -> pathops.Path:
    return as_path(balloon.outline, *balloon.extras)


def reads_before(one: Balloon, other: Balloon) -> bool:
    """Left to right, top to bottom: the other starts clearly lower, or stands to the right and not clearly higher."""
    lower = other.body.center.y > one.body.center.y
    right = other.body.center.x > one.body.center.x
    return lower or (right and other.body.bottom > one.body.center.y)


def check_hard_rules(page: Page, frame: Frame, people: tuple[FigureAnchors, ...]) -> None:
    for balloon in page.balloons:
        for point in (point for outline in (balloon.outline, *balloon.extras) for point in outline.points):
            assert frame.box.contains(point)
        for person in people:
            face = person.face.placed_in(frame.box)
            seen = as_path(of_box(face))
            shape = shape_of(balloon)
            visible = person.face.intersection_area(Box(x=0, y=0, width=1, height=1)) / person.face.area
            if visible >= 0.25:
                assert shared_area(shape, seen) < 0.01
        for line in balloon.lines:
            assert US_COMIC.smallest_type_pt <= line.size_pt
    for one, other in combinations(page.balloons, 2):
        assert one.shares_outline(other) or shared_area(shape_of(one), shape_of(other)) < 0.01
    spoken = [balloon for balloon in page.balloons if balloon.kind is not LetteringKind.SOUND]
    for one, other in combinations(spoken, 2):
        assert reads_before(one, other)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(frame=frames, people=figures, lines=lettering_lines)
def test_any_mix_keeps_every_hard_rule_or_is_refused_by_name(
    frame: Frame, people: tuple[FigureAnchors, ...], lines: list[LetteringLine]
) -> None:
    page = lettered(lines, frame=frame, figures=people)
    if isinstance(page, Refusal):
        words = sum(len(line.text.split()) for line in lines)
        assert page.panel == "p1"
        assert page.reason
        assert 0 <= page.words_that_fit < words
    else:
        assert [balloon.spans for balloon in page.balloons] == [line.spans for line in lines]
        check_hard_rules(page, frame, people)


def test_speech_is_set_in_capitals_and_captions_in_mixed_case() -> None:
    caption = a_lettered_line("Once upon a time...", kind=LetteringKind.CAPTION)
    page = a_page([caption, a_lettered_line("Good day", speaker="ada")], figures=(a_figure("ada"),))
    assert [line.text for balloon in page.balloons for line in balloon.lines] == ["Once upon a time...", "GOOD DAY"]


def test_all_words_are_lettered_in_order() -> None:
    page = a_page([a_lettered_line(ADVICE, speaker="ada")], figures=(a_figure("ada", y=0.7),))
    assert " ".join(line.text for line in page.balloons[0].lines) == ADVICE.upper()


def test_text_size_is_the_book_s_size_where_there_is_room() -> None:
    page = a_page([a_lettered_line("Good day", speaker="ada")], figures=(a_figure("ada", y=0.7),))
    assert page.balloons[0].lines[0].size_pt == US_COMIC.type_size_pt


def gap_to(box: Box, point: Point) -> float:
    return math.hypot(max(box.x - point.x, 0, point.x - box.right), max(box.y - point.y, 0, point.y - box.bottom))


def tip_of(balloon: Balloon) -> Point:
    """The point of a balloon that lies nearest to its mouth."""
    assert balloon.mouth is not None
    mouth = balloon.mouth
    points = [point for outline in (balloon.outline, *balloon.extras) for point in outline.points]
    return min(points, key=lambda point: math.dist((point.x, point.y), (mouth.x, mouth.y)))


def share_of_the_way(balloon: Balloon) -> float:
    """How far the tip lies between the balloon's edge, 0, and the mouth, 1."""
    assert balloon.mouth is not None
    tip, mouth, middle = tip_of(balloon), balloon.mouth, balloon.body.center
    whole = math.dist((middle.x, middle.y), (mouth.x, mouth.y))
    # The oval's edge on the way to the mouth, found on the outline without its tail: a superellipse of power 2.4.
    dx, dy = (mouth.x - middle.x) / (balloon.body.width / 2), (mouth.y - middle.y) / (balloon.body.height / 2)
    edge = whole / (abs(dx) ** 2.4 + abs(dy) ** 2.4) ** (1 / 2.4)
    return (math.dist((middle.x, middle.y), (tip.x, tip.y)) - edge) / (whole - edge)


@pytest.mark.parametrize("kind", TAILED)
def test_tail_ends_about_half_way_to_the_mouth(kind: LetteringKind) -> None:
    frame = a_frame(height=260.0)
    person = a_figure("ada", x=0.6, y=0.75)
    balloon = a_page(
        [a_lettered_line("Good day to you all", kind=kind, speaker="ada")], frame=frame, figures=(person,)
    ).balloons[0]
    assert balloon.mouth == point_in(frame.box, person.mouth)
    at_face = gap_to(person.face.placed_in(frame.box), tip_of(balloon))
    assert share_of_the_way(balloon) <= 0.64
    assert share_of_the_way(balloon) >= 0.38 or at_face < 4.0
    assert at_face > 0.0


@pytest.mark.parametrize(("width", "height", "y"), [(85.0, 180.0, 0.6), (100.0, 260.0, 0.5), (120.0, 180.0, 0.5)])
def test_tail_stops_above_a_hat_where_its_way_is_long_enough(width: float, height: float, y: float) -> None:
    frame = a_frame(width=width, height=height)
    person = a_figure("ada", y=y, size=0.14)
    hat = Box(x=person.face.x, y=person.face.y - 0.11, width=person.face.width, height=0.11)
    body = replace(person.body, y=hat.y, height=person.body.height + hat.height)
    balloon = a_page(
        [a_lettered_line("Good day to you all", speaker="ada")], frame=frame, figures=(replace(person, body=body),)
    ).balloons[0]
    assert gap_to(hat.placed_in(frame.box), tip_of(balloon)) > 0.0
    assert 0.38 <= share_of_the_way(balloon) <= 0.64


def test_tail_and_balloon_are_one_outline() -> None:
    balloon = a_page([a_lettered_line("Good day", speaker="ada")], figures=(a_figure("ada", y=0.7),)).balloons[0]
    assert balloon.extras == ()
    assert any(not balloon.body.inset(-3).contains(point) for point in balloon.outline.points)


def test_thought_has_three_bubbles_that_shrink() -> None:
    line = a_lettered_line("I wonder", kind=LetteringKind.THOUGHT, speaker="ada")
    balloon = a_page([line], figures=(a_figure("ada", y=0.7),)).balloons[0]
    areas = [abs(as_path(extra).area) for extra in balloon.extras]
    assert len(areas) == 3
    assert areas == sorted(areas, reverse=True)


def test_shout_has_spikes() -> None:
    line = a_lettered_line("Stop thief!", kind=LetteringKind.SHOUT, speaker="ada")
    balloon = a_page([line], figures=(a_figure("ada", y=0.7),)).balloons[0]
    outside = [not balloon.body.contains(point) for point in balloon.outline.points]
    assert sum(a != b for a, b in pairwise(outside)) >= 4


@pytest.mark.parametrize("speaker", ["somebody", None])
def test_speaker_out_of_view_speaks_from_the_border(speaker: str | None) -> None:
    frame = a_frame()
    balloon = a_page([a_lettered_line("Who is there?", speaker=speaker)], frame=frame).balloons[0]
    assert balloon.mouth is None
    gaps = [min(point.x - frame.box.x, frame.box.right - point.x) for point in balloon.outline.points]
    assert min(gaps) < 1.5


def test_speaker_just_outside_speaks_from_their_side() -> None:
    frame = a_frame(width=120.0)
    balloon = a_page(
        [a_lettered_line("Who is there?", speaker="ada")], frame=frame, figures=(a_figure("ada", x=1.3),)
    ).balloons[0]
    assert max(point.x for point in balloon.outline.points) > frame.box.right - 1.5


def test_first_speaker_is_read_first_even_from_the_right() -> None:
    people = (a_figure("ada", x=0.25, y=0.7), a_figure("ben", x=0.75, y=0.7))
    lines = [a_lettered_line("Are you there?", speaker="ben"), a_lettered_line("I am here.", speaker="ada")]
    first, second = a_page(lines, frame=a_frame(width=300), figures=people).balloons
    assert first.body.bottom <= second.body.center.y


def test_balloon_goes_where_space_was_kept() -> None:
    kept = Box(x=0.5, y=0.6, width=0.48, height=0.38)
    page = a_page([a_lettered_line("Here?", speaker="off")], frame=a_frame(width=300, height=300), reserved=(kept,))
    area = kept.placed_in(a_frame(width=300, height=300).box)
    assert area.contains(page.balloons[0].body.center)


def test_sound_is_large_slanted_and_has_no_tail() -> None:
    balloon = a_page([a_lettered_line("Splash!", kind=LetteringKind.SOUND)]).balloons[0]
    assert balloon.font == "Luckiest Guy"
    assert balloon.lines[0].size_pt > 14
    assert 3 < abs(balloon.rotation_degrees) < 12
    assert balloon.mouth is None


def test_too_many_words_are_refused_with_the_number_that_fits() -> None:
    line = a_lettered_line(" ".join([ADVICE] * 6), speaker="ada")
    refusal = lettered([line], frame=a_frame(width=120, height=120), figures=(a_figure("ada", y=0.6, size=0.3),))
    assert isinstance(refusal, Refusal)
    assert 0 < refusal.words_that_fit < len(line.text.split())
    words = line.text.split()[: refusal.words_that_fit]
    shorter = a_lettered_line(" ".join(words), speaker="ada")
    page = lettered([shorter], frame=a_frame(width=120, height=120), figures=(a_figure("ada", y=0.6, size=0.3),))
    assert isinstance(page, Page)


def test_a_face_that_fills_the_frame_is_refused() -> None:
    refusal = lettered([a_lettered_line("Boo", speaker="ada")], figures=(a_figure("ada", size=1.0),))
    assert isinstance(refusal, Refusal)
    assert "1 faces" in refusal.reason


@pytest.mark.parametrize("text", ["", "   ", "\x00\x1b", "\u200b\u2060 \U000e0041"])
def test_a_line_without_anything_to_set_makes_no_balloon(text: str) -> None:
    assert a_page([a_lettered_line(text, speaker="ada")], figures=(a_figure("ada"),)).balloons == ()


def test_characters_that_nobody_draws_are_named() -> None:
    with pytest.raises(ResourceError, match=r"panel p1: no typeface here draws U\+1F600 GRINNING FACE") as caught:
        lettered([a_lettered_line("Oh \U0001f600", speaker="ada")], figures=(a_figure("ada"),))
    assert (caught.value.code, caught.value.hint) == ("AUD-512", "write them in other characters, or leave them out")


def test_a_forty_letter_word_is_hyphenated() -> None:
    page = a_page([a_lettered_line("Oh " + "extraordinarily" * 3 + "!", speaker="off")], frame=a_frame(width=130))
    lines = [line.text for line in page.balloons[0].lines]
    assert any(line.endswith("-") for line in lines)
    assert "".join(lines).replace("-", "") == "OH" + "EXTRAORDINARILY" * 3 + "!"


def test_page_carries_its_folio_in_the_middle_of_the_foot() -> None:
    page = a_page([])
    assert page.folio is not None
    assert page.folio.text == "2"
    assert page.folio.origin.x + page.folio.width_pt / 2 == pytest.approx(page.width_pt / 2)
    assert US_COMIC.height_pt - US_COMIC.margin_bottom_pt < page.folio.origin.y < US_COMIC.height_pt


def test_orders_count_over_the_page() -> None:
    plan = a_plan(*(a_panel(name, lines=[a_lettered_line("Yes.", speaker="off")] * 2) for name in ("p1", "p2")))
    page = BalloonLetterer().letter(
        plan,
        [a_frame("p1"), Frame(panel="p2", box=Box(x=240, y=25, width=210, height=210))],
        [some_pencils("p1"), some_pencils("p2")],
    )
    assert isinstance(page, Page)
    assert [balloon.order for balloon in page.balloons] == [0, 1, 2, 3]


def test_lettering_is_deterministic() -> None:
    people = tuple(a_figure(name, x=0.2 + 0.3 * index, y=0.7) for index, name in enumerate(NAMES))
    lines = [a_lettered_line("What now?", speaker=name) for name in NAMES]
    assert a_page(lines, frame=a_frame(width=400), figures=people) == a_page(
        lines, frame=a_frame(width=400), figures=people
    )


def test_panel_without_pencils_is_a_coded_error() -> None:
    with pytest.raises(GenerationError, match="p1"):
        BalloonLetterer().letter(a_plan(a_panel("p1")), [a_frame("p1")], [])


def test_a_full_page_is_lettered_well_within_a_second() -> None:
    people = tuple(a_figure(name, x=0.2 + 0.3 * index, y=0.7) for index, name in enumerate(NAMES))
    lines = [a_lettered_line("What shall we do now, then?", speaker=name) for name in NAMES]
    names = [f"p{index}" for index in range(6)]
    plan = a_plan(*(a_panel(name, lines=lines) for name in names))
    pages = BalloonLetterer()
    arguments = ([a_frame(name, width=260) for name in names], [some_pencils(name, figures=people) for name in names])
    pages.letter(plan, *arguments)
    start = time.process_time()
    assert isinstance(pages.letter(plan, *arguments), Page)
    assert time.process_time() - start < 1.0


def test_stressed_words_are_lettered_bold_and_slanted_wherever_the_lines_end() -> None:
    text = "You may go into the fields, but *do not go* into Mr. McGregor's *garden*, my dears!"
    (balloon,) = a_page([a_lettered_line(text, speaker="off")], frame=a_frame(width=130)).balloons
    assert len(balloon.lines) > 3
    assert "*" not in "".join(line.text for line in balloon.lines)
    told = [line.text[start:end] for line in balloon.lines for start, end in line.stressed]
    assert " ".join(told) == "DO NOT GO GARDEN"
    for line in balloon.lines:
        width = measure(line.text, font=balloon.font, size_pt=line.size_pt, stressed=line.stressed)
        assert line.width_pt == pytest.approx(width)


def test_captions_and_sounds_show_no_stars() -> None:
    lines = [
        a_lettered_line("It was *very* late.", kind=LetteringKind.CAPTION),
        a_lettered_line("*Crash*", kind=LetteringKind.SOUND),
    ]
    caption, sound = a_page(lines, frame=a_frame(width=300)).balloons
    assert [line.text for line in caption.lines] == ["It was very late."]
    assert (sound.lines[0].text, sound.lines[0].stressed) == ("CRASH", ())
