"""How well books are lettered: measured on their finished pages, each fault with the place where it is found.

Knows: what a reader may ask of balloons, words and tails.  Does not know: who placed them, or by what rules; its
shapes and distances are its own (see `page_geometry.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.manuscript import Manuscript
from audobon.comic.page import Balloon, TextLine
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind
from audobon.evaluation.company import Company
from audobon.evaluation.gold import GoldStory, annotated, pair, words_of
from audobon.evaluation.gold_story import SourceMap
from audobon.evaluation.measure import NOT_MEASURED, Measure
from audobon.evaluation.page_geometry import (
    as_read,
    farthest_out,
    gap,
    insets,
    inside,
    meet,
    points_of,
    samples,
    within,
)
from audobon.evaluation.page_ink import contrast, ink_box
from audobon.evaluation.pages_seen import Fault, PageSeen, pages_seen, words_said
from audobon.project import BookFolder
from audobon.typography.scripts import Script, main_script
from audobon.typography.setting import measure

COUNTS = ("faces_covered", "overflow", "crossed_tails", "wrong_speaker_tails", "order_breaks", "size_violations")
LEAST_CONTRAST = 7.0
"""WCAG 2.2, success criterion 1.4.6: text stands out at least so far."""
DIALOGUE_PT = (8.0, 9.5)
"""Blambot, tip 17: dialogue in print."""
SHOUTED = 1.2
"""How many times larger than other dialogue a shout may be."""
CAPTION_PT = (7.5, 9.5)
LEAST_ON_STRIP = 18 / 800
"""The WEBTOON Canvas guide: letters of at least 18 pixels on a strip of 800."""

_CAP = 0.7
_DESCENT = 0.2
_DESCENDERS = frozenset("gjpqy,;Q")
_FRAME_SLACK_PT = 1.0
_INSET_PAPER_PT = 2.0
"""So much paper at least is seen around a frame that lies in another."""
_FOLD_PT = 12.0
"""So much on either side of the fold is lost in a bound book."""
_NEARER_PT = 2.0
_SIZE_SLACK_PT = 0.01
_BORDER_PT = 8.0
"""A tail whose tip lies this near to the frame's border points out of the panel."""
_LEAST_TAIL_PT = 3.0


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """An annotated quotation: its stretch of the text and the characters who say it."""

    span: Span
    speakers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """What is annotated of a book's text."""

    company: Company
    quotations: tuple[Quotation, ...]

    def speakers(self, balloon: Balloon) -> tuple[str, ...]:
        """Who says what a balloon holds; nobody where that is not annotated."""
        said = [one for one in self.quotations if any(one.span.overlaps(span) for span in balloon.spans)]
        return tuple(dict.fromkeys(who for one in said for who in one.speakers))


def _unseen(what: str) -> None:
    """Tell nobody."""


