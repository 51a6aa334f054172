"""The claim graph: built from claims, related by geography and conflicts, and asked."""
