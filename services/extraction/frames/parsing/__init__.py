"""From a sentence to a tree: the parser, its model as matrix products, a second reading, repairs of its mistakes."""
