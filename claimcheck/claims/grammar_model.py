"""What ``grammar.yaml`` may say: the function words of Arabic, folded."""

from __future__ import annotations

from typing import Literal

from claimcheck.claims.pack_base import PackPart, Verbs, Words, WordsByWord


class ScopeWords(PackPart):
    """Words on which scope rests.

    Attributes:
        conjunctions: words that open a clause before a verb (و).
        clause_openings: words that open a clause wherever they stand (بينما).
        relatives: relative pronouns.
        that: particles before what is said or demanded (أن).
        phrase_ends: words before which the phrase of a noun or verb ends (حيث).
        circumstances: words behind which it is only said in what circumstances (رغم).
        adjuncts: words behind which a noun only says when something else is (بعد).
        intervals: for a word before a noun, those that open a length of time (بعد عامين من).
        about: words behind which stands what something is about (بشأن).
        negators: words that negate.
        narrow_negators: negators that reach only the next word or two (غير).
        pseudo_negations: phrases that begin like a negation and are none (لا شك).
        exceptives: words behind which a negated clause affirms (سوى).
        not_negated: words between a negator and the noun that it negates (أي).
        existential_verbs: verbs that only say that something exists or comes about.
        no_longer: words that with لم say that something is no longer there (لم يعد).
        there_is: all that may stand between a negator and what there is not.
        having: words before who has something (لدى).
        at: words before where, or with whom, something is (عند).
        future: particles of the future (سوف).
        possibility: particles that with an imperfect speak of what may come (ربما).
        emphatic_before_perfect: hedges that are emphasis before a perfect verb (قد).
        before_verb: particles that belong to a verb (لن).
        subjunctive: particles that leave a verb's time to what governs it (كي).
        hedges: words that weaken a statement (ربما).
        whenever: words that with an imperfect speak of what has not happened (عندما تنسحب).
        interrogatives: words that ask, in a sentence with a question mark.
        conditionals: words that open a condition (إذا).
        in_case: nouns that behind في open a condition (في حال).
        before_duty: words before «على» where it lays a duty on somebody.
    """

    conjunctions: Words
    clause_openings: Words
    relatives: Words
    that: Words
    phrase_ends: Words
    adjuncts: Words
    circumstances: Words
    intervals: WordsByWord
    about: Words
    negators: Words
    narrow_negators: Words
    pseudo_negations: Words
    exceptives: Words
    not_negated: Words
    existential_verbs: Verbs
    no_longer: Words
    there_is: Words
    having: Words
    at: Words
    future: Words
    possibility: Words
    emphatic_before_perfect: Words
    before_verb: Words
    subjunctive: Words
    hedges: Words
    interrogatives: Words
    whenever: Words
    conditionals: Words
    in_case: Words
    before_duty: Words


class SpeechWords(PackPart):
    """Words that say that somebody says something.

    Attributes:
        verbs: verbs of saying.
        demanding: verbs that demand; a statement that reports them counts before them.
        transitive: verbs of saying behind which a noun may be what is said, not who says it.
        transmitting: verbs whose subject passes on what somebody else says (نقل عن).
        own_voice: verbs of saying in the article's own voice (يذكر أن).
        nouns: nouns of saying (إعلان الوزير أن …).
        participles: participles that carry the speaker on (مؤكدا), in dictionary form.
        behind_participles: words one of which follows such a participle closely (مؤكدا أن).
        according: words that credit the whole sentence (بحسب).
        manner: those of them that may also say in what manner (وفق خطة).
        before_source: words between such a word and the speaker (على حد قول).
        that_with_pronoun: «that» with a pronoun that is no word of its own (أنه).
        new_statements: words that open a new statement of the article behind a quoted one (فيما).
        beside_statements: words that open a clause beside the one that is said (بعدما).
    """

    verbs: Verbs
    demanding: Verbs
    transitive: Verbs
    transmitting: Verbs
    own_voice: Words
    nouns: Words
    participles: Words
    behind_participles: Words
    according: Words
    manner: Words
    before_source: Words
    that_with_pronoun: Words
    new_statements: Words
    beside_statements: Words


