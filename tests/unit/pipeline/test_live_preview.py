"""Looks at the panel in hand: their bytes, and the folder through which one process shows them to another."""

from __future__ import annotations

import io
import logging
import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audobon import live_preview as live_preview_module
from audobon.errors import JobError
from audobon.live_preview import EVERY_S, LATEST, WANTED, WANTED_S, LivePreview
from audobon.painting.previews import Preview, Stage
from audobon.preview_frame import (
    MAX_FRAME_BYTES,
    STAGES,
    Format,
    Kind,
    PreviewFrame,
    frame_bytes,
    frame_of,
)
from tests.builders import a_picture

LOOK = Preview(panel="p003", attempt=1, stage=Stage.PAINTED, step=2, of=6, picture=a_picture(width=1200, height=600))
NUMBERS = st.integers(0, 65_535)
FRAMES = st.builds(
    PreviewFrame,
    kind=st.sampled_from(Kind), format=st.sampled_from(Format), panel=st.text(max_size=40),
    picture=st.binary(max_size=300), stage=st.sampled_from(("", *STAGES)), attempt=NUMBERS, step=NUMBERS, of=NUMBERS,
)  # fmt: skip


def test_stages_are_those_of_painting() -> None:
    assert tuple(stage.value for stage in Stage) == STAGES


@given(FRAMES)
def test_frame_is_read_as_it_was_written(frame: PreviewFrame) -> None:
    assert frame_of(frame_bytes(frame)) == frame


def test_layout_is_the_documented_one() -> None:
    frame = PreviewFrame(
        kind=Kind.ON_THE_WAY, format=Format.JPEG, panel="p1", picture=b"xyz", stage="painted", attempt=1, step=2, of=6
    )
    assert frame_bytes(frame) == struct.pack(">4sBBBBHHHHI2s3s", b"AUDP", 1, 1, 2, 3, 1, 2, 6, 2, 3, b"p1", b"xyz")


@given(FRAMES, st.data())
def test_frame_that_is_cut_or_longer_is_refused(frame: PreviewFrame, data: st.DataObject) -> None:
    whole = frame_bytes(frame)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    for damaged in (cut, whole + b"x"):
        with pytest.raises(JobError, match="AUD-765"):
            frame_of(damaged)


@given(st.binary(max_size=60))
def test_other_bytes_are_refused_by_name(data: bytes) -> None:
    head = b"AUDP\x01" + data
    for hostile in (data, head):
        try:
            frame_of(hostile)
        except JobError as error:
            assert error.code == "AUD-765"  # noqa: PT017 - some of them are frames


@pytest.mark.parametrize(
    ("panel", "picture", "step"), [("p", b"x" * MAX_FRAME_BYTES, 0), ("p" * 201, b"", 0), ("p", b"", 65_536)]
)
def test_frame_that_is_too_large_is_not_written(panel: str, picture: bytes, step: int) -> None:
    with pytest.raises(JobError, match="AUD-765"):
        frame_bytes(PreviewFrame(kind=Kind.FINISHED, format=Format.PNG, panel=panel, picture=picture, step=step))


def test_newest_look_is_seen_once_and_small(tmp_path: Path) -> None:
    shown, looking = LivePreview(tmp_path / "live"), LivePreview(tmp_path / "live")
    assert looking.newest() is None
    shown.show(LOOK)
    data = looking.newest()
    assert data is not None
    frame = frame_of(data)
    assert (frame.panel, frame.stage, frame.attempt, frame.step, frame.of) == ("p003", "painted", 2, 2, 6)
    with Image.open(io.BytesIO(frame.picture), formats=("JPEG",)) as image:
        assert image.size == (512, 256)
    assert looking.newest() is None
    shown.show(LOOK)
    assert looking.newest() is not None
    assert [path.name for path in (tmp_path / "live").iterdir()] == [LATEST]
    shown.clear()
    assert not (tmp_path / "live").exists()
    assert looking.newest() is None


def test_nobody_is_who_does_not_say_so_again(tmp_path: Path) -> None:
    preview = LivePreview(tmp_path / "live")
    assert not preview.is_wanted()
    preview.want()
    assert preview.is_wanted()
    before = (tmp_path / "live" / WANTED).stat().st_mtime - WANTED_S - 1
    os.utime(tmp_path / "live" / WANTED, (before, before))
    assert not preview.is_wanted()
    preview.want()
    assert preview.is_wanted()
    LivePreview(tmp_path / "gone" / "live").want()  # a job that was deleted meanwhile
    assert not (tmp_path / "gone").exists()


def test_looks_are_not_made_faster_than_anybody_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(live_preview_module.time, "monotonic", lambda: now[0])
    preview = LivePreview(tmp_path / "live")
    preview.want()
    assert preview.is_wanted()
    preview.show(LOOK)
    assert not preview.is_wanted()
    now[0] += 2 * EVERY_S
    assert preview.is_wanted()


def test_look_that_cannot_be_written_costs_no_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(handle: object, path: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(live_preview_module.os, "replace", full)
    with caplog.at_level(logging.WARNING):
        LivePreview(tmp_path / "live").show(LOOK)
    assert "panel p003 could not be shown" in caplog.text
    assert list((tmp_path / "live").iterdir()) == []


def test_file_that_is_no_frame_is_nothing_to_see(tmp_path: Path) -> None:
    (tmp_path / LATEST).write_bytes(b"AUDP" + bytes(100))
    assert LivePreview(tmp_path).newest() is None
    (tmp_path / LATEST).write_bytes(bytes(MAX_FRAME_BYTES + 10))
    assert LivePreview(tmp_path).newest() is None
