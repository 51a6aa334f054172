"""Every word of the interface of reports, in English and in Arabic."""

from __future__ import annotations

from claimcheck.claims.model import Kind
from claimcheck.conflicts.model import BilingualText, ConflictType, Level

LANGUAGES = ("en", "ar")

_KINDS = {
    Kind.WITHDRAWAL_DEMANDED: ("withdrawal demanded", "مطالبة بالانسحاب"),
    Kind.WITHDRAWAL_AGREED: ("withdrawal agreed or decided", "اتفاق على الانسحاب أو قرار به"),
    Kind.WITHDRAWAL_PLANNED: ("withdrawal planned", "عزم على الانسحاب"),
    Kind.WITHDRAWAL_UNDERWAY: ("withdrawal under way", "انسحاب جارٍ"),
    Kind.WITHDRAWAL_COMPLETED: ("withdrawal completed", "انسحاب منجز"),
    Kind.WITHDRAWAL_DENIED: ("withdrawal refused, denied or halted", "رفض الانسحاب أو نفيه أو تعليقه"),
    Kind.TIMETABLE_SET: ("timetable set", "جدول زمني محدد"),
    Kind.TIMETABLE_PENDING: ("timetable still to be fixed", "جدول زمني لم يُحسم بعد"),
    Kind.TIMETABLE_ABSENT: ("no timetable", "غياب جدول زمني"),
    Kind.TIMETABLE_DURATION: ("time that the withdrawal takes", "المدة التي يستغرقها الانسحاب"),
    Kind.PRESENCE_PERMANENT: ("lasting presence", "وجود دائم"),
    Kind.PRESENCE_NOT_PERMANENT: ("no lasting presence", "وجود غير دائم"),
    Kind.PRESENCE_CONTINUING: ("presence goes on", "استمرار الوجود"),
    Kind.PRESENCE_ENDED: ("no presence (any more)", "لا وجود للقوات"),
    Kind.PRESENCE_ADVISORY: ("advice and training, no combat", "مهمة استشارية وتدريبية غير قتالية"),
    Kind.PRESENCE_COMBAT: ("combat role", "مهمة قتالية"),
    Kind.TROOPS_COUNT: ("number of troops", "عدد القوات"),
    Kind.TROOPS_CHANGE: ("change in the number of troops", "تغيّر في عدد القوات"),
}

_LEVELS = {
    Level.CONTRADICTION: ("contradiction", "تناقض"),
    Level.TENSION: ("tension", "تباين"),
    Level.UPDATE: ("update", "مستجد لاحق"),
}

_TYPES = {
    ConflictType.NEGATION: ("one affirms what the other denies", "إثبات ونفي"),
    ConflictType.NUMERIC: ("different numbers", "اختلاف في الأرقام"),
    ConflictType.TEMPORAL: ("different times", "اختلاف في التوقيت"),
    ConflictType.MODAL: (
        "what is, and what is only wanted or possible",
        "اختلاف بين الواقع والمطلوب أو المحتمل",
    ),
    ConflictType.LEXICAL: ("words that exclude one another", "ألفاظ متضادة المعنى"),
    ConflictType.PART_WHOLE: ("a part, and the whole", "جزء وكل"),
}

_FIELDS = {
    "kind": ("What is said", "مضمون الإفادة"),
    "force": ("Force", "القوات"),
    "place": ("Place", "المكان"),
    "area": ("Area", "المنطقة"),
    "speaker": ("Speaker", "القائل"),
    "time": ("Time meant", "الزمن المقصود"),
    "number": ("Number", "العدد"),
    "hedged": ("Hedged", "صيغة غير جازمة"),
    "said": ("Said on", "تاريخ القول"),
}

