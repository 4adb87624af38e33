"""Birds."""

from __future__ import annotations

from audobon.pencils.figures.vocabulary.kind import Kind, animal

PLAN = "bird"

BIRD_KINDS: tuple[Kind, ...] = (
    animal("crow", PLAN, words="raven rook jackdaw", near="magpie blackbird eagle hawk vulture"),
    animal("hen", PLAN, words="chicken", near="cock rooster chick turkey"),
    animal("goose", PLAN, words="gosling", near="swan stork crane heron ostrich peacock"),
    animal("duck", PLAN, words="duckling drake"),
    animal(
        "sparrow",
        PLAN,
        words="bird wren",
        near="robin owl swallow dove pigeon finch thrush nightingale lark canary parrot linnet",
    ),
)
