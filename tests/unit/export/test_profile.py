"""A deployment's own configuration: read, and refused with the name of what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import SettingsError
from audobon.export.asked import Precision, Target
from audobon.export.catalogue import NET_NAMES
from audobon.export.exporting import FORMATS
from audobon.export.profile import LARGEST_BYTES, load_profile
from audobon.export.standard_profiles import deployment, standard_profiles

WHOLE = """
target = "cpu"
dynamic_batch = true

[nets.upscaler]
formats = ["onnx", "openvino"]
precision = "int8"
most_at_once = 8

[nets.valence]
"""


def read(text: str, tmp_path: Path) -> object:
    path = tmp_path / "profile.toml"
    path.write_text(text, "utf-8")
    return load_profile(path, nets=("upscaler", "valence"), formats=("onnx", "openvino"))


def test_profile_says_which_nets_how_and_how_many_at_once(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(WHOLE, "utf-8")
    found = load_profile(path, nets=("upscaler", "valence"), formats=("onnx", "openvino"))
    first, second = found.nets
    assert (first.net, first.formats, first.precision, first.most_at_once) == (
        "upscaler", ("onnx", "openvino"), Precision.INT8, 8,
    )  # fmt: skip
    assert (second.net, second.formats, second.precision, second.most_at_once) == (
        "valence", ("onnx",), Precision.NONE, 1,
    )  # fmt: skip
    asked = found.asked(first)
    assert (asked.fixed_batch, asked.precision, asked.target) == (None, Precision.INT8, Target.CPU)


def test_batch_that_may_not_differ_is_the_largest(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text("[nets.upscaler]\nmost_at_once = 4\n", "utf-8")
    found = load_profile(path, nets=("upscaler",), formats=("onnx",))
    assert found.asked(found.nets[0]).fixed_batch == 4


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "nets is missing"),
        ("nets = 3", "nets is missing"),
        ("[nets]", "nets is missing"),
        ("[nets.unet]", "nets.unet is no net"),
        ("[nets]\nupscaler = 1", "nets.upscaler is no table"),
        ("[nets.upscaler]\nformats = []", "nets.upscaler.formats is"),
        ('[nets.upscaler]\nformats = "onnx"', "nets.upscaler.formats is"),
        ('[nets.upscaler]\nformats = ["tflite"]', "nets.upscaler.formats is"),
        ('[nets.upscaler]\nprecision = "int4"', "nets.upscaler.precision is 'int4'"),
        ("[nets.upscaler]\nmost_at_once = 0", "nets.upscaler.most_at_once is 0"),
        ("[nets.upscaler]\nmost_at_once = true", "nets.upscaler.most_at_once is True"),
        ("[nets.upscaler]\nbatch = 2", "nets.upscaler.batch is not known"),
        ('colour = "red"\n[nets.upscaler]', "colour is not known"),
        ('target = "tpu"\n[nets.upscaler]', "target is 'tpu'"),
        ("dynamic_batch = 1\n[nets.upscaler]", "dynamic_batch is 1"),
        ("every = 3", "every is no table"),
        ("[every]\nbatch = 2", "every.batch is not known"),
        ("nets = [", "it cannot be read"),
        ("#" * (LARGEST_BYTES + 1), "it is larger than"),
    ],
)
def test_what_is_wrong_is_named_by_its_key(text: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"AUD-288: .*{named}"):
        read(text, tmp_path)


def test_every_net_is_taken_as_the_table_for_all_says_and_its_own_before_that(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text('[every]\nprecision = "fp16"\nmost_at_once = 3\n[nets.valence]\nprecision = "int8"\n', "utf-8")
    found = load_profile(path, nets=("upscaler", "valence"), formats=("onnx",))
    assert [(one.net, one.precision, one.most_at_once) for one in found.nets] == [
        ("upscaler", Precision.FP16, 3), ("valence", Precision.INT8, 3),
    ]  # fmt: skip


def test_standard_deployments_have_every_net_and_formats_that_can_do_it() -> None:
    assert standard_profiles() == ("cpu", "exact", "small", "web")
    for name in standard_profiles():
        found = deployment(name)
        assert tuple(one.net for one in found.nets) == NET_NAMES
        for one in found.nets:
            for form in one.formats:
                FORMATS[form].check(found.asked(one))
    assert {one.precision for one in deployment("exact").nets} == {Precision.NONE}
    assert deployment("web").target is Target.WEB


def test_deployment_may_be_a_file_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[nets.upscaler]", "utf-8")
    assert [one.net for one in deployment(str(path)).nets] == ["upscaler"]
    with pytest.raises(SettingsError, match="AUD-288: there is no deployment mine"):
        deployment("mine")


def test_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-288"):
        load_profile(tmp_path / "none.toml", nets=("upscaler",), formats=("onnx",))
