"""Which names can be one person's."""

import pytest

from audobon.comic.story import Gender
from audobon.understanding.figures import find_figures
from audobon.understanding.mentions import MentionKind, find_mentions
from audobon.understanding.name_agreement import Bearer, NameCompany, names_agree
from audobon.understanding.prose import parse_prose


def bearer(*heads: str, titles: frozenset[str] | set[str] = frozenset(), gender: Gender = Gender.UNKNOWN) -> Bearer:
    return Bearer(heads=set(heads), titles=titles, gender=gender)


def named(text: str) -> dict[str, int]:
    """The figure of each name as printed, for names that always mean one figure."""
    prose = parse_prose(text)
    mentions = find_mentions(prose)
    figures = find_figures(prose, mentions)
    found: dict[str, set[int]] = {}
    for mention, figure in zip(mentions, figures.of, strict=True):
        if mention.kind is MentionKind.NAME:
            found.setdefault(mention.span.text(text), set()).add(figure)
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}


@pytest.mark.parametrize(
    ("known", "title", "head", "agree"),
    [
        (bearer("emma mcchesney"), "mrs", "mcchesney", True),
        (bearer("george darling", gender=Gender.MALE), "mr", "darling", True),
        (bearer("george darling", gender=Gender.MALE), "mrs", "darling", False),
        (bearer("birch", titles={"mrs"}, gender=Gender.FEMALE), "miss", "birch", False),
        (bearer("birch", titles={"miss"}, gender=Gender.FEMALE), "mme", "birch", False),
        (bearer("walter elliot", titles={"sir"}, gender=Gender.MALE), "sir", "walter", True),
        (bearer("anna bell"), "", "tom", False),
    ],
)
def test_titles_and_parts_agree_or_do_not(known: Bearer, title: str, head: str, agree: bool) -> None:
    assert names_agree(known, title, head) is agree


def test_two_names_in_one_sentence_are_two() -> None:
    company = NameCompany({("mrs", "lennox"): [3, 9], ("", "mary"): [1, 9], ("", "mary lennox"): [0]})
    assert company.meet("mrs", "lennox", {"mary lennox"})
    assert not company.meet("mrs", "lennox", {"john lennox"})
    assert not company.meet("mrs", "lennox", {"mary"})


def test_a_child_by_her_given_name_is_not_the_lady_of_the_house() -> None:
    figures = named(
        "Mary Lennox stood in the hall. Mary cried. Mary heard the rain. Mary sat down. "
        "Then Mrs. Lennox came in. Mrs. Lennox sat down, too."
    )
    assert figures["Mary"] == figures["Mary Lennox"] != figures["Mrs. Lennox"]


def test_a_lady_by_both_names_is_one() -> None:
    figures = named("Emma McChesney laughed. Emma McChesney shook her head. Then Mrs. McChesney left.")
    assert figures["Emma McChesney"] == figures["Mrs. McChesney"]


def test_a_surname_alone_is_rather_the_man_with_the_title() -> None:
    figures = named(
        "Charlotte Temple came in with Mr. Temple. Charlotte laughed. Charlotte sat down. "
        "Temple smiled. Temple went out."
    )
    assert figures["Temple"] == figures["Mr. Temple"] != figures["Charlotte Temple"] == figures["Charlotte"]


def test_a_captain_has_the_gender_of_his_given_name() -> None:
    figures = named("Captain Edward Ashburnham bowed. Then Mrs. Ashburnham came. Mrs. Ashburnham smiled.")
    assert figures["Captain Edward Ashburnham"] != figures["Mrs. Ashburnham"]
