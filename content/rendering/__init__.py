"""From Markdown to safe HTML: pure functions that know no model, no view and no setting."""

from .annotations import AnnotatedText, Annotation, annotate
from .context import (
    GROUPS,
    SITES,
    ClinicValue,
    Group,
    Page,
    PracticeLine,
    RenderContext,
    Term,
    Work,
    check_slug,
)
from .document import outline, render, render_fragment
from .front_matter import (
    FIELD_LABELS,
    LAYOUTS,
    MAX_ORDER,
    ArticleText,
    ParsedArticle,
    dump_article,
    file_problems,
    parse_article,
    read_or_none,
    tidy,
)
from .images.figures import clean_svg
from .limits import CONTROL, MAX_FILE
from .markup.citations import Cited, KindCount
from .markup.links import LinkTo, blocks_for_another_page, for_another_page
from .problems import FormatError, Problem, Remark, stopped
from .readability import Metrics, reading_age
from .rendered import Rendered

__all__ = [
    "CONTROL",
    "FIELD_LABELS",
    "GROUPS",
    "LAYOUTS",
    "MAX_FILE",
    "MAX_ORDER",
    "SITES",
    "AnnotatedText",
    "Annotation",
    "ArticleText",
    "Cited",
    "ClinicValue",
    "FormatError",
    "Group",
    "KindCount",
    "LinkTo",
    "Metrics",
    "Page",
    "ParsedArticle",
    "PracticeLine",
    "Problem",
    "Remark",
    "RenderContext",
    "Rendered",
    "Term",
    "Work",
    "annotate",
    "blocks_for_another_page",
    "check_slug",
    "clean_svg",
    "dump_article",
    "file_problems",
    "for_another_page",
    "outline",
    "parse_article",
    "read_or_none",
    "reading_age",
    "render",
    "render_fragment",
    "stopped",
    "tidy",
]
