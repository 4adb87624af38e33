"""Frames, figures and lines to letter, and hypothesis strategies for any mix of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from audobon.comic.geometry import Box, Point
from audobon.comic.page import Frame
from audobon.comic.pencils import FigureAnchors, Pencils
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind, LetteringLine, PagePlan, PanelBrief, Shot
from tests.builders import a_brief

TAILED = (LetteringKind.SPEECH, LetteringKind.WHISPER, LetteringKind.SHOUT, LetteringKind.THOUGHT)


def a_lettered_line(
    text: str, *, kind: LetteringKind = LetteringKind.SPEECH, speaker: str | None = None
) -> LetteringLine:
    return LetteringLine(kind=kind, text=text, speaker=speaker, spans=(Span(start=0, end=len(text)),))


def a_figure(name: str, *, x: float = 0.5, y: float = 0.5, size: float = 0.2, aspect: float = 1.0) -> FigureAnchors:
    """A front-facing figure: `size` is the face's height, in unit coordinates of a panel of this aspect."""
    width = size / aspect
    return FigureAnchors(
        character=name,
        mouth=Point(x=x, y=y + 0.28 * size),
        eyes=Point(x=x, y=y - 0.05 * size),
        face=Box(x=x - width / 2, y=y - size / 2, width=width, height=size),
        body=Box(x=x - width, y=y - size / 2, width=2 * width, height=4 * size),
        hands=(Point(x=x - width, y=y + 1.6 * size), Point(x=x + width, y=y + 1.6 * size)),
        depth=0.0,
    )


def some_pencils(panel: str, *, figures: Sequence[FigureAnchors] = (), reserved: Sequence[Box] = ()) -> Pencils:
    return Pencils(
        panel=panel,
        draft=Raster(array=np.full((4, 4, 3), 200, np.uint8)),
        controls=(),
        masks=(),
        anchors=tuple(figures),
        reserved=tuple(reserved),
    )


def a_panel(
    panel: str,
    *,
    lines: Sequence[LetteringLine] = (),
    shot: Shot = Shot.MEDIUM,
    importance: float = 0.5,
) -> PanelBrief:
    return replace(a_brief(panel, lettering=tuple(lines), shot=shot), importance=importance)


def a_plan(*panels: PanelBrief, number: int = 2, heading: str = "", byline: str = "") -> PagePlan:
    return PagePlan(number=number, panels=panels, heading=heading, byline=byline)


def a_frame(panel: str = "p1", *, width: float = 210.0, height: float = 210.0) -> Frame:
    return Frame(panel=panel, box=Box(x=25, y=25, width=width, height=height))


NAMES = ("ada", "ben", "cleo")

frames = st.builds(lambda width, height: a_frame(width=width, height=height), st.floats(80, 430), st.floats(90, 400))

figures = st.lists(
    st.tuples(st.floats(-0.1, 1.1), st.floats(0.0, 1.05), st.floats(0.05, 0.6)), min_size=0, max_size=3
).map(lambda all_: tuple(a_figure(name, x=x, y=y, size=s) for name, (x, y, s) in zip(NAMES, all_, strict=False)))

texts = st.lists(st.text("abcdefghiIlmnopqrstuwyz'!?.,", min_size=1, max_size=14), min_size=1, max_size=22).map(
    " ".join
)

lettering_lines = st.lists(
    st.builds(
        lambda kind, text, speaker: a_lettered_line(text, kind=kind, speaker=speaker if kind in TAILED else None),
        st.sampled_from(list(LetteringKind)),
        texts,
        st.sampled_from([*NAMES, "off", None]),
    ),
    min_size=0,
    max_size=5,
)
