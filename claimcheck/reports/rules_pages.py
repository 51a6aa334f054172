"""The pages about all rules, as files of one folder."""

from __future__ import annotations

from claimcheck.reports import rules_index, rules_page
from claimcheck.reports.rules_catalogue import Catalogue

INDEX = "README.md"
MARK = "<!-- Made from the rule packs by `claimcheck rules explain --all`: edit them, not this page. -->"
"""The first line of every page, by which pages of rules that are gone are known."""


def pages(catalogue: Catalogue) -> dict[str, str]:
    """The name and the contents of each page: the index, and one page a rule."""
    made = {INDEX: rules_index.emit(catalogue)}
    made |= {f"{entry.id}.md": rules_page.emit(catalogue, entry) for entry in catalogue.rules}
    return {name: f"{MARK}\n\n{page}" for name, page in made.items()}
