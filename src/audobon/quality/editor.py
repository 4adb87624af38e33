"""The house's editor: all checks, in order, as verdicts.

Knows: which checks there are.  Does not know: what any of them looks at, or what is done about a finding.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.page import Page
from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Finding, Verdict
from audobon.quality.art_checks import ArtCheck, ArtView, BlankPanel, BrokenPicture, MissingFigure, StrangeColours
from audobon.quality.page_checks import BalloonOverFace, PageCheck, TextOverflow

ART_CHECKS: tuple[ArtCheck, ...] = (BlankPanel(), BrokenPicture(), MissingFigure(), StrangeColours())
PAGE_CHECKS: tuple[PageCheck, ...] = (BalloonOverFace(), TextOverflow())


class HouseEditor:
    """Judges by the house's list of checks; the order of findings is the order of the list."""

    def judge_art(self, brief: PanelBrief, pencils: Pencils, art: PanelArt) -> Verdict:
        view = ArtView(brief=brief, pencils=pencils, art=art)
        return Verdict(panel=brief.id, findings=tuple(found for check in ART_CHECKS for found in check.findings(view)))

    def judge_page(self, page: Page, pencils: Sequence[Pencils]) -> tuple[Verdict, ...]:
        found: dict[str, list[Finding]] = {frame.panel: [] for frame in page.frames}
        for check in PAGE_CHECKS:
            for panel, finding in check.findings(page, pencils):
                found[panel].append(finding)
        return tuple(Verdict(panel=panel, findings=tuple(findings)) for panel, findings in found.items())
