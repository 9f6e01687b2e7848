// What to offer of texts that were kept on the device and not saved, and how they differ from what stands in the form.
const MOST_DAYS = 30;

// Whether what was read from the device is a text kept at most 30 days before `now`, in milliseconds.
export function isRecent(kept, now) {
  return now - kept?.at < MOST_DAYS * 24 * 3600 * 1000;
}

// The text that was kept last, or undefined where there is none.
export function newest(texts) {
  return texts.reduce((last, text) => (last?.at > text.at ? last : text), undefined);
}

// Says in short what `kept` has that `shown` has not: the first line, and how many.
export function difference(shown, kept) {
  const present = new Set(shown.split("\n"));
  const other = kept.split("\n").filter((line) => !present.has(line));
  const first = other.find((line) => line.trim());
  if (!first) return kept.trim() ? "some lines are not there" : "it is empty";
  const start = first.length > 90 ? `${first.slice(0, 90)}…` : first;
  return other.length > 1 ? `${other.length} lines, the first “${start}”` : `“${start}”`;
}
