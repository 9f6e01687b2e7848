// The wording of what the server says of a text, such as "Body: Line 3: unknown source @nobody".

// The message without its line and in small letters, so that two messages about one mistake are equal.
export function withoutPlace(message) {
  return message
    .replace(/^[:\s]*(Line \d+: )?/, "")
    .trim()
    .toLowerCase();
}

// The message with another number of its line.
export function atLine(message, line) {
  return message.replace(/^([:\s]*Line )\d+/, `$1${line}`);
}
