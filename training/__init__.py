"""How the weights that ship with the package were made. Not part of the wheel; needs `jax` and `optax`."""
