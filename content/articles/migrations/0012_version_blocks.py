"""A version keeps its text as blocks in place of HTML.

What is stored is brought over as it is, so that pages and handouts go on as before; `render_content`, which
`make run` calls, then renders it anew. A version that cannot be rendered any more stays as it is written here.

The HTML is what a sanitiser of ours let through, so every element in it is closed. Nothing of the renderer is
imported: that goes on to change, and what this reads and writes does not.
"""

import json
import re
from hashlib import sha256
from html.parser import HTMLParser

from django.db import migrations, models

COLUMNS = {"html": "blocks", "key_points_html": "key_point_blocks", "next_steps_html": "next_step_blocks"}
AT_ONCE = 50

_VOID = frozenset("br hr img input col source wbr".split())
_ROLES = frozenset("p li dd dt td th figcaption label pre h2 h3 h4 h5 h6 summary".split())
_HEADING = re.compile(r"h[2-6]")
_CALLOUTS = frozenset({"section", "aside", "details"})
"""The elements that callouts are; an older edition made asides of them."""

_CARE_CARDS = ("emergency", "urgent", "contact")
_KINDS = {"differ": "difference", "data": "data"} | dict.fromkeys(_CARE_CARDS, "card")
_MARKS_BEFORE = {"clinic": "\ue003", "own-words": "\ue000own\ue001"}
"""What stands in a passage before the words of an element of a class."""


class _Divider(HTMLParser):
    """Notes where the top-level elements of a text begin, and reads the passages of each."""

    def __init__(self, html):
        super().__init__()
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.starts = []
        self.passages = []
        self.addresses = []
        self.open = []
        self.words = []
        self.anchor = ""
        self.feed(html)
        self.close()
        self.flush()

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        name = given.get("class", "")
        if not self.open and name != "self":
            self.flush()
            line, column = self.getpos()
            self.starts.append((self.lines[line - 1] + column, tag, name, given.get("id", "")))
            self.passages.append([])
            self.addresses.append([])
        if tag in _ROLES:
            self.flush()
            self.anchor = given.get("id", "") if tag == "dt" or _HEADING.fullmatch(tag) else ""
        if given.get("href", "").startswith(("https://", "http://")):
            self.addresses[-1].append(given["href"])
        self.words.append(_MARKS_BEFORE.get(name, ""))
        if tag not in _VOID:
            self.open.append((tag, name))

    def handle_endtag(self, tag):
        if tag in _VOID or not self.open:
            return
        if tag in _ROLES:
            self.flush()
        _, name = self.open.pop()
        self.words.append("\ue004" if name == "clinic" else "")

    def handle_startendtag(self, tag, attrs):
        """Do nothing: such an element of a drawing holds none."""

    def handle_data(self, data):
        names = [name for _, name in self.open]
        if {"self", "drawing", "own-words"}.intersection(names):
            return
        if "cites" in names:
            # The number of a source, perhaps with a place in it: “3, p. 12”.
            number = re.match(r"\d+", data) if names[-1] == "cite" else None
            self.words.append(f"\ue000{number[0]}\ue001" if number else "")
        else:
            self.words.append(data)

    def flush(self):
        text = " ".join("".join(self.words).split())
        self.words = []
        if text and self.passages:
            role = next((tag for tag, _ in reversed(self.open) if tag in _ROLES), "p")
            anchor = {"anchor": self.anchor} if self.anchor else {}
            self.passages[-1].append({"role": role, "text": text} | anchor)
        self.anchor = ""


def blocks_of_html(html):
    """Return stored HTML as the JSON of blocks: headings, items of a list, callouts of each sort, the rest."""
    found = _Divider(html)
    starts = [start for start, *_ in found.starts] + [len(html)]
    blocks = []
    for (start, tag, classes, anchor), end, passages, addresses in zip(
        found.starts, starts[1:], found.passages, found.addresses, strict=True
    ):
        kind, urgency = _kind_and_urgency(tag, classes)
        more = {
            "anchor": anchor,
            "level": int(tag[1]) if kind == "heading" else 0,
            "urgency": urgency,
            "addresses": list(dict.fromkeys(addresses)),
        }
        given = {name: value for name, value in more.items() if value}
        blocks.append({"kind": kind, "html": html[start:end].strip(), **given, "passages": passages})
    return blocks


def _kind_and_urgency(tag, classes):
    """Return what a top-level element is, by its tag and classes, and how urgent a care card is."""
    first, *names = classes.split() or [""]
    if tag in _CALLOUTS and first == "callout" and names:
        return _KINDS.get(names[0], "callout"), names[0] if names[0] in _CARE_CARDS else ""
    return "item" if tag == "li" else "heading" if _HEADING.fullmatch(tag) else "html", ""


def bring_over(apps, schema_editor):
    """Divide the HTML of every version into blocks."""
    versions = apps.get_model("articles", "Version").objects
    for some in _by_and_by(versions):
        for version in some:
            blocks = {new: blocks_of_html(getattr(version, old)) for old, new in COLUMNS.items()}
            for name, found in blocks.items():
                setattr(version, name, found)
            version.blocks_digest = sha256(json.dumps(list(blocks.values())).encode()).hexdigest()
            version.not_rendered = "It was rendered by an older edition of the program."
        versions.bulk_update(some, [*COLUMNS.values(), "blocks_digest", "not_rendered"])


def take_back(apps, schema_editor):
    """Join the blocks of every version to HTML again."""
    versions = apps.get_model("articles", "Version").objects
    for some in _by_and_by(versions):
        for version in some:
            for old, new in COLUMNS.items():
                setattr(version, old, "\n".join(block["html"] for block in getattr(version, new)))
        versions.bulk_update(some, COLUMNS)


def _by_and_by(versions):
    """Return all versions, some at a time: a site that is old has thousands."""
    keys = list(versions.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield list(versions.filter(pk__in=keys[start : start + AT_ONCE]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_library_file_rendered")]

    operations = [
        *(
            migrations.AddField("version", name, models.JSONField(default=tuple, editable=False))
            for name in COLUMNS.values()
        ),
        migrations.AddField(
            "version",
            "blocks_digest",
            models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            "version", "not_rendered", models.TextField(default="", editable=False), preserve_default=False
        ),
        *(
            # So the columns can be made again, as yet empty, where this is taken back.
            migrations.AlterField("version", name, models.TextField(blank=True, editable=False))
            for name in COLUMNS
        ),
        migrations.RunPython(bring_over, take_back),
    ]
