"""What a person has decided of single panels: another seed, a part painted again, a version to keep.

Knows: choices as a book's record holds them, and which art a panel has under them.
Does not know: files, painting, or how a plain panel's key is made.

A panel's art has the key of its brief (`keys.art_key`), or that of a version that a person keeps whatever the brief
says; on top of it, that of the last part that was painted again in just that art.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from audobon.files import sha256_hex


@dataclass(frozen=True, kw_only=True)
class PanelSeed:
    """A seed that a person chose for one panel, in place of the book's."""

    panel: str
    seed: int


@dataclass(frozen=True, kw_only=True)
class KeptArt:
    """The art, by its key, that a person keeps for a panel, whatever its brief says."""

    panel: str
    key: str


@dataclass(frozen=True, kw_only=True)
class PanelRepaint:
    """A part of a panel that is painted again.

    Attributes:
        panel: Its id.
        of: The key of the art without any repaint; on other art this one does not count.
        base: The key of the art that stays beyond the part: `of`, or that of an earlier repaint.
        mask_sha256: Of the mask's file, which is kept in the panel's folder.
        seed: Decides the noise.
    """

    panel: str
    of: str
    base: str
    mask_sha256: str
    seed: int

    @property
    def key(self) -> str:
        """The key of the art that it gives."""
        return sha256_hex("repaint", self.of, self.base, self.mask_sha256, str(self.seed))


@dataclass(frozen=True, kw_only=True)
class PanelChoices:
    """All that a person has decided of a book's panels; one of each kind a panel."""

    seeds: tuple[PanelSeed, ...] = ()
    kept: tuple[KeptArt, ...] = ()
    repaints: tuple[PanelRepaint, ...] = ()

    def seed_of(self, panel: str, *, book_seed: int) -> int:
        """The seed that this panel starts from."""
        return next((one.seed for one in self.seeds if one.panel == panel), book_seed)

    def kept_of(self, panel: str) -> str:
        """The key of the version that is kept for a panel; empty if none is."""
        return next((one.key for one in self.kept if one.panel == panel), "")

    def repaint_of(self, panel: str, *, on: str) -> PanelRepaint | None:
        """The repaint of a panel, if it is one of the art with this key."""
        return next((one for one in self.repaints if one.panel == panel and one.of == on), None)

    def anew(self, panel: str, *, seed: int) -> PanelChoices:
        """The panel is painted from another seed, all of it, as its brief says."""
        bare = self.without(panel)
        return replace(bare, seeds=(*_others(self.seeds, panel), PanelSeed(panel=panel, seed=seed)))

    def keeping(self, panel: str, *, key: str) -> PanelChoices:
        """A version is kept as it is."""
        return replace(self.without(panel), kept=(*_others(self.kept, panel), KeptArt(panel=panel, key=key)))

    def repainting(self, repaint: PanelRepaint) -> PanelChoices:
        """A part of a panel is painted again."""
        return replace(self, repaints=(*_others(self.repaints, repaint.panel), repaint))

    def without(self, panel: str) -> PanelChoices:
        """No version is kept for the panel, and no part of it painted again; its seed stays."""
        return replace(self, kept=_others(self.kept, panel), repaints=_others(self.repaints, panel))


Choice = TypeVar("Choice", PanelSeed, KeptArt, PanelRepaint)


def _others(choices: Sequence[Choice], panel: str) -> tuple[Choice, ...]:
    return tuple(one for one in choices if one.panel != panel)
