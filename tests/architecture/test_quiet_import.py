"""Importing costs nothing: no torch, no file, no environment; and the public face is what it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

import audobon


def run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_import_takes_no_time_and_brings_no_heavy_package() -> None:
    script = (
        "import sys, time; t = time.perf_counter(); import audobon; t = time.perf_counter() - t;"
        "print(t, [m for m in ('torch', 'numpy', 'PIL', 'transformers', 'typer', 'rich') if m in sys.modules])"
    )
    seconds, heavy = min((run(script).split(" ", 1) for _ in range(3)), key=lambda answer: float(answer[0]))
    assert heavy == "[]"
    assert float(seconds) < 0.150


def test_help_brings_no_heavy_package() -> None:
    script = (
        "import sys\n"
        "from audobon.cli.app import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('torch', 'numpy', 'transformers', 'diffusers', 'cv2') if m in sys.modules])"
    )
    assert run(script).splitlines()[-1] == "[]"


def test_comic_types_bring_no_torch_and_no_imaging() -> None:
    script = (
        "import sys, pkgutil, importlib, audobon.comic\n"
        "for m in pkgutil.iter_modules(audobon.comic.__path__): importlib.import_module(f'audobon.comic.{m.name}')\n"
        "print([m for m in ('torch', 'PIL', 'cv2', 'numpy') if m in sys.modules])"
    )
    assert run(script) == "[]"


def test_reading_brings_neither_the_library_of_checkpoints_nor_torchs_compiler() -> None:
    script = (
        "import sys\n"
        "from audobon.hire import hire_painter, hired_nets\n"
        "from audobon.understanding import HouseReader\n"
        "hired_nets(), hire_painter(style='storybook', draft=False)\n"
        "heavy = ('transformers', 'diffusers', 'torch._dynamo', 'scipy.optimize', 'sympy')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    assert run(script).splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "begun", ["import audobon.hire", "from audobon.cli.own_process import entered; entered(lambda: told())"]
)
def test_the_engine_tells_nobody_that_it_was_imported(begun: str) -> None:
    script = (
        "import sys, threading\n"
        "def told():\n"
        "    import openvino, openvino.tools.ovc.telemetry_utils as used\n"
        "    print(used.tm.__name__, [name for name, one in sys.modules.items() if 'telemetry' in name and one],\n"
        "          threading.active_count())\n"
        f"{begun}\n"
        "told()"
    )
    stub = "openvino.tools.ovc.telemetry_stub"
    first = run(script).splitlines()[0]
    assert first.startswith(stub)
    assert first.endswith(" 1")
    assert "'openvino_telemetry'" not in first


def test_public_names_are_few_sorted_and_real() -> None:
    assert len(audobon.__all__) <= 15
    assert audobon.__all__ == sorted(audobon.__all__)
    assert set(audobon._HOMES) == set(audobon.__all__)


@pytest.mark.parametrize("name", audobon.__all__)
def test_public_name_is_found(name: str) -> None:
    assert getattr(audobon, name).__name__ == name


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'make_film'"):
        audobon.make_film  # noqa: B018
