"""Snakes, lizards, dragons, frogs: what creeps and hops on land and in ponds."""

from __future__ import annotations

from audobon.comic.storyboard import Sort
from audobon.pencils.figures.vocabulary.kind import Kind, animal, being

REPTILE_KINDS: tuple[Kind, ...] = (
    animal("snake", "serpent", words="serpent viper adder python rattlesnake asp grass-snake", near="boa anaconda"),
    animal("cobra", "serpent"),
    animal("eel", "serpent", near="lamprey sea-serpent"),
    animal("worm", "serpent", words="earthworm glow-worm", near="leech maggot"),
    animal("lizard", "lizard", words="gecko iguana", near="chameleon"),
    animal("crocodile", "lizard", words="alligator croc", near="caiman"),
    animal("newt", "lizard", words="eft"),
    animal("salamander", "lizard", near="axolotl"),
    animal("dinosaur", "lizard", words="brontosaurus sauropod stegosaurus", near="tyrannosaurus triceratops"),
    being("dragon", "dragon", sort=Sort.CREATURE, words="drake wyvern wyrm firedrake", near="hydra basilisk cockatrice",
        also=(Sort.ANIMAL,)),
    animal("frog", "frog", words="bullfrog tree-frog froglet"),
    animal("toad", "frog"),
    animal("tadpole", "frog", words="polliwog"),
)  # fmt: skip
