"""What a book is asked to be, and how far it is made.

Knows: the options and their defaults.  Does not know: who asks, or how any is carried out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.model_asked import EMBEDDED, ModelAsked
from audobon.plan_asked import US_SHEET, Sheet


class Until(StrEnum):
    """How far a book is made."""

    PENCILLED = "pencilled"
    BOUND = "bound"


@dataclass(frozen=True, kw_only=True)
class MakeOptions:
    """What a book is asked to be. `dpi` is the pages' resolution; art is painted at up to 220 dpi and one megapixel.

    `chapter` says which chapters are taken: a number, a range or words of a title; all if empty.
    `reader` and `director` are language models that read the story and plan the pages (`openai:URL#MODEL`), or empty
    for the house's own.
    `model` is the user's own Stable Diffusion model, or empty for the embedded one. `sheet` is the pages' size and
    way of reading; `cover` puts a cover before them. `until` is how far the book is made: a pencilled one has its plan,
    its pencils and its cast's sheets, and goes on from there when it is made whole.
    """

    style: str = "storybook"
    chapter: str = ""
    pages: int | None = None
    formats: tuple[str, ...] = ("cbz", "pdf")
    seed: int = 0
    draft: bool = False
    dpi: int = 220
    reader: str = ""
    director: str = ""
    model: ModelAsked = EMBEDDED
    sheet: Sheet = US_SHEET
    cover: bool = True
    until: Until = Until.BOUND
