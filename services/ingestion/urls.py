"""Two forms of an address: one to click on, one to decide sameness by.

`canonical_url` changes nothing that a server could care about; `url_key` also folds what publishers use for one and
the same article: scheme, `www.`, mobile and AMP twins, a trailing slash.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

MAX_URL = 2048
TRACKING_PREFIXES = ("utm_", "mc_", "pk_", "piwik_", "matomo_", "hsa_", "at_", "_hs", "oly_", "vero_")
TRACKING = frozenset({
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh",
    "li_fat_id", "mkt_tok", "cmpid", "ncid", "ocid", "cid_source", "smid", "smtyp", "s_kwcid", "ref_src",
    "ref_url", "guccounter", "guce_referrer", "guce_referrer_sig", "soc_src", "soc_trk", "ito", "xtor", "wt_mc",
    "sr_share", "partner_id", "rss", "feed", "ftag", "cmp", "_ga", "_gl", "spm", "share_id", "shareid",
})  # fmt: skip
AMP_QUERY = frozenset({("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp"), ("view", "amp")})
TWIN_HOSTS = ("www.", "m.", "mobile.", "amp.")
DEFAULT_PORT = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,20}\.?")


class BadUrlError(ValueError):
    """Not an address of an article on the web; the text says why."""


def canonical_url(url: str) -> str:
    """`url` with lower-case host, without fragment, default port, user, tracking parameters and AMP switches.

    >>> canonical_url("HTTPS://WWW.Example.com:443/a%20b?utm_source=x&id=7#top")
    'https://www.example.com/a%20b?id=7'
    """
    parts = _split(url)
    return urlunsplit((parts.scheme, _host(parts), _path(parts.path), _query(parts.query), ""))


def host_of(url: str) -> str:
    """The host of a canonical URL.

    >>> host_of("https://www.example.com/a")
    'www.example.com'
    """
    return urlsplit(url).hostname or ""


def url_key(canonical: str) -> str:
    """What two addresses of the same article have in common; never shown, never clicked on.

    >>> url_key("http://m.example.com/story/amp/") == url_key("https://www.example.com/story")
    True
    """
    parts = urlsplit(canonical)
    host = parts.netloc
    for twin in TWIN_HOSTS:
        if host.startswith(twin) and host.count(".") >= 2:
            host = host[len(twin) :]
            break
    path = parts.path.rstrip("/")
    for switch in ("/amp", "/amp.html"):
        path = path.removesuffix(switch) or path
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{path.rstrip('/')}" + (f"?{query}" if query else "")


def _split(url: str) -> SplitResult:
    url = url.strip()
    if len(url) > MAX_URL:
        raise BadUrlError(f"url has {len(url)} characters; the limit is {MAX_URL}")
    if any(ord(c) < 33 for c in url):
        raise BadUrlError("url contains white space or control characters")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise BadUrlError(f"url cannot be read: {error}") from error
    if parts.scheme not in DEFAULT_PORT:
        raise BadUrlError(f"url must begin with http:// or https://, not {url[:40]!r}")
    if not parts.hostname:
        raise BadUrlError("url has no host")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise BadUrlError(f"url has an impossible host: {error}") from error
    if ":" in host:
        host = f"[{host}]"
    elif not _HOST.fullmatch(host):
        raise BadUrlError(f"url has an impossible host: {host[:60]!r}")
    port = parts.port
    return host if port in (None, DEFAULT_PORT[parts.scheme]) else f"{host}:{port}"


def _path(path: str) -> str:
    return quote(path or "/", safe="/%:@!$&'()*+,;=~-._")


def _query(query: str) -> str:
    if not query:
        return ""
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=None)
        if not _is_tracking(name.lower(), value)
    ]
    return urlencode(kept)


def _is_tracking(name: str, value: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_PREFIXES) or (name, value.lower()) in AMP_QUERY
