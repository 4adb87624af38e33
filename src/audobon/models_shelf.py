"""Where the models are that the settings name: a folder, or a bundle, which is taken apart once and then stands ready.

Knows: the setting, the cache, bundles.  Does not know: nets.
A bundle's identity is the digest over its header, which hangs on every byte of content: what was taken out under that
name is what the bundle holds, and is used again without reading it.  As with every folder of models each shard is held
against its sha256 when it is loaded.
"""

from __future__ import annotations

from pathlib import Path

from audobon.errors import AudobonError
from audobon.settings import load_settings

SHELF = "bundles"


def models_folder() -> Path | None:
    """The folder of weights in place of the packaged ones, or None.

    Raises:
        WeightsError: AUD-380..387, if the settings name a file that is no sound bundle.
        ResourceError: AUD-551, AUD-552, if the cache cannot be written.
    """
    settings = load_settings()
    if settings.models is None or not settings.models.is_file():
        return settings.models
    return unpacked_bundle(settings.models, settings.cache / SHELF)


def unpacked_bundle(path: Path, shelf: Path) -> Path:
    """The folder of models that a bundle holds, taken out of it if it was not yet.

    Args:
        path: The bundle.
        shelf: A folder of such folders, each by its bundle's identity.

    Raises:
        WeightsError: AUD-380..387, for a file that is no sound bundle.
        ResourceError: AUD-551, AUD-552, if the shelf cannot be written.
    """
    from audobon.export.bundle.extracting import extract_bundle
    from audobon.export.bundle.reader import open_bundle

    with open_bundle(path) as bundle:
        folder = shelf / bundle.identity
        if folder.is_dir():
            return folder
        try:
            extract_bundle(bundle, folder)
        except AudobonError:
            if not folder.is_dir():  # another process has just brought it, whole
                raise
    return folder
