"""The words of the HTML page that other reports do not have."""

from __future__ import annotations

_WORDS = {
    "summary": ("Summary", "ملخص"),
    "skip": ("Skip to the conflicts", "انتقل إلى التعارضات"),
    "contents": ("Contents", "المحتويات"),
    "conflicts": ("Conflicts", "التعارضات"),
    "stories": ("Stories over time", "القصص عبر الزمن"),
    "numbers": ("Troop numbers over time", "أعداد القوات عبر الزمن"),
    "speakers": ("Who disagrees with whom", "من يختلف مع من"),
    "articles": ("Articles and claims", "المقالات والإفادات"),
    "filter": ("Filter the conflicts", "تصفية التعارضات"),
    "all": ("all", "الكل"),
    "from": ("Said from", "قيل من"),
    "to": ("to", "إلى"),
    "reset": ("Show all", "عرض الكل"),
    "expand": ("Open all details", "فتح كل التفاصيل"),
    "collapse": ("Close all details", "إغلاق كل التفاصيل"),
    "shown": ("Conflicts shown:", "التعارضات المعروضة:"),
    "of": ("of", "من"),
    "none_match": ("No conflict matches the filter.", "لا تعارض يطابق التصفية."),
    "context": ("In its article", "في سياق المقال"),
    "comparison": ("What is the same and what differs", "أوجه الاتفاق والاختلاف"),
    "meant": ("Time meant", "الزمن المقصود"),
    "said_mark": ("● the day on which it was said", "● يوم القول"),
    "bar_mark": ("▬ the time that is meant", "▬ الزمن المقصود"),
    "turn_mark": ("! does not fit something said before", "! لا يتفق مع قول سابق"),
    "more_rows": (
        "{n} more claims are not shown here; claimcheck story shows all.",
        "لا تظهر هنا {n} إفادة أخرى؛ الأمر claimcheck story يعرضها كلها.",
    ),
    "more_cards": (
        "{n} more conflicts, none stronger than these, are not shown here; JSON has them all.",
        "لا يظهر هنا {n} تعارضا آخر ليس فيها ما هو أشد من المعروض، وهي كلها في صيغة JSON.",
    ),
    "more_stories": ("{n} more stories are not shown.", "لا تظهر {n} قصة أخرى."),
    "plot": (
        "Numbers given for {story}, by the day on which they were given; the table below says the same.",
        "الأعداد المذكورة في قصة {story} بحسب يوم ذكرها، والجدول أدناه يقول الشيء نفسه.",
    ),
    "bars": (
        "Bars show intervals, arrows open ends; hollow points are approximate or hedged.",
        "تبين الخطوط المدى والأسهم الأطراف المفتوحة، والنقاط المفرغة تقريبية أو غير جازمة.",
    ),
    "network": (
        "Speakers, and a line between two who disagree; the table below says the same.",
        "القائلون، وخط بين كل اثنين يختلفان، والجدول أدناه يقول الشيء نفسه.",
    ),
    "more_speakers": ("{n} more speakers are in the table only.", "{n} قائلا آخر في الجدول فقط."),
    "topic": ("About", "بشأن"),
    "rules": ("Rules", "القواعد"),
    "count": ("Conflicts", "التعارضات"),
    "first_last": ("First and last day", "أول يوم وآخره"),
    "made_by": (
        "Made by claimcheck {version} from the articles named below; every quotation is the articles' own.",
        "أعده claimcheck {version} من المقالات المذكورة أدناه، وكل اقتباس منقول عنها كما هو.",
    ),
    "line": ("line", "السطر"),
    "original": ("original", "الأصل"),
    "no_stories": ("There is no story of more than one claim.", "لا توجد قصة من أكثر من إفادة."),
    "no_numbers": ("Fewer than two numbers were given.", "ذُكر أقل من عددين."),
    "no_speakers": ("No speakers disagree.", "لا اختلاف بين القائلين."),
}


def say(key: str, language: str, **values: object) -> str:
    """The words for ``key`` in ``en`` or ``ar``."""
    return _WORDS[key][language == "ar"].format(**values)
