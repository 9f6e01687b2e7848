// Keys are written as on a keyboard with Ctrl, such as "Ctrl+Alt+2"; on a Mac it is the command key.
export const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

// Returns which keys are pressed together with Ctrl or command, or null without it. AltGr, which Windows tells as Ctrl
// and Alt, types a letter.
export function pressedKeys(event, onMac = isMac) {
  if (!(onMac ? event.metaKey : event.ctrlKey) || event.getModifierState("AltGraph")) return null;
  // A digit may sit on another sign together with Shift or Alt.
  const key = event.code.startsWith("Digit") ? event.code.slice(5) : event.key.toUpperCase();
  return ["Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}

export function keysToRead(keys, onMac = isMac) {
  return onMac ? keys.replace("Ctrl", "⌘").replace("Alt", "⌥").replace("Shift", "⇧") : keys;
}

// The form that the attribute aria-keyshortcuts asks for.
export function keysForAria(keys, onMac = isMac) {
  return keys.replace("Ctrl", onMac ? "Meta" : "Control");
}
