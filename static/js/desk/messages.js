// The wording of what the server says of a text, such as "Body: Line 3: unknown source @nobody".

// The message alone, without its place and however it begins: so two of the same mistake are told to be alike.
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
