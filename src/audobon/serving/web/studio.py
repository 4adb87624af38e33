"""The studio's pages: plain files of the program, the same for everybody.

Knows: where they are and under which address.  Does not know: what they do.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from audobon.shown_fonts import font_file

PLACE = "/studio"
_ASKED_EACH_TIME = {"cache-control": "no-cache"}


class _Pages(StaticFiles):
    """Static files that a browser asks about each time; the answer is short where they are unchanged."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        answer.headers.update(_ASKED_EACH_TIME)
        return answer


def studio_folder() -> Path:
    """Where the studio's files lie."""
    return Path(str(files("audobon"))) / "studio"


def serve_studio(app: FastAPI) -> None:
    """Serve the studio at `/studio/`, with the typefaces that it letters in, and lead there from `/`."""

    @app.get("/", include_in_schema=False)
    def home() -> RedirectResponse:
        """The studio."""
        return RedirectResponse(f"{PLACE}/")

    @app.get(f"{PLACE}/fonts/{{name}}.ttf", include_in_schema=False)
    def font(name: str) -> FileResponse:
        """A typeface of the lettering."""
        path = font_file(name)
        if path is None:
            raise HTTPException(404, f"there is no typeface {name[:40]!r}")
        return FileResponse(path, media_type="font/ttf", headers=_ASKED_EACH_TIME)

    app.mount(PLACE, _Pages(directory=studio_folder(), html=True), name="studio")
