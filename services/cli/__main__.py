"""`python -m services.cli`: how the process tree starts its own kind, whatever is on the PATH."""

from services.cli import main

main()
