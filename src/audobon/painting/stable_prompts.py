"""Prompts for Stable Diffusion: the panel in words, the most important first, in chunks that the text tower can hear.

Knows: briefs, styles in words, a way of counting tokens.  Does not know: tokenizers, nets.
A tower hears 75 tokens at a time; a longer prompt is several chunks, parted between phrases, each heard by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audobon.comic.storyboard import PanelBrief, Placement

Count = Callable[[str], int]
"""How many tokens a text takes, by the model's own tokenizer."""
Chunks = tuple[str, ...]
"""A prompt, at least one text, each within the tower's window."""
MOST_CHUNKS = 4
"""What a prompt says beyond four windows (300 tokens) is left out: attention is shared among all of its words."""

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


def prompt_of(brief: PanelBrief, *, style: str, count: Count, room: int) -> Chunks:
    """The panel's prompt in chunks of at most `room` tokens.

    Who does what comes first, then the style, then the rest of the brief's sentence, then the place.
    """
    first, *others = phrases(brief.prompt)
    setting = [brief.place] if brief.place and brief.place not in brief.prompt else []
    return chunked(
        [first, *phrases(STYLE_WORDS.get(style, f"{style} style")), *others, *setting], count=count, room=room
    )


def region_prompt(placement: Placement, *, look: str, count: Count, room: int) -> Chunks:
    """Who one figure is, what it does and how it feels, for its own region.

    Args:
        placement: What it does.
        look: How it looks, phrases between commas; may be empty.
        count: Counts tokens.
        room: Tokens in a chunk.
    """
    who, *looks = phrases(look)
    doing = f"{who} {placement.pose}".strip()
    holding = [f"holding {placement.holds}"] if placement.holds else []
    return chunked([doing, *holding, placement.expression.value, *looks], count=count, room=room)


def phrases(sentence: str) -> list[str]:
    """A sentence cut at its commas; at least one phrase, which may be empty."""
    found = [part.strip(" .") for part in sentence.split(",")]
    return [part for part in found if part] or [""]


def chunked(parts: Sequence[str], *, count: Count, room: int, most: int = MOST_CHUNKS) -> Chunks:
    """Phrases as chunks of at most `room` tokens, in their order, parted between phrases.

    A phrase that is too long for a whole chunk is parted between words, and a word that is, inside it. When all chunks
    are full, a phrase that no longer fits is left out, and a shorter one after it may still find room in the last.

    Args:
        parts: The phrases.
        count: Counts tokens; commas between phrases count, too.
        room: Tokens in a chunk, 75 for CLIP.
        most: Chunks at most.
    """
    chunks: list[str] = []
    for part in parts:
        for piece in _pieces(part, count=count, room=room):
            joined = f"{chunks[-1]}, {piece}" if chunks and chunks[-1] else piece
            if chunks and count(joined) <= room:
                chunks[-1] = joined
            elif len(chunks) < most:
                chunks.append(piece)
            else:
                break  # the rest of a phrase without its beginning would say something else
    return tuple(chunks) or ("",)


def _pieces(phrase: str, *, count: Count, room: int) -> list[str]:
    """A phrase whole if it fits, else parted into as few pieces as between words can be had."""
    if count(phrase) <= room:
        return [phrase]
    pieces: list[str] = []
    for word in phrase.split():
        longer = f"{pieces[-1]} {word}" if pieces else word
        if count(longer) <= room:
            pieces[-1:] = [longer]
        elif count(word) <= room:
            pieces.append(word)
        else:
            pieces += _broken(word, count=count, room=room)
    return pieces


def _broken(word: str, *, count: Count, room: int) -> list[str]:
    """A word parted inside, where there is no other way."""
    pieces = []
    while word:
        length = min(len(word), room)  # a token is at least one letter in all but a few scripts
        while length > 1 and count(word[:length]) > room:
            length -= 1
        pieces.append(word[:length])
        word = word[length:]
    return pieces
