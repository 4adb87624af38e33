"""What can be asked for, by name: models, formats, trims, what can be drawn; and a story to begin with.

Knows: addresses.  Does not know: where the house lists what.
"""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter
from pydantic import BaseModel

from audobon.hire import format_names, trim_names, trim_size_pt
from audobon.serving.service import Service
from audobon.serving.web.problems import problem_answers
from audobon.vocabulary import sample_story, vocabulary


class NameList(BaseModel):
    """Names."""

    names: list[str]


class TrimView(BaseModel):
    """A size of pages, in points."""

    name: str
    width_pt: float
    height_pt: float


class TrimList(BaseModel):
    """The sizes of pages that have a name."""

    trims: list[TrimView]


class VocabularyView(BaseModel):
    """Names that are drawn as what they say; others are drawn as the nearest."""

    poses: list[str]
    places: list[str]
    props: list[str]
    beings: list[str]
    expressions: list[str]
    garments: list[str]
    hair_styles: list[str]
    features: list[str]


class SampleView(BaseModel):
    """A short story in the public domain."""

    title: str
    text: str


def catalogue_routes(service: Service) -> APIRouter:
    """The routes under /api/v1 that list names."""
    routes = APIRouter(prefix="/api/v1", tags=["catalogues"])
    answers = problem_answers()

    @routes.get("/models", operation_id="listBookModels", responses=answers)
    def models() -> NameList:
        """The models that `model` takes, besides the embedded one, which has no name."""
        return NameList(names=[name for name, _ in service.config.models])

    @routes.get("/formats", operation_id="listFormats", responses=answers)
    def formats() -> NameList:
        """The formats that books are bound in."""
        return NameList(names=list(format_names()))

    @routes.get("/trims", operation_id="listTrims", responses=answers)
    def trims() -> TrimList:
        """The sizes of pages that `trim` takes."""
        sizes = ((name, *trim_size_pt(name)) for name in trim_names())
        return TrimList(trims=[TrimView(name=name, width_pt=width, height_pt=height) for name, width, height in sizes])

    @routes.get("/vocabulary", operation_id="getVocabulary", responses=answers)
    def words() -> VocabularyView:
        """What can be drawn, by name."""
        return VocabularyView(**asdict(vocabulary()))

    @routes.get("/sample", operation_id="getSample", responses=answers)
    def sample() -> SampleView:
        """A story to begin with."""
        title, text = sample_story()
        return SampleView(title=title, text=text)

    return routes