def evaluate_lettering(
    books: Sequence[Path],
    *,
    gold: Path | None,
    open_story: Callable[[Path], Manuscript],
    tell: Callable[[str], None] = _unseen,
) -> tuple[dict[str, Measure], tuple[Fault, ...]]:
    """Judge the lettering of finished books.

    Figures, each counted over all books: `faces_covered` (faces under a balloon or its tail, its own speaker's too,
    faces of a wide view under a frame that lies in it, and faces in the fold of a double page), `overflow` (balloons
    whose outline cuts into their words, leaves their frame, runs into a frame that lies in it or into a fold),
    `crossed_tails` (pairs of outlines,
    tails included, that meet), `wrong_speaker_tails` (tails that aim at the mouth of somebody who does not say these
    words, or out of the panel while the speaker is in it; n counts those that are annotated),
    `order_breaks` (balloons told before one that lies above or before them, or followed by one that is not the nearest
    unread of their tier; panels told in another order than their frames are read), `size_violations` (dialogue not of
    8 to 9.5 pt, shouts up to a fifth larger, captions not of 7.5 to 9.5 pt, on a strip
    anything under 18 px of its 800), `min_contrast` (the least contrast of a
    line with what lies under it on the print; sounds, which bring their own ground, left out), `balloons`,
    `words_per_balloon_max`.

    Args:
        books: Folders of finished books.
        gold: Holds `story-gold/1` annotations; a book is matched with the one of its very text. None to leave tails
            unjudged.
        open_story: Opens an annotation's text file.
        tell: Told which book is in hand, and which has no annotation.

    Returns:
        The figures by name, and a row for everything that is wrong.

    Raises:
        InputError: AUD-129, if a book has no lettered pages; AUD-154, if a folder holds no book; AUD-120, AUD-121, if
            the annotations cannot be read.
    """
    stories = () if gold is None else tuple(annotated(gold, open_story))
    faults: list[Fault] = []
    seen: list[PageSeen] = []
    contrasts: list[float] = []
    judged_tails = 0
    for root in books:
        tell(f"lettering {root.name}")
        annotation = annotation_of(root, stories)
        if gold is not None and annotation is None:
            tell(f"{root.name}: no annotation is of its text, so its tails are not judged")
        for page in pages_seen(root):
            faults += page_faults(page)
            found = list(_contrasts(page))
            contrasts += [ratio for _, ratio in found]
            faults += [page.fault(one, "low_contrast", ratio) for one, ratio in found if ratio < LEAST_CONTRAST]
            if annotation is not None:
                tails = [(one, annotation.speakers(one)) for one in page.told() if annotation.speakers(one)]
                judged_tails += len(tails)
                faults += [wrong for one, who in tails for wrong in tail_faults(page, one, who, annotation.company)]
            seen.append(page)
    return _figures(seen, faults, contrasts=contrasts, judged_tails=judged_tails), tuple(faults)


def annotation_of(root: Path, stories: Sequence[GoldStory]) -> Annotation | None:
    """The annotation of a book's text, with the book's own cast; None if there is none."""
    story = BookFolder(root).story()
    for gold in stories:
        if story is not None and hashlib.sha256(gold.manuscript.text.encode()).hexdigest() == story.text_sha256:
            places = SourceMap(gold.manuscript)
            quotations = tuple(
                Quotation(span=places.span(*pair(row["span"])), speakers=words_of(row, "speaker"))
                for row in gold.rows("quotes")
            )
            return Annotation(company=Company(gold, story), quotations=quotations)
    return None


def page_faults(page: PageSeen) -> Iterator[Fault]:
    """Everything that is wrong with a page's layers, whoever speaks."""
    balloons = page.told(sounds=True)
    yield from _faces_under_insets(page)
    yield from _faces_in_the_fold(page)
    for one in balloons:
        yield from _faces(page, one)
        if _overflows(one) or not _in_frame(one, page.frame(one.panel)) or _runs_into(page, one):
            yield page.fault(one, "overflow")
        yield from _sizes(page, one)
    for one, other in combinations(balloons, 2):
        if not one.shares_outline(other) and any(meet(a, b) for a in _outlines(one) for b in _outlines(other)):
            yield page.fault(one, "crossed_tails")
    yield from _order(page)


def tail_faults(page: PageSeen, balloon: Balloon, speakers: Sequence[str], company: Company) -> Iterator[Fault]:
    """Whether a balloon's tail goes to somebody who does not say its words."""
    mouths = page.mouths.get(balloon.panel, {})
    if balloon.joined is not None:  # its tail is that of the outline it stands in
        return
    bodies = [other.body for other in page.page.balloons if other.shares_outline(balloon)]
    tip = farthest_out(_outlines(balloon), bodies)
    if tip is None or balloon.kind in (LetteringKind.CAPTION, LetteringKind.SOUND):
        return
    if min(gap(_dot(tip), body) for body in bodies) < _LEAST_TAIL_PT:
        return
    if not within(np.array([[tip.x, tip.y]]), page.frame(balloon.panel).inset(_BORDER_PT))[0]:
        wrong = any(company.is_drawn(who, speaker) for who in mouths for speaker in speakers)
    else:
        aimed = min(mouths, key=lambda who: gap(_dot(tip), _dot(mouths[who])), default="")
        wrong = not any(company.is_drawn(aimed, speaker) for speaker in speakers)
    if wrong:
        yield page.fault(balloon, "wrong_speaker_tails")


def _dot(point: Point) -> Box:
    return Box(x=point.x, y=point.y, width=0.0, height=0.0)


