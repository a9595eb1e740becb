"""Names of sources and chains, folded so that the ways to write one name are one."""

from __future__ import annotations

from collections.abc import Iterable

from services.extraction.model import Claim


def folded(name: str) -> str:
    """A name without article, case and typographic quotes."""
    return name.replace("’", "'").removeprefix("the ").removeprefix("The ").casefold().strip()


def alias_table(aliases: dict[str, list[str]]) -> dict[str, str]:
    """Every name of a source, folded, to one name."""
    return {folded(name): folded(canonical) for canonical, others in aliases.items() for name in (canonical, *others)}


def mapped(names: Iterable[str], table: dict[str, str]) -> list[str]:
    """Names folded and mapped."""
    return [table.get(folded(name), folded(name)) for name in names]


def chain_of(claim: Claim, table: dict[str, str]) -> list[str]:
    """The chain of a claim in the same terms."""
    return mapped((link.name for link in claim.chain), table)
