"""One field of two claims: quantities, times, places, directions and polarities, the same or apart."""
