"""What a character wears, sorted: known garments with a colour each, and what is assumed where nothing is said.

Knows: names of garments and which known one an unknown word comes nearest to.  Does not know: how any is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.storyboard import CastDesign

HEADWEAR = (
    "hat", "top hat", "bonnet", "cap", "crown", "hood", "straw hat", "bowler", "tricorne", "witch's hat",
    "wizard's hat", "helmet", "police helmet", "turban", "headscarf", "chef's cap", "nightcap", "sailor's cap",
    "nurse's cap", "gnome's cap", "jester's cap", "feathered hat", "shako", "wreath", "veil", "beret", "hair bow",
)  # fmt: skip
OVER = ("coat", "jacket", "uniform")
FULL = ("dress", "gown", "robe", "nightshirt", "drapery")
UPPER = ("shirt", "t-shirt", "jumper", "hoodie", "tunic", "rags")
GARMENTS: tuple[str, ...] = (
    *OVER, *FULL, *UPPER, *HEADWEAR, "skirt", "apron", "trousers", "dungarees", "breeches", "cloak", "shawl",
    "waistcoat", "armour", "swimsuit", "scarf", "boots", "shoes", "sandals", "bow tie", "tie", "belt", "stockings",
    "collar", "sailor collar",
)  # fmt: skip

_SAME = {
    "jacket": "blazer doublet jerkin spencer anorak bolero suit tweed-jacket",
    "coat": "overcoat greatcoat raincoat frockcoat frock-coat tailcoat tail-coat mackintosh parka frac redingote",
    "uniform": "tunic-jacket regimentals livery military-coat",
    "shirt": "blouse bodice smock chemise singlet",
    "t-shirt": "tee tee-shirt tshirt polo vest-top tank-top",
    "jumper": "sweater jersey cardigan pullover guernsey",
    "hoodie": "sweatshirt tracksuit",
    "dress": "frock kimono sari petticoat pinafore-dress sundress crinoline",
    "nightshirt": "nightgown nightdress pyjamas pajamas night-shirt nightclothes",
    "gown": "ballgown ball-gown wedding-dress",
    "drapery": "toga chiton peplos loincloth",
    "rags": "tatters sackcloth",
    "apron": "pinafore smock-apron overall",
    "trousers": "pants jeans leggings slacks pantaloons",
    "dungarees": "overalls",
    "breeches": "shorts knickerbockers kilt knee-breeches knickers lederhosen",
    "cloak": "cape mantle poncho",
    "shawl": "stole wrap plaid",
    "waistcoat": "vest",
    "robe": "habit cassock dressing-gown bathrobe caftan",
    "armour": "armor mail breastplate chain-mail",
    "swimsuit": "bathing-suit bathing-costume bikini bathing-dress swimming-trunks leotard",
    "scarf": "muffler comforter kerchief neckerchief handkerchief boa",
    "tie": "necktie cravat",
    "hat": "sunhat felt-hat sombrero fedora",
    "straw hat": "boater straw-hat panama",
    "bowler": "bowler-hat derby",
    "tricorne": "three-cornered-hat cocked-hat pirate-hat",
    "witch's hat": "witch-hat pointed-hat",
    "wizard's hat": "wizard-hat",
    "top hat": "tophat silk-hat stovepipe opera-hat",
    "helmet": "casque visor",
    "police helmet": "policeman's-helmet",
    "bonnet": "mobcap mob-cap poke-bonnet",
    "headscarf": "headkerchief babushka bandana hijab",
    "veil": "wimple",
    "chef's cap": "cook's-cap toque chef-hat",
    "nightcap": "night-cap",
    "sailor's cap": "sailor-hat sailor-cap",
    "nurse's cap": "cap-and-band",
    "gnome's cap": "pointed-cap elf-cap stocking-cap red-cap",
    "jester's cap": "fool's-cap cap-and-bells",
    "feathered hat": "hunting-hat plumed-hat tyrolean-hat",
    "shako": "busby bearskin kepi",
    "cap": "beanie flatcap flat-cap baseball-cap school-cap",
    "beret": "tam tam-o'-shanter",
    "crown": "tiara coronet diadem circlet",
    "wreath": "garland laurel flower-crown",
    "hood": "cowl riding-hood",
    "hair bow": "hair-ribbon headband",
    "boots": "wellingtons wellington-boots top-boots",
    "shoes": "slippers clogs pumps shoe sneakers trainers buckled-shoes",
    "sandals": "flip-flops",
    "bow tie": "bowtie bow ribbon",
    "belt": "sash girdle",
    "stockings": "socks tights hose",
    "tunic": "surcoat tabard",
    "collar": "ruff eton-collar",
    "sailor collar": "sailor-suit",
}  # fmt: skip
_TO_GARMENT = {word: name for name, words in _SAME.items() for word in words.split()}


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
        for form in (candidate, candidate.removesuffix("s")):
            if form in GARMENTS:
                return form
            if form in _TO_GARMENT:
                return _TO_GARMENT[form]
    return ""


Worn = tuple[tuple[str, str], ...]
"""Garments and their colours."""


def dress_up(
    design: CastDesign, *, beast: bool, outfit: Worn = (), sign: Worn = ()
) -> tuple[Wardrobe, tuple[str, ...]]:
    """What `design` wears, and warnings for unknown garments.

    Args:
        design: Its garments come first.
        beast: Whether it may go bare, as beasts, things and some creatures do; a person is never half dressed.
        outfit: Worn where the design names no garments.
        sign: Always worn, unless the design has something in that place.
    """
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
    if not design.garments:
        for name, color in outfit:
            worn.setdefault(name, color)
    for name, color in sign:
        if name not in HEADWEAR or not any(other in worn for other in HEADWEAR):
            worn.setdefault(name, color)
    if not beast:
        _complete(worn, female=design.gender == "female", child=design.age == "child")
    return Wardrobe(worn), tuple(warnings)


def _complete(worn: dict[str, str], *, female: bool, child: bool) -> None:
    """A person is never half dressed: fill in what the words leave out."""
    covered = any(name in worn for name in (*FULL, "armour", "swimsuit", "dungarees"))
    lower = any(name in worn for name in ("skirt", "trousers", "breeches", "tunic", "rags")) or covered
    upper = any(name in worn for name in (*UPPER, *OVER, "waistcoat")) or covered
    if female and not lower and not upper:
        worn["dress"] = "#8fa3b5" if child else "#8a7f9c"
        lower = upper = True
    if not lower:
        worn["skirt" if female else "breeches" if child else "trousers"] = "#7a6a58" if not female else "#7d6f86"
    if "dungarees" in worn or (not covered and not any(name in worn for name in UPPER)):
        worn.setdefault("shirt", "#f1e8d6")
    barefoot = any(name in worn for name in ("swimsuit", "nightshirt", "rags", "sandals"))
    if not barefoot and not any(name in worn for name in ("boots", "shoes")):
        worn["shoes"] = "#4d382b"
    if (
        not barefoot
        and "stockings" not in worn
        and any(name in worn for name in ("breeches", "dress", "skirt", "gown", "tunic"))
    ):
        worn["stockings"] = "#efe6d6" if child or female else "#8d8478"
