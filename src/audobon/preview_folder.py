"""Previews as files: what each panel looks like on the way, to be looked at while the work runs.

Knows: how previews are named.  Does not know: when one is made, or who looks.
"""

from __future__ import annotations

from pathlib import Path

from audobon.files import png_bytes, write_bytes
from audobon.painting.previews import Preview, Stage


class PreviewFolder:
    """Keeps previews as PNG files in one folder, which is made with the first of them.

    Names sort as the work goes: `p003-try1-1-draft.png`, `p003-try1-3-painted-step02of06.png` ...
    `p003-try1-3-painted.png`; `try2` is the attempt after a verdict. A later run writes over what has the same name.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def keep(self, preview: Preview) -> None:
        """Write one preview.

        Raises:
            ResourceError: AUD-551 if the disk is full, AUD-552 if the folder cannot be written to.
        """
        write_bytes(self._root / name_of(preview), png_bytes(preview.picture))


def name_of(preview: Preview) -> str:
    """The file's name: panel, attempt from 1, stage with its place in the order, and the step if there is one."""
    stage = f"{list(Stage).index(preview.stage) + 1}-{preview.stage.value.replace('_', '-')}"
    step = f"-step{preview.step:02d}of{preview.of:02d}" if preview.step else ""
    return f"{preview.panel}-try{preview.attempt + 1}-{stage}{step}.png"
