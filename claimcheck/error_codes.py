"""The catalogue of all that can go wrong: each problem's code, cause and remedy.

A code never changes its meaning, and none is used again. Its first letter is the family:

A  articles                      L  the ledger                R  rule packs
C  configuration                 M  the model                 S  stories
F  files that users write        O  output                    W  processes
G  git                           K  known conflicts           X  claimcheck itself
"""

from __future__ import annotations

from enum import Enum

FAMILIES = {
    "A": "Articles",
    "C": "Configuration",
    "F": "Files that users write: configuration, suppressions, rule packs",
    "G": "Git",
    "K": "Known conflicts: baseline and suppressions",
    "L": "The ledger",
    "M": "The model",
    "O": "Output",
    "R": "Rule packs and rules",
    "S": "Stories",
    "W": "Processes",
    "X": "claimcheck itself",
}
"""The families of codes, by their letters."""


class Code(Enum):
    """One problem that a user can be told about.

    Attributes:
        id: under which it is known for ever, such as ``CC-A03``.
        cause: when it is reported.
        remedy: what helps.
    """

    def __init__(self, number: str, cause: str, remedy: str) -> None:
        self.id = f"CC-{number}"
        self.cause = cause
        self.remedy = remedy

    @property
    def family(self) -> str:
        """Its letter."""
        return self.id[len("CC-")]

    @property
    def slug(self) -> str:
        """Its short name, such as ``article-not-utf8``."""
        return self.name.lower().replace("_", "-")

    ARTICLE_UNREADABLE = (
        "A01",
        "A path does not exist, or the operating system does not let it be read.",
        "Check the path, its spelling and its permissions.",
    )
    ARTICLE_NOT_A_FILE = (
        "A02",
        "A path names a pipe, a device or a socket.",
        "Name a file or a folder, or use - to read standard input.",
    )
    ARTICLE_NOT_UTF8 = (
        "A03",
        "The bytes of an article are not UTF-8; the line of the first bad byte is named.",
        "Convert the file, for example with iconv -f WINDOWS-1256 -t UTF-8.",
    )
    ARTICLE_KIND_UNKNOWN = (
        "A04",
        "A file that was named does not end in .txt, .md or .jsonl.",
        "Rename it, or give it on standard input with -.",
    )
    NO_ARTICLE_IN_FOLDER = (
        "A05",
        "A folder holds no .txt, .md or .jsonl file; hidden files and README.md do not count.",
        "Name the folder that holds the articles.",
    )
    ARTICLE_TOO_LARGE = (
        "A06",
        "An article has more bytes than --max-article-size allows.",
        "Give each article a file of its own, or a line of a .jsonl file; or raise --max-article-size.",
    )
    ARTICLE_BINARY = (
        "A07",
        "An article holds a NUL character, as images, archives and UTF-16 do.",
        "Give it as plain text in UTF-8.",
    )
    ARTICLE_EMPTY = (
        "A08",
        "There is no text, or none but space and line ends.",
        "Remove the file, or put the article in it.",
    )
    ARTICLE_ID_TAKEN = (
        "A09",
        "Two articles have one id, so that claims could not be told apart.",
        "Give each record of a .jsonl file an id of its own.",
    )
    ARTICLE_OUTSIDE = (
        "A21",
        "A file in a folder of articles is a link to a file outside that folder; it is not followed.",
        "Name the file itself, or delete the link.",
    )
    FRONT_MATTER_OPEN = (
        "A10",
        "An article begins with a line ---, and no second such line ends the front matter.",
        "End the front matter with ---, or put an empty line before a --- that is text.",
    )
    FRONT_MATTER_TOO_LONG = (
        "A11",
        "Between the two lines --- stands more than front matter ever needs.",
        "Close the front matter before the article's text.",
    )
    FRONT_MATTER_INVALID = (
        "A12",
        "The front matter is no list of names and values in YAML.",
        'Write one "name: value" a line, with values that hold : or # in quotes.',
    )
    FRONT_MATTER_VALUE = (
        "A13",
        "title, published, source or url has a value that it cannot have.",
        "Correct the value, or leave the line out; published is a date such as 2024-09-30.",
    )
    RECORD_NOT_JSON = (
        "A14",
        "A line of a .jsonl file is no JSON object.",
        'Give each line one object: {"id": "…", "text": "…"}.',
    )
    RECORD_VALUE = (
        "A15",
        "A field of a record is missing, or has a value that it cannot have.",
        "Give each record an id and a text, both as strings, and dates such as 2024-09-30.",
    )
    NO_RECORD = (
        "A16",
        "A .jsonl file, or standard input read as one, has no line with anything in it.",
        "Leave the file out, or put records in it.",
    )
    ARTICLE_FAILED = (
        "A17",
        "claimcheck or one of its libraries failed on an article; the others are read.",
        "Report it, with the message and, if you may, the article.",
    )
    ARTICLE_TOO_SLOW = (
        "A18",
        "Understanding an article took longer than --timeout allows; the others are read.",
        "Divide it into several articles, or raise --timeout.",
    )
    ARTICLE_CHANGED = (
        "A19",
        "Somebody wrote to a file while it was read, so that half of it may be old and half new.",
        "Run the command again when nobody writes to it.",
    )
    RECORD_ENDLESS = (
        "A20",
        "A line of a .jsonl file, or of standard input read as one, does not end; what follows is not read.",
        "Give each record a line; a device such as /dev/zero has none.",
    )

    EXTENDS_ITSELF = (
        "C01",
        "Configuration files extend one another in a circle, or too many of them do.",
        "Leave extend out of one of the files.",
    )
    INI_INVALID = (
        "C02",
        "A setup.cfg is not written as KEY = VALUE in sections.",
        "Correct the line that is named.",
    )
    INI_WITHOUT_SECTION = (
        "C03",
        "A setup.cfg was named as the configuration, and has no section [claimcheck].",
        "Add the section, or name another file.",
    )
    VARIABLE_VALUE = (
        "C04",
        "An environment variable CLAIMCHECK_… has a value that its setting cannot have.",
        "Correct or unset it; docs/configuration.md lists what settings may be.",
    )
    VARIABLE_UNKNOWN = (
        "C05",
        "An environment variable begins with CLAIMCHECK_ and names no setting; it is ignored.",
        "Correct its name, or unset it.",
    )
    RULE_NOT_SELECTABLE = (
        "C06",
        "select, ignore or per-path-ignores names neither a conflict rule nor a type.",
        "claimcheck rules list prints the ids; the types stand in docs/ci.md.",
    )
    PATH_PATTERN = (
        "C07",
        "A pattern of per-path-ignores is none, or has more asterisks than can be matched quickly.",
        "Write it as in .gitignore; divide one with many asterisks into several.",
    )

    FILE_UNREADABLE = (
        "F01",
        "The file does not exist, or the operating system does not let it be read.",
        "Check the path, its spelling and its permissions.",
    )
    FILE_TOO_LARGE = (
        "F02",
        "A YAML file is larger than such files are.",
        "Divide it into several files.",
    )
    FILE_NOT_UTF8 = (
        "F03",
        "The bytes of the file are not UTF-8; the line of the first bad byte is named.",
        "Save it as UTF-8.",
    )
    HIDDEN_CHARACTER = (
        "F04",
        "The file holds a character that cannot be seen, or reorders what is seen.",
        "Delete it.",
    )
    NOT_YAML = (
        "F05",
        "The file is no YAML.",
        "Close all brackets and quotes, and put texts that hold : or # in quotes.",
    )
    NO_MAPPING = (
        "F06",
        "The file is YAML, but not a mapping of keys to values.",
        "Begin it with one of the keys that the page named in the message lists.",
    )
    YAML_ALIAS = (
        "F07",
        "The file holds an anchor (&) or an alias (*), with which a few lines can become gigabytes.",
        "Write the value out; in rule packs use variables.",
    )
    YAML_TAG = (
        "F08",
        "The file holds a tag (!), with which YAML can ask for objects of a program.",
        "Leave the tag out.",
    )
    YAML_TOO_DEEP = (
        "F09",
        "Values are nested deeper than anything that is meant.",
        "Close the brackets, or correct the indentation.",
    )
    YAML_KEY = (
        "F10",
        "A key is a list or a mapping.",
        "Write a key as one word.",
    )
    KEY_TWICE = (
        "F11",
        "A key stands twice in one mapping; YAML would silently take the last.",
        "Delete one, or put both values under one key.",
    )
    UNKNOWN_KEY = (
        "F12",
        "There is no such key at this place.",
        "Correct its spelling; the nearest that there is stands in the message.",
    )
    WRONG_VALUE = (
        "F13",
        "A key is missing, or its value is not of the sort that belongs there.",
        "Correct the value; the page named in the message says what it may be.",
    )

    NO_REPOSITORY = (
        "G01",
        "--changed-since is used outside a git repository.",
        "Run the check in a checkout.",
    )
    NO_REVISION = (
        "G02",
        "git does not know the revision, or it has no commit in common with the present one.",
        "In CI fetch the whole history (fetch-depth: 0), and name the branch as origin/main.",
    )
    GIT_FAILED = (
        "G03",
        "git could not compare or list the articles; its own message is quoted.",
        "Mend what git complains of, or name the new articles instead.",
    )
    GIT_MISSING = (
        "G04",
        "git cannot be run.",
        "Install git, or name the new articles instead of using --changed-since.",
    )

    BASELINE_UNREADABLE = (
        "K01",
        "The file of known conflicts that was named cannot be read.",
        "Name another with --baseline, or make one with claimcheck baseline create.",
    )
    BASELINE_INVALID = (
        "K02",
        "The file of known conflicts was edited or cut, and is none any more.",
        "Restore it, or delete it and run claimcheck baseline create.",
    )
    BASELINE_NEWER = (
        "K03",
        "The file of known conflicts was written by a newer claimcheck.",
        "Use that claimcheck, or a newer one.",
    )
    BASELINE_EXISTS = (
        "K04",
        "claimcheck baseline create would replace a file that is there.",
        "Run claimcheck baseline update, or delete the file.",
    )
    SUPPRESSION_TWICE = (
        "K05",
        "Two suppressions have one fingerprint.",
        "Keep one of the two.",
    )
    STALE_BASELINE = (
        "K06",
        "A known conflict is gone from the article that was checked.",
        "Run claimcheck baseline prune.",
    )
    STALE_SUPPRESSION = (
        "K07",
        "A suppressed conflict is gone from the article that was checked.",
        "Remove the entry.",
    )
    EXPIRED_SUPPRESSION = (
        "K08",
        "The last day of a suppression is over, and its conflict counts again.",
        "Mend the article, or renew the suppression.",
    )

    LEDGER_UNUSABLE = (
        "L01",
        "The file of the ledger cannot be made, read or written, or the disk is full.",
        "Name another file with --ledger, or do without with --no-cache.",
    )
    LEDGER_BUSY = (
        "L02",
        "Another process has been writing to the ledger for a long time.",
        "Try again, or name another file with --ledger.",
    )
    LEDGER_DAMAGED = (
        "L03",
        "The database of the ledger is damaged.",
        "Delete it; claimcheck index PATH... fills it anew.",
    )
    LEDGER_MISSING = (
        "L04",
        "There is no ledger where one is to be shown or tidied up.",
        "claimcheck index PATH... makes one.",
    )
    NOT_A_LEDGER = (
        "L05",
        "The file named as ledger belongs to something else; it is left as it is.",
        "Name another file with --ledger.",
    )
    LEDGER_NEWER = (
        "L06",
        "The ledger was written by a newer claimcheck.",
        "Use that claimcheck or a newer one, or name another file with --ledger.",
    )
    READING_DAMAGED = (
        "L07",
        "What the ledger keeps of some articles is not what was written there; they are read anew.",
        "Nothing is lost; if it happens again, check the disk.",
    )

    MODEL_MISSING = (
        "M01",
        "There is no such folder, or a file of the model is not in it.",
        "Reinstall claimcheck, or name another model with --model DIR.",
    )
    MODEL_DESCRIPTION = (
        "M02",
        "The model.json of the model is damaged.",
        "Reinstall claimcheck, or name another model with --model DIR.",
    )
    MODEL_CHECKSUM = (
        "M03",
        "A file of the model is not the one that its description was written for.",
        "Reinstall claimcheck, or copy the model again.",
    )
    MODEL_BROKEN = (
        "M04",
        "A file of the model cannot be read, is damaged, or belongs to another version of Stanza.",
        "Reinstall claimcheck, or name another model with --model DIR.",
    )
    DOWNLOAD_FAILED = (
        "M05",
        "Stanza's own model could not be fetched.",
        "Check the network connection, or use the embedded model.",
    )
    TRAINING_STEP = (
        "M06",
        "There is no such step of the training.",
        "Name one of those that the message lists.",
    )
    TRAINING_FILE = (
        "M07",
        "A file that training or scoring needs is not there.",
        "Name the folder of the treebank, or run claimcheck model vectors.",
    )

    FORMAT_UNKNOWN = (
        "O01",
        "The command has no such output format.",
        "--help lists the formats; a file with = in its name is written ./NAME.",
    )
    OUTPUT_TWICE = (
        "O02",
        "Two outputs would go to one file, or to standard output.",
        "Name two files.",
    )
    OUTPUT_UNWRITABLE = (
        "O03",
        "A file cannot be written; what stood there before is as it was.",
        "Choose another file, make room, or correct the permissions of the folder.",
    )
    OUTPUT_FOREIGN = (
        "O04",
        "A page would replace a file that claimcheck did not make.",
        "Choose another folder with -o.",
    )

    NO_PACK = (
        "R01",
        "A folder of rule packs does not exist or holds none.",
        "Name the folder; a pack's name ends in .yaml.",
    )
    PACK_NAME_TAKEN = (
        "R02",
        "A pack has the name of a built-in one or of another of yours.",
        "Give the file another name.",
    )
    PACK_OUTSIDE = (
        "R18",
        "A file in a folder of rule packs is a link to a file outside that folder; it is not followed.",
        "Name the pack itself, or delete the link.",
    )
    VARIABLE_NAME = (
        "R03",
        "The name of a variable is not made of letters, digits and _.",
        "Rename the variable.",
    )
    VARIABLE_TWICE = (
        "R04",
        "Two imported packs give one variable different values.",
        "Rename one of the two, or import one of the packs only.",
    )
    VARIABLE_MISSING = (
        "R05",
        "A pack uses a variable that neither it nor what it imports declares.",
        "Declare it under variables, or correct its spelling.",
    )
    IMPORT_NAME = (
        "R06",
        "An import is no name of a pack; paths are not followed.",
        "Write the name of the pack's file without .yaml.",
    )
    IMPORT_MISSING = (
        "R07",
        "There is no pack of that name to import.",
        "Correct the name, or give the folder of that pack, too.",
    )
    IMPORT_CIRCLE = (
        "R08",
        "Packs import one another in a circle.",
        "Leave one of the imports out.",
    )
    KIND_SPELLING = (
        "R09",
        "A declared kind of claim is not written as kinds are.",
        "Write it as topic.what_is_said.",
    )
    KIND_TWICE = (
        "R10",
        "A kind of claim is declared already.",
        "Use the one that there is, or choose another name.",
    )
    RULE_ID_SPELLING = (
        "R11",
        "The id of a rule is not written as ids are.",
        "Write it as words-with-hyphens, in lower case.",
    )
    RULE_ID_TAKEN = (
        "R12",
        "Two rules have one id.",
        "Rename one of them.",
    )
    UNKNOWN_NAME = (
        "R13",
        "A rule names a concept, a kind or a rule that no pack declares.",
        "Correct its spelling, or declare it.",
    )
    UNKNOWN_CAPTURE = (
        "R14",
        "A slot is to be read from a word that no pattern of the rule captures.",
        "Give that word a name in the pattern.",
    )
    TROOP_RULES = (
        "R15",
        "troops.yaml does not have exactly one rule for changes and one for counts.",
        "Restore the rule that is missing.",
    )
    SPAN_SPELLING = (
        "R16",
        "A time in an example is not written as times are.",
        "Write it as 2025-01-01/2025-06-30, an open end as two dots.",
    )
    NO_NUMBERS = (
        "R17",
        "A conflict rule compares the numbers of claims that have none.",
        "Compare by something else, or leave that kind out.",
    )
    NOT_ONE_WORD = (
        "R20",
        "An element of a pattern lists several words as one.",
        "Write one element for each word.",
    )
    UNKNOWN_RELATION = (
        "R21",
        "There is no such relation in the dependency tree.",
        "Use one of those of Universal Dependencies, as docs/rules.md says.",
    )
    NAME_SPELLING = (
        "R22",
        "A name in a pattern, or of a feature, is not written as names are.",
        "Use letters, digits and _ for names, and Number, Gender and the like for features.",
    )
    FEATURES_SPELLING = (
        "R23",
        "The features of a word are not a mapping of names to lists.",
        "Write them as {Number: [Plur]}.",
    )
    FOREIGN_KEY = (
        "R24",
        "A pattern uses a key of spaCy's own patterns.",
        "Write what the message says instead.",
    )
    OPTIONAL_AND_ABSENT = (
        "R25",
        "An element of a pattern is both optional and absent.",
        "Leave one of the two out.",
    )
    NO_ANCHOR = (
        "R26",
        "A pattern does not say which of its words is the one that the rule is about.",
        "Name one required element anchor; in a pattern over the tree, the first.",
    )
    NOTHING_SAID = (
        "R27",
        "An element of a pattern says nothing about its word.",
        "Give it a key such as lemma, or a name.",
    )
    ANCHOR_HANGS = (
        "R28",
        "The anchor of a pattern over the tree is made to hang on another node.",
        "Let the other node hang on the anchor.",
    )
    NODE_LINKS = (
        "R29",
        "A node of a pattern over the tree hangs on none, or on several others.",
        "Say one of below, above, under, over, before and after.",
    )
    PATTERN_TOO_LONG = (
        "R30",
        "A pattern has more elements than are matched.",
        "Shorten it, or divide it between two conditions.",
    )
    TOO_MANY_OPTIONAL = (
        "R31",
        "A pattern has more optional elements than are tried.",
        "Make some of them required, or write two rules.",
    )
    NAME_TWICE = (
        "R32",
        "Two elements of a pattern have one name.",
        "Rename one of them.",
    )
    UNKNOWN_NODE = (
        "R33",
        "A node hangs on one that does not come before it in the pattern.",
        "Put the other node in front, or correct its name.",
    )
    NODE_NOT_THERE = (
        "R34",
        "A node hangs on one that is optional or absent, and may thus be missing.",
        "Let it hang on a node that is required.",
    )
    WITHOUT_EXAMPLES = (
        "R40",
        "A rule has no example under fires or does_not_fire; it works all the same.",
        "Add an example of each, so that claimcheck rules test can try the rule.",
    )
    UNUSED_CONCEPT = (
        "R41",
        "A pack declares a concept that no rule uses.",
        "Use it, or delete it.",
    )
    UNUSED_VARIABLE = (
        "R42",
        "A pack declares a variable that nothing uses.",
        "Use it, or delete it.",
    )
    RULE_UNKNOWN = (
        "R50",
        "A command names a rule, a kind or a pack that there is not.",
        "claimcheck rules list prints them.",
    )
    RULE_WITHOUT_SENTENCE = (
        "R51",
        "rules trace --rule names a rule that does not judge one sentence.",
        "Name an extraction rule that has conditions.",
    )

    STORY_SPELLING = (
        "S01",
        "What was given names no story.",
        'Write "FORCE in PLACE", "FORCE" or "in PLACE" with their codes, as in "FR in TD".',
    )
    STORY_UNKNOWN = (
        "S02",
        "No claim of the articles is about that force or that place.",
        "Choose one of the stories that the message lists.",
    )

    WORKER_DIED = (
        "W01",
        "A process that read articles was ended, as a rule for want of memory.",
        "Name fewer processes with --jobs.",
    )
    BEAM_MISSING = (
        "W02",
        "--runner needs Apache Beam, which is not installed.",
        "pip install claimcheck[beam].",
    )
    RUNNER_UNKNOWN = (
        "W03",
        "Beam has no runner of this name, or what the runner needs is not installed.",
        "Correct the name; docs/scale.md says what Dataflow, Flink and Spark need.",
    )
    RUNNER_OPTION = (
        "W04",
        "An option of a runner has a value that it cannot have.",
        "Correct it; Beam's documentation lists the options of each runner.",
    )
    RUNNER_STDIN = (
        "W05",
        "Standard input was named, which workers on other machines cannot read.",
        "Write the articles to a file, and name it.",
    )
    PIPELINE_FAILED = (
        "W06",
        "A runner gave up.",
        "See what it logged; --verbose shows what it logs on this machine.",
    )
    RESULTS_MISSING = (
        "W07",
        "The pipeline ended, and what it wrote is not where this machine looks for it.",
        "Name a folder that workers and this machine share: --shards, or --runner-option temp_location=….",
    )

    INTERNAL = (
        "X01",
        "claimcheck made a mistake.",
        "Report it, with the message and, if you may, the article that caused it.",
    )
