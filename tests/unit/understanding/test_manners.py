"""How words are given: sung, or out of a device."""

from __future__ import annotations

import pytest

from audobon.comic.story import Manner
from audobon.manuscript.opening import read_manuscript
from audobon.understanding import HouseReader


def manners(text: str) -> list[Manner]:
    story = HouseReader().read(read_manuscript(text))
    beats = [beat for scene in story.scenes for beat in scene.beats]
    return [said.manner for beat in beats for said in beat.utterances]


@pytest.mark.parametrize(
    "text",
    [
        'Anna waited. "Come home," said Ben over the telephone.',
        'Anna waited. "Come home," said Ben on the phone.',
        'Anna waited. "Come home," came his voice through the loudspeaker.',
        'Anna waited. "The road is closed," said the radio.',
        'Anna waited. The radio crackled: "The road is closed."',
        'Anna waited. "Come home," Ben said from the other end of the line.',
    ],
)
def test_a_voice_out_of_a_device_is_told(text: str) -> None:
    assert manners(text) == [Manner.RADIO]


@pytest.mark.parametrize(
    "text",
    [
        'Anna waited. "Come home," she said into the telephone.',
        'Anna waited. "Come home," said Ben, and hung up the telephone.',
        'Anna waited. "Come home," said Ben on the road.',
        'Anna waited. "I saw it on the radio," said Ben.',
    ],
)
def test_who_speaks_into_a_device_or_of_one_is_heard_as_he_is(text: str) -> None:
    assert manners(text) == [Manner.SAID]


def test_what_is_sung_is_a_song() -> None:
    assert manners('Anna came in. "Twinkle, twinkle, little bat," she sang.') == [Manner.SONG]
