"""Which outlet an article belongs to: the registrable domain, after families and alternate domains are mapped."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import tldextract

_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
"""The public suffix list of the package itself: the same answer on every machine, and no network."""
_DOMAIN = re.compile(r"(?:[a-z0-9_-]{1,63}\.){1,20}[a-z0-9-]{2,63}")


@cache
def _families() -> tuple[dict[str, str], frozenset[str]]:
    aliases: dict[str, str] = {}
    hosts: set[str] = set()
    for line in files("services.ingestion").joinpath("families.tsv").read_text("utf-8").splitlines():
        match line.split("\t"):
            case ["alias", domain, outlet]:
                aliases[domain] = outlet
            case ["host", domain]:
                hosts.add(domain)
    return aliases, frozenset(hosts)


@lru_cache(maxsize=16_384)
def outlet_of(host: str, given: str | None = None) -> str:
    """The outlet of an article on `host`, or the one that the scraper gave where that is a domain.

    >>> outlet_of("news.bbc.co.uk"), outlet_of("www.alpinepost.example"), outlet_of("jo.substack.com")
    ('bbc.com', 'alpinepost.example', 'jo.substack.com')
    >>> outlet_of("news.aggregator.example", "www.dailyfederal.example")
    'dailyfederal.example'
    >>> outlet_of("dailyfederal.example", "The Daily Federal")
    'dailyfederal.example'
    """
    if given:
        candidate = given.strip().lower().removeprefix("https://").removeprefix("http://").split("/")[0].rstrip(".")
        if _DOMAIN.fullmatch(candidate):
            return _mapped(candidate)
    return _mapped(host.lower().rstrip("."))


def _mapped(host: str) -> str:
    aliases, platforms = _families()
    labels = host.split(".")
    for start in range(len(labels) - 1):
        if found := aliases.get(".".join(labels[start:])):
            return found
    domain = _registrable(host)
    if domain in platforms and host != domain:
        return f"{host.removesuffix('.' + domain).rsplit('.', maxsplit=1)[-1]}.{domain}"
    return domain


def _registrable(host: str) -> str:
    found = _SUFFIXES(host).top_domain_under_public_suffix
    if found:
        return found
    labels = host.split(".")
    # An unlisted suffix (".example", an intranet) counts as one label, as the list's own default rule "*" has it.
    return host if host.replace(".", "").isdigit() or len(labels) < 2 else ".".join(labels[-2:])
