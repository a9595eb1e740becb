"""Users of the server with the least that each worker kind needs, as an ACL file for Redis 7 or Valkey 8 and later.

`python -m services.runtime.acl PASSWORDS_DIR > users.acl` reads one file per user with its password and writes only
hashes. A worker whose process is taken over can then neither read another stage's state nor write its messages.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from services.runtime.keys import Keys
from services.runtime.registry import STAGES

CONNECT = "+auth +hello +ping +select +client|setinfo +client|setname +client|id"
SCRIPTS = "+eval +evalsha +script|load +script|exists"
READ_STREAM = "+xreadgroup +xgroup|create +xgroup|delconsumer +xrange +xpending +xack +xinfo +xlen +xtrim +exists +type"
OWN = f"{CONNECT} {SCRIPTS} {READ_STREAM} +get +set +del +mget +xadd +hget +hset +hsetnx"


COMPARISON = ("comparison:*",)
"""Under which keys comparison keeps its record; the other stages begin theirs with their name."""


@dataclass(frozen=True, slots=True)
class User:
    """One line: `commands` in ACL syntax, and which keys may be read, written, or both."""

    commands: str
    both: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    write: tuple[str, ...] = ()

    def line(self, name: str, password: str) -> str:
        """The line of the ACL file."""
        keys = [f"~{key}" for key in self.both] + [f"%R~{key}" for key in self.read]
        keys += [f"%W~{key}" for key in self.write]
        digest = sha256(password.encode()).hexdigest()
        return f"user {name} on #{digest} resetchannels resetkeys {' '.join(keys)} -@all {self.commands}"


def users(keys: Keys) -> dict[str, User]:
    """Every user of an installation with one partition, by name."""
    tagged = keys.tagged
    paced = (tagged("cursor:*"), tagged("claims"), tagged("verdicts"), tagged("extraction:next"))

    def owner(stage: str, reads: str, *writes: str) -> User:
        place = (keys.cursor(stage), keys.lease(stage), keys.fence(stage), keys.attempt(stage), keys.halt)
        own = (*place, keys.state(f"{stage}:*"))
        worker = tagged(f"worker:*:{stage}")
        streams = tuple(keys.stream(name) for name in (*writes, "dead-letters"))
        return User(OWN, (*own, keys.watch, worker, keys.stream(reads), *streams))

    ingestion = owner("ingestion", "articles", "admitted", "backfill")
    comparison = owner("comparison", "claims", "verdicts")
    scoring = owner("scoring", "verdicts", "alerts", "settlements")
    everything, admitted = tagged("*"), (keys.stream("admitted"),)
    commands = keys.state("desk:*")
    found = {
        "scraper": User(f"{CONNECT} +xadd", write=(keys.articles,)),
        "ingestion": User(OWN, (*ingestion.both, tagged("tick"), keys.schema), read=(*paced, commands)),
        "extraction": User(
            f"{CONNECT} {SCRIPTS} +xreadgroup +xgroup|create +xgroup|delconsumer +xpending +xclaim +xack +xrange "
            "+xinfo +type +get +exists +setnx +incr +hget +hsetnx +hdel +xadd +set",
            (
                keys.stream("admitted"),
                keys.bundles,
                keys.next_bundle,
                keys.halt,
                keys.attempt("extraction"),
                tagged("worker:*:extraction"),
            ),
            write=(keys.stream("claims"), keys.stream("dead-letters")),
            read=(keys.stream("claims"), keys.stream("dead-letters")),
        ),
        "comparison": User(OWN, (*comparison.both, *(keys.state(name) for name in COMPARISON)), read=admitted),
        "scoring": User(OWN, scoring.both, read=admitted),
        "alerting": owner("alerting", "alerts"),
        # It reads everything and deletes nothing but dead letters and what stands in the way after a halt.
        "api": User(
            f"{CONNECT} {SCRIPTS} +@read +xadd +xdel +xclaim +xpending +xinfo +info +hdel +hset +setnx",
            (
                keys.articles,
                *map(keys.stream, ("dead-letters", "admitted", "alerts")),
                keys.halt,
                tagged("attempt:*"),
                commands,
            ),
            read=(everything,),
        ),
        "desk": User(f"{CONNECT} {SCRIPTS} +@read +xadd +setnx", read=(everything,), write=(keys.articles, commands)),
        "reader": User(f"{CONNECT} +xread +xrange +xrevrange +xlen", read=(keys.stream("alerts"),)),
    }
    level = (keys.schema, keys.restoring, keys.cursor("ingestion"))
    return {name: replace(user, read=(*user.read, *level)) if name in STAGES else user for name, user in found.items()}


def acl_file(keys: Keys, passwords: Mapping[str, str]) -> str:
    """The whole file: our users, and no default user. Raises `KeyError` where a password is missing."""
    lines = ["user default off resetchannels resetkeys -@all"]
    lines += [user.line(name, passwords[name]) for name, user in users(keys).items()]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the ACL file for the passwords in a directory to standard output."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m services.runtime.acl PASSWORDS_DIR > users.acl\n")
        return 2
    keys = Keys("p00")
    files = {name: Path(arguments[0]) / name for name in users(keys)}
    if missing := [str(path) for path in files.values() if not path.is_file()]:
        sys.stderr.write(f"no password in {', '.join(missing)}\n")
        return 1
    sys.stdout.write(acl_file(keys, {name: path.read_text("utf-8").strip() for name, path in files.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
