"""Real words that lie one slip of the fingers from a word of the domain.

`LongWords` looks away from most of what is no typing error by its rule; what the rule lets through
stands here. Whoever adds a long word to the rule packs adds the real words beside it.
"""

from __future__ import annotations

# Folded, without article; where an ending may be taken off, what is left.
REAL_WORDS = frozenset(
    (
        # Nouns and adjectives.
        " مشتركة مخالفة مستندة متخلفة معترضة مختلقة منافية مقابلة مناقضة مفوضات محدثات معاوضة مشارطة"
        " منارات مناراة مقالتة نافورة جنونية تجريبي تجريبية عميلات طيارات علميات ولاءات تعزيات انارات"
        " تويتات انفاقية مباحات جبسيات كرديتان بطارسة قبالية باستاني بركيني بدايية بحريين بحريات"
        " حمايية احادية كرواية برواية شهيرات منادين هامشية محتفظة ملتحقة ملتحقات مستعدة مجتهدين قرابية"
        " ايوبية جزايية جزيرية اريانية امينية اغانية راوندية انطالية نيربية امريكة اميركة صحراوة استخبارة"
        # With a preposition or a suffix pronoun that looks like a letter of the word.
        " لبناية اضافتة مستشفة"
        # Verbal nouns and verbs.
        " استلام استدام استدامة استمار استمارة استمال استمالة استقام استقامة استعباد استلاف اختلال"
        " انطباق اغتراف استعاذ استعدد استشري تمارسن"
        # With a suffix pronoun or a particle that is no word of its own.
        " لاعراض لبناتي اسناني اسبابي اتراني"
        # Peoples, places, families and other foreign words.
        " اغريقي اغريقيا اغريقية انريكي انريكا انطاليا انطالي ارياني اميران اميرية مارتنز ماريتز ماركون"
        " كونولي اوراني اورانيا اوياما اوتاما بوريني شمايلة سرداني اوروتي ديابات بولمان راوندي كرمليين اوكاني"
        " اوكانيا اربيجاني برياني ارتاوا ايكالي جوايري بلوندي اسامية بكارية اريتزي روتندا نيرولي كونفرس"
        " هوليدي اسباثي استاني اوبانا ديوانة زنداني زيداني هانيتي برونتي اورميا كاتانا سيتكوم بايمان"
    ).split()
)
