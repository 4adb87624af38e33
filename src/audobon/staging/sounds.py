"""Noises: a sound effect where the text makes a noise, and not too often.

Knows: verbs that sound, the text's own sound words.  Does not know: speech or captions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.staging.drafts import Draft
from audobon.staging.listing import listed
from audobon.staging.verbs import inflections

REST = 4
"""Panels between two sound effects."""

_NOISES: dict[str, str] = {
    "knock": "Knock! Knock!", "rap": "Rap! Tap!", "crash": "Crash!", "bang": "Bang!", "slam": "Slam!",
    "splash": "Splash!", "sneeze": "Atchoo!", "snore": "Zzz...", "thump": "Thump!", "thud": "Thud!", "crack": "Crack!",
    "snap": "Snap!", "clatter": "Clatter!", "creak": "Creak...", "rustle": "Rustle!",
    "hiss": "Hiss!", "buzz": "Bzzz!", "howl": "Awooo!", "bark": "Woof!", "bleat": "Baa!", "crow": "Cock-a-doodle-doo!",
    "ring": "Ding! Dong!", "chime": "Ding! Dong!", "clang": "Clang!", "jingle": "Jingle!", "tick": "Tick! Tock!",
    "scratch": "Scratch! Scratch!", "whistle": "Tweet!", "thunder": "Boom!", "explode": "Boom!",
    "smash": "Smash!", "shatter": "Smash!", "squeak": "Squeak!", "purr": "Purr...", "quack": "Quack!",
    "tap": "Tap! Tap!",
    "pop": "Pop!", "plop": "Plop!", "tinkle": "Tinkle!", "roar": "Roar!", "growl": "Grrr!", "shoot": "Bang!",
    "neigh": "Neigh!", "hoot": "Hoo! Hoo!", "croak": "Croak!",
}  # fmt: skip
_BEASTLY = listed("howl bark bleat crow squeak purr quack roar growl neigh hoot croak hiss buzz")
"""Noises that make an animal of whoever makes them."""
_IRREGULAR = {"rang": "ring", "rung": "ring", "crew": "crow", "shot": "shoot", "snapped": "snap", "tapped": "tap",
              "rapped": "rap", "slammed": "slam"}  # fmt: skip
_NOT_A_NOISE = listed("ring rings crow crows shot snap tap taps pop pops crack cracks tick ticks bark burst whistle")
_OWN = re.compile(r"\b([^\W\d_]{3,}(?:-[^\W\d_]+){2,}|([^\W\d_]{3,})(?:[!,]?\s|--|-|,\s)(?:\2\b))", re.IGNORECASE)


def sound_in(draft: Draft, *, since: int, last: str, quoted: Sequence[Span], beasts: bool) -> LetteringLine | None:
    """The panel's sound effect, or None.

    Args:
        draft: The panel.
        since: Panels since the last sound effect.
        last: The words of that sound effect; the same noise is not lettered twice running.
        quoted: Stretches that are lettered as speech already; their noises are not told twice.
        beasts: Whether an animal is on stage that could howl or bleat.
    """
    if since < REST or any(atom.count <= 2 for atom in draft.speech):
        # A cry of a word or two (`Atishoo!`) is the noise itself.
        return None
    for atom in draft.action:
        for match in re.finditer(r"[^\W\d_]+", atom.text):
            noise = _noise_of(match.group(0))
            verb = _TABLE.get(match.group(0).lower(), "")
            if noise is None or (verb in _BEASTLY and not beasts) or (verb == "splash" and "tear" in atom.text):
                continue
            span = Span(start=atom.span.start + match.start(), end=atom.span.start + match.end())
            if any(other.overlaps(span) for other in quoted):
                continue
            own = _own_sound(atom.text, match.group(0))
            if (own or noise) == last:
                continue
            return LetteringLine(kind=LetteringKind.SOUND, text=own or noise, speaker=None, spans=(span,))
    return None


def _noise_of(word: str) -> str | None:
    low = word.lower()
    if low in _NOT_A_NOISE:
        return None
    return _NOISES.get(_TABLE.get(low, ""))


def _own_sound(body: str, word: str) -> str | None:
    """The text's own sound words where it repeats one (`scratch, scratch`)."""
    for match in _OWN.finditer(body):
        if match.group(2) and match.group(2).lower() == word.lower():
            return f"{word.capitalize()}! {word.capitalize()}!"
    return None


_TABLE: dict[str, str] = {form: verb for verb in _NOISES for form in inflections(verb)} | _IRREGULAR
