"""Claims that leave the record: what they moved, whom they stood for, and the alerts that rested on them."""
