"""Who said what: sources, cues and contents of an article, each as exact spans, with their provenance."""

from services.extraction.attribution.extract import covering, extract_attributions

__all__ = ["covering", "extract_attributions"]
