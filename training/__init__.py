"""How the weights that ship with the package were made. Not part of the wheel; `attribution` needs `jax` and `optax`.

`sentences` needs nothing that Crosswire itself does not.
"""
