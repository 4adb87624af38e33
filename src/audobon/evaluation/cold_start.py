"""The first denoise step of a fresh process: run as a program, it says `begun` when that is taken.

    python -m audobon.evaluation.cold_start

Knows: one random panel, the house's penciller and painter.  Does not know: clocks; whoever starts it has one.
"""

from __future__ import annotations

import sys

import numpy as np

from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.hire import hire_penciller, hire_studio
from audobon.training.random_briefs import random_brief

SIDE_PX = 512
BEGUN = "begun"


def main() -> None:
    """Pencil a panel, paint it, and say so after its first step."""
    from audobon.evaluation.held_back import order_of
    from audobon.painting.previews import Preview, Watching
    from audobon.painting.recipe import PaintingRecipe

    said: list[str] = []

    def show(preview: Preview) -> None:
        if preview.step == 1 and not said:
            said.append(BEGUN)
            sys.stdout.write(f"{BEGUN}\n")
            sys.stdout.flush()

    painter = hire_studio(watch=Watching(show=show))(PaintingRecipe(close_up_px=0))
    brief, pencils = _panel()
    painter.paint([order_of(brief, pencils)], progress=lambda done, of: None)


def _panel() -> tuple[PanelBrief, Pencils]:
    brief, cast = random_brief(np.random.default_rng((61, 0)), number=0)
    return brief, hire_penciller().draw(brief, cast, width_px=SIDE_PX, height_px=SIDE_PX)


if __name__ == "__main__":
    main()
