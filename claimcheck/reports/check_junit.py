"""The findings of a check as JUnit XML: one test case an article, one failure a conflict."""

from __future__ import annotations

import re
from collections import defaultdict
from xml.etree import ElementTree as ET

from claimcheck.checks.model import CheckResult, Finding
from claimcheck.reports.check_words import explanation, why
from claimcheck.reports.location import location, path_below
from claimcheck.reports.plain_text import clean, shown_path

_SUITE = "claimcheck"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 cannot hold in any form.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def emit(result: CheckResult, *, language: str = "en") -> str:
    """One suite; what does not fail stands in the output of its article's case.

    What could not be read is a case of its own, with an error.

    Args:
        result: what was found.
        language: of the messages, ``en`` or ``ar``.
    """
    by_article: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        by_article[result.claim(finding.here).article].append(finding)
    errors = result.report.errors
    failing = {article for article, found in by_article.items() if any(one.fails for one in found)}
    suite = ET.Element(
        "testsuite",
        {
            "name": _SUITE,
            "tests": str(len(result.new) + len(errors)),
            "failures": str(len(failing)),
            "errors": str(len(errors)),
            "skipped": "0",
            "time": "0",
        },
    )
    for article in result.new:
        suite.append(_case(article, by_article[article], result, language))
    for error in errors:
        case = ET.SubElement(suite, "testcase", _attributes(clean(error)))
        _element(case, "error", clean(error), type="unreadable", text=clean(error))
    root = ET.Element("testsuites", {"name": _SUITE})
    root.append(suite)
    ET.indent(root)
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def _case(article: str, findings: list[Finding], result: CheckResult, language: str) -> ET.Element:
    found = result.report.article_by_id[article]
    case = ET.Element("testcase", _attributes(clean(article)))
    case.set("file", _legal(clean(path_below(found.file or found.id, result.root))))
    for finding in findings:
        if finding.fails:
            text = f"{_place(finding, result)}\n{explanation(finding, result, language)}"
            kind = f"{finding.conflict.level}:{finding.conflict.rule}"
            _element(case, "failure", why(finding, language), type=kind, text=text)
    others = [
        f"{_place(finding, result)}: {finding.conflict.level}: {finding.conflict.rule} ({finding.standing})\n"
        f"{explanation(finding, result, language)}"
        for finding in findings
        if not finding.fails
    ]
    if others:
        ET.SubElement(case, "system-out").text = _legal("\n\n".join(others))
    return case


def _attributes(name: str) -> dict[str, str]:
    return {"name": _legal(name), "classname": _SUITE, "time": "0"}


def _element(case: ET.Element, tag: str, message: str, *, type: str, text: str) -> None:
    element = ET.SubElement(case, tag, {"message": _legal(message), "type": _legal(type)})
    element.text = _legal(text)


def _place(finding: Finding, result: CheckResult) -> str:
    where = location(result.claim(finding.here), result.article_of(finding.here))
    return f"{shown_path(where.path)}:{where.line}"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
