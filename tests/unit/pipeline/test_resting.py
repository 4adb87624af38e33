"""What only one stage of a book needs is let go of when the stage has ended; a crew that is lent keeps what it has."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from audobon import pipeline
from audobon.hire import hired_nets, rest_readers
from audobon.pipeline import MakeOptions, make_book
from tests.builders import SmallPainter, a_crew

OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)


class RestingPainter(SmallPainter):
    """Counts how often it is told to rest."""

    rests = 0

    def rest(self) -> None:
        self.rests += 1


def a_story(folder: Path) -> Path:
    path = folder / "walk.txt"
    path.write_text("Anna walked to the garden. She saw a bird.", encoding="utf-8")
    return path


def test_a_crew_of_ones_own_rests_when_its_stage_has_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painter, rested = RestingPainter(), list[str]()
    monkeypatch.setattr(pipeline, "crew_for", lambda *hiring, **asked: a_crew(painter))
    monkeypatch.setattr(pipeline, "rest_readers", lambda: rested.append("readers"))
    make_book(a_story(tmp_path), tmp_path / "out", options=OPTIONS)
    assert (painter.rests, rested) == (1, ["readers"])


def test_a_crew_that_is_lent_is_left_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painter, rested = RestingPainter(), list[str]()
    monkeypatch.setattr(pipeline, "rest_readers", lambda: rested.append("readers"))
    make_book(a_story(tmp_path), tmp_path / "out", options=OPTIONS, crew=a_crew(painter))
    assert (painter.rests, rested) == (0, [])


def test_no_net_that_only_reads_lives_on(tmp_path: Path) -> None:
    hired_nets.cache_clear()  # others may hold those of an earlier test
    alive = [weakref.ref(net) for net in hired_nets()]
    assert all(one() is not None for one in alive)
    rest_readers()
    gc.collect()
    assert [one() for one in alive] == [None, None]
