"""Tables of comparison: which words mean one thing, which exclude each other; lands; when two names are one."""
