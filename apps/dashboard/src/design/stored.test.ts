import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forget, readStored, store } from './stored.ts';

/** The storage of a tab, as much of it as is used. */
class TabStorage {
  readonly items = new Map<string, string>();
  getItem = (name: string) => this.items.get(name) ?? null;
  setItem = (name: string, text: string) => void this.items.set(name, text);
  removeItem = (name: string) => void this.items.delete(name);
}

let storage: TabStorage;
beforeEach(() => {
  storage = new TabStorage();
  vi.stubGlobal('sessionStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

test('a value is read as it was stored, under a key of its own', () => {
  store('form-a', { name: 'Ä', counts: [1, 2] });
  store('form-b', { name: 'other' });
  expect(readStored('form-a', {})).toEqual({ name: 'Ä', counts: [1, 2] });
  expect(readStored('form-c', 'nothing')).toBe('nothing');
});

test('a value that was forgotten is not there any more', () => {
  store('form', { name: 'A' });
  forget('form');
  expect(readStored('form', 'nothing')).toBe('nothing');
  expect(storage.items.size).toBe(0);
});

test('a text that another program stored is not read', () => {
  store('form', { name: 'A' });
  const [name] = storage.items.keys();
  storage.items.set(name, '{"name":');
  expect(readStored('form', 'nothing')).toBe('nothing');
});

const refuse = () => {
  throw new Error('QuotaExceededError');
};
test('without storage, or with a full one, the page goes on', () => {
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(() => store('form', {})).not.toThrow();
  expect(() => forget('form')).not.toThrow();
  expect(readStored('form', 'nothing')).toBe('nothing');
});
