"""From a story's words for a place to the kind that is drawn."""

from __future__ import annotations

import pytest

from audobon.pencils.places import lexicon
from audobon.pencils.places.catalogue import CATALOGUE
from audobon.pencils.places.choice import choose_place

SETTINGS = (
    ("forest", "the foot of a large fir-tree", False, "forest"),
    ("garden", "Mr. McGregor's garden", False, "garden"),
    ("well", "the well at the edge of the wood", False, "well"),
    ("office", "a rich merchant's counting-house", True, "office"),
    ("house", "a little house of gingerbread in the wood", True, "kitchen room"),
    ("castle", "the castle of the three giants", True, "castle hall"),
    ("castle", "a magnificent castle", False, "castle"),
    ("kitchen", "the castle kitchen", True, "kitchen"),
    ("gallery", "in a gallery", True, "museum"),
    ("nest", "a stork's nest", False, "tree top"),
    ("cave", "in a cave near the sea-shore", True, "cave"),
    ("cave", "a cave in front of which a stream fell over some rocks into a basin", False, "cave mouth waterfall"),
    ("lodge", "a little lodge at a beautiful spot on a lake shore", True, "hut"),
    ("moat", "the moat", False, "pond"),
    ("ditch", "a drain below the hedge, in a very dirty wet ditch", False, "lane"),
    ("hedge", "in a bank under a hedge", False, "lane"),
    ("forge", "down by the iron forge near Enniscorthy", True, "smithy"),
    ("deck", "the deck of the whaler", False, "ship"),
    ("quay", "the quay where the herring boats lay", False, "harbour"),
    ("cornfield", "the cornfield behind the mill", False, "corn field"),
    ("mill", "the old mill by the stream", False, "water mill"),
    ("mill", "among the sacks in the mill", True, "mill"),
    ("attic", "the attic under the roof", True, "attic"),
    ("schoolroom", "the village school", True, "schoolroom"),
    ("library", "Mr. Bennet's library", True, "library"),
    ("railway carriage", "a third-class compartment", True, "train"),
    ("station", "the platform at Reading", False, "station"),
    ("churchyard", "among the tombstones", False, "graveyard"),
    ("church", "the pew at the back of the church", True, "church"),
    ("prison", "the condemned cell", True, "prison"),
    ("tower", "the top of the tower, where the old woman span", True, "tower room"),
    ("ballroom", "the ball at the palace", True, "ballroom"),
    ("sea", "the bottom of the sea", False, "under water"),
    ("beach", "the sands at low tide", False, "shore"),
    ("hill", "the top of the hill", False, "hill top"),
    ("moor", "the moor in the mist", False, "moor"),
    ("glade", "a sunny glade", False, "clearing"),
    ("forest", "the dark forest", False, "deep forest"),
    ("market-place", "the market-place at noon", False, "market"),
    ("square", "the square before the town hall", False, "square"),
    ("roof", "the roof, among the chimneys", False, "roof tops"),
    ("bridge", "the bridge over the river", False, "bridge"),
    ("brook", "the brook", False, "brook"),
    ("orchard", "under the apple-trees", False, "orchard"),
    ("barn", "the hay in the barn", True, "barn"),
    ("hen-house", "the hen-house", True, "hen house"),
    ("shed", "the tool-shed", True, "shed"),
    ("inn", "the parlour of the inn", True, "tavern drawing room"),
    ("theatre", "behind the scenes of the theatre", True, "theatre"),
    ("hospital", "the accident ward", True, "hospital"),
    ("cabin", "the captain's cabin of the brig", True, "ship's cabin hut"),
    ("tent", "the general's tent", True, "tent"),
    ("whale", "the belly of the whale", True, "inside a whale"),
    ("moon", "the mountains of the moon", False, "moon mountain"),
    ("battlefield", "the field of battle", False, "battlefield"),
    ("fair", "the fair on the green", False, "fair"),
    ("park", "a bench in the park", False, "park"),
    ("jungle", "the bamboo at the edge of the jungle", False, "jungle"),
    ("home", "the mouse's home", True, "mouse home"),
    ("house", "the king's house", True, "castle hall"),
    ("bakehouse", "the bakehouse", True, "bakery"),
    ("counter", "behind the counter", True, "shop"),
    ("stairs", "the foot of the stairs", True, "staircase"),
    ("larder", "the larder", True, "kitchen"),
)  # fmt: skip


