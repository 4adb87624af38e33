"""Casting and costume: one design for everyone who is drawn, the same in every panel and unlike all others.

Knows: stated looks win; what is not stated is chosen by a seeded rule, as far as can be from the rest of the cast.
Does not know: how a garment is drawn.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from audobon.comic.story import Age, Character, Gender, Role, Story
from audobon.comic.storyboard import CastDesign, Garment, Sort
from audobon.staging.beings import BARE, being_named
from audobon.staging.colors import CLOTH, GREY_HAIR, HAIR, SKIN, distance, shaded
from audobon.staging.company import Company
from audobon.staging.customs import Customs, Worn
from audobon.staging.era import is_modern
from audobon.staging.manners import housekeepers
from audobon.staging.outfits import BY_RANK, head_suited, outfits_for, suited
from audobon.staging.wardrobe import HEADWEAR, MAIN_GARMENTS, Look, look_of

Stated = dict[str, str | None]
"""Garments with a colour each, or None where nobody says."""

_HUMAN_HEIGHT = {Age.CHILD: 0.62, Age.YOUNG: 0.92, Age.ADULT: 1.0, Age.OLD: 0.95, Age.UNKNOWN: 0.98}
_YOUNG_SCALE = {Age.CHILD: 0.66, Age.YOUNG: 0.9, Age.ADULT: 1.0, Age.OLD: 0.95, Age.UNKNOWN: 1.0}
_SMALL, _AS_IN_LIFE = 0.7, 0.62
"""Small beasts of tales are drawn large enough to act; a house cat among people is not."""
_TOWN = frozenset({"street", "town", "city", "office", "laboratory", "hotel", "station", "theatre", "club", "flat"})
"""Where a gentleman would wear a top hat."""
_SEXED_NOUNS = {
    Gender.MALE: frozenset({"men", "boys", "brothers", "sons", "gentlemen", "lords", "kings", "princes", "fathers"}),
    Gender.FEMALE: frozenset({"women", "ladies", "girls", "sisters", "daughters", "maids", "queens", "mothers"}),
}
_STATURES = (0.0, -0.09, 0.09, -0.045, 0.05)
_BUILDS = (0.45, 0.68, 0.28, 0.56, 0.36, 0.78, 0.2)
"""How those of one kind differ from the first of them: outlines that can be told apart from afar."""
_TONES = {
    "trousers": ("#5c534b", "#38424f", "#8d8066", "#4d5a47", "#35302e"),
    "breeches": ("#8a7558", "#5b5349", "#b19b74", "#5e6a5b"),
    "boots": ("#4a382c", "#2e2a29", "#7a5436"),
    "shirt": ("#ece5d4", "#cfd8de", "#dcc9a8"),
}
"""Plain clothes too are not all of one cloth; the first wearer has the plainest."""
_NEUTRALS = {"shoes": "#3b332f", "apron": "#f0ebdf", "crown": "#d8a634", "bow tie": "#9e1f33", "armour": "#a7adb4"}


class Wardrobe:
    """Dresses one book's cast; each new design keeps away from those already made.

    Args:
        text: The manuscript, for who is at home with people's things.
        story: The story whose cast is dressed.
        company: Who is drawn for whom.
        customs: What the drawing dresses people and beings in by itself.
    """

    def __init__(self, text: str, story: Story, company: Company, *, customs: Customs | None = None) -> None:
        self._story = story
        self._customs = customs or Customs()
        self._costumed: Counter[str] = Counter()
        self._company = company
        self._rng = np.random.default_rng(zlib.crc32(f"{story.title}/{story.author}".encode()))
        self._urban = any(scene.place_kind in _TOWN for scene in story.scenes)
        self._base_skin = SKIN[zlib.crc32(story.title.encode()) % len(SKIN)]
        self._modern = is_modern(text)
        self._housekeepers = housekeepers(text, story, company)
        self._voices = {line.speaker for scene in story.scenes for beat in scene.beats for line in beat.utterances}
        self._main_colors: list[str] = []
        self._outfits: list[tuple[str, tuple[str, ...]]] = []
        self._coats: list[tuple[str, str]] = []
        self._bodies: Counter[str] = Counter()
        self._plain: Counter[str] = Counter()

    def designs(self, drawn: Iterable[str]) -> tuple[CastDesign, ...]:
        """One design for every drawn id, in the order of the story's cast; the leading parts choose first."""
        wanted = set(drawn)
        rank = {Role.PROTAGONIST: 0, Role.MAJOR: 1, Role.MINOR: 2, Role.MENTIONED: 3}
        order = {member.id: index for index, member in enumerate(self._story.cast)}
        everyone = [one for member in self._story.cast for one in self._company.members(member.id)]
        ids = [one for one in dict.fromkeys(everyone) if one in wanted]
        looks = {one: self._look(one) for one in ids}
        self._reserve_stated(looks.values())

        def precedence(one: str) -> tuple[bool, int, int]:
            member = self._company.character(one)
            return not any(color for _, color in looks[one].garments), rank[member.role], order[member.id]

        made = {one: self._design(one, looks[one]) for one in sorted(ids, key=precedence)}
        return tuple(made[one] for one in ids)

    def _look(self, drawn: str) -> Look:
        member = self._company.character(drawn)
        return look_of(
            [member.name, *member.aliases, *(trait.text for trait in member.look)], self._company.species(drawn)
        )

    def _reserve_stated(self, looks: Iterable[Look]) -> None:
        for look in looks:
            main = _main_of([name for name, _ in look.garments])
            stated = dict(look.garments).get(main) if main else None
            if stated is not None:
                self._main_colors.append(stated)

    def _design(self, drawn: str, look: Look) -> CastDesign:
        member = _sexed(self._company.character(drawn))
        species = self._company.species(drawn)
        sort = self._company.sort(drawn)
        among = self._bodies[species]
        self._bodies[species] += 1
        human_like = sort is Sort.HUMAN or (sort is Sort.CREATURE and species not in BARE)
        dressed = human_like or (sort is Sort.ANIMAL and self._is_clad(member, look))
        trade = self._customs.trade(member) if sort is Sort.HUMAN else ""
        costume = self._customs.worn_by(member, trade or species, sort) if human_like else None
        garments = self._garments(member, look, costume, human_like=human_like) if dressed else ()
        hair, style = self._hair(member, look) if human_like else ("#5a3b23", "short")
        name = member.name if drawn == member.id else f"{member.name} {drawn.rpartition('.')[2]}"
        return CastDesign(
            character=drawn,
            name=name,
            species=trade or species,
            dressed=dressed,
            gender=member.gender.value,
            age=member.age.value,
            height=self._height(member, species, sort, among=among),
            build=self._build(look, among=among),
            skin=self._skin(member, species, look),
            hair=hair,
            hair_style=style,
            garments=garments,
            features=self._features(member, look, human_like=human_like),
            sort=sort,
        )

    def _is_clad(self, member: Character, look: Look) -> bool:
        """Whether an animal goes about in clothes: the text gives it some, or it keeps house like people."""
        return bool(look.garments) or member.id in self._housekeepers

    def _height(self, member: Character, species: str, sort: Sort, *, among: int) -> float:
        if sort is Sort.HUMAN:
            height = _HUMAN_HEIGHT[member.age] * (0.94 if member.gender is Gender.FEMALE else 1.0)
        else:
            height = being_named(species, sort).height * (_YOUNG_SCALE[member.age] if sort is Sort.ANIMAL else 1.0)
            if sort is Sort.ANIMAL and height <= _SMALL and self._is_pet(member, species):
                height *= _AS_IN_LIFE
        return round(height * (1 + _STATURES[among % len(_STATURES)]), 3)

    def _is_pet(self, member: Character, species: str) -> bool:
        """Whether an animal lives among people as animals do: it neither speaks nor wears anything, and nor does any
        other beast of the tale."""
        beasts = [one for one in self._story.cast if one.kind.startswith("animal")]
        people = any(one.kind == "human" and one.role is not Role.MENTIONED for one in self._story.cast)
        return people and not any(
            one.id in self._voices or self._is_clad(one, self._look(one.id)) for one in (*beasts, member)
        )

    def _build(self, look: Look, *, among: int) -> float:
        """As stated, else unlike those of the same kind; a little by lot."""
        lot = 0.1 * (float(self._rng.random()) - 0.5)
        if "stout" in look.features:
            return 0.85
        if "thin" in look.features:
            return 0.15
        return round(_BUILDS[among % len(_BUILDS)] + lot, 2)

    def _skin(self, member: Character, species: str, look: Look) -> str:
        sort = self._company.sort(member.id)
        if sort is Sort.HUMAN:
            return look.skin or self._complexion(member)
        if look.coat_color is not None:
            return look.coat_color
        return self._far(being_named(species, sort).hues, species)

    def _complexion(self, member: Character) -> str:
        """The book's own tone, a shade lighter or darker by household: people of one name are alike."""
        surname = member.name.split()[-1].lower().removesuffix("'s") if member.name.split() else ""
        step = zlib.crc32(surname.encode()) % 3 - 1
        return shaded(self._base_skin, 0.05 * step) if step else self._base_skin

    def _far(self, palette: Sequence[str], species: str) -> str:
        """The palette's colour least like those this species already has in the book."""
        used = [color for kind, color in self._coats if kind == species]
        tones = [*palette, *(shaded(color, amount) for amount in (-0.16, 0.16, -0.32, 0.32) for color in palette)]
        best = max(
            tones if used else tones[:1], key=lambda color: min((distance(color, other) for other in used), default=0.0)
        )
        self._coats.append((species, best))
        return best

    def _hair(self, member: Character, look: Look) -> tuple[str, str]:
        old = member.age is Age.OLD
        palette = GREY_HAIR if old else HAIR
        color = look.hair_color or palette[int(self._rng.integers(len(palette)))]
        if look.hair_style:
            return color, look.hair_style
        styles = (
            ("long", "bun", "braids", "curly")
            if member.gender is Gender.FEMALE
            else ("short", "short", "curly", "short")
        )
        if member.gender is Gender.FEMALE and member.age is Age.CHILD:
            styles = ("long", "braids", "curly", "long")
        if old:
            styles = (
                ("bun", "bun", "short", "long") if member.gender is Gender.FEMALE else ("bald", "short", "bald", "long")
            )
        return color, styles[int(self._rng.integers(len(styles)))]

    def _garments(
        self, member: Character, look: Look, costume: Worn | None, *, human_like: bool
    ) -> tuple[Garment, ...]:
        heads = head_suited((name for name, _ in look.garments), member, modern=self._modern)
        stated = _one_hat((heads[name], color) for name, color in look.garments)
        chosen = list(stated)
        outfit = self._outfit(member, human_like=human_like) if costume is None else [name for name, _ in costume]
        for name in outfit:
            clash = _main_of(chosen) is not None and name in {"dress", "gown", "robe", "armour", "cloak"}
            hatted = name in HEADWEAR and any(one in HEADWEAR for one in chosen)
            if name not in stated and not hatted and (costume is not None or not clash) and (human_like or not stated):
                chosen.append(name)
        if costume is None and _main_of(chosen) is None:
            chosen.insert(0, "jacket" if member.gender is not Gender.FEMALE else "dress")
        bare_legs = not {"dress", "gown", "robe", "skirt"} & set(chosen)
        if costume is None and human_like and member.gender is Gender.FEMALE and bare_legs:
            chosen.append("skirt")
        self._outfits.append((member.gender.value, tuple(chosen)))
        main = _main_of(chosen)
        stated = self._in_their_colors(stated, costume or (), main)
        main_color = stated.get(main or "") or self._fresh_cloth()
        if chosen and main_color not in self._main_colors:
            self._main_colors.append(main_color)
        return tuple(Garment(name=name, color=self._color(name, stated, main, main_color)) for name in chosen)

    def _in_their_colors(self, stated: Stated, costume: Worn, main: str | None) -> Stated:
        """Stated colours, and a costume's own where the text has none; the second in the same costume has its most
        telling garment in another cloth."""
        colors = {name: color for name, color in costume if stated.get(name) is None}
        self._costumed[str(costume)] += 1
        if main in colors and self._costumed[str(costume)] > 1:
            del colors[main]
        return {**stated, **colors}

    def _outfit(self, member: Character, *, human_like: bool) -> tuple[str, ...]:
        said = f"{member.name} {' '.join(member.aliases)} {member.kind}".lower().split()
        if human_like:
            for nouns, garments, _ in BY_RANK:
                if any(noun in said for noun in nouns):
                    return suited(garments, member.gender)
        options = outfits_for(member, human_like=human_like, modern=self._modern)
        if self._urban and human_like and member.age is not Age.CHILD:
            options = tuple(option for option in options if not {"breeches", "cloak", "robe"} & set(option)) or options
        if not self._urban:
            options = tuple(option for option in options if "top hat" not in option) or options
        worn = [outfit for _, outfit in self._outfits]
        counts = [sum(set(option) == set(outfit) for outfit in worn) for option in options]
        fewest = min(counts)
        free = [option for option, count in zip(options, counts, strict=True) if count == fewest]
        return free[int(self._rng.integers(len(free)))]

    def _fresh_cloth(self) -> str:
        """The cloth least like every main garment in the book so far; the first is drawn by lot."""
        tones = [*CLOTH, *(shaded(color, 0.28) for color in CLOTH), *(shaded(color, -0.3) for color in CLOTH)]
        if not self._main_colors:
            return CLOTH[int(self._rng.integers(10))]
        lead = tones[: len(CLOTH)]
        best = max(lead, key=lambda color: min(distance(color, other) for other in self._main_colors))
        if min(distance(best, other) for other in self._main_colors) >= 18:
            return best
        return max(tones, key=lambda color: min(distance(color, other) for other in self._main_colors))

    def _color(self, name: str, stated: Stated, main: str | None, main_color: str) -> str:
        said = stated.get(name)
        if said is not None:
            return said
        if name == main:
            return main_color
        if name in _TONES:
            tones = _TONES[name]
            self._plain[name] += 1
            return tones[(self._plain[name] - 1) % len(tones)]
        if name in _NEUTRALS:
            return _NEUTRALS[name]
        if name in {"skirt", "waistcoat"}:
            return shaded(main_color, -0.3)
        if name in HEADWEAR:
            return shaded(main_color, -0.45)
        return shaded(main_color, 0.35)

    def _features(self, member: Character, look: Look, *, human_like: bool) -> tuple[str, ...]:
        features = list(look.features)
        grown = member.age in (Age.ADULT, Age.OLD, Age.UNKNOWN)
        if human_like and member.gender is Gender.MALE and grown and not {"beard", "moustache"} & set(features):
            said = f"{member.name} {' '.join(member.aliases)}".lower().split()
            own = next(
                (feature for nouns, _, feature in BY_RANK if feature and any(noun in said for noun in nouns)), ""
            )
            extra = own or ("beard", "", "moustache", "", "glasses")[int(self._rng.integers(5))]
            if member.age is Age.OLD and not own:
                extra = "beard"
            if extra:
                features.append(extra)
        return tuple(features)


def _sexed(member: Character) -> Character:
    """A group whose noun says what they are (`the men`, `two ladies`)."""
    if member.gender not in (Gender.UNKNOWN, Gender.NEUTRAL) or member.kind != "group":
        return member
    said = set(" ".join((member.name, *member.aliases)).lower().split())
    for gender, nouns in _SEXED_NOUNS.items():
        if said & nouns:
            return replace(member, gender=gender)
    return member


def _one_hat(garments: Iterable[tuple[str, str | None]]) -> dict[str, str | None]:
    """Stated garments, of those for the head the first alone: two are worn on two occasions."""
    kept: dict[str, str | None] = {}
    for name, color in garments:
        if name not in HEADWEAR or not HEADWEAR & set(kept):
            kept[name] = color
    return kept


def _main_of(names: Sequence[str]) -> str | None:
    return next((name for name in MAIN_GARMENTS if name in names), None)


def main_garment(design: CastDesign) -> Garment | None:
    """The garment that gives a design its colour, None for the undressed."""
    name = _main_of([garment.name for garment in design.garments])
    return next((garment for garment in design.garments if garment.name == name), None)
