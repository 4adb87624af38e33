"""The benchmark of the line's ways: which recipes it compares, and how its table reads."""

from audobon.evaluation.measure import NOT_MEASURED, mean_measure
from audobon.painting.line_control import WAYS
from audobon.painting.recipe import PaintingRecipe
from benchmarks.control_ways import recipes, table


def test_each_way_is_the_usual_recipe_but_for_how_the_line_comes() -> None:
    found = recipes()
    assert tuple(found) == ("none", *WAYS)
    assert found["none"].parts_off == ("line",)
    assert found["concatenated"] == PaintingRecipe()
    assert [found[way].line_by.way for way in WAYS] == list(WAYS)


def test_the_table_has_a_row_for_each_way_and_half_the_intervals_width() -> None:
    figures = {"line_f1": mean_measure([0.5, 0.5]).as_json(), "seconds": NOT_MEASURED.as_json()}
    rows = table({"none": {"pencils": figures}, "adapter": {"pencils": figures}}).splitlines()
    assert rows[0] == "| line | pencils: line_f1 | pencils: seconds |"
    assert rows[2:] == [f"| {way} | 0.500 +- 0.000 | not measured |" for way in ("none", "adapter")]