def _outlines(balloon: Balloon) -> tuple[Outline, ...]:
    return (balloon.outline, *balloon.extras)


def _faces(page: PageSeen, balloon: Balloon) -> Iterator[Fault]:
    for face in page.faces.get(balloon.panel, {}).values():
        points = samples(face)
        covered = np.zeros(len(points), dtype=bool)
        for outline in _outlines(balloon):
            covered |= inside(points, outline)
        if covered.any():
            yield page.fault(balloon, "faces_covered", float(covered.mean()))


def _faces_under_insets(page: PageSeen) -> Iterator[Fault]:
    """Faces of a panel that a frame within its own lies over."""
    for inset, host in insets(page.page.frames):
        for who, face in page.faces.get(host.panel, {}).items():
            covered = within(samples(face), inset.box, slack_pt=_INSET_PAPER_PT)
            if covered.any():
                yield Fault(
                    book=page.book, page=page.page.number, panel=host.panel, fault="faces_covered",
                    words=f"the frame of {inset.panel} lies over {who}", measured=float(covered.mean()),
                )  # fmt: skip


def _faces_in_the_fold(page: PageSeen) -> Iterator[Fault]:
    """Faces that lie where two facing pages meet."""
    for fold in _fold(page):
        for panel, faces in page.faces.items():
            for who, face in faces.items():
                lost = within(samples(face), fold)
                if lost.any():
                    yield Fault(
                        book=page.book, page=page.page.number, panel=panel, fault="faces_covered",
                        words=f"the fold parts {who}", measured=float(lost.mean()),
                    )  # fmt: skip


def _fold(page: PageSeen) -> tuple[Box, ...]:
    """The strip about the fold of a double page; other pages have none."""
    whole = page.page
    strip = Box(x=whole.width_pt / 2 - _FOLD_PT, y=0.0, width=2 * _FOLD_PT, height=whole.height_pt)
    return (strip,) if whole.double else ()


def _runs_into(page: PageSeen, balloon: Balloon) -> bool:
    """Whether a balloon, or its tail, meets a frame that lies in its own, or the fold."""
    small = [inset.box for inset, host in insets(page.page.frames) if host.panel == balloon.panel]
    return any(meet(outline, _rectangle(box)) for box in (*small, *_fold(page)) for outline in _outlines(balloon))


def _rectangle(box: Box) -> Outline:
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return Outline(points=tuple(Point(x=x, y=y) for x, y in corners))


def _overflows(balloon: Balloon) -> bool:
    """Whether words stand over their outline, or it cuts into them; sounds have none but their own letters."""
    if balloon.kind is LetteringKind.SOUND:
        return False
    return any(_is_cut(_ink_box(line, font=balloon.font), balloon.outline) for line in balloon.lines)


def _is_cut(box: Box, outline: Outline) -> bool:
    corners = np.array([(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)])
    return not inside(corners, outline).all() or bool(within(points_of(outline), box).any())


def _ink_box(line: TextLine, *, font: str) -> Box:
    """What a line's letters fill, as far down as they go; of scripts without capitals, their own ink."""
    if main_script(line.text) is not Script.PLAIN:
        return ink_box(line, font=font)
    width = max(line.width_pt, measure(line.text, font=font, size_pt=line.size_pt, vertical=line.vertical))
    return replace(line, width_pt=width).box(above=_CAP, below=_DESCENT if _DESCENDERS & set(line.text) else 0.0)


def _in_frame(balloon: Balloon, frame: Box) -> bool:
    points = np.array([(point.x, point.y) for outline in _outlines(balloon) for point in outline.points])
    return bool(within(points, frame, slack_pt=_FRAME_SLACK_PT).all())


def _sizes(page: PageSeen, balloon: Balloon) -> Iterator[Fault]:
    if balloon.kind is LetteringKind.SOUND:
        return
    low, high = CAPTION_PT if balloon.kind is LetteringKind.CAPTION else DIALOGUE_PT
    low = max(low, page.page.width_pt * LEAST_ON_STRIP) if page.is_strip else low
    high *= SHOUTED if balloon.kind is LetteringKind.SHOUT else 1.0
    wrong = [
        line.size_pt for line in balloon.lines if not low - _SIZE_SLACK_PT <= line.size_pt <= high + _SIZE_SLACK_PT
    ]
    if wrong:
        yield page.fault(balloon, "size_violations", wrong[0])