class SpeakerWords(PackPart):
    """Words that say who can speak, and where the phrase that names a speaker begins and ends.

    Attributes:
        known: nouns that name who can speak: offices, institutions, papers.
        never: nouns that never do (عدد، ضرورة).
        quantifiers: words before an office (أحد المسؤولين).
        quantifiers_with_of: likewise, with من behind them (عدد من القادة).
        before_name: words between a verb and who speaks (قال كذلك الوزير).
        was: forms of «was» before a speaker (كان الوزير قال).
        ends: words before which the phrase ends, unless what follows belongs to the office.
        always_ends: words before which it always ends.
        complements: participles whose preposition belongs to the name (موالية لإيران).
        title_tails: words before which a preposition belongs to an office (باسم، لشؤون).
        named_in_quotes: nouns whose names stand in quotation marks (صحيفة).
        offices_of_others: offices behind which stands another one's name (باسم الرئيس فلان).
        before_others: prepositions behind which another one's name stands.
        titles: words of offices, by which a speaker is not recognised again.
    """

    known: Words
    never: Words
    quantifiers: Words
    quantifiers_with_of: Words
    before_name: Words
    was: Words
    ends: Words
    always_ends: Words
    complements: Words
    title_tails: Words
    named_in_quotes: Words
    offices_of_others: Words
    before_others: Words
    titles: Words


class PlaceWords(PackPart):
    """Words that say that a name is a place.

    Attributes:
        prepositions: words behind which a country is where something is (في العراق).
        inside: those of them behind which a capital is a place as well (في واشنطن).
        parts: words for a part of the country behind them (شمال سوريا).
        of_a_country: words between a preposition and a country (في دولة قطر).
        territory: words for the land of the country whose adjective follows (الأراضي السورية).
        leaving_verbs: verbs behind which stands the place that is left (غادر).
        leaving_nouns: nouns behind which it stands (مغادرة).
        between: words between the places of one enumeration (سوريا والعراق).
        the_country: words for the country whose parliament or president is spoken of (البلاد).
        there: words for the place that was named last (هناك).
        towards: words before where soldiers go (إلى).
        the_area: words for what the sentence has named before, else a region (المنطقة).
        unnamed: words for what can be left without being named (ننسحب من البلاد).
    """

    prepositions: Words
    inside: Words
    parts: Words
    of_a_country: Words
    territory: Words
    leaving_verbs: Verbs
    leaving_nouns: Words
    between: Words
    the_country: Words
    there: Words
    the_area: Words
    towards: Words
    unnamed: Words


class ForceWords(PackPart):
    """Words that say whose forces are meant.

    Attributes:
        led_by: words behind which stands who leads, not who acts (بقيادة).
        all_of: words between «على» and those on whom it lays a duty (على جميع القوات).
        any_of: words behind which a noun without article is definite (أي انسحاب).
        purpose: words before what soldiers are sent for (ل).
        suffixes: suffixes that may be left on a noun (انسحابه).
        remaining: words that make a verb of staying speak of a remainder (ما تبقى).
    """

    led_by: Words
    all_of: Words
    any_of: Words
    remaining: Words
    purpose: Words
    suffixes: Words


class CountingWords(PackPart):
    """Words that say how many.

    Attributes:
        announcing: words that announce a number of soldiers (عدد القوات 2500).
        quantities: nouns for how many of what follows (المزيد من).
        amounts: nouns for a number that comes or goes, not soldiers (وصل عددهم إلى).
        verbs: verbs that belong to a number (يتراوح بين).
        partitives: words before a part of a number given just before (بينهم).
        so_that: words before a verb that says how many there will be (بحيث يصل عددهم إلى).
        deploying: verbs that in the present say how many there are (ينشر).
        additional: words behind a number that say that so many more come (إضافي).
    """

    announcing: Words
    amounts: Words
    quantities: Words
    verbs: Verbs
    partitives: Words
    so_that: Words
    deploying: Verbs
    additional: Words


class GrammarPack(PackPart):
    """``grammar.yaml``: the function words of Arabic, of no domain."""

    version: Literal[1]
    scope: ScopeWords
    speech: SpeechWords
    speakers: SpeakerWords
    places: PlaceWords
    forces: ForceWords
    counting: CountingWords
