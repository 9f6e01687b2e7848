"""What the steps of one load share: the folder, the outcome, and what both sides began with."""

from dataclasses import dataclass, field
from typing import Any

from content.rendering import Problem

from ..files.folder import Folder, problem_line
from ..models import Article
from .state import SITE, site_mark
from .three_way import Choice, Outcome, Sides, Wishes, choose


@dataclass
class Task:
    """One load, as `load` was asked for it.

    `noted` is what an export of this very site noted, where the files come from one. `former` are the former
    names that the site knows, with the page's name now, once the pages of `renamed` have their new names;
    `names` are those that it is to learn; `refused` are those that it cannot take. `needed` is what the texts
    refer to that come to the site. A site without any page `is_empty`.
    """

    folder: Folder
    outcome: Outcome
    wishes: Wishes
    by: Any = None
    note: str = ""
    is_import: bool = False
    noted: dict[str, str] | None = field(init=False)
    former: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, Article] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)
    is_empty: bool = False

    def __post_init__(self) -> None:
        """Trust what an export noted only where it is this site's own."""
        own = self.is_import and self.folder.exported.get(SITE) == site_mark()
        self.noted = self.folder.exported if own else None

    def base(self, name: str, loaded: str | None) -> str | None:
        """Return the digest of what both sides began with; `loaded` is that of what was loaded last."""
        return loaded if self.noted is None else self.noted.get(name)

    def choose(self, name: str, loaded: str | None, theirs: str, ours: str | None) -> Choice:
        """Return what the digests of a thing alone say is to be done; `ours` is nothing where it is not here.

        What an editor deleted comes back where a text needs it that comes to the site. On an empty site
        nobody deleted anything: the guide is brought back to it.
        """
        if ours is None and (self.is_empty or name in self.needed):
            return Choice.ADD
        return choose(self.base(name, loaded), theirs, ours)

    def decide(self, name: str, found: Choice, ours: str = "", theirs: str = "", note: str = "") -> Choice:
        """Write down what was found about a thing; return what is to be done with it."""
        return self.outcome.note(name, found, self.wishes, Sides(ours, theirs, note))

    def report(self, path: str, problem: Problem) -> None:
        """Add a problem of a file, which keeps everything from being written."""
        self.outcome.problems.append(problem_line(path, problem))


DELETED = "It was deleted on the site."
"""What people are told of a thing that only the file has, though both sides had it."""

TAKEN = frozenset({Choice.ADD, Choice.UPDATE})
"""Where the file's text comes to the site."""

RECORDED = TAKEN | {Choice.AGREE}
"""Where both sides say the same afterwards, so that the file is what the next load begins with."""
