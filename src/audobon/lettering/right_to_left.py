"""Pages that are read from right to left, as manga are: composed and lettered in a mirror.

Knows: that a page read the other way is the mirror image of one read from left to right.
Does not know: how pages are cut or lettered.
Source: the reading order of Japanese comics (Cohn, Navigating Comics, 2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audobon.comic.mirroring import mirrored_frame, mirrored_marks, mirrored_page, with_mirrored_places
from audobon.comic.page import Frame, Page, Refusal, RuleBroken
from audobon.comic.page_room import PageRoom
from audobon.comic.pencils import Marked
from audobon.comic.storyboard import PagePlan
from audobon.lettering.grid import TierComposer
from audobon.lettering.letterer import BalloonLetterer


class MirroredComposer:
    """Cuts pages into frames whose first is at the right.

    Args:
        composer: Cuts them the other way.
    """

    def __init__(self, composer: TierComposer) -> None:
        self._composer = composer

    @property
    def room(self) -> PageRoom:
        """How much the sheet holds."""
        return self._composer.room

    def frames(self, plan: PagePlan) -> tuple[Frame, ...]:
        """As `TierComposer.frames`, in the mirror."""
        return self._mirrored(self._composer.frames(plan), plan)

    def others(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        """As `TierComposer.others`, in the mirror."""
        return tuple(self._mirrored(frames, plan) for frames in self._composer.others(plan))

    def with_inset(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        """As `TierComposer.with_inset`, in the mirror."""
        return tuple(self._mirrored(frames, plan) for frames in self._composer.with_inset(plan))

    def _mirrored(self, frames: tuple[Frame, ...], plan: PagePlan) -> tuple[Frame, ...]:
        width = plan.sheets * self._composer.page_format.width_pt
        return tuple(mirrored_frame(frame, width_pt=width) for frame in frames)


class MirroredLetterer:
    """Letters pages whose first balloon is at the right.

    Args:
        letterer: Letters them the other way.
    """

    def __init__(self, letterer: BalloonLetterer) -> None:
        self._letterer = letterer

    def letter(self, plan: PagePlan, frames: Sequence[Frame], pencils: Sequence[Marked]) -> Page | Refusal:
        """As `BalloonLetterer.letter`, in the mirror."""
        width = plan.sheets * self._letterer.page_format.width_pt
        turned = [mirrored_frame(frame, width_pt=width) for frame in frames]
        by_hand = replace(plan, panels=tuple(with_mirrored_places(panel) for panel in plan.panels))
        answer = self._letterer.letter(by_hand, turned, [mirrored_marks(one) for one in pencils])
        return mirrored_page(answer) if isinstance(answer, Page) else answer

    def broken(self, page: Page, pencils: Sequence[Marked]) -> tuple[RuleBroken, ...]:
        """As `BalloonLetterer.broken`."""
        return self._letterer.broken(mirrored_page(page), [mirrored_marks(one) for one in pencils])

    def jumps(self, page: Page) -> int:
        """As `BalloonLetterer.jumps`."""
        return self._letterer.jumps(page)
