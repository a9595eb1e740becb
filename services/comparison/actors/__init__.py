"""Of whom and of what two claims tell: the same people, bodies and things, in the same roles, in one event."""
