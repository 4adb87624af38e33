"""What a character wears, sorted: known garments with a colour each, and what is assumed where nothing is said.

Knows: names of garments and which known one an unknown word comes nearest to.  Does not know: how any is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.storyboard import CastDesign

GARMENTS: tuple[str, ...] = (
    "jacket", "coat", "shirt", "dress", "skirt", "apron", "trousers", "breeches", "cloak", "shawl", "waistcoat", "robe",
    "armour", "gown", "scarf", "hat", "top hat", "bonnet", "cap", "crown", "hood", "boots", "shoes", "bow tie", "belt",
    "stockings", "tunic", "collar",
)  # fmt: skip

_NEAREST = {
    "jacket": "blazer doublet jerkin spencer uniform",
    "coat": "overcoat greatcoat raincoat frockcoat tailcoat mackintosh parka",
    "shirt": "blouse jumper sweater t-shirt jersey cardigan bodice pullover top smock",
    "dress": "frock kimono sari petticoat pinafore-dress sundress",
    "apron": "pinafore smock-apron",
    "trousers": "pants jeans leggings overalls dungarees slacks",
    "breeches": "shorts knickerbockers kilt",
    "cloak": "cape mantle poncho",
    "shawl": "stole wrap",
    "waistcoat": "vest",
    "robe": "toga habit cassock dressing-gown bathrobe",
    "armour": "armor mail breastplate",
    "gown": "nightgown nightdress ballgown nightshirt pyjamas pajamas",
    "scarf": "muffler comforter necktie kerchief neckerchief handkerchief cravat tie",
    "hat": "sunhat straw-hat bowler tricorne sombrero helmet turban",
    "top hat": "tophat silk-hat stovepipe",
    "bonnet": "mobcap mob-cap headscarf headkerchief veil",
    "cap": "beret nightcap beanie flatcap",
    "crown": "tiara coronet diadem circlet",
    "hood": "cowl riding-hood",
    "boots": "wellingtons",
    "shoes": "slippers clogs sandals pumps shoe",
    "bow tie": "bowtie bow ribbon",
    "belt": "sash girdle",
    "stockings": "socks tights hose",
    "tunic": "surcoat tabard",
    "collar": "ruff",
}
_TO_GARMENT = {word: name for name, words in _NEAREST.items() for word in words.split()}

HEADWEAR = ("hat", "top hat", "bonnet", "cap", "crown", "hood")
OVER = ("coat", "jacket")
FULL = ("dress", "gown", "robe")


@dataclass(frozen=True)
class Wardrobe:
    """Garment name -> colour, in a fixed order."""

    worn: dict[str, str]

    def color(self, *names: str) -> str:
        """The colour of the first of `names` that is worn, or empty."""
        return next((self.worn[name] for name in names if name in self.worn), "")

    def wears(self, *names: str) -> bool:
        return any(name in self.worn for name in names)


def garment_named(word: str) -> str:
    """The known garment a word means: itself, its head noun or a near one; empty if there is none."""
    name = word.strip().lower()
    if name.endswith("s") and name[:-1] in GARMENTS:
        name = name[:-1]
    for candidate in (name, name.replace(" ", "-"), *reversed(name.split())):
        if candidate in GARMENTS:
            return candidate
        if candidate in _TO_GARMENT:
            return _TO_GARMENT[candidate]
    return ""


def dress_up(design: CastDesign, *, beast: bool) -> tuple[Wardrobe, tuple[str, ...]]:
    """What `design` wears, with decent assumptions for people, and warnings for unknown garments."""
    worn: dict[str, str] = {}
    warnings: list[str] = []
    for garment in design.garments:
        known = garment_named(garment.name)
        if not known:
            known = "scarf" if beast else "shirt"
            warnings.append(f"garment '{garment.name}' is drawn as '{known}'")
        worn.setdefault(known, garment.color)
    for feature in design.features:
        known = garment_named(feature)
        if known in HEADWEAR and not any(name in worn for name in HEADWEAR):
            worn[known] = "#6b5440" if known != "crown" else "#e0b23c"
    if not beast:
        _complete(worn, female=design.gender == "female", child=design.age == "child")
    return Wardrobe(worn), tuple(warnings)


def _complete(worn: dict[str, str], *, female: bool, child: bool) -> None:
    """A person is never half dressed: fill in what the words leave out."""
    covered = any(name in worn for name in (*FULL, "armour"))
    lower = any(name in worn for name in ("skirt", "trousers", "breeches", "tunic")) or covered
    upper = any(name in worn for name in ("shirt", *OVER, "tunic", "waistcoat")) or covered
    if female and not lower and not upper:
        worn["dress"] = "#8fa3b5" if child else "#8a7f9c"
        lower = upper = True
    if not lower:
        worn["skirt" if female else "breeches" if child else "trousers"] = "#7a6a58" if not female else "#7d6f86"
    if "shirt" not in worn and not covered and "tunic" not in worn:
        worn["shirt"] = "#f1e8d6"
    if not any(name in worn for name in ("boots", "shoes")):
        worn["shoes"] = "#4d382b"
    if "stockings" not in worn and any(name in worn for name in ("breeches", "dress", "skirt", "gown", "tunic")):
        worn["stockings"] = "#efe6d6" if child or female else "#8d8478"
