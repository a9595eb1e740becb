"""What people say of alerts and settlements: overrides, false positives, appeals and their decisions."""
