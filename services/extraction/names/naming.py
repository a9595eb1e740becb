"""What a mention of a source comes to, and whether a table knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from services.extraction.model import SourceKind
from services.extraction.names.tables import bodies, fold_name, key, outlets

_ARTICLE: Final = re.compile(r"(?:the|a|an|this|that|these|those|his|her|its|their|our)\s+", re.IGNORECASE)
_APPOSITION: Final = re.compile(r"\s*(?:,\s|\(|\s[—–-]{1,2}\s|;|:\s|\s(?:who(?:'ve|'d|'s)?|whom|whose|which|that)\s)")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a mention of a source comes to."""

    name: str
    kind: SourceKind
    country: str | None = None


def bare(text: str) -> str:
    """Folded, without apposition and article."""
    name = fold_name(text)
    cut = _APPOSITION.search(name)
    if cut is not None and cut.start() > 0:
        name = name[: cut.start()]
    article = _ARTICLE.match(name)
    return name[article.end() :] if article and len(name) > article.end() else name


def in_tables(name: str) -> Naming | None:
    """The outlet or body of the tables that bears this name."""
    outlet = outlets().get(key(name)) or outlets().get(key("The " + name))
    if outlet is not None:
        return Naming(outlet.name, SourceKind.OUTLET, outlet.country)
    body = bodies().get(key(name))
    if body is not None:
        return Naming(body[0], SourceKind.ORGANISATION, body[1])
    return None
