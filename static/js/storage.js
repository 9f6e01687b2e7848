// What a page keeps on the device, or in its tab alone. Where a browser refuses, as a private or a full one may,
// reading gives null and `write` false.
function guarded(kind) {
  const attempt = (action, refused = null) => {
    try {
      return action(globalThis[kind]);
    } catch {
      return refused;
    }
  };
  return {
    isOpen: () => attempt(Boolean, false),
    names: () => attempt(Object.keys, []),
    read: (name) => attempt((storage) => storage.getItem(name)),
    readJson: (name) => attempt((storage) => JSON.parse(storage.getItem(name))),
    write: (name, value) => attempt((storage) => storage.setItem(name, value) ?? true, false),
    remove: (name) => attempt((storage) => storage.removeItem(name)),
  };
}

export const device = guarded("localStorage");
export const tab = guarded("sessionStorage");
