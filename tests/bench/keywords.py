"""What a user would do instead: sentences that hold a word for forces and one for leaving or staying."""

from __future__ import annotations

import json
import re
import sys

from claimcheck.articles.reader import read_paths

_FORCES = re.compile("قوات|جنود|جندي|عسكري|الجيش")
_EVENTS = re.compile("سحب|انسحاب|مغادر|خروج|خفض|تقليص|جدول زمني|موعد|بقاء|وجود|تمديد")
_SENTENCE = re.compile(r"[^.!?؟\n]+")


def main() -> None:
    """Print article, beginning and end of each such sentence."""
    articles, _ = read_paths(sys.argv[1:])
    for article in articles:
        for match in _SENTENCE.finditer(article.text):
            if _FORCES.search(match[0]) and _EVENTS.search(match[0]):
                print(json.dumps([article.id, match.start(), match.end()]))


if __name__ == "__main__":
    main()
