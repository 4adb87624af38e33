"""A page that was not composed or pencilled whole is refused by name."""

from __future__ import annotations

import pytest

from audobon.comic.storyboard import PagePlan
from audobon.errors import GenerationError
from audobon.lettering.grid import TierComposer
from audobon.lettering.letterer import BalloonLetterer
from tests.builders import a_brief

PLAN = PagePlan(number=3, panels=(a_brief("p1"),))


def test_panel_without_a_frame_is_refused() -> None:
    with pytest.raises(GenerationError, match="AUD-641: panel p1 on page 3 has no frame"):
        BalloonLetterer().letter(PLAN, (), ())


def test_panel_without_pencils_is_refused() -> None:
    with pytest.raises(GenerationError, match="AUD-641: panel p1 on page 3 has no pencils"):
        BalloonLetterer().letter(PLAN, TierComposer().frames(PLAN), ())
