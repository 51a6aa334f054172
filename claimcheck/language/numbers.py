"""Quantities in running Arabic text: how many, from how many to how many, and of what.

What merely looks like a quantity (years, days, hours, telephone numbers, resolutions, weapons,
percentages) is masked first; then each numeral is read with the words that bound it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from claimcheck.language.number_words import (
    DUAL_OR_SINGULAR,
    GAP,
    LETTERS,
    OPTIONAL_GAP,
    Numeral,
    key,
    read_numeral,
)
from claimcheck.language.orthography import fold, normalise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COUNTED = _words(
    "جندي جنديا جنود جنودا عسكري عسكريا عسكريين عسكريون عنصر عنصرا عناصر فرد فردا افراد مقاتل مقاتلا مقاتلين"
    " شخص شخصا اشخاص ضابط ضابطا ضباط شرطي شرطيا رجل رجلا رجال مستشار مستشارا مستشارين متطوع متطوعا متطوعين"
    " متعاقد متعاقدا متعاقدين مظلي مظليا مظليين مدرب مدربا مدربين مرتزق مرتزقا مرتزقة مسلح مسلحا مسلحين"
    " قتيل قتيلا قتلي جريح جريحا جرحي مدني مدنيا مدنيين خبير خبيرا خبراء موظف موظفا موظفين قوات"
    " امريكي اميركي امريكيا اميركيا امريكيين اميركيين اجنبي اجنبيا الية اليات دبابة دبابات طائرة طائرات"
    " عربة عربات مركبة مركبات قاعدة قواعد كتيبة كتائب وحدة وحدات دولار دولارا يورو كيلومتر كيلومترا متر مترا"
    " سنة عاما يوما شهرا ساعة مرة نسمة لاجئ لاجئا"
)
_DUALS = {
    key(stem + ending)
    for stem in _words("جندي ضابط كتيبت فرقت لواء قاعدت سريت طائرت سفينت شخص قتيل جريح شهر يوم عام سنت اسبوع")
    for ending in ("ين", "ان")
} | {"عسكريان", "مقاتلان", "عنصران", "عنصرين"}
_NOT_NOUNS = _words(
    "في من علي الي عن مع حتي منذ خلال بعد قبل بين عند لدي ضد نحو حوالي قرابة زهاء تقريبا فقط او ام ثم بل"
    " لكن ان انه انها انهم لان كما كان كانت كانوا ما لا لم لن قد لقد هو هي هم هذا هذه ذلك تلك الذي التي الذين"
    " بينهم بينها بينما منهم منها فيما حيث حين عندما بحسب حسب وفق حاليا الان اليوم امس غدا سنويا شهريا يوميا"
    " حسبما بالاضافة اضافة فضلا عبر ضمن داخل خارج تحت فوق امام علما لدعم بهدف بحلول غير سوي الا اذ اذا"
    " بالمئة بالمائة عدا مقابل مقارنة بدلا بحيث فهم فهي فهو ليس ليست لهم لها له به بها بهم يوم ايضا"
)
_NOUNS_IN_WAW = _words("وحدة وحدات وزير وزيرا وزراء وزارة وزارات وكالة وكالات ولاية ولايات وافد وافدا")
_NOUNS_IN_ALIF_LAM = _words("الية اليات التزام التزاما التماس")
_MONTHS = (
    "كانون الثاني|كانون الاول|تشرين الاول|تشرين الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|يناير|فبراير"
    "|مارس|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|جانفي|فيفري|افريل|ماي|جوان"
    "|جويلية|اوت|يوليوز|غشت|شتنبر|نونبر|دجنبر|محرم|صفر|ربيع الاول|ربيع الاخر|ربيع الثاني|جمادي الاولي"
    "|جمادي الاخرة|جمادي الثانية|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة"
)
_OF_THEM = f"(?: عدد(?:ه|ها|هم|(?: [{LETTERS}]+){{1,2}}))?"
_BY_LITTLE = "(?: ب?قليلا?| ب?كثيرا?)?"
_ON = " (?:علي|عن)"
_BOUNDS = {
    "at_least": f"(?:ما )?لا ?[يت]قل{_OF_THEM} عن|(?:ليس|لا) اقل من|(?:ما )?[يت](?:زيد|ربو|نوف){_OF_THEM}"
    f"{_BY_LITTLE}{_ON}|زادت?{_OF_THEM}{_ON}|(?:اكثر|ازيد){_BY_LITTLE} من"
    f"|(?:ما )?[يت](?:فوق|تجاوز|تعدي){_OF_THEM}|(?:فاقت?|تجاوزت?|تعدي|تعدت){_OF_THEM}"
    "|علي الاقل|علي اقل تقدير|حد ادني|نيف",
    "at_most": f"(?:ما )?ل(?:ا ?|م |ن )[يت](?:تجاوز|تعدي|تعد|فوق){_OF_THEM}"
    f"|(?:ما )?ل(?:ا ?|م |ن )[يت]زي?د{_OF_THEM}{_ON}"
    f"|اقل{_BY_LITTLE} من|(?:ما )?[يت]قل{_OF_THEM} عن|ما [يت]صل الي|(?:ما )?دون|علي الاكثر|حد اقصي",
    "about": f"نحو|حوالي|قرابة|زهاء|(?:ما )?[يت]?(?:ناهز|قارب)ت?{_OF_THEM}|(?:ما )?[يت]قرب (?:من|عن)|تقريبا"
    "|(?:في )?(?:ب)?حدود",
}
_BOUNDS_AFTER = {
    "at_least": "علي الاقل|(?:او |ف)اكثر(?! من)|علي اقل تقدير|[كب]حد ادني|ونيفا?|او يزيد",
    "at_most": "علي الاكثر|علي اقصي تقدير|[كب]حد اقصي|او اقل(?! من)",
    "about": "تقريبا|او نحو ذلك|علي وجه التقريب",
}


def _compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which a blank stands for a gap and N for the end of a word."""
    absent = f"(?![{LETTERS}])"
    return re.compile(pattern.replace(" ", f"(?:{GAP})").replace("N", absent), flags)


