"""Coverage tells of every sentence what became of it, and is never silent about what matters."""

from __future__ import annotations

from dataclasses import replace

from audobon.comic.coverage import Fate
from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.story import Story
from audobon.comic.storyboard import PanelBrief, Storyboard
from audobon.staging.coverage import coverage_of, coverage_warnings, sentences_of
from audobon.staging.coverage_told import coverage_line, coverage_told


def with_panels(board: Storyboard, *panels: PanelBrief) -> Storyboard:
    page = replace(board.pages[0], panels=panels)
    return replace(board, pages=(page,))


def test_every_sentence_has_one_fate_in_order(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    told = sentences_of(tale_text.text, tale)
    coverage = coverage_of(tale, board, told)
    assert [one.sentence for one in coverage.sentences] == list(told)
    words = "".join("".join(one.sentence.text.split()) for one in coverage.sentences)
    assert words == "".join(tale_text.text.split())
    counts = coverage.counts()
    assert counts.sentences == counts.drawn + counts.lettered + counts.both + counts.left_out


def test_fate_follows_moment_and_words(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    first, second, third, *_ = sentences_of(tale_text.text, tale)
    panel = board.panels()[0]
    line = replace(panel.lettering[0], spans=(second.span,))
    one = replace(panel, span=Span(start=0, end=third.span.end), moment=first.span, lettering=(line,))
    fates = coverage_of(tale, with_panels(board, one), (first, second, third)).sentences
    assert [fate.fate for fate in fates] == [Fate.DRAWN, Fate.LETTERED, Fate.LEFT_OUT]
    assert {fate.panel for fate in fates} == {panel.id}
    both = replace(one, lettering=(replace(line, spans=(first.span,)),))
    assert coverage_of(tale, with_panels(board, both), (first,)).sentences[0].fate is Fate.BOTH


def test_missing_key_moment_and_leading_turn_warn(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    told = sentences_of(tale_text.text, tale)
    scenes = [
        replace(scene, beats=tuple(replace(beat, importance=0.9) for beat in scene.beats)) for scene in tale.scenes
    ]
    story = replace(tale, scenes=tuple(scenes))
    poor = coverage_of(story, with_panels(board, board.panels()[0]), told)
    warnings = coverage_warnings(poor, story)
    assert any("Hot soup" in warning and "the fox" in warning for warning in warnings)
    assert any("key moment" in warning and "jumped through the window" in warning for warning in warnings)
    assert len(warnings) == len(poor.key_moments_left_out) + len(poor.turns_left_out)
    rich = coverage_of(tale, board, told)
    assert coverage_warnings(rich, tale) == ()


def test_page_to_read_names_scene_panel_and_sentence(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    coverage = coverage_of(tale, board, sentences_of(tale_text.text, tale))
    page = coverage_told(coverage, tale)
    assert coverage_line(coverage.counts()) in page
    assert page.count("\n## Scene ") == len(tale.scenes)
    assert all(one.sentence.text in page for one in coverage.sentences)
