"""Prompts for Stable Diffusion: the panel in words, the most important first, within what the text tower can hear.

Knows: briefs, styles in words, a way of counting tokens.  Does not know: tokenizers, nets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audobon.comic.storyboard import PanelBrief, Placement

Count = Callable[[str], int]
"""How many tokens a text takes, by the model's own tokenizer."""

STYLE_WORDS = {
    "storybook": "storybook illustration, ink line with watercolour",
    "watercolour": "watercolour illustration, soft washes",
    "colour_plate": "vintage colour plate, children's book illustration",
    "ink": "black ink drawing, pen and ink illustration",
    "engraving": "wood engraving, cross-hatching",
    "wash": "ink and grey wash drawing",
    "comic": "comic book panel, clean line, flat colour",
}
UNWANTED = "text, letters, speech bubble, watermark, signature, border, photograph"
"""The words are lettered later; a painter that writes spoils the panel."""


def prompt_of(brief: PanelBrief, *, style: str, count: Count, room: int) -> str:
    """The panel's prompt in at most `room` tokens.

    Who does what comes first, then the style, then the rest of the brief's sentence; what no longer fits is left out
    at a comma, never in the middle of a phrase.
    """
    first, *others = phrases(brief.prompt)
    setting = [brief.place] if brief.place and brief.place not in brief.prompt else []
    return fitted(
        [first, *phrases(STYLE_WORDS.get(style, f"{style} style")), *others, *setting], count=count, room=room
    )


def region_prompt(placement: Placement, *, count: Count, room: int) -> str:
    """What one figure does, for its own region."""
    words = [placement.pose, placement.expression.value]
    if placement.holds:
        words.insert(1, f"holding {placement.holds}")
    return fitted(words, count=count, room=room)


def phrases(sentence: str) -> list[str]:
    """A sentence cut at its commas; at least one phrase, which may be empty."""
    found = [part.strip(" .") for part in sentence.split(",")]
    return [part for part in found if part] or [""]


def fitted(parts: Sequence[str], *, count: Count, room: int) -> str:
    """As many of the phrases as fit, in their order; a first phrase that is too long alone is cut between words."""
    kept: list[str] = []
    for part in parts:
        if count(", ".join([*kept, part])) <= room:
            kept.append(part)
        elif not kept:
            words = part.split()
            while words and count(" ".join(words)) > room:
                words.pop()
            kept.append(" ".join(words))
    return ", ".join(kept)
