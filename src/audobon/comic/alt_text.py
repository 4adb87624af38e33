"""Panels in words, for readers who do not see them: who is there, doing what, where, and what is said.

Knows: the storyboard.  Does not know: what was painted, or in which format the words are given.

Each panel is told in plain sentences, as one would tell it to a friend: the place and the hour where they change and at
the top of a page, what sort of being somebody is at the first meeting, then what each is doing and how they look.
Source: W3C, Web Content Accessibility Guidelines 2.2, 1.1.1; DAISY, image description guidance for comics.
"""

from __future__ import annotations

from collections.abc import Mapping

from audobon.comic.book import LineTold, PanelTold
from audobon.comic.phrases import LOOKS, joined, place_preposition, with_article
from audobon.comic.story import DayTime
from audobon.comic.storyboard import (
    CastDesign,
    LetteringKind,
    LetteringLine,
    PanelBrief,
    Placement,
    Shot,
    Sort,
    Storyboard,
)

LANGUAGE = "en"
"""The language of the descriptions; what is said stays in the book's own."""

_VIEW = {
    Shot.EXTREME_WIDE: "A far view. ",
    Shot.WIDE: "A wide view. ",
    Shot.CLOSE_UP: "Close up. ",
    Shot.EXTREME_CLOSE_UP: "Very close up. ",
}
_HOUR = {
    DayTime.DAWN: "at dawn",
    DayTime.MORNING: "in the morning",
    DayTime.DAY: "by day",
    DayTime.EVENING: "in the evening",
    DayTime.NIGHT: "at night",
}
_WEATHER = {
    "clouds": "under clouds",
    "cloudy": "under clouds",
    "fog": "in fog",
    "rain": "in the rain",
    "snow": "in the snow",
    "storm": "in a storm",
    "thunderstorm": "in a thunderstorm",
    "wind": "in the wind",
    "sun": "in the sun",
}
_SEEN_MOOD = 0.3
"""A feeling weaker than this does not show in a face."""
_AT = {"home", "headquarters", "sea"}
_UNNAMED = {"", "unplaced", "unknown"}
_STILL = ("standing", "sitting", "waiting", "pausing")
_TOWARDS = {
    "listening": "to",
    "talking": "to",
    "whispering": "to",
    "shouting": "to",
    "pointing": "at",
    "waving": "to",
    "laughing": "with",
    "bowing": "to",
    "kneeling": "before",
}
"""Poses that are done towards whom one looks at, with their preposition."""
_WITH = {
    "handing": "to",
    "giving": "to",
    "taking": "from",
    "dancing": "with",
    "fighting": "with",
    "cowering": "before",
    "running": "after",
    "talking": "to",
    "walking": "beside",
    "sitting": "beside",
    "standing": "beside",
}
"""Poses of two, with the preposition that leads to the partner; the others take the partner as their object."""
_LEFT_HANGING = {
    "carrying", "giving", "handing", "holding", "lifting", "opening", "pouring", "pulling", "pushing", "putting",
    "seizing", "striking", "taking", "throwing",
}  # fmt: skip
"""Poses whose verb wants an object: what the hand holds, or something."""
_GRASPS = _LEFT_HANGING | {"drinking", "eating", "reading", "stirring"}
"""Poses whose object is what the hand holds."""
_LOOKS_LIKE = {
    "reaching": "reaching out",
    "seeing": "looking on",
    "perceiving": "looking on",
    "putting": "putting down",
}
"""Poses whose bare verb does not say what they look like."""
_SAYS = {
    LetteringKind.SPEECH: "says",
    LetteringKind.WHISPER: "whispers",
    LetteringKind.SHOUT: "shouts",
    LetteringKind.THOUGHT: "thinks",
    LetteringKind.SONG: "sings",
    LetteringKind.RADIO: "says from afar, over a wire or the air",
}


def panels_told(board: Storyboard) -> tuple[PanelTold, ...]:
    """Every panel of a book in words, in reading order."""
    designs = {design.character: design for design in board.cast}
    met: set[str] = set()
    told = []
    for page in board.pages:
        before: PanelBrief | None = None
        for brief in page.panels:
            told.append(panel_told(brief, designs, met=frozenset(met), before=before))
            met |= {placement.character for placement in brief.placements}
            before = brief
    return tuple(told)


