// What a page keeps on the device, also where the browser refuses to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { device, tab } from "../../static/js/storage.js";

const give = (name, get) => Object.defineProperty(globalThis, name, { configurable: true, get });

// A storage with the four methods that a browser's has, which holds as many entries as `room` says.
class Storage {
  static room = Infinity;
  getItem(name) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name, value) {
    if (Object.keys(this).length >= Storage.room) throw new DOMException("", "QuotaExceededError");
    this[name] = String(value);
  }
  removeItem(name) {
    delete this[name];
  }
}

test("what is written is read back until it is removed", () => {
  const storage = new Storage();
  give("localStorage", () => storage);
  assert.equal(device.isOpen(), true);
  assert.equal(device.read("a"), null);
  assert.equal(device.write("a", '{"b":1}'), true);
  assert.deepEqual(device.names(), ["a"]);
  assert.deepEqual(device.readJson("a"), { b: 1 });
  device.write("c", "{");
  assert.equal(device.readJson("c"), null);
  device.remove("a");
  assert.equal(device.read("a"), null);
});

test("a full storage says that nothing is kept", (t) => {
  const storage = new Storage();
  give("localStorage", () => storage);
  t.after(() => (Storage.room = Infinity));
  Storage.room = 0;
  assert.equal(device.isOpen(), true);
  assert.equal(device.write("a", "b"), false);
});

for (const [why, get] of Object.entries({
  "blocked by the reader": () => {
    throw new DOMException("", "SecurityError");
  },
  "missing from the browser": () => null,
}))
  test(`a storage that is ${why} breaks nothing`, () => {
    give("sessionStorage", get);
    assert.equal(tab.isOpen(), false);
    assert.equal(tab.read("a"), null);
    assert.equal(tab.write("a", "b"), false);
    tab.remove("a");
    assert.deepEqual(tab.names(), []);
  });
