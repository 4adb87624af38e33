"""Ready-made comic data, and a small crew that draws real pictures at toy size in milliseconds.

Every builder is a plain function with keyword overrides.  The small crew keeps the protocols of `audobon.crew` in
earnest: its penciller draws what the brief says, its painter's pixels depend on the order alone, its letterer refuses
what does not fit.  So tests of the spine test the spine, fast, and without any trade's taste.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from audobon.comic.book import Book
from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.manuscript import Manuscript, SourceRun
from audobon.comic.page import Balloon, Frame, Page, Refusal, TextLine
from audobon.comic.page_room import US_PAGE
from audobon.comic.panel import PanelArt, Provenance
from audobon.comic.pencils import CharacterMask, ControlMap, FigureAnchors, Marked, Pencils
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.story import Age, Character, DayTime, Emotion, Gender, Mood, Role, Scene, Story
from audobon.comic.storyboard import (
    Camera,
    CastDesign,
    Garment,
    LetteringKind,
    LetteringLine,
    PagePlan,
    PanelBrief,
    Placement,
    Shot,
    Storyboard,
)
from audobon.crew import Artwork, Crew, PaintOrder, Progress
from audobon.quality import HouseEditor

PAGE_WIDTH_PT = 200.0
PAGE_HEIGHT_PT = 300.0
WORDS_PER_PANEL = 12


def a_line(text: str = "Good morning!", *, speaker: str | None = "anna") -> LetteringLine:
    kind = LetteringKind.SPEECH if speaker else LetteringKind.CAPTION
    return LetteringLine(kind=kind, text=text, speaker=speaker, spans=(Span(start=0, end=len(text)),))


def a_brief(
    panel: str = "p1",
    *,
    lettering: tuple[LetteringLine, ...] | None = None,
    placements: tuple[Placement, ...] | None = None,
    prompt: str = "a girl in a garden",
    shot: Shot = Shot.MEDIUM,
) -> PanelBrief:
    return PanelBrief(
        id=panel,
        span=Span(start=0, end=10),
        scene="s1",
        shot=shot,
        camera=Camera(),
        placements=(Placement(character="anna", x=0.5),) if placements is None else placements,
        place="the garden",
        place_kind="garden",
        inside=False,
        time=DayTime.DAY,
        weather="",
        props=(),
        lettering=(a_line(),) if lettering is None else lettering,
        prompt=prompt,
        emotion=Emotion.NEUTRAL,
        importance=0.5,
    )


def a_design(character: str = "anna", *, skin: str = "#e8c39e") -> CastDesign:
    return CastDesign(
        character=character,
        name=character.title(),
        species="human",
        dressed=True,
        gender="female",
        age="child",
        height=0.7,
        build=0.4,
        skin=skin,
        hair="#553311",
        hair_style="long",
        garments=(Garment(name="dress", color="#3366aa"),),
        features=(),
    )


def a_board(*, pages: Sequence[Sequence[PanelBrief]] | None = None, title: str = "A Walk") -> Storyboard:
    plans = pages if pages is not None else [[a_brief("p1"), a_brief("p2")], [a_brief("p3"), a_brief("p4")]]
    return Storyboard(
        title=title,
        author="Nobody",
        language="en",
        text_sha256="0" * 64,
        cast=(a_design(),),
        pages=tuple(PagePlan(number=number, panels=tuple(plan)) for number, plan in enumerate(plans, start=1)),
    )


def a_manuscript(text: str = "Anna walked.", *, title: str = "A Walk") -> Manuscript:
    return Manuscript(
        text=text,
        title=title,
        author="Nobody",
        language="en",
        chapters=(),
        source_runs=(SourceRun(text_start=0, source_start=0, length=len(text)),),
        source_name="walk.txt",
        source_sha256="1" * 64,
    )


def a_story(text_sha256: str = "0" * 64) -> Story:
    anna = Character(
        id="anna",
        name="Anna",
        aliases=(),
        kind="human",
        gender=Gender.FEMALE,
        age=Age.CHILD,
        role=Role.PROTAGONIST,
        narrator=False,
        look=(),
        mentions=(Span(start=0, end=4),),
        confidence=0.9,
    )
    scene = Scene(
        id="s1",
        span=Span(start=0, end=12),
        place="the garden",
        place_kind="garden",
        inside=False,
        time=DayTime.DAY,
        weather="",
        present=("anna",),
        mood=Mood(),
        beats=(),
        confidence=0.8,
    )
    return Story(
        title="A Walk",
        author="Nobody",
        language="en",
        text_sha256=text_sha256,
        cast=(anna,),
        scenes=(scene,),
        arc=(0.0,),
    )


def a_picture(seed: int = 1, *, width: int = 96, height: int = 64) -> Raster:
    """A smooth, busy colour picture that passes every check of the editor."""
    coarse = np.random.default_rng(seed).uniform(20, 235, (height // 8 + 2, width // 8 + 2, 3))
    rows = np.linspace(0, coarse.shape[0] - 1.001, height)
    columns = np.linspace(0, coarse.shape[1] - 1.001, width)
    top, left = rows.astype(int), columns.astype(int)
    down, across = (rows - top)[:, None, None], (columns - left)[None, :, None]
    upper = coarse[top][:, left] * (1 - across) + coarse[top][:, left + 1] * across
    lower = coarse[top + 1][:, left] * (1 - across) + coarse[top + 1][:, left + 1] * across
    return Raster(array=(upper * (1 - down) + lower * down).astype(np.uint8))


# --- the small crew ---


class SmallReader:
    def read(self, manuscript: Manuscript) -> Story:
        return a_story(hashlib.sha256(manuscript.text.encode()).hexdigest())


class SmallDirector:
    """One panel for each sentence, two panels a page; the sentence is its caption."""

    def stage(self, manuscript: Manuscript, story: Story, *, pages: int | None) -> Storyboard:
        sentences = [part.strip() for part in manuscript.text.replace("\n", " ").split(".") if part.strip()]
        briefs = [
            a_brief(f"p{number}", lettering=(a_line(sentence + "."),), prompt=f"picture {number}")
            for number, sentence in enumerate(sentences, start=1)
        ]
        return a_board(pages=[briefs[start : start + 2] for start in range(0, len(briefs), 2)], title=manuscript.title)

    def relieve(self, brief: PanelBrief, refusal: Refusal) -> tuple[PanelBrief, ...]:
        """Two panels with half of the words each."""
        words = brief.lettering[0].text.split()
        half = len(words) // 2
        first = replace(brief, lettering=(replace(brief.lettering[0], text=" ".join(words[:half])),))
        rest = replace(brief, id=brief.id + "b", lettering=(replace(brief.lettering[0], text=" ".join(words[half:])),))
        return first, rest

    def detail(self, plan: PagePlan, cast: Sequence[CastDesign]) -> PagePlan | None:
        return None


class SmallComposer:
    """Rows of equal height, higher where a panel has more words."""

    room = US_PAGE

    def frames(self, plan: PagePlan) -> tuple[Frame, ...]:
        weights = [4.0 + sum(len(line.text.split()) for line in brief.lettering) / 4 for brief in plan.panels]
        y, frames = 10.0, []
        for brief, weight in zip(plan.panels, weights, strict=True):
            height = (PAGE_HEIGHT_PT - 20) * weight / sum(weights)
            frames.append(Frame(panel=brief.id, box=Box(x=10, y=y, width=PAGE_WIDTH_PT - 20, height=height - 4)))
            y += height
        return tuple(frames)

    def others(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        return ()

    def with_inset(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        return ()


class SmallPenciller:
    def draw(self, brief: PanelBrief, cast: Sequence[CastDesign], *, width_px: int, height_px: int) -> Pencils:
        picture = a_picture(zlib.crc32(f"{brief.place_kind} {brief.shot}".encode()), width=width_px, height=height_px)
        draft = picture.array.copy()
        mask = np.zeros((height_px, width_px), np.uint8)
        anchors, masks = [], []
        for placement in brief.placements:
            left, right = int(width_px * (placement.x - 0.15)), int(width_px * (placement.x + 0.15))
            mask[height_px // 3 :, max(left, 0) : right] = 255
            draft[mask > 0] = 40
            masks.append(CharacterMask(character=placement.character, image=Raster(array=mask)))
            anchors.append(
                FigureAnchors(
                    character=placement.character,
                    mouth=Point(x=placement.x, y=0.5),
                    eyes=Point(x=placement.x, y=0.4),
                    face=Box(x=placement.x - 0.05, y=0.35, width=0.1, height=0.2),
                    body=Box(x=placement.x - 0.15, y=0.33, width=0.3, height=0.67),
                    hands=(),
                    depth=placement.depth,
                )
            )
        words = sum(len(line.text.split()) for line in brief.lettering)
        return Pencils(
            panel=brief.id,
            draft=Raster(array=draft),
            controls=(
                ControlMap(name="line", image=Raster(array=255 - mask)),
                ControlMap(name="depth", image=Raster(array=mask.astype(np.uint16) * 257)),
            ),
            masks=tuple(masks),
            anchors=tuple(anchors),
            reserved=(Box(x=0, y=0, width=1, height=min(0.02 * words, 0.3)),),
        )

    def sheet(self, design: CastDesign) -> Raster:
        return a_picture(zlib.crc32(design.character.encode()))


@dataclass
class SmallPainter:
    """Lays the seed's colours over the draft; `painted` logs every panel that it was asked for."""

    fingerprint: str = "small-1"
    at_once: int = 1
    painted: list[str] = field(default_factory=list)
    blank_attempts: int = 0

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        arts = []
        for order in orders:
            self.painted.append(order.brief.id)
            draft = order.pencils.draft.array
            tint = np.random.default_rng(order.seed).integers(0, 60, 3)
            image = (draft * 0.7 + tint + zlib.crc32(order.brief.prompt.encode()) % 16).astype(np.uint8)
            if order.attempt < self.blank_attempts:
                image = np.full_like(image, 200)
            provenance = Provenance(seed=order.seed, recipe="small", weights=(), compute="numpy", seconds=0.0)
            arts.append(PanelArt(panel=order.brief.id, image=Raster(array=image), provenance=provenance, attempts=()))
        return tuple(arts)


