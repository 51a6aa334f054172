"""Claims of sentences that no model would read so: any words, with any tags, under any tree."""

from __future__ import annotations

from datetime import date
from functools import cache

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.api import Checker
from claimcheck.articles.model import Article
from claimcheck.claims import rulepack
from claimcheck.claims.extract import Extractor
from claimcheck.language.bridge import Analysis
from claimcheck.language.orthography import fold
from tests.fuzz.source import Source

WORDS = (
    "أعلنت واشنطن بغداد انسحاب سحب ستسحب قواتها القوات الأميركية الفرنسية من العراق تشاد جدول زمني لا لم لن"
    " ينفي نفى وجود البقاء باقية مستمر 2500 3,000 جندي ألف نحو أكثر إلى خلال عام 2024 شهرين بحلول نهاية"
    " قال المتحدث باسم وزير الدفاع إن أن على لكن قد ربما و ب ل « » . ، ؟ : ( ) - \n\n اتفق الجانبان قواعد"
    " مهمة قتالية تدريب مستشارين التحالف الدولي اكتمل بدأ تخفيض زيادة عدد مؤقت دائم ينبغي طالب البرلمان"
).split(" ")
TAGS = "NOUN VERB PROPN ADJ ADP PART NUM PRON CCONJ SCONJ PUNCT AUX DET ADV X".split()
RELATIONS = (
    "root nsubj obj obl obl:arg nmod amod case advmod cc conj mark ccomp xcomp acl advcl nummod punct appos"
).split()
FEATURES = (
    "",
    "Aspect=Perf",
    "Aspect=Imp",
    "Mood=Sub",
    "Number=Plur",
    "Polarity=Neg",
    "VerbForm=Part",
    "Voice=Pass",
)
DAYS = (None, date(2024, 3, 1), date(1, 1, 2), date(9999, 12, 30))
_MOST = 40
_VOCAB = Vocab()


def extract(data: bytes) -> None:
    """The claims of one article quote it, and can be compared and told."""
    source = Source(data)
    analysis = _analysis(source)
    article = Article("a.md", analysis.text, published=source.choice(DAYS), first_line=1 + source.number(5))
    claims = _extractor().extract(article, analysis)
    for claim in claims:
        start, end = claim.span.start, claim.span.end
        assert 0 <= start < end <= len(article.text)
        assert article.text[start:end] == claim.quote
        assert 0 <= claim.trigger.start < claim.trigger.end <= len(article.text)
        assert (claim.line, claim.column) == article.position(start)
    _checker().report_on([(article, claims)])


def _analysis(source: Source) -> Analysis:
    words = [source.choice(WORDS) for _ in range(1 + source.number(_MOST))]
    text, starts, ends = "", [], []
    for word in words:
        text += " " if source.number(3) else ""
        starts.append(len(text))
        text += word
        ends.append(len(text))
    begins: list[bool | int | None] = [i == 0 or not source.number(8) for i in range(len(words))]
    heads, first = [], 0
    for i, begin in enumerate(begins):
        first = i if begin else first
        # No word hangs on one behind it, so that there is no circle; the first of a sentence is its root.
        heads.append(first + source.number(max(i - first - 1, 0)))
    doc = Doc(
        _VOCAB,
        words=words,
        lemmas=[fold(word) or word for word in words],
        pos=[source.choice(TAGS) for _ in words],
        morphs=[source.choice(FEATURES) for _ in words],
        heads=heads,
        deps=["root" if heads[i] == i else source.choice(RELATIONS[1:]) for i in range(len(words))],
        sent_starts=begins,
    )
    for token in doc:
        token.norm_ = fold(token.text) or token.text
    return Analysis(text, doc, tuple(starts), tuple(ends))


@cache
def _checker() -> Checker:
    return Checker(rulepack.load())


@cache
def _extractor() -> Extractor:
    return _checker()._extractor
