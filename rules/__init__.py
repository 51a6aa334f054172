"""The built-in rule packs: data, no code."""