def _groups(bounds: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in bounds.items())


_COUNTED_NOUN = f"(?:{'|'.join(sorted(_COUNTED, key=len, reverse=True))})"
_START = f"(?<![{LETTERS}])"
_PROCLITICS = "[وف]?(?:[بلك]?(?:ال)?|لل)"
_UNCOUNTED = rf"(?! (?:من )?(?:ال)?{_COUNTED_NOUN}N)"
_ALONE = r"(?<![0-9])(?<![0-9][.,،])"
_ENDS = r"(?![.,،]?[0-9])"
_FIGURE = "[0-9][0-9.,،]{0,11}"
_HUNDREDTHS = "(?: بال| في ال)(?:مئة|مائة)N"
_YEAR = f"{_ALONE}(?:19|20)[0-9]{{2}}{_ENDS}"
_YEARS = rf"{_YEAR}(?:\s*(?:و|-|/|الي|حتي|او|,|،)\s*{_YEAR})*"
_SOME_SCALE = rf"(?:{OPTIONAL_GAP}(?:الف|الفا|الاف|مليون|مليونا|ملايين|مليار|مليارا|مليارات)N)"
_MONTH = rf"(?:{_MONTHS})N(?:\s*[/(]\s*(?:{_MONTHS})N\s?\)?)?"
_OF_YEAR = rf"(?: من)?(?: (?:ال)?(?:عام|سنة))?[,،]?\s*(?:[0-9]{{1,2}} )?{_YEARS}{_UNCOUNTED}"
_ORDINAL = "(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ة?"
_NOT_QUANTITIES = tuple(
    _compile(pattern, re.MULTILINE)
    for pattern in (
        r"[a-z]+://\S+|www\.\S+|[a-z0-9._-]{1,64}@\S+",
        r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}(?![0-9])|[0-9]+/[0-9]+|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
        r"(?<![0-9.,،])(?<![0-9]['\x20\u2007])\+?0[0-9]+(?:[\x20-]?[0-9]+)*|\+[0-9]{2,}(?:[\x20-]?[0-9]{2,})+",
        r"[0-9]+(?:-[0-9]+){2,}|[0-9]{10,}",
        rf"[%$€£]\s?{_FIGURE}|{_FIGURE}(?:-{_FIGURE})?\s?[%$€£]",
        rf"(?:{_FIGURE}\s*(?:و|-|الي|او)\s*)?{_FIGURE}{_HUNDREDTHS}",
        r"[0-9]+(?:\.[0-9]+){2,}(?![0-9])(?<!\.[0-9]{3})",
        rf"[0-9]+\.(?:[0-9]{{1,2}}|[0-9]{{4,}})(?![0-9])(?!{_SOME_SCALE})",
        rf"[0-9]+[,،][0-9]{{1,2}}(?![0-9])(?!{_SOME_SCALE})|(?<![0-9])0\.[0-9]+(?!{_SOME_SCALE})",
        rf"(?:{_ALONE}[0-9]{{1,2}}\s*(?:و|-|الي|او|,|،)\s*(?:ال)?){{0,6}}{_ALONE}[0-9]{{1,2}}"
        rf"(?: من)?(?: شهر)? {_MONTH}(?:{_OF_YEAR})?|{_MONTH}{_OF_YEAR}",
        rf"{_START}[وفبلك]{{0,2}}(?:عام|سنة|عامي) {_YEARS}",
        rf"{_START}[وفبلك]{{0,2}}(?:ال)?(?:عام|سنة|عامي|سنتي|اعوام|سنوات|موسم)"
        rf"(?: (?:الماضي|الجاري|الحالي|المقبل|الفائت)ة?)?\s+(?:{_YEARS}|{_ALONE}[0-9]{{2,4}}{_ENDS})"
        rf"{_UNCOUNTED}",
        rf"{_START}[وف]?(?:في|منذ|قبل|بعد|حتي|خلال|بحلول|نهاية|بداية|مطلع|اوائل|اواخر|منتصف|ربيع|صيف|خريف|شتاء|غزو"
        rf"|حرب|هجمات) {_YEAR}{_UNCOUNTED}",
        rf"(?:بين|من) {_YEAR}\s*(?:و|الي |حتي ){_YEAR}{_UNCOUNTED}|\(\s*{_YEARS}\s*\){_UNCOUNTED}"
        rf"|{_YEAR}\s*[-/]\s*{_YEAR}{_UNCOUNTED}",
        r"[0-9]+\s?(?:م|ه|هجرية?|ميلادية?|كم|كلم|ملم)N",
        rf"{_START}[وفبل]?الساعة [0-9]+|[0-9]+ (?:بتوقيت|بالتوقيت|صباحا|مساء|ظهرا)N",
        rf"{_START}[وفبلك]?رقم\s*[(:]?\s*[0-9]+",
        rf"{_START}[وفبلك]{{0,2}}(?:ال)?(?:قرار|قرارات|مادة|مواد|بند|بنود|فقرة|فقرات|لواء|كتيبة|فرقة|صفحة|دورة"
        rf"|مجموعة)(?: (?:مجلس|الامن|الدولي|الاممي|رقم)N)*\s*\(?[0-9]+\)?(?:\s*[و،,-]\s*[0-9]+)*{_UNCOUNTED}",
        rf"[A-Za-z_][-.]?[0-9][0-9.,]*|[A-Za-z]\s[0-9]+{_UNCOUNTED}|[0-9][0-9.,]*-?[A-Za-z_]",
        rf"{_START}[وفبلك]?(?:ال)?(?:اف|اس|ميغ|ميج|سو|سوخوي|تي|بي|ام|كوفيد|بوينغ|ايرباص)\s*-?\s*[0-9]+{_UNCOUNTED}",
        rf"{_START}(?!{_PROCLITICS}-)[{LETTERS}]+-[0-9]+{_UNCOUNTED}",
        r"^[^\S\n]*[0-9]{1,2}\s?[-.)](?!\s*[0-9])|\[\s*[0-9]+\s*\]",
        rf"{_START}[وفبلك]{{0,2}}(?:ال)?{_ORDINAL} عشرة?N"
        rf"|(?:النصف|الربع|الثلث) (?:ال{_ORDINAL}|الاول|الاخير)N|نصف (?:ال)?(?:سنوية?|شهرية?|نهائي)N",
    )
)
_TOKEN = re.compile(f"[0-9]+|[{LETTERS}]+")
_PROCLITIC_RUN = re.compile(_PROCLITICS)
_CLITIC_BEFORE = re.compile(f"{_START}{_PROCLITICS}{OPTIONAL_GAP}$")
_BOUND_BEFORE = _compile(f"{_START}[وفبلك]{{0,2}}(?P<bound>{_groups(_BOUNDS)}){OPTIONAL_GAP}$")
_BOUND_AHEAD = _compile(f"{OPTIONAL_GAP}[بل]?(?:{_groups(_BOUNDS)})N")
_BOUND_AFTER = _compile(rf"(?P<counted>(?: (?!و)[{LETTERS}]+){{0,2}}?) (?:{_groups(_BOUNDS_AFTER)})N")
_BETWEEN = _compile(rf"{_START}(?<!من\s)[وفبلك]{{0,2}}(?P<opening>(?:ما )?بين) (?:ال ?)?$")
_FROM = _compile(f"{_START}[وف]?(?P<opening>من) (?:ال ?)?$")
_TO = _compile(rf"(?P<counted>(?: (?!(?:من|الي|حتي)N)[{LETTERS}]+){{0,4}}?) (?:الي|حتي)N")
_AND = _compile(rf"(?P<counted>(?: {_COUNTED_NOUN}N(?: (?!و)[{LETTERS}]+)?)?) (?:و|الي|-)")
_OR = _compile(r"\s?-\s?| (?:او|الي)N")
_OUT_OF = _compile(rf"(?: (?!من)[{LETTERS}]+){{0,3}}? من(?= (?:ال)?[0-9{LETTERS}])")
_TOWARDS = _compile(f"{_START}[وف]?(?:الي|ل) (?:ال ?)?$")
_ARTICLE_AHEAD = re.compile(f"{OPTIONAL_GAP}(?:ال{OPTIONAL_GAP}(?=[0-9]))?")
_NOUN = re.compile(rf"[)\"'\]]?{OPTIONAL_GAP}(?P<word>[{LETTERS}]+)")
_COUNT_WORD = _compile(
    f"{_START}[وفبلك]?(?:ال)?(?:عدد|تعداد|قوام)(?:ه|ها|هم| ال[{LETTERS}]+)?"
    "(?: (?:حاليا|الان|[يت]?بلغ))?(?: ال)? ?$"
)
_YEAR_WORD = _compile(f"{_START}[وفبلك]?(?:ال)?(?:عام|سنة) $")
_PERCENT = _compile(_HUNDREDTHS)
_MONTH_AHEAD = _compile(f"(?: من)? {_MONTH}")
_NOT_NUMERALS = frozenset({"لست", "وست", "فست", "كست"})
_LONGEST_BOUND = 60
_LAST_YEAR = 2100
_LAST_DAY = 31
_TANWIN = "\u064b"
_BLOT = "\x00"
# «من 12 إلى 8 آلاف» starts at 12,000; a fall by more than this factor is not told so.
_STEEPEST_FALL = 10


