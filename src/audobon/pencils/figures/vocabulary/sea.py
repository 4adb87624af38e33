"""Fish, beasts of the sea, and those who carry a shell."""

from __future__ import annotations

from audobon.pencils.figures.vocabulary.kind import Kind, animal

SEA_KINDS: tuple[Kind, ...] = (
    animal("fish", "fish", words="carp perch bream minnow roach", near="herring cod tuna sardine mackerel sole plaice"),
    animal("salmon", "fish"),
    animal("trout", "fish", words="grayling", near="char"),
    animal("goldfish", "fish", words="gold-fish koi", near="angelfish stickleback"),
    animal("pike", "fish", near="swordfish barracuda sturgeon"),
    animal("shark", "fish", words="dogfish"),
    animal("whale", "fish", words="leviathan", near="orca narwhal"),
    animal("dolphin", "fish", words="porpoise", near="manatee dugong"),
    animal("octopus", "sea", words="kraken", near="squid cuttlefish"),
    animal("jellyfish", "sea", words="jelly-fish medusa", near="anemone sea-anemone"),
    animal("seahorse", "sea", words="sea-horse"),
    animal("starfish", "sea", words="star-fish", near="sea-urchin"),
    animal("tortoise", "shell"),
    animal("turtle", "shell", words="terrapin"),
    animal("snail", "shell", words="periwinkle", near="slug"),
    animal("oyster", "shell", words="mussel clam cockle scallop", near="whelk limpet barnacle"),
    animal("crab", "crustacean", words="hermit-crab"),
    animal("lobster", "crustacean", words="crayfish crawfish", near="shrimp prawn"),
)
