"""Names for files that lead elsewhere, hide something, or stand for a device; on one system or another."""

from __future__ import annotations

PATHS: tuple[str, ...] = (
    "", " ", ".", "..", "...", "~", "/", "\\", "./a", "../a", "../../etc/passwd", "a/..", "a/../../b", "a/./b", "a//b",
    "/etc/passwd", "//etc/passwd", "~/x", "~root", "a/b", "a/", "..\\a", "..\\..\\win.ini", "a\\b", "\\\\host\\share",
    "\\\\?\\C:\\x", "\\\\.\\pipe\\x", "C:", "C:\\x", "C:/x", "c:x", "a:b", "a.txt::$DATA", "file:///etc/passwd",
    "http://evil.example/a", "\0", "a\0b", "a.txt\0.png", "a\nb", "a\rb", "a\tb", "a\x1b[31m", "a\x7f", "a\x85b",
    "a\u2028b", "a\u202etxt.exe", "\ufeffa", "a\u200bb", "\ud800", "a\udcff", "a\u2066b", ".bashrc", ".half-x", ".lock",
    ".audobon-queue", "-rf", "--help", "a ", " a", "a.", "a. ", "NUL", "nul.txt", "CON", "con.tar.gz", "AUX", "PRN.md",
    "COM1", "com9.txt", "LPT1.txt", "COM\u00b9", "conin$", "CONOUT$", "a|b", "a?b", "a*b", "a<b", 'a"b', "$(x)/a",
    "x" * 201, "\u00e4" * 101, "x" * 100_000, "..%2f..\\a", "a/%2e%2e/b", "....//a", "..;/a", "%2e%2e/a", "\u2025/a",
)  # fmt: skip
