"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# A machine that lands changes must give the same answer twice; people's machines go on looking for new examples.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("people", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "people")
