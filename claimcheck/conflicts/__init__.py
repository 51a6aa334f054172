"""Conflict rules over the claim graph."""
