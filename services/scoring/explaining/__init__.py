"""Why a score, an alert or a consensus is what it is."""
