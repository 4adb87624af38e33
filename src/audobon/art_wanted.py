"""Which art every panel is to have: what is kept already, or the job of painting it.

Knows: keys, what a person has decided of single panels, and where art and its versions are kept.
Does not know: painting, or the order of the trades.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audobon.anchors import BookAnchors
from audobon.comic.storyboard import CastDesign, PanelBrief
from audobon.crew import Repaint
from audobon.keys import art_key
from audobon.painting_rounds import PaintJob
from audobon.panel_choices import PanelRepaint
from audobon.panel_records import ArtRecord, PencilsRecord
from audobon.planning import looks_in
from audobon.project import BookFolder, BookRecord


class ArtWanted:
    """Tells of one panel after the other; `warnings` says which choices could not be kept to.

    Args:
        folder: The book's folder.
        record: What the book was asked to be, with what a person has decided of its panels.
        cast: How everyone looks.
        fingerprint: The painter's.
        anchors: What the panels look at; None if there is nothing.
    """

    def __init__(
        self,
        folder: BookFolder,
        record: BookRecord,
        *,
        cast: Sequence[CastDesign],
        fingerprint: str,
        anchors: BookAnchors | None,
    ) -> None:
        self._folder = folder
        self._record = record
        self._choices = record.choices
        self._cast = cast
        self._fingerprint = fingerprint
        self._anchors = anchors
        self.warnings: list[str] = []

    def of(self, brief: PanelBrief, pencils: PencilsRecord) -> ArtRecord | PaintJob:
        """The panel's art, brought back from its versions if it lies there, or the job that paints it.

        Raises:
            ResourceError: AUD-551, AUD-552.
        """
        seed = self._record.seed_of(brief.id)
        looks = looks_in(brief, self._cast)
        seen = self._anchors.keys_of(brief) if self._anchors else ()
        plain = art_key(brief, pencils, looks, seed=seed, fingerprint=self._fingerprint, anchors=seen)
        for key, repaint in self._ways(brief.id, pencils, plain=plain):
            kept = self._folder.art_record(brief.id, key=key) or self._folder.versions(brief.id).bring_back(key)
            if kept is not None:
                return kept
            order = None if repaint is None else self._repaint(repaint)
            if order is not None or key == plain:
                from_seed = seed if repaint is None else repaint.seed
                return PaintJob(brief=brief, pencils=pencils, looks=looks, key=key, book_seed=from_seed, repaint=order)
            self.warnings.append(f"panel {brief.id}: the version that was kept is lost; it is painted anew")
        raise LookupError("a panel's own key is always the last way")

    def _ways(self, panel: str, pencils: PencilsRecord, *, plain: str) -> Iterator[tuple[str, PanelRepaint | None]]:
        """The keys of the art that the panel may have, the most wanted first."""
        kept = self._choices.kept_of(panel)
        if kept and not self._fits(panel, kept, pencils):
            self.warnings.append(f"panel {panel}: its frame is another now, so the version that was kept is not used")
            kept = ""
        repaint = self._choices.repaint_of(panel, on=kept or plain)
        if repaint is not None:
            yield repaint.key, repaint
        if kept:
            yield kept, None
        yield plain, None

    def _fits(self, panel: str, key: str, pencils: PencilsRecord) -> bool:
        """Whether a version is as large as the panel is pencilled now; also if it is lost."""
        size = self._folder.versions(panel).size(key)
        return size is None or size == self._folder.draft_size(pencils)

    def _repaint(self, repaint: PanelRepaint) -> Repaint | None:
        """What stays and what is painted; None if either is lost."""
        versions = self._folder.versions(repaint.panel)
        base, mask = versions.image(repaint.base), versions.mask(repaint.mask_sha256)
        if base is None or mask is None or base.array.shape[:2] != mask.array.shape[:2]:
            return None
        return Repaint(art=base, mask=mask)