def _order(page: PageSeen) -> Iterator[Fault]:
    """Panels and balloons that the eye meets in another order than they are told in.

    Within a panel, who speaks first stands to the left or above (to the right, where pages are read that way). From
    each balloon the eye goes to the nearest that is unread, whether or not a border lies between: that must be the
    next one told. Campbell says so of the whole page; here it is asked within a tier, for at a tier's end readers
    go back to the start of the next, as in prose, and not down: 94 in 100 of them did.

    Source:
        Klein, Balloon Placement, and Blambot, Comic Book Grammar & Tradition (first speaker left or top); Campbell
        2007, The last word in speech balloons (rule 3, the nearest next balloon); Cohn 2013, Navigating Comics (tiers).
    """
    if as_read(page.page.frames, right_to_left=page.right_to_left) != page.panels:
        yield Fault(
            book=page.book, page=page.page.number, panel=page.panels[0] if page.panels else "", fault="order_breaks",
            words="the panels of this page",
        )  # fmt: skip
    told = page.told()
    for at, one in enumerate(told):
        unread = told[at + 1 :]
        later = [each for each in unread if each.panel == one.panel]
        is_late = any(_lies_before(other, one, right_to_left=page.right_to_left) for other in later)
        tier = [each for each in unread if _same_row(page.frame(each.panel), page.frame(one.panel))]
        if is_late or (tier[:1] == unread[:1] and _nearest_is_another(one, tier)):
            yield page.fault(one, "order_breaks")


def _lies_before(other: Balloon, one: Balloon, *, right_to_left: bool) -> bool:
    """Whether a balloon that is told later lies where reading starts: in the same row and before, or higher.

    What lies higher, but wholly beyond, may be told later.
    """
    a, b = one.body, other.body
    before, beyond = b.right <= a.x, b.x >= a.right
    if right_to_left:
        before, beyond = beyond, before
    return before if _same_row(a, b) else b.center.y < a.center.y and not beyond


def _nearest_is_another(one: Balloon, unread: Sequence[Balloon]) -> bool:
    """Whether the next of the unread is not the nearest, by more than the eye can tell."""
    ways = [gap(one.body, other.body) for other in unread]
    return len(ways) > 1 and ways[0] > min(ways[1:]) + _NEARER_PT


def _same_row(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    return shared > 0.5 * min(one.height, other.height)


def _contrasts(page: PageSeen) -> Iterator[tuple[Balloon, float]]:
    """Every balloon's least contrast, where it can be measured."""
    for one in page.told():
        lines = [contrast(line, font=one.font, page=page.print, width_pt=page.page.width_pt) for line in one.lines]
        found = [ratio for ratio in lines if ratio is not None]
        if found and not one.rotation_degrees:
            yield one, min(found)


def _figures(
    pages: Sequence[PageSeen], faults: Sequence[Fault], *, contrasts: Sequence[float], judged_tails: int
) -> dict[str, Measure]:
    """Counts over all pages; nothing was sampled, so they have no interval."""
    balloons = [one for page in pages for one in page.told(sounds=True)]
    of = {name: len(balloons) for name in COUNTS}
    of["faces_covered"] = sum(len(faces) for page in pages for faces in page.faces.values())
    of["wrong_speaker_tails"] = judged_tails
    figures = {name: _plain(sum(fault.fault == name for fault in faults), n=of[name]) for name in COUNTS}
    if not judged_tails:
        figures["wrong_speaker_tails"] = NOT_MEASURED
    figures["min_contrast"] = _plain(min(contrasts), n=len(contrasts)) if contrasts else NOT_MEASURED
    figures["balloons"] = _plain(len(balloons), n=len(balloons))
    words = [len(words_said(one).split()) for one in balloons]
    figures["words_per_balloon_max"] = _plain(max(words), n=len(words)) if words else NOT_MEASURED
    return figures


def _plain(value: float, *, n: int) -> Measure:
    return Measure(value=value, low=None, high=None, n=n)
