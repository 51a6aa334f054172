"""The kinds of bad input that are tried; the tests and the table for the documentation use this list."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

GOOD = "good.txt"
TEXT = "غادرت القوات الفرنسية تشاد."
"""What every good article says, so that one reading of it is enough."""
NORMAL_MB = 400
"""The most memory that a run without the model may take."""
MODEL_MB = 2_600
"""The most memory that a run with the model may take."""
LIMIT_SECONDS = 240
"""After which a run counts as hanging."""

_RECORD = json.dumps({"id": "good-record", "text": TEXT}, ensure_ascii=False)
_RECORDS = ("good-record", "second-record")
_BAD_NAME = "bad.txt"
_RUN = "from claimcheck.cli.main import main; main(prog_name='claimcheck')"
_INJECTED_OPEN = """
import os
real = os.open
def opened(path, *given, **named):
    if str(path).endswith('bad.txt'):
        {fault}
    return real(path, *given, **named)
os.open = opened
"""
_WRITTEN_TO = """
import os
real = os.fstat
def status(descriptor):
    found = real(descriptor)
    path = os.readlink(f'/proc/self/fd/{descriptor}')
    if path.endswith('bad.txt'):
        open(path, 'a').write('more')
    return found
os.fstat = status
"""


@dataclass(frozen=True)
class Case:
    """One kind of bad input, which is read together with one good article.

    Attributes:
        kind: a short name.
        given: what is given, in words.
        make: makes it in a folder, and gives the paths to name.
        says: a pattern that the message fits, from the name of the file on.
        options: further options.
        stdin: a shell's redirection of standard input.
        before: Python that runs first, in the process, and injects a fault.
        status: the exit status.
        needs_model: whether it comes as far as the networks.
        also: the other articles that must have been read, besides the good one.
    """

    kind: str
    given: str
    make: Callable[[Path], tuple[str, ...]]
    says: str
    options: tuple[str, ...] = ()
    stdin: str = "</dev/null"
    before: str = ""
    status: int = 2
    needs_model: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What came of a case.

    Attributes:
        status: the exit status.
        stderr: what was said.
        articles: of which articles claims were printed.
        megabytes: how much memory the process took at most.
    """

    status: int
    stderr: str
    articles: frozenset[str] = field(default_factory=frozenset)
    megabytes: float = 0


def run(case: Case, folder: Path, environment: Mapping[str, str]) -> Result:
    """Run ``claimcheck extract`` on a good article and a bad one, in a process of its own.

    Args:
        case: the case.
        folder: an empty folder but for the good article.
        environment: in which a ledger is named that knows the good article.

    Raises:
        TimeoutExpired: it hangs.
    """
    paths = case.make(folder)
    command = [sys.executable, "-c", case.before + _MEASURED, "extract", GOOD, *paths]
    options = ["--output-format", "jsonl", *case.options]
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {case.stdin}', "sh", *command, *options],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=LIMIT_SECONDS,
    )
    *said, measured = done.stderr.decode().splitlines()
    found = frozenset(json.loads(line)["article"] for line in done.stdout.decode().splitlines())
    return Result(done.returncode, "\n".join(said), found, float(measured) / 1024)


_MEASURED = f"""
import atexit, re, sys
def measure():
    # Not ru_maxrss, which begins with the memory of the process that started this one.
    status = open("/proc/self/status").read()
    print(re.search(r"VmHWM:\\s*(\\d+) kB", status)[1], file=sys.__stderr__)
atexit.register(measure)
{_RUN}
"""


def _file(content: bytes | str, name: str = _BAD_NAME) -> Callable[[Path], tuple[str, ...]]:
    def make(folder: Path) -> tuple[str, ...]:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return (name,)

    return make


def _front(head: str) -> Callable[[Path], tuple[str, ...]]:
    return _file(f"---\n{head}\n---\n{TEXT}\n")


def _records(line: bytes | str) -> Callable[[Path], tuple[str, ...]]:
    content = line if isinstance(line, bytes) else line.encode()
    good = _RECORD.encode()
    return _file(
        b"\n".join([good, content, good.replace(b"good-record", b"second-record"), b""]), "bad.jsonl"
    )


def _long_record(folder: Path) -> tuple[str, ...]:
    return _records(b"x" * 50_000_000)(folder)


