"""The last gate: only the elements and attributes that the renderer itself makes leave it."""

import re

import nh3

_EVERYWHERE = {"id", "class", "role", "aria-label"}
_TAGS = (
    "a blockquote br code dd details div dl dt em figcaption figure h2 h3 h4 h5 h6 header hr input label "
    "li ol p pre section span strong summary table tbody td th thead tr ul"
).split()
_ATTRIBUTES = {
    "a": {"href", "rel", "data-note"},
    "input": {"type"},
    "ol": {"start"},
    "td": {"data-label"},
    "th": {"scope"},
}
_IMG = {"src", "srcset", "sizes", "width", "height", "alt"}
_PICTURE = r"/media/images/[a-z0-9-]+\.webp"
_OURS = {
    ("img", "src"): re.compile(_PICTURE),
    ("img", "srcset"): re.compile(rf"{_PICTURE} \d+w(?:, {_PICTURE} \d+w)*"),
    ("img", "sizes"): re.compile(r"min\(\d+px, 100vw\)"),
}
_WITHOUT_PICTURE = re.compile(r'<img(?:(?! src=)(?:[^">]|"[^"]*"))*>')


def _only_ours(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute, or None where it would fetch what is no uploaded picture."""
    pattern = _OURS.get((tag, name))
    return value if pattern is None or pattern.fullmatch(value) else None


def _cleaner(everywhere: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={*_TAGS, "img"},
        attributes={
            "*": set(),
            "img": _IMG,
            **{tag: everywhere | _ATTRIBUTES.get(tag, set()) for tag in _TAGS},
        },
        tag_attribute_values={"img": {"loading": {"lazy"}, "decoding": {"async"}}},
        attribute_filter=_only_ours,
        url_schemes={"https", "http", "mailto", "tel"},
        clean_content_tags={"script", "style"},
        link_rel=None,
        strip_comments=True,
    )


_for_pages, _for_previews = _cleaner(_EVERYWHERE), _cleaner(_EVERYWHERE | {"data-line"})


def sanitise(html: str, *, with_lines: bool = False) -> str:
    """Return HTML without anything that is not on the list of what the renderer makes.

    `with_lines` keeps the attribute `data-line` of blocks, which only the editors' preview has.
    """
    return _WITHOUT_PICTURE.sub("", (_for_previews if with_lines else _for_pages).clean(html))
