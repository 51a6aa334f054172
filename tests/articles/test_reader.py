"""What `read_paths` reads, what it leaves alone, and what it says when it cannot."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from claimcheck.articles.decoding import MAX_ARTICLE_BYTES
from claimcheck.articles.model import Article
from claimcheck.articles.reader import read_paths
from claimcheck.errors import ArticleError

TEXT = "غادرت القوات القاعدة.\nولم يُحدَّد موعد آخر.\n"
FRONT = '---\ntitle: "عنوان"\npublished: 2024-09-30\nsource: صحيفة\nurl: https://example.org/1\n---\n'


def write(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def read_one(path: str) -> Article:
    articles, errors = read_paths([path])
    assert errors == []
    (article,) = articles
    return article


def error_of(path: str) -> ArticleError:
    articles, errors = read_paths([path])
    assert articles == []
    (error,) = errors
    assert error.where
    assert error.remedy
    return error


def records(*values: object) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def test_plain_text_is_unchanged(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    assert read_one(path) == Article(id=path, text=TEXT)


def test_front_matter_is_parted_from_the_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", FRONT + TEXT)
    article = read_one(path)
    assert article == Article(
        id=path,
        text=TEXT,
        title="عنوان",
        published=date(2024, 9, 30),
        source="صحيفة",
        url="https://example.org/1",
        first_line=7,
    )
    assert article.position(TEXT.index("ولم")) == (8, 1)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_newlines_and_blank_lines_are_kept(tmp_path: Path, newline: str) -> None:
    body = newline + "  سطر" + newline + newline + "سطر آخر"
    path = write(tmp_path / "a.md", f"---{newline}source: أ{newline}---{newline}{body}")
    article = read_one(path)
    assert article.text == body
    assert article.first_line == 4
    assert article.source == "أ"


def test_a_later_rule_of_dashes_belongs_to_the_text(tmp_path: Path) -> None:
    text = "فقرة\n---\nفقرة أخرى\n"
    assert read_one(write(tmp_path / "a.md", text)).text == text
    assert read_one(write(tmp_path / "b.md", FRONT + text)).text == text


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    article = read_one(write(tmp_path / "a.md", b"\xef\xbb\xbf" + (FRONT + TEXT).encode()))
    assert (article.text, article.title) == (TEXT, "عنوان")


@pytest.mark.parametrize("head", ["---\n---\n", "---\ntitle: ''\npublished: ''\nsource:\n---\n"])
def test_empty_front_matter_gives_nothing(tmp_path: Path, head: str) -> None:
    article = read_one(write(tmp_path / "a.md", head + TEXT))
    assert (article.title, article.published, article.source, article.text) == (None, None, None, TEXT)


def test_unknown_keys_are_noted(tmp_path: Path) -> None:
    article = read_one(write(tmp_path / "a.md", f"---\nauthor: x\n7: y\ntitle: t\n---\n{TEXT}"))
    assert article.notes == ("unknown keys ignored: 7, author",)
    assert article.title == "t"


def test_many_unknown_keys_make_a_short_note(tmp_path: Path) -> None:
    head = "".join(f"k{i}: 1\n" for i in range(9))
    article = read_one(write(tmp_path / "a.md", f"---\n{head}---\n{TEXT}"))
    assert article.notes == ("unknown keys ignored: k0, k1, k2, k3, k4 and 4 more",)


def test_the_argument_dates_only_articles_without_a_date(tmp_path: Path) -> None:
    dated = write(tmp_path / "a.md", FRONT + TEXT)
    undated = write(tmp_path / "b.md", TEXT)
    articles, _ = read_paths([dated, undated], published=date(2020, 1, 2))
    assert [article.published for article in articles] == [date(2024, 9, 30), date(2020, 1, 2)]
    assert read_one(undated).published is None


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("title: [x\n", 3, "not valid"),
        ("- a\n- b\n", 2, "names and values"),
        ("just words\n", 2, "names and values"),
        ("source: s\npublished: yesterday\n", 3, "published is not an ISO date"),
        ("published: 2024-13-45\n", 1, "not valid"),
        ("published: 2024-09-30T10:00:00Z\n", 2, "published is not an ISO date"),
        ("published: 20240930\n", 2, "published is not an ISO date"),
        ("title: 2024\n", 2, "title is not text"),
        ('title: "\\uD800"\n', 2, "surrogate"),
        ("title: !!python/object/apply:os.getcwd []\n", 2, "not valid"),
        ("title: !!bool x\n", 1, "not valid"),
        ("title: a\x08b\n", 1, "not valid"),
        ("title: " + "[" * 20_000 + "\n", 1, "not valid"),
        ("title: " + "x" * 70_000 + "\n", 1, "longer than"),
    ],
)
def test_wrong_front_matter_is_named(tmp_path: Path, head: str, line: int, words: str) -> None:
    path = write(tmp_path / "a.md", f"---\n{head}---\n{TEXT}")
    error = error_of(path)
    assert error.where == f"{path}:{line}"
    assert words in error.message


def test_front_matter_that_is_not_closed(tmp_path: Path) -> None:
    assert "not closed" in error_of(write(tmp_path / "a.md", "---\ntitle: x\n" + TEXT)).message


@pytest.mark.parametrize(
    ("encoding", "line", "advice"), [("windows-1256", 2, "WINDOWS-1256"), ("utf-16", 1, "UTF-16")]
)
def test_another_encoding_is_refused(tmp_path: Path, encoding: str, line: int, advice: str) -> None:
    path = write(tmp_path / "a.txt", ("first\n" + TEXT).encode(encoding))
    error = error_of(path)
    assert error.where == f"{path}:{line}"
    assert advice in error.remedy


def test_a_nul_byte_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "سطر\nس\0طر")
    assert error_of(path).where == f"{path}:2"


@pytest.mark.parametrize("content", ["", " \n\r\n", FRONT, "---\n---", "\ufeff"])
def test_an_article_without_text_is_refused(tmp_path: Path, content: str) -> None:
    assert "no text" in error_of(write(tmp_path / "a.md", content)).message


def test_size_is_bounded(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "a.txt", b"a" * MAX_ARTICLE_BYTES)).text
    assert "larger" in error_of(write(tmp_path / "b.txt", b"a" * (MAX_ARTICLE_BYTES + 1))).message


def test_what_is_not_there_or_not_an_article(tmp_path: Path) -> None:
    assert "No such file" in error_of(str(tmp_path / "none.txt")).message
    assert "No such file" in error_of("").message
    assert "null" in error_of("a\0.txt").message
    assert ".html" in error_of(write(tmp_path / "a.html", TEXT)).message
    assert "without an extension" in error_of(write(tmp_path / "article", TEXT)).message
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular" in error_of(str(tmp_path / "pipe.txt")).message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    os.chmod(path, 0)
    assert "Permission" in error_of(path).message


def test_a_folder_is_read_in_order_and_without_what_is_hidden(tmp_path: Path) -> None:
    kept = ["b.md", "sub/a.txt", "sub/z.md"]
    for name in [*kept, "README.md", "sub/readme.md", ".hidden.md", ".git/x.md", "picture.png", "notes.html"]:
        write(tmp_path / "news" / name, TEXT)
    write(tmp_path / "news/c.jsonl", records({"id": "r1", "text": TEXT}))
    articles, errors = read_paths([str(tmp_path / "news") + "/"])
    assert errors == []
    folder = f"{tmp_path}/news/"
    assert [article.id.removeprefix(folder) for article in articles] == [
        "b.md",
        "r1",
        "sub/a.txt",
        "sub/z.md",
    ]


def test_a_readme_that_is_named_is_read(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "README.md", TEXT)).text == TEXT


def test_a_folder_without_articles(tmp_path: Path) -> None:
    write(tmp_path / "README.md", TEXT)
    assert "no article" in error_of(str(tmp_path)).message


def test_relative_paths_stay_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "news/a.md", TEXT)
    monkeypatch.chdir(tmp_path)
    assert read_one("news").id == "news/a.md"
    assert read_one("./news/a.md").id == "./news/a.md"


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "news/a.md", TEXT)
    (tmp_path / "news/loop").symlink_to(tmp_path / "news")
    assert read_one(str(tmp_path / "news")).text == TEXT


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "news/a.md", TEXT)
    (tmp_path / "news/link.md").symlink_to(path)
    articles, errors = read_paths([path, str(tmp_path / "news"), path])
    assert [article.id for article in articles] == [path]
    assert errors == []


def test_a_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", b"\xff")
    articles, errors = read_paths([bad, good])
    assert [article.id for article in articles] == [good]
    assert [error.where for error in errors] == [f"{bad}:1"]


def test_file_names_that_are_not_utf8_can_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xc7.txt"
    with open(name, "wb") as file:
        file.write(TEXT.encode())
    assert read_one(os.fsdecode(name)).id == f"{tmp_path}/\\xc7.txt"


def test_records(tmp_path: Path) -> None:
    record = {"id": "r1", "text": TEXT, "title": "ت", "published": "2024-09-30", "source": "ص", "url": "u"}
    path = write(
        tmp_path / "a.jsonl", "\ufeff" + records(record) + "\r\n" + records({"id": "r2", "text": "س"})
    )
    articles, errors = read_paths([path], published=date(2020, 1, 2))
    assert errors == []
    assert articles == [
        Article(
            id="r1",
            text=TEXT,
            title="ت",
            published=date(2024, 9, 30),
            source="ص",
            url="u",
            file=path,
            record_line=1,
        ),
        Article(id="r2", text="س", published=date(2020, 1, 2), file=path, record_line=3),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[1]", "not a JSON object"),
        ('{"text": "س"}', "id is missing"),
        ('{"id": "", "text": "س"}', "id is empty"),
        ('{"id": 7, "text": "س"}', "id is not text"),
        ('{"id": "x", "text": null}', "text is not text"),
        ('{"id": "x", "text": " "}', "text is empty"),
        ('{"id": "x", "text": "\\u0000"}', "NUL"),
        ('{"id": "x", "text": "\\ud800"}', "surrogate"),
        ('{"id": "x", "text": "س", "published": "30/9/2024"}', "published is not an ISO date"),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8"),
        (b'{"id": "x", "text": "' + b"a" * MAX_ARTICLE_BYTES * 2 + b'"}', "larger"),
    ],
)
def test_a_broken_record_is_named_and_the_others_kept(tmp_path: Path, line: str | bytes, words: str) -> None:
    content = line if isinstance(line, bytes) else line.encode()
    good = [records({"id": name, "text": "س"}).encode() for name in "ab"]
    path = write(tmp_path / "a.jsonl", good[0] + content + b"\n" + good[1])
    articles, errors = read_paths([path])
    assert [article.id for article in articles] == ["a", "b"]
    assert [(error.where, words in error.message) for error in errors] == [(f"{path}:2", True)]


def test_records_with_unknown_keys_and_none_at_all(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", records({"id": "x", "text": "س", "lang": "ar"}))
    assert read_one(path).notes == ("unknown keys ignored: lang",)
    assert "no article" in error_of(write(tmp_path / "b.jsonl", "\n \n")).message


def test_the_second_article_of_an_id_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", records({"id": "x", "text": "أول"}, {"id": "x", "text": "ثان"}))
    articles, errors = read_paths([path])
    assert [article.text for article in articles] == ["أول"]
    assert [error.where for error in errors] == [f"{path}:2"]


def test_standard_input_is_read_once() -> None:
    articles, errors = read_paths(["-", "-"], stdin=io.BytesIO((FRONT + TEXT).encode()))
    assert errors == []
    assert [(article.id, article.text, article.first_line) for article in articles] == [("-", TEXT, 7)]


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [("desk/new.md", TEXT, ["desk/new.md"]), ("feed.jsonl", records({"id": "r", "text": TEXT}), ["r"])],
)
def test_standard_input_under_a_name(name: str, content: str, ids: list[str]) -> None:
    articles, errors = read_paths(["-"], stdin=io.BytesIO(content.encode()), stdin_filename=name)
    assert errors == []
    assert [article.id for article in articles] == ids
