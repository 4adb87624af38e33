"""A panel painted by a replica is the panel painted here; another program or painter is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.anchors import CONTROL, plate_order
from audobon.comic.codec import to_json
from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.verdict import Finding, Remedy, Severity, Verdict
from audobon.crew import Anchor, Look, Repaint
from audobon.drafting import DraftPainter
from audobon.engine.portable import Parcel, Portable
from audobon.errors import JobError
from audobon.model_asked import EMBEDDED
from audobon.model_crew import DRAFT_BYTES
from audobon.paint_station import (
    PaintStation,
    PanelTask,
    StationAsked,
    check_painter,
    check_program,
    open_station,
    program_here,
    station_for,
)
from audobon.painting_rounds import PaintJob, PaintRounds
from audobon.panel_parcels import PanelWork, art_packed, art_unpacked, work_packed, work_unpacked
from audobon.panel_records import PencilsRecord, PictureFile
from audobon.quality.policy import RepairPolicy
from tests.builders import SmallPainter, SmallPenciller, a_brief, a_picture

BRIEF = a_brief()
PENCILS = SmallPenciller().draw(BRIEF, (), width_px=80, height_px=64)
RECORD = PencilsRecord(
    panel=BRIEF.id, key="k", draft=PictureFile(name="draft.png", sha256="0"), controls=(), masks=(), anchors=(),
    reserved=(), warnings=(),
)  # fmt: skip
JOB = PaintJob(brief=BRIEF, pencils=RECORD, looks=(Look(character="anna", words="a red coat"),), key="k", book_seed=3)
PLATE = a_picture(5, width=48, height=32)
ANCHOR = Anchor(key="a", order=plate_order(SmallPenciller(), book_seed=4), art=a_picture(6, width=512, height=384))


class FussyEditor:
    """Finds fault with every panel that is darker than the plate it was given."""

    judges_style = needs_plate = True

    def __init__(self, plate: Raster | None = None) -> None:
        self._plate = plate

    def beside(self, plate: object) -> FussyEditor:
        return FussyEditor(plate())  # type: ignore[operator]

    def judge_art(self, brief: object, pencils: object, art: PanelArt) -> Verdict:
        assert self._plate is not None
        fault = Finding(
            code="AUD-Q001", message="m", severity=Severity.ERROR, measured=float(art.image.array.mean()),
            threshold=float(self._plate.array.mean()), remedy=Remedy.OTHER_SEED,
        )  # fmt: skip
        return Verdict(panel=art.panel, findings=(fault,) if fault.measured < fault.threshold else (), score=1.5)


def same_pencils(one: Pencils, other: Pencils) -> bool:
    pairs = [(one.draft, other.draft)]
    pairs += [(a.image, b.image) for a, b in zip(one.controls, other.controls, strict=True)]
    pairs += [(a.image, b.image) for a, b in zip(one.masks, other.masks, strict=True)]
    told = [([c.name for c in p.controls], [m.character for m in p.masks], p.anchors, p.reserved) for p in (one, other)]
    return told[0] == told[1] and all(
        a.array.dtype == b.array.dtype and np.array_equal(a.array, b.array) for a, b in pairs
    )


def same_arts(one: PanelArt, other: PanelArt) -> bool:
    """The same pixels, and the same record as a book keeps it (six decimals)."""
    pairs = list(zip((one.image, *one.tries), (other.image, *other.tries), strict=True))
    records = [
        [art.panel, to_json(art.provenance), *(to_json(replace(each, seconds=0.0)) for each in art.attempts)]
        for art in (one, other)
    ]
    return records[0] == records[1] and all(np.array_equal(a.array, b.array) for a, b in pairs)


WORK = PanelWork(job=JOB, pencils=PENCILS, anchors=(ANCHOR,), policy=RepairPolicy(), plate=PLATE)
MASK = Raster(array=np.where(np.arange(80) < 40, 255, 0).astype(np.uint8)[None].repeat(64, axis=0))
REPAINT = Repaint(art=a_picture(8, width=80, height=64), mask=MASK)


@pytest.mark.parametrize(
    "work",
    [
        WORK,
        PanelWork(job=JOB, pencils=PENCILS),
        replace(WORK, anchors=()),
        replace(WORK, job=replace(JOB, repaint=REPAINT)),
    ],
    ids=["all", "bare", "plate", "repaint"],
)
def test_panel_arrives_as_it_was_sent(work: PanelWork) -> None:
    got = work_unpacked(work_packed(work))
    assert (replace(got.job, repaint=None), got.policy) == (replace(work.job, repaint=None), work.policy)
    if work.job.repaint is not None:
        assert got.job.repaint is not None
        assert np.array_equal(got.job.repaint.art.array, REPAINT.art.array)
        assert np.array_equal(got.job.repaint.mask.array, REPAINT.mask.array)
    else:
        assert got.job.repaint is None
    assert same_pencils(got.pencils, work.pencils)
    for one, other in zip(got.anchors, work.anchors, strict=True):
        assert same_pencils(one.order.pencils, other.order.pencils)
        assert np.array_equal(one.art.array, other.art.array)
        assert replace(one.order, pencils=other.order.pencils) == other.order
    assert (got.plate is None) == (work.plate is None)


def test_anchor_has_no_more_digits_than_are_sent() -> None:
    """Else an anchor looked at elsewhere would not be quite the one looked at here."""
    (got,) = work_unpacked(work_packed(WORK)).anchors
    assert (got.order.pencils.anchors, got.order.control) == (ANCHOR.order.pencils.anchors, CONTROL)


def test_pictures_are_sent_without_a_copy() -> None:
    sent = work_packed(WORK)
    assert sent.arrays[0] is PENCILS.draft.array
    assert work_unpacked(sent).pencils.draft.array is PENCILS.draft.array


@pytest.mark.parametrize(
    "spoil",
    [
        lambda arrays: arrays[:-1],
        lambda arrays: (*arrays, arrays[0]),
        lambda arrays: (np.zeros((4, 4, 7), np.uint8), *arrays[1:]),
        lambda arrays: (np.zeros((0, 4, 3), np.uint8), *arrays[1:]),
        lambda arrays: (np.zeros((4, 4), np.uint16), *arrays[1:]),
    ],
    ids=["fewer", "more", "channels", "empty", "depth"],
)
def test_arrays_that_are_no_pictures_are_refused(spoil: object) -> None:
    for sent, read in ((work_packed(WORK), work_unpacked), (art_packed(painted()), art_unpacked)):
        with pytest.raises(JobError, match="AUD-795"):
            read(Parcel(text=sent.text, arrays=spoil(sent.arrays)))  # type: ignore[operator]


def painted(policy: RepairPolicy | None = None) -> PanelArt:
    """The panel as it is painted here."""
    rounds = PaintRounds(
        SmallPainter(), FussyEditor(PLATE), load=lambda record: PENCILS, policy=policy  # type: ignore[arg-type]
    )  # fmt: skip
    return rounds((JOB,))[0]


def task(policy: RepairPolicy | None = None, *, plate: Raster = PLATE) -> PanelTask:
    rounds = PaintRounds(SmallPainter(), FussyEditor(plate), load=lambda record: PENCILS, policy=policy)  # type: ignore[arg-type]
    return PanelTask(
        rounds, lambda: station_for(DraftPainter(), style="", draft=True), load=lambda record: PENCILS,
        anchors=lambda brief: (), policy=policy, plate=lambda: plate,
    )  # fmt: skip


@pytest.mark.parametrize("policy", [None, RepairPolicy()], ids=["once", "repaired"])
def test_panel_painted_by_a_replica_is_the_panel_painted_here(policy: RepairPolicy | None) -> None:
    here = painted(policy)
    one = task(policy)
    assert isinstance(one, Portable)
    answer = PaintStation(SmallPainter(), FussyEditor())(one.packed((JOB,)))  # type: ignore[arg-type]
    (there,) = one.unpacked((JOB,), answer)
    assert same_arts(there, here)
    assert same_arts(one((JOB,))[0], here)
    assert len(here.attempts) == (1 if policy is None else 3)


def test_key_says_what_a_round_depends_on() -> None:
    keys = [
        task().key((JOB,)),
        task(RepairPolicy()).key((JOB,)),
        task(plate=a_picture(9)).key((JOB,)),
        task().key((replace(JOB, key="other"),)),
    ]
    assert len(set(keys)) == len(keys)
    assert task().key((JOB,)) == keys[0]


def test_answer_to_another_panel_and_a_round_of_several_are_refused() -> None:
    stranger = replace(JOB, brief=replace(BRIEF, id="p99"))
    with pytest.raises(JobError, match="AUD-795"):
        task().unpacked((stranger,), art_packed(painted()))
    with pytest.raises(JobError, match="AUD-795"):
        task().packed((JOB, JOB))


def test_replica_of_another_program_refuses_and_says_what_differs() -> None:
    here = program_here()
    check_program(here, here)
    with pytest.raises(JobError, match="AUD-796.*torch 9.9") as told:
        check_program(here, [one if not one.startswith("torch") else "torch 9.9" for one in here])
    assert "numpy" not in told.value.message
    with pytest.raises(JobError, match="AUD-796"):
        check_program(here, here[:-1])


def test_replica_of_another_painter_refuses_and_says_what_differs() -> None:
    check_painter("recipe; cpu; painter:ab", "recipe; cpu; painter:ab")
    with pytest.raises(JobError, match='AUD-797.*"painter:cd".*"painter:ab"'):
        check_painter("recipe; cpu; painter:ab", "recipe; cpu; painter:cd")
    with pytest.raises(JobError, match="AUD-797"):
        check_painter("recipe", "recipe; more")


def test_station_opens_for_the_same_program_and_for_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDOBON_THREADS", "1")
    monkeypatch.setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "192")
    station = station_for(DraftPainter(), style="storybook", draft=True)
    assert (station.needs.cpus, station.needs.gpus, station.needs.memory_bytes) == (1, 0, DRAFT_BYTES)
    work = open_station(station.asked)
    (art,) = [art_unpacked(work(work_packed(PanelWork(job=JOB, pencils=PENCILS))))]
    assert np.array_equal(art.image.array, PENCILS.draft.array)
    asked = StationAsked(
        style="storybook", draft=True, model=EMBEDDED, threads=1, fingerprint="other", program=program_here()
    )
    with pytest.raises(JobError, match="AUD-797"):
        open_station(Parcel(text=to_json(asked)))
    with pytest.raises(JobError, match="AUD-796"):
        open_station(Parcel(text=to_json(replace(asked, program=("audobon 0.0",)))))
