"""Claims that an annotator marked, held against ours: `reading`, `matching`, and what is right: `fields`, `sources`."""
