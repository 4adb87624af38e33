"""How well a story is staged: the storyboard, pencilled and lettered, against stories annotated by hand.

Knows: what of the annotation must be found in panels; counts and shares.
Does not know: who stages or draws, or how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from audobon.comic.codec import canonical
from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign, LetteringKind, PanelBrief, Sort, Storyboard
from audobon.crew import Crew
from audobon.evaluation.company import Company
from audobon.evaluation.gold import GoldStory, annotated, pair, words_of
from audobon.evaluation.gold_story import SourceMap, story_of
from audobon.evaluation.measure import Measure, mean_measure
from audobon.evaluation.pooling import Counts, pooled, recall, share_counts
from audobon.pencils.figures.vocabulary.kind import Kind
from audobon.planning import planned
from audobon.project import BookFolder
from audobon.rehearsal import Rehearsal, Rehearsed

SHARES = ("moment_recall", "turn_recall", "present_recall", "present_precision")
COUNTS = ("wrong_kind", "face_overlaps", "panels", "pages")
LAST_RANK = 5
REHEARSAL_DPI = 96
LEAST_OVERLAP = 0.01
"""Two faces overlap where more than this share of the smaller one's box is common to both."""

_FACE_COVERED = "AUD-Q101"
_MAJOR = ("protagonist", "major")

KindDrawn = Callable[[CastDesign], tuple[Kind, str]]
"""What is drawn for a design, and a warning if it is a makeshift."""


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A story brought to lettered pencils, and what of it is scored."""

    gold: GoldStory
    story: Story
    board: Storyboard
    pages: tuple[Rehearsed, ...]

    @property
    def panels(self) -> tuple[PanelBrief, ...]:
        return tuple(panel for page in self.pages for panel in page.plan.panels)


class Tally:
    """One story's hits, figure by figure, and what they are a share of; of a plain count nobody asks the share."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[float, float]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._counts

    def add(self, name: str, *, hits: float, of: float) -> None:
        """Count more of a figure's cases."""
        before, wanted = self._counts.get(name, (0.0, 0.0))
        self._counts[name] = before + hits, wanted + of

    def counts(self, name: str) -> Counts:
        """What the story gives to a figure."""
        return share_counts(*self._counts.get(name, (0.0, 0.0)))


def _unseen(title: str) -> None:
    """Tell nobody."""


def score_staging(
    crew: Crew,
    folder: Path,
    *,
    open_story: Callable[[Path], Manuscript],
    kind_drawn: KindDrawn,
    as_annotated: bool,
    watch: Callable[[str], None] = _unseen,
) -> dict[str, Measure]:
    """Stage, pencil and letter every annotated story of a folder, and score what came of it.

    Figures: `moment_recall` (annotated moments of rank 1 to 5 that overlap the moment a panel freezes), `turn_recall`
    (speaking turns of protagonists and majors that are lettered in part or whole, or drawn with their speaker),
    `present_recall` and `present_precision` (who is drawn in the panels of a scene against who is there; scenes without
    a stage are left out; a group is there where it or one of its members is), and over all stories the counts
    `wrong_kind` (characters that are not drawn as what they are), `face_overlaps` (pairs of faces over each other, and
    faces under lettering), `panels`, `pages`, with the mean `words_per_page`.

    Args:
        crew: Reader, director, penciller, composer, letterer and editor are asked.
        folder: Holds `<stem>.json` (schema `story-gold/1`) and the text file each of them names.
        open_story: Opens a text file as a Manuscript.
        kind_drawn: What the penciller draws for a design.
        as_annotated: Whether the story is given as annotated, which judges the staging alone, or as the Reader reads
            it from the text.
        watch: Told the name of each story as its turn comes.

    Raises:
        InputError: AUD-120 the folder has no annotated story; AUD-121 an annotation cannot be read.
    """
    tallies: list[Tally] = []
    words: list[float] = []
    for gold in annotated(folder, open_story):
        watch(gold.manuscript.title)
        read = canonical(crew.reader.read(gold.manuscript))
        staged = _staged(crew, gold, story_of(gold, read) if as_annotated else read)
        tallies.append(_scored(staged, kind_drawn))
        words.extend(_words_by_page(staged))
    shares = {
        name: pooled([tally.counts(name) for tally in tallies], recall)
        for name in SHARES
        if any(name in tally for tally in tallies)
    }
    totals = {name: _total(name, tallies) for name in COUNTS}
    return {**shares, **totals, "words_per_page": mean_measure(words)}


def _staged(crew: Crew, gold: GoldStory, story: Story) -> Staged:
    board = planned(crew.director, gold.manuscript, story, pages=None)
    with TemporaryDirectory() as room, BookFolder.opened(Path(room) / "rehearsal.book", is_draft=True) as folder:
        pages = Rehearsal(folder, crew=crew, dpi=REHEARSAL_DPI).rehearsed(board, edited=False, watch=_unwatched)
    return Staged(gold=gold, story=story, board=board, pages=pages)


def _unwatched(done: int, of: int) -> None:
    """Nobody looks on."""


