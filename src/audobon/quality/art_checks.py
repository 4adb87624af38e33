"""Faults of one painted panel.

Knows: the brief, the pencils and the art.  Does not know: how it was painted, or what becomes of the finding.

Units: luma and colours 0-255; shares and correlations 0-1.  Each check says on itself what it sees, why it matters,
where its threshold comes from and what it is blind to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audobon.comic.panel import PanelArt
from audobon.comic.pencils import CharacterMask, Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.agreement import (
    Agreement,
    Gray,
    chroma_of,
    correlation,
    lab_of,
    luma_of,
    mean_color,
)


@dataclass(frozen=True, kw_only=True)
class ArtView:
    """What a check of a panel looks at."""

    brief: PanelBrief
    pencils: Pencils
    art: PanelArt


class ArtCheck(Protocol):
    code: str

    def findings(self, view: ArtView) -> list[Finding]:
        """The faults of this kind; an empty list if there are none."""
        ...


class BlankPanel:
    """There is next to nothing on the paper.

    What it sees: the standard deviation of luma over the panel.
    Why it matters: an empty frame reads as a printing fault, and a painter that fails often fails by fading out.
    Threshold: 6 of 255. The palest of 27 painted panels had 28; a draft of fog has about 10.
    Blind spots: a panel that is busy with the wrong thing.
    Remedy: another seed.
    """

    code = "AUD-Q001"
    least_spread = 6.0

    def findings(self, view: ArtView) -> list[Finding]:
        spread = float(luma_of(view.art.image.array).std())
        if spread >= self.least_spread:
            return []
        return [
            Finding(
                code=self.code,
                message=f"the panel is blank: luma spreads only {spread:.1f} of 255",
                severity=Severity.ERROR,
                measured=spread,
                threshold=self.least_spread,
                remedy=Remedy.OTHER_SEED,
            )
        ]


class BrokenPicture:
    """The pixels are no picture: noise, one flat extreme, or the wrong size.

    What it sees: the correlation of neighbouring pixels, across or down (noise has none either way), the share of
        pixels at the ends of the scale in every channel, and the picture's size against its draft.
    Why it matters: these are the ways in which a diffusion model breaks (diverged latents, overflow).
    Threshold: neighbours 0.5 (27 painted panels lie above 0.95, white noise at 0); extreme share 0.97 (those panels
        lie below 0.01; a night in black ink may reach 0.8).
    Blind spots: a smooth but meaningless picture (see MissingFigure).
    Remedy: another seed.
    """

    code = "AUD-Q002"
    least_neighbours = 0.5
    most_extreme = 0.97

    def findings(self, view: ArtView) -> list[Finding]:
        pixels = view.art.image.array
        draft = view.pencils.draft.array
        if pixels.shape[:2] != draft.shape[:2]:
            ratio = pixels.shape[0] * pixels.shape[1] / (draft.shape[0] * draft.shape[1])
            return [self._finding(f"the art is {_size(pixels)} pixels, its pencils {_size(draft)}", ratio, 1.0)]
        return self.in_pixels(np.asarray(pixels, np.uint8))

    def in_pixels(self, pixels: NDArray[np.uint8]) -> list[Finding]:
        """The faults that a picture has by itself, whatever it was drawn from."""
        luma = luma_of(pixels)
        neighbours = _neighbours(luma)
        if luma.std() > 1.0 and neighbours < self.least_neighbours:
            fact = f"the panel is noise: neighbouring pixels agree only to {neighbours:.2f}"
            return [self._finding(fact, neighbours, self.least_neighbours)]
        extreme = _share_at_ends(pixels)
        if extreme > self.most_extreme:
            fact = f"{extreme:.0%} of the pixels stand at the end of the scale"
            return [self._finding(fact, extreme, self.most_extreme)]
        return []

    def _finding(self, message: str, measured: float, threshold: float) -> Finding:
        return Finding(
            code=self.code,
            message=message,
            severity=Severity.ERROR,
            measured=measured,
            threshold=threshold,
            remedy=Remedy.OTHER_SEED,
        )


def _neighbours(luma: NDArray[np.float32]) -> float:
    """How far neighbouring pixels agree, across or down."""
    return max(correlation(luma[:, 1:], luma[:, :-1]), correlation(luma[1:], luma[:-1]))


def _share_at_ends(pixels: NDArray[np.uint8]) -> float:
    """The share of pixels H W or H W 3 whose every channel stands at an end of the scale."""
    at_end = (pixels <= 2) | (pixels >= 253)
    if at_end.ndim == 3:  # a channel at a time: numpy takes ten times as long along so short an axis
        at_end = np.logical_and.reduce([at_end[..., channel] for channel in range(at_end.shape[2])])
    return float(at_end.mean())


_MAYBE_BLANK, _MAYBE_NOISE, _MAYBE_EXTREME = 2 * BlankPanel.least_spread, 0.75, 0.9
"""Where a picture that is seen roughly is looked at better: twelve painted panels half way have 29 or more, 0.90 or
more and 0.002 at the most, and of 189 with planted faults that are lost none is on the safe side of all three."""


def is_lost(picture: NDArray[np.uint8], *, maybe: bool = False) -> bool:
    """Whether a picture H W 3 on its way is beyond hope: next to nothing on it, or noise, or one end of the scale.

    Args:
        picture: What there is of it.
        maybe: Asks whether it could be lost, for a picture that is seen roughly.
    """
    luma = luma_of(picture)
    spread = float(luma.std())
    if maybe:
        is_plain = spread >= _MAYBE_BLANK and _neighbours(luma) >= _MAYBE_NOISE
        return not (is_plain and _share_at_ends(picture) <= _MAYBE_EXTREME)
    return spread < BlankPanel.least_spread or bool(BrokenPicture().in_pixels(picture))


class MissingFigure:
    """A figure that was pencilled is not to be found in the art.

    What it sees: inside the figure's mask and a rim around it, how far the art agrees with the draft: the best of the
        correlation of soft colour (what is where), of soft edges (where outlines run), and of the art's narrow darks
        with the pencilled lines: a pen drawing has neither the draft's colours nor its tones.
    Why it matters: readers lose the thread when someone whom the story names has melted into the wall.
    Threshold: 0.6. On a painted book of 27 panels every figure reached 0.89 or more with its own pencils, and 0.50 at
        most with the art of the next panel (median 0.18). Ten panels in each named style reach 0.67 or more; by lines
        alone the art of another panel never passes 0.25.
    Blind spots: a figure that is there but ugly; figures below 1 percent of the panel are not judged.
    Remedy: paint that figure again and keep the rest; where it fills more than a third of the panel there is little
        rest to keep, and the whole panel is held harder to the pencils.
    """

    code = "AUD-Q003"
    least_agreement = 0.6
    least_share = 0.01
    largest_repaint = 1 / 3

    def findings(self, view: ArtView) -> list[Finding]:
        if view.art.image.array.shape[:2] != view.pencils.draft.array.shape[:2]:
            return []
        figures = [(mask.character, (mask.image.array > 127).astype(np.uint8)) for mask in view.pencils.masks]
        large = [(character, inside) for character, inside in figures if inside.mean() >= self.least_share]
        if not large:
            return []
        alike = Agreement(view.pencils.draft.array, view.pencils.control("line").array, view.art.image.array)
        return [finding for character, inside in large for finding in self._judge(alike, character, inside)]

    def _judge(self, alike: Agreement, character: str, inside: NDArray[np.uint8]) -> list[Finding]:
        agreement = alike.of(inside)
        if agreement >= self.least_agreement:
            return []
        return [
            Finding(
                code=self.code,
                message=f"{character} is hard to find: the art agrees with the pencils only to {agreement:.2f}",
                severity=Severity.ERROR,
                measured=agreement,
                threshold=self.least_agreement,
                remedy=Remedy.REPAINT if inside.mean() <= self.largest_repaint else Remedy.MORE_CONTROL,
                character=character,
            )
        ]


class StrangeColours:
    """A figure does not wear its own colours.

    What it sees: the mean colour inside the figure's mask in art and draft (CIELAB, both softened), less the shift
        that the whole panel took, which is the style's doing.
    Why it matters: readers know a figure by its coat long before they see its face.
    Threshold: 25 dE. On painted panels figures lay below 6 dE even with the panel's own shift; with the art of another
        panel the median was 22 and one in ten above 38.
    Blind spots: colours changed about within a figure; art with less than half of the draft's colourfulness (ink,
        engraving) is not judged; figures below 1 percent of the panel are not judged.
    Remedy: hold the figures to their pencils.
    """

    code = "AUD-Q004"
    most_shift = 25.0
    least_share = 0.01
    least_chroma = 0.5

    def findings(self, view: ArtView) -> list[Finding]:
        draft, art = view.pencils.draft.array, view.art.image.array
        if art.shape != draft.shape or draft.ndim != 3:
            return []
        drawn, painted = lab_of(draft), lab_of(art)
        if chroma_of(painted) < self.least_chroma * chroma_of(drawn):
            return []
        shift = painted - drawn
        whole = mean_color(shift)
        return [found for mask in view.pencils.masks for found in self._judge(mask, shift, whole)]

    def _judge(self, mask: CharacterMask, shift: Gray, whole: NDArray[np.float64]) -> list[Finding]:
        inside = (mask.image.array > 127).astype(np.uint8)
        if inside.mean() < self.least_share:
            return []
        distance = float(np.linalg.norm(mean_color(shift, inside) - whole))
        if distance <= self.most_shift:
            return []
        return [
            Finding(
                code=self.code,
                message=f"{mask.character} is in strange colours: {distance:.0f} dE from the pencils'",
                severity=Severity.ERROR,
                measured=distance,
                threshold=self.most_shift,
                remedy=Remedy.MORE_IDENTITY,
                character=mask.character,
            )
        ]


def _size(pixels: NDArray[np.generic]) -> str:
    return f"{pixels.shape[1]} x {pixels.shape[0]}"