_MESSAGES = {
    "title": (
        "Claims about troop withdrawals and how they fit together",
        "إفادات انسحاب القوات ومدى اتساقها",
    ),
    "neutral": ("This report does not say who is right.", "لا يحكم هذا التقرير بصحة قول دون آخر."),
    "articles": ("Articles read", "عدد المقالات"),
    "claims": ("Claims", "عدد الإفادات"),
    "conflicts": ("Conflicts", "عدد التعارضات"),
    "read_heading": ("What was read", "ما تمت قراءته"),
    "errors_heading": ("What could not be read", "ما تعذرت قراءته"),
    "conflicts_heading": ("Overview of conflicts", "جدول التعارضات"),
    "claims_heading": ("Claims by article", "الإفادات بحسب المقال"),
    "errors": ("Could not be read", "تعذرت قراءة"),
    "conflict": ("Conflict", "التعارض"),
    "no_conflicts": ("No conflicts were found.", "لم يُعثر على تعارضات."),
    "no_claims": ("No claims were found.", "لم يُعثر على إفادات."),
    "article": ("Article", "المقال"),
    "outlet": ("Outlet", "الوسيلة الإعلامية"),
    "date": ("Date", "التاريخ"),
    "claim_count": ("Claims", "الإفادات"),
    "notes": ("Notes", "ملاحظات"),
    "level": ("Level", "الدرجة"),
    "what": ("What", "الموضوع"),
    "who_where": ("Who and where", "القوات والمكان"),
    "speakers": ("Speakers", "القائلون"),
    "number": ("№", "الرقم"),
    "side_a": ("Statement A", "الإفادة (أ)"),
    "side_b": ("Statement B", "الإفادة (ب)"),
    "quote": ("Quote", "الاقتباس"),
    "context": ("In context", "في سياقه"),
    "where": ("Where", "الموضع"),
    "line": ("Line", "السطر"),
    "kind": ("What is said", "مضمون الإفادة"),
    "same": ("same", "متطابق"),
    "different": ("different", "مختلف"),
    "field": ("Field", "العنصر"),
    "compared": ("Compared", "المقارنة"),
    "comparison": ("What is the same and what differs", "أوجه الاتفاق والاختلاف"),
    "why": ("Why they do not fit together", "سبب عدم الاتساق"),
    "unless": ("What would reconcile them", "ما الذي يوفق بينهما"),
    "contradicts_himself": (
        "The speaker contradicts himself: both were said on one day.",
        "القائل يناقض نفسه: القولان في يوم واحد.",
    ),
    "reversal": (
        "A reversal: the same speaker said both, on different days.",
        "تراجع عن قول سابق: القولان لقائل واحد في يومين مختلفين.",
    ),
    "voices": ("Independent voices", "الأصوات المستقلة"),
    "voices_of": ("A {a}, B {b}", "(أ) {a}، (ب) {b}"),
    "copy": ("copy of the same text", "نسخة من النص نفسه"),
    "also_a": ("Further claims that say the same as A", "إفادات أخرى توافق الإفادة (أ)"),
    "also_b": ("Further claims that say the same as B", "إفادات أخرى توافق الإفادة (ب)"),
    "rule": ("Rule", "القاعدة"),
    "fingerprint": ("Fingerprint", "البصمة"),
    "story": ("Story", "القصة"),
    "stories": ("Stories", "القصص"),
    "force_alone": ("{force}", "{force}"),
    "everywhere": ("{force}, everywhere", "{force} في كل مكان"),
    "anyone": ("all forces in {place}", "كل القوات في {place}"),
    "stories_heading": ("Stories", "القصص"),
    "speakers_heading": ("Who disagrees with whom", "من يختلف مع من"),
    "not_shown": ("{n} more are not shown here.", "لا يظهر هنا {n} غيرها."),
    "parts": ("This report has {n} parts", "لهذا التقرير {n} أجزاء"),
    "part": ("Part {n}", "الجزء {n}"),
    "topic": ("About", "بشأن"),
    "times": ("Conflicts", "التعارضات"),
    "first_last": ("First and last day", "أول يوم وآخره"),
    "event_count": ("Claims: {n}", "الإفادات: {n}"),
    "turn_count": ("Turns: {n}", "المنعطفات: {n}"),
    "days": ("from {start} to {end}", "من {start} إلى {end}"),
    "undated": ("undated", "بلا تاريخ"),
    "turn": ("Turn", "منعطف"),
    "against": ("does not fit", "لا يتفق مع"),
    "repeats": ("says again what was said", "يكرر ما قيل"),
    "hedged": ("hedged", "بصيغة غير جازمة"),
    "numbers_heading": ("Numbers given", "الأعداد المذكورة"),
    "own_voice": ("the article itself", "المقال نفسه"),
    "yes": ("yes", "نعم"),
    "no": ("no", "لا"),
    "in_place": ("{force} in {place}", "{force} في {place}"),
    "list_comma": (", ", "، "),
    "until": ("until {end}", "حتى {end}"),
    "from_day": ("from {start}", "ابتداءً من {start}"),
    "period": ("{start} to {end}", "من {start} إلى {end}"),
}


def _bilingual(table: dict[str, tuple[str, str]]) -> dict[str, BilingualText]:
    return {key: BilingualText(*texts) for key, texts in table.items()}


KINDS = {kind: BilingualText(*names) for kind, names in _KINDS.items()}
LEVELS = {level: BilingualText(*names) for level, names in _LEVELS.items()}
TYPES = {type_: BilingualText(*names) for type_, names in _TYPES.items()}
FIELDS = _bilingual(_FIELDS)
_BY_KEY = _bilingual(_MESSAGES)


def message(key: str, language: str) -> str:
    """The words for ``key`` in ``en`` or ``ar``."""
    return _BY_KEY[key].in_language(language)