def panel_told(
    brief: PanelBrief,
    designs: Mapping[str, CastDesign],
    *,
    met: frozenset[str] = frozenset(),
    before: PanelBrief | None = None,
) -> PanelTold:
    """One panel in words.

    Args:
        brief: The panel.
        designs: The cast, by character id.
        met: Whom the reader has met already; the others are introduced.
        before: The panel before it on the page; what stays the same of the setting is not told twice.
    """
    setting = _setting(brief)
    parts = [] if before is not None and _setting(before) == setting else [setting]
    groups: dict[tuple[str, str], list[str]] = {}
    for placement in brief.placements:
        design = designs.get(placement.character)
        name = design.name if design is not None else placement.character
        if design is not None and placement.character not in met:
            name += _introduction(design)
        returned = frozenset(
            other.character
            for other in brief.placements
            if other.gaze == placement.character and (other.pose, _mood(other)) == (placement.pose, _mood(placement))
        )
        groups.setdefault((_deed(placement, designs, returned=returned), _mood(placement)), []).append(name)
    for (deed, mood), names in groups.items():
        is_or_are = "is" if len(names) == 1 else "are"
        parts.append(f"{joined(names)}{f', {mood},' if mood else ''} {is_or_are} {deed}")
    if not brief.placements:
        parts.append("nobody is to be seen")
    used = {noun for placement in brief.placements for noun in (placement.holds, placement.on)}
    things = [with_article(name) for name in dict.fromkeys(prop.name for prop in brief.props) if name not in used]
    if things:
        parts.append("there is " + joined(things))
    picture = _VIEW.get(brief.shot, "") + " ".join(_sentence(part) for part in parts if part)
    return PanelTold(panel=brief.id, picture=picture, lines=tuple(_line(line, designs) for line in brief.lettering))


def _setting(brief: PanelBrief) -> str:
    """Where and when, as a phrase: `in the garden, by day, in fog`; empty where nothing of it is known."""
    place = brief.place.strip()
    if place.lower() in _UNNAMED:
        place = "" if brief.place_kind in _UNNAMED else with_article(brief.place_kind)
    where = ""
    if place:
        preposition = "at" if place.lower() in _AT else place_preposition(brief.place_kind, place.split()[-1].lower())
        where = f"{preposition} {place}"
    weather = "" if brief.inside else _WEATHER.get(brief.weather, "")
    return ", ".join(word for word in (where, _HOUR.get(brief.time, ""), weather) if word)


def _introduction(design: CastDesign) -> str:
    """What sort of being somebody is, in brackets; nothing where the name says it already."""
    noun = _noun(design)
    plain = noun.split()[-1]
    if plain in design.name.lower() or (design.is_person and design.name.lower().startswith(("mr", "mrs", "miss"))):
        return ""
    return f" ({with_article(noun)})"


def _noun(design: CastDesign) -> str:
    if not design.is_person or design.species != "human":
        small = design.age == "child" and design.sort is not Sort.OBJECT
        return ("young " if small else "old " if design.age == "old" else "") + design.species
    if design.age == "child":
        return {"male": "boy", "female": "girl"}.get(design.gender, "child")
    grown = {"male": "man", "female": "woman"}.get(design.gender, "person")
    return {"old": "old ", "young": "young "}.get(design.age, "") + grown


def _deed(placement: Placement, designs: Mapping[str, CastDesign], *, returned: frozenset[str]) -> str:
    """What a figure is doing, after `is` or `are`; `returned` are those in its pose who look back at it."""
    pose = placement.pose or "standing"
    deed = pose if placement.partner else _LOOKS_LIKE.get(pose, pose)
    if placement.holds:
        thing = with_article(placement.holds)
        deed += f" {thing}" if pose in _GRASPS else f" with {thing} in hand"
    elif pose in _LEFT_HANGING and (not placement.partner or pose in _WITH):
        deed += " something"
    if placement.partner:
        preposition = _WITH.get(pose, "")
        deed += f" {preposition} {_name(placement.partner, designs)}" if preposition else ""
        deed += "" if preposition else f" {_name(placement.partner, designs)}"
    if placement.on:
        bearer = _name(placement.on, designs) if placement.on in designs else with_article(placement.on)
        deed += f" on {bearer}"
    if placement.gaze in designs and placement.gaze != placement.partner:
        towards = _TOWARDS.get(pose)
        whom = _name(placement.gaze, designs)
        if towards is not None:
            deed += f" {towards} {'each other' if placement.gaze in returned else whom}"
        elif pose in _STILL:
            deed += f", looking at {'each other' if placement.gaze in returned else whom}"
    elif placement.gaze in ("up", "down"):
        deed += f", looking {placement.gaze}"
    return deed


def _mood(placement: Placement) -> str:
    return LOOKS.get(placement.expression, "") if placement.intensity >= _SEEN_MOOD else ""


def _line(line: LetteringLine, designs: Mapping[str, CastDesign]) -> LineTold:
    text = " ".join(line.text.split())
    if line.kind is LetteringKind.CAPTION:
        return LineTold(how="Caption", text=text)
    if line.kind is LetteringKind.SOUND:
        return LineTold(how="Sound", text=text)
    who = _name(line.speaker, designs) if line.speaker else "somebody"
    return LineTold(how=_capital(f"{who} {_SAYS[line.kind]}"), text=text)


def _name(character: str, designs: Mapping[str, CastDesign]) -> str:
    return designs[character].name if character in designs else "somebody"


def _sentence(words: str) -> str:
    return _capital(words) + "."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
