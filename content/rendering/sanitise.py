"""The last gate: only the elements and attributes that the renderer itself makes leave it."""

import nh3

_EVERYWHERE = {"id", "class", "role", "aria-label"}
_TAGS = (
    "a aside blockquote br code dd details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr input label "
    "li ol p pre span strong summary table tbody td th thead tr ul"
).split()
_ATTRIBUTES = {
    "a": {"href", "rel", "data-note"},
    "div": {"popover"},
    "input": {"type"},
    "li": {"value"},
    "ol": {"start"},
    "td": {"data-label"},
    "th": {"scope", "data-label"},
}

_cleaner = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={"*": set(), **{tag: _EVERYWHERE | _ATTRIBUTES.get(tag, set()) for tag in _TAGS}},
    url_schemes={"https", "http", "mailto", "tel"},
    clean_content_tags={"script", "style"},
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> str:
    """Return HTML without anything that is not on the list of what the renderer makes."""
    return _cleaner.clean(html)
