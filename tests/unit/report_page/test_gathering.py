"""What a finished book's folder tells, joined panel by panel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.comic.codec import to_json
from audobon.comic.coverage import Coverage, Fate, Sentence, SentenceFate
from audobon.comic.span import Span
from audobon.comic.verdict import Verdict
from audobon.errors import InputError
from audobon.project import BookFolder
from audobon.report_page.gathering import Outcome, PanelMade, gathered, kinds_made
from tests.builders import a_board, a_brief
from tests.unit.report_page.small_books import a_book, a_copy

OUTCOMES = [Outcome.REPAIRED, Outcome.LET_THROUGH, Outcome.FIRST, Outcome.FIRST, Outcome.FIRST]


def panel(book: Path, name: str) -> PanelMade:
    return next(one for one in gathered(book).panels if one.id == name)


def test_every_panel_has_its_outcome(book: Path) -> None:
    made = gathered(book)
    assert [one.id for one in made.panels] == ["p1", "p2", "p3", "p4", "p5"]
    assert [one.outcome for one in made.panels] == OUTCOMES
    assert made.outcomes == {Outcome.FIRST: 3, Outcome.REPAIRED: 1, Outcome.LET_THROUGH: 1}
    assert [one.id for one in made.having(Outcome.REPAIRED)] == ["p1"]


def test_repaired_panel_has_both_attempts_with_their_pictures(book: Path) -> None:
    one = panel(book, "p1")
    first, second = one.tries
    assert [first.is_kept, second.is_kept] == [False, True]
    assert [found.code for found in one.findings_mended] == ["AUD-Q001", "AUD-Q003"]
    assert one.findings == ()
    assert (first.attempt.verdict.score, one.verdict.score) == (2.0, 7.0)
    blank, kept = first.picture(), second.picture()
    assert blank is not None
    assert kept is not None
    assert blank.array.std() < 1
    assert np.array_equal(kept.array, one.picture().array)


def test_panel_that_is_let_through_keeps_the_first_of_three_that_are_as_bad(book: Path) -> None:
    one = panel(book, "p2")
    assert [tried.is_kept for tried in one.tries] == [True, False, False]
    assert [found.code for found in one.findings] == ["AUD-Q001", "AUD-Q003"]


def test_error_in_the_lettering_lets_a_panel_through_too(book: Path) -> None:
    faulty, sound = panel(book, "p2"), panel(book, "p4")
    assert sound.outcome is Outcome.FIRST
    told = replace(sound.report, page_verdict=Verdict(panel="p4", findings=faulty.findings))
    assert replace(sound, report=told).outcome is Outcome.LET_THROUGH


def test_later_attempt_that_was_only_better_is_no_repair(book: Path) -> None:
    one = panel(book, "p1")
    first = replace(one.tries[0].attempt, verdict=Verdict(panel="p1", findings=(), score=6.0))
    assert replace(one, tries=(replace(one.tries[0], attempt=first), one.tries[1])).outcome is Outcome.BETTERED


def test_sentences_of_the_text_come_with_the_panels_that_stand_for_them(book: Path, tmp_path: Path) -> None:
    copy = a_copy(book, tmp_path)
    folder = BookFolder(copy)
    board, spans = folder.storyboard(), [Span(start=start, end=start + 9) for start in (0, 10, 20, 30)]
    first, second, *rest = board.pages[0].panels
    told = (replace(first, span=Span(start=2, end=19), moment=spans[1]), replace(second, span=spans[2]), *rest)
    folder.keep_storyboard(replace(board, pages=(replace(board.pages[0], panels=told), *board.pages[1:])))
    fates = tuple(
        SentenceFate(
            fate=Fate.DRAWN, panel="", lettered=0.0, sentence=Sentence(text=f"At {span.start}.", span=span, scene="s1")
        )
        for span in spans
    )
    coverage = Coverage(
        title="", text_sha256=board.text_sha256, key_moments_left_out=(), turns_left_out=(), sentences=fates
    )
    folder.keep_coverage(coverage, told="")
    made = gathered(copy)
    assert made.text_known
    assert [(one.text, one.is_moment) for one in made.panels[0].sentences] == [("At 0.", False), ("At 10.", True)]
    assert [(one.text, one.is_moment) for one in made.panels[1].sentences] == [("At 20.", False)]
    folder.keep_coverage(replace(coverage, text_sha256="2" * 64), told="")
    assert not gathered(copy).text_known


def test_kinds_count_what_stands_and_what_was_set_aside(book: Path) -> None:
    blank, hidden, stray = kinds_made(gathered(book))
    assert [one.code for one in (blank, hidden, stray)] == ["AUD-Q001", "AUD-Q003", "AUD-Q005"]
    assert blank.name == "Blank picture"
    assert (blank.standing, blank.mended, blank.errors) == ({1: 1}, {1: 3}, frozenset({1}))
    assert (stray.standing, stray.mended, stray.errors) == ({2: 1}, {}, frozenset())


def test_median_is_of_the_scores_of_what_was_kept(book: Path) -> None:
    assert [one.verdict.score for one in gathered(book).panels] == [7.0, 2.0, 5.5, 7.0, 7.0]
    assert gathered(book).median_score == 7.0


def test_draft_is_pencilled_and_nothing_of_it_let_through(tmp_path: Path) -> None:
    made = gathered(a_book(tmp_path, draft=True))
    assert {one.outcome for one in made.panels} == {Outcome.PROOF}
    assert all(one.picture().array.size for one in made.panels)


def test_folder_without_a_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-154"):
        gathered(tmp_path)


def test_book_that_never_ended_says_how_far_it_came(book: Path, tmp_path: Path) -> None:
    copy = a_copy(book, tmp_path)
    (copy / "report.json").unlink()
    (copy / "panels/p5/art.json").unlink()
    with pytest.raises(InputError, match="AUD-190: .* no run of it has ended, and 4 of its panels are painted"):
        gathered(copy)


def test_damaged_report_is_told(book: Path, tmp_path: Path) -> None:
    copy = a_copy(book, tmp_path)
    (copy / "report.json").write_text("{")
    with pytest.raises(InputError, match=r"AUD-191: .*report\.json is damaged"):
        gathered(copy)


def test_book_that_was_planned_anew_since_is_refused(book: Path, tmp_path: Path) -> None:
    copy = a_copy(book, tmp_path)
    (copy / "storyboard.json").write_text(to_json(a_board(pages=[[a_brief("p9")]])))
    with pytest.raises(InputError, match="AUD-192: .* other panels than its report"):
        gathered(copy)


@pytest.mark.parametrize("lost", ["art.json", "art.png"])
def test_book_whose_art_is_gone_since_is_refused(book: Path, tmp_path: Path, lost: str) -> None:
    copy = a_copy(book, tmp_path)
    (copy / "panels/p4" / lost).unlink()
    with pytest.raises(InputError, match="AUD-192: .* panel p4 is not painted"):
        gathered(copy)
