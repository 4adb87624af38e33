"""docs/editing.md says what happens: its commands are run, one after the other, against a service on a socket."""

from __future__ import annotations

import re
from pathlib import Path

from tests.unit.serving.web.test_page import address, run

__all__ = ["address"]

PAGE = (Path(__file__).parents[4] / "docs" / "editing.md").read_text(encoding="utf-8")
COMMANDS = "".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))


def test_commands_of_the_page_do_what_it_says(address: str, tmp_path: Path) -> None:
    output = run(COMMANDS, address, tmp_path)
    assert (tmp_path / "cover.webp").read_bytes()[8:12] == b"WEBP"
    assert '"until":"bound"' in output
    assert '"title":"The Bird"' in output
    assert '"name":"Aunt Anna"' in output
    assert '"locked":true' in output
    assert '"broken":[]' in output
    assert '"now":"de"' in output
    assert '"poses":["standing"' in output
