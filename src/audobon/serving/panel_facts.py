"""Where every panel of a book stands: planned, pencilled or painted, how good, and what a person decided of it.

Knows: the records in a panel's folder.  Does not know: HTTP.

Nothing is locked and no picture is read: a worker may be at work, and who asks does so after every panel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from audobon.comic.panel import Attempt
from audobon.comic.verdict import Finding
from audobon.kept_record import kept_record, mark_time
from audobon.panel_records import ArtRecord, PencilsRecord
from audobon.project import BookFolder, BookRecord

_LETTERS = 16


class PanelState(StrEnum):
    """How far a panel is; PAINTED if its art is of the pencils that it has now, or is kept whatever they are."""

    PLANNED = "planned"
    PENCILLED = "pencilled"
    PAINTED = "painted"


@dataclass(frozen=True, kw_only=True)
class PanelFacts:
    """A panel.

    Attributes:
        version: Another for another picture; of a painted one, the first letters of its art's key. Empty if planned.
        seed: That it was painted from, or will be.
        score: As `Verdict.score`, of the attempt that was kept.
        locked: Whether a person keeps its art, whatever its brief says.
        picture: The art, or before that the draft; None if it is but planned.
    """

    id: str
    page: int
    state: PanelState
    version: str
    seed: int
    score: float | None
    locked: bool
    findings: tuple[Finding, ...]
    picture: Path | None


@dataclass(frozen=True, kw_only=True)
class VersionFacts:
    """A painting of a panel: the first letters of its key, whether the panel has it now, and when it was painted."""

    panel: str
    version: str
    now: bool
    seed: int
    score: float | None
    painted: datetime
    picture: Path


def panels_of(folder: BookFolder, record: BookRecord) -> tuple[PanelFacts, ...]:
    """Every panel of the storyboard, in reading order.

    Raises:
        InputError: 1xx, if a person has damaged the storyboard.
    """
    board = folder.storyboard()
    is_finished = (folder.root / "lettered.json").is_file()
    return tuple(
        _facts(folder, record, panel=brief.id, page=page.number, is_finished=is_finished)
        for page in board.pages
        for brief in page.panels
    )


def versions_of(folder: BookFolder, panel: str) -> tuple[VersionFacts, ...]:
    """The paintings of a panel that are kept, the one that it has first."""
    versions = folder.versions(panel)
    found = []
    for place, record in enumerate(versions.records()):
        picture, attempt = versions.picture(record.key), kept_attempt(record)
        if picture is not None:
            found.append(
                VersionFacts(
                    panel=panel,
                    version=record.key[:_LETTERS],
                    now=place == 0 and picture.parent == folder.panel_folder(panel),
                    seed=record.provenance.seed,
                    score=attempt.verdict.score if attempt else None,
                    painted=datetime.fromtimestamp((mark_time(picture) or 0) / 1e9, UTC),
                    picture=picture,
                )
            )
    return tuple(found)


def kept_attempt(record: ArtRecord) -> Attempt | None:
    """The attempt that the art is of."""
    own = [one for one in record.attempts if one.seed == record.provenance.seed] or record.attempts
    return own[-1] if own else None


def _facts(folder: BookFolder, record: BookRecord, *, panel: str, page: int, is_finished: bool) -> PanelFacts:
    place, stem = folder.panel_folder(panel), "proof" if record.draft else "art"
    pencils = kept_record(PencilsRecord, place / "pencils.json")
    art = kept_record(ArtRecord, place / f"{stem}.json")
    locked = bool(record.choices.kept_of(panel))
    drawn, painted = mark_time(place / "pencils.json") or 0, mark_time(place / f"{stem}.json") or 0
    if art is not None and (locked or is_finished or painted >= drawn):
        attempt = kept_attempt(art)
        verdict = attempt.verdict if attempt else None
        return PanelFacts(
            id=panel, page=page, state=PanelState.PAINTED, version=art.key[:_LETTERS], seed=art.provenance.seed,
            score=verdict.score if verdict else None, locked=locked, findings=verdict.findings if verdict else (),
            picture=place / art.image.name,
        )  # fmt: skip
    return PanelFacts(
        id=panel,
        page=page,
        state=PanelState.PLANNED if pencils is None else PanelState.PENCILLED,
        version="" if pencils is None else pencils.key[:_LETTERS],
        seed=record.seed_of(panel),
        score=None,
        locked=locked,
        findings=(),
        picture=None if pencils is None else place / pencils.draft.name,
    )
