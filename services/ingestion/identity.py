"""Names of texts and articles that any machine computes alike."""

from __future__ import annotations

from hashlib import blake2b


def digest(*parts: str) -> str:
    """128 bits over `parts`, each with its length, so that no two lists of parts meet.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    state = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def text_digest(title: str, text: str) -> str:
    r"""Digest of what the article says; white space does not count.

    >>> text_digest("T", "a  b\n") == text_digest("T", "a b")
    True
    """
    return digest(" ".join(title.split()), " ".join(text.split()))


def article_id(key: str, text: str) -> str:
    """Id of one version: of the article's `url_key` and the digest of its title and text."""
    return digest("article", key, text)


def withdrawal_id(key: str, withdrawn: str) -> str:
    """Id of the withdrawal of version `withdrawn`."""
    return digest("withdrawal", key, withdrawn)
