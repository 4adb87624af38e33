"""A person's own drawing of somebody: kept beside the sheet, and its colours offered for the design.

Knows: addresses.  Does not know: which colour is hair (`audobon.cast_drawings`), or how pictures are decoded.
"""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from audobon.comic.codec import from_json
from audobon.comic.storyboard import CastDesign
from audobon.files import raster_from_png, telling_disk_errors, write_bytes
from audobon.project import BookFolder
from audobon.serving.outside_images import drawing_from_outside
from audobon.serving.service import Service
from audobon.serving.web.bodies import picture_body, picture_reader
from audobon.serving.web.book_parts import add_file_route, missing, planned_book
from audobon.serving.web.books import OneBook
from audobon.serving.web.cast import Who, design_text
from audobon.serving.web.file_answer import file_answer
from audobon.serving.web.problems import problem_answers

MAX_DRAWING_BYTES = 16 * 1024 * 1024


class SeenColourView(BaseModel):
    """A colour as `#rrggbb`, and its share of the figure."""

    color: str = Field(pattern="^#[0-9a-f]{6}$")
    share: float = Field(ge=0, le=1)


class GarmentColourView(BaseModel):
    """A garment of the design, and the colour that it has in the drawing."""

    name: str
    color: str


class DrawnLookView(BaseModel):
    """What can be taken from a drawing: all its colours; those of skin and hair, null if not found; of garments."""

    colours: list[SeenColourView]
    skin: str | None
    hair: str | None
    garments: list[GarmentColourView]


def drawing_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/cast/{character} for a drawing."""
    routes = APIRouter(prefix="/api/v1/books/{id}/cast/{character}", tags=["editing"])
    read_picture = Depends(picture_reader(most=MAX_DRAWING_BYTES))

    def known(request: Request, id: str, character: str) -> tuple[BookFolder, CastDesign]:
        folder = planned_book(service, request, id)
        text = design_text(folder, character)  # a name that is in the cast is safe as a file's
        return folder, from_json(CastDesign, text, source="design")

    @routes.put(
        "/drawing", operation_id="putDrawing", openapi_extra=picture_body(),
        responses=problem_answers(404, 413, 415, 422, 507),
    )  # fmt: skip
    def put_drawing(request: Request, id: OneBook, character: Who, data: bytes = read_picture) -> DrawnLookView:
        """Keep a drawing of somebody (at most 16 MB, kept at 1024 px), and tell which colours can be taken from it.

        Panels are drawn from the design alone: what is taken is put into it by whoever wants that.
        """
        folder, design = known(request, id, character)
        drawing = drawing_from_outside(data, name="the drawing")
        write_bytes(folder.cast.drawing_path(character), drawing)
        return _look(drawing, design)

    @routes.get("/drawing", operation_id="getDrawnLook", responses=problem_answers(404, 422))
    def drawn(request: Request, id: OneBook, character: Who) -> DrawnLookView:
        """Which colours can be taken from the drawing that is kept."""
        folder, design = known(request, id, character)
        path = folder.cast.drawing_path(character)
        if not path.is_file():
            raise missing(f"drawing of {character}")
        with telling_disk_errors(path):
            return _look(path.read_bytes(), design)

    @routes.delete("/drawing", status_code=204, operation_id="deleteDrawing", responses=problem_answers(404, 422))
    def drop_drawing(request: Request, id: OneBook, character: Who) -> Response:
        """Keep the drawing no longer."""
        folder, _ = known(request, id, character)
        path = folder.cast.drawing_path(character)
        with telling_disk_errors(path):
            path.unlink(missing_ok=True)
        return Response(status_code=204)

    def picture(request: Request, id: OneBook, character: Who) -> Response:
        """The drawing that is kept, as PNG."""
        folder, _ = known(request, id, character)
        path = folder.cast.drawing_path(character)
        return file_answer(request, path, root=folder.root, name=f"{character}-drawing.png")

    add_file_route(routes, "/drawing.png", picture, name="getDrawing")
    return routes


def _look(drawing: bytes, design: CastDesign) -> DrawnLookView:
    """What can be taken from a PNG for a design."""
    from audobon.cast_drawings import drawn_look

    look = drawn_look(raster_from_png(drawing, name="the drawing"), design)
    worn = {one.name: one.color for one in look.design.garments}
    return DrawnLookView(
        colours=[SeenColourView(color=one.color, share=one.share) for one in look.colours],
        skin=look.design.skin if "skin" in look.taken else None,
        hair=look.design.hair if "hair" in look.taken else None,
        garments=[GarmentColourView(name=name, color=worn[name]) for name in worn if name in look.taken],
    )
