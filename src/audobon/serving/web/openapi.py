"""The interface as a document: what `/openapi.json` answers, the same for every service of this version.

Knows: how the document is written down.  Does not know: routes.
"""

from __future__ import annotations

import json
from pathlib import Path

from audobon.serving.config import ServeConfig
from audobon.serving.service import Service
from audobon.serving.web.app import create_app


def openapi_text() -> str:
    """The interface of a service as it is without a config, as JSON; no service is started for it."""
    service = Service(ServeConfig(root=Path("nowhere"), workers=0))
    return json.dumps(create_app(service).openapi(), indent=1, sort_keys=True, ensure_ascii=True)
