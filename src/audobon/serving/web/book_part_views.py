"""Parts of a book as the web lists them.

Knows: fields of answers.  Does not know: routes, files.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, Field

from audobon.comic.verdict import Remedy, Severity
from audobon.serving.panel_facts import PanelFacts, PanelState


class ArtefactView(BaseModel):
    """A bound file: `name` is relative to where the book's files are."""

    name: str
    size_bytes: int = Field(ge=0)
    media_type: str
    url: str


class ArtefactList(BaseModel):
    """The files of a book that has been done; none before that."""

    artefacts: list[ArtefactView]


class PageView(BaseModel):
    """A page of the plan, or two facing ones that are one; `printed` as it is lettered now.

    `version` is another whenever its picture is. `url` is of its picture, null before there is one.
    """

    number: int = Field(ge=1)
    double: bool
    printed: bool
    version: str
    url: str | None
    layers: str


class PageList(BaseModel):
    """The pages of the book, in order; none before it is planned."""

    pages: list[PageView]


class BrokenView(BaseModel):
    """A hard rule of lettering that balloons of a panel break, by their orders on the page, in words."""

    panel: str
    orders: list[int]
    words: str


class RefusalView(BaseModel):
    """A panel whose words do not fit, and about how many would."""

    panel: str
    reason: str
    words_that_fit: int
    unit: str


class LeftOutView(BaseModel):
    """A line that does not fit beside the earlier ones of its panel: which of its `lettering`, counted from 0."""

    panel: str
    line: int = Field(ge=0)


class LayersView(BaseModel):
    """A lettered page as layers, in points: frames, balloons with outlines and set lines, headings, the folio.

    Where not all words fit, `page` has those that do, `left_out` names the lines that it has not, and `refusal` says of
    the first panel why. `printed` layers are those of its picture.
    """

    page: dict[str, Any]
    broken: list[BrokenView]
    refusal: RefusalView | None
    left_out: list[LeftOutView]
    printed: bool


class FindingView(BaseModel):
    """A fault that the editor found in a painted panel, and what can be done about it."""

    code: str
    severity: Severity
    message: str
    remedy: Remedy
    character: str | None


class PanelView(BaseModel):
    """A panel of the storyboard.

    `version` is another whenever its picture is; `score` is 0..10 of a painted one. A `locked` panel keeps its art,
    whatever its brief says. `art` (in a draft the pencils), `pencils` and `thumb` are addresses, null where there is
    nothing yet.
    """

    id: str
    page: int = Field(ge=1)
    state: PanelState
    version: str
    seed: int
    score: float | None
    locked: bool
    findings: list[FindingView]
    art: str | None
    pencils: str | None
    thumb: str | None


class PanelList(BaseModel):
    """The panels of the book, in reading order; none before it is planned."""

    panels: list[PanelView]


class VersionView(BaseModel):
    """A painting of a panel: whether the panel has it `now`, and when it was painted."""

    panel: str
    version: str
    now: bool
    seed: int
    score: float | None
    painted: datetime
    url: str


class VersionList(BaseModel):
    """The paintings of a panel that are kept, the one that it has first."""

    versions: list[VersionView]


def panel_view(panel: PanelFacts, book: str) -> PanelView:
    """A panel of the book at this address."""
    place = f"{book}/panels/{quote(panel.id, safe='')}"
    has_picture = panel.picture is not None
    return PanelView(
        id=panel.id,
        page=panel.page,
        state=panel.state,
        version=panel.version,
        seed=panel.seed,
        score=panel.score,
        locked=panel.locked,
        findings=[
            FindingView(
                code=one.code,
                severity=one.severity,
                message=one.message,
                remedy=one.remedy,
                character=one.character,
            )
            for one in panel.findings
        ],
        art=f"{place}/art" if panel.state is PanelState.PAINTED else None,
        pencils=f"{place}/pencils" if has_picture else None,
        thumb=f"{place}/thumb.webp" if has_picture else None,
    )
