"""Addresses where none is taken: this machine's own, a cloud's keys, other protocols, disguises of them."""

from __future__ import annotations

URLS: tuple[str, ...] = (
    "http://127.0.0.1/", "http://localhost:22/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
    "http://0/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
    "http://169.254.169.254/latest/meta-data/", "http://metadata.google.internal/computeMetadata/v1/",
    "http://[fd00:ec2::254]/latest/", "http://192.168.0.1/", "http://10.0.0.1:8080/admin", "http://172.16.0.1/",
    "http://localtest.me/", "http://127.0.0.1.nip.io/", "http://evil.example@127.0.0.1/", "http://127.0.0.1#evil.example",
    "http://127.0.0.1%00.evil.example/", "https://evil.example/model.safetensors", "http:\\\\evil.example\\a",
    "//evil.example/a", "file:///etc/passwd", "file://localhost/etc/passwd", "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/stats", "ftp://evil.example/a", "data:text/plain;base64,QQ==", "jar:http://evil.example!/a",
    "s3://bucket/key", "hf://owner/name", "openai:http://127.0.0.1:1/v1#m", "ws://127.0.0.1/", "ldap://127.0.0.1/a",
    "unix:///var/run/docker.sock", "\u2488\u2468.254.169.254",
)  # fmt: skip
