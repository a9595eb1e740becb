"""Anchors: what an official record, a ClaimReview or an editor has fixed."""