class SmallLetterer:
    def letter(self, plan: PagePlan, frames: Sequence[Frame], pencils: Sequence[Marked]) -> Page | Refusal:
        boxes = {frame.panel: frame.box for frame in frames}
        balloons = []
        for brief in plan.panels:
            words = sum(len(line.text.split()) for line in brief.lettering)
            if words > WORDS_PER_PANEL:
                return Refusal(panel=brief.id, reason=f"{words} words", words_that_fit=WORDS_PER_PANEL)
            for line in brief.lettering:
                balloons.append(a_balloon(line, frame=boxes[brief.id], panel=brief.id, order=len(balloons)))
        return Page(
            number=plan.number,
            width_pt=PAGE_WIDTH_PT,
            height_pt=PAGE_HEIGHT_PT,
            frames=tuple(frames),
            balloons=tuple(balloons),
        )

    def jumps(self, page: Page) -> int:
        return 0


def a_balloon(line: LetteringLine, *, frame: Box, panel: str = "p1", order: int = 0) -> Balloon:
    """A square balloon along the top of its frame."""
    body = Box(x=frame.x + 2, y=frame.y + 2, width=frame.width - 4, height=12)
    corners = ((body.x, body.y), (body.right, body.y), (body.right, body.bottom), (body.x, body.bottom))
    return Balloon(
        panel=panel,
        order=order,
        kind=line.kind,
        speaker=line.speaker,
        outline=Outline(points=tuple(Point(x=x, y=y) for x, y in corners)),
        extras=(),
        body=body,
        mouth=None,
        lines=(
            TextLine(
                text=line.text, origin=Point(x=body.x + 2, y=body.bottom - 3), width_pt=body.width - 4, size_pt=8.0
            ),
        ),
        font="Delius",
        spans=line.spans,
    )


