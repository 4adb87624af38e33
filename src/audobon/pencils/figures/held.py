"""Things in a hand: which word is which, and how it is put there.

Knows: the things drawn for a hand alone, the props that a hand can hold, their synonyms.
Does not know: hands, poses, or how any of them is drawn.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.pencils.figures.grips import GRIPS, grip_of, gripped
from audobon.pencils.figures.held_drawings import DRAWN
from audobon.pencils.figures.ink import Sketch, mix
from audobon.pencils.meaning import Nearest
from audobon.pencils.props.naming import prop_named
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import PEN

STATURE_M = 1.75
"""Props are drawn in metres, figures in the stature of a grown person."""

HELD: tuple[str, ...] = tuple(dict.fromkeys((*DRAWN, *GRIPS)))
"""Everything with a hold of its own; any small prop beside these rests on the palm."""
_SAME = {
    "stick": "cane staff branch rod pole walking-stick crook club", "letter": "paper note envelope invitation",
    "book": "diary notebook bible", "cup": "mug teacup", "sword": "rapier sabre cutlass", "bag": "sack satchel",
    "watch": "pocket-watch", "flower": "posy", "spade": "shovel", "bread": "loaf", "basket": "hamper",
    "broom": "mop besom",
    "umbrella": "parasol", "spyglass": "telescope", "quill": "pen pencil", "newspaper": "paper-news gazette",
    "coin": "penny money gold shilling coins", "hand net": "net butterfly-net landing-net",
    "hand mirror": "mirror looking-glass",
    "whip": "lash", "lantern": "storm-lamp",
}  # fmt: skip
_NEAR = {
    "cup": "goblet", "bottle": "flask vial medicine", "bread": "bun food dinner", "radish": "beet", "carrot": "parsnip",
    "bundle": "clothes rags laundry blanket baby", "bag": "luggage", "broom": "feather-duster", "stick": "oar crutch",
}  # fmt: skip
_OWN = {word: name for name, words in _SAME.items() for word in words.split()}
_LIKE = {word: name for name, words in _NEAR.items() for word in words.split()}
LONG = ("spade", "rake", "hoe", "broom", *(name for name, grip in GRIPS.items() if grip.long))
TWO_HANDED = ("book", "newspaper", "tray", "bundle", *LONG, *(n for n, g in GRIPS.items() if g.both and not g.long))
HANGING = ("basket", "bag", "lantern", *(name for name, grip in GRIPS.items() if grip.hangs))
"""What an arm lets hang down."""
_ALONG_THE_ARM = ("sword", "knife", "arrow", "spyglass", "coin")


def stands_upright(thing: str) -> bool:
    """Whether a thing keeps upright, however the arm is turned."""
    return thing not in _ALONG_THE_ARM and thing not in LONG


def held_named(word: str, *, nearest: Nearest | None = None) -> tuple[str, str]:
    """The holdable thing that a noun means, and a warning (empty where it means that very thing).

    Args:
        word: A noun or a few words.
        nearest: Asked where no word of these or of the props fits.
    """
    name = " ".join(word.strip().lower().split())
    for candidate in _forms(name):
        if candidate in DRAWN or candidate in GRIPS:
            return candidate, ""
        if candidate in _OWN:
            return _OWN[candidate], ""
    for candidate in _forms(name):
        if candidate in _LIKE:
            return _LIKE[candidate], f"held thing '{name}' is drawn as '{_LIKE[candidate]}'"
    prop, unsure = prop_named(name)
    if not prop and nearest is not None:
        prop, unsure = prop_named(name, nearest=nearest)
    if prop in DRAWN or grip_of(prop) is not None:
        return prop, f"held thing '{name}' is drawn as '{prop}'" if unsure else ""
    return "bundle", f"held thing '{name}' is drawn as 'bundle'"


def _forms(name: str) -> tuple[str, ...]:
    words = (name, name.replace(" ", "-"), *reversed(name.replace("-", " ").split()))
    return tuple(
        dict.fromkeys(form for word in words for form in (word, word.removesuffix("s"), word.removesuffix("es")))
    )


def draw_held(sketch: Sketch, name: str) -> None:
    """A thing on the current sheet (one unit is a grown figure's stature), its grip at the origin."""
    label, sketch.label = sketch.label, "prop"
    grip = None if name in DRAWN else grip_of(name)
    if grip is None:
        DRAWN[name](sketch)
    else:
        sketch.shapes += [_in_hand(sketch, shape) for shape in gripped(name, grip)]
    sketch.label = label


def _in_hand(sketch: Sketch, shape: Shape) -> Shape:
    """A prop's mark on the figure's sheet, in the figure's pen."""
    return replace(
        shape,
        points=sketch.frame.apply(shape.points / STATURE_M),
        ink_width=sketch.ink * min(shape.ink_width / PEN, 2.4) * 0.85,
        ink_color=mix(shape.ink_color, "#2b2320", 0.4),
        softness=shape.softness / STATURE_M * sketch.frame.scale,
        part=f"held {shape.part}".strip(),
        label="prop",
        depth=sketch.depth,
    )
