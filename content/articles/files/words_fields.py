"""words.yaml as the fields of a form: texts, pages, and the questions of the home page as a list."""

from collections.abc import Mapping
from typing import Any, cast

from content.rendering import FormatError, Problem, RenderContext

from .fields import FileFields, Path, Values, check, put
from .rewrite import data_of, rewritten
from .words import MOST_QUESTIONS, parse_site_words, words_problems, words_remarks

LABELS = {
    "help_page": "The page of help",
    "title": "The title of the home page",
    "lead": "The sentence below the title",
    "questions": "Questions of the home page",
    "short_of_time": "What to read where time is short",
}

QUESTION_PARTS = {"question": "Question", "answer": "Answer", "page": "Page"}
"""What a question of the home page consists of, and how that is called."""

_KEYS = ("help_page", "home")
_HOME_KEYS = ("title", "lead", "questions", "short_of_time")


def question_in_words(question: Mapping[str, str]) -> str:
    """Return a question as the lines in which people read and compare it."""
    return "\n".join(f"{called}: {question.get(part, '')}".strip() for part, called in QUESTION_PARTS.items())


def question_of(words: str) -> dict[str, str]:
    """Return a question from its lines."""
    lines = words.split("\n")
    return {
        part: next((line[len(called) + 1 :].strip() for line in lines if line.startswith(f"{called}:")), "")
        for part, called in QUESTION_PARTS.items()
    }


def name_of(part: str, number: int) -> str:
    """Return the field of a part of a question, or of a page to read, by its number, which counts from 1."""
    return f"{part}_{number}"


def read_fields(source: str) -> Values:
    """Return what the fields hold of words.yaml. Raises FormatError where it cannot be read."""
    parse_site_words(source)
    data = cast("dict[str, Any]", data_of(source))
    home = data.get("home", {})
    return {
        "help_page": data.get("help_page", ""),
        "title": home.get("title", ""),
        "lead": home.get("lead", ""),
        "questions": [question_in_words(question) for question in home.get("questions", [])],
        "short_of_time": list(home.get("short_of_time", [])),
    }


def write_fields(source: str, fields: Values) -> str:
    """Return words.yaml with what the fields hold. Raises FormatError with problems that name the field.

    Fields of a question and of a page to read are named with their number, as by `name_of`.
    """
    data = cast("dict[str, Any]", data_of(source))
    home = data.get("home", {})
    questions = [question_of(words) for words in fields["questions"]]
    values = {
        "title": " ".join(fields["title"].split()),
        "lead": " ".join(fields["lead"].split()),
        "questions": questions,
        "short_of_time": fields["short_of_time"],
    }
    problems = [
        Problem(
            0, f"the {called.lower()} is missing; write it, or empty the whole row", name_of(part, number)
        )
        for number, question in enumerate(questions, 1)
        for part, called in QUESTION_PARTS.items()
        if not question[part]
    ]
    if len(questions) > MOST_QUESTIONS:
        message = f"over {MOST_QUESTIONS} questions; take some out"
        problems.append(Problem(0, message, name_of("question", MOST_QUESTIONS)))
    if problems:
        raise FormatError(problems)
    for key in _HOME_KEYS:
        home = put(home, key, values[key], _HOME_KEYS)
    data = put(put(data, "help_page", fields["help_page"].strip(), _KEYS), "home", home, _KEYS)
    check(data, parse_site_words, LABELS, _place)
    return rewritten(source, data)


def _place(path: Path) -> tuple[str, str]:
    """Return the field in which a value of words.yaml stands."""
    match path:
        case ("home", "questions", int(number), str(part)):
            return name_of(part, number + 1), ""
        case ("home", "questions", int(number)):
            return name_of("question", number + 1), ""
        case ("home", "short_of_time", int(number)):
            return name_of("time", number + 1), ""
        case ("home", ("title" | "lead") as key):
            return str(key), ""
        case ("help_page",):
            return "help_page", ""
    return "", ""


def problems_in_fields(source: str, context: RenderContext) -> list[Problem]:
    """Return what keeps the words of a file from being printed: a page that is gone, no source."""
    words = parse_site_words(source)
    at_line: dict[int, tuple[str, str]] = {}
    for number, question in enumerate(words.questions, 1):
        called = f"“{question.question}”"
        at_line[question.lines[0]] = (name_of("answer", number), called)
        at_line[question.lines[1]] = (name_of("page", number), called)
    at_line |= {words.lines[name]: (name, name) for name in ("help_page", "lead") if name in words.lines}
    for number, page in enumerate(words.short_of_time, 1):
        at_line[words.lines[page]] = (name_of("time", number), "short_of_time")
    found = []
    for problem in words_problems(words, context):
        field, called = at_line.get(problem.line, ("", ""))
        found.append(Problem(0, problem.message.removeprefix(f"{called}: "), field))
    for remark in words_remarks(words):
        message = f"{remark.message}; cite one, or [@guide] where it is the guide's own advice"
        found.append(Problem(0, message, at_line.get(remark.line, ("", ""))[0]))
    return found


WORDS_FIELDS = FileFields(LABELS, read_fields, write_fields, problems_in_fields)
