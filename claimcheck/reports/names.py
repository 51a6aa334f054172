"""The codes of forces and places, in English and in Arabic newspaper terms."""

from __future__ import annotations

from claimcheck.conflicts.model import BilingualText

_COUNTRIES = {
    "AE": ("United Arab Emirates", "الإمارات"),
    "AF": ("Afghanistan", "أفغانستان"),
    "AM": ("Armenia", "أرمينيا"),
    "AU": ("Australia", "أستراليا"),
    "AZ": ("Azerbaijan", "أذربيجان"),
    "BF": ("Burkina Faso", "بوركينا فاسو"),
    "BH": ("Bahrain", "البحرين"),
    "BI": ("Burundi", "بوروندي"),
    "BY": ("Belarus", "بيلاروسيا"),
    "CA": ("Canada", "كندا"),
    "CD": ("DR Congo", "الكونغو الديمقراطية"),
    "CF": ("Central African Republic", "أفريقيا الوسطى"),
    "CN": ("China", "الصين"),
    "CY": ("Cyprus", "قبرص"),
    "DE": ("Germany", "ألمانيا"),
    "DJ": ("Djibouti", "جيبوتي"),
    "DK": ("Denmark", "الدنمارك"),
    "DZ": ("Algeria", "الجزائر"),
    "EG": ("Egypt", "مصر"),
    "EH": ("Western Sahara", "الصحراء الغربية"),
    "ER": ("Eritrea", "إريتريا"),
    "ES": ("Spain", "إسبانيا"),
    "ET": ("Ethiopia", "إثيوبيا"),
    "FR": ("France", "فرنسا"),
    "GB": ("United Kingdom", "بريطانيا"),
    "GE": ("Georgia", "جورجيا"),
    "GR": ("Greece", "اليونان"),
    "IL": ("Israel", "إسرائيل"),
    "IN": ("India", "الهند"),
    "IQ": ("Iraq", "العراق"),
    "IR": ("Iran", "إيران"),
    "IT": ("Italy", "إيطاليا"),
    "JO": ("Jordan", "الأردن"),
    "JP": ("Japan", "اليابان"),
    "KE": ("Kenya", "كينيا"),
    "KP": ("North Korea", "كوريا الشمالية"),
    "KR": ("South Korea", "كوريا الجنوبية"),
    "KW": ("Kuwait", "الكويت"),
    "LB": ("Lebanon", "لبنان"),
    "LY": ("Libya", "ليبيا"),
    "MA": ("Morocco", "المغرب"),
    "MD": ("Moldova", "مولدوفا"),
    "ML": ("Mali", "مالي"),
    "MR": ("Mauritania", "موريتانيا"),
    "NE": ("Niger", "النيجر"),
    "NG": ("Nigeria", "نيجيريا"),
    "NL": ("Netherlands", "هولندا"),
    "NO": ("Norway", "النرويج"),
    "OM": ("Oman", "سلطنة عُمان"),
    "PH": ("Philippines", "الفلبين"),
    "PK": ("Pakistan", "باكستان"),
    "PL": ("Poland", "بولندا"),
    "PS": ("Palestine", "فلسطين"),
    "QA": ("Qatar", "قطر"),
    "RO": ("Romania", "رومانيا"),
    "RS": ("Serbia", "صربيا"),
    "RU": ("Russia", "روسيا"),
    "RW": ("Rwanda", "رواندا"),
    "SA": ("Saudi Arabia", "السعودية"),
    "SD": ("Sudan", "السودان"),
    "SN": ("Senegal", "السنغال"),
    "SO": ("Somalia", "الصومال"),
    "SS": ("South Sudan", "جنوب السودان"),
    "SY": ("Syria", "سوريا"),
    "TD": ("Chad", "تشاد"),
    "TN": ("Tunisia", "تونس"),
    "TR": ("Turkey", "تركيا"),
    "TW": ("Taiwan", "تايوان"),
    "UA": ("Ukraine", "أوكرانيا"),
    "UG": ("Uganda", "أوغندا"),
    "US": ("United States", "الولايات المتحدة"),
    "VE": ("Venezuela", "فنزويلا"),
    "XK": ("Kosovo", "كوسوفو"),
    "YE": ("Yemen", "اليمن"),
}

_FORCES = {
    "AU": ("African Union", "الاتحاد الأفريقي"),
    "coalition": ("international coalition", "التحالف الدولي"),
    "EU": ("European Union", "الاتحاد الأوروبي"),
    "foreign": ("foreign forces", "قوات أجنبية"),
    "NATO": ("NATO", "حلف شمال الأطلسي (الناتو)"),
    "UN": ("United Nations", "الأمم المتحدة"),
}

_REGIONS = {
    "Africa": ("Africa", "أفريقيا"),
    "Europe": ("Europe", "أوروبا"),
    "Gulf": ("the Gulf", "الخليج"),
    "Middle East": ("the Middle East", "الشرق الأوسط"),
    "Sahel": ("the Sahel", "الساحل الأفريقي"),
}

_FORCE_NAMES = {code: BilingualText(*names) for code, names in {**_COUNTRIES, **_FORCES}.items()}
_PLACE_NAMES = {code: BilingualText(*names) for code, names in {**_COUNTRIES, **_REGIONS}.items()}


def force_name(code: str, language: str) -> str:
    """The name of a force, or the code itself where it is no known one."""
    names = _FORCE_NAMES.get(code)
    return names.in_language(language) if names else code


def place_names(codes: str, language: str) -> tuple[str, ...]:
    """The names of places joined by commas, each the code itself where it is no known one."""
    found = []
    for code in codes.split(","):
        names = _PLACE_NAMES.get(code.strip())
        found.append(names.in_language(language) if names else code.strip())
    return tuple(found)
