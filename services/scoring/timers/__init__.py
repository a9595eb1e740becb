"""When a fact is looked at again, and when it is asked whether it is to be forgotten."""
