"""Insects, spiders and what else creeps on many legs."""

from __future__ import annotations

from audobon.pencils.figures.vocabulary.kind import Kind, animal

PLAN = "insect"

INSECT_KINDS: tuple[Kind, ...] = (
    animal("ant", PLAN, words="emmet pismire", near="termite insect bug"),
    animal("bee", PLAN, words="bumblebee bumble-bee honeybee drone queen-bee"),
    animal("wasp", PLAN, words="hornet yellowjacket"),
    animal("fly", PLAN, words="bluebottle horsefly housefly", near="midge"),
    animal("beetle", PLAN, words="stag-beetle cockchafer scarab chafer", near="cockroach weevil earwig"),
    animal("ladybird", PLAN, words="ladybug lady-bird"),
    animal("butterfly", PLAN),
    animal("moth", PLAN),
    animal("grasshopper", PLAN, words="locust", near="mantis stick-insect"),
    animal("cricket", PLAN, words="cicada"),
    animal("dragonfly", PLAN, words="dragon-fly damselfly"),
    animal("mosquito", PLAN, words="gnat", near="daddy-long-legs"),
    animal("flea", PLAN, near="louse tick mite"),
)

CREEPING_KINDS: tuple[Kind, ...] = (
    animal("caterpillar", "caterpillar", words="silkworm grub inchworm", near="centipede millipede"),
    animal("spider", "spider", words="tarantula"),
    animal("scorpion", "spider"),
)