def _large(piece: bytes, megabytes: int, name: str = _BAD_NAME) -> Callable[[Path], tuple[str, ...]]:
    def make(folder: Path) -> tuple[str, ...]:
        with (folder / name).open("wb") as stream:
            for _ in range(megabytes):
                stream.write(piece * (1_000_000 // len(piece)))
        return (name,)

    return make


def _nothing(folder: Path) -> tuple[str, ...]:
    return ("-",)


def _pipe(folder: Path) -> tuple[str, ...]:
    os.mkfifo(folder / "pipe.txt")
    return ("pipe.txt",)


def _pipe_in_a_folder(folder: Path) -> tuple[str, ...]:
    (folder / "news").mkdir()
    os.mkfifo(folder / "news" / "pipe.txt")
    return ("news",)


def _device_in_a_folder(folder: Path) -> tuple[str, ...]:
    (folder / "news").mkdir()
    (folder / "news" / "zero.txt").symlink_to("/dev/zero")
    return ("news",)


def _loops(folder: Path) -> tuple[str, ...]:
    news = folder / "news"
    (news / "deep").mkdir(parents=True)
    (news / "deep" / "up").symlink_to(news)
    (news / "self.txt").symlink_to("self.txt")
    (news / "good-too.txt").write_text(TEXT)
    return ("news",)


def _bad_name(name: str) -> Callable[[Path], tuple[str, ...]]:
    return _file(b"\xff", name)


def _bytes_name(folder: Path) -> tuple[str, ...]:
    name = os.fsdecode(b"bad-\xc7\xff.txt")
    (folder / name).write_bytes(b"\xff")
    return (name,)


def _bomb() -> str:
    lines = ['a0: &a0 ["x","x","x","x","x","x","x","x","x"]']
    lines += [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    return "\n".join([*lines, "title: *a9"])


def _merge_bomb() -> str:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{i}: &a{i} {{<<: [{','.join([f'*a{i - 1}'] * 9)}]}}" for i in range(1, 10)]
    return "\n".join(lines)


_ISOLATED = "\\ud800"

CASES = (
    Case(
        "encoding",
        "Windows-1256",
        _file(TEXT.encode("windows-1256")),
        r"bad\.txt:1: is not UTF-8.*WINDOWS-1256",
    ),
    Case(
        "encoding", "UTF-16 with its mark", _file(TEXT.encode("utf-16")), r"bad\.txt:1: is not UTF-8.*UTF-16"
    ),
    Case("encoding", "UTF-16 without a mark", _file("a b\n".encode("utf-16-le")), r"bad\.txt:1: holds a NUL"),
    Case(
        "encoding",
        "UTF-8, from line 3 on Windows-1256",
        _file(f"{TEXT}\n{TEXT}\n".encode() + TEXT.encode("windows-1256")),
        r"bad\.txt:3: is not UTF-8",
    ),
    Case(
        "encoding", "half a surrogate pair as bytes", _file(b"a\n\xed\xa0\x80"), r"bad\.txt:2: is not UTF-8"
    ),
    Case(
        "encoding",
        "a character cut in two at the end",
        _file(TEXT.encode()[:-2]),
        r"bad\.txt:1: is not UTF-8",
    ),
    Case("no text", "a NUL on line 2", _file(f"{TEXT}\n\0"), r"bad\.txt:2: holds a NUL"),
    Case(
        "no text",
        "the first bytes of a picture",
        _file(b"\x89PNG\r\n\x1a\n\0\0"),
        r"bad\.txt:1: is not UTF-8",
    ),
    Case("no text", "an empty file", _file(b""), r"bad\.txt: holds no text"),
    Case("no text", "a byte order mark alone", _file(b"\xef\xbb\xbf"), r"bad\.txt: holds no text"),
    Case(
        "size",
        "50 MB of one word",
        _large("ق".encode(), 50),
        r"bad\.txt: larger than 1,000,000 bytes.*--max-article-size",
    ),
    Case("size", "a million empty lines", _file(b"\n" * 1_000_000), r"bad\.txt: holds no text"),
    Case(
        "size",
        "a million empty lines and a sentence",
        _file(b"\n" * 1_000_000 + TEXT.encode()),
        r"bad\.txt: larger",
    ),
    Case(
        "size",
        "larger than --max-article-size 100",
        _file(TEXT * 3),
        r"bad\.txt: larger than 100 bytes",
        ("--max-article-size", "100"),
    ),
    Case(
        "size",
        "a device without end, by its name",
        lambda folder: ("/dev/zero",),
        r"/dev/zero: is not a regular file",
    ),
    Case("size", "a device without end, as standard input", _nothing, r"-: larger", stdin="</dev/zero"),
    Case(
        "size",
        "a device without end, as JSON Lines on standard input",
        _nothing,
        r"z\.jsonl:1: the line does not end",
        ("--stdin-filename", "z.jsonl"),
        stdin="</dev/zero",
    ),
    Case(
        "front matter",
        "not closed",
        _file(f"---\ntitle: x\n{TEXT}"),
        r"bad\.txt:1: front matter is not closed",
    ),
    Case(
        "front matter",
        "30,000 brackets inside one another",
        _front("title: " + "[" * 30_000),
        r"bad\.txt:1: front matter is not valid",
    ),
    Case(
        "front matter",
        "a YAML bomb of lists",
        _front(_bomb()),
        r"bad\.txt:3: front matter is not valid: aliases",
    ),
    Case(
        "front matter",
        "a YAML bomb of merged mappings",
        _front(_merge_bomb()),
        r"bad\.txt:3: front matter is not valid: aliases",
    ),
    Case(
        "front matter",
        "a Python object",
        _front("title: !!python/object/apply:os.getcwd []"),
        r"bad\.txt:2: front matter is not valid",
    ),
    Case(
        "front matter",
        "a number of 60,000 digits",
        _front("title: " + "9" * 60_000),
        r"bad\.txt:1: front matter is not valid",
    ),
    Case(
        "front matter",
        "half a surrogate pair",
        _front(f'title: "{_ISOLATED}"'),
        r"bad\.txt:2: front matter: title holds half",
    ),
    Case(
        "JSON Lines",
        "a broken line between good ones",
        _records('{"id": "x", "text": '),
        r"bad\.jsonl:2: is not valid JSON",
        also=_RECORDS,
    ),
    Case(
        "JSON Lines",
        "a line in Windows-1256",
        _records(b'{"id": "\xc7"}'),
        r"bad\.jsonl:2: is not UTF-8",
        also=_RECORDS,
    ),
    Case(
        "JSON Lines",
        "half a surrogate pair",
        _records(f'{{"id": "x", "text": "{_ISOLATED}"}}'),
        r"bad\.jsonl:2: text holds half",
        also=_RECORDS,
    ),
    Case(
        "JSON Lines",
        "100,000 brackets inside one another",
        _records("[" * 100_000),
        r"bad\.jsonl:2: is not valid JSON",
        also=_RECORDS,
    ),
    Case(
        "JSON Lines",
        "a line of 50 MB between good ones",
        _long_record,
        r"bad\.jsonl:2: larger",
        also=_RECORDS,
    ),
    Case(
        "JSON Lines",
        "one id twice",
        _records(_RECORD),
        r"bad\.jsonl:2: a second article has the id",
        also=_RECORDS,
    ),
    Case(
        "paths", "what is not there", lambda folder: ("none.txt",), r"none\.txt: cannot be read: No such file"
    ),
    Case("paths", "another kind of file", _file("<p>", "page.html"), r"page\.html: unknown kind of file"),
    Case(
        "paths",
        "a loop of links",
        _loops,
        r"news/self\.txt: cannot be read: Too many levels",
        also=("news/good-too.txt",),
    ),
    Case("paths", "a pipe that nobody writes to", _pipe, r"pipe\.txt: is not a regular file"),
    Case("paths", "such a pipe in a folder", _pipe_in_a_folder, r"news/pipe\.txt: is not a regular file"),
    Case(
        "paths",
        "a link to /dev/zero in a folder",
        _device_in_a_folder,
        r"news/zero\.txt: is (not a regular file|a link that leads out)",
    ),
    Case(
        "paths", "a name with a line end", _bad_name("two\nlines.txt"), r"two.{1,3}lines\.txt:1: is not UTF-8"
    ),
    Case(
        "paths",
        "a name with marks that reverse what is read",
        _bad_name("a\u202e\u200fgnp.txt"),
        r"a[^\u202e\u200f]*gnp\.txt:1: is not UTF-8",
    ),
    Case("paths", "a name of 0xC7 0xFF", _bytes_name, r"bad-.xc7.xff\.txt:1: is not UTF-8"),
    Case("standard input", "closed", _nothing, r"-: cannot be read: standard input is closed", stdin="<&-"),
    Case(
        "while it is read",
        "a file that may not be read",
        _file(TEXT),
        r"bad\.txt: cannot be read: Permission denied",
        before=_INJECTED_OPEN.format(fault="raise PermissionError(13, 'Permission denied')"),
    ),
    Case(
        "while it is read",
        "a disk that fails",
        _file(TEXT),
        r"bad\.txt: cannot be read: Input/output error",
        before=_INJECTED_OPEN.format(fault="raise OSError(5, 'Input/output error')"),
    ),
    Case(
        "while it is read",
        "a file that vanishes",
        _file(TEXT),
        r"bad\.txt: cannot be read: No such file",
        before=_INJECTED_OPEN.format(fault="os.unlink(path)"),
    ),
    Case(
        "while it is read",
        "a file that somebody writes to",
        _file(TEXT),
        r"bad\.txt: was changed while",
        before=_WRITTEN_TO,
    ),
    Case(
        "time",
        "300,000 words, with --timeout 3",
        _file("و " * 300_000),
        r"bad\.txt: is given up.*longer than 3 seconds.*--timeout",
        ("--timeout", "3"),
        needs_model=True,
    ),
    Case(
        "length", "a sentence of 20,000 words", _file("القوات " * 20_000), r"\A\Z", status=0, needs_model=True
    ),
    Case("length", "a word of 100,000 letters", _file("ق" * 100_000), r"\A\Z", status=0, needs_model=True),
    Case("length", "a number of 400,000 digits", _file("1" * 400_000), r"\A\Z", status=0, needs_model=True),
)
