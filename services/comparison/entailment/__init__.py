"""The strict relation of two sentences, without facts, consensus or tolerance."""

from services.comparison.entailment.relate import judge, relate

__all__ = ["judge", "relate"]
