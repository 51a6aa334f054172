"""From sentences to claims, by the extraction rules."""
