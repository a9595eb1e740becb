"""The operator's desk: anchors, overrides, priors, feedback, appeals, replies; all through the log."""
