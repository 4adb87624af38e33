"""Are planted faults of bound files found, and are sound files let pass: a small draft is bound in every format for it.

Knows: the spine, planted faults, the checks of files.  Does not know: how a fault is planted or found.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from audobon.evaluation.judged import Judged
from audobon.evaluation.measure import Measure
from audobon.evaluation.planted_files import PlantedFile, planted_file_faults
from audobon.pipeline import MakeOptions, make_book
from audobon.quality.files import inspected_file

_FORMATS = ("cbz", "epub", "html", "pdf")
_DPI = 110
_COARSE = "AUD-Q235"
"""A draft's largest pictures are not enlarged for print and rightly called coarse: that check is left out."""


def file_faults_found(text: str, faults: Sequence[PlantedFile] | None = None) -> dict[str, Measure]:
    """`file_fault_recall`, the share of planted faults that the check for each finds; `file_fault_precision`, the share
    of findings that would be right were as many files faulty as sound.

    Args:
        text: A story of three pages or more.
        faults: What is planted; everything that can be, if None.

    Raises:
        InputError: 1xx, if the text is no story.
    """
    with TemporaryDirectory() as root:
        story = Path(root) / "tale.txt"
        story.write_text(text, encoding="utf-8")
        made = make_book(story, Path(root), options=MakeOptions(draft=True, formats=_FORMATS, dpi=_DPI))
        chosen = [fault for fault in faults or planted_file_faults() if fault.code != _COARSE]
        judged = _judged({path.suffix: path for path in made.files}, chosen, Path(root))
    return {"file_fault_recall": judged.recall, "file_fault_precision": judged.precision}


def _judged(sound: dict[str, Path], faults: Sequence[PlantedFile], folder: Path) -> Judged:
    faulty = []
    for number, fault in enumerate(faults):
        path = folder / f"faulty{number}{fault.ending}"
        path.write_bytes(fault.plant(sound[fault.ending].read_bytes()))
        found = inspected_file(path, outside=False)
        faulty.append(float(any(one.code == fault.code for one in found.faults)))
        path.unlink()
    clean = [inspected_file(path, outside=False).faults for path in sound.values()]
    alarms = tuple(float(any(one.code != _COARSE for one in faults)) for faults in clean)
    return Judged(on_faulty=tuple(faulty), on_clean=alarms)
