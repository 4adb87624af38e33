"""A service's socket: on a free port, or refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.serving.config import ServeConfig, TokenRule
from audobon.serving.listening import bound_socket, url_of
from audobon.serving.refusals import BadServeSettingsError


@pytest.mark.parametrize(("host", "start"), [("127.0.0.1", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_free_port_is_taken_and_told(tmp_path: Path, host: str, start: str) -> None:
    with bound_socket(ServeConfig(root=tmp_path, host=host, port=0)) as bound:
        assert url_of(bound).startswith(start)
        port = bound.getsockname()[1]
        assert url_of(bound).endswith(f":{port}")
        with pytest.raises(BadServeSettingsError, match="AUD-735"):
            bound_socket(ServeConfig(root=tmp_path, host=host, port=port))


def test_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    far = ServeConfig(root=tmp_path, host="192.0.2.1", port=0, tokens=(TokenRule(name="a", sha256="0" * 64),))
    with pytest.raises(BadServeSettingsError, match="AUD-735"):
        bound_socket(far)
