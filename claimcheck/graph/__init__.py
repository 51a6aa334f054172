"""The claim graph, built from claims alone."""