class SmallPrinter:
    """Art in its frames, and a stripe for each balloon whose grey comes from its words."""

    def raster(self, page: Page, art: Callable[[str], Raster], *, dpi: int) -> Raster:
        scale = dpi / 72
        paper = np.full((round(page.height_pt * scale), round(page.width_pt * scale), 3), 255, np.uint8)
        for frame in page.frames:
            image = art(frame.panel).array
            top, left = round(frame.box.y * scale), round(frame.box.x * scale)
            height = min(image.shape[0], paper.shape[0] - top)
            width = min(image.shape[1], paper.shape[1] - left)
            paper[top : top + height, left : left + width] = image[:height, :width]
        for balloon in page.balloons:
            words = " ".join(line.text for line in balloon.lines)
            top, left = round(balloon.body.y * scale), round(balloon.body.x * scale)
            paper[top : top + 8, left : left + 40] = zlib.crc32(words.encode()) % 256
        return Raster(array=paper)


class SmallBinder:
    """The pages' bytes one after the other."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        path = out / f"{book.slug}.raw"
        path.write_bytes(b"".join(page.pixels().array.tobytes() for page in pages))
        return path


def a_crew(painter: SmallPainter | None = None) -> Crew:
    """The whole small crew; its one format is `raw`."""
    return Crew(
        reader=SmallReader(),
        director=SmallDirector(),
        composer=SmallComposer(),
        penciller=SmallPenciller(),
        painter=painter or SmallPainter(),
        editor=HouseEditor(),
        letterer=SmallLetterer(),
        printer=SmallPrinter(),
        binders=(("raw", SmallBinder()),),
    )
