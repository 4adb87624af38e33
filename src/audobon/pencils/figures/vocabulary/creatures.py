"""Beings of tale and fable, and the moving images that are taken for them."""

from __future__ import annotations

from audobon.comic.storyboard import Sort
from audobon.pencils.figures.vocabulary.kind import Kind, being

PLAN = "upright"

_OBJECT = (Sort.OBJECT,)
_WORDS: dict[str, tuple[str, str]] = {
    "giant": ("cyclops titan", "colossus"),
    "giantess": ("", "titaness"),
    "ogre": ("ogress man-eater", "brute oni"),
    "troll": ("hill-troll mountain-troll huldra", "tengu"),
    "dwarf": ("dwarves dwarfs", "hobbit cobbler-man"),
    "gnome": ("brownie leprechaun nisse tomte heinzelmann manikin little-man earth-man underground-person"
              " underground-folk little-folk", "kobold wichtel"),
    "goblin": ("hobgoblin bogle boggart gremlin", "kappa orc"),
    "imp": ("demon-child little-devil", "familiar"),
    "elf": ("elves elfin pixie sidhe", "changeling"),
    "fairy": ("fairies fay fairy-godmother tooth-fairy", "nymph sylph peri"),
    "sprite": ("water-sprite wood-sprite", "will-o'-the-wisp nix"),
    "spirit": ("nature-spirit water-spirit genie jinn djinn", "soul shade wraith"),
    "tree spirit": ("pine-spirit pine-tree-spirit dryad wood-spirit forest-spirit oak-spirit green-man", "spriggan"),
    "ghost": ("phantom spectre specter apparition bogey poltergeist", "banshee shadow drang"),
    "skeleton": ("bones skull", "zombie"),
    "god": ("deity idol jove jupiter zeus mercury neptune odin", "genius"),
    "goddess": ("venus juno minerva fortune muse", "vila liberty justice"),
    "angel": ("archangel guardian-angel seraph", "valkyrie"),
    "cupid": ("cherub eros amor love", "putto"),
    "devil": ("demon satan fiend lucifer mephistopheles", "drude"),
    "death": ("grim-reaper reaper", "pestilence"),
    "father time": ("time father-time old-year", "chronos winter father-christmas"),
    "mermaid": ("merman siren sea-maid sea-princess", "nixie kelpie undine"),
    "faun": ("satyr pan", "centaur minotaur"),
    "vampire": ("count-dracula", "ghoul"),
    "mummy": ("", "pharaoh"),
    "monster": ("beast bogeyman bugbear yeti bigfoot", "chimera werewolf griffin sphinx"),
    "robot": ("android automaton machine-man tin-man tin-woodman", "cyborg"),
    "alien": ("martian extraterrestrial spaceman-from-mars", "moon-man"),
    "golem": ("stone-man stone-giant statue", "snow-giant"),
    "scarecrow": ("straw-man", "guy"),
    "gingerbread man": ("gingerbread gingerbread-boy gingerbread-man johnny-cake-man", "dough-boy"),
    "tin soldier": ("toy-soldier lead-soldier wooden-soldier soldier", "nutcracker"),
    "doll": ("rag-doll china-doll dolly shepherdess china-shepherdess ballerina dancer", "toy figurine"),
    "paper doll": ("paper-doll paper-dancer paper-princess", "cut-out"),
    "puppet": ("marionette wooden-boy wooden-doll jumping-jack pinocchio", "nutcracker-doll"),
}  # fmt: skip
_IMAGES = ("golem", "scarecrow", "gingerbread man", "tin soldier", "doll", "paper doll", "puppet", "robot", "skeleton")
"""What is made by hand may be called a thing as well."""

CREATURE_KINDS: tuple[Kind, ...] = (
    *(
        being(name, PLAN, sort=Sort.CREATURE, words=words, near=near, also=_OBJECT if name in _IMAGES else ())
        for name, (words, near) in _WORDS.items()
    ),
    being("snowman", "thing", sort=Sort.CREATURE, words="snow-man snowlady", near="snow-maiden", also=_OBJECT),
)
"""People who are taken for creatures (`witch`) stand in `persons`."""
