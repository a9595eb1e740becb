"""Care for what is on record: backup and restore, upgrades of stored state, archives beside the live stream."""
