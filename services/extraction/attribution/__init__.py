"""Who said what: sources, cues and contents of an article, each as exact spans, with their provenance."""

from services.extraction.attribution.extract import covering, extract_attributions
from services.extraction.attribution.repair import STATED_FIGURE

__all__ = ["STATED_FIGURE", "covering", "extract_attributions"]
