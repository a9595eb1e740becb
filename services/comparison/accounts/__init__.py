"""What whole articles tell of a matter that a dissent tells otherwise, whatever words each of them has for it.

`story` says which articles tell one story and what ties two of their sentences; `siding` on whose side one of them is,
by the value it states, by the way a matter ended (`sides`), or by who came out on top (`roles`). `many` finds the
figure that several of them have where a new one has a slip of it, `units` where it has the unit of another.
"""
