"""Crosswire: the folders are the pipeline, in the order in which an article travels."""

import os

# A worker is one core, and more workers are the way to use more. The tagger's products are small: a BLAS that spreads
# them over threads spends seven times the CPU waiting (377,000 against 53,000 characters a CPU second on two cores).
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
