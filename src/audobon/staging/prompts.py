"""One plain sentence that tells the painter what is in the panel.

Knows: the brief's figures, place, light and mood, in everyday words.  Does not know: names, or the painter's model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audobon.comic.phrases import LOOKS, joined, place_preposition, with_article
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import CastDesign, Placement, Prop, Shot
from audobon.staging.casting import main_garment
from audobon.staging.colors import nearest_name

_LIGHT = {
    DayTime.DAWN: "at dawn", DayTime.MORNING: "in morning light", DayTime.DAY: "in daylight",
    DayTime.EVENING: "in evening light", DayTime.NIGHT: "at night", DayTime.UNKNOWN: "",
}  # fmt: skip
_ONE_OF_ITS_KIND = {"sea", "sky", "forest", "woods"}
_AGES = {"child": "little ", "young": "young ", "old": "old "}
_NEAR = {
    Shot.CLOSE_UP: "Close view of ",
    Shot.EXTREME_CLOSE_UP: "Very close view of ",
    Shot.EXTREME_WIDE: "Far view of ",
}


def prompt_for(
    placements: Sequence[Placement],
    designs: Mapping[str, CastDesign],
    *,
    shot: Shot,
    setting: str,
    props: Sequence[Prop],
    time: DayTime,
    emotion: Emotion,
) -> str:
    """The sentence.

    Args:
        placements: The figures, left to right.
        designs: How each is drawn, by character id.
        shot: How near the view is.
        setting: Where, with its preposition (`in a garden`), or nothing.
        props: Things that stand about.
        time: The time of day.
        emotion: The panel's mood.
    """
    figures = [_figure(placement, designs[placement.character]) for placement in placements]
    who = joined(figures) if figures else _scenery(setting)
    parts = [who]
    if figures and setting:
        parts.append(setting)
    if props:
        parts.append("with " + joined([with_article(prop.name) for prop in props]))
    sentence = " ".join(parts)
    tail = [word for word in (_LIGHT[time], LOOKS.get(emotion, "")) if word]
    if tail:
        sentence += ", " + ", ".join(tail)
    opening = _NEAR.get(shot, "")
    sentence = opening + sentence if opening else sentence
    return sentence[0].upper() + sentence[1:] + "."


def setting_phrase(place_kind: str, *, inside: bool) -> str:
    """Where it happens, as words for a picture."""
    if not place_kind or place_kind == "unplaced":
        return ""
    place = with_article(place_kind)
    if place_kind in _ONE_OF_ITS_KIND or place == place_kind:  # a plural has no article of its own
        place = f"the {place_kind}"
    return f"{place_preposition(place_kind)} {place}"


def _figure(placement: Placement, design: CastDesign) -> str:
    wearing = ""
    garment = main_garment(design)
    if design.dressed and garment is not None:
        wearing = f" in {with_article(f'{nearest_name(garment.color)} {garment.name}')}"
    holding = f" with {with_article(placement.holds)}" if placement.holds else ""
    noun = noun_of(design, coat=not wearing)
    return f"{with_article(noun)}{wearing} {placement.pose}{holding}"


def noun_of(design: CastDesign, *, coat: bool = True) -> str:
    """Who somebody is in a few words (`little girl`, `old witch`, `young brown fox`), with a beast's coat if asked."""
    noun = design.species
    if noun == "human":
        noun = _person(design)
    if coat and not design.is_person:
        noun = f"{nearest_name(design.skin)} {noun}"
    return _AGES.get(design.age, "") + noun


def _person(design: CastDesign) -> str:
    if design.age == "child":
        return {"male": "boy", "female": "girl"}.get(design.gender, "child")
    return {"male": "man", "female": "woman"}.get(design.gender, "person")


def _scenery(setting: str) -> str:
    return f"the view {setting}" if setting else "a quiet place"
