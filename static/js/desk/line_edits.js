// What the buttons of the editor do to a text. Each function takes the text and the start and end of the selection
// (or the position of the cursor), as a text area counts them, and returns an edit: `text` replaces what stands
// between `from` and `until`; then `select`, one position or two, is where the cursor or the selection stands, or
// the end of the new text where there is no `select`. None of them touches the page: tests/scripts runs them in Node.

const BULLET = /^\s*[-*+] /;
const NUMBER = /^\s*\d{1,3}\. /;
const LIST_MARK = /^\s*(?:[-*+]|\d{1,3}\.) /;

export function toggleBullets(text, start, end) {
  return toggleMark(text, start, end, { pattern: BULLET, others: LIST_MARK, mark: () => "- " });
}

export function toggleNumbers(text, start, end) {
  return toggleMark(text, start, end, { pattern: NUMBER, others: LIST_MARK, mark: (count) => `${count}. ` });
}

export function toggleHeading(text, start, end, level) {
  const sign = "#".repeat(level) + " ";
  const pattern = new RegExp(`^#{${level}} `);
  return toggleMark(text, start, end, { pattern, others: /^#{1,6} +/, mark: () => sign, sample: "Heading" });
}

// The lines that a selection touches.
function linesAround(text, start, end) {
  const until = text.indexOf("\n", end);
  return [lineStart(text, start), until < 0 ? text.length : until];
}

// Sets a mark at the beginning of each line, in place of one that `others` matches, or takes it away where each line
// has it. In a box the mark stands behind the ">". An empty line that is marked gets `sample` for its words.
function toggleMark(text, start, end, { pattern, others, mark, sample = "" }) {
  const [from, until] = linesAround(text, start, end);
  const lines = text.slice(from, until).split("\n");
  const filled = lines.filter((line) => quoted(line)[1].trim());
  const off = filled.length > 0 && filled.every((line) => pattern.test(quoted(line)[1]));
  let count = 0;
  const changed = lines.map((line) => {
    const [quote, words] = quoted(line);
    if (!words.trim() && filled.length) return line;
    const bare = words.replace(others, "");
    return off ? quote + bare : quote + mark(++count) + (bare || sample);
  });
  let result = changed.join("\n");
  // What is marked begins after an empty line, unless the line above is marked alike.
  const above = text.slice(0, from).split("\n").at(-2) ?? "";
  const isApart = off || /^[> ]*$/.test(above) || pattern.test(quoted(above)[1]);
  const before = isApart ? "" : quoted(changed[0])[0].trimEnd() + "\n";
  result = before + result;
  const to = from + result.length;
  if (!filled.length) return { from, until, text: result, select: [to - sample.length, to] };
  if (start === end) return { from, until, text: result, select: [Math.max(from, to - (until - start))] };
  return { from, until, text: result, select: [from + before.length, to] };
}

// Sets words between two asterisks, or takes these away. Without a selection it is the word at the cursor.
export function toggleBold(text, start, end) {
  if (start === end) [start, end] = wordAt(text, start);
  while (start < end && /\s/.test(text[start])) start++;
  while (start < end && /\s/.test(text[end - 1])) end--;
  const words = text.slice(start, end) || "bold words";
  if (start < end && text.slice(Math.max(0, start - 2), start) === "**" && text.slice(end, end + 2) === "**")
    return { from: start - 2, until: end + 2, text: words, select: [start - 2, end - 2] };
  // Each line for itself: two asterisks do not reach over the end of a paragraph.
  const lines = words.split("\n").map((line) => line.match(/^((?:> ?)*\s*(?:[-*+] |\d+\. )?)(.*?)(\s*)$/));
  const off = lines.every(([, , line]) => !line || /^\*\*.+\*\*$/.test(line));
  const turned = lines.map(([, mark, line, rest]) => mark + (off ? line.slice(2, -2) : line && `**${line}**`) + rest);
  const result = turned.join("\n");
  const inside = off || lines.length > 1 ? 0 : 2;
  return { from: start, until: end, text: result, select: [start + inside, start + result.length - inside] };
}

// Puts lines of their own below the cursor's line, with an empty line on either side.
export function insertBlock(text, position, block, select) {
  const [from, until] = linesAround(text, position, position);
  const empty = !text.slice(from, until).trim();
  const at = empty ? from : until;
  const [before, after] = [text.slice(0, at), text.slice(until)];
  const above = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = !after.trim() || after.startsWith("\n\n") ? "" : "\n";
  const begin = at + above.length;
  return { from: at, until, text: above + block + below, select: select.map((place) => begin + place) };
}

// Sets a block quote of a kind around the lines of a selection, or with a sample to write over.
export function insertBox(text, start, end, kind, title) {
  const chosen = text.slice(...linesAround(text, start, end));
  const head = `> [!${kind.toUpperCase()}]${title ? " " + title : ""}`;
  if (start !== end && chosen.trim()) {
    const [from, until] = linesAround(text, start, end);
    const box = [head, ...chosen.split("\n").map((line) => `> ${line}`.trimEnd())].join("\n");
    return { from, until, text: box, select: [from, from + box.length] };
  }
  const sample = SAMPLES[kind] ?? "> - What the reader has to know";
  const block = `${head}${title || !NAMED.has(kind) ? "" : " The point in a few words"}\n${sample}`;
  const words = TO_WRITE.find((one) => block.includes(one)) ?? sample.slice(2);
  const first = block.indexOf(words);
  return insertBlock(text, end, block, [first, first + words.length]);
}

export function insertTable(text, position) {
  const block = "| Heading | Heading |\n| --- | --- |\n| Words | Words |\n| Words | Words |";
  return insertBlock(text, position, block, [2, 9]);
}

// `sources` are keys, each with where in the source, if it matters. A citation stands before the full stop, and joins
// one that stands there already.
export function insertCitation(text, position, sources) {
  const items = sources.map(({ key, locator }) => (locator ? `@${key}, ${locator}` : `@${key}`)).join("; ");
  const line = text.slice(lineStart(text, position), position);
  const stop = line.match(/[.!?]["”’)]*\s*$/)?.[0].length ?? 0;
  const at = position - stop;
  const there = text.slice(0, at).match(/\[@[^[\]\n]*\]$/);
  if (there) {
    const inside = `; ${items}]`;
    return { from: at - 1, until: at, text: inside, select: [at - 1 + inside.length + stop] };
  }
  const space = at && !/\s/.test(text[at - 1]) ? " " : "";
  const mark = `${space}[${items}]${/[\p{L}\p{N}]/u.test(text[at] ?? "") ? " " : ""}`;
  return { from: at, until: at, text: mark, select: [at + mark.length + stop] };
}

// A picture on a line of its own. What it shows must hold no brackets: see withoutBrackets().
export function insertPicture(text, position, { path, alternative, caption }) {
  const title = caption.trim().replaceAll('"', "”"); // a straight one would end it
  const line = `![${alternative}](${path}${title && ` "${title}"`})`;
  return insertBlock(text, position, line, [line.length]);
}

export function withoutBrackets(words) {
  return words.replaceAll(/[[\]\n]/g, " ").trim();
}

// The Markdown of a link; a bracket in its words does not end them.
export function linkTo(target, words) {
  return `[${words.replaceAll(/[[\]]/g, "\\$&")}](${target})`;
}

// The link that words become when an address is pasted onto them; null where that is no link.
export function linkOfPaste(words, pasted) {
  const address = pasted.trim();
  return words && !/[\n[\]]/.test(words) && /^https?:\/\/[^\s()]+$/.test(address) ? linkTo(address, words) : null;
}

// The link in which the cursor stands.
export function linkAt(text, position) {
  const [from, until] = linesAround(text, position, position);
  for (const match of text.slice(from, until).matchAll(/(?<!!)\[([^[\]]*)\]\(([^()\s]*)\)/g)) {
    const start = from + match.index;
    if (start < position && position < start + match[0].length)
      return { from: start, until: start + match[0].length, words: match[1], target: match[2] };
  }
  return null;
}

// What Enter does in a list or a box: it begins the next line of it, or ends it where the line is empty, with the empty
// line without which Markdown would take what follows for a part of it. Null elsewhere: Enter is left to the browser.
export function continueLine(text, position) {
  const from = lineStart(text, position);
  const line = text.slice(from, position);
  const match = line.match(/^((?:> ?)*)(\s*)(?:([-*+])|(\d{1,3})\.) (\[[ x]\] )?(.*)$/);
  if (!match) {
    const [quote, words] = quoted(line);
    if (!quote) return null;
    if (words.trim()) return { from: position, until: position, text: `\n${quote}` };
    const above = lineStart(text, Math.max(0, from - 1));
    const isEmpty = from && !quoted(text.slice(above, from))[1].trim();
    return { from: isEmpty ? above : from, until: position, text: "\n" };
  }
  const [, quote, indent, dot, number, box = "", words] = match;
  if (!words.trim()) return { from, until: position, text: `${quote.trimEnd()}\n${quote}` };
  const mark = dot ?? `${Number(number) + 1}.`;
  return { from: position, until: position, text: `\n${quote}${indent}${mark} ${box && "[ ] "}` };
}

const SAMPLES = {
  // No page writes its own list of signs: a care card prints those of its level from signs.yaml.
  emergency: "> {{ signs.after.emergency }}",
  urgent: "> {{ signs.after.urgent }}",
  contact: "> {{ signs.after.contact }}",
  warning: "> What the reader has to know",
  advice: "> What we advise",
  differ:
    "> - **Who says it:** what they say\n> - **Who says it:** what they say\n>\n> What the reader is to know or do.",
  data: "> | Column | Column |\n> | --- | --- |\n> | Words | Words |",
};
const NAMED = new Set(["warning", "advice", "differ"]);
// What is selected in a sample, for the editor to write over: the first of these that stands in it.
const TO_WRITE = ["The point in a few words", "Who says it", "What the reader has to know", "What we advise", "Column"];

function lineStart(text, position) {
  return position && text.lastIndexOf("\n", position - 1) + 1;
}

function quoted(line) {
  const quote = line.match(/^(?:> ?)*/)[0];
  return [quote, line.slice(quote.length)];
}

function wordAt(text, position) {
  const before = text.slice(0, position).match(/[\p{L}\p{N}’'-]*$/u)[0].length;
  const after = text.slice(position).match(/^[\p{L}\p{N}’'-]*/u)[0].length;
  return [position - before, position + after];
}
