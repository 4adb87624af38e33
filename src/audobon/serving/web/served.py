"""The application as it is served: all routes, behind the guards that the service's config asks for.

Knows: which of the config's words is which guard's rule.  Does not know: how a guard decides, or what routes do.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.serving.config import ServeConfig
from audobon.serving.kept_tokens import KeptTokens
from audobon.serving.service import Service
from audobon.serving.telemetry.http_metrics import Observed
from audobon.serving.web.app import create_app
from audobon.serving.web.guards.asgi import App
from audobon.serving.web.guards.bodies import MIB, BodyBounds
from audobon.serving.web.guards.guarded import GuardRules, guarded
from audobon.serving.web.guards.scopes import Scope
from audobon.serving.web.guards.tokens import KnownTokens, Token

_ROUND_A_FILE_BYTES = MIB
"""What a form may say beside the file that it carries."""
_UPLOADS = ("/api/v1/books", "/api/v1/story", "/api/v1/styles", "/v1/images/edits")
_TENSOR_BYTES = 257 * MIB


def served_app(service: Service) -> App:
    """The service's routes behind its guards; what these refuse is counted as well.

    Raises:
        BadRulesError: AUD-763, if the config names hosts, origins or tokens that cannot be.
    """
    app = guarded(create_app(service), rules=rules_of(service.config))
    return Observed(app, metrics=service.metrics.http, tracing=service.tracing)


def rules_of(config: ServeConfig) -> GuardRules:
    """The guards' rules by a config.

    An address that stands for every one of this machine names none; then `hosts` must say by which ones it is reached.

    Raises:
        BadRulesError: AUD-763.
    """
    named = () if config.is_loopback or config.host in ("0.0.0.0", "::") else (config.host,)
    upload = config.bounds.upload_bytes + _ROUND_A_FILE_BYTES
    sizes = (*((prefix, upload) for prefix in _UPLOADS), ("/v2/models", _TENSOR_BYTES))
    return GuardRules(
        hosts=(*named, *config.hosts),
        origins=config.origins,
        tokens=_known_tokens(config),
        body=replace(BodyBounds(), by_prefix=sizes, default_bytes=config.bounds.json_bytes),
    )


def _known_tokens(config: ServeConfig) -> KnownTokens | None:
    """Who may ask: those of the config, and those who stand in the file of tokens at the time."""
    fixed = tuple(
        Token(name=rule.name, sha256=rule.sha256, scopes=tuple(Scope(scope) for scope in rule.scopes))
        for rule in config.tokens
    )
    if config.token_file is not None:
        return KeptTokens(config.token_file, fixed=fixed)
    return (lambda: fixed) if fixed else None
