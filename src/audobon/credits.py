"""The colophon: everything a book came from, each named once, with its licence.

Knows: licences of what the house ships.  Does not know: how the colophon's page is set (`binding/`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audobon.comic.book import Credit
from audobon.comic.page import Page
from audobon.comic.panel import WeightsUsed
from audobon.panel_records import ArtRecord
from audobon.project import BookRecord
from audobon.typography.faces import SOURCES
from audobon.typography.marks import typefaces

OWN_LICENCE = "Apache-2.0"
YOURS = "model: "
"""Weights whose name starts so were brought by the user; their licence is their owner's business."""


def colophon(
    record: BookRecord, arts: Iterable[ArtRecord], pages: Sequence[Page], *, enlarging: Iterable[WeightsUsed] = ()
) -> tuple[Credit, ...]:
    """Story, recipe, weights and typefaces of one book.

    Args:
        record: What was asked for.
        arts: Every panel's art.
        pages: The lettered pages.
        enlarging: The weights that made the print plates, if any were made.
    """
    provenances = [art.provenance for art in arts]
    recipes = sorted({provenance.recipe for provenance in provenances})
    everything = [*(used for provenance in provenances for used in provenance.weights), *enlarging]
    weights = sorted({(used.name, used.sha256) for used in everything})
    fonts = {name for page in pages for name in typefaces(page)}
    source = f"sha256 {record.source_sha256}"
    return (
        Credit(what=f"story: {record.source_name}", licence="as given", detail=source),
        *(Credit(what=f"recipe: {recipe}", licence=OWN_LICENCE, detail=f"seed {record.seed}") for recipe in recipes),
        *(
            Credit(
                what=f"weights: {name.removeprefix(YOURS)}",
                licence="as given by its owner" if name.startswith(YOURS) else OWN_LICENCE,
                detail=f"sha256 {sha}",
            )
            for name, sha in weights
        ),
        *(
            Credit(what=f"typeface: {font}", licence=SOURCES[font].licence, detail=SOURCES[font].credit)
            for font in sorted(fonts)
        ),
    )
