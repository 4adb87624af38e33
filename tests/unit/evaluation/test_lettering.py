"""Lettering is judged on finished pages: each fault is found where it is made, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from audobon.binding.webtoon import WebtoonBinder
from audobon.cli.app import app
from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Balloon, Frame, Page, TextLine
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind
from audobon.errors import InputError
from audobon.evaluation.company import Company
from audobon.evaluation.gold import annotated
from audobon.evaluation.lettering import evaluate_lettering, page_faults, tail_faults
from audobon.evaluation.page_geometry import as_read, meet
from audobon.evaluation.page_ink import contrast
from audobon.evaluation.pages_seen import PageSeen, pages_seen, words_said
from audobon.lettering.grid import TierComposer
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.paint_page import PagePrinter
from audobon.lettering.strip import StripLetterer
from audobon.manuscript import open_manuscript
from audobon.pipeline import MakeOptions, make_book
from audobon.typography.faces import LETTERING
from audobon.typography.setting import measure
from audobon.understanding import HouseReader
from tests.builders import a_crew

FRAME = Box(x=0.0, y=0.0, width=300.0, height=200.0)
WHITE = Raster(array=np.full((200, 300, 3), 255, np.uint8))


def polygon(*corners: tuple[float, float]) -> Outline:
    return Outline(points=tuple(Point(x=x, y=y) for x, y in corners))


def boxed(x: float, y: float, width: float, height: float, *, tail: tuple[float, float] | None = None) -> Outline:
    """A box whose lower side runs out into a tail."""
    foot = () if tail is None else ((x + width * 0.6, y + height), tail, (x + width * 0.4, y + height))
    return polygon((x, y), (x + width, y), (x + width, y + height), *foot, (x, y + height))


def balloon(
    x: float,
    y: float,
    *,
    order: int = 0,
    panel: str = "p1",
    tail: tuple[float, float] | None = None,
    speaker: str | None = "anna",
    size_pt: float = 8.2,
) -> Balloon:
    line = TextLine(
        text="GOOD DAY",
        origin=Point(x=x + 8, y=y + 16),
        width_pt=measure("GOOD DAY", font=LETTERING, size_pt=size_pt),
        size_pt=size_pt,
    )
    return Balloon(
        panel=panel,
        order=order,
        kind=LetteringKind.SPEECH,
        speaker=speaker,
        outline=boxed(x, y, 70, 24, tail=tail),
        extras=(),
        body=Box(x=x, y=y, width=70, height=24),
        mouth=None,
        lines=(line,),
        font=LETTERING,
        spans=(Span(start=0, end=8),),
    )


def seen(*balloons: Balloon, right_to_left: bool = False, **faces: Box) -> PageSeen:
    page = Page(
        number=1, width_pt=300.0, height_pt=200.0, frames=(Frame(panel="p1", box=FRAME),), balloons=tuple(balloons)
    )
    return PageSeen(
        book="a.book",
        page=page,
        panels=("p1",),
        print=WHITE,
        faces={"p1": faces},
        mouths={"p1": {who: face.center for who, face in faces.items()}},
        right_to_left=right_to_left,
    )


def names(page: PageSeen) -> list[str]:
    return [fault.fault for fault in page_faults(page)]


def test_good_page_has_no_fault() -> None:
    face = Box(x=40, y=120, width=30, height=30)
    assert names(seen(balloon(20, 10, tail=(55, 80)), balloon(150, 10, order=1), anna=face)) == []


def test_face_is_covered_by_a_body_and_by_a_tail_of_anybodys() -> None:
    face = Box(x=40, y=60, width=30, height=30)
    assert names(seen(balloon(30, 50), anna=face)) == ["faces_covered"]
    assert names(seen(balloon(20, 10, tail=(55, 80)), tom=face)) == ["faces_covered"]
    assert names(seen(balloon(20, 10, tail=(55, 80)), anna=face)) == ["faces_covered"]
    assert names(seen(balloon(20, 10, tail=(55, 55)), anna=face)) == []


def test_words_that_stand_over_their_outline_overflow() -> None:
    small = replace(balloon(20, 10), outline=boxed(20, 10, 40, 24))
    assert names(seen(small)) == ["overflow"]


def test_outline_that_cuts_between_letters_overflows() -> None:
    notched = polygon((20, 10), (90, 10), (90, 21), (45, 23), (90, 25), (90, 34), (20, 34))
    assert names(seen(replace(balloon(20, 10), outline=notched))) == ["overflow"]


def test_balloon_out_of_its_frame_overflows() -> None:
    assert names(seen(balloon(-10, 10))) == ["overflow"]


def test_tails_that_cross_are_found() -> None:
    crossed = (balloon(20, 10, tail=(200, 100)), balloon(150, 10, order=1, tail=(40, 100)))
    assert names(seen(*crossed)) == ["crossed_tails"]


@pytest.mark.parametrize(
    ("first", "second", "mirrored", "broken"),
    [
        ((20, 10), (150, 10), False, False),
        ((150, 10), (20, 10), False, True),
        ((150, 10), (20, 10), True, False),
        ((20, 10), (20, 60), False, False),
        ((20, 60), (20, 10), False, True),
        ((20, 60), (150, 10), False, False),
    ],
)
def test_first_told_lies_where_reading_starts(
    first: tuple[int, int], second: tuple[int, int], mirrored: bool, broken: bool
) -> None:
    page = seen(balloon(*first), balloon(*second, order=1), right_to_left=mirrored)
    assert names(page) == ["order_breaks"] * broken


def test_next_told_is_the_nearest() -> None:
    page = seen(balloon(20, 10), balloon(110, 40, order=1), balloon(20, 150, order=2))
    assert names(page) == []
    page = seen(balloon(20, 10), balloon(220, 120, order=1), balloon(110, 150, order=2))
    assert "order_breaks" in names(page)


def test_next_told_is_the_nearest_across_a_border_too() -> None:
    frames = {"p1": Box(x=0, y=0, width=148, height=100), "p2": Box(x=152, y=0, width=148, height=100)}
    frames |= {"p3": Box(x=0, y=110, width=300, height=90)}
    one, last = balloon(10, 4), balloon(10, 40, order=1)
    below = balloon(10, 114, panel="p3", order=4)

    def of(*balloons: Balloon) -> list[str]:
        page = replace(seen().page, frames=tuple(Frame(panel=name, box=box) for name, box in frames.items()))
        whole = replace(page, balloons=(*balloons, below))
        return names(replace(seen(), page=whole, panels=tuple(frames), faces={}, mouths={}))

    assert of(one, last, balloon(160, 40, panel="p2", order=2)) == [], "the panel below is of another tier"
    # The second balloon of the next panel is nearer than its first.
    assert of(one, last, balloon(225, 4, panel="p2", order=2), balloon(160, 40, panel="p2", order=3)) == [
        "order_breaks"
    ]
    # The next panel's balloon is nearer than the next one of the panel itself.
    assert of(balloon(70, 4), balloon(10, 70, order=1), balloon(154, 4, panel="p2", order=2)) == ["order_breaks"]


def test_frames_are_read_tier_by_tier_and_mirrored() -> None:
    boxes = {
        "a": (0, 0, 50, 40),
        "b": (60, 0, 40, 40),
        "c": (0, 50, 50, 20),
        "d": (0, 75, 50, 20),
        "e": (60, 50, 40, 45),
    }
    frames = [
        Frame(panel=name, box=Box(x=x, y=y, width=width, height=height))
        for name, (x, y, width, height) in boxes.items()
    ]
    assert as_read(frames[::-1], right_to_left=False) == ("a", "b", "c", "d", "e")
    assert as_read(frames, right_to_left=True) == ("b", "a", "e", "c", "d")


@pytest.mark.parametrize(("size_pt", "wrong"), [(7.9, 1), (8.0, 0), (9.5, 0), (9.6, 1)])
def test_dialogue_is_of_eight_to_nine_and_a_half_points(size_pt: float, wrong: int) -> None:
    assert names(seen(balloon(20, 10, size_pt=size_pt))) == ["size_violations"] * wrong


def test_outline_within_another_meets_it() -> None:
    assert meet(boxed(0, 0, 100, 100), boxed(20, 20, 10, 10))
    assert not meet(boxed(0, 0, 10, 10), boxed(20, 0, 10, 10))


def printed(one: Balloon, *, ground: int) -> Raster:
    page = Page(number=1, width_pt=300.0, height_pt=200.0, frames=(Frame(panel="p1", box=FRAME),), balloons=(one,))
    art = Raster(array=np.full((200, 300, 3), ground, np.uint8))
    return PagePrinter().raster(page, lambda panel: art, dpi=200)


def test_contrast_is_that_of_the_print() -> None:
    one = balloon(20, 10)
    ratio = contrast(one.lines[0], font=LETTERING, page=printed(one, ground=40), width_pt=300.0)
    assert ratio is not None
    assert ratio > 15
    away = replace(one.lines[0], origin=Point(x=28, y=120))
    missing = contrast(away, font=LETTERING, page=printed(one, ground=40), width_pt=300.0)
    assert missing == pytest.approx(1.0, abs=0.1)


TEXT = '"Good day," said the fox. "Go away!" cried the crow.\n'


def gold_folder(folder: Path) -> Path:
    (folder / "tale.txt").write_text(TEXT)
    quotes = [('"Good day,"', "c1"), ('"Go away!"', "c2")]
    rows = [{"span": [TEXT.index(said), TEXT.index(said) + len(said)], "speaker": who} for said, who in quotes]
    people = [
        {"id": "c1", "name": "the fox", "aliases": [], "kind": "animal:fox", "role": "major"},
        {"id": "c2", "name": "the crow", "aliases": [], "kind": "animal:crow", "role": "major"},
    ]
    gold = {"schema": "story-gold/1", "text_file": "tale.txt", "characters": people, "quotes": rows}
    (folder / "tale.json").write_text(json.dumps(gold))
    return folder


def test_tail_to_somebody_else_is_found(tmp_path: Path) -> None:
    gold = next(iter(annotated(gold_folder(tmp_path), open_manuscript)))
    story = HouseReader().read(gold.manuscript)
    company = Company(gold, story)
    ids = {member.name.lower().removeprefix("the "): member.id for member in story.cast}
    faces = {
        ids["fox"]: Box(x=40, y=120, width=30, height=30),
        ids["crow"]: Box(x=200, y=120, width=30, height=30),
    }

    def wrong(tail: tuple[float, float]) -> int:
        one = balloon(80, 10, tail=tail)
        return len(list(tail_faults(seen(one, **faces), one, ("c1",), company)))

    assert wrong((70, 90)) == 0
    assert wrong((190, 90)) == 1
    assert wrong((0.7, 60)) == 1, "the speaker is in the panel, but the tail leaves it"


def test_finished_book_is_judged_and_told(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path)
    crew = replace(a_crew(), letterer=BalloonLetterer(), composer=TierComposer(), printer=PagePrinter())
    made = make_book(gold / "tale.txt", tmp_path / "out", options=MakeOptions(formats=("raw",), dpi=144), crew=crew)
    told: list[str] = []
    figures, faults = evaluate_lettering([made.folder], gold=gold, open_story=open_manuscript, tell=told.append)
    assert figures["balloons"].value
    assert figures["min_contrast"].n
    assert {fault.book for fault in faults} <= {made.folder.name}
    answer = CliRunner().invoke(app, ["evaluate", "lettering", str(made.folder), "--json"])
    shown = json.loads(answer.stdout)
    assert shown["wrong_speaker_tails"]["value"] is None
    assert set(shown) == {*figures, "rows"}
    assert "rows" not in CliRunner().invoke(app, ["evaluate", "lettering", str(made.folder)]).stdout


def test_book_bound_as_strip_is_judged_on_its_sections_too(tmp_path: Path) -> None:
    story = tmp_path / "tale.txt"
    story.write_text(TEXT)
    crew = replace(
        a_crew(), letterer=BalloonLetterer(), composer=TierComposer(), printer=PagePrinter(), strip=StripLetterer(),
        binders=(("webtoon", WebtoonBinder()),),
    )  # fmt: skip
    made = make_book(story, tmp_path / "out", options=MakeOptions(formats=("webtoon",), dpi=144), crew=crew)
    found = list(pages_seen(made.folder))
    pages, sections = [one for one in found if not one.is_strip], [one for one in found if one.is_strip]
    assert [one.panels for one in sections] == [(panel,) for page in pages for panel in page.panels]
    said = [[line.text for line in one.lines] for page in sections for one in page.told(sounds=True)]
    assert " ".join(" ".join(lines) for lines in said).split() == [
        word for page in pages for one in page.told(sounds=True) for word in words_said(one).split()
    ]
    assert all(one.print.width_px == 800 for one in sections)
    figures, _ = evaluate_lettering([made.folder], gold=None, open_story=open_manuscript)
    assert figures["balloons"].value == 2 * len(said)
    assert figures["size_violations"].value == 0


def test_strip_asks_for_letters_of_eighteen_pixels() -> None:
    page = seen(balloon(20, 10, size_pt=8.2))
    strip = replace(page, is_strip=True, page=replace(page.page, width_pt=400.0))
    assert names(strip) == ["size_violations"]
    assert names(replace(strip, page=replace(page.page, width_pt=360.0))) == []


def test_book_without_lettered_pages_is_refused(tmp_path: Path) -> None:
    story = tmp_path / "tale.txt"
    story.write_text(TEXT)
    made = make_book(story, tmp_path / "out", options=MakeOptions(formats=("raw",), dpi=72), crew=a_crew())
    (made.folder / "lettered.json").unlink()
    with pytest.raises(InputError) as caught:
        evaluate_lettering([made.folder], gold=None, open_story=open_manuscript)
    assert caught.value.code == "AUD-129"


INSET = Box(x=180.0, y=100.0, width=110.0, height=90.0)


def with_inset(*balloons: Balloon, inset: Box = INSET, told: tuple[str, ...] = ("p1", "p2"), **faces: Box) -> PageSeen:
    page = seen(*balloons, **faces)
    frames = (*page.page.frames, Frame(panel="p2", box=inset, host="p1"))
    return replace(page, page=replace(page.page, frames=frames), panels=told)


def test_good_inset_has_no_fault() -> None:
    face = Box(x=40, y=120, width=30, height=30)
    inner = balloon(200, 110, order=1, panel="p2")
    assert names(with_inset(balloon(20, 10, tail=(55, 80)), inner, anna=face)) == []


@pytest.mark.parametrize("x", [170.0, 200.0, 280.0])
def test_face_under_an_inset_is_covered(x: float) -> None:
    page = with_inset(anna=Box(x=x, y=120, width=30, height=30))
    (fault,) = page_faults(page)
    assert (fault.fault, fault.panel) == ("faces_covered", "p1")
    assert "anna" in fault.words
    assert fault.measured is not None
    assert 0 < fault.measured <= 1


def test_face_in_an_inset_and_beside_it_is_not_covered_by_it() -> None:
    page = with_inset(anna=Box(x=140, y=120, width=30, height=30))
    assert names(replace(page, faces={**page.faces, "p2": {"tom": Box(x=200, y=120, width=30, height=30)}})) == []


@pytest.mark.parametrize(
    "wrong", [balloon(120, 90), balloon(215, 130), balloon(20, 10, tail=(200, 120))], ids=["body", "within", "tail"]
)
def test_balloon_of_the_wide_view_that_runs_into_an_inset_overflows(wrong: Balloon) -> None:
    assert names(with_inset(wrong)) == ["overflow"]


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("upper", [False, True])
@pytest.mark.parametrize("left", [False, True])
def test_inset_is_read_after_its_host_but_first_in_the_corner_where_reading_begins(
    left: bool, upper: bool, right_to_left: bool
) -> None:
    inset = Box(x=10.0 if left else 180.0, y=10.0 if upper else 100.0, width=110.0, height=90.0)
    begins = upper and left is not right_to_left
    frames = [Frame(panel="p0", box=Box(x=0, y=-60, width=300, height=50)), Frame(panel="p1", box=FRAME)]
    frames += [Frame(panel="p2", box=inset, host="p1"), Frame(panel="p3", box=Box(x=0, y=210, width=300, height=50))]
    order = ("p0", "p2", "p1", "p3") if begins else ("p0", "p1", "p2", "p3")
    assert as_read(frames, right_to_left=right_to_left) == order
    assert as_read(frames[::-1], right_to_left=right_to_left) == order
    page = replace(with_inset(inset=inset, told=order[1:3]), right_to_left=right_to_left)
    assert names(page) == []
    assert names(replace(page, panels=order[2:0:-1])) == ["order_breaks"]


def doubled(*balloons: Balloon, **faces: Box) -> PageSeen:
    page = seen(*balloons, **faces)
    return replace(page, page=replace(page.page, double=True))


def test_fold_of_a_double_page_parts_no_face_and_no_words() -> None:
    clear = Box(x=100, y=120, width=30, height=30)
    assert names(doubled(balloon(20, 10), balloon(170, 10, order=1), anna=clear)) == []
    parted = doubled(anna=Box(x=130, y=120, width=30, height=30))
    (fault,) = page_faults(parted)
    assert (fault.fault, fault.panel) == ("faces_covered", "p1")
    assert "anna" in fault.words
    assert names(replace(parted, page=replace(parted.page, double=False))) == []
    assert names(doubled(balloon(120, 10))) == ["overflow"]
    assert names(doubled(balloon(20, 10, tail=(145, 60)))) == ["overflow"]
    assert names(seen(balloon(120, 10))) == []
