"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A machine that lands changes must give the same answer twice; people's machines go on looking for new examples.
# Neither fails because the machine is busy.
SLOW = [HealthCheck.too_slow]
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=SLOW)
settings.register_profile("people", deadline=None, suppress_health_check=SLOW)
settings.load_profile("ci" if os.environ.get("CI") else "people")
