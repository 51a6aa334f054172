"""What a user would write with Stanza alone: the same model, the default settings, article by article."""

from __future__ import annotations

import sys

from claimcheck.articles.reader import read_paths
from claimcheck.language import model


def main() -> None:
    """Parse all articles, and print the number of words."""
    import stanza

    pipeline = stanza.Pipeline(
        "ar",
        processors=",".join(model.PROCESSORS),
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
        **model._own_files(model.embedded_model()),
    )
    articles, _ = read_paths(sys.argv[1:])
    print(sum(pipeline(article.text).num_words for article in articles))


if __name__ == "__main__":
    main()
