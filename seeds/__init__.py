"""The sample articles: data, no code."""
