"""Finished books of the small crew: painted at once, repaired, let through, pencilled."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Finding, Remedy, Severity, Verdict
from audobon.crew import PaintOrder, Progress
from audobon.pipeline import MakeOptions, make_book
from audobon.quality import HouseEditor
from tests.builders import SmallPainter, a_crew

TEXT = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)


@dataclass
class Spoiling(SmallPainter):
    """Blanks so many first attempts at each panel that is named, and is slow to say so."""

    blank: dict[str, int] = field(default_factory=dict)

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        arts = []
        for order, art in zip(orders, super().paint(orders, progress=progress), strict=True):
            spoilt = order.attempt < self.blank.get(order.brief.id, 0)
            image = Raster(array=np.full_like(art.image.array, 200)) if spoilt else art.image
            provenance = replace(art.provenance, seconds=1.5 + order.attempt)
            arts.append(replace(art, image=image, provenance=provenance))
        return tuple(arts)


class Scoring(HouseEditor):
    """The house's editor, who also gives scores: 2 for what is refused, else 7, less for the third panel."""

    def judge_art(self, brief: PanelBrief, pencils: Pencils, art: PanelArt) -> Verdict:
        verdict = super().judge_art(brief, pencils, art)
        if brief.id != "p3":
            return replace(verdict, score=7.0 if verdict.accepted else 2.0)
        warning = Finding(
            code="AUD-Q005", message="anna is drawn by another hand", severity=Severity.WARNING, measured=0.8,
            threshold=0.5, remedy=Remedy.OTHER_SEED, character="anna",
        )  # fmt: skip
        return replace(verdict, score=5.5, findings=(*verdict.findings, warning))


def a_book(folder: Path, *, text: str = TEXT, title: str = "walk", draft: bool = False) -> Path:
    """A book of five panels on three pages; p1 is repaired, p2 is let through, p3 has a warning."""
    folder.mkdir(parents=True, exist_ok=True)
    story = folder / f"{title}.txt"
    story.write_text(text, encoding="utf-8")
    crew = replace(a_crew(Spoiling(blank={"p1": 1, "p2": 9})), editor=Scoring())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDOBON_HOME", str(folder / "home"))  # what books of other tests have taught decides nothing here
        return make_book(story, folder / "out", options=replace(OPTIONS, draft=draft), crew=crew).folder


def a_copy(book: Path, folder: Path) -> Path:
    """The same book in another place, to be damaged."""
    shutil.copytree(book, folder / book.name)
    return folder / book.name
