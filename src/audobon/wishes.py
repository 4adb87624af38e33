"""What somebody wants of a book, by whatever door it comes in, and the one place where it becomes `MakeOptions`.

Knows: which setting stands in for what was not said, saved styles.
Does not know: commands, requests, how a book is made.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.model_asked import EMBEDDED, ModelAsked
from audobon.pipeline import MakeOptions
from audobon.plan_asked import US_COMIC, Sheet
from audobon.settings import load_settings


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a book is to be, as it was said.

    Attributes:
        style: A named or saved style; the settings' if None.
        reader, director: Language models (`openai:URL#MODEL`), empty for the house's own; the settings' if None.
        trim, right_to_left: The pages' size by name, and their way of reading.
    The others are as in `MakeOptions`.
    """

    style: str | None = None
    chapter: str = ""
    pages: int | None = None
    formats: tuple[str, ...] = ("cbz", "pdf")
    seed: int = 0
    draft: bool = False
    dpi: int = 220
    reader: str | None = None
    director: str | None = None
    trim: str = US_COMIC
    right_to_left: bool = False
    cover: bool = True
    model: ModelAsked = EMBEDDED


def options_of(wishes: Wishes) -> MakeOptions:
    """The options of a book: settings where nothing was said, a saved style in its own words and pictures.

    Raises:
        SettingsError: AUD-250 to AUD-252, if the settings cannot be read; 2xx, if a saved style does not go with the
            model.
    """
    settings = load_settings()
    style = settings.style if wishes.style is None else wishes.style
    model = wishes.model
    if (settings.styles / style).is_dir():
        from audobon.hire import named_styles
        from audobon.style_shelf import StyleShelf

        style, model = StyleShelf(settings.home, named=named_styles()).asked(style, model)
    return MakeOptions(
        style=style,
        chapter=wishes.chapter,
        pages=wishes.pages,
        formats=wishes.formats,
        seed=wishes.seed,
        draft=wishes.draft,
        dpi=wishes.dpi,
        reader=settings.reader if wishes.reader is None else wishes.reader,
        director=settings.director if wishes.director is None else wishes.director,
        model=model,
        sheet=Sheet(trim=wishes.trim, right_to_left=wishes.right_to_left),
        cover=wishes.cover,
    )
