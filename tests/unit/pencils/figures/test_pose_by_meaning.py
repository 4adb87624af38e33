"""A verb that no table knows is found by what it means."""

from __future__ import annotations

import pytest

from audobon.models.text_encoder import load_text_encoder
from audobon.models.word_sense import WordSense
from audobon.pencils.figures.acting.glosses import GLOSSES
from audobon.pencils.figures.acting.synonyms import SYNONYMS
from audobon.pencils.figures.poses import POSES, nearest_pose, pose_named

UNTABLED = {
    "rambling": "walking",
    "hiking": "walking",
    "dashing": "running",
    "jogging": "running",
    "chasing": "running following",
    "rushing": "running",
    "skipping": "jumping dancing",
    "bouncing": "jumping",
    "vaulting": "jumping",
    "swinging": "hanging dancing",
    "hovering": "flying",
    "fluttering": "flying",
    "drowning": "swimming falling fainting",
    "wading": "swimming walking",
    "slipping": "falling",
    "toppling": "falling",
    "pitching": "throwing",
    "lobbing": "throwing",
    "trotting": "running riding walking",
    "canoeing": "rowing",
    "sailing": "rowing",
    "imploring": "begging",
    "grovelling": "begging cowering bowing kneeling crawling",
    "lurking": "hiding",
    "quivering": "shivering",
    "slumbering": "sleeping",
    "napping": "sleeping",
    "wailing": "crying shouting",
    "mourning": "crying praying",
    "grinning": "laughing",
    "cackling": "laughing",
    "screaming": "shouting",
    "hollering": "shouting",
    "whooping": "cheering shouting",
    "celebrating": "cheering dancing",
    "crooning": "singing",
    "peering": "peeping searching",
    "glimpsing": "peeping",
    "munching": "eating",
    "devouring": "eating",
    "feasting": "eating",
    "dining": "eating",
    "slurping": "drinking eating",
    "guzzling": "drinking",
    "brewing": "stirring pouring",
    "cooking": "stirring",
    "blending": "stirring",
    "stitching": "sewing",
    "weaving": "sewing",
    "drawing": "writing",
    "typing": "writing",
    "shovelling": "digging",
    "excavating": "digging",
    "raking": "sweeping digging gathering",
    "dusting": "sweeping scrubbing",
    "slicing": "chopping",
    "sawing": "chopping",
    "laundering": "scrubbing",
    "rinsing": "scrubbing pouring",
    "rapping": "knocking",
    "caressing": "hugging kissing comforting",
    "donating": "handing",
    "delivering": "handing carrying",
    "receiving": "taking",
    "welcoming": "greeting",
    "hitting": "striking",
    "battling": "fighting",
    "boxing": "fighting striking",
    "protecting": "shielding",
    "kidnapping": "seizing",
    "capturing": "seizing",
    "escorting": "leading following walking",
    "trailing": "following",
    "towing": "pulling",
    "yanking": "pulling",
    "nudging": "pushing",
    "confiding": "whispering talking",
    "muttering": "whispering talking",
    "suckling": "feeding cradling",
    "lecturing": "scolding talking",
    "reprimanding": "scolding",
    "quarrelling": "fighting scolding talking shouting",
    "debating": "talking",
    "conversing": "talking",
    "meditating": "thinking praying",
    "contemplating": "thinking",
    "overhearing": "listening",
    "gesturing": "pointing waving",
    "signalling": "waving pointing",
    "grasping": "holding seizing",
    "lugging": "carrying pulling lifting",
    "picnicking": "eating sitting",
    "harvesting": "gathering chopping",
    "dreaming": "sleeping thinking",
}
"""Verbs that stand in no table and no gloss, and the poses that would do for each."""


def test_most_unknown_verbs_find_a_fitting_pose() -> None:
    sense = WordSense(load_text_encoder)
    fitting = [w for w, poses in UNTABLED.items() if nearest_pose(w, nearest=sense.nearest)[0] in poses.split()]
    assert len(UNTABLED) >= 60
    assert len(fitting) / len(UNTABLED) >= 0.75, sorted(set(UNTABLED) - set(fitting))


def test_tested_verbs_stand_in_no_table() -> None:
    told = set(" ".join(GLOSSES.values()).replace(";", " ").replace(",", " ").split())
    assert not set(UNTABLED) & (set(POSES) | set(SYNONYMS) | told)


def test_every_pose_has_a_gloss_and_every_synonym_a_pose() -> None:
    assert set(GLOSSES) == set(POSES)
    assert set(SYNONYMS.values()) <= set(POSES)
    assert not set(SYNONYMS) & set(POSES)


@pytest.mark.parametrize(
    ("word", "pose"), [("handing over", "handing"), ("Weeping", "crying"), ("running away", "running")]
)
def test_plain_words_need_no_sense_of_meaning(word: str, pose: str) -> None:
    assert nearest_pose(word) == (pose, "")


def test_unknown_verb_without_a_sense_stands_and_warns() -> None:
    pose, warning = nearest_pose("quibbling")
    assert pose == "standing"
    assert "quibbling" in warning


def test_neighbours_have_several_bearings_to_take() -> None:
    for name in ("standing", "walking", "sitting", "talking", "listening", "running", "crying"):
        assert len({repr(pose_named(name, bearing=k)) for k in range(3)}) == 3