@dataclass(frozen=True)
class Quantity:
    """A quantity that a text names. All offsets are code points of the source text.

    Attributes:
        start: where the phrase begins, its modifier included («أكثر من 3000»).
        end: where it ends, without the noun that is counted.
        core_start: where the digits or number words themselves begin.
        low: the least that it can be; None where that is open.
        high: the most that it can be; None where that is open.
        approximate: the text says نحو or the like, or uses a vague word such as مئات.
        source: the X of "from X to Y"; low and high are then Y.
        is_range: two numbers span it. With a ``source`` as well, «من 2500 إلى 3000» may be
            either an interval or a rise; its caller knows which from the verb.
        fraction: the part of something that it is; low and high are then None.
        noun: the folded noun that is counted, if one follows; a dual (جنديان) is its own noun.
        noun_start: where that noun begins.
        noun_end: where that noun ends.
        noun_before: whether a word such as عددهم precedes, so that what is counted stands before.
    """

    start: int
    end: int
    core_start: int
    low: int | None
    high: int | None
    approximate: bool = False
    source: int | None = None
    is_range: bool = False
    fraction: Fraction | None = None
    noun: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    noun_before: bool = False


def find_quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text, in its order and without overlap."""
    return list(_Reader(text).quantities())


@dataclass(frozen=True)
class _Side:
    """A numeral with the bounds before it; ``start`` is where the first of these begins."""

    start: int
    numeral: Numeral
    bounds: frozenset[str]

    @property
    def exact(self) -> bool:
        return self.numeral.exact


@dataclass(frozen=True)
class _Phrase:
    """A quantity in offsets of the key. ``inner`` is a noun that stands between two numerals."""

    start: int
    core_start: int
    end: int
    low: int
    high: int | None
    bounds: frozenset[str]
    approximate: bool = False
    fraction: Fraction | None = None
    source: int | None = None
    is_range: bool = False
    inner: tuple[int, int] | None = None


class _Reader:
    """Reads the quantities of one text."""

    def __init__(self, text: str) -> None:
        self._normalised = normalise(text)
        self._text = _masked(key(self._normalised.text))

    def quantities(self) -> Iterator[Quantity]:
        position = floor = 0
        while token := _TOKEN.search(self._text, position):
            quantity, position = self._quantity(token, floor)
            if quantity:
                floor = position
                yield quantity

    def _quantity(self, token: re.Match[str], floor: int) -> tuple[Quantity | None, int]:
        """Read the quantity at a token; also say where to read on."""
        dual = self._dual(token)
        numeral = dual or self._numeral(token)
        if numeral is None:
            return None, token.end()
        side = self._side_before(numeral, floor)
        if side is None:
            return None, numeral.end
        phrase = self._two_sided(side, floor) or _single(side)
        end, resume = phrase.end, phrase.end
        after = _BOUND_AFTER.match(self._text, end)
        if after:
            phrase = replace(phrase, bounds=phrase.bounds | {_bound(after, _BOUNDS_AFTER)})
            resume = after.end()
            end = end if after["counted"] else resume
        if dual:
            noun: tuple[int, int] | None = (numeral.start, numeral.end)
        else:
            noun = self._noun(end, definite=not side.exact) or phrase.inner
        if self._is_something_else(phrase, noun):
            return None, phrase.end
        settled = self._settle_dual(replace(phrase, end=end), noun)
        return (self._in_source(settled, noun), resume) if settled else (None, end)

    def _dual(self, token: re.Match[str]) -> Numeral | None:
        for stem in range(3):
            if _PROCLITIC_RUN.fullmatch(token[0][:stem]) and token[0][stem:] in _DUALS:
                return Numeral(token.start() + stem, token.end(), 2, 2)
        return None

    def _numeral(self, token: re.Match[str]) -> Numeral | None:
        word = token[0]
        if word[0].isdigit():
            return read_numeral(self._text, token.start())
        if word in _NOT_NUMERALS:
            return None
        for stem in range(5):
            if not _PROCLITIC_RUN.fullmatch(word[:stem]):
                continue
            numeral = read_numeral(self._text, token.start() + stem)
            if numeral:
                definite = word[:stem].endswith(("ال", "لل"))
                bare_one = numeral.exact and numeral.low == 1
                return None if bare_one or (definite and self._is_adjective(numeral)) else numeral
        return None

    def _is_adjective(self, numeral: Numeral) -> bool:
        """Whether a definite numeral takes up a noun before it («الجنود الخمسة») and counts nothing new."""
        if not numeral.exact:
            return False
        several = len(self._text[numeral.start : numeral.end].split()) > 1
        noun = self._noun(numeral.end, definite=False)
        return numeral.low < 100 or not (several or self._is_counted(noun))

    def _side_before(self, numeral: Numeral, floor: int) -> _Side | None:
        """Read the bounds before a numeral; None where it is a part of another word."""
        clitic = _CLITIC_BEFORE.search(self._text, max(floor, numeral.start - 9), numeral.start)
        begin = clitic.start() if clitic else numeral.start
        start, bounds = numeral.start, set[str]()
        while bound := _BOUND_BEFORE.search(self._text, max(floor, begin - _LONGEST_BOUND), begin):
            bounds.add(_bound(bound, _BOUNDS))
            start = begin = bound.start("bound")
        if clitic is None and not bounds:
            return None
        return _Side(start, numeral, frozenset(bounds))

    def _side_ahead(self, position: int) -> _Side | None:
        bounds = set[str]()
        while bound := _BOUND_AHEAD.match(self._text, position):
            bounds.add(_bound(bound, _BOUNDS))
            position = bound.end()
        article = _ARTICLE_AHEAD.match(self._text, position)
        start = article.end() if article else position
        numeral = read_numeral(self._text, start)
        if numeral is None and self._text.startswith("ال", start):
            numeral = read_numeral(self._text, start + 2)
        return _Side(start, numeral, frozenset(bounds)) if numeral and numeral.exact else None

    def _two_sided(self, left: _Side, floor: int) -> _Phrase | None:
        if not left.exact:
            return None
        return self._between(left, floor) or self._from_to(left, floor) or self._or(left)

    def _between(self, left: _Side, floor: int) -> _Phrase | None:
        opening = _BETWEEN.search(self._text, max(floor, left.start - 12), left.start)
        if opening is None:
            return None
        # «بين ألفين وخمسمئة وثلاثة آلاف»: the last و that leaves an ascending pair divides them.
        for end in (left.numeral.end, *reversed(left.numeral.joints)):
            numeral = read_numeral(self._text[:end], left.numeral.start)
            after = _AND.match(self._text, end)
            right = self._side_ahead(after.end()) if after else None
            if numeral is None or numeral.end != end or after is None or right is None:
                continue
            phrase = _interval(replace(left, numeral=numeral), right)
            if phrase:
                inner = self._noun(end, definite=False) if after["counted"] else None
                return replace(phrase, start=opening.start("opening"), inner=inner)
        return None

    def _from_to(self, left: _Side, floor: int) -> _Phrase | None:
        opening = _FROM.search(self._text, max(floor, left.start - 8), left.start)
        if opening is None:
            return self._out_of(left, floor)
        to = _TO.match(self._text, left.numeral.end)
        right = self._side_ahead(to.end()) if to else None
        if to is None or right is None:
            return None
        inner = self._noun(left.numeral.end, definite=False) if to["counted"] else None
        noun = self._noun(right.numeral.end, definite=False)
        if inner and noun and self._is_counted(inner) != self._is_counted(noun):
            return None
        source = _shared_scale(left.numeral, right.numeral, falling=True)
        return replace(
            _single(right),
            start=opening.start("opening"),
            core_start=left.numeral.start,
            source=source,
            is_range=source < right.numeral.low,
            inner=inner,
        )

    def _out_of(self, left: _Side, floor: int) -> _Phrase | None:
        """«إلى 2500 جندي من 5200»."""
        towards = _TOWARDS.search(self._text, max(floor, left.start - 9), left.start)
        out_of = _OUT_OF.match(self._text, left.numeral.end) if towards else None
        right = self._side_ahead(out_of.end()) if out_of else None
        if right is None or right.numeral.low <= left.numeral.low:
            return None
        inner = self._noun(left.numeral.end, definite=False)
        if inner and not self._is_counted(inner):
            return None
        return replace(_single(left), end=right.numeral.end, source=right.numeral.low, inner=inner)

    def _or(self, left: _Side) -> _Phrase | None:
        """«3000-3500», «3000 إلى 3500», «ثلاثة أو أربعة آلاف»."""
        between = _OR.match(self._text, left.numeral.end)
        right = self._side_ahead(between.end()) if between else None
        return _interval(left, right) if right else None

    def _noun(self, end: int, *, definite: bool) -> tuple[int, int] | None:
        """Where the noun is that a numeral ending at ``end`` counts."""
        found = _NOUN.match(self._text, end)
        if found and found["word"] == "فقط":
            found = _NOUN.match(self._text, found.end())
        if found and found["word"] == "من":
            found = _NOUN.match(self._text, found.end())
            return found.span("word") if found and self._is_counted(found.span("word")) else None
        if found is None or not self._is_noun(*found.span("word"), definite=definite):
            return None
        return found.span("word")

    def _is_noun(self, start: int, end: int, *, definite: bool) -> bool:
        word = self._text[start:end]
        if len(word) < 3 or word in _NOT_NOUNS or read_numeral(self._text, start):
            return False
        if word.startswith("و"):
            return word in _NOUNS_IN_WAW
        if self._normalised.text.startswith(("ال", "لل", "بال"), start):
            return definite or word in _NOUNS_IN_ALIF_LAM
        return not (word.startswith(("ي", "ت")) and word.endswith("ون"))

    def _is_counted(self, noun: tuple[int, int] | None) -> bool:
        return noun is not None and self._text[slice(*noun)].removeprefix("ال") in _COUNTED

    def _is_something_else(self, phrase: _Phrase, noun: tuple[int, int] | None) -> bool:
        """Whether the phrase, in words, is a percentage, a day or a year."""
        if phrase.fraction is None and phrase.low <= _LAST_DAY and _MONTH_AHEAD.match(self._text, phrase.end):
            return True
        if _PERCENT.match(self._text, phrase.end):
            return True
        year = 1000 <= phrase.low < _LAST_YEAR and not self._is_counted(noun)
        before = max(0, phrase.start - _LONGEST_BOUND)
        return year and _YEAR_WORD.search(self._text, before, phrase.start) is not None

    def _settle_dual(self, phrase: _Phrase, noun: tuple[int, int] | None) -> _Phrase | None:
        """Decide between the dual and the singular of «ألفا»; None where it is no number at all."""
        if self._text[phrase.core_start : phrase.end] not in DUAL_OR_SINGULAR:
            return phrase
        origin = (*self._normalised.origin, len(self._normalised.source))
        if _TANWIN in self._normalised.source[origin[phrase.core_start] : origin[phrase.end]]:
            return phrase
        if noun:
            return replace(phrase, low=2 * phrase.low, high=2 * phrase.low)
        return phrase if phrase.bounds or self._count_word_before(phrase) else None

    def _count_word_before(self, phrase: _Phrase) -> bool:
        if "عدد" in self._text[phrase.start : phrase.core_start]:
            return True
        before = max(0, phrase.start - _LONGEST_BOUND)
        return _COUNT_WORD.search(self._text, before, phrase.start) is not None

    def _in_source(self, phrase: _Phrase, noun: tuple[int, int] | None) -> Quantity:
        start, end = self._normalised.span(phrase.start, phrase.end)
        core_start = self._normalised.origin[phrase.core_start]
        noun_start, noun_end = self._normalised.span(*noun) if noun else (None, None)
        low: int | None = phrase.low
        high = phrase.high
        if "at_least" in phrase.bounds:
            high = None
        if "at_most" in phrase.bounds:
            low, high = None, phrase.high
        return Quantity(
            start=start,
            end=end,
            core_start=core_start,
            low=None if phrase.fraction else low,
            high=None if phrase.fraction else high,
            approximate=phrase.approximate or "about" in phrase.bounds,
            source=phrase.source,
            is_range=phrase.is_range,
            fraction=phrase.fraction,
            noun=fold(self._text[slice(*noun)]) if noun else None,
            noun_start=noun_start,
            noun_end=noun_end,
            noun_before=self._count_word_before(phrase),
        )


def _masked(text: str) -> str:
    """Blot out what looks like a quantity and is none, keeping every offset."""
    for pattern in _NOT_QUANTITIES:
        text = pattern.sub(lambda found: _BLOT * len(found[0]), text)
    return text


def _bound(found: re.Match[str], names: dict[str, str]) -> str:
    return next(name for name in names if found[name] is not None)


def _single(side: _Side) -> _Phrase:
    numeral = side.numeral
    return _Phrase(
        side.start,
        numeral.start,
        numeral.end,
        numeral.low,
        numeral.high,
        side.bounds,
        numeral.approximate,
        numeral.fraction,
    )


def _interval(left: _Side, right: _Side) -> _Phrase | None:
    low = _shared_scale(left.numeral, right.numeral)
    if low >= right.numeral.low:
        return None
    return replace(
        _single(left),
        end=right.numeral.end,
        low=low,
        high=right.numeral.high,
        bounds=left.bounds | right.bounds,
        is_range=True,
    )


def _shared_scale(left: Numeral, right: Numeral, *, falling: bool = False) -> int:
    """Value ``left``, which may borrow the scale word of ``right`` («بين 40 و50 ألف»)."""
    largest = right.multiplier
    if falling and left.low < 100:
        largest *= _STEEPEST_FALL
    borrows = left.scale == 1 and left.low <= largest
    return left.low * right.scale if borrows else left.low
