"""What a panel looks like on the way: a picture after each stage, and after each step within it; and who may stop it.

Knows: the loop's states, a way back to pixels.  Does not know: who looks, or why somebody wants it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from torch import Tensor

from audobon.comic.raster import Raster
from audobon.painting.denoise import DenoiseState, Hook
from audobon.painting.enlarging import picture_of


class Stage(StrEnum):
    """The stages of a panel in their order; a recipe may leave some out."""

    DRAFT = "draft"
    SMALL = "small"
    PAINTED = "painted"
    CLOSE_UPS = "close_ups"


@dataclass(frozen=True, kw_only=True)
class Preview:
    """One look at a panel's attempt (from 0): `step` of `of` within `stage`; step 0 is the stage's finished picture."""

    panel: str
    attempt: int
    stage: Stage
    step: int
    of: int
    picture: Raster


Watch = Callable[[Preview], None]


def always() -> bool:
    """Somebody who wants to see everything."""
    return True


def going_on() -> None:
    """Somebody who never ends anything."""


@dataclass(frozen=True, kw_only=True)
class Watching:
    """Who looks over a painter's shoulder, and may stop it.

    Attributes:
        show: Gets every stage's picture, and those of the steps within if `every_step` (a decoding each).
        wanted: Whether a picture would be looked at just now; none is made if not.
        heed: Called before a panel and after each step of each pass; whatever it raises ends the painting there.
        from_threads: Whether all of these may be called by several threads at once; if not, one panel is painted at a
            time.
    """

    show: Watch
    every_step: bool = True
    wanted: Callable[[], bool] = always
    heed: Callable[[], None] = going_on
    from_threads: bool = False


def heeding(watching: Watching | None) -> tuple[Hook, ...]:
    """The hook of the loop that asks after each step whether to go on; none if nobody can stop it."""
    if watching is None or watching.heed is going_on:
        return ()
    heed = watching.heed

    def asked(state: DenoiseState) -> DenoiseState:
        heed()
        return state

    return (asked,)


@dataclass(frozen=True, kw_only=True)
class Showing:
    """One attempt at a panel on show, to whoever is `watching`; None is nobody, and costs nothing."""

    panel: str
    attempt: int
    watching: Watching | None

    def begun(self, draft: Tensor) -> None:
        """Ask whether to begin at all, and show what is painted over, 1 3 h w in [0, 1]."""
        if self.watching is not None:
            self.watching.heed()
        self.finished(Stage.DRAFT, draft)

    def finished(self, stage: Stage, image: Tensor) -> None:
        """Show a stage's picture, 1 3 h w in [0, 1]."""
        if self.watching is not None and self.watching.wanted():
            self._show(stage, image, step=0, of=0)

    def steps(self, stage: Stage, decode: Callable[[Tensor], Tensor], *, size_px: tuple[int, int]) -> list[Hook]:
        """A hook of the loop that shows the clean picture as predicted after each step; none if nobody wants to see it.

        Args:
            stage: The stage that the loop paints.
            decode: Latents 1 C H W as a picture 1 3 8H 8W in about 0..1.
            size_px: Height and width of the panel in it.
        """
        if self.watching is None or not self.watching.every_step:
            return []
        wanted = self.watching.wanted

        def shown(state: DenoiseState) -> DenoiseState:
            if state.preview is not None and wanted():
                image = decode(state.preview)[..., : size_px[0], : size_px[1]]
                self._show(stage, image, step=state.step, of=len(state.times) - 1)
            return state

        return [shown]

    def _show(self, stage: Stage, image: Tensor, *, step: int, of: int) -> None:
        if self.watching is not None:
            look = Preview(
                panel=self.panel, attempt=self.attempt, stage=stage, step=step, of=of, picture=picture_of(image)
            )
            self.watching.show(look)
