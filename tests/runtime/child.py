"""What the tests of forking run: `main()` does what its command line says, as a worker's does."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def main() -> int:
    match sys.argv[1:]:
        case ["show", *rest]:
            seen = {
                "arguments": rest,
                "environment": dict(os.environ),
                "descriptors": [path.name for path in Path("/proc/self/fd").iterdir()],
            }
            sys.stdout.write(json.dumps(seen))
        case ["exit", code]:
            return int(code)
        case ["leave", words]:
            raise SystemExit(words)
        case ["fail"]:
            raise ValueError("no such colour")
        case ["sleep"]:
            sys.stdout.write("asleep")
            sys.stdout.flush()
            time.sleep(600)
    return 0


if __name__ == "__main__":
    sys.exit(main())
