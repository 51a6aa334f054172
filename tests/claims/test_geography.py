"""The gazetteer: what its words find in documents built by hand, what they leave alone, its consistency."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.claims.context import Resources
from claimcheck.claims.geography import Entity
from claimcheck.claims.geography_model import GeographyPack
from claimcheck.claims.pack_model import RulePacks
from claimcheck.language.orthography import fold

_VOCAB = Vocab()

# ISO 3166-1 alpha-2, and XK, which stands for Kosovo everywhere.
ISO = frozenset(
    (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS"
        " BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE"
        " EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM"
        " HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC"
        " LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA"
        " NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW"
        " SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO"
        " TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK"
    ).split()
)
# Members of the United Nations without soldiers abroad or foreign ones at home.
WITHOUT_SOLDIERS = frozenset("AG DM KN LC VC".split())
# Territories; some of them are in the gazetteer all the same.
NOT_MEMBERS = frozenset(
    (
        "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP"
        " MQ MS NC NF NU PF PM PN PR PS RE SH SJ SX TC TF TK TW UM VA VG VI WF XK YT"
    ).split()
)
# Letters that two places share: عمّان and عُمان, and the code of Australia and the African Union.
SHARED_WORDS = {"عمان": {"JO", "OM"}}
SHARED_CODES = {"AU"}


def read(words: str) -> Doc:
    """A sentence of the words, clitics written apart, that no model has seen: every word is its lemma."""
    forms = words.split()
    begins: list[bool | int | None] = [i == 0 for i in range(len(forms))]
    doc = Doc(_VOCAB, words=forms, lemmas=[fold(form) for form in forms], sent_starts=begins)
    for token in doc:
        token.norm_ = fold(token.text)
    return doc


def found(resources: Resources, words: str) -> list[Entity]:
    return resources.geography.find(read(words))


NAMED = [
    # Names, in the spellings that newspapers have.
    ("قوات من أذربيجان", "AZ name"),
    ("قوات من اذربيجان", "AZ name"),
    ("سحبت تشيلي جنود ها", "CL name"),
    ("سحبت شيلي جنود ها", "CL name"),
    ("في جمهورية التشيك", "CZ name"),
    ("في الجمهورية التشيكية", "CZ name"),
    ("جنود من الفليبين", "PH name"),
    ("جنود من سري لانكا", "LK name"),
    ("جنود من سريلانكا", "LK name"),
    ("في كوسوفو", "XK name"),
    ("في تايوان", "TW name"),
    ("في المجر", "HU name"),
    ("في هنغاريا", "HU name"),
    ("في النرويج", "NO name"),
    ("في البوسنة و الهرسك", "BA name"),
    ("في كوريا الجنوبية", "KR name"),
    ("في كوريا الشمالية", "KP name"),
    ("في النيجر", "NE name"),
    ("في نيجيريا", "NG name"),
    ("في جنوب السودان", "SS name"),
    ("في جنوب أفريقيا", "ZA name"),
    ("في جنوب إفريقيا", "ZA name"),
    ("في أفريقيا الوسطى", "CF name"),
    ("في الكونغو الديمقراطية", "CD name"),
    ("في الكونغو برازافيل", "CG name"),
    ("في غينيا بيساو", "GW name"),
    ("في غينيا الاستوائية", "GQ name"),
    ("في بابوا غينيا الجديدة", "PG name"),
    ("في الجبل الأسود", "ME name"),
    ("في غرينلاند", "GL name"),
    ("في جرينلاند", "GL name"),
    ("في سلطنة عمان", "OM name"),
    # Without or with the wrong hamza.
    ("قوات من اثيوبيا", "ET name"),
    ("قوات من أثيوبيا", "ET name"),
    ("قوات من اريتريا", "ER name"),
    ("في اوكرانيا", "UA name"),
    ("في الاردن", "JO name"),
    # Adjectives in their forms.
    ("القوات البلغارية", "BG adjective"),
    ("الجنود البلغار", "BG adjective"),
    ("جندي برتغالي", "PT adjective"),
    ("جنود برتغاليون", "PT adjective"),
    ("الجنود البرتغاليين", "PT adjective"),
    ("القوات الفلبينية", "PH adjective"),
    ("القوات السلفادورية", "SV adjective"),
    ("الجنود الروس", "RU adjective"),
    ("الجنود الأتراك", "TR adjective"),
    ("الجنود الألمان", "DE adjective"),
    ("الجنود الإسبان", "ES adjective"),
    ("القوات الأرمنية", "AM adjective"),
    ("القوات الأرمينية", "AM adjective"),
    ("القوات الكورية الجنوبية", "KR adjective"),
    ("القوات النيجيرية", "NG adjective"),
    ("القوات النيجرية", "NE adjective"),
    ("القوات الاوكرانيه", "UA adjective"),
    ("القوات الامريكيه", "US adjective"),
    ("القوات الجنوب أفريقية", "ZA adjective"),
    ("القوات المجرية", "HU actor"),
    # Capitals and what else stands for a government or an army.
    ("أعلنت طشقند", "UZ capital"),
    ("أعلنت بوجومبورا", "BI capital"),
    ("أعلنت إسلام أباد", "PK capital"),
    ("أعلنت كوبنهاغن", "DK capital"),
    ("قرر الكونغرس", "US actor"),
    ("انتهت عملية برخان", "FR actor"),
    ("الاحتلال الأميركي", "US actor"),
    ("قوات الاحتلال", "IL actor"),
    ("رئيس الوزراء محمد شياع السوداني", "IQ actor"),
    # Areas.
    ("من قاعدة عين الأسد", "IQ area Ain al-Asad"),
    ("في إقليم كردستان العراق", "IQ area Kurdistan"),
    ("من السماوة", "IQ area Samawah"),
    ("من شمال شرق سوريا", "SY area Northeast Syria"),
    ("من شمال شرقي سوريا", "SY area Northeast Syria"),
    ("في هضبة الجولان", "SY area Golan"),
    ("من محور صلاح الدين", "PS area Philadelphi"),
    ("من شمال قطاع غزة", "PS area Northern Gaza"),
    ("في مدينة صور", "LB area Tyre"),
    ("في مزارع شبعا", "LB area Shebaa Farms"),
    ("من أوسيتيا الجنوبية", "GE area South Ossetia"),
    ("من ابخازيا", "GE area Abkhazia"),
    ("من ناغورني قره باغ", "AZ area Nagorno-Karabakh"),
    ("من كاراباخ", "AZ area Nagorno-Karabakh"),
    ("في ترانسنيستريا", "MD area Transnistria"),
    ("في شمال قبرص", "CY area Northern Cyprus"),
    ("في شمال كيفو", "CD area North Kivu"),
    ("في كابو ديلغادو", "MZ area Cabo Delgado"),
    ("في تيغراي", "ET area Tigray"),
    ("في كيسمايو", "SO area Kismayo"),
    ("في أوكيناوا", "JP area Okinawa"),
    ("في رامشتاين", "DE area Ramstein"),
    ("في لاداخ", "IN area Ladakh"),
    ("في غوانتانامو", "CU area Guantanamo"),
    ("من قاعدة باغرام", "AF area Bagram"),
    # Groups of forces.
    ("قوات الناتو", "NATO group"),
    ("مهمة الدعم الحازم", "NATO group"),
    ("القوة الدولية ل المساعدة على إرساء الأمن", "NATO group"),
    ("بعثة مينوسما", "UN group"),
    ("انسحبت المونوسكو", "UN group"),
    ("جنود القبعات الزرق", "UN group"),
    ("قوات حفظ السلام", "UN group"),
    ("قوات حفظ السلام التابعة ل الاتحاد الأفريقي", "AU group"),
    ("بعثة أميصوم", "AU group"),
    ("قوة تاكوبا", "EU group"),
    ("قوات التحالف", "coalition group"),
    ("قوات التحالف العربي", "Arab coalition group"),
    ("قوات التحالف ب قيادة السعودية", "Arab coalition group"),
    ("التحالف الذي تقود ه السعودية", "Arab coalition group"),
    ("قوات درع الجزيرة", "GCC group"),
    ("قوات إيكواس", "ECOWAS group"),
    ("مرتزقة فاغنر", "Wagner group"),
    ("الفيلق الإفريقي", "Africa Corps group"),
    ("متمردو حركة 23 مارس", "M23 group"),
    ("حركة إم 23", "M23 group"),
    ("قوات سوريا الديمقراطية", "SDF group"),
    ("كتائب حزب الله", "Kataib Hezbollah group"),
    ("القوات الديمقراطية ل تحرير رواندا", "FDLR group"),
    ("الجيش الوطني الليبي", "LNA group"),
    ("المحاكم الإسلامية", "Islamic Courts Union group"),
    ("تنظيم القاعدة", "al-Qaeda group"),
    # Areas across countries; the country in their name is not meant.
    ("في منطقة الساحل", "Sahel region"),
    ("في القرن الأفريقي", "Horn of Africa region"),
    ("في غرب إفريقيا", "West Africa region"),
    ("في آسيا الوسطى", "Central Asia region"),
    ("في أمريكا اللاتينية", "Latin America region"),
    ("في المحيط الهندي", "Indian Ocean region"),
    ("في بحيرة تشاد", "Lake Chad region"),
    ("في خليج عدن", "Gulf of Aden region"),
    ("في خليج عمان", "Gulf of Oman region"),
    ("في دول المغرب العربي", "Maghreb region"),
    ("في مضيق هرمز", "Strait of Hormuz region"),
]


@pytest.mark.parametrize(("words", "expected"), NAMED, ids=[words for words, _ in NAMED])
def test_what_is_named(resources: Resources, words: str, expected: str) -> None:
    entities = found(resources, words)
    assert [" ".join(filter(None, (e.code, e.role.value, e.area))) for e in entities] == [expected]


def test_two_countries_of_like_names(resources: Resources) -> None:
    entities = found(resources, "القوات السودانية و القوات الجنوب سودانية غادرت النيجر و نيجيريا")
    assert [e.code for e in entities] == ["SD", "SS", "NE", "NG"]


ORDINARY = (
    "نشرت صور جديدة",
    "التقط الصور",
    "فتح الباب",
    "القوات تدمر القرى",
    "بلد جديد",
    "الاتفاق القائم",
    "أسلحة حديثة",
    "العمارة القديمة",
    "قماش من حرير",
    "في الميادين و الشوارع",
    "الوقت القصير",
    "الطبقة الوسطى",
    "يحدث دوما",
    "هذه الزاوية",
    "هذه العقبة",
    "حجة ضعيفة",
    "أبي و أمي",
    "الخوذ البيضاء",
    "جوهر القضية",
    "نصب الخيام",
    "الضالع في الهجوم",
    "الأستاذ الجليل",
    "العيون الزرق",
    "ورقة بيضاء",
    "سنة قمرية",
    "منطقة صحراوية",
    "ألبان و أجبان",
    "مجرى النهر",
    "مجريات الأحداث",
    "مليوني دولار",
    "صحيفة ديلي ميل",
    "الشباب العربي",
    "هذه القاعدة",
    "حركة نشطة",
    "الحشد الكبير",
    "قناة الجزيرة",
    "الدعم المالي",
    "وزارة المالية",
    "قنديل قديم",
    "القوة البحرية",
)


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_words_name_nothing(resources: Resources, words: str) -> None:
    assert found(resources, words) == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("وزير مالي", id="financial"),
        pytest.param("ب قطر خمسة أمتار", id="diameter"),
        pytest.param("مدرسة بنين", id="boys"),
        pytest.param("ب حماس كبير", id="enthusiasm"),
        pytest.param("صلاة المغرب", id="evening"),
        pytest.param("على الساحل", id="coast"),
        pytest.param("حماة الوطن", id="protectors"),
        pytest.param("نمو جنين", id="embryo"),
        pytest.param("هو مصر على رأي ه", id="insisting"),
    ],
)
@pytest.mark.xfail(reason="the letters alone do not tell the word from the name, which is the more frequent")
def test_ordinary_words_of_the_same_letters(resources: Resources, words: str) -> None:
    assert found(resources, words) == []


@pytest.mark.parametrize(
    ("words", "code"), [("في غزه", "PS"), ("الأمم المتحده", "UN")], ids=["one word", "two words"]
)
def test_names_with_the_wrong_ending(resources: Resources, words: str, code: str) -> None:
    assert [e.code for e in found(resources, words)] == [code]


def entries(pack: GeographyPack) -> Iterator[tuple[str, str, str]]:
    """All entries: whose they are, as what, and the folded words."""
    for code, country in pack.countries.items():
        roles = {
            "names": country.names,
            "adjectives": country.adjectives,
            "actors": country.actors,
            "capitals": country.capitals,
            "areas": tuple(country.areas),
        }
        for role, names in roles.items():
            yield from ((code, role, _folded(name)) for name in names)
    for code, group in pack.groups.items():
        yield from ((code, "names", _folded(name)) for name in group.names)
        yield from ((code, "adjectives", _folded(name)) for name in group.adjectives)
    for code, names in pack.regions.items():
        yield from ((code, "regions", _folded(name)) for name in names)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def test_countries_have_iso_codes(packs: RulePacks) -> None:
    assert set(packs.geography.countries) <= ISO


def test_all_members_of_the_united_nations_are_there(packs: RulePacks) -> None:
    countries = set(packs.geography.countries)
    assert not ISO - NOT_MEMBERS - WITHOUT_SOLDIERS - countries
    assert not {"PS", "XK", "TW", "EH"} - countries


def test_codes_of_groups_and_regions_are_their_own(packs: RulePacks) -> None:
    countries, groups, regions = (
        set(keys) for keys in (packs.geography.countries, packs.geography.groups, packs.geography.regions)
    )
    assert countries & groups == SHARED_CODES
    assert not regions & (countries | groups)
    assert not [code for code in groups - SHARED_CODES | regions if code in ISO]


def test_words_belong_to_one_code(packs: RulePacks) -> None:
    codes: dict[str, set[str]] = defaultdict(set)
    for code, _, words in entries(packs.geography):
        codes[words].add(code)
    assert {words: of for words, of in codes.items() if len(of) > 1} == SHARED_WORDS


def test_nothing_is_listed_twice(packs: RulePacks) -> None:
    """What folds to the same letters is found as one: the second spelling would only lengthen the list."""
    counts = Counter(entries(packs.geography))
    assert [entry for entry, n in counts.items() if n > 1] == []


def test_every_entry_says_something(packs: RulePacks) -> None:
    assert all(country.names for country in packs.geography.countries.values())
    assert all(group.names or group.adjectives for group in packs.geography.groups.values())
    assert all(packs.geography.regions.values())
    assert all(words and len(words) > 1 for _, _, words in entries(packs.geography))


def test_wholes_contain_known_parts(packs: RulePacks) -> None:
    known = {*packs.geography.countries, *packs.geography.groups}
    for whole, parts in packs.geography.contains.items():
        assert whole in known
        assert set(parts) <= known - {whole}, whole
        assert len(set(parts)) == len(parts), whole


def test_foreign_forces_are_those_of_every_group_of_states(packs: RulePacks) -> None:
    contains = packs.geography.contains
    assert set(contains) - {"foreign", "RU"} <= set(contains["foreign"])
    members = {part for parts in contains.values() for part in parts}
    assert not members - set(contains["foreign"]) - {"foreign"}


def test_the_african_union_is_no_part_of_what_australia_belongs_to(
    packs: RulePacks, resources: Resources
) -> None:
    assert {whole for whole, parts in packs.geography.contains.items() if "AU" in parts} == {"foreign"}
    assert not resources.geography.contains("coalition", "ET")
    assert resources.geography.contains("AU", "ET")


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        *[("foreign", code) for code in ("coalition", "US", "SV", "BI", "Arab coalition", "SD", "Wagner")],
        *[("coalition", code) for code in ("US", "GE", "SV", "KR")],
        *[("NATO", code) for code in ("NO", "FI", "ME")],
        *[("EU", code) for code in ("FR", "CY")],
        *[("ECOWAS", code) for code in ("NG", "SN")],
    ],
)
def test_what_is_part_of_what(resources: Resources, whole: str, part: str) -> None:
    assert resources.geography.contains(whole, part)
    assert not resources.geography.contains(part, whole)


def test_regions_hold_known_places(packs: RulePacks) -> None:
    known = {*packs.geography.countries, *packs.geography.regions}
    for region, members in packs.geography.members.items():
        assert region in packs.geography.regions
        assert set(members) <= known - {region}, region
        assert len(set(members)) == len(members), region


@pytest.mark.parametrize(
    ("whole", "part"),
    [("Europe", "PL"), ("Europe", "Baltic"), ("Middle East", "KW"), ("Africa", "NE"), ("Asia", "KR")],
)
def test_what_lies_where(resources: Resources, whole: str, part: str) -> None:
    assert resources.geography.place_contains(whole, part)
    assert not resources.geography.place_contains(part, whole)
    assert whole in resources.geography.regions_of(part)


def test_seas_and_other_continents_hold_no_country_of_this_one(resources: Resources) -> None:
    assert not resources.geography.place_contains("Red Sea", "YE")
    assert not resources.geography.place_contains("Middle East", "AF")
    assert resources.geography.place_contains("IQ", "IQ")
