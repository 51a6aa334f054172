"""The words that govern a time expression, and those that take its meaning away."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.language.date_tables import key


class TimeRole(StrEnum):
    """How a time bounds what is said.

    POINT: when it is. DEADLINE: by then at the latest. SINCE: from then on. WITHIN: inside
    that stretch. AFTER: later than that. LENGTH: how long it takes or lasts.
    """

    POINT = "point"
    DEADLINE = "deadline"
    SINCE = "since"
    WITHIN = "within"
    AFTER = "after"
    LENGTH = "length"


class Governor(StrEnum):
    """What a governing word does with the period or length that follows."""

    IN = "in"
    WITH = "with"
    DURING = "during"
    BY = "by"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    FROM = "from"
    LASTING = "lasting"


_GOVERNORS = {
    Governor.IN: "في، ب، ل، بتاريخ، في تاريخ، في موعد، بموعد، المؤرخ في، المؤرخة في",
    Governor.WITH: "مع",
    Governor.DURING: (
        "خلال، في خلال، في غضون، غضون، أثناء، في أثناء، في ظرف،"
        "خلال فترة، خلال مدة، خلال مهلة، في مدة أقصاها، خلال مدة أقصاها، خلال فترة أقصاها،"
        "في فترة أقصاها، في مهلة أقصاها، خلال مهلة أقصاها، مدة أقصاها، في مدة لا تتجاوز،"
        "في أقل من، بأقل من، ضمن، ضمن مهلة، ضمن فترة، ضمن مدة، في مهلة، في بحر، في غضون فترة، في غضون مدة،"
        "خلال مدة لا تتجاوز، خلال فترة لا تتجاوز، خلال مهلة لا تتجاوز، في فترة لا تتجاوز،"
        "في غضون مدة لا تتجاوز، خلال مدة لا تزيد على، خلال مدة لا تزيد عن، خلال فترة لا تزيد على،"
        "خلال فترة لا تزيد عن، في أجل أقصاه"
    ),
    Governor.BY: (
        "بحلول، مع حلول، عند حلول، في موعد أقصاه، موعد أقصاه، في موعد لا يتجاوز، موعد لا يتجاوز،"
        "في موعد لا يتعدى، في حدود، بمهلة أقصاها، في مهلة تنتهي في، حدها الأقصى"
    ),
    Governor.UNTIL: "حتى، لغاية، إلى غاية، إلى حين، لحد، حتى حلول، إلى حدود، حتى تاريخ، حتى موعد",
    Governor.BEFORE: "قبل، قبيل، ما قبل، قبل حلول، قبل موعد، قبل تاريخ",
    Governor.AFTER: (
        "بعد، عقب، ما بعد، لما بعد، إلى ما بعد، في أعقاب، بعد مرور، بعد مضي، بعد انقضاء، عقب مرور،"
        "مع مرور، بمرور، مرور، إثر مرور، بعيد"
    ),
    Governor.SINCE: "منذ، مذ",
    Governor.FROM: "اعتبارا من، ابتداء من، بدءا من، بدء من، انطلاقا من، بداية من",
    Governor.LASTING: (
        "لمدة، مدة، لفترة، فترة، مهلة، طيلة، طوال، على مدى، على مدار، مدتها، مدته،"
        "لمدة لا تقل عن، لمدة لا تتجاوز، لمدة أقصاها،"
        "لفترة لا تتجاوز، مهلة لا تتجاوز"
    ),
}
GOVERNORS = {
    key(word.strip()): governor for governor, words in _GOVERNORS.items() for word in words.split("،")
}

# Before or after what the text told last, by the length that follows with ب.
THAT_GOVERNORS = {
    key(word.strip()): governor
    for governor, words in {
        Governor.AFTER: "بعد ذلك، بعد ذاك، بعدها، بعده، بعدهما، عقب ذلك، عقبها، عقبه",
        Governor.BEFORE: "قبل ذلك، قبل ذاك، قبلها، قبله، قبيل ذلك",
    }.items()
    for word in words.split("،")
}

# Verbs whose object is a length of time.
LASTING_VERBS = frozenset(
    key(prefix + stem)
    for stem in (
        "يستغرق", "تستغرق", "يستمر", "تستمر", "يدوم", "تدوم", "يمتد", "تمتد", "يحتاج", "تحتاج", "يتطلب",
        "تتطلب", "يأخذ", "تأخذ", "استغرق", "استغرقت", "استمر", "استمرت", "دام", "دامت", "امتد", "امتدت",
    )
    for prefix in ("", "س")
)  # fmt: skip

# Not returned: they name no stretch of the calendar, although a word of them might.
TIMELESS = frozenset(
    key(phrase)
    for phrase in (
        "حتى اليوم", "لحد اليوم", "إلى اليوم", "حتى يومنا هذا", "إلى أجل غير مسمى", "في نهاية المطاف",
        "بعد اليوم", "اليوم قبل غد", "يوما بعد يوم", "يوم بعد يوم", "عاما بعد عام",
        "عام بعد عام", "سنة بعد سنة", "شهرا بعد شهر",
    )
)  # fmt: skip

# After a length, these tie it (على only where بعد governs) to what follows («30 يوما بعد توقيع …»).
ON = key("على")
TIES = frozenset(key(word) for word in ("بعد", "من", "عقب", "تلي", "يلي", "يعقب"))
# من and على in these do not.
UNTIED = frozenset(
    key(word)
    for word in (
        "دون", "قبل", "خلال", "جانب", "أجل", "غير", "المقرر", "المتوقع", "المفترض", "المرجح", "المنتظر",
        "المحتمل", "الزمن", "الزمان", "الأقل", "الأكثر", "الأرجح", "بين", "أبرزها", "أبرزهم",
    )
)  # fmt: skip
NOW = frozenset(key(word) for word in ("الآن", "اليوم", "تاريخه"))

# What may stand before a date line's date, and label it as the day of publication.
DATELINE_LABELS = frozenset(
    key(word)
    for word in (
        "نشر", "نشرت", "النشر", "تاريخ", "التاريخ", "بتاريخ", "تحديث", "التحديث", "حدث", "كتب", "حرر",
        "صدر", "الموافق", "يوم",
    )
)  # fmt: skip
