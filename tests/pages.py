"""Reading a page as a browser and a strict parser do."""

import json
from dataclasses import dataclass, field
from xml.etree import ElementTree as etree

import html5lib


@dataclass
class Page:
    """A page's links, anchors and resources. Parsing it fails where its HTML is not valid."""

    text: str
    root: etree.Element = field(init=False)

    def __post_init__(self) -> None:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.root = parser.parse(self.text)

    @property
    def links(self) -> list[str]:
        return [a.get("href") for a in self.root.iter("a") if a.get("href")]

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.root.iter() if element.get("id")]

    @property
    def resources(self) -> list[str]:
        """The addresses of all that a browser fetches for the page without being asked."""
        found = [
            link.get("href") for link in self.root.iter("link") if link.get("rel") in {"stylesheet", "icon"}
        ]
        for element in self.root.iter():
            found += [element.get(name) for name in ("src", "srcset", "data", "poster") if element.get(name)]
        return found

    @property
    def language(self) -> str | None:
        return self.root.get("lang")

    @property
    def data(self) -> dict:
        """The page's JSON-LD."""
        return json.loads(
            next(s.text for s in self.root.iter("script") if s.get("type") == "application/ld+json")
        )

    def rel(self, name: str) -> str | None:
        return next((link.get("href") for link in self.root.iter("link") if link.get("rel") == name), None)

    def meta(self, name: str) -> str | None:
        metas = (m for m in self.root.iter("meta") if name in {m.get("name"), m.get("property")})
        return next((m.get("content") for m in metas), None)

    def element(self, anchor: str) -> etree.Element:
        return next(element for element in self.root.iter() if element.get("id") == anchor)

    def words(self, anchor: str | None = None) -> str:
        """The text of the page or of one of its elements, white space folded."""
        root = self.element(anchor) if anchor else self.root.find("body")
        return " ".join("".join(root.itertext()).split())
