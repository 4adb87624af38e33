"""What a job asks of one panel of a book, as data that a queue keeps, and as the choice that the spine carries out.

Knows: redraws, kept versions, releases, repaints; that a job may be begun twice.  Does not know: queues or HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.choosing import Choice, another_seed, as_briefed, kept_version, repainted_part
from audobon.errors import JobError
from audobon.panel_choices import PanelChoices
from audobon.project import BookFolder, BookRecord


class PanelWish(StrEnum):
    """What is asked: another seed, a kept version, the panel as its brief says, a part painted again."""

    REDRAW = "redraw"
    KEEP = "keep"
    RELEASE = "release"
    REPAINT = "repaint"


@dataclass(frozen=True, kw_only=True)
class PanelAsked:
    """One wish about one panel.

    Attributes:
        panel: Its id.
        seed: Of a redraw; of a repaint, the next one if None.
        version: The key of the version to keep; of a repaint, of the art that it is of.
        mask_sha256: Of a repaint, the mask's file in the panel's folder.
    """

    panel: str
    wish: PanelWish
    seed: int | None = None
    version: str = ""
    mask_sha256: str = ""

    def choice(self) -> Choice:
        """As the spine takes it; carried out twice, it chooses the same."""
        if self.wish is PanelWish.REDRAW:
            return another_seed(self.panel, seed=self.seed)
        if self.wish is PanelWish.KEEP:
            return kept_version(self.panel, version=self.version)
        if self.wish is PanelWish.RELEASE:
            return as_briefed(self.panel)
        return self._repainted

    def _repainted(self, folder: BookFolder, record: BookRecord) -> PanelChoices:
        """A second attempt finds the first one's choice, and goes on with it."""
        for one in record.repaints:
            if one.panel == self.panel and one.base == self.version and one.mask_sha256 == self.mask_sha256:
                return record.choices
        mask = folder.versions(self.panel).mask(self.mask_sha256)
        if mask is None:
            raise JobError("AUD-746", f"the mask for panel {self.panel} is lost", hint="send it again")
        return repainted_part(self.panel, mask, seed=self.seed)(folder, record)
