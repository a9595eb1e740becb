"""Whose word a claim is: named sources, generic bodies resolved against the record, roots of provenance chains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from services.extraction.model import Link, SourceKind
from services.scoring.model import Witness
from services.scoring.tables import listed

_COMPANY = listed("business")
"""Generic names of a business: they share no word with the name they stand for."""
_NAMESAKES = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION})
_AGENCIES = frozenset({SourceKind.OUTLET, SourceKind.ORGANISATION, SourceKind.GENERIC})
_ARTICLES = frozenset({"the", "a", "an", "of", "for", "in", "local", "its", "their", "his", "her"})
_UNTITLED = listed("untitled")
"""Documents that nobody has put their name to: they can be asked no more than "officials"; and of a vote there is but
one result, so that two who report it differently do not dispute but contradict each other."""
_FIGURES = listed("figures")
"""Names of one thing: what a body has counted."""
_UNNAMED = frozenset({SourceKind.GENERIC, SourceKind.ANONYMOUS})
_SIDES = listed("side")
"""Who takes part in what is told, by a word that fits nobody else of it: the march has one side that organised it."""


def is_side(link: Link) -> bool:
    """Whether a link without a name is one side of the matter, who count as they see it and can be asked.

    "Police" and "rescuers" are whoever of many was asked; what is told of them differently is somebody's mistake.

    >>> is_side(Link("festival organisers", SourceKind.GENERIC)), is_side(Link("police", SourceKind.GENERIC))
    (True, False)
    """
    return link.kind in _UNNAMED and body_key(link.name).rsplit(maxsplit=1)[-1] in _SIDES


def is_named(link: Link) -> bool:
    """Whether a link is a person or body that could answer: "official data" is a document of nobody.

    >>> is_named(Link("official data", SourceKind.DOCUMENT)), is_named(Link("Halden census", SourceKind.DOCUMENT))
    (False, True)
    >>> is_named(Link("Preliminary results", SourceKind.DOCUMENT)), is_named(Link("court filings", SourceKind.DOCUMENT))
    (False, True)
    """
    return link.named and not (link.kind is SourceKind.DOCUMENT and _words(body_key(link.name)) <= _UNTITLED)


@lru_cache(maxsize=16_384)
def body_key(name: str) -> str:
    """The form under which a source's name is compared: lower case, without articles and plural genitives.

    >>> body_key("The  Interior Ministry")
    'interior ministry'
    >>> body_key("figures of the land office"), body_key("the land office's data")
    ('land office figures', 'land office figures')
    """
    words = name.casefold().replace("’", "'").split()
    kept = [word.removesuffix("'s") for word in words if word not in {"the", "a", "an"}]
    if len(kept) > 2 and kept[0] in _FIGURES and kept[1] in {"of", "from", "by"}:
        kept = [*kept[2:], kept[0]]  # a document and whose it is
    if len(kept) > 1 and kept[-1] in _FIGURES:
        kept[-1] = "figures"
    return " ".join(kept) or name.casefold()


@lru_cache(maxsize=16_384)
def _words(key: str) -> frozenset[str]:
    return frozenset(word for word in key.split() if word not in _ARTICLES)


def stands_for(generic: str, named: Link) -> bool:
    """Whether a generic body ("police", "the company") can be the named one.

    >>> from services.extraction.model import Link, SourceKind
    >>> stands_for("police", Link("cantonal police", SourceKind.ORGANISATION))
    True
    >>> stands_for("police", Link("fire service", SourceKind.ORGANISATION))
    False
    """
    words, other = _words(body_key(generic)), _words(body_key(named.name))
    if words and words < other:
        return True
    return named.kind is SourceKind.ORGANISATION and bool(words) and words <= _COMPANY


class Bodies:
    """The sources that a set of witnesses has on record, and what a generic name among them refers to.

    A generic body resolves to the one compatible named body; to itself where none is named but somebody else has
    the same generic body on record; with two compatible ones it stays unnamed (SEMANTICS "named source").

    >>> from services.extraction.model import Link, SourceKind
    >>> bodies = Bodies([Link("cantonal police", SourceKind.ORGANISATION), Link("police", SourceKind.GENERIC)])
    >>> bodies.resolve(Link("police", SourceKind.GENERIC))
    'cantonal police'
    """

    __slots__ = ("_chains", "_cites", "_links", "_named", "_outlets", "_repeats", "_resolved", "_roots", "_voices")

    def __init__(self, links: Iterable[Link], outlets: Iterable[str] = ()) -> None:
        self._named: dict[str, Link] = {}
        self._resolved: dict[str, str] = {}
        self._outlets = {label: outlet for outlet in outlets for label in (outlet, _label(outlet))}
        self._cites: dict[str, str] = {}
        self._repeats: dict[str, str] = {}
        self._voices: dict[str, frozenset[str]] = {}
        # What has been answered: a fact is looked at field by field, on two ledgers, and nothing changes between.
        self._links: dict[tuple[str, SourceKind], str | None] = {}
        self._chains: dict[str, tuple[str | None, ...]] = {}
        self._roots: dict[str, str] = {}
        for link in links:
            if is_named(link):
                self._named.setdefault(body_key(link.name), link)

    @classmethod
    def of(cls, witnesses: Sequence[Witness]) -> Bodies:
        """The bodies of `witnesses`, and which of their outlets repeats which other."""
        bodies = cls((link for w in witnesses for link in w.chain), (w.outlet for w in witnesses))
        for witness in witnesses:
            if witness.chain and (cited := bodies._outlet(witness.chain[-1])) is not None:
                bodies._cites.setdefault(witness.outlet, cited)
        for witness in witnesses:
            *between, last = bodies.chain(witness) or (None,)
            for key in between:
                if key is not None and last is not None and key != last:
                    bodies._repeats.setdefault(key, last)  # "the blog said, citing a register": the blog's word is its
        if any(w.wire is not None for w in witnesses):
            lasts = (w.chain[-1] for w in witnesses if w.chain)
            bodies._voices = {key: _words(key) for x in lasts if _may_be_agency(x) and (key := bodies.resolve(x))}
        return bodies

    def _agency(self, wire: str) -> str | None:
        """The one source on record that a wire byline names ("Meridian": "meridian news agency")."""
        words = _words(body_key(wire))
        fits = [key for key, voice in self._voices.items() if words and words <= voice]
        return fits[0] if len(fits) == 1 else None

    def _outlet(self, link: Link) -> str | None:
        """The outlet among the witnesses that a link names ("Harbour Post": harbourpost.example).

        Nothing in a sentence tells an unknown title from a person's or a body's name: the same name of two words does.
        """
        key = body_key(link.name)
        if link.kind is not SourceKind.OUTLET and (link.kind not in _NAMESAKES or " " not in key):
            return None
        return self._outlets.get(key) or self._outlets.get(key.replace(" ", ""))

    def _followed(self, outlet: str) -> str:
        """Whom `outlet` repeats in the end; of a cycle of outlets that cite each other, the first by name."""
        path = [outlet]
        while (cited := self._cites.get(path[-1])) is not None:
            if cited in path:
                return min(path[path.index(cited) :])
            path.append(cited)
        return path[-1]

    def resolve(self, link: Link) -> str | None:
        """Key of the body that `link` refers to; None for the anonymous and the ambiguous."""
        key = (link.name, link.kind)
        if key not in self._links:
            self._links[key] = self._resolve(link)
        return self._links[key]

    def _resolve(self, link: Link) -> str | None:
        key = body_key(link.name)
        if is_named(link):
            return self._fuller(key, link)
        if link.kind is SourceKind.ANONYMOUS or link.named:
            return None
        if key not in self._resolved:
            fits = sorted(k for k, named in self._named.items() if k == key or stands_for(link.name, named))
            self._resolved[key] = key if not fits else fits[0] if len(fits) == 1 else ""
        return self._resolved[key] or None

    def _fuller(self, key: str, link: Link) -> str:
        """The one fuller name on record that a short one stands for ("Brandt": "orla brandt"); else the key itself."""
        words = _words(key)
        fits = [
            other
            for other, named in self._named.items()
            if named.kind is link.kind and words < _words(other) and other.split()[-1] == key.rsplit(maxsplit=1)[-1]
        ]
        return fits[0] if len(fits) == 1 else key

    def chain(self, witness: Witness) -> tuple[str | None, ...]:
        """Resolved keys of the provenance chain, from the outlet outward."""
        found = self._chains.get(witness.claim_id)
        if found is None:
            found = self._chains[witness.claim_id] = tuple(self.resolve(link) for link in witness.chain)
        return found

    def root(self, witness: Witness) -> str:
        """Origin on the second ledger: the last link that can be told, or the outlet for its own voice.

        "An official told Unipress" is the word of Unipress, whoever the official is.

        An outlet among the witnesses that is itself cited is followed to whom it repeats; a cycle counts once. What
        stands under the byline of an agency that others name as their source is that agency's word.
        """
        found = self._roots.get(witness.claim_id)
        if found is None:
            found = self._roots[witness.claim_id] = self._root(witness)
        return found

    def _root(self, witness: Witness) -> str:
        if not witness.chain:
            agency = None if witness.wire is None else self._agency(witness.wire)
            return f"outlet:{self._followed(witness.outlet)}" if agency is None else f"source:{agency}"
        cited = self._outlet(witness.chain[-1])
        if cited is not None:
            return f"outlet:{self._followed(cited)}"
        known = [key for key in self.chain(witness) if key is not None]
        return f"source:{self._heard_from(known[-1])}" if known else f"outlet:{witness.outlet}"

    def _heard_from(self, source: str) -> str:
        """Whom a source repeats in the end, as far as another chain on record says; of a cycle, the first by name."""
        path = [source]
        while (heard := self._repeats.get(path[-1])) is not None:
            if heard in path:
                return min(path[path.index(heard) :])
            path.append(heard)
        return path[-1]

    def hearing(self, witness: Witness, source: str) -> str:
        """Root on the first ledger: who heard `source` first in this witness's chain, an agency or the outlet."""
        chain = self.chain(witness)
        before = chain[: chain.index(source)]
        heard = next((key for key in reversed(before) if key is not None), None)
        return f"outlet:{witness.outlet}" if heard is None else f"source:{heard}"


def _may_be_agency(link: Link) -> bool:
    """Nothing tells the one word of an unknown agency ("Skywire") from a surname."""
    return link.kind in _AGENCIES or (link.kind is SourceKind.PERSON and " " not in link.name)


def _label(outlet: str) -> str:
    """First label of a domain without hyphens: what a reader would call the outlet."""
    return outlet.removeprefix("www.").partition(".")[0].replace("-", "")
