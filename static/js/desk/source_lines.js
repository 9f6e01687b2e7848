// The lines of a field as the server counts them in its messages: in the body without the empty ones before its first
// word, in the other fields, which are lists, without any empty one.

// Returns, for each line that the server counts, its index among all lines of the text.
function counted(text, isBody) {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.trim());
  return [...lines.keys()].filter((index) => (isBody ? index >= first : lines[index].trim()));
}

// Returns the number, from 1, of the line in which a position stands; on a line that is not counted, the one above.
export function lineNumber(text, position, isBody) {
  const index = text.slice(0, position).split("\n").length - 1;
  return counted(text, isBody).filter((other) => other <= index).length;
}

// Returns where to go to for a message about a line: from where to where what the message names is selected.
export function placeOfMessage(text, line, message, isBody) {
  const lines = text.split("\n");
  const index = counted(text, isBody)[line - 1] ?? 0;
  const start = lines.slice(0, index).join("\n").length + (index ? 1 : 0);
  const [from, until] = placeIn(lines[index], message);
  return [start + from, start + until];
}

// Selects the key or the target that a message names. The cursor stands behind a sentence that it quotes, and else
// before the line: whatever is selected, the next key writes over.
function placeIn(line, message) {
  for (const [all, quoted] of message.matchAll(/@\w(?:[\w.:-]*\w)?|“([^”]+)”/g)) {
    const words = quoted ?? all;
    const from = line.indexOf(words);
    if (from >= 0) return [/\s/.test(words) ? from + words.length : from, from + words.length];
  }
  return [0, 0];
}
