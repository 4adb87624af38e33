"""A bundle taken apart into a folder: its files as they are, its nets as folders of weights.

Knows: where each thing goes.  Does not know: what any of it means.
What is taken out has been checked first; the folder is whole or not there, and nothing is written outside it. Nothing
in a bundle is compressed, so what is taken out is never much larger than the bundle.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from audobon.export.bundle.reader import Bundle
from audobon.export.bundle.refusals import folder_in_use
from audobon.export.bundle.tensors import StoredNet
from audobon.files import TEMPORARY_PREFIX, telling_disk_errors
from audobon.models.weights import save_shards


def extract_bundle(bundle: Bundle, folder: Path) -> tuple[Path, ...]:
    """Write everything that a bundle holds into a folder; of a bundle of models this is a folder of models again.

    Args:
        bundle: Open.
        folder: Empty, or not there yet.

    Returns:
        The files that were written, in order.

    Raises:
        WeightsError: AUD-384 or AUD-387 the bundle is damaged, AUD-390 the folder is not empty.
        ResourceError: AUD-551 or AUD-552, if it cannot be written.
    """
    bundle.check_whole()
    with telling_disk_errors(folder):
        if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
            raise folder_in_use(str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(prefix=TEMPORARY_PREFIX, dir=folder.parent))
        try:
            _write_all(bundle, half)
            half.chmod(0o755)
            half.replace(folder)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _write_all(bundle: Bundle, folder: Path) -> None:
    for net in bundle.layout.nets:
        save_shards(folder / net.name, StoredNet(bundle, net.name))
    for file in bundle.layout.files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bundle.file(file.name))
