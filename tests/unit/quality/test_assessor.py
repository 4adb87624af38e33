"""Views of any picture, and scores along the calibration."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.panel import PanelArt, Provenance
from audobon.errors import WeightsError
from audobon.hire import hire_assessor
from audobon.models.assessor_net import SCALES, AssessorNet, AssessorShape
from audobon.models.assessor_zoo import LoadedAssessor, load_assessor_in
from audobon.models.weights import packed, save_weights
from audobon.models.zoo import packaged_models
from audobon.quality import HouseEditor
from audobon.quality.assessor import Assessor
from audobon.quality.views import VIEW_PX, at_kept_size, random_views, views_of
from audobon.training.damages import blurred, noisy
from tests.builders import SmallPenciller, a_brief

TINY = AssessorShape(widths=(4, 4, 8, 8), hidden=8)


def tiny(calibration: tuple[tuple[float, float], ...] = ((-1.0, 0.0), (1.0, 10.0))) -> Assessor:
    torch.manual_seed(0)
    return Assessor(LoadedAssessor(net=AssessorNet(TINY).eval(), calibration=calibration, fingerprint="f"))


@given(height=st.integers(1, 700), width=st.integers(1, 700))
@settings(max_examples=25, deadline=None)
def test_every_picture_has_views_of_every_scale(height: int, width: int) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (height, width, 3), np.uint8)
    views, scales = views_of(picture)
    assert views.shape == (14, VIEW_PX, VIEW_PX, 3)
    assert np.bincount(scales).tolist() == [9, 4, 1]
    assert len(np.bincount(scales)) == SCALES
    assert random_views(picture, (2, 1, 1), np.random.default_rng(1)).shape == (4, VIEW_PX, VIEW_PX, 3)


def test_large_pictures_are_looked_at_as_illustrations_are_kept() -> None:
    picture = np.zeros((1200, 800, 3), np.uint8)
    assert at_kept_size(picture).shape == (512, 341, 3)
    small = np.zeros((100, 300, 3), np.uint8)
    assert at_kept_size(small) is small


@given(st.lists(st.floats(-3, 3), min_size=1, max_size=8))
def test_scores_lie_between_0_and_10_and_rise_with_what_the_net_gives(given_: list[float]) -> None:
    scores = tiny(((-1.0, 0.5), (0.0, 4.0), (1.0, 12.0))).calibrated(np.array(sorted(given_)))
    assert ((scores >= 0) & (scores <= 10)).all()
    assert (np.diff(scores) >= 0).all()


def test_a_score_hangs_on_the_picture_alone() -> None:
    judge = tiny()
    one, other = (np.random.default_rng(seed).integers(0, 255, (200, 300, 3), np.uint8) for seed in (1, 2))
    assert judge.given([one, other])[0] == pytest.approx(judge.given([one])[0], abs=1e-6)


def test_weights_without_a_calibration_are_refused(tmp_path: Path) -> None:
    state = packed(AssessorNet(TINY).state_dict(), eight_bit=False)
    config: dict[str, object] = {"model": "assessor", "shape": {"widths": [4, 4, 8, 8], "hidden": 8}}
    save_weights(tmp_path, state, config={**config, "calibration": [[0.0, 0.0], [1.0, 10.0]]})
    assert load_assessor_in(tmp_path).calibration == ((0.0, 0.0), (1.0, 10.0))
    stored = json.loads((tmp_path / "config.json").read_text())
    del stored["calibration"]
    (tmp_path / "config.json").write_text(json.dumps(stored))
    with pytest.raises(WeightsError, match="AUD-315"):
        load_assessor_in(tmp_path)


def test_the_shipped_assessor_prefers_a_print_to_the_same_print_spoilt() -> None:
    sheet = packaged_models() / "painter" / "sheet.jpg"
    import cv2

    picture = cv2.cvtColor(cv2.imread(str(sheet)), cv2.COLOR_BGR2RGB)[:400, :400]
    judge = hire_assessor()
    for damage in (blurred, noisy):
        spoilt = damage(picture, 1.0, np.random.default_rng(0))
        assert judge.given([spoilt])[0] < judge.given([picture])[0]


def test_the_editor_scores_what_it_judges_where_somebody_scores() -> None:
    made = Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=0.0)
    pencils = SmallPenciller().draw(a_brief(), (), width_px=160, height_px=120)
    art = PanelArt(panel="p1", image=pencils.draft, provenance=made, attempts=())
    judge = tiny()
    scored = HouseEditor(assessor=lambda: judge).judge_art(a_brief(), pencils, art)
    assert scored.score == judge.score(np.asarray(pencils.draft.array, np.uint8))
    unscored = HouseEditor().judge_art(a_brief(), pencils, art)
    assert unscored.score is None
    assert unscored.findings == scored.findings
