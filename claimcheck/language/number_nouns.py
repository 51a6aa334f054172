"""The nouns that numbers count. Every list may be extended; hamzas do not matter."""

from __future__ import annotations

import re

from claimcheck.language.number_patterns import END, GAP, LETTERS, START, keys, one_of

# Whom a force consists of, one and many.
SOLDIER = keys(
    "جندي جنديا عسكري عسكريا عنصر عنصرا فرد فردا مقاتل مقاتلا ضابط ضابطا رجل رجلا مستشار مستشارا متطوع متطوعا"
    " متعاقد متعاقدا مظلي مظليا مدرب مدربا مرتزق مرتزقا مسلح مسلحا مجند مجندا مجندة خبير خبيرا شرطي شرطيا"
)
SOLDIERS = keys(
    "جنود جنودا عسكريين عسكريون عناصر أفراد أفرادا مقاتلين مقاتلون ضباط ضباطا رجال مستشارين مستشارون متطوعين"
    " متطوعون متعاقدين مظليين مدربين مدربون مرتزقة مسلحين مسلحون مجندين خبراء قوات"
)
COUNTED = (
    SOLDIER
    | SOLDIERS
    | keys(
        "شخص شخصا أشخاص قتيل قتيلا قتلى جريح جريحا جرحى مدني مدنيا مدنيين موظف موظفا موظفين نسمة لاجئ لاجئا"
        " أمريكي أميركي أمريكيا أميركيا أمريكيين أميركيين أجنبي أجنبيا آلية آليات دبابة دبابات طائرة طائرات"
        " مدرعة مدرعات عربة عربات مركبة مركبات شاحنة شاحنات قاعدة قواعد كتيبة كتائب وحدة وحدات دولار دولارا"
        " يورو كيلومتر كيلومترا متر مترا سنة عاما يوما شهرا ساعة مرة"
    )
)
# Nouns with a dual that is a number by itself, without the ending; a ت stands for ة.
_FEMININE_WITH_DUAL = keys("كتيبت فرقت قاعدت سريت طائرت سفينت دبابت مروحيت عربت دوريت مدمرت بارجت")
_OTHERS_WITH_DUAL = keys("جندي ضابط لواء فوج رتل شخص قتيل جريح شهر يوم عام سنت أسبوع")
DUALS = frozenset(
    stem + ending for stem in _FEMININE_WITH_DUAL | _OTHERS_WITH_DUAL for ending in ("ين", "ان")
) | keys("عسكريان مقاتلان عنصران عنصرين")
# The dual before another noun: «كتيبتي مشاة».
CONSTRUCT_DUALS = frozenset(stem + ending for stem in _FEMININE_WITH_DUAL for ending in ("ا", "ي"))
# «نصف عدد القوات»: the noun stands behind these.
AMOUNTS = keys("عدد أعداد عديد تعداد مجموع إجمالي قوام حجم")
NOT_NOUNS = keys(
    "في من على إلى عن مع حتى منذ خلال بعد قبل بين عند لدى ضد نحو حوالي قرابة زهاء تقريبا فقط أو أم ثم بل"
    " لكن أن أنه أنها أنهم لأن كما كان كانت كانوا ما لا لم لن قد لقد هو هي هم هذا هذه ذلك تلك الذي التي الذين"
    " بينهم بينها بينما منهم منها فيما حيث حين عندما بحسب حسب وفق حاليا الآن اليوم أمس غدا سنويا شهريا يوميا"
    " حسبما بالإضافة إضافة فضلا عبر ضمن داخل خارج تحت فوق أمام علما لدعم بهدف بحلول غير سوى إلا إذ إذا"
    " بالمئة بالمائة عدا مقابل مقارنة بدلا بحيث فهم فهي فهو ليس ليست لهم لها له به بها بهم يوم أيضا"
    " شرق غرب شمال جنوب شرقي غربي شمالي جنوبي وسط قرب بقليل بكثير"
)
NOUNS_IN_WAW = keys("وحدة وحدات وزير وزيرا وزراء وزارة وزارات وكالة وكالات ولاية ولايات وافد وافدا")
NOUNS_IN_ALIF_LAM = keys("آلية آليات التزام التزاما التماس")
_SUFFIXES = "ها|هم|هن|نا|كم|ه|ي"
OWN = re.compile(rf"(?P<stem>[{LETTERS}]{{3,}}?)(?:{_SUFFIXES})")
_AMOUNT = f"(?:{GAP}{one_of(AMOUNTS)}{END})*"
_THE_SOLDIERS = f"(?:ال{one_of(SOLDIERS)}|{one_of(SOLDIERS)}(?:{_SUFFIXES})){END}"
_WHOLE = f"(?:{_THE_SOLDIERS}|(?:ال(?:جيش|قوة)|جيش(?:{_SUFFIXES})){END})"
# What a share of a force is a share of.
OF_THE_FORCE = rf"{GAP}من{_AMOUNT}{GAP}(?:{_WHOLE}|{one_of(SOLDIERS)}{END})"
WHOLE_FORCE_AHEAD = re.compile(rf"{_AMOUNT}{GAP}{_WHOLE}")
SOLDIERS_BEFORE = re.compile(rf"{START}[وفبلك]?(?P<noun>{_THE_SOLDIERS})(?:{GAP}ال[{LETTERS}]+){{0,2}}{GAP}$")
