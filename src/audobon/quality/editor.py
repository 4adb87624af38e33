"""The house's editor: all checks, in order, as verdicts.

Knows: which checks there are.  Does not know: what any of them looks at, or what is done about a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from audobon.comic.page import Page
from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Finding, Verdict
from audobon.quality.art_checks import ArtCheck, ArtView, BlankPanel, BrokenPicture, MissingFigure, StrangeColours
from audobon.quality.face_check import BrokenFace
from audobon.quality.page_checks import BalloonOverFace, PageCheck, TextOverflow
from audobon.quality.place_check import MissingPlace

if TYPE_CHECKING:
    from audobon.quality.assessor import Assessor
    from audobon.quality.style_check import StrayHand, StyleCheck
    from audobon.style.space import StyleSpace

ART_CHECKS: tuple[ArtCheck, ...] = (
    BlankPanel(),
    BrokenPicture(),
    MissingFigure(),
    StrangeColours(),
    MissingPlace(),
    BrokenFace(),
)
PAGE_CHECKS: tuple[PageCheck, ...] = (BalloonOverFace(), TextOverflow())


class HouseEditor:
    """Judges by the house's list of checks; the order of findings is the order of the list.

    Args:
        space: Loads the style space when a book's style is to be judged; without one it is not.
        style: The check of a book's style, if there is a plate to hold panels to.
        assessor: Loads who scores panels, when the first is to be scored; without one none is.
        hand: Loads the check of a style that the painter has a name for, which is taken in the plate's place; it gives
            None for a painter whose styles nobody has measured.
    """

    def __init__(
        self, space: Callable[[], StyleSpace] | None = None, *, style: StyleCheck | None = None,
        assessor: Callable[[], Assessor] | None = None, hand: Callable[[], StrayHand | None] | None = None,
    ) -> None:  # fmt: skip
        self._space = space
        self._hand = hand
        self._style = style
        self._assessor = assessor

    @property
    def judges_style(self) -> bool:
        """Whether panels can be held to their book's style."""
        return self._space is not None

    @property
    def needs_plate(self) -> bool:
        """Whether it takes a style plate to do so: not for a style that is known by its name."""
        return self.judges_style and self._named() is None

    def beside(self, plate: Callable[[], Raster]) -> HouseEditor:
        """An editor who also holds panels to their book's style; this very one, if styles are not judged."""
        if self._space is None:
            return self
        from audobon.quality.style_check import stray_style  # nets' libraries are not read for drafts

        style = self._named() or stray_style(plate(), self._space())
        return HouseEditor(self._space, style=style, assessor=self._assessor, hand=self._hand)

    def _named(self) -> StrayHand | None:
        return self._hand() if self._hand else None

    def judge_art(self, brief: PanelBrief, pencils: Pencils, art: PanelArt) -> Verdict:
        view = ArtView(brief=brief, pencils=pencils, art=art)
        checks: tuple[ArtCheck, ...] = (*ART_CHECKS, *((self._style,) if self._style else ()))
        findings = [found for check in checks for found in check.findings(view)]
        if self._assessor is None:
            return Verdict(panel=brief.id, findings=tuple(findings))
        score = self._assessor().score(np.asarray(art.image.array, np.uint8)) if art.image.array.ndim == 3 else None
        return Verdict(panel=brief.id, findings=tuple(findings), score=score)

    def judge_page(self, page: Page, pencils: Sequence[Pencils]) -> tuple[Verdict, ...]:
        found: dict[str, list[Finding]] = {frame.panel: [] for frame in page.frames}
        for check in PAGE_CHECKS:
            for panel, finding in check.findings(page, pencils):
                found[panel].append(finding)
        return tuple(Verdict(panel=panel, findings=tuple(findings)) for panel, findings in found.items())
