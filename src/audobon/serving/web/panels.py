"""Single panels of a book: where each stands, its versions, and what may be asked of it.

Knows: addresses.  Does not know: how a panel is painted, or which file is which picture (`panel_facts.py`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from audobon.project import BookFolder, book_record
from audobon.serving.panel_edits import PanelEdits
from audobon.serving.panel_facts import PanelFacts, panels_of, versions_of
from audobon.serving.service import Service
from audobon.serving.web.book_part_views import PanelList, PanelView, VersionList, VersionView, panel_view
from audobon.serving.web.book_parts import add_file_route, made_book, missing
from audobon.serving.web.book_views import BookView, place_of
from audobon.serving.web.books import OneBook, shower
from audobon.serving.web.callers import client_of
from audobon.serving.web.file_answer import file_answer
from audobon.serving.web.mask_upload import MAX_SEED, MaskAsked, mask_body, mask_reader
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.small_pictures import SMALL, Width, add_small_route, small_answer

PanelId = Annotated[str, Path(max_length=100, description="As the listing has it.")]
VersionName = Annotated[str, Path(pattern="^[0-9a-f]{6,64}$", description="As the listing has it.")]
_WISHED = (404, 409, 413, 422, 429)


class Redraw(BaseModel):
    """From which seed; from the next one if it is left out."""

    model_config = ConfigDict(extra="forbid")

    seed: int | None = Field(None, ge=0, le=MAX_SEED)


class Keep(BaseModel):
    """Which version, as the listing has it."""

    model_config = ConfigDict(extra="forbid")

    version: str = Field(pattern="^[0-9a-f]{6,64}$")


def panel_list_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/panels that show where panels stand."""
    routes = APIRouter(prefix="/api/v1/books/{id}/panels", tags=["panels"])

    @routes.get("", operation_id="listPanels", responses=problem_answers(404, 422))
    def panels(request: Request, id: OneBook) -> PanelList:
        """The panels of a book that is planned, in reading order; none before that."""
        return PanelList(panels=[panel_view(one, place_of(id)) for one in _panels(service, request, id)])

    @routes.get("/{panel}", operation_id="getPanel", responses=problem_answers(404, 422))
    def one_panel(request: Request, id: OneBook, panel: PanelId) -> PanelView:
        """Where one panel stands."""
        return panel_view(_panel(service, request, id, panel), place_of(id))

    @routes.get("/{panel}/versions", operation_id="listVersions", responses=problem_answers(404, 422))
    def versions(request: Request, id: OneBook, panel: PanelId) -> VersionList:
        """The paintings of a panel that are kept, the one that it has first."""
        _panel(service, request, id, panel)
        place = f"{place_of(id)}/panels/{panel}/versions"
        return VersionList(
            versions=[
                VersionView(
                    panel=one.panel,
                    version=one.version,
                    now=one.now,
                    seed=one.seed,
                    score=one.score,
                    painted=one.painted,
                    url=f"{place}/{one.version}.png",
                )
                for one in versions_of(_folder(service, request, id), panel)
            ]
        )

    def version(request: Request, id: OneBook, panel: PanelId, version: VersionName) -> Response:
        """A painting of a panel as PNG."""
        _panel(service, request, id, panel)
        folder = _folder(service, request, id)
        for one in versions_of(folder, panel):
            if one.version.startswith(version) or version.startswith(one.version):
                return file_answer(request, one.picture, root=folder.root, name=f"{panel}-{one.version}.png")
        raise missing(f"version {version} of panel {panel}")

    add_file_route(routes, "/{panel}/versions/{version}.png", version, name="getVersion")
    return routes


def panel_picture_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/panels to a panel's pictures."""
    routes = APIRouter(prefix="/api/v1/books/{id}/panels", tags=["panels"])

    def picture(request: Request, id: OneBook, panel: PanelId, kind: Literal["art", "draft", "line"]) -> Response:
        """A panel's picture as PNG: painted, pencilled, or its line drawing alone."""
        facts, folder = _panel(service, request, id, panel), _folder(service, request, id)
        path = folder.panel_folder(facts.id) / f"{kind}.png"
        if kind == "art" and not path.is_file():
            path = path.with_name("proof.png")
        return file_answer(request, path, root=folder.root, name=f"{panel}-{kind}.png")

    def thumb(request: Request, id: OneBook, panel: PanelId, width: Width = SMALL) -> Response:
        """A panel as far as it is, in small, as WebP."""
        facts = _panel(service, request, id, panel)
        if facts.picture is None:
            raise missing(f"picture of panel {panel}")
        return small_answer(request, facts.picture, root=_folder(service, request, id).root, width=width)

    add_file_route(routes, "/{panel}/{kind}.png", picture, name="getPanelPng")
    add_small_route(routes, "/{panel}/thumb.webp", thumb, name="getPanelThumb")
    return routes


def panel_wish_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/panels that ask something of one panel."""
    routes = APIRouter(prefix="/api/v1/books/{id}/panels/{panel}", tags=["panels"])
    shown, read_mask = shower(service), Depends(mask_reader())

    def edits(request: Request, id: str, panel: str) -> PanelEdits:
        return PanelEdits(service, service.job_of(client_of(request), id), panel)

    @routes.post("/redraw", status_code=202, operation_id="redrawPanel", responses=problem_answers(*_WISHED))
    def redraw(request: Request, id: OneBook, panel: PanelId, asked: Redraw) -> BookView:
        """Paint a panel again, from another seed; what it was is kept as a version."""
        return shown(edits(request, id, panel).redraw(asked.seed))

    @routes.post("/keep", status_code=202, operation_id="keepVersion", responses=problem_answers(*_WISHED))
    def keep(request: Request, id: OneBook, panel: PanelId, asked: Keep) -> BookView:
        """Take a version and keep it, whatever the plan says from then on."""
        return shown(edits(request, id, panel).keep(asked.version))

    @routes.post("/release", status_code=202, operation_id="releasePanel", responses=problem_answers(*_WISHED))
    def release(request: Request, id: OneBook, panel: PanelId) -> BookView:
        """The panel as its brief says: no version is kept, and no part painted again."""
        return shown(edits(request, id, panel).release())

    @routes.post(
        "/repaint", status_code=202, operation_id="repaintPanel", responses=problem_answers(*_WISHED, 415),
        openapi_extra=mask_body(),
    )  # fmt: skip
    def repaint(request: Request, id: OneBook, panel: PanelId, asked: MaskAsked = read_mask) -> BookView:
        """Paint again what is white in a mask as large as the panel's art; the rest stays to the pixel."""
        return shown(edits(request, id, panel).repaint(asked.mask, asked.seed))

    return routes


def _folder(service: Service, request: Request, id: str) -> BookFolder:
    """The folder of a client's own book that is planned.

    Raises:
        NotFoundError: AUD-730.
    """
    book = made_book(service, request, id)
    if book.folder is None or not (book.folder / "book.json").is_file():
        raise missing("plan")
    return BookFolder(book.folder, is_draft=book_record(book.folder).draft)


def _panels(service: Service, request: Request, id: str) -> tuple[PanelFacts, ...]:
    root = made_book(service, request, id).folder
    if root is None or not (root / "book.json").is_file() or not (root / "storyboard.json").is_file():
        return ()
    record = book_record(root)
    return panels_of(BookFolder(root, is_draft=record.draft), record)


def _panel(service: Service, request: Request, id: str, panel: str) -> PanelFacts:
    """A panel that the storyboard has: no path is made of a name that it has not."""
    for one in _panels(service, request, id):
        if one.id == panel:
            return one
    raise missing(f"panel {panel}")
