"""What looks like a quantity and is none: years, days, hours, telephone numbers, resolutions, weapons."""

from __future__ import annotations

import re

from claimcheck.language.number_figures import SCALE_AHEAD
from claimcheck.language.number_nouns import COUNTED, OF_THE_FORCE
from claimcheck.language.number_patterns import LETTERS, PROCLITICS, START, compiled, one_of
from claimcheck.language.number_words import HUNDREDTHS

_BLOT = "\x00"
_MONTHS = (
    "كانون الثاني|كانون الاول|تشرين الاول|تشرين الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|يناير|فبراير"
    "|مارس|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|جانفي|فيفري|افريل|ماي|جوان"
    "|جويلية|اوت|يوليوز|غشت|شتنبر|نونبر|دجنبر|محرم|صفر|ربيع الاول|ربيع الاخر|ربيع الثاني|جمادي الاولي"
    "|جمادي الاخرة|جمادي الثانية|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة"
)
# What is dated by the year that follows it.
_DATED = (
    "في|منذ|قبل|بعد|حتي|خلال|بحلول|نهاية|بداية|مطلع|اوائل|اواخر|منتصف|ربيع|صيف|خريف|شتاء|غزو|حرب|هجمات"
    "|(?:اعتبارا|ابتداء) من"
)
# What is told apart by the number that follows it.
_NUMBERED = (
    "قرار|قرارات|قرارين|مادة|مواد|مادتين|بند|بنود|فقرة|فقرات|لواء|الوية|كتيبة|فرقة|فوج|سرية|فيلق|قناة|قطاع|دائرة|طريق"
    "|معبر|صفحة|صفحات|دورة|مجموعة|عيار|طراز|رحلة|بيان"
)
_MAKERS = "اف|اس|اتش|ميغ|ميج|سو|سوخوي|تي|بي|سي|ام|كوفيد|بوينغ|ايرباص"
_TELEPHONE = "هاتف|جوال|موبايل|محمول|فاكس|واتساب|واتس"
_UNCOUNTED = rf"(?![0-9])(?! (?:من (?:ال)?)?{one_of(COUNTED)}N)"
_ALONE = r"(?<![0-9])(?<![0-9][.,،])"
_ENDS = r"(?![.,،]?[0-9])"
_FIGURE = "[0-9][0-9.,،]{0,11}"
_CURRENCY = r"[$€£₤¥₪﷼]"
_SHARED = rf"(?:\s?%|{HUNDREDTHS}){OF_THE_FORCE}"
_YEAR = f"{_ALONE}(?:19|20)[0-9]{{2}}{_ENDS}"
_YEARS = rf"{_YEAR}(?:\s*(?:و|-|/|الي|حتي|او|,|،)\s*{_YEAR})*"
_NOT_SCALED = f"(?!{SCALE_AHEAD}|{_SHARED})"
_MONTH = rf"(?:{_MONTHS})N(?:\s*[/(]\s*(?:{_MONTHS})N\s?\)?)?"
_YEARS_OF_MONTH = _YEARS.replace("(?:19|20)[0-9]{2}", "(?:1[0-9]|20)[0-9]{2}")
HUNDREDTHS_AHEAD = compiled(rf"\s?%|{HUNDREDTHS}")
MONTH_AHEAD = compiled(f"(?: من)? {_MONTH}")
_OF_YEAR = rf"(?: من)?(?: (?:ال)?(?:عام|سنة))?[,،]?\s*(?:[0-9]{{1,2}} )?{_YEARS_OF_MONTH}{_UNCOUNTED}"
_ORDINAL = "(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ة?"
_HOUR = "ال(?:واحدة|ثانية|ثالثة|رابعة|خامسة|سادسة|سابعة|ثامنة|تاسعة|عاشرة|(?:حادية|ثانية) عشرة?)"
_PART_OF_HOUR = "(?: و(?:ال)?(?:نصف|ربع|ثلث)| (?:الا|وعشر|وخمس) (?:ال)?(?:ربعا?|ثلثا?|دقائق))N"
_NOT_QUANTITIES = tuple(
    compiled(pattern, re.MULTILINE)
    for pattern in (
        # what has more digits than any number, first, as the others would try it from each digit on
        r"[0-9]{30,}",
        # addresses, dates, hours, ratios
        r"[a-z]+://\S+|www\.\S+|[a-z0-9._-]{1,64}@\S+",
        r"[0-9]{1,4}\s?([/.-])\s?[0-9]{1,2}\s?\1\s?[0-9]{1,4}(?![0-9])|[0-9]+/[0-9]+|[0-9]+:[0-9]+(?::[0-9]{2})?|[0-9]+\+[0-9]+",
        # telephone numbers
        rf"{START}(?:ال)?(?:{_TELEPHONE})N[:\s]{{0,3}}\+?[0-9][0-9\x20()+-]+",
        r"(?<![0-9.,،])(?<![0-9]['\x20\u2007])\+?0[0-9]+(?:[\x20-]?[0-9]+)*|\+[0-9]{2,}(?:[\x20-]?[0-9]{2,})+",
        r"[0-9]+(?:-[0-9]+){2,}|[0-9]{10,}",
        # money and percentages
        rf"[%]\s?{_FIGURE}|{_CURRENCY}\s?{_FIGURE}|{_FIGURE}(?:-{_FIGURE})?\s?{_CURRENCY}",
        rf"{_FIGURE}\s*(?:و|-|الي|او)\s*{_FIGURE}(?:\s?%|{HUNDREDTHS})",
        rf"{_FIGURE}(?![0-9.,،])(?!{_SHARED})(?:\s?%|{HUNDREDTHS})",
        r"[0-9]+(?:\.[0-9]+){2,}(?![0-9])(?<!\.[0-9]{3})",
        rf"[0-9]+\.(?:[0-9]{{1,2}}|[0-9]{{4,}})(?![0-9]){_NOT_SCALED}",
        rf"[0-9]+[,،][0-9]{{1,2}}(?![0-9]){_NOT_SCALED}|(?<![0-9])0\.[0-9]+{_NOT_SCALED}",
        # days, months, years
        rf"(?:{_ALONE}[0-9]{{1,2}}\s*(?:و|-|الي|او|,|،)\s*(?:ال)?){{0,6}}{_ALONE}[0-9]{{1,2}}"
        rf"(?: من (?:هذا )?(?:ال)?شهرN|(?:(?: من)? (?:شهر )?|){_MONTH}(?:{_OF_YEAR})?)|{_MONTH}{_OF_YEAR}",
        rf"{START}[وفبلك]{{0,2}}(?:عام|سنة|عامي) {_YEARS}",
        rf"{START}[وفبلك]{{0,2}}(?:ال)?(?:عام|سنة|عامي|سنتي|اعوام|سنوات|موسم)"
        rf"(?: (?:الماضي|الجاري|الحالي|المقبل|الفائت)ة?)?\s+(?:{_YEARS}|{_ALONE}[0-9]{{2,4}}{_ENDS})"
        rf"{_UNCOUNTED}",
        rf"(?:بين|من) {_YEAR}\s*(?:و|الي |حتي ){_YEAR}{_UNCOUNTED}|\(\s*{_YEARS}\s*\){_UNCOUNTED}"
        rf"|{_YEAR}\s*[-/]\s*{_YEAR}{_UNCOUNTED}",
        rf"{START}[وف]?(?:{_DATED}) {_YEAR}(?! الي){_UNCOUNTED}",
        r"[0-9]+\s?(?:م|ه|هجرية?|ميلادية?|كم|كلم|ملم|مئوية|ق\.?\s?م)N",
        rf"{START}[وفبل]?الساعة [0-9]+(?:[,.،][0-9]{{2}})?|[0-9]+ (?:بتوقيت|بالتوقيت|صباحا|مساء|ظهرا)N",
        rf"{START}[وفبل]?{_HOUR}{_PART_OF_HOUR}",
        # what is numbered
        rf"{START}[وفبلك]?رقم\s*[(:]?\s*[0-9]+",
        rf"{START}[وفبلك]{{0,2}}(?:ال)?(?:{_NUMBERED})(?: (?:مجلس|الامن|الدولي|الاممي|رقم)N)*\s*(?:ال\s?)?"
        rf"[(\"]?[0-9]+[)\"]?(?:\s*[و،,-]\s*[0-9]+)*{_UNCOUNTED}|{START}ص\.?\s?[0-9]+",
        rf"[A-Za-z_][-.]?[0-9][0-9.,]*|[A-Za-z]\s[0-9]+{_UNCOUNTED}|[0-9][0-9.,]*-?[A-Za-z_]",
        rf"{START}[وفبلك]?(?:ال)?(?:{_MAKERS})\s*-?\s*[0-9]+{_UNCOUNTED}",
        rf"{START}(?!{PROCLITICS}-)[{LETTERS}]+-[0-9]+{_UNCOUNTED}",
        r"^[^\S\n]*[0-9]{1,2}\s?[-.)](?!\s*[0-9])|\[\s*[0-9]+\s*\]",
        rf"{START}[وفبلك]{{0,2}}(?:ال)?{_ORDINAL} عشرة?N"
        rf"|(?:النصف|الربع|الثلث) (?:ال{_ORDINAL}|الاول|الاخير)N|نصف (?:ال)?(?:سنوية?|شهرية?|نهائي)N",
    )
)


def masked(text: str) -> str:
    """Blot out of a key what looks like a quantity and is none, keeping every offset."""
    for pattern in _NOT_QUANTITIES:
        text = pattern.sub(lambda found: _BLOT * len(found[0]), text)
    return text
