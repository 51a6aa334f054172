"""The exceptions that claimcheck raises on purpose, and the exit status of each.

ClaimcheckError                 2
├── ArticleError                2   an article that cannot be read
├── ConfigurationError          2   options that do not fit together
├── ModelError                  3   no usable Arabic model
└── RulePackError               4   a rule pack is invalid
"""

from __future__ import annotations

from enum import IntEnum

from claimcheck.error_codes import Code


class ExitStatus(IntEnum):
    """What the command line returns."""

    OK = 0
    CONFLICTS = 1
    EXAMPLES_FAILED = 1
    ERROR = 2
    NO_MODEL = 3
    BAD_RULES = 4


class ClaimcheckError(Exception):
    """Base of all errors that a user can do something about.

    Args:
        code: which problem of the catalogue it is.
        message: what is wrong, in one sentence.
        where: the file, and the line if there is one, as ``path`` or ``path:line``.
        remedy: what the user can do about it, where that can be said more exactly than in the catalogue.
    """

    exit_status = ExitStatus.ERROR

    def __init__(self, code: Code, message: str, *, where: str = "", remedy: str = "") -> None:
        # What is given here is what the error is made of again where it comes from another process.
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.message}{remedy} [{self.code.id}]"


class ArticleError(ClaimcheckError):
    """An article cannot be read; the others can."""


class ConfigurationError(ClaimcheckError):
    """Options or files that do not fit together."""


class ModelError(ClaimcheckError):
    """There is no Arabic model that can be used."""

    exit_status = ExitStatus.NO_MODEL


class RulePackError(ClaimcheckError):
    """A rule pack does not say what a rule pack may say."""

    exit_status = ExitStatus.BAD_RULES
