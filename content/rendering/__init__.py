"""From Markdown to safe HTML: pure functions that know no model, no view and no setting."""

from .citations import Cited
from .document import Rendered, Section, check_slug, outline, render, render_fragment
from .figures import clean_svg
from .front_matter import LAYOUTS, ArticleText, ParsedArticle, dump_article, parse_article, tidy
from .hostile import MAX_FILE
from .library import ClinicValue, Library, Page, Term, Work
from .links import LinkTo
from .problems import FormatError, Problem, Remark
from .readability import Metrics

__all__ = [
    "LAYOUTS",
    "MAX_FILE",
    "ArticleText",
    "Cited",
    "ClinicValue",
    "FormatError",
    "Library",
    "LinkTo",
    "Metrics",
    "Page",
    "ParsedArticle",
    "Problem",
    "Remark",
    "Rendered",
    "Section",
    "Term",
    "Work",
    "check_slug",
    "clean_svg",
    "dump_article",
    "outline",
    "parse_article",
    "render",
    "render_fragment",
    "tidy",
]
