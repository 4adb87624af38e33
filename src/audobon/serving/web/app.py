"""The web application: all routes of a service under one roof.

Knows: which routes there are.  Does not know: what they do.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI

from audobon.serving.service import Service
from audobon.serving.telemetry.http_metrics import Routed
from audobon.serving.web.artefacts import artefact_routes
from audobon.serving.web.books import book_routes
from audobon.serving.web.cast import cast_routes, lock_routes
from audobon.serving.web.cast_drawings import drawing_routes
from audobon.serving.web.catalogues import catalogue_routes
from audobon.serving.web.declared import declare_guards
from audobon.serving.web.editing import editing_routes
from audobon.serving.web.events import event_routes
from audobon.serving.web.kserve import kserve_routes
from audobon.serving.web.languages import language_routes, translation_file_routes
from audobon.serving.web.lettering import lettering_routes
from audobon.serving.web.making import making_routes
from audobon.serving.web.openai_images import openai_images_routes, openai_models_routes
from audobon.serving.web.operations import operations_routes
from audobon.serving.web.panels import panel_list_routes, panel_picture_routes, panel_wish_routes
from audobon.serving.web.pictures import page_routes, panel_routes
from audobon.serving.web.problems import problem_schemas, tell_problems
from audobon.serving.web.reading import reading_routes
from audobon.serving.web.sharing import share_routes
from audobon.serving.web.studio import serve_studio
from audobon.serving.web.styles import style_routes
from audobon.serving.web.trials import trial_routes
from audobon.serving.web.words import words_routes

Routes = Callable[[Service], APIRouter]
ROUTES: tuple[Routes, ...] = (
    book_routes,
    making_routes,
    editing_routes,
    cast_routes,
    lock_routes,
    drawing_routes,
    reading_routes,
    event_routes,
    artefact_routes,
    share_routes,
    page_routes,
    lettering_routes,
    words_routes,
    language_routes,
    translation_file_routes,
    panel_list_routes,
    panel_picture_routes,
    panel_wish_routes,
    panel_routes,
    openai_images_routes,
    openai_models_routes,
    kserve_routes,
    trial_routes,
    catalogue_routes,
    style_routes,
    operations_routes,
)
"""Every router of the service; a new one joins here."""


class _App(FastAPI):
    """FastAPI, with what its error answers refer to in the interface's document."""

    def openapi(self) -> dict[str, Any]:
        document = super().openapi()
        document["components"]["schemas"] |= problem_schemas()
        declare_guards(document)
        return document


def create_app(service: Service) -> FastAPI:
    """The service's application; the service must be started before it is asked anything.

    There are no pages of FastAPI's own with the documentation: they fetch scripts from elsewhere.
    """
    app = _App(
        title="Audobon",
        summary="Prose in, a finished illustrated comic out.",
        version=version("audobon"),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    tell_problems(app)
    app.add_middleware(Routed)
    for routes in ROUTES:
        app.include_router(routes(service))
    serve_studio(app)
    return app
