"""Beasts on four legs, who stand up when they are dressed."""

from __future__ import annotations

from audobon.pencils.figures.vocabulary.kind import Kind, animal

PLAN = "beast"

BEAST_KINDS: tuple[Kind, ...] = (
    animal("rabbit", PLAN, words="bunny", near="hare leveret"),
    animal("mouse", PLAN, near="dormouse rat bat shrew vole hedgehog mole hamster"),
    animal("wolf", PLAN, near="coyote jackal hyena"),
    animal("goat", PLAN, words="kid billy billy-goat nanny-goat", near="deer stag doe fawn antelope"),
    animal("cat", PLAN, words="kitten pussy tabby", near="leopard lynx panther tiger"),
    animal("dog", PLAN, words="puppy hound spaniel terrier"),
    animal("pig", PLAN, words="piglet hog sow", near="boar"),
    animal("sheep", PLAN, words="lamb ewe", near="ram"),
    animal("bear", PLAN, words="cub", near="badger panda otter beaver raccoon monkey ape gorilla elephant"),
    animal("lion", PLAN, near="lioness"),
    animal("horse", PLAN, words="pony foal mare stallion", near="zebra unicorn camel giraffe"),
    animal("donkey", PLAN, words="ass", near="mule"),
    animal("cow", PLAN, words="calf", near="bull ox bullock buffalo"),
    animal("fox", PLAN, words="vixen"),
    animal("squirrel", PLAN, near="chipmunk"),
    animal("frog", PLAN, near="toad tortoise turtle lizard snail snake fish crocodile crab newt dragon"),
    animal("grasshopper", PLAN, words="locust", near="cricket insect dragonfly mantis"),
    animal("ant", PLAN, near="bee beetle spider fly wasp bug butterfly moth"),
)
