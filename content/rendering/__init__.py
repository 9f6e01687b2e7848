"""From Markdown to safe HTML: pure functions that know no model, no view and no setting."""

from .citations import Cited, KindCount
from .document import Rendered, Section, check_slug, outline, render, render_fragment
from .figures import clean_svg
from .front_matter import LAYOUTS, MAX_ORDER, ArticleText, ParsedArticle, dump_article, parse_article, tidy
from .groups import GROUPS, SITES, Group
from .hostile import CONTROL, MAX_FILE
from .library import ClinicValue, Library, Page, Term, Work
from .links import LinkTo, for_another_page
from .problems import FormatError, Problem, Remark
from .readability import Metrics

__all__ = [
    "CONTROL",
    "GROUPS",
    "LAYOUTS",
    "MAX_FILE",
    "MAX_ORDER",
    "SITES",
    "ArticleText",
    "Cited",
    "ClinicValue",
    "FormatError",
    "Group",
    "KindCount",
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
    "for_another_page",
    "outline",
    "parse_article",
    "render",
    "render_fragment",
    "tidy",
]