def test_settings_of_many_stories_find_fitting_kinds_without_a_warning() -> None:
    missed = []
    for word, place, inside, fitting in SETTINGS:
        choice = choose_place(word, inside=inside, place=place)
        kinds = {kind for kind in CATALOGUE if kind in fitting}
        if choice.warning or choice.kind not in kinds:
            missed.append((word, place, choice.kind))
    assert len(missed) <= 0.05 * len(SETTINGS), missed


@pytest.mark.parametrize(
    ("word", "inside", "kind"),
    [
        ("garden", False, "garden"),
        ("wood", False, "forest"),
        ("woods", False, "forest"),
        ("cottage", True, "kitchen"),
        ("cottage", False, "cottage"),
        ("palace", True, "castle hall"),
        ("palace", False, "castle"),
        ("wine cellar", True, "cellar"),
        ("castle hall", True, "castle hall"),
        ("unplaced", False, "unplaced"),
        ("", False, "unplaced"),
    ],
)
def test_word_finds_its_place(word: str, inside: bool, kind: str) -> None:
    choice = choose_place(word, inside=inside)
    assert choice.kind == kind
    assert not choice.warning


def test_roof_is_kept_where_a_noun_is_known_only_on_the_other_side_of_the_wall() -> None:
    assert choose_place("kitchen", inside=False).kind == "cottage"
    assert choose_place("harbour", inside=True).kind == "ship's cabin"
    for inside, words in ((False, lexicon.INDOORS), (True, lexicon.OUTDOORS)):
        for kind in words:
            choice = choose_place(kind, inside=inside)
            assert CATALOGUE[choice.kind].indoors == inside, kind
            assert not choice.warning, kind


def test_text_of_the_place_refines_a_general_word_and_narrows_a_wide_one() -> None:
    assert choose_place("house", inside=True, place="her bedroom in the old house").kind == "bedroom"
    assert choose_place("hall", inside=True, place="the king's palace").kind == "castle hall"
    assert choose_place("forest", inside=False, place="a clearing in the forest").kind == "clearing"
    assert choose_place("home", inside=True, place="the rabbit\u2019s home").kind == "burrow"


def test_unknown_place_warns_and_takes_a_neutral_one() -> None:
    choice = choose_place("zeppelin hangar", inside=True)
    assert choice.kind == "room"
    assert "zeppelin hangar" in choice.warning


def test_lent_meaning_is_asked_for_unknown_places_only_and_only_for_kinds_under_the_same_roof() -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def nearest(word: str, candidates: tuple[str, ...]) -> str:
        asked.append((word, candidates))
        return "stable"

    assert choose_place("zeppelin hangar", inside=True, nearest=nearest).kind == "stable"
    assert choose_place("garden", inside=False, nearest=nearest).kind == "garden"
    ((word, candidates),) = asked
    assert word == "zeppelin hangar"
    assert all(CATALOGUE[kind].indoors for kind in candidates)


def test_words_are_given_to_kinds_that_can_be_drawn() -> None:
    for inside, words in ((True, lexicon.INDOORS), (False, lexicon.OUTDOORS)):
        assert all(CATALOGUE[kind].indoors == inside for kind in words)
    assert set(lexicon.DWELLERS) <= set(CATALOGUE)
    assert all(CATALOGUE[kind].indoors != CATALOGUE[other].indoors for kind, other in lexicon.ACROSS.items())
    assert all(narrow in CATALOGUE for kinds in lexicon.NARROWER.values() for narrow in kinds)
    missing = set(CATALOGUE) - set(lexicon.INDOORS) - set(lexicon.OUTDOORS) - {"unplaced"}
    assert not missing