def _total(name: str, tallies: Sequence[Tally]) -> Measure:
    """A count over all stories: nothing was sampled, so it has no interval."""
    counts = [tally.counts(name) for tally in tallies]
    return Measure(
        value=sum(one.found for one in counts), low=None, high=None, n=int(sum(one.wanted for one in counts))
    )


def _words_by_page(staged: Staged) -> Iterator[float]:
    for page in staged.pages:
        lines = [line for panel in page.plan.panels for line in panel.lettering]
        yield float(sum(len(line.text.split()) for line in lines if line.kind is not LetteringKind.SOUND))


def _scored(staged: Staged, kind_drawn: KindDrawn) -> Tally:
    tally = Tally()
    company = Company(staged.gold, staged.story)
    places = SourceMap(staged.gold.manuscript)
    _score_moments(tally, staged, places)
    _score_turns(tally, staged, places, company)
    _score_present(tally, staged, places, company)
    _score_kinds(tally, staged, company, kind_drawn)
    _score_faces(tally, staged)
    tally.add("panels", hits=len(staged.panels), of=len(staged.panels))
    tally.add("pages", hits=len(staged.pages), of=len(staged.pages))
    return tally


def _score_moments(tally: Tally, staged: Staged, places: SourceMap) -> None:
    drawn = [panel.moment or panel.span for panel in staged.panels]
    for row in staged.gold.rows("moments"):
        if int(str(row["rank"])) <= LAST_RANK:
            span = places.span(*pair(row["span"]))
            tally.add("moment_recall", hits=any(span.overlaps(one) for one in drawn), of=1)


def _score_turns(tally: Tally, staged: Staged, places: SourceMap, company: Company) -> None:
    major = {who for who, row in company.rows().items() if row["role"] in _MAJOR}
    turns: dict[tuple[str, str], list[Span]] = {}
    for row in staged.gold.rows("quotes"):
        for speaker in words_of(row, "speaker"):
            if speaker in major:
                turns.setdefault((str(row["turn"]), speaker), []).append(places.span(*pair(row["span"])))
    for (_, speaker), spans in turns.items():
        told = any(_tells(panel, spans, speaker, company) for panel in staged.panels)
        tally.add("turn_recall", hits=told, of=1)


def _tells(panel: PanelBrief, spans: Sequence[Span], speaker: str, company: Company) -> bool:
    """Whether a panel letters some of a turn in its speaker's voice, or freezes it with the speaker in the picture."""
    for line in panel.lettering:
        spoken = line.speaker is not None and company.is_drawn(line.speaker, speaker)
        if spoken and any(one.overlaps(span) for one in line.spans for span in spans):
            return True
    there = any(company.is_drawn(placement.character, speaker) for placement in panel.placements)
    return there and panel.moment is not None and any(panel.moment.overlaps(span) for span in spans)


def _score_present(tally: Tally, staged: Staged, places: SourceMap, company: Company) -> None:
    for row in staged.gold.rows("scenes"):
        if row.get("kind") == "exposition":
            continue
        span = places.span(*pair(row["span"]))
        panels = [panel for panel in staged.panels if span.start <= (panel.moment or panel.span).start < span.end]
        drawn = {placement.character for panel in panels for placement in panel.placements}
        present = words_of(row, "present")
        found = sum(any(company.is_drawn(one, who) for one in drawn) for who in present)
        right = sum(any(company.is_drawn(one, who) for who in present) for one in drawn)
        tally.add("present_recall", hits=found, of=len(present))
        tally.add("present_precision", hits=right, of=len(drawn))


def _score_kinds(tally: Tally, staged: Staged, company: Company, kind_drawn: KindDrawn) -> None:
    for who, row in company.rows().items():
        designs = [design for design in staged.board.cast if company.is_of(design.character, who)]
        if designs:
            wrong = not any(_is_kind(str(row["kind"]), kind_drawn(design)) for design in designs)
            tally.add("wrong_kind", hits=wrong, of=1)


def _is_kind(kind: str, drawn: tuple[Kind, str]) -> bool:
    """Whether a character is drawn as what it is; of a group only that it is no makeshift."""
    known, warning = drawn
    if warning or kind == "group":
        return not warning
    wanted, _, what = kind.partition(":")
    words = what.lower().replace("-", " ").split()
    nouns = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    meant = {word.replace("-", " ") for word in (known.name, *known.words)}
    return known.fits(Sort(wanted)) and (not what or bool(nouns & meant))


def _score_faces(tally: Tally, staged: Staged) -> None:
    for page in staged.pages:
        for record in page.pencils:
            pairs = combinations([figure.face for figure in record.anchors], 2)
            over = sum(a.intersection_area(b) > LEAST_OVERLAP * min(a.area, b.area) for a, b in pairs)
            tally.add("face_overlaps", hits=over, of=1)
        covered = sum(finding.code == _FACE_COVERED for verdict in page.verdicts for finding in verdict.findings)
        tally.add("face_overlaps", hits=covered, of=0)
