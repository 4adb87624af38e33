"""The nets that exports came from: those that ship, or those of a user's checkpoint.

Knows: both catalogues.  Does not know: formats, how anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from audobon.export.artefact import Manifest
from audobon.export.catalogue import exportable_nets
from audobon.export.exportable import ExportableNet
from audobon.export.stable_catalogue import stable_nets


def with_origins(
    exports: Iterable[tuple[Path, Manifest]], *, folder: Path | None
) -> Iterator[tuple[Path, Manifest, ExportableNet]]:
    """Every export with the net that it came from; the program's own are loaded once, a user's one after the other.

    Args:
        exports: Folders with what they say of themselves.
        folder: A folder of models; None takes the packaged one.

    Raises:
        SettingsError: AUD-281, for a net that is not known here.
        WeightsError: if weights are missing or damaged.
    """
    every = list(exports)
    own = sorted({manifest.net for _, manifest in every if not manifest.source})
    nets = {one.name: one for one in exportable_nets(own, folder=folder)} if own else {}
    for path, manifest in every:
        if manifest.source:
            (one,) = stable_nets((manifest.net,), model=manifest.source, controlnet=manifest.beside)
        else:
            one = nets[manifest.net]
        yield path, manifest, one
