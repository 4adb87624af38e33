"""What every Story keeps to, whatever text it was read from."""

from __future__ import annotations

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Story, Utterance


def assert_sound(manuscript: Manuscript, story: Story) -> None:
    """Scenes and beats tile the words in their order, utterances lie in their beats, and ids are of the cast."""
    ids = {character.id for character in story.cast}
    last = 0
    for scene in story.scenes:
        assert scene.span.start >= last
        assert not any(letter.isalnum() for letter in manuscript.text[last : scene.span.start])
        last = scene.span.start
        assert set(scene.present) <= ids
        for beat in scene.beats:
            assert not any(letter.isalnum() for letter in manuscript.text[last : beat.span.start])
            last = beat.span.end
            assert 0 <= beat.importance <= 1
            assert set(beat.present) <= ids
            for utterance in beat.utterances:
                assert beat.span.contains(utterance.span)
                assert utterance.speaker is None or utterance.speaker in ids
        assert last == scene.span.end
    assert not any(letter.isalnum() for letter in manuscript.text[last:])
    assert len(story.arc) == sum(len(scene.beats) for scene in story.scenes)
    assert all(-1 <= value <= 1 for value in story.arc)


def utterances(story: Story) -> list[Utterance]:
    """All that is said, in order."""
    return [said for scene in story.scenes for beat in scene.beats for said in beat.utterances]
