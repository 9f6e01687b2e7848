"""The sentences of a rendered text: what each cites, and which of them cite nothing."""

from collections.abc import Iterable, Iterator

from ..blocks import LINK_END, MARK, Block, Passage, Sentence, plain
from ..problems import UNCERTAIN, UNCITED, Lines, Remark
from ..readability import LONG_PARAGRAPH, LONG_SENTENCE, split_sentences, split_words
from .certainty import certainty_remarks, says_how_often


def sentences_with_heads(passages: Iterable[Passage]) -> Iterator[tuple[str, Passage, Sentence]]:
    """Return each sentence of some passages: its text, its passage, and the sentence itself.

    The text of a table's cell has that of its row's first cell before it.
    """
    heads: dict[int, str] = {}
    for passage in passages:
        head = heads.setdefault(passage.row, passage.text) if passage.row else ""
        before = f"{head}: " if passage.role == "td" and head else ""
        for sentence in passage.sentences:
            yield before + sentence.text, passage, sentence


def prose(passages: list[Passage]) -> list[str]:
    """Return the sentences of a text that a reading grade is measured on: no headings, no labels."""
    return [
        sentence.text
        for passage in passages
        if not (passage.role in {"label", "dt", "pre"} or passage.is_heading)
        for sentence in passage.sentences
        if sentence.text
    ]


def remark_on(blocks: list[Block], lines: Lines, field: str, *, medical: bool) -> list[Remark]:
    """Return what a careful editor would change in a field: uncited or long sentences, long paragraphs.

    A sentence needs no citation of its own in a block of the guide's own words, as a question, where it
    only sends the reader on ("See …"), as the lead-in of a list, below a cited lead-in, in a table's row
    that cites, and as the statement that a checklist lets the reader tick. How surely a side of a difference
    says something is its source's to choose. `medical` is false for pages that tell of the guide itself.
    """
    remarks = []
    passages = [passage for block in blocks for passage in block.passages]
    sides = {
        id(p) for block in blocks if block.kind == "difference" for p in block.passages if p.role == "li"
    }
    cited_rows = {passage.row for passage in passages if passage.row and MARK.search(passage.marked)}
    covered = False
    for passage in passages:
        if passage.role in {"label", "pre"} or passage.is_heading:
            covered = False
            continue
        sentences = split_sentences(passage.marked)
        source_lines = [lines.of_next_sentence(plain(sentence)) for sentence in sentences]
        if passage.role == "p" and len(sentences) > LONG_PARAGRAPH:
            text = f"a paragraph of {len(sentences)} sentences begins “{plain(sentences[0])[:60]}”; divide it"
            remarks.append(Remark(source_lines[0], "long paragraph", text, field))
        if passage.role != "li":
            covered = False
        is_counted = says_how_often(passage.text)
        free = passage.own or not medical or covered or passage.role == "dt" or passage.row in cited_rows
        for sentence, line in zip(sentences, source_lines, strict=True):
            text = plain(sentence)
            if (length := len(split_words(text))) > LONG_SENTENCE:
                remarks.append(Remark(line, "long sentence", f"{length} words: “{text}”", field))
            if medical and id(passage) not in sides:
                remarks += [
                    Remark(line, UNCERTAIN, message, field)
                    for message in certainty_remarks(text, is_counted=is_counted)
                ]
            if not (free or MARK.search(sentence) or _needs_no_source(sentence, passage.role)):
                remarks.append(Remark(line, UNCITED, f"no source: “{text}”", field))
        if passage.role == "p" and passage.marked.rstrip(" *").endswith(":") and MARK.search(passage.marked):
            covered = True
    return remarks


def _needs_no_source(sentence: str, role: str) -> bool:
    text = plain(sentence)
    sends_on = text.startswith(("See ", "Read ")) and LINK_END in sentence
    return role == "th" or sends_on or text.endswith(("?", ":"))
