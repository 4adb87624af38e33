"""Asking a language model over real HTTP: every way it can fail has its code, and the key goes nowhere else."""

from __future__ import annotations

import pytest

from audobon.chat import ChatModel, chat_address
from audobon.errors import ResourceError, SettingsError
from tests.model_server import Conduct, model_server


def ask(url: str, *, timeout_s: float = 5.0, key: str = "") -> str:
    model = ChatModel(address=chat_address(f"openai:{url}#tiny"), key=key, timeout_s=timeout_s)
    return model.ask("You are kind.", "How are you?", {"type": "object"})


def test_answer_is_the_message_and_the_question_is_whole() -> None:
    conduct = Conduct(model=lambda question: "Well, thank you.")
    with model_server(conduct) as url:
        assert ask(url, key="secret") == "Well, thank you."
    (seen,) = conduct.seen
    assert (seen["path"], seen["model"], seen["temperature"]) == ("/v1/chat/completions", "tiny", 0)
    assert [message["role"] for message in seen["messages"]] == ["system", "user"]
    assert seen["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert conduct.keys == ["Bearer secret"]


def test_code_fence_is_taken_off() -> None:
    with model_server(Conduct(model=lambda question: '```json\n{"a": 1}\n```\n')) as url:
        assert ask(url) == '{"a": 1}'


def test_server_that_knows_no_schema_is_asked_without() -> None:
    conduct = Conduct(model=lambda question: "Well.", knows_schema=False)
    with model_server(conduct) as url:
        assert ask(url) == "Well."
    assert ["response_format" in seen for seen in conduct.seen] == [True, False]
    assert conduct.keys == [None, None]


FAILURES = {
    "server error": (Conduct(status=500), "AUD-561: .* HTTP 500"),
    "wrong key": (Conduct(status=401), "AUD-561: .* HTTP 401"),
    "redirect": (Conduct(status=302, location="http://127.0.0.1:9/v1"), "AUD-561: .* HTTP 302"),
    "late": (Conduct(delay_s=1.0), "AUD-560: .*timed out"),
    "no json": (Conduct(body=b"<html>hello</html>"), "AUD-562: the answer is no chat completion"),
    "no choices": (Conduct(body=b'{"choices": []}'), "AUD-562: the answer is no chat completion"),
    "no text": (Conduct(body=b'{"choices": [{"message": {"content": null}}]}'), "AUD-562: .*NoneType"),
    "too long": (Conduct(body=b"x" * 4_100_000), "AUD-560: .*more than 4000000 bytes"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failure_is_named(name: str) -> None:
    conduct, message = FAILURES[name]
    with model_server(conduct) as url, pytest.raises(ResourceError, match=message) as caught:
        ask(url, timeout_s=0.3 if name == "late" else 5.0, key="secret")
    assert "secret" not in str(caught.value)


def test_nobody_there() -> None:
    with model_server(Conduct()) as url:
        pass
    with pytest.raises(ResourceError, match="AUD-560: .* gave no answer: .*refused"):
        ask(url)


@pytest.mark.parametrize(
    "spec", ["gpt", "openai:", "openai:http://x", "openai:ftp://x#m", "openai:http://#m", "http://x#m"]
)
def test_address_must_be_whole(spec: str) -> None:
    with pytest.raises(SettingsError, match="AUD-259"):
        chat_address(spec)


def test_key_is_not_shown() -> None:
    assert "secret" not in repr(ChatModel(address=chat_address("openai:http://x/v1#m"), key="secret"))
