"""What stands around a number and bounds it, or joins it with another to a range."""

from __future__ import annotations

import re

from claimcheck.language.number_nouns import COUNTED, SOLDIERS
from claimcheck.language.number_patterns import (
    LETTERS,
    OPTIONAL_GAP,
    PROCLITICS,
    START,
    compiled,
    keys,
    one_of,
)

# «لا يتجاوز عدد الجنود في تشاد»، «لا تتعدى القوة المتبقية»
_OF_THEM = (
    f"(?: عدد(?:ه|ها|هم|(?: [{LETTERS}]+){{1,3}}?)(?: في(?: [{LETTERS}]+){{1,3}}?)?"
    f"| ال(?:قوة|{one_of(SOLDIERS)})(?: ال[{LETTERS}]+){{0,2}}| {one_of(SOLDIERS)}(?:ه|ها|هم))?"
)
_BY_LITTLE = "(?: ب?قليلا?| ب?كثيرا?)?"
_ON = " (?:علي|عن)"
_NOT = "(?:ما )?ل(?:ا ?|م |ن )"
# In these, a blank is a gap. The verbs are those of «عددهم», of «القوات» and of «الجنود».
BOUNDS = {
    "at_least": f"(?:ما )?لا ?[يت]قلو?ن?{_OF_THEM} عن|(?:ليس|ليسوا|لا) اقل من"
    f"|(?:ما )?[يت](?:زيد|زيدون|ربو|ربون|نوف|نوفون){_OF_THEM}{_BY_LITTLE}{_ON}|زادت?{_OF_THEM}{_ON}"
    f"|(?:اكثر|ازيد){_BY_LITTLE} من|(?:ما )?[يت](?:فوق|فوقون|تجاوز|تجاوزون|تعدي|تعدون|تخطي|تخطون){_OF_THEM}"
    f"|(?:فاقت?|تجاوزت?|تعدي|تعدت|تخطي|تخطت){_OF_THEM}"
    "|علي الاقل|علي اقل تقدير|حد ادني|(?:ما )?فوق|نيف",
    "at_most": f"{_NOT}[يت](?:تجاوز|تجاوزون|تجاوزوا|تعدي?|تعدون|تخطي?|تخطون|فوق|فوقون){_OF_THEM}"
    f"|{_NOT}[يت]ز(?:يد|د|يدون){_OF_THEM}{_ON}|(?:ليس|ليسوا|لا) (?:اكثر|ازيد) من"
    f"|اقل{_BY_LITTLE} من|(?:ما )?[يت]قل{_OF_THEM} عن|ما [يت]صل الي|(?:ما )?دون|علي الاكثر|حد اقصي|حتي",
    "about": f"نحو|نحوا من|حوالي|قرابة|زهاء|(?:ما )?[يت]?(?:ناهز|قارب)(?:ت|ون)?{_OF_THEM}(?: من)?"
    "|(?:ما )?[يت]قرب (?:من|عن)|ما [يت]قرب|تقريبا|(?:في )?(?:ب)?حدود",
}
BOUNDS_AFTER = {
    "at_least": "علي الاقل|(?:او |ف)اكثر(?! من)|علي اقل تقدير|[كب]حد ادني|ونيفا?|او (?:ما )?يزيدو?ن?"
    "|[وف]ما فوق",
    "at_most": "علي الاكثر|علي (?:اقصي|ابعد|اكثر) تقدير|[كب]حد اقصي|او اقل(?! من)",
    "about": "تقريبا|او نحو ذلك|علي وجه التقريب",
}


def _groups(bounds: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in bounds.items())


TOKEN = re.compile(f"[0-9]+|[{LETTERS}]+")
PROCLITIC_RUN = re.compile(PROCLITICS)
CLITIC_BEFORE = re.compile(f"{START}{PROCLITICS}{OPTIONAL_GAP}$")
BOUND_BEFORE = compiled(f"{START}[وفبلك]{{0,2}}(?P<bound>{_groups(BOUNDS)}){OPTIONAL_GAP}$")
BOUND_AHEAD = compiled(f"{OPTIONAL_GAP}[بل]?(?:{_groups(BOUNDS)})N")
BOUND_AFTER = compiled(rf"(?P<counted>(?: (?!و)[{LETTERS}]+){{0,2}}?) (?:{_groups(BOUNDS_AFTER)})N")
BETWEEN = compiled(rf"{START}(?<!من\s)[وفبلك]{{0,2}}(?P<opening>(?:ما )?بين) (?:ال ?)?$")
FROM = compiled(f"{START}[وف]?(?P<opening>من) (?:ال ?)?$")
TO = compiled(rf"(?P<counted>(?: (?!(?:من|الي|حتي)N)[{LETTERS}]+){{0,4}}?) (?:الي|و?حتي)N")
AND = compiled(rf"(?P<counted>(?: {one_of(COUNTED)}N(?: (?!و)[{LETTERS}]+)?)?)(?: (?:و|الي|حتي)|\s?-)")
OR = compiled(r"\s?-\s?| (?:او|الي|حتي)N")
OUT_OF = compiled(rf"(?: (?!من)[{LETTERS}]+){{0,3}}? من(?: (?:اصل|مجموع|اجمالي)N)?(?= (?:ال)?[0-9{LETTERS}])")
TOWARDS = compiled(f"{START}[وف]?(?:الي|ل) (?:ال ?)?$")
ARTICLE_AHEAD = re.compile(f"{OPTIONAL_GAP}(?:ال{OPTIONAL_GAP}(?=[0-9]))?")
DEFINITE_BEFORE = compiled(f"(?:ال|لل)[{LETTERS}]+ $")
# «جنديين اثنين» are two.
TWO_AGAIN = compiled(" (?:اثن|اثنت)(?:ان|ين)N")
SCORE = re.compile(r"[0-9]{1,2}\s?-\s?[0-9]{1,2}(?![0-9])")
COUNT_WORD = compiled(
    f"{START}[وفبلك]?(?:ال)?(?:عدد|تعداد|قوام)(?:ه|ها|هم|هما| ال[{LETTERS}]+)?"
    "(?: (?:حاليا|الان|[يت]?بلغ))?(?: ال)? ?$"
)
YEAR_WORD = compiled(f"{START}[وفبلك]?(?:ال)?(?:عام|سنة) $")
PART_BEFORE = compiled(f"{START}[وف]?(?:من )?(?:بين|من|ضمن)(?:هم|ها) $")
# Four figures without a separator that nothing says to be a number of anything.
BARE_YEAR = re.compile(r"(?:19|20(?=[0-3]))[0-9]{2}(?<!00)")
NOT_NUMERALS = keys("لست وست فست كست")
LONGEST_BOUND = 80
LAST_YEAR = 2100
LAST_DAY = 31
TANWIN = "\u064b"
# «من 12 إلى 8 آلاف» starts at 12,000; a fall by more than this factor is not told so.
STEEPEST_FALL = 10
